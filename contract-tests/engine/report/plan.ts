import { type NotCovered, nameOperation } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import { nameCase } from '../model/case.ts';
import { showControls } from './visible.ts';

type Planned = { readonly cases: readonly Case[]; readonly notCovered: readonly NotCovered[] };

/** A summary of what a run will send. */
export const summarisePlan = (cases: readonly Case[], url: string, level: number): string => {
  const positives = cases.filter(({ expect }) => expect.some((status) => status.startsWith('2'))).length;
  const rows = [...Map.groupBy(cases, ({ operation }) => nameOperation(operation))].map(
    ([operation, own]) => `  ${String(own.length).padStart(4)}  ${showControls(operation)}`,
  );
  return [
    `Plan: at most ${cases.length} requests to ${url}, level ${level}, ${positives} of them may be accepted`,
    ...rows,
    '',
  ].join('\n');
};

/** Every request of a run, in order. */
export const listPlan = (cases: readonly Case[]): string =>
  cases
    .map((testCase, index) => {
      const { method, path, query, headers, body } = testCase.wire;
      return [
        `${index + 1}. ${nameCase(testCase)}`,
        `   ${method} ${path}${query && `?${query}`}, credential: ${testCase.credential.kind}, expects ${testCase.expect.join(' or ')}`,
        ...headers.map(([name, value]) => `   ${name}: ${value}`),
        ...(body ? [`   ${new TextDecoder().decode(body)}`] : []),
      ]
        .map(showControls)
        .join('\n');
    })
    .join('\n');

/** The parts of the document that a plan does not test, with reasons, and why a plan is empty. */
export const listGaps = ({ cases, notCovered }: Planned): string => {
  const lines = notCovered.map(({ what, reason }) => `  ${showControls(`${what}: ${reason}`)}\n`);
  const listed = lines.length === 0 ? '' : `Not covered (${lines.length})\n${lines.join('')}`;
  if (cases.length > 0) return listed;
  const why =
    lines.length === 0 ? 'the document describes none at this level' : 'see the reasons under `Not covered`';
  return `${listed}No request is planned: ${why}.\n`;
};
