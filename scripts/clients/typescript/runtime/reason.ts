type Thrown = { readonly message?: string; readonly cause?: Thrown; readonly errors?: readonly Thrown[] };

/** Why a fetch failed, in one line. Foreign errors are not passed on: they may hold a request and its headers. */
export const sayReason = (error: unknown): string => {
  try {
    const { message, cause } = Object(error) as Thrown;
    return `${message}: ${(cause?.errors?.[0] ?? cause)?.message ?? ''}`;
  } catch {
    // what a fetch of the caller's own throws may be anything
    return 'an error that says nothing';
  }
};

/** Whether there never was a connection, so that nothing was sent: as Node, Bun and Deno say it. */
export const wasNeverMade = (reason = ''): boolean =>
  /(^|: )([Cc]onnect|getaddrinfo) |^(\w+: )?Unable to connect|client error \(Connect\)/.test(reason);
