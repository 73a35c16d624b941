import type { Server } from 'node:http';
import { UserError } from './user-error.ts';

/** Binds to the loopback interface; port 0 takes any free port. Resolves to the origin, without a slash at its end. */
export const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(sayListenError(error, port)));
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${portOf(server)}`);
    });
  });

/** The port that a server listens on. */
export const portOf = (server: Server): number => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  return address.port;
};

/** Ends open connections too: a test or Ctrl-C does not wait for a client that keeps its connection alive. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });

export const readPort = (value: string | undefined, standard: number): number => {
  if (value === undefined) return standard;
  const port = Number(value);
  if (!/^[0-9]+$/.test(value) || port > 65535) {
    throw new UserError(
      `\`--port ${value}\`: not a port. Give a number from 0 to 65535; 0 takes any free port.`,
    );
  }
  return port;
};

/** Resolves when the signal is aborted, as by Ctrl-C. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const sayListenError = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code === 'EADDRINUSE') {
    return new UserError(
      `Port ${port} is in use. Stop what listens there, or choose another with \`--port\`.`,
    );
  }
  if (error.code === 'EACCES') {
    return new UserError(`Port ${port} needs more rights. Choose one from 1024 on with \`--port\`.`);
  }
  return error;
};
