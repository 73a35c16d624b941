import { nameOperation } from '../../../scripts/document/reading/contract.ts';
import type { Case } from '../model/case.ts';
import { nameCase } from '../model/case.ts';

/** What a run is going to do, in a few lines. */
export const summarisePlan = (cases: readonly Case[], url: string, level: number): string => {
  const positives = cases.filter(({ expect }) => expect.some((status) => status.startsWith('2'))).length;
  const rows = [...Map.groupBy(cases, ({ operation }) => nameOperation(operation))].map(
    ([operation, own]) => `  ${String(own.length).padStart(4)}  ${operation}`,
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
    .map((one, index) => {
      const { method, path, query, headers, body } = one.wire;
      return [
        `${index + 1}. ${nameCase(one)}`,
        `   ${method} ${path}${query && `?${query}`}, credential: ${one.credential.kind}, expects ${one.expect.join(' or ')}`,
        ...headers.map(([name, value]) => `   ${name}: ${value}`),
        ...(body ? [`   ${new TextDecoder().decode(body)}`] : []),
      ].join('\n');
    })
    .join('\n');
