import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailed } from './clients/conformance/matrix.ts';
import { planTables } from './clients/conformance/plan-tables.ts';
import { runConformance } from './clients/conformance/run-conformance.ts';
import { mutants } from './clients/php/mutants.ts';
import { clientTargets } from './clients/targets.ts';

const only = process.argv[2] ?? '';
const plans = await planTables(clientTargets, 'php');
const queue = mutants.filter((m) => m.title.includes(only)).values();
let noticed = 0,
  total = 0;
const work = async () => {
  for (const m of queue) {
    const place = mkdtempSync('/tmp/phpmut/m-');
    let found = '';
    for (const { table, runners } of plans) {
      const [r] = runners;
      if (!r) continue;
      const folder = join(place, table.name);
      cpSync(r.folder, folder, { recursive: true });
      const file = join(folder, 'src/Runtime', m.file);
      const ns = table.name === 'bookshop' ? 'Bookshop' : 'SidobeWhatsapp';
      const text = readFileSync(file, 'utf8');
      const next = text.replace(m.find.replaceAll('ApiClient', ns), () =>
        m.replace.replaceAll('ApiClient', ns),
      );
      if (next === text) throw new Error('unchanged ' + m.title);
      writeFileSync(file, next);
      const { verdicts } = await runConformance(table, r.runner, folder, 12000);
      const fails = [...verdicts].filter(([, v]) => isFailed(v));
      if (fails.length) {
        const [id, v] = fails[0]!;
        found = `${fails.length}× ${id}: ${(v as { problems: string[] }).problems[0]?.slice(0, 120)}`;
        break;
      }
    }
    total++;
    if (found) noticed++;
    appendFileSync(
      '/tmp/phpmut/log.txt',
      `${found ? 'noticed ' : 'SURVIVED'} ${m.file} ${m.title}: ${found}\n`,
    );
    rmSync(place, { recursive: true, force: true });
  }
};
await Promise.all([1, 2, 3, 4].map(work));
appendFileSync('/tmp/phpmut/log.txt', `TOTAL ${noticed} of ${total}\n`);
