import { existsSync } from 'node:fs';
import { runRedocly } from '../lib/redocly.ts';
import { UserError } from '../lib/user-error.ts';

/**
 * Throws a UserError with every problem and its line where the document breaks a rule of redocly.yaml. `name` stands
 * for the file in the first line.
 */
export const lintDocument = async (
  file: string,
  { name = `\`${file}\``, ...options }: { signal?: AbortSignal; name?: string } = {},
): Promise<void> => {
  if (!existsSync(file)) {
    throw new UserError(`\`${file}\`: there is no such file. \`npm run spec\` writes the document.`);
  }
  try {
    await runRedocly(['lint', file, '--format', 'codeframe'], options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${name} breaks the rules of redocly.yaml:\n\n${withoutProgress(error.message)}`);
  }
};

/** Removes Redocly's progress report, which comes after the problems and ends with advice to ignore them. */
const withoutProgress = (output: string): string => (output.split('\nvalidating ')[0] ?? output).trim();
