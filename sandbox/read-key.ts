import { UserError } from '../scripts/lib/user-error.ts';

/** What a header can carry as it is. */
export const readKey = (value: string): string => {
  if (/^[!-~]+$/.test(value)) return value;
  throw new UserError('`--key`: give at least one character, all of them ASCII, without spaces.');
};
