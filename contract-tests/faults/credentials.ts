import type { Contract } from '../../scripts/document/reading/description.ts';
import { answerWith } from './answers.ts';
import type { Interception } from './call.ts';
import { type Call, type Reply, withHeader } from './call.ts';
import { describeFaults } from './fault.ts';

const CHECK = 'status-expected';

/** The fault has to know the key of the server. */
export type Keys = { readonly header: string; readonly key: string };

type Judge = (given: string | null, key: string, call: Call) => boolean;

/** Faults in checking the credential. */
export const credentialFaults = ({ header, key }: Keys) => {
  /** Replaces an accepted wrong key by the key. */
  const accepts = (passes: Judge): Interception => ({
    before: (call) => {
      const given = call.headers.get(header);
      return given !== key && passes(given, key, call) ? withHeader(call, header, key) : call;
    },
  });
  const refusesWith = (status: number, changes: { status?: number; body?: unknown } = {}): Interception => ({
    after: (reply, call) => (reply.status === 401 ? answerWith(call.operation, status, changes) : reply),
  });
  const invalidFirst =
    (isSuch: Judge): ((contract: Contract) => Interception) =>
    () => ({
      before: async (call) => {
        const empty = JSON.stringify(call.json) === '{}';
        return empty && isSuch(call.headers.get(header), key, call) ? answerWith(call.operation, 400) : call;
      },
    });
  const vital = { vital: true };
  return [
    ...describeFaults(
      'no credential',
      CHECK,
      [
        ['requires no credential', accepts(() => true)],
        ['accepts a request without a credential', accepts((given) => given === null)],
        ['accepts an empty credential', accepts((given) => given === '')],
      ],
      vital,
    ),
    ...describeFaults(
      'wrong credentials',
      CHECK,
      [
        ['accepts any credential', accepts((given) => given !== null && given !== '')],
        ['accepts a credential without its end', accepts((given) => !!given && key.startsWith(given))],
        ['accepts a credential with additional text', accepts((given) => !!given && given.startsWith(key))],
      ],
      vital,
    ),
    ...describeFaults(
      'forms of the credential',
      CHECK,
      [
        ['ignores case', accepts((given) => given?.toLowerCase() === key.toLowerCase())],
        [
          'accepts it in the query',
          accepts(
            (given, right, { url }) => given === null && [...url.searchParams.values()].includes(right),
          ),
        ],
        ['checks its length only', accepts((given) => given?.length === key.length)],
      ],
      vital,
    ),
    ...describeFaults(
      'order of judgement',
      CHECK,
      [
        ['judges the body before the credential', invalidFirst((given) => given !== key)],
        ['judges the body before a missing credential', invalidFirst((given) => given === null)],
        [
          'judges the body before a wrong credential',
          invalidFirst((given) => given !== null && given !== key),
        ],
      ],
      vital,
    ),
    ...describeFaults(
      'status of a refused credential',
      CHECK,
      [
        ['answers 403', refusesWith(401, { status: 403 })],
        ['answers 400', refusesWith(400)],
        ['answers 200 with the error', refusesWith(401, { status: 200 })],
      ],
      vital,
    ),
    ...describeFaults(
      'credentials in bodies',
      'secret-leak',
      [
        ['shows the credential in the body', leakInBody(header, (text) => text)],
        ['shows it in base64', leakInBody(header, (text) => Buffer.from(text).toString('base64'))],
        ['shows it URL-encoded', leakInBody(header, encodeURIComponent)],
      ],
      vital,
    ),
    ...describeFaults(
      'credentials in headers',
      'secret-leak',
      [
        ['shows the credential in a header', leakInHeader(header, 'x-debug-key', (text) => text)],
        [
          'sets it as a cookie',
          leakInHeader(header, 'set-cookie', (text) => `key=${encodeURIComponent(text)}`),
        ],
        [
          'shows it in base64 in a header',
          leakInHeader(header, 'x-trace', (text) => Buffer.from(text).toString('base64')),
        ],
      ],
      vital,
    ),
  ];
};

const leakInBody = (header: string, write: (text: string) => string): Interception => ({
  after: (reply, call) => {
    const given = call.headers.get(header);
    if (!given || typeof reply.json !== 'object' || reply.json === null) return reply;
    const json = { ...reply.json, debug: write(given) };
    return { ...reply, json, bytes: new TextEncoder().encode(JSON.stringify(json)) };
  },
});

const leakInHeader = (header: string, name: string, write: (text: string) => string): Interception => ({
  after: (reply: Reply, call) => {
    const given = call.headers.get(header);
    return given ? withHeader(reply, name, write(given)) : reply;
  },
});
