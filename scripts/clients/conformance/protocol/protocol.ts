import { z } from 'zod';
import type { Case } from './case.ts';

/** The key of every case that names no other: each usual encoding writes it in another way. */
export const KEY = 'kunci/rahasia+"7391';

/** What a runner is given for a case, one line of JSON each. The URL is the case's own. */
export type Task = Pick<Case, 'id' | 'operation' | 'parameters' | 'body' | 'options' | 'batch'> & {
  readonly url: string;
  /** The name of the security scheme whose credential the key is. */
  readonly scheme: string;
  readonly key: string;
};

const result = z.looseObject({
  ok: z.boolean().optional(),
  kind: z.string().optional(),
  outcome: z.string().optional(),
  status: z.int().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
  body: z.string().nullish(),
  data: z.unknown().optional(),
  retryAfter: z.number().nullish(),
  attempts: z.int().optional(),
});

const attempt = z.looseObject({
  attempt: z.int(),
  status: z.int().nullish(),
  kind: z.string().nullish(),
  /** Milliseconds until the next attempt. */
  wait: z.number().nullish(),
  /** Milliseconds of the attempt. */
  duration: z.number().nullish(),
});

const report = z.object({
  id: z.string(),
  /** The client could not be made, or the call refused its arguments. */
  throws: z.enum(['client', 'call']).optional(),
  /** Milliseconds of the call. */
  ms: z.number().optional(),
  results: z.array(result).optional(),
  hook: z.array(attempt).optional(),
  /** Of a batch: what its journal was told, in order. */
  journal: z.array(z.tuple([z.enum(['begin', 'end']), z.int()])).optional(),
  /** Of a batch: the number of the item of each result. */
  indices: z.array(z.int()).optional(),
  /** Every text that the language has of the client, of results, of errors and of attempts. */
  printed: z.string(),
});

/** One line of a runner. */
export type Report = z.infer<typeof report>;

export type Result = z.infer<typeof result>;

/** Throws where a line of a runner is no report. */
export const parseReport = (line: string): Report => report.parse(JSON.parse(line));
