import type { Operation } from '../../../scripts/document/reading/description.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { type Draft, toWire } from '../requests/draft.ts';
import type { Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseContext } from './context.ts';

/**
 * The request of a case that does not test values. Level 2 may send a valid request; the levels below send an invalid
 * request, or a valid request that changes nothing. Undefined where there is no such request.
 */
export const buildHarmlessRequest = (context: CaseContext, operation: Operation): Wire | undefined => {
  const draft = buildDraft(context, operation, { fill: 'required' });
  if (context.level === 2) return toWire(draft);
  const invalid = buildInvalidRequest(context, operation, draft);
  if (invalid !== undefined) return invalid;
  // optional parameters can be invalid too
  return operation.repeatable
    ? toWire(draft)
    : buildInvalidRequest(context, operation, buildDraft(context, operation, { fill: 'all' }));
};

/**
 * The draft where it lacks a body that it needs, else with an invalid body, else with an invalid parameter; undefined
 * where none of these is invalid.
 */
export const buildInvalidRequest = (
  { isInvalid }: CaseContext,
  operation: Operation,
  draft: Draft,
): Wire | undefined => {
  const bodies = isObject(draft.body) ? [{}, []] : draft.body === undefined ? [] : [null];
  const parameters = [...draft.parameters.keys()].map((parameter) => ({
    ...draft,
    parameters: new Map([...draft.parameters, [parameter, '§x'] as const]),
  }));
  return [draft, ...bodies.map((body) => ({ ...draft, body })), ...parameters]
    .map(toWire)
    .find((wire) => wire !== undefined && isInvalid({ operation, wire }));
};
