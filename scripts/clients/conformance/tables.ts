import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../lib/user-error.ts';
import { type Case, type Credential, parseTable } from './protocol/case.ts';

/** The cases that every client of an API has to meet. */
export type Table = {
  /** As the API is named. */
  readonly name: string;
  readonly credential: Credential;
  readonly cases: readonly Case[];
};

/** Reads `tables/<name>.json`. Throws a UserError where there is none, and where a case of it is not one. */
export const readTable = (name: string): Table => {
  const file = join(import.meta.dirname, 'tables', `${name}.json`);
  if (!existsSync(file)) {
    throw new UserError(`There are no cases for clients of the API \`${name}\`: write them to \`${file}\`.`);
  }
  return { name, ...parseTable(JSON.parse(readFileSync(file, 'utf8'))) };
};
