import { describe, expect, it } from 'vitest';
import { readDescription } from './read-description.ts';

const read = (parts: object) =>
  readDescription({ openapi: '3.1.0', info: { title: 'Probe', version: '1.2.0' }, paths: {}, ...parts });

const readParameters = (...parameters: object[]) =>
  read({ paths: { '/probes': { get: { parameters, responses: {} } } } });

describe('a description', () => {
  it('uses the title as its summary where the document has none', () => {
    expect(read({})).toMatchObject({ title: 'Probe', version: '1.2.0', summary: 'Probe' });
  });

  it('has the operations of a path in the order of the document', () => {
    const { operations } = read({
      paths: { '/probes': { post: {}, summary: 'Probes', get: {}, delete: {} } },
    });
    expect(operations.map(({ method }) => method)).toEqual(['POST', 'GET', 'DELETE']);
  });

  it('names the original place of a part that is referred to', () => {
    const { operations } = read({
      paths: { '/probes': { get: { parameters: [{ $ref: '#/components/parameters/Page' }] } } },
      components: { parameters: { Page: { name: 'page', in: 'query', schema: {} } } },
    });
    expect(operations[0]?.parameters).toMatchObject([
      { at: '#/components/parameters/Page', schema: '#/components/parameters/Page/schema' },
    ]);
  });

  it.each([
    ['its own', { example: 1, schema: { examples: [2] } }, 1],
    ["its schema's", { schema: { examples: [2, 3] } }, 2],
    ['none', { schema: {} }, undefined],
  ])('has for the example of a parameter %s', (_, facts, example) => {
    const { operations } = readParameters({ name: 'page', in: 'query', ...facts });
    expect(operations[0]?.parameters).toMatchObject([{ example }]);
  });

  it('leaves out a parameter whose place is not in a request, and reports it', () => {
    const { operations, notCovered } = readParameters({ name: 'page', in: 'body', schema: {} });
    expect(operations[0]?.parameters).toEqual([]);
    expect(notCovered).toEqual([
      { what: 'GET /probes › parameter `page`', reason: '`in: body` is not a place in a request' },
    ]);
  });

  it('leaves out a key whose place is not in a request, and reports it', () => {
    const { schemes, notCovered } = read({
      components: { securitySchemes: { Key: { type: 'apiKey', in: 'body', name: 'key' } } },
    });
    expect([...schemes.keys()]).toEqual([]);
    expect(notCovered).toEqual([{ what: 'security scheme `Key`', reason: 'it is not sent over HTTP' }]);
  });
});
