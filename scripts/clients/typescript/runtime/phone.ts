import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

export type { CountryCode } from 'libphonenumber-js';

/** A plus sign and 15 digits: https://www.itu.int/rec/T-REC-E.164 */
const LONGEST = 16;

/** A text that is no phone number of the country. */
export class PhoneNumberError extends Error {
  override readonly name: string = 'PhoneNumberError';
}

/**
 * A phone number as people write it, in the E.164 format: `toE164('0812-3456-7890', 'ID')` is `+6281234567890`. The
 * country is the one of numbers that are written without their country code. Throws a PhoneNumberError.
 */
export const toE164 = (text: string, country?: CountryCode): string => {
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(country && { defaultCountry: country }),
  });
  if (!number?.isPossible() || number.ext || number.number.length > LONGEST) {
    const where = country ? `of ${country}, nor one with a country code` : 'with a country code (`+62…`)';
    throw new PhoneNumberError(`\`${text}\` is no phone number ${where}`);
  }
  return number.number;
};
