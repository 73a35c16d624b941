import type { Exchange } from '../model/exchange.ts';
import { readHeader, type Wire } from '../requests/wire.ts';
import type { CaseResult } from '../results/case-result.ts';
import { nameResult } from '../results/case-result.ts';
import type { Report } from './report.ts';

/** Headers whose values are always secret. */
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/** Every exchange as an HTTP Archive 1.2, http://www.softwareishard.com/blog/har-12-spec/ */
export const buildHar = (report: Report, credentialHeaders: readonly string[]): string => {
  const secret = new Set([...SECRET_HEADERS, ...credentialHeaders.map((name) => name.toLowerCase())]);
  const entries = report.results.flatMap((result) =>
    result.exchange ? [buildEntry(report, result, result.exchange, secret)] : [],
  );
  const creator = { name: 'contract-tests', version: '1' };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
};

const buildEntry = (
  report: Report,
  result: CaseResult,
  { sent, answer }: Exchange,
  secret: ReadonlySet<string>,
) => ({
  startedDateTime: report.startedAt,
  time: answer.milliseconds,
  comment: nameResult(result),
  request: buildRequest(report.url, sent, secret),
  response: buildResponse(answer, secret),
  cache: {},
  timings: { send: 0, wait: answer.milliseconds, receive: 0 },
});

type Pairs = readonly (readonly [string, string])[];

const headerList = (headers: Pairs, secret: ReadonlySet<string>) =>
  headers.map(([name, value]) => ({ name, value: secret.has(name.toLowerCase()) ? '[credential]' : value }));

const buildRequest = (url: string, sent: Wire, secret: ReadonlySet<string>) => ({
  method: sent.method,
  url: `${url}${sent.path}${sent.query && `?${sent.query}`}`,
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: headerList(sent.headers, secret),
  queryString: [...new URLSearchParams(sent.query)].map(([name, value]) => ({ name, value })),
  ...(sent.body && {
    postData: { mimeType: readHeader(sent.headers, 'content-type') ?? '', text: decode(sent.body) },
  }),
  headersSize: -1,
  bodySize: sent.body?.length ?? 0,
});

const buildResponse = (answer: Exchange['answer'], secret: ReadonlySet<string>) => {
  const answered = 'failure' in answer ? undefined : answer;
  const text = answered ? decode(answered.body) : '';
  return {
    status: answered?.status ?? 0,
    statusText: 'failure' in answer ? answer.failure : '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headerList(answered?.headers ?? [], secret),
    content: {
      size: answered?.body.length ?? 0,
      mimeType: readHeader(answered?.headers ?? [], 'content-type') ?? '',
      text,
    },
    redirectURL: readHeader(answered?.headers ?? [], 'location') ?? '',
    headersSize: -1,
    bodySize: answered?.body.length ?? -1,
  };
};

const MAX_TEXT = 20_000;

const decode = (bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_TEXT));
  return bytes.length > MAX_TEXT ? `${text}…` : text;
};
