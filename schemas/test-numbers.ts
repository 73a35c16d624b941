/** A number that makes a sandbox of the API answer in one documented way, whatever else the request says. */
export type TestNumber = {
  /** E.164. Country code 999 is assigned to nobody: such a number cannot be dialled. */
  readonly phone: string;
  /** Sentence case, no full stop: what the request meets. */
  readonly summary: string;
  /** Markdown: what a sandbox does. */
  readonly outcome: string;
  /** Of a request that sends; 0 where the connection is closed without an answer, as a network error has in `fetch`. */
  readonly status: number;
  /** Of a request that only reads, where it differs. */
  readonly readStatus?: number;
  readonly errorCode?: string;
};

/** How long a sandbox takes to answer a request about `slowAnswer`, where it is not told otherwise. */
export const SLOW_ANSWER_SECONDS = 10;

/** Keyed by the name of the request example that each operation has for it. */
export const testNumbers = {
  unregisteredNumber: {
    phone: '+999000000001',
    summary: 'The number is not registered on WhatsApp',
    outcome: 'A check answers `is_registered: false`; a message is refused.',
    status: 400,
    readStatus: 200,
    errorCode: 'INVALID_REQUEST',
  },
  disconnectedDevice: {
    phone: '+999000000002',
    summary: 'The WhatsApp device is disconnected',
    outcome: 'Every request is refused, as long as the device is disconnected.',
    status: 400,
    errorCode: 'INVALID_DEVICE_WHATSAPP',
  },
  passingFailure: {
    phone: '+999000000003',
    summary: 'The request fails, and succeeds when it is repeated',
    outcome: 'The first request to an operation is refused, the second succeeds, the third is refused again.',
    status: 400,
    errorCode: 'INVALID_REQUEST',
  },
  slowAnswer: {
    phone: '+999000000004',
    summary: 'The answer takes long',
    outcome: `The request succeeds, and its answer takes ${SLOW_ANSWER_SECONDS} seconds.`,
    status: 200,
  },
  droppedConnection: {
    phone: '+999000000005',
    summary: 'The connection drops',
    outcome: 'The connection is closed without an answer, and nothing is sent.',
    status: 0,
  },
  exceededRateLimit: {
    phone: '+999000000429',
    summary: 'The rate limit is exceeded',
    outcome: 'Every request is refused with the body of a 429.',
    status: 429,
  },
  brokenServer: {
    phone: '+999000000500',
    summary: 'The server has a problem',
    outcome: 'Every request fails, and nothing is sent.',
    status: 500,
    errorCode: 'INVALID_REQUEST',
  },
  offlineServer: {
    phone: '+999000000503',
    summary: 'The server is offline for maintenance',
    outcome: 'Every request fails, and nothing is sent.',
    status: 503,
    errorCode: 'INVALID_REQUEST',
  },
} as const satisfies Record<string, TestNumber>;

export type TestNumberName = keyof typeof testNumbers;

const sayAnswer = ({ status, readStatus, errorCode }: TestNumber): string => {
  if (status === 0) return 'none';
  const answer = errorCode === undefined ? `${status}` : `${status} \`${errorCode}\``;
  return readStatus === undefined ? answer : `${answer}; a check ${readStatus}`;
};

/** A Markdown table of the numbers and what a sandbox answers each with. */
export const testNumberTable = [
  '| Number | Answer of the sandbox | What happens |',
  '| --- | --- | --- |',
  ...Object.values<TestNumber>(testNumbers).map(
    (row) => `| \`${row.phone}\` | ${sayAnswer(row)} | ${row.summary}. ${row.outcome} |`,
  ),
].join('\n');
