import type { Contract } from '../../scripts/document/reading/description.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { fail } from './answers.ts';
import type { Interception } from './call.ts';
import { describeFaults } from './fault.ts';
import { answersWhere, isText, lengthOf, listFields } from './fields.ts';

const CHECK = 'status-expected';
const refuse = fail(400);
const crash = fail(500);

const refuseBody =
  (isSuch: (body: Record<string, unknown>, contract: Contract, names: readonly string[]) => boolean) =>
  (contract: Contract): Interception => ({
    before: (call) => {
      const names = listFields(contract, call).map(({ name }) => name);
      return isObject(call.json) && isSuch({ ...call.json }, contract, names) ? refuse(call) : call;
    },
  });

/** Faults in validating the fields of a body: the server rejects or fails on what the document allows. */
export const strictFieldFaults = [
  ...describeFaults('bounds that are too narrow', CHECK, [
    [
      'rejects a text of the minimum length',
      answersWhere(
        (value, { flat }) => lengthOf(value) === flat.keywords.minLength && lengthOf(value) > 0,
        refuse,
      ),
    ],
    [
      'rejects a text of the maximum length',
      answersWhere((value, { flat }) => lengthOf(value) === flat.keywords.maxLength, refuse),
    ],
    [
      'rejects an empty text that may be empty',
      answersWhere((value, { flat }) => value === '' && flat.keywords.minLength === 0, refuse),
    ],
  ]),
  ...describeFaults('Unicode', CHECK, [
    [
      'rejects text beyond ASCII',
      answersWhere((value) => isText(value) && /[^\0-\x7f]/.test(value) && !/\d{3}/.test(value), refuse),
    ],
    [
      'rejects text beyond the basic plane',
      answersWhere((value) => isText(value) && /[\u{10000}-\u{10ffff}]/u.test(value), refuse),
    ],
    [
      'answers 500 to text beyond ASCII',
      answersWhere((value) => isText(value) && /[\u3000-\u9fff]/.test(value), crash),
    ],
  ]),
  ...describeFaults('valid values that are rejected', CHECK, [
    ['rejects true', answersWhere((value) => value === true, refuse)],
    [
      'rejects false',
      answersWhere((value, { flat }) => value === false && flat.types.includes('boolean'), refuse),
    ],
    [
      'rejects the example of a field',
      answersWhere((value, { sample, required }) => required && value === sample, refuse),
    ],
  ]),
  ...describeFaults('limits that are not documented', CHECK, [
    [
      'rejects a text of more than a thousand characters',
      answersWhere((value) => lengthOf(value) > 1000, refuse),
    ],
    [
      'rejects line breaks',
      answersWhere((value, { valid }) => isText(value) && value.includes('\n') && valid(value), refuse),
    ],
    [
      'rejects text that looks like markup',
      answersWhere((value) => isText(value) && /<\w+>/.test(value), refuse),
    ],
  ]),
  ...describeFaults('narrow patterns', CHECK, [
    [
      'accepts the numbers of one country only',
      answersWhere(
        (value, field) =>
          isText(value) &&
          /^\+\d+$/.test(value) &&
          field.valid(value) &&
          value.slice(0, 3) !== String(field.sample).slice(0, 3),
        refuse,
      ),
    ],
    [
      'rejects a query in a URL',
      answersWhere((value, { valid }) => isText(value) && /^https?:.*\?/.test(value) && valid(value), refuse),
    ],
    [
      'rejects a scheme in upper case',
      answersWhere((value, { valid }) => isText(value) && /^HTTPS?:/.test(value) && valid(value), refuse),
    ],
    [
      'rejects a URL without an extension',
      answersWhere(
        (value, { valid }) =>
          isText(value) && /^https?:/.test(value) && valid(value) && !/\.\w+$/.test(value),
        refuse,
      ),
    ],
  ]),
  ...describeFaults('values that nothing points to', CHECK, [
    ['rejects a text of 137 characters', answersWhere((value) => lengthOf(value) === 137, refuse)],
    [
      'rejects a number that ends in 000',
      answersWhere((value, { valid }) => isText(value) && /^\+\d+000$/.test(value) && valid(value), refuse),
    ],
    [
      'answers 500 to a certain word',
      answersWhere((value) => isText(value) && /\bundefined\b/.test(value), crash),
    ],
  ]),
  ...describeFaults('closed and complete objects', CHECK, [
    [
      'rejects a field that is not documented',
      refuseBody((body, _, names) => Object.keys(body).some((name) => !names.includes(name))),
    ],
    ['requires an optional field', refuseBody((body, _, names) => names.some((name) => !(name in body)))],
    [
      'rejects a request with every field',
      refuseBody((body, _, names) => names.every((name) => name in body)),
    ],
  ]),
  ...describeFaults('crashes on types', CHECK, [
    ['answers 500 to a number for a text', answersWhere((value) => typeof value === 'number', crash)],
    ['answers 500 to an object for a text', answersWhere((value) => isObject(value), crash)],
    ['answers 500 to null', answersWhere((value) => value === null, crash)],
  ]),
  ...describeFaults('crashes on lengths', CHECK, [
    ['answers 500 to an empty text', answersWhere((value) => value === '', crash)],
    [
      'answers 500 to a text that is too long',
      answersWhere((value, { flat }) => lengthOf(value) > Number(flat.keywords.maxLength), crash),
    ],
    [
      'answers 500 to a text that is too short',
      answersWhere(
        (value, { flat }) => isText(value) && lengthOf(value) < Number(flat.keywords.minLength),
        crash,
      ),
    ],
  ]),
  ...describeFaults('lost connections', 'answer', [
    [
      'drops the connection on a wrong type',
      answersWhere(
        (value, { valid }) => !valid(value) && !isText(value),
        () => Response.error(),
      ),
    ],
    [
      'drops the connection on null',
      answersWhere(
        (value) => value === null,
        () => Response.error(),
      ),
    ],
    [
      'drops the connection on Unicode',
      answersWhere(
        (value) => isText(value) && /[\u3000-\u9fff]/.test(value),
        () => Response.error(),
      ),
    ],
  ]),
];
