import {
  isSuccess,
  nameOperation,
  type Operation,
  type Response,
} from '../../../scripts/document/reading/description.ts';
import { type Case, NO_ANSWER } from '../model/case.ts';
import { jsonMedia } from '../model/json-media.ts';
import { type Draft, toWire } from '../requests/draft.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { accepts, fromDraft, orSkip } from './make-case.ts';

/** Every documented status that the server answers on request, or that an example makes it answer. */
export const statusCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › statuses`, () => [
    ...operation.responses.flatMap((response) => provokeCases(context, operation, response)),
    ...triggerCases(context, operation),
  ]);

const provokeCases = (context: CaseContext, operation: Operation, response: Response): Case[] => {
  const { provoke } = context.capabilities;
  const status = Number(response.status);
  if (provoke === undefined || !Number.isInteger(status)) return [];
  const examples = response.media.flatMap(({ examples }) => examples);
  const wire = toWire(buildDraft(context, operation, { fill: 'required' }));
  if (wire === undefined) return [];
  return (examples.length > 0 ? examples.map(({ name }) => name) : [undefined]).map((example) =>
    accepts(
      operation,
      { ...wire, headers: [...wire.headers, ...Object.entries(provoke(status, example))] },
      {
        group: 'status',
        title: `answers ${status}${example === undefined ? '' : ` as in ${example}`} when asked`,
        expect: [String(status)],
      },
    ),
  );
};

const triggerCases = (context: CaseContext, operation: Operation): Case[] => {
  if (!context.capabilities.triggers) return [];
  const base = buildDraft(context, operation, { fill: 'all' });
  return (jsonMedia(operation)?.examples ?? []).flatMap((example) => {
    if (example.status === undefined) return [];
    const draft: Draft = { ...base, body: example.value };
    const status = example.status;
    return fromDraft(draft, (wire) =>
      accepts(operation, wire, {
        group: 'status',
        title:
          status === NO_ANSWER
            ? `drops the connection of the example ${example.name}`
            : `answers the example ${example.name} with ${status}`,
        expect: [String(status)],
        validity: isSuccess(status) ? 'valid' : 'any',
      }),
    );
  });
};
