type Thrown = { readonly message?: string; readonly cause?: Thrown; readonly errors?: readonly Thrown[] };

/** Why a fetch failed, in one line. Foreign errors are not passed on: they may hold a request and its headers. */
export const sayReason = (error: unknown): string => {
  try {
    const { message, cause } = Object(error) as Thrown;
    const because = (cause?.errors?.[0] ?? cause)?.message;
    return because ? `${message}: ${because}` : `${message}`;
  } catch {
    // what a fetch of the caller's own throws may be anything
    return 'an error that says nothing';
  }
};
