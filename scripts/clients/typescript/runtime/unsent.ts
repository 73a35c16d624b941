/** As Node gives it to fetch's error as its cause, and as Bun throws it. Deno's and workerd's have no code. */
type SystemError = {
  readonly code?: string;
  readonly syscall?: string;
  readonly host?: string;
  readonly errors?: readonly SystemError[];
};

/**
 * Refused, or a certificate, or a handshake that failed. Of the errors of TLS only those that no established connection
 * has: `ERR_SSL_…_CERTIFICATE_REQUIRED` can come after the request.
 */
const UNSENT =
  /^(ECONNREF|ConnectionRef|FailedToOpen|UND_ERR_CONNECT_T|(?!ERR_SSL).*CERT|UNABLE_TO|INVALID_(CA|P)|PATH_L|HOSTNAME|ERR_SSL_.*(VERSION|HANDSHAKE_F|UNREC|UNSUPPORTED_P))/;

/**
 * Whether nothing of a request was sent: there never was a connection that could have carried it. By the codes of the
 * runtime's own fetch; the error of any other fetch says nothing certain. Node's fetch gives no code where it blocks a
 * port, which it does at once, nor for a response 407, which takes its time.
 */
export const wasNeverSent = (error: unknown, atOnce: boolean): boolean => {
  const isCertain = ({ code, syscall = '', host, errors }: SystemError): boolean =>
    errors?.length
      ? errors.every(isCertain)
      : code
        ? /^(connect|getaddrinfo)$/.test(syscall) ||
          UNSENT.test(code) ||
          // Bun's code for a failed handshake; Node names the host of a connection that was closed before its TLS
          (!syscall && (code === 'EPROTO' || (code === 'ECONNRESET' && !!host)))
        : atOnce;
  return isCertain(Object(Object(error).cause ?? error));
};
