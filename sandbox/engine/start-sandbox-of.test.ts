import { expect, test, vi } from 'vitest';
import { api } from '../testing/notes/api.ts';
import { behaviour, call, callByHttp, startNotes } from '../testing/notes/start-notes.ts';
import type { Operations } from './behaviour.ts';
import { startSandboxOf } from './start-sandbox-of.ts';

const CHECK = { phone: '+628123123123' };

const startFailing = (fail: () => never) =>
  startSandboxOf({
    api,
    behaviour: {
      ...behaviour,
      act: (tools) => {
        const acts = behaviour.act(tools);
        return { ...acts, handlers: { ...acts.handlers, check: fail } };
      },
    },
  });

test('a handler that fails is answered with 500, without what it said', async () => {
  const faulty = await startFailing(() => {
    throw new TypeError('c0ffee');
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { status, body } = await call(faulty, 'check', CHECK);
  const [[said]] = stderr.mock.calls as [[string]];
  stderr.mockRestore();
  expect({ status, body }).toEqual({ status: 500, body: { why: 'as documented', code: 'fault' } });
  expect(said).toMatch(/^the sandbox has a fault: TypeError\n +at /);
  expect(said).not.toContain('c0ffee');
  await faulty.close();
});

test('a handler may give a whole response', async () => {
  const server = await startSandboxOf({
    api,
    behaviour: {
      ...behaviour,
      act: (tools) => ({
        handlers: {
          ...behaviour.act(tools).handlers,
          check: () => Response.json({ known: true }, { status: 202, headers: { 'X-Shelf': 'B3' } }),
        },
      }),
    },
  });
  const { status, headers } = await callByHttp(server, 'check', CHECK);
  expect([status, headers.get('x-shelf')]).toEqual([202, 'B3']);
  await server.close();
});

test('a behaviour may stand around every handler, and forgets its state with the inbox', async () => {
  let seen: unknown[] = [];
  const server = await startSandboxOf({
    api,
    behaviour: {
      ...behaviour,
      act: (tools) => ({
        ...behaviour.act(tools),
        around: ({ id, input, proceed }) => {
          seen.push([id, input.body]);
          return proceed();
        },
        reset: () => {
          seen = [];
        },
      }),
    },
  });
  await call(server, 'check', CHECK);
  expect(seen).toEqual([['check', CHECK]]);
  await fetch(`${server.inboxUrl}/messages`, { method: 'DELETE' });
  expect(seen).toEqual([]);
  await server.close();
});

test('a test can put a fault into requests and responses', async () => {
  const faulty = await startNotes({
    wrap: (handle) => async (request) => {
      const response = await handle(request);
      return new Response(response.body, { status: response.status === 404 ? 418 : response.status });
    },
  });
  expect(await call(faulty, 'check', CHECK)).toMatchObject({ status: 200 });
  expect(await callByHttp(faulty, 'check', CHECK, { path: '/nowhere' })).toMatchObject({ status: 418 });
  await faulty.close();
});

test('another scheme of security is judged for the operations that name it', async () => {
  const server = await startNotes({ key: 'a key' });
  const statuses = [];
  for (const authorization of [
    undefined,
    'Bearer',
    'a key',
    'Basic a key',
    'Bearer a',
    'Bearer a key',
    'bearer  a key',
  ]) {
    const change = { headers: { Authorization: authorization } };
    statuses.push((await callByHttp(server, 'getNewest', undefined, change)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 200, 200]);
  const open = { path: '/notes/1/words/a', headers: { 'X-Key': undefined } };
  expect((await callByHttp(server, 'changeNote', undefined, open)).status).toBe(200);
  await server.close();
});

const { check, getNote, sendNote } = api.operations;

test.each<[string, Operations, string]>([
  [
    'a body that is not JSON',
    {
      send: {
        ...sendNote,
        request: { body: { ...sendNote.request.body, mediaType: 'multipart/form-data' } },
      },
    },
    '`send`: the sandbox cannot judge a body of the type `multipart/form-data`',
  ],
  [
    'no success',
    { check: { ...check, responses: { 400: check.responses[400] } } },
    '`check`: no response with a status of 2xx is documented.',
  ],
  [
    'an unknown scheme',
    { check: { ...check, security: ['Seal'] } },
    '`check`: the API has no security scheme `Seal`.',
  ],
  [
    'a parameter without a schema',
    { get: { ...getNote, request: {} } },
    '`get`: `{note_id}` of its path has no schema',
  ],
  [
    'a parameter within a segment',
    { get: { ...getNote, path: '/notes/{note_id}.json' } },
    '`get`: the sandbox cannot serve',
  ],
  [
    'a schema without a parameter',
    { get: { ...getNote, path: '/notes' } },
    '`get`: its path parameters cannot be read from text: `/notes` has no segment `{note_id}`.',
  ],
])('does not start with %s, and names the operation', async (_name, operations, message) => {
  const handlers = Object.fromEntries(Object.keys(operations).map((id) => [id, () => new Response()]));
  const starting = startSandboxOf({
    api: { ...api, operations },
    behaviour: { ...behaviour, act: () => ({ handlers }) },
  });
  await expect(starting).rejects.toThrow(message);
});
