import { UserError } from './user-error.ts';

/** The value of a flag that takes a whole number, from `minimum` to `maximum`. Throws a UserError that names both. */
export const readCount = (
  flag: string,
  text: string | undefined,
  fallback: number,
  minimum: number,
  maximum = Number.MAX_SAFE_INTEGER,
): number => {
  if (text === undefined) return fallback;
  const value = Number(text);
  const isWhole = /^[0-9]+$/.test(text) && Number.isSafeInteger(value);
  if (isWhole && value >= minimum && value <= maximum) return value;
  const bounds =
    maximum === Number.MAX_SAFE_INTEGER ? `, ${minimum} or more` : ` from ${minimum} to ${maximum}`;
  throw new UserError(`\`--${flag} ${text}\`: give a whole number${bounds}.`);
};
