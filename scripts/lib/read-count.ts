import { UserError } from './user-error.ts';

/** The value of a flag that takes a whole number, at least `minimum`. */
export const readCount = (
  flag: string,
  text: string | undefined,
  fallback: number,
  minimum: number,
): number => {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(value) && value >= minimum) return value;
  throw new UserError(`\`--${flag} ${text}\`: give a whole number, ${minimum} or more.`);
};
