import { withHeader } from './call.ts';
import { as, decode, failed, HTML, is, status, succeeded, text, vital, when } from './change-reply.ts';
import { describeFaults } from './fault.ts';

/** Faults in the status, the content type and the syntax of answers. */
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
];
