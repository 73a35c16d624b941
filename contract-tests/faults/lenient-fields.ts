import type { Contract } from '../../scripts/document/reading/description.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { sampleBody } from './answers.ts';
import type { Interception } from './call.ts';
import { withJson } from './call.ts';
import { describeFaults } from './fault.ts';
import { type Field, hasPattern, isText, lengthOf, lenient, lenientWhere, listFields } from './fields.ts';

const CHECK = 'status-expected';

/** Fills in matching fields that are missing. */
const fillIn =
  (isSuch: (field: Field, index: number) => boolean) =>
  (contract: Contract): Interception => ({
    before: (call) => {
      if (!isObject(call.json)) return call;
      const missing = listFields(contract, call).filter(
        (field, index) => field.required && isSuch(field, index),
      );
      return withJson(call, {
        ...Object.fromEntries(missing.map(({ name, sample }) => [name, sample])),
        ...call.json,
      });
    },
  });

/** Changes a text into a valid text, which the document does not allow. */
const normalise = (change: (text: string, field: Field) => string) =>
  lenient((value, field) =>
    isText(value) && hasPattern(field) && !field.valid(value) && field.valid(change(value, field))
      ? change(value, field)
      : value,
  );

const bound = (field: Field, keyword: 'minLength' | 'maxLength'): number =>
  Number(field.flat.keywords[keyword]);

/** Faults in validating the fields of a body: the server accepts what the document does not allow. */
export const lenientFieldFaults = [
  ...describeFaults('missing fields', CHECK, [
    ['accepts a body without any required field', fillIn(() => true)],
    ['accepts a body without its first field', fillIn((_, index) => index === 0)],
    ['accepts a body without its fields that have a pattern', fillIn(hasPattern)],
    [
      'accepts an object without fields',
      {
        before: (call) =>
          isObject(call.json) && Object.keys(call.json).length === 0
            ? withJson(call, sampleBody(call.operation))
            : call,
      },
    ],
  ]),
  ...describeFaults('null', CHECK, [
    [
      'accepts null for a text',
      lenientWhere((value, { flat }) => value === null && flat.types.includes('string')),
    ],
    [
      'accepts null for a flag',
      lenientWhere((value, { flat }) => value === null && flat.types.includes('boolean')),
    ],
    [
      'accepts null for the body',
      { before: (call) => (call.json === null ? withJson(call, sampleBody(call.operation)) : call) },
    ],
  ]),
  ...describeFaults('coercion of scalars', CHECK, [
    ['accepts a number for a text', lenientWhere((value) => typeof value === 'number')],
    ['accepts a boolean for a text', lenientWhere((value) => typeof value === 'boolean')],
    ['accepts the string "false" for a flag', lenientWhere((value) => value === 'false')],
    [
      'accepts 0 and 1 for a flag',
      lenientWhere((value, { flat }) => flat.types.includes('boolean') && (value === 0 || value === 1)),
    ],
  ]),
  ...describeFaults('coercion of containers', CHECK, [
    [
      'accepts a list with one item for a text',
      lenientWhere((value, { flat }) => Array.isArray(value) && flat.types.includes('string')),
    ],
    [
      'accepts an object for a text',
      lenientWhere((value, { flat }) => isObject(value) && flat.types.includes('string')),
    ],
    ['accepts anything for a flag', lenientWhere((_, { flat }) => flat.types.includes('boolean'))],
  ]),
  ...describeFaults('minimum length', CHECK, [
    ['accepts an empty text', lenientWhere((value, field) => value === '' && !hasPattern(field))],
    [
      'accepts a text that is one character too short',
      lenientWhere((value, field) => lengthOf(value) === bound(field, 'minLength') - 1),
    ],
    [
      'has no minimum',
      lenientWhere((value, field) => isText(value) && lengthOf(value) < bound(field, 'minLength')),
    ],
  ]),
  ...describeFaults('maximum length', CHECK, [
    [
      'accepts a text that is one character too long',
      lenientWhere((value, field) => lengthOf(value) === bound(field, 'maxLength') + 1),
    ],
    ['has no maximum', lenientWhere((value, field) => lengthOf(value) > bound(field, 'maxLength'))],
    [
      'cuts a text that is too long',
      normalise((text, field) => text.slice(0, bound(field, 'maxLength') || undefined)),
    ],
  ]),
  ...describeFaults('anchors of patterns', CHECK, [
    [
      'has a pattern without its first anchor',
      normalise((text, { sample }) => (text.endsWith(String(sample)) ? String(sample) : text)),
    ],
    [
      'has a pattern without its last anchor',
      normalise((text, { sample }) => (text.startsWith(String(sample)) ? String(sample) : text)),
    ],
    [
      'searches for the pattern anywhere',
      normalise((text, { sample }) => (text.includes(String(sample)) ? String(sample) : text)),
    ],
  ]),
  ...describeFaults('lines and patterns', CHECK, [
    ['treats the end of a line as the end', normalise((text) => text.replace(/\n$/, ''))],
    ['checks the last line only', normalise((text) => text.split('\n').at(-1) ?? '')],
    ['checks the first line only', normalise((text) => text.split('\n')[0] ?? '')],
  ]),
  ...describeFaults('trimming', CHECK, [
    ['trims the beginning', normalise((text) => text.trimStart())],
    ['trims the end', normalise((text) => text.trimEnd())],
    ['trims both ends', normalise((text) => text.trim())],
  ]),
  ...describeFaults('digits of patterns', CHECK, [
    [
      'accepts digits of another script',
      normalise((text) =>
        text.replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)),
      ),
    ],
    [
      'accepts a zero for the first digit',
      lenientWhere((value, field) => isText(value) && hasPattern(field) && /^\D*0\d+$/.test(value)),
    ],
    [
      'removes spaces',
      normalise((text, { sample }) =>
        text.replaceAll(' ', '').length < text.length ? String(sample) : text,
      ),
    ],
  ]),
  ...describeFaults('contents of patterns', CHECK, [
    ['supplies the first character', normalise((text, { sample }) => String(sample).slice(0, 1) + text)],
    [
      'accepts a letter within',
      lenientWhere((value, field) => isText(value) && hasPattern(field) && /\dx\d/.test(value)),
    ],
    ['checks no pattern', lenientWhere((value, field) => isText(value) && hasPattern(field))],
  ]),
];
