/** No value was found. The suite reports the place as not covered. */
export class NoValueError extends Error {}

export const NO_VALUE = 'no valid value was found; an example in the document helps';

/** Calls `build`; undefined where it throws a NoValueError. */
export const orNone = <T>(build: () => T): T | undefined => {
  try {
    return build();
  } catch (error) {
    if (error instanceof NoValueError) return undefined;
    throw error;
  }
};
