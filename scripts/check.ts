import { relative, resolve } from 'node:path';
import { runCommand } from './lib/command.ts';
import { apiFlag, outFlag, PROJECT_ROOT } from './lib/project.ts';
import { UserError } from './lib/user-error.ts';
import { findDifferences } from './pipeline/find-differences.ts';

await runCommand({
  usage: 'npm run check',
  summary:
    'Makes everything anew in a temporary folder, and fails where the document or a client in this project, or in --out, differs.',
  flags: {
    api: apiFlag,
    out: { ...outFlag, help: 'the folder whose spec/ and generated/ are checked; needed with --api' },
  },
  run: async (values, signal) => {
    const { api, out } = values;
    const found = out ? `What is in \`${out}\`` : 'What is committed';
    const given = api ? `what \`${api}\` gives` : 'what the schemas give';
    const differences = await findDifferences(values, signal);
    if (differences.length === 0) return void process.stdout.write(`${found} is ${given}.\n`);
    const root = resolve(out ?? PROJECT_ROOT);
    const lines = differences
      .map(({ path, kind }) => `  ${kind.padEnd(8)} ${relative(root, path)}\n`)
      .join('');
    const flags = Object.entries({ api, out }).flatMap(([name, value]) =>
      value ? [`--${name} ${value}`] : [],
    );
    const build = ['npm run build', ...(flags.length > 0 ? ['--', ...flags] : [])].join(' ');
    throw new UserError(
      `${found} is not ${given}:\n${lines}Run \`${build}\`${out ? '.' : ', and commit what it changes.'}`,
    );
  },
});
