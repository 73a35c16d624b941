import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, type Credential, parseTable } from './protocol/case.ts';

/** The cases that every client of an API has to meet. */
export type Table = {
  /** As the API is named. */
  readonly name: string;
  readonly credential: Credential;
  readonly cases: readonly Case[];
};

/** Reads `tables/<name>.json`. Throws where a case of it is not one. */
export const readTable = (name: string): Table => {
  const file = join(import.meta.dirname, 'tables', `${name}.json`);
  return { name, ...parseTable(JSON.parse(readFileSync(file, 'utf8'))) };
};
