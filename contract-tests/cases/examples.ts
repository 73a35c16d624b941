import { nameOperation } from '../contract/contract.ts';
import { buildDraft, jsonMedia } from './base-draft.ts';
import type { CaseSource } from './case.ts';
import { accepts, fromDraft, orSkip } from './make-case.ts';
import { withRecipients } from './recipients.ts';

/** Every example of the document, the least that is required, and everything at once. */
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
  ];
};
