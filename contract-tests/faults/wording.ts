import { withHeader, withJson } from './call.ts';
import { as, bodyOf, edit, failed, is, succeeded, text, vital, when } from './change-reply.ts';
import { describeFaults } from './fault.ts';

/** Faults in the choice of a body and in its texts. */
export const wordingFaults = [
  ...describeFaults(
    'the rate limit',
    'body-of-status',
    [
      ['answers 429 with the common error', when(is(429), bodyOf(400))],
      [
        'answers 429 without a body',
        when(
          is(429),
          text(() => ''),
        ),
        'body-parses',
      ],
      [
        'answers 429 with plain text',
        when(
          is(429),
          text(() => 'rate limit exceeded'),
        ),
        'body-parses',
      ],
      [
        'answers 429 with another member',
        when(is(429), (reply) => withJson(reply, { error: 'rate limit exceeded' })),
        'body-schema',
      ],
      ['answers 503 in place of 429', when(is(429), as(503)), 'status-expected'],
      ['accepts requests over the limit', when(is(429), as(200)), 'status-expected'],
    ],
    vital,
  ),
  ...describeFaults(
    'bodies of other statuses',
    'body-schema',
    [
      ['answers 400 with the body of 429', when(is(400), bodyOf(429))],
      ['answers 401 with the body of 429', when(is(401), bodyOf(429))],
      ['answers a success with the body of an error', when(succeeded, bodyOf(400))],
      ['answers an error with the body of a success', when(is(400), bodyOf(200))],
    ],
    vital,
  ),
  ...describeFaults('codes of errors', 'known-values', [
    ['answers 401 with the code of 400', when(is(401), bodyOf(400))],
    ['answers 400 with the code of 401', when(is(400), bodyOf(401))],
    ['answers every error with the code of 401', when(failed, bodyOf(401))],
  ]),
  ...describeFaults(
    'internals of the server',
    'stack-trace',
    [
      [
        'shows a stack of JavaScript',
        when(
          is(400),
          edit((body) => ({ ...body, stack: 'Error: boom\n    at handle (/srv/app/server.js:10:5)' })),
        ),
      ],
      [
        'shows a stack of Python',
        when(
          is(401),
          edit((body) => ({
            ...body,
            detail: 'Traceback (most recent call last):\n  File "/srv/app.py", line 3',
          })),
        ),
      ],
      [
        'shows an error of a database',
        when(
          is(400),
          edit((body) => ({ ...body, detail: 'SQLSTATE[23000]: Integrity constraint violation' })),
        ),
      ],
      [
        'shows a path of its source in a header',
        when(is(404), (reply) =>
          withHeader(reply, 'x-error', 'at run (/srv/app/node_modules/x/index.js:1:2)'),
        ),
      ],
    ],
    vital,
  ),
];
