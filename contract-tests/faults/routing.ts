import { answerWith, fail, succeed } from './answers.ts';
import type { Call, Interception } from './call.ts';
import { describeFaults } from './fault.ts';

const CHECK = 'status-expected';

const on = (isSuch: (call: Call) => boolean, answer: (call: Call) => Response | Call): Interception => ({
  before: (call) => (isSuch(call) ? answer(call) : call),
});

const isOther = ({ operation, method }: Call) => operation !== undefined && method !== operation.method;
const method = (name: string) => (call: Call) => isOther(call) && call.method === name;
const hasSlash = ({ url }: Call) => url.pathname.endsWith('/');
const isUnknown = ({ url }: Call) => url.pathname.endsWith('-x7c1f');
const isRight = (call: Call) => call.method === call.operation?.method && !hasSlash(call) && !isUnknown(call);
const notAllowed = (allow: string | undefined) => (call: Call) => {
  const answer = answerWith(call.operation, 404, { status: 405 });
  if (allow !== undefined) answer.headers.set('allow', allow);
  return answer;
};

const rewritten =
  (change: (url: URL) => string) =>
  (call: Call): Call => {
    const url = new URL(call.url);
    url.pathname = change(url);
    return { ...call, url };
  };

const redirect =
  (status: number) =>
  ({ url }: Call) =>
    new Response(null, { status, headers: { location: `${url.pathname}/elsewhere` } });

/** Faults in finding the operation. */
export const routingFaults = [
  ...describeFaults('methods', CHECK, [
    ['accepts GET', on(method('GET'), succeed)],
    ['answers 500 to DELETE', on(method('DELETE'), fail(500))],
    ['treats PUT as POST', on(method('PUT'), (call) => ({ ...call, method: 'POST' }))],
    ['answers 400 to PATCH', on(method('PATCH'), fail(400))],
  ]),
  ...describeFaults('the header Allow', 'allow-header', [
    ['answers 405 without it', on(isOther, notAllowed(undefined))],
    ['answers 405 with the wrong methods', on(isOther, notAllowed('OPTIONS, TRACE'))],
    ['answers 405 with an empty header', on(isOther, notAllowed(''))],
  ]),
  ...describeFaults('paths', CHECK, [
    [
      'ignores a slash at the end',
      on(
        hasSlash,
        rewritten(({ pathname }) => pathname.replace(/\/$/, '')),
      ),
    ],
    [
      'checks the beginning of a path only',
      on(
        isUnknown,
        rewritten(({ pathname }) => pathname.replace('-x7c1f', '')),
      ),
    ],
    ['answers 500 to an unknown path', on(isUnknown, fail(500))],
    ['answers 400 to an unknown path', on(isUnknown, fail(400))],
  ]),
  ...describeFaults('redirects', CHECK, [
    ['redirects what it should answer, by 302', on(isRight, redirect(302))],
    ['redirects what it should answer, by 307', on(isRight, redirect(307))],
    ['redirects an unknown path', on(isUnknown, redirect(301))],
  ]),
];
