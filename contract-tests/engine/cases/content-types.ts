import { nameOperation, type Operation } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import { jsonMedia } from '../model/json-media.ts';
import { toWire } from '../requests/draft.ts';
import type { Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseSource } from './context.ts';
import { acceptedStatuses, mediaTypeStatuses } from './expected-statuses.ts';
import { buildInvalidRequest } from './harmless-request.ts';
import { accepts, orSkip, rejects } from './make-case.ts';

const WRONG = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'];

/** Cases of the header that names the type of the body. https://www.rfc-editor.org/rfc/rfc9110#name-content-type */
export const contentTypeCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › content types`, () => {
    const media = jsonMedia(operation);
    const draft = buildDraft(context, operation, { fill: 'all' });
    const wire = toWire(draft);
    if (media === undefined || wire === undefined) return [];
    const invalid = buildInvalidRequest(context, operation, draft);
    // another documented type or a range such as `text/*` makes some of these requests valid
    const wrong = [
      ...wrongTypeCases(operation, wire),
      ...(invalid ? invalidBodyCases(operation, invalid) : []),
    ];
    return [
      ...validCases(operation, wire, media.type),
      ...wrong.filter((testCase) => context.isInvalid(testCase)),
    ];
  });

const validCases = (operation: Operation, wire: Wire, type: string): Case[] => [
  ...[`${type}; charset=utf-8`, type.toUpperCase()].map((written) =>
    accepts(operation, withType(wire, written), {
      group: 'content type',
      title: `accepts the content type ${written}`,
    }),
  ),
  // without a content type a server may inspect the bytes
  accepts(operation, withType(wire, undefined), {
    group: 'content type',
    title: 'answers a valid body without a content type',
    validity: 'any',
    expect: [...acceptedStatuses(operation), ...mediaTypeStatuses(operation)],
  }),
];

/** Only the type is wrong, so a lenient server may accept the body: sent at level 2 only. */
const wrongTypeCases = (operation: Operation, wire: Wire): Case[] =>
  WRONG.map((type) =>
    rejects(operation, withType(wire, type), {
      group: 'content type',
      title: `rejects the content type ${type}`,
      expect: mediaTypeStatuses(operation),
      level: 2,
    }),
  );

const invalidBodyCases = (operation: Operation, wire: Wire): Case[] =>
  [undefined, 'text/plain'].map((type) =>
    rejects(operation, withType(wire, type), {
      group: 'content type',
      title: `rejects an invalid body ${type === undefined ? 'without a content type' : `as ${type}`}`,
      expect: mediaTypeStatuses(operation),
    }),
  );

const withType = (wire: Wire, type: string | undefined): Wire => ({
  ...wire,
  headers: [
    ...wire.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
    ...(type === undefined ? [] : [['Content-Type', type] as const]),
  ],
});
