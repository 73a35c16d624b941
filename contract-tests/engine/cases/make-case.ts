import type { Operation } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import { type Draft, toWire } from '../requests/draft.ts';
import type { Wire } from '../requests/wire.ts';
import { NoValueError } from '../values/no-value.ts';
import type { CaseContext } from './context.ts';
import { acceptedStatuses, invalidStatuses } from './expected-statuses.ts';

type Details = Pick<Case, 'title' | 'group'> & Partial<Case>;

/** A request that the document allows and the server accepts. Sent at level 2 unless `level` is given. */
export const accepts = (operation: Operation, wire: Wire, details: Details): Case => ({
  operation,
  wire,
  validity: 'valid',
  credential: { kind: 'valid' },
  expect: acceptedStatuses(operation),
  level: 2,
  ...details,
});

/** A request that the document does not allow and the server refuses as invalid. */
export const rejects = (operation: Operation, wire: Wire, details: Details): Case => ({
  operation,
  wire,
  validity: 'invalid',
  credential: { kind: 'valid' },
  expect: invalidStatuses(operation),
  level: 0,
  ...details,
});

/** `a phone`, `an image_url`, `a body` for the value itself. */
export const nameSite = (name: string): string => {
  const shown = name === '' ? 'body' : name;
  return `${/^[aeio]/i.test(shown) ? 'an' : 'a'} ${shown}`;
};

/** Calls `build`. Returns undefined and reports a skip where it finds no valid value. */
export const orUndefined = <T>(context: CaseContext, what: string, build: () => T): T | undefined => {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof NoValueError)) throw error;
    context.skip(what, error.message);
    return undefined;
  }
};

export const orSkip = (context: CaseContext, what: string, build: () => readonly Case[]): readonly Case[] =>
  orUndefined(context, what, build) ?? [];

/** The case of a draft; none where the draft has no text form. */
export const fromDraft = (draft: Draft, build: (wire: Wire) => Case): Case[] => {
  const wire = toWire(draft);
  return wire ? [build(wire)] : [];
};
