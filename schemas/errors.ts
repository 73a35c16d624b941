import { z } from 'zod';
import type { Response } from './definition.ts';

const MEANINGS = {
  API_VALIDATION_ERROR: 'The request has invalid parameters.',
  INVALID_API_KEY: 'Unauthorized: your secret key is wrong, or there is an issue with it.',
  INVALID_REQUEST:
    'The request is invalid. You can retry it; if it still fails, contact Sidobe to get a solution.',
  INVALID_DEVICE_WHATSAPP:
    'There is a problem with the WhatsApp device or account that you registered on the dashboard. Check whether ' +
    'your WhatsApp account has a problem; if there is none, delete the device and register it again on the dashboard.',
} as const;

/** A Markdown table of the codes and what each means. */
export const errorCodeTable = [
  '| Error code | Meaning |',
  '| --- | --- |',
  ...Object.entries(MEANINGS).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
].join('\n');

/** An open set: the provider may add codes, so a reader accepts one that it does not know. */
export const errorCode = z.string().meta({
  id: 'ErrorCode',
  description: `Why the request failed. More codes may be added: treat one that you do not know as a general failure.\n\n${errorCodeTable}`,
  'x-extensible-enum': Object.keys(MEANINGS),
  examples: ['INVALID_API_KEY'],
});

export const errorResponse = z
  .object({
    is_success: z.literal(false).meta({ description: '`false` if the request failed.' }),
    message: z.string().meta({ description: 'What went wrong, for people to read.' }),
    error_code: errorCode,
  })
  .meta({ id: 'ErrorResponse', description: 'The body of every error except 429.' });

export const rateLimitResponse = z
  .object({
    message: z.string().meta({ description: 'That the rate limit is exceeded, for people to read.' }),
  })
  .meta({
    id: 'RateLimitResponse',
    description: 'The body of a 429. It has no `is_success` and no `error_code`.',
  });

const error = (code: keyof typeof MEANINGS, summary: string, message: string) => ({
  summary,
  value: { is_success: false, message, error_code: code } satisfies z.input<typeof errorResponse>,
});

const ASSUMED =
  '\n\nThe provider documents this status and not its body: the common error, with the closest of the known codes, is an assumption.';

/** The errors that every operation documents. `invalidMessage` is what its `API_VALIDATION_ERROR` may say. */
export const errorResponses = (invalidMessage: string) =>
  ({
    400: {
      description:
        'Bad Request: your request is invalid. `error_code` says why: `API_VALIDATION_ERROR`, `INVALID_REQUEST` or `INVALID_DEVICE_WHATSAPP`.',
      schema: errorResponse,
      examples: {
        invalidParameters: error('API_VALIDATION_ERROR', 'A parameter is invalid', invalidMessage),
        invalidRequest: error(
          'INVALID_REQUEST',
          'The request is invalid, and may be retried',
          'The request is invalid. Please try again.',
        ),
        invalidDevice: error(
          'INVALID_DEVICE_WHATSAPP',
          'The WhatsApp device has a problem',
          'The WhatsApp device is not connected. Please check it on the Dashboard.',
        ),
      },
    },
    401: {
      description: 'Unauthorized: your secret key is wrong.',
      schema: errorResponse,
      examples: {
        invalidKey: error(
          'INVALID_API_KEY',
          'The secret key is wrong',
          'The API key provided is invalid. Please make sure to use the secret/public API key that you can obtain from the Dashboard.',
        ),
      },
    },
    404: {
      description: `Not Found: the specified resource could not be found.${ASSUMED}`,
      assumed: true,
      schema: errorResponse,
      examples: {
        notFound: error(
          'INVALID_REQUEST',
          'There is no such resource',
          'The specified resource could not be found.',
        ),
      },
    },
    429: {
      description:
        'You have exceeded the rate limit. The request was refused: nothing was sent. See [Rate Limit](#section/Rate-Limit).',
      schema: rateLimitResponse,
      examples: {
        rateLimitExceeded: {
          summary: 'The rate limit is exceeded',
          value: { message: 'rate limit exceeded' } satisfies z.input<typeof rateLimitResponse>,
        },
      },
    },
    500: {
      description: `Internal Server Error: we had a problem with our server. Try again later.${ASSUMED}`,
      assumed: true,
      schema: errorResponse,
      examples: {
        serverError: error(
          'INVALID_REQUEST',
          'The server has a problem',
          'We had a problem with our server. Try again later.',
        ),
      },
    },
    503: {
      description: `Service Unavailable: we're temporarily offline for maintenance. Please try again later.${ASSUMED}`,
      assumed: true,
      schema: errorResponse,
      examples: {
        maintenance: error(
          'INVALID_REQUEST',
          'The service is offline for maintenance',
          "We're temporarily offline for maintenance. Please try again later.",
        ),
      },
    },
  }) satisfies Record<number, Response>;
