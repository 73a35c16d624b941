import { nameOperation, type Operation } from '../../../scripts/document/reading/description.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import type { Case } from '../model/case.ts';
import { jsonMedia } from '../model/json-media.ts';
import { type Draft, toWire } from '../requests/draft.ts';
import { toBytes, type Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { acceptedStatuses, invalidStatuses } from './expected-statuses.ts';
import { accepts, orSkip, rejects } from './make-case.ts';

/** Objects whose JSON is broken, without fields, or in an unusual form. */
export const bodyCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › broken bodies`, () => {
    if (jsonMedia(operation)?.schema === undefined) return [];
    const draft = buildDraft(context, operation, { fill: 'all' });
    const wire = toWire(draft);
    if (wire === undefined || !isObject(draft.body)) return [];
    return [
      ...brokenCases(context, operation, draft, wire),
      ...unusualCases(context, operation, draft, wire),
    ];
  });

const brokenCases = (context: CaseContext, operation: Operation, { body }: Draft, wire: Wire): Case[] => {
  const text = JSON.stringify(body);
  const broken: [string, string | Uint8Array][] = [
    ['malformed JSON', text.slice(0, -1)],
    ['a body with trailing garbage', `${text} x`],
    ['a body with a trailing comma', `${text.slice(0, -1)},}`],
    ['an empty body', ''],
    [
      'a body that is not UTF-8',
      new Uint8Array([...toBytes(text.slice(0, -1)), 0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    ],
    ['a body in another character set', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['an object without fields', '{}'],
  ];
  return (
    broken
      .map(([what, raw]) =>
        rejects(
          operation,
          { ...wire, body: typeof raw === 'string' ? toBytes(raw) : raw },
          { group: 'body', title: `rejects ${what}` },
        ),
      )
      // an optional body may be empty, and an object may need no field
      .filter((testCase) => context.isInvalid(testCase))
  );
};

const unusualCases = (context: CaseContext, operation: Operation, { body }: Draft, wire: Wire): Case[] => {
  const object = body as Record<string, unknown>;
  const text = JSON.stringify(object);
  const [field] = Object.keys(object);
  const invalid = toBytes(
    JSON.stringify(Object.fromEntries(Object.entries(object).map(([key]) => [key, null]))),
  );
  const either = [...acceptedStatuses(operation), ...invalidStatuses(operation)];
  const more = { ...object, x_unknown: { nested: ['value', 1, null] } };
  const valid = (title: string, changes: Partial<Wire>, details: Partial<Case> = {}): Case =>
    accepts(operation, { ...wire, ...changes }, { group: 'body', title, ...details });
  return [
    valid('accepts a body in chunks', { chunked: true }),
    valid('accepts a body with white space around it', {
      body: toBytes(` \r\n\t${JSON.stringify(object, null, 2)}\n`),
    }),
    valid('accepts a field that is not documented', { body: toBytes(JSON.stringify(more)) }),
    valid('accepts escaped characters', { body: toBytes(escapeAll(text)) }),
    // a server may take either value or refuse both, https://www.rfc-editor.org/rfc/rfc8259#section-4
    valid(
      'answers a body with the same field twice',
      { body: toBytes(duplicate(object, field)) },
      { expect: either },
    ),
    rejects(
      operation,
      { ...wire, body: invalid, chunked: true },
      { group: 'body', title: 'rejects an invalid body in chunks' },
    ),
    rejects(
      operation,
      { ...wire, body: toBytes(duplicate({ ...object, [field ?? '']: null }, field)) },
      {
        group: 'body',
        title: 'rejects a body with the same invalid field twice',
      },
    ),
  ].filter((testCase) => context.isInvalid(testCase) === (testCase.validity === 'invalid'));
};

const duplicate = (object: Record<string, unknown>, field = ''): string =>
  `{${JSON.stringify(field)}:${JSON.stringify(object[field])},${JSON.stringify(object).slice(1)}`;

/** Every letter of the strings and names as `\uXXXX`: the same JSON value. */
const escapeAll = (json: string): string =>
  json.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (string) => {
    const text: string = JSON.parse(string);
    return `"${[...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`;
  });
