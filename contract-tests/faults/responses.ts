import { isSuccess } from '../contract/contract.ts';
import { isObject } from '../contract/reader.ts';
import { answerWith } from './answers.ts';
import { type Call, type Reply, withHeader, withJson, withText } from './call.ts';
import { describeFaults, type Interception } from './fault.ts';

type Change = (reply: Reply, call: Call) => Reply | Response;

const when = (isSuch: (reply: Reply, call: Call) => boolean, change: Change): Interception => ({
  after: (reply, call) => (isSuch(reply, call) ? change(reply, call) : reply),
});

const succeeded = ({ status }: Reply) => isSuccess(status);
const failed = ({ status }: Reply) => status >= 400 && status !== 429;
const is =
  (...statuses: number[]) =>
  ({ status }: Reply) =>
    statuses.includes(status);
const status =
  (next: number): Change =>
  (reply) => ({ ...reply, status: next });
const as =
  (next: number): Change =>
  (_, { operation }) =>
    answerWith(operation, next);
/** The body of one documented status under another one. */
const bodyOf =
  (documented: number): Change =>
  (reply, { operation }) =>
    answerWith(operation, documented, { status: reply.status });
const edit =
  (change: (body: Record<string, unknown>) => Record<string, unknown>): Change =>
  (reply) =>
    isObject(reply.json) ? withJson(reply, change({ ...reply.json })) : reply;
const text =
  (make: (reply: Reply) => string): Change =>
  (reply) =>
    withText(reply, make(reply));
const decode = ({ bytes }: Reply) => new TextDecoder().decode(bytes);

/** The first member of a body that holds such a value is changed; `undefined` takes it out. */
const editFirst = (
  isSuch: (value: unknown, name: string) => boolean,
  next: (value: unknown) => unknown,
): Change =>
  edit((body) => {
    const name = Object.keys(body).find((key) => isSuch(body[key], key));
    if (name === undefined) return body;
    const value = next(body[name]);
    const { [name]: _old, ...rest } = body;
    return value === undefined ? rest : { ...rest, [name]: value };
  });

const inside = (change: (inner: Record<string, unknown>) => Record<string, unknown>): Change =>
  editFirst(isObject, (value) => change({ ...(value as Record<string, unknown>) }));
const emptied = inside(() => ({}));
const nulled = inside((inner) => Object.fromEntries(Object.keys(inner).map((name) => [name, null])));
const retyped = inside((inner) =>
  Object.fromEntries(
    Object.entries(inner).map(([name, value]) => [
      name,
      typeof value === 'string' ? Number(value) || 7 : String(value),
    ]),
  ),
);
const isCode = (value: unknown) => typeof value === 'string' && /^[A-Z_]+$/.test(value);
const vital = { vital: true };
const HTML = '<!doctype html><title>Error</title><h1>Something went wrong</h1>';

/** Mistakes in what a server answers. */
export const responseFaults = [
  ...describeFaults(
    'status of success',
    'status-expected',
    [
      ['answers 201', when(succeeded, status(201))],
      ['answers 202', when(succeeded, status(202))],
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
      'says no content type',
      when(
        () => true,
        (reply) => withHeader(reply, 'content-type', undefined),
      ),
    ],
    [
      'says text/html',
      when(
        () => true,
        (reply) => withHeader(reply, 'content-type', 'text/html'),
      ),
    ],
    ['says text/plain on errors', when(failed, (reply) => withHeader(reply, 'content-type', 'text/plain'))],
    [
      'says another character set',
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
        'leaves out what it wraps',
        when(
          succeeded,
          editFirst(isObject, () => undefined),
        ),
      ],
      ['leaves out all that is in it', when(succeeded, emptied)],
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
        'answers null for what it wraps',
        when(
          succeeded,
          editFirst(isObject, () => null),
        ),
      ],
      ['answers null within', when(succeeded, nulled)],
      [
        'answers a list of what it wraps',
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
        'says false on success',
        when(
          succeeded,
          editFirst(
            (value) => value === true,
            () => false,
          ),
        ),
      ],
      [
        'says true on errors',
        when(
          is(400, 401),
          editFirst(
            (value) => value === false,
            () => true,
          ),
        ),
      ],
      [
        'says it as a string',
        when(
          () => true,
          editFirst((value) => typeof value === 'boolean', String),
        ),
      ],
    ],
    vital,
  ),
  ...describeFaults(
    'the rate limit',
    'body-of-status',
    [
      ['answers 429 with the common error', when(is(429), bodyOf(400))],
      [
        'answers 429 with nothing',
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
      ['accepts what is over the limit', when(is(429), as(200)), 'status-expected'],
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
    'the inside of the server',
    'stack-trace',
    [
      [
        'tells a stack of JavaScript',
        when(
          is(400),
          edit((body) => ({ ...body, stack: 'Error: boom\n    at handle (/srv/app/server.js:10:5)' })),
        ),
      ],
      [
        'tells a stack of Python',
        when(
          is(401),
          edit((body) => ({
            ...body,
            detail: 'Traceback (most recent call last):\n  File "/srv/app.py", line 3',
          })),
        ),
      ],
      [
        'tells an error of a database',
        when(
          is(400),
          edit((body) => ({ ...body, message: 'SQLSTATE[23000]: Integrity constraint violation' })),
        ),
      ],
      [
        'tells a path of its source in a header',
        when(is(404), (reply) =>
          withHeader(reply, 'x-error', 'at run (/srv/app/node_modules/x/index.js:1:2)'),
        ),
      ],
    ],
    vital,
  ),
];
