import { z } from 'zod';

/**
 * E.164: a plus sign, then 7 to 15 digits of which the first is not zero. The standard gives the upper bound
 * (https://www.itu.int/rec/T-REC-E.164); 7 digits is the shortest number that any country code has in use.
 */
export const phoneNumber = (description: string) =>
  z
    .string()
    .regex(/^\+[1-9][0-9]+$/u, 'must be in the E.164 format')
    .min(8)
    .max(16)
    .meta({ description, examples: ['+628123123123'] });

/**
 * An absolute http or https URL as the URL Standard writes it (https://url.spec.whatwg.org/#url-writing): a scheme
 * in any case, a host, and no white space, control characters or any of `"<>\^{|}` and the grave accent.
 * `format: uri` is left out: validators disagree about it, and it refuses letters outside ASCII.
 */
const httpUrl = () =>
  z
    .string()
    .regex(
      /^[Hh][Tt][Tt][Pp][Ss]?:[/]{2}[^\x00-\x20"<>\\^`{|}\x7F-\x9F/?#:@][^\x00-\x20"<>\\^`{|}\x7F-\x9F]*$/u,
      'must be an absolute http or https URL',
    );

export type FileLimits = {
  /** Of the file, in lower case, without a dot. */
  readonly extensions: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
};

/** 10 MB. The source does not say which megabyte: a file within the smaller one is within both. */
export const TEN_MEGABYTES = 10_000_000;

/** The limits are facts about the file behind the URL (`x-file`); the text of the URL says nothing about them. */
export const fileUrl = (limits: FileLimits, meta: { description: string; examples: string[] }) =>
  httpUrl().meta({ ...meta, 'x-file': limits });

/** Not documented to have any limit; `exactOptional`, for JSON has no `undefined`. */
export const caption = (description: string) =>
  z
    .string()
    .min(0)
    .exactOptional()
    .meta({ description, examples: ['example message'] });

export const isAsync = () =>
  z
    .boolean()
    .exactOptional()
    .meta({
      description:
        'Whether to process the request asynchronously (`true`) or synchronously (`false`, the default). ' +
        'See [Asynchronous (Async)](#section/Asynchronous-(Async)).',
      default: false,
    });

/** `{ is_success: true, data }`, the envelope of every success. */
export const success = <Shape extends z.core.$ZodLooseShape>(
  data: Shape,
  meta: { id: string; description: string },
) =>
  z
    .object({
      is_success: z.literal(true).meta({ description: '`true` if the request succeeded.' }),
      data: z.object(data).meta({ description: 'The result of the request.' }),
    })
    .meta(meta);
