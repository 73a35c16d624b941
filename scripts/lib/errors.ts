/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The code of an error of Node or of the system, such as `ENOENT`; undefined of any other. */
export const codeOf = (error: unknown): string | undefined => readText(error, 'code');

/** The system's function that has failed, such as `open`; undefined of any other error. */
export const systemCallOf = (error: unknown): string | undefined => readText(error, 'syscall');

/** The path that the system's function was given; undefined where there is none. */
export const pathOf = (error: unknown): string | undefined => readText(error, 'path');

const readText = (owner: unknown, name: string): string | undefined => {
  const value: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};
