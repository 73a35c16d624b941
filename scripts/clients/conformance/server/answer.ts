import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Step } from '../protocol/case.ts';

/** What the texts of a script may hold. */
export type Words = { readonly key: string; readonly second: string };

/** Does one step of a script. Resolves when there is nothing left to do, also where the client has gone. */
export const answer = async (response: ServerResponse, step: Step, words: Words): Promise<void> => {
  const { status = 200, headers = {}, delay, bodyDelay, drop, chunked, gzip } = step;
  const plain = Buffer.from(writeBody(step, words));
  const body = gzip ? gzipSync(plain) : plain;
  if (delay) await setTimeout(delay, undefined, { ref: false });
  if (drop === 'before') return void response.destroy();
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(gzip && { 'content-encoding': 'gzip' }),
    ...(!chunked && status !== 204 && { 'content-length': body.length }),
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value, words)])),
  });
  response.flushHeaders();
  if (bodyDelay) await setTimeout(bodyDelay, undefined, { ref: false });
  if (drop === 'body') response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else response.end(body);
};

const writeBody = ({ text, body }: Step, words: Words): string => {
  if (text !== undefined) return fill(text, words);
  if (body === undefined) return '';
  return JSON.stringify(body, (_, value) => (typeof value === 'string' ? fill(value, words) : value));
};

const fill = (text: string, { key, second }: Words): string =>
  text
    .replaceAll('{second}', second)
    .replaceAll('{key}', key)
    .replaceAll('{key:json}', escapeAll(key))
    .replaceAll('{key:base64}', Buffer.from(key).toString('base64'))
    .replaceAll('{key:url}', encodeURIComponent(key))
    .replace(/\{filler:(\d+)\}/, (_, length) => 'x'.repeat(length))
    .replace(/\{date\+(\d+)\}/, (_, seconds) => new Date(Date.now() + seconds * 1000).toUTCString());

const escapeAll = (text: string): string =>
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
