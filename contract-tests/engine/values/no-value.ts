/** No value was found: the suite reports what it could not test. */
export class NoValueError extends Error {}

export const NO_VALUE = 'no valid value was found; an example in the document helps';

/** What is built, or undefined where there is no value for it. */
export const orNone = <T>(build: () => T): T | undefined => {
  try {
    return build();
  } catch (error) {
    if (error instanceof NoValueError) return undefined;
    throw error;
  }
};
