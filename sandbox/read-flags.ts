import { UserError } from '../scripts/lib/user-error.ts';

/** A whole number from 0 on. */
export const readNumber = (
  flag: string,
  value: string | undefined,
  standard: number,
  max: number,
): number => {
  if (value === undefined) return standard;
  if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
  throw new UserError(`\`--${flag} ${value}\`: give a whole number from 0 to ${max}.`);
};

/** What a header can carry as it is. */
export const readKey = (value: string): string => {
  if (/^[!-~]+$/.test(value)) return value;
  throw new UserError('`--key`: give at least one character, all of them ASCII, without spaces.');
};
