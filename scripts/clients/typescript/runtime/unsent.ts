import { hasNodesFetch } from './platform.ts';

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

const isCertain = ({ code = '', syscall = '', host, errors }: SystemError): boolean =>
  errors?.length
    ? errors.every(isCertain)
    : /^(connect|getaddrinfo)$/.test(syscall) ||
      UNSENT.test(code) ||
      // Bun's code for a failed handshake; Node names the host of a connection that was closed before its TLS
      (!syscall && (code === 'EPROTO' || (code === 'ECONNRESET' && !!host)));

/** Whether Node's fetch gives a request to what would send it. It does not where it blocks the port. */
const isDispatched = async (url: string): Promise<boolean> => {
  let dispatched = false;
  const dispatch = () => {
    dispatched = true;
    // nothing is sent
    throw dispatched;
  };
  // an option of Node's own: https://github.com/nodejs/undici/blob/main/docs/docs/api/Fetch.md
  await fetch(url, { dispatcher: { dispatch } } as RequestInit).catch(() => {});
  return dispatched;
};

/**
 * Whether nothing of a request was sent: there never was a connection that could have carried it. By the codes of the
 * runtime's own fetch; the error of any other fetch says nothing certain. Node gives a port that it blocks no code, and
 * a response 407 neither: it is asked again.
 */
export const wasNeverSent = async (error: unknown, url: string): Promise<boolean> => {
  const cause: SystemError = Object(Object(error).cause ?? error);
  if (cause.code || !hasNodesFetch()) return isCertain(cause);
  return (await isDispatched('http://a')) && !(await isDispatched(url));
};
