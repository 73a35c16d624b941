/** As Node gives it to fetch's error as its cause, and as Bun throws it. Deno's and workerd's have no code. */
type SystemError = {
  readonly code?: string;
  readonly syscall?: string;
  readonly host?: string;
  readonly errors?: readonly SystemError[];
};

/**
 * Refused; or a handshake that failed: a certificate that is not trusted, is not the host's or has expired, a server
 * that speaks no TLS or none of this kind. Other errors of TLS can come later, after the request.
 */
const UNSENT =
  /^(ECONNREFUSED|ConnectionRefused|FailedToOpenSocket|UND_ERR_CONNECT_TIMEOUT|(?!ERR_SSL).*CERT.*|UNABLE_TO_.+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_SSL_.*(WRONG_VERSION|PROTOCOL_VERSION|HANDSHAKE_FAIL|UNRECOGNIZED_NAME|UNSUPPORTED_PROTOCOL).*)$/;

/** https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED =
  /^(1|7|9|11|13|15|17|19|2[0-35]|37|4[23]|53|69|7[79]|87|95|10[1-49]|11[01357]|119|123|13[579]|143|161|179|389|427|465|51[2-5]|526|53[0-2]|540|548|554|556|563|587|601|636|989|99[035]|1719|172[03]|2049|3659|4045|4190|506[01]|6000|6566|666[5-9]|6679|6697|10080)$/;

/**
 * Whether nothing of a request was sent: there never was a connection that could have carried it. By the codes of the
 * runtime's own fetch; the error of any other fetch says nothing certain.
 */
export const wasNeverSent = (error: unknown, { port }: URL): boolean => {
  const isCertain = ({ code, syscall, host, errors }: SystemError): boolean => {
    if (errors?.length) return errors.every(isCertain);
    // Node gives a blocked port no code, and a response 407 neither
    if (!code) return BLOCKED.test(port);
    // Node names the host of a connection that was closed before its TLS, Bun has one code for a failed handshake
    const failedHandshake = !syscall && (code === 'EPROTO' || (code === 'ECONNRESET' && host !== undefined));
    return failedHandshake || syscall === 'connect' || syscall === 'getaddrinfo' || UNSENT.test(code);
  };
  return isCertain(Object(Object(error).cause ?? error));
};
