/** A text as one word of a POSIX shell: within single quotes only the single quote is special. */
export const quoteShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
