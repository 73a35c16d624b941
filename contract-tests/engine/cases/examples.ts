import fc from 'fast-check';
import { nameOperation } from '../../../scripts/document/reading/description.ts';
import { pickIndex } from '../../../scripts/lib/random.ts';
import { jsonMedia } from '../model/json-media.ts';
import { withBody } from '../requests/draft.ts';
import { validValues } from '../values/arbitrary.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseSource } from './context.ts';
import { accepts, fromDraft, orSkip } from './make-case.ts';
import { withRecipients } from './recipients.ts';

/** Every example of the document, a request with the required fields only, and a request with every field. */
export const exampleCases: CaseSource = (context, operation) => {
  const name = nameOperation(operation);
  const examples = (jsonMedia(operation)?.examples ?? []).filter(({ status }) => status === undefined);
  const level = (index: number) => (index === 0 ? 1 : 2);
  return [
    ...examples.flatMap((example, index) =>
      orSkip(context, `${name} › example ${example.name}`, () =>
        fromDraft(
          {
            ...buildDraft(context, operation, { fill: 'all' }),
            body: withRecipients(context, operation, example.value),
          },
          (wire) =>
            accepts(operation, wire, {
              group: 'example',
              title: `accepts the example ${example.name}`,
              level: level(index),
            }),
        ),
      ),
    ),
    ...(['required', 'all'] as const).flatMap((fill, index) =>
      orSkip(context, `${name} › ${fill} fields`, () =>
        fromDraft(buildDraft(context, operation, { fill }), (wire) =>
          accepts(operation, wire, {
            group: 'example',
            title:
              fill === 'all'
                ? 'accepts every documented field at once'
                : 'accepts what is required and no more',
            level: examples.length === 0 ? level(index) : 2,
          }),
        ),
      ),
    ),
    ...randomCases(context, operation),
  ];
};

/** The body differs for each seed: a server may be made for the examples only. */
const randomCases: CaseSource = (context, operation) => {
  const schema = jsonMedia(operation)?.schema;
  if (schema === undefined || context.level < 2) return [];
  return orSkip(context, `${nameOperation(operation)} › random body`, () => {
    const base = buildDraft(context, operation, { fill: 'all' });
    const seed = pickIndex(context.maker.random, 2 ** 31);
    const [body] = fc.sample(validValues(context.contract.validator, schema), { seed, numRuns: 1 });
    return fromDraft(withBody(base, body), (wire) =>
      accepts(operation, wire, { group: 'example', title: 'accepts a random valid body' }),
    );
  });
};
