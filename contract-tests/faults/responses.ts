import { isObject } from '../../scripts/document/reading/reader.ts';
import { withHeader, withJson } from './call.ts';
import {
  as,
  decode,
  editFirst,
  emptied,
  failed,
  HTML,
  is,
  isCode,
  nulled,
  retyped,
  status,
  succeeded,
  text,
  vital,
  when,
} from './change-reply.ts';
import { describeFaults } from './fault.ts';

/** Faults in the answers of a server. */
export const responseFaults = [
  ...describeFaults(
    'status of success',
    'status-expected',
    [
      ['answers 201', when(succeeded, status(201))],
      ['answers 202', when(succeeded, status(202)), 'status-documented'],
      [
        'answers 204 without a body',
        when(succeeded, (reply) => ({ ...reply, status: 204, bytes: new Uint8Array(), json: undefined })),
      ],
    ],
    vital,
  ),
  ...describeFaults(
    'status of errors',
    'status-expected',
    [
      ['answers 422 to an invalid request', when(is(400), status(422))],
      ['answers 500 to an invalid request', when(is(400), as(500))],
      ['answers 200 to an invalid request, with the error', when(is(400), status(200))],
    ],
    vital,
  ),
  ...describeFaults(
    'status of rare errors',
    'status-expected',
    [
      ['answers 503 in place of 500', when(is(500), as(503))],
      ['answers 500 in place of 503', when(is(503), as(500))],
      ['answers 418 in place of 404', when(is(404), status(418))],
    ],
    vital,
  ),
  ...describeFaults('content type of answers', 'content-type', [
    [
      'sends no content type',
      when(
        () => true,
        (reply) => withHeader(reply, 'content-type', undefined),
      ),
    ],
    [
      'sends text/html',
      when(
        () => true,
        (reply) => withHeader(reply, 'content-type', 'text/html'),
      ),
    ],
    [
      'sends text/plain with errors',
      when(failed, (reply) => withHeader(reply, 'content-type', 'text/plain')),
    ],
    [
      'sends another character set',
      when(succeeded, (reply) => withHeader(reply, 'content-type', 'application/json; charset=iso-8859-1')),
    ],
  ]),
  ...describeFaults('syntax of answers', 'body-parses', [
    [
      'answers with an empty body',
      when(
        succeeded,
        text(() => ''),
      ),
    ],
    [
      'answers with half of the JSON',
      when(
        succeeded,
        text((reply) => decode(reply).slice(0, -2)),
      ),
    ],
    [
      'answers errors in HTML',
      when(
        failed,
        text(() => HTML),
      ),
    ],
    [
      'begins with a byte order mark',
      when(
        () => true,
        text((reply) => `\ufeff${decode(reply)}`),
      ),
    ],
  ]),
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
