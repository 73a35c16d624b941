import { checkFidelity } from './fidelity/check-fidelity.ts';
import { formatReport } from './fidelity/format-report.ts';
import { formatFailure } from './fidelity/reproduce.ts';
import { runCommand } from './lib/command.ts';
import { buildProgress } from './lib/progress.ts';
import { apiFlag, loadApi } from './lib/project.ts';
import { readCount } from './lib/read-count.ts';
import { UserError } from './lib/user-error.ts';
import { sampleMock } from './mock/sample-mock.ts';

await runCommand({
  usage: 'npm run fidelity',
  summary: 'Proves that Zod, the document and, for a sample, the mock accept and reject the same values.',
  flags: {
    api: apiFlag,
    runs: { type: 'string', value: '<number>', help: 'values for each component, 20000 unless given' },
    seed: { type: 'string', value: '<number>', help: 'other values for another seed, 1 unless given' },
    json: { type: 'boolean', help: 'print the report as JSON' },
  },
  run: async (values, signal) => {
    const runs = readCount('runs', values.runs, 20_000, 100);
    const asked = { api: values.api, runs, seed: readCount('seed', values.seed, 1, 0) };
    const progress = buildProgress();
    const { api } = await loadApi(values.api);
    const proof = await checkFidelity(api, { ...asked, signal, onProgress: progress.show }).finally(
      progress.clear,
    );
    const report = proof.discrepancies.length === 0 ? await sampleMock(api, proof, asked) : proof;
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
    if (report.discrepancies.length > 0) throw new UserError(formatFailure(report, asked));
  },
});
