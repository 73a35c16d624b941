import type { CoverageItem, ItemKind } from '../coverage/coverage.ts';
import { escapeXml } from '../secrets/redact.ts';
import { describeMissing } from './describe-missing.ts';
import { reportStyle } from './html-style.ts';
import { countOutcomes } from './json.ts';
import { describeRepeat, type Entry, type Report } from './report.ts';

const KINDS: readonly ItemKind[] = [
  'operation',
  'credential',
  'status',
  'media type',
  'header',
  'property',
  'value',
  'keyword',
];

/** A self-contained page: no scripts, no requests; light and dark, for phones and desktops. */
export const buildHtml = (report: Report): string => {
  const agreed = report.failures.length === 0 && report.problems.length === 0;
  const title = `${report.title} on ${report.target}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contract report: ${escapeXml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<h1>${escapeXml(report.title)}</h1>
<p class="verdict ${agreed ? 'good' : 'bad'}">${escapeXml(report.target)} ${agreed ? 'agrees' : 'does not agree'} with the document</p>
${buildFacts(report)}
</header>
${buildSections(report)}
</main>
</body>
</html>
`;
};

const buildFacts = (report: Report): string => {
  const counts = countOutcomes(report);
  const facts: [string, string][] = [
    ['Server', report.url],
    ['Cases', String(counts.cases)],
    ['Passed', String(counts.passed)],
    ['Failed', String(counts.failed)],
    ['Known to fail', String(counts.known)],
    ['Drift only', String(counts.drift)],
    ['Unobserved', String(counts.unobserved)],
    ['Coverage', `${report.coverage.percent} %`],
    ['Seed', String(report.seed)],
    ['Level', String(report.level)],
    ['Started', report.startedAt],
    ['Time', `${(report.milliseconds / 1000).toFixed(1)} s`],
  ];
  return `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeXml(value)}</dd></div>`).join('')}</dl>`;
};

const buildSections = (report: Report): string => {
  const missing = report.coverage.missing.map(describeMissing);
  return [
    section('Failures', report.failures, buildEntries(report.failures)),
    section('Problems of the run', report.problems, list(report.problems)),
    section('Drift', report.drift, buildEntries(report.drift)),
    section(
      'Known failures',
      report.known,
      list(
        report.known.map(
          ({ case: name, check, reason, expires }) => `${name} (${check}): ${reason}, until ${expires}`,
        ),
      ),
    ),
    section('Coverage', report.coverage.items, buildMatrix(report.coverage.items)),
    section('Not seen', missing, list(missing)),
    section(
      'Unobserved',
      report.unobserved,
      list(report.unobserved.map(({ what, reason }) => `${what}: ${reason}`)),
    ),
    section(
      'Statuses not seen',
      report.unseenStatuses,
      list(report.unseenStatuses.map(({ what, reason }) => `${what}: ${reason}`)),
    ),
    section(
      'Not covered',
      report.notCovered,
      list(report.notCovered.map(({ what, reason }) => `${what}: ${reason}`)),
    ),
  ].join('\n');
};

const section = (title: string, items: readonly unknown[], content: string): string =>
  items.length === 0
    ? ''
    : `<section><h2>${title} <span class="count">${items.length}</span></h2>${content}</section>`;

const list = (lines: readonly string[]): string =>
  `<ul>${lines.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul>`;

const buildEntries = (entries: readonly Entry[]): string =>
  [...Map.groupBy(entries, ({ operation }) => operation)]
    .map(([operation, group]) => `<h3>${escapeXml(operation)}</h3>${group.map(buildEntry).join('')}`)
    .join('');

const buildEntry = (entry: Entry): string =>
  `<details><summary><span>${escapeXml(entry.case.replace(`${entry.operation} › `, ''))}</span> <code class="check">${escapeXml(entry.check)}</code></summary>
<dl><dt>Expected</dt><dd>${escapeXml(entry.expected)}</dd><dt>Got</dt><dd>${escapeXml(entry.got)}</dd>${buildRepeat(entry)}</dl></details>`;

/** A gap of the coverage is about every request of the run. */
const buildRepeat = (entry: Entry): string =>
  entry.check === 'coverage'
    ? ''
    : `<dt>Repeat</dt><dd><pre tabindex="0">${escapeXml(describeRepeat(entry))}</pre></dd>`;

/** One row per operation and one column per kind; below, one square per item. */
const buildMatrix = (items: readonly CoverageItem[]): string => {
  const rows = [...Map.groupBy(items, ({ operation }) => operation)].map(([operation, own]) => {
    const cells = KINDS.map((kind) => buildCell(own.filter((item) => item.kind === kind)));
    return `<tr><th scope="row">${escapeXml(operation)}</th>${cells.join('')}</tr>`;
  });
  const head = KINDS.map((kind) => `<th scope="col">${kind}</th>`).join('');
  const squares = [...Map.groupBy(items, ({ operation }) => operation)].map(
    ([operation, own]) =>
      `<details><summary>${escapeXml(operation)}</summary><ul class="squares">${own.map(buildSquare).join('')}</ul></details>`,
  );
  return `<p class="legend"><span class="seen">seen</span> <span class="half">not seen violated</span> <span class="unseen">not seen</span></p>
<div class="scroll" tabindex="0" role="region" aria-label="Coverage by operation"><table><thead><tr><th scope="col">Operation</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
${squares.join('')}`;
};

const stateOf = ({ valid, violable, violated }: CoverageItem): 'seen' | 'half' | 'unseen' =>
  valid ? (violable && !violated ? 'half' : 'seen') : 'unseen';

const buildCell = (items: readonly CoverageItem[]): string => {
  if (items.length === 0) return '<td></td>';
  const states = items.map(stateOf);
  const seen = states.filter((state) => state === 'seen').length;
  const state = seen === items.length ? 'seen' : states.includes('unseen') ? 'unseen' : 'half';
  return `<td class="${state}">${seen}/${items.length}</td>`;
};

const buildSquare = (item: CoverageItem): string =>
  `<li class="${stateOf(item)}">${escapeXml(item.name.replace(`${item.operation} › `, ''))}</li>`;
