import { z } from 'zod';
import type { Api, Operation, Response } from '../../../schemas/definition.ts';

const problem = z
  .object({ why: z.string(), code: z.string() })
  .meta({ id: 'Problem', description: 'The body of every error.' });

const body = <Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>) => ({
  description: 'A body.',
  schema,
  examples: { one: { summary: 'One', value } },
});

const texts = { tag: 'Notes', summary: 'Do it', description: 'Does it.' };

const responses = <Success extends Response>(success: Success) =>
  ({ 200: success, 400: body(problem, { why: 'no', code: 'bad' }) }) satisfies Record<number, Response>;

/** Gives back what the handler was given. */
const echo = responses(body(z.unknown(), {}));

const noteId = z.object({ note_id: z.int().min(1) });
const noteRequest = z.object({
  phone: z.string().min(8),
  text: z.string(),
  kind: z.enum(['text', 'image', 'document']).exactOptional(),
  url: z.string().exactOptional(),
  name: z.string().exactOptional(),
  later: z.boolean().exactOptional(),
});

/**
 * The API of the sandbox's tests: it has everything that an operation can have, and nothing of the project's own API.
 */
export const api = {
  name: 'notes',
  info: { title: 'Notes', version: '1.0.0', summary: 'Notes', description: 'Notes.' },
  servers: [{ url: 'https://notes.example/v1', description: 'Production' }],
  securitySchemes: {
    Key: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'A key.', example: 'open' },
    Token: { type: 'http', scheme: 'bearer', description: 'A token.', example: 'open' },
  },
  security: ['Key'],
  tags: [{ name: 'Notes', description: 'Notes.' }],
  operations: {
    sendNote: {
      ...texts,
      method: 'post',
      path: '/notes',
      retrySafe: false,
      request: {
        body: { ...body(noteRequest, { phone: '+628123123123', text: 'a note' }), required: true },
      },
      responses: responses(body(z.object({ id: z.string() }), { id: '1' })),
    },
    check: {
      ...texts,
      method: 'post',
      path: '/check',
      retrySafe: true,
      request: {
        body: { ...body(z.object({ phone: z.string().min(8) }), { phone: '+628123123123' }), required: true },
      },
      responses: responses(body(z.object({ known: z.boolean() }), { known: true })),
    },
    listNotes: {
      ...texts,
      method: 'get',
      path: '/notes',
      retrySafe: true,
      request: {
        query: z.object({
          limit: z.int().min(1).max(100).exactOptional(),
          ratio: z.number().multipleOf(0.5).exactOptional(),
          archived: z.boolean().exactOptional(),
          tags: z
            .array(z.enum(['red', 'blue']))
            .max(2)
            .exactOptional(),
          sizes: z.array(z.int()).exactOptional(),
          order: z.enum(['up', 'down']).exactOptional(),
          text: z.string().min(1).nullable().exactOptional(),
        }),
        header: z.object({
          'X-Trace': z
            .string()
            .regex(/^[a-z]+$/u)
            .exactOptional(),
          'X-Lanes': z.array(z.int()).exactOptional(),
        }),
      },
      responses: echo,
    },
    getNote: {
      ...texts,
      method: 'get',
      path: '/notes/{note_id}',
      retrySafe: true,
      request: { path: noteId },
      responses: echo,
    },
    getNewest: {
      ...texts,
      method: 'get',
      path: '/notes/newest',
      retrySafe: true,
      security: ['Token'],
      request: {},
      responses: echo,
    },
    removeNote: {
      ...texts,
      method: 'delete',
      path: '/notes/{note_id}',
      retrySafe: true,
      request: { path: noteId },
      responses: { 204: { description: 'It is gone.' } },
    },
    changeNote: {
      ...texts,
      method: 'patch',
      path: '/notes/{note_id}/words/{words}',
      retrySafe: true,
      security: [],
      request: {
        path: z.object({ note_id: z.int().min(1), words: z.array(z.string().min(1)) }),
        body: {
          ...body(z.object({ marks: z.record(z.string(), z.int()) }), { marks: {} }),
          mediaType: 'application/merge-patch+json',
          required: false,
        },
      },
      responses: echo,
    },
  } satisfies Record<string, Operation>,
} as const satisfies Api;
