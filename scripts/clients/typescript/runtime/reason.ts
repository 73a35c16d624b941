type Thrown = { readonly message?: string; readonly cause?: Thrown; readonly errors?: readonly Thrown[] };

/** Why a fetch failed, in one line. Foreign errors are not passed on: they may hold a request and its headers. */
export const sayReason = (error: unknown): string => {
  const { message, cause } = Object(error) as Thrown;
  return `${message}: ${(cause?.errors?.[0] ?? cause)?.message ?? ''}`;
};

/** Whether there never was a connection, so that nothing was sent: as Node, Bun and Deno say it. */
export const wasNeverMade = (reason = ''): boolean =>
  /(^|: )([Cc]onnect|getaddrinfo) |^(\w+: )?Unable to connect|\(Connect\)/.test(reason);
