import { nameOperation, type Operation } from '../../../scripts/document/reading/contract.ts';
import { jsonMedia } from '../model/json-media.ts';
import { toWire } from '../requests/draft.ts';
import type { Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseSource } from './context.ts';
import { acceptedStatuses, mediaTypeStatuses } from './expected-statuses.ts';
import { accepts, orSkip, rejects } from './make-case.ts';
import { buildInvalidRequest } from './harmless-request.ts';

const WRONG = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'];

/** The header that says what the body is. https://www.rfc-editor.org/rfc/rfc9110#name-content-type */
export const contentTypeCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › content types`, () => {
    const media = jsonMedia(operation);
    const draft = buildDraft(context, operation, { fill: 'all' });
    const wire = toWire(draft);
    if (media === undefined || wire === undefined) return [];
    const invalid = buildInvalidRequest(context, operation, draft);
    const documented = operation.body?.media.map(({ type }) => type) ?? [];
    return [
      ...[`${media.type}; charset=utf-8`, media.type.toUpperCase()].map((type) =>
        accepts(operation, withType(wire, type), {
          group: 'content type',
          title: `accepts the content type ${type}`,
        }),
      ),
      ...WRONG.filter((type) => !documented.includes(type)).map((type) =>
        rejects(operation, withType(wire, type), {
          group: 'content type',
          title: `rejects the content type ${type}`,
          expect: mediaTypeStatuses(operation),
          level: 2,
        }),
      ),
      // a server may look at the bytes where nothing says what they are
      accepts(operation, withType(wire, undefined), {
        group: 'content type',
        title: 'answers a valid body without a content type',
        validity: 'any',
        expect: [...acceptedStatuses(operation), ...mediaTypeStatuses(operation)],
      }),
      ...(invalid ? invalidCases(operation, invalid) : []),
    ];
  });

const invalidCases = (operation: Operation, wire: Wire) =>
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
