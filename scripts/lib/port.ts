import { UserError } from './user-error.ts';

/** The flag of every entry point that serves something. */
export const portFlag = {
  type: 'string',
  value: '<number>',
  help: 'listen there; 0 takes a free port',
} as const;

export const readPort = (text: string | undefined, otherwise: number): number => {
  const port = Number(text ?? otherwise);
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && text !== '') return port;
  throw new UserError(`\`--port ${text}\` is no port. Give a number from 0 to 65535; 0 takes a free one.`);
};
