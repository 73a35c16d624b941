import { isObject } from '../../scripts/document/reading/reader.ts';
import { withJson } from './call.ts';
import { editFirst, emptied, is, isCode, nulled, retyped, succeeded, vital, when } from './change-reply.ts';
import { describeFaults } from './fault.ts';

/** Faults in the members of answers. */
export const memberFaults = [
  ...describeFaults(
    'missing members of a success',
    'body-schema',
    [
      [
        'leaves out the wrapped data',
        when(
          succeeded,
          editFirst(isObject, () => undefined),
        ),
      ],
      ['leaves out all members of the data', when(succeeded, emptied)],
      [
        'leaves out the flag of success',
        when(
          succeeded,
          editFirst(
            (value) => value === true,
            () => undefined,
          ),
        ),
      ],
    ],
    vital,
  ),
  ...describeFaults(
    'missing members of an error',
    'body-schema',
    [
      [
        'leaves out the code',
        when(
          is(400, 401),
          editFirst(isCode, () => undefined),
        ),
      ],
      [
        'leaves out the message',
        when(
          is(400, 401),
          editFirst(
            (value) => typeof value === 'string' && !isCode(value),
            () => undefined,
          ),
        ),
      ],
      [
        'leaves out the flag',
        when(
          is(400, 401),
          editFirst(
            (value) => value === false,
            () => undefined,
          ),
        ),
      ],
    ],
    vital,
  ),
  ...describeFaults(
    'types in answers',
    'body-schema',
    [
      ['answers another type of scalar', when(succeeded, retyped)],
      [
        'answers null for the wrapped data',
        when(
          succeeded,
          editFirst(isObject, () => null),
        ),
      ],
      ['answers null for a member of the data', when(succeeded, nulled)],
      [
        'answers a list of the wrapped data',
        when(
          succeeded,
          editFirst(isObject, (value) => [value]),
        ),
      ],
    ],
    vital,
  ),
  ...describeFaults(
    'types in errors',
    'body-schema',
    [
      [
        'answers a number for the code',
        when(
          is(400, 401),
          editFirst(isCode, () => 17),
        ),
      ],
      [
        'answers an object for the message',
        when(
          is(400, 401),
          editFirst(
            (value) => typeof value === 'string' && !isCode(value),
            (value) => ({ en: value }),
          ),
        ),
      ],
      ['answers a list of errors', when(is(400, 401), (reply) => withJson(reply, [reply.json]))],
    ],
    vital,
  ),
  ...describeFaults(
    'flags of answers',
    'body-schema',
    [
      [
        'answers false on success',
        when(
          succeeded,
          editFirst(
            (value) => value === true,
            () => false,
          ),
        ),
      ],
      [
        'answers true on errors',
        when(
          is(400, 401),
          editFirst(
            (value) => value === false,
            () => true,
          ),
        ),
      ],
      [
        'answers the flag as a string',
        when(
          () => true,
          editFirst((value) => typeof value === 'boolean', String),
        ),
      ],
    ],
    vital,
  ),
];
