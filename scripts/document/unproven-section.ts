import type { Api } from '../../schemas/definition.ts';
import { readUnproven } from './walk/meta.ts';
import { listPlaces } from './walk/places.ts';
import { listSteps } from './walk/steps.ts';

/** A section in Markdown for the rules that the schemas of the document cannot say; empty where there are none. */
export const buildUnprovenSection = (api: Api): string => {
  const rows = listSteps(listPlaces(api)).flatMap(({ schema, path }) =>
    readUnproven(schema).map(
      ({ rule, enforced }) => `| ${[path.join(' › '), rule, enforced].map(escapeCell).join(' | ')} |`,
    ),
  );
  if (rows.length === 0) return '';
  return `
# Rules beyond the schemas

These rules hold too, and the schemas of this document cannot say them: a validator accepts a value that breaks one.

| Where | Rule | Enforced |
| --- | --- | --- |
${[...new Set(rows)].join('\n')}
`;
};

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
