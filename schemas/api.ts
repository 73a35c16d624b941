import type { Api } from './definition.ts';
import { errorCodeTable } from './errors.ts';
import { type OperationId, operations } from './operations.ts';
import { testNumberTable } from './test-numbers.ts';

/** Sidobe's WhatsApp API v1: the one value that everything else is computed from. */
export const api = {
  name: 'sidobe-whatsapp',
  info: {
    title: 'Sidobe WhatsApp API',
    version: '1.0.0',
    summary: 'Send WhatsApp messages, images and documents, and check numbers',
    license: { name: 'No license is stated by the provider', url: 'https://sidobe.com' },
    description: `Welcome to the sidobe.com WhatsApp API v1 documentation. Before using the API service, make sure that you have
registered your WhatsApp devices on the dashboard and have obtained the secret key for authentication.

Requests and responses are JSON. Objects are open in both directions: an unknown field in a request is ignored, and a
response may have fields that are not documented here.

# Rate Limit

To provide a stable and reliable API service, we have introduced a rate limiter that restricts the number of requests
that can be made within a specific time frame. If you exceed this limit, you receive the HTTP status code 429, with
this body:

\`\`\`json
{ "message": "rate limit exceeded" }
\`\`\`

To avoid this, we strongly recommend that you implement batch processing.

The rate limit is subject to change, based on system load and performance: we reserve the right to adjust it as
necessary to maintain the stability of our API service.

# Asynchronous (Async)

Several features, such as sending messages, images and documents, can be processed asynchronously (async).

With \`is_async: true\`, your request is handed over to the Sidobe queue system. The API response is faster, because
your request is only registered in the queue, where it waits to be processed as soon as possible.

With \`is_async: false\`, or without \`is_async\`, your request is processed synchronously (sync): immediately, but
the API response is usually slower, because the device is verified, the message is sent to WhatsApp and WhatsApp's
response is waited for. The advantage is that you see the result of your request at once: the message is sent
immediately.

# Errors

Conventional HTTP status codes indicate the success or failure of a request. In general, codes in the 2xx range
indicate success; codes in the 4xx range indicate that the request failed given the information provided (e.g. a
required parameter was omitted, or the secret key is invalid); codes in the 5xx range indicate an error with the
servers.

| Status | Meaning |
| --- | --- |
| 2xx | Everything worked as expected. |
| 400 | Bad Request: your request is invalid, see the error codes below. |
| 401 | Unauthorized: your secret key is wrong. |
| 404 | Not Found: the specified resource could not be found. |
| 429 | You have exceeded the rate limit. |
| 500 | Internal Server Error: we had a problem with our server. Try again later. |
| 503 | Service Unavailable: we're temporarily offline for maintenance. Please try again later. |

Every error except 429 has a body like this, with an error code:

\`\`\`json
{
  "is_success": false,
  "message": "The API key provided is invalid. Please make sure to use the secret/public API key that you can obtain from the Dashboard.",
  "error_code": "INVALID_API_KEY"
}
\`\`\`

${errorCodeTable}

# Test numbers

These numbers work **in the sandbox only**: there each of them has the answer below, in every operation and whatever else
a valid request says, so that you can test how your program takes it. The real service knows nothing of them. They begin
with country code 999, which is assigned to nobody: they cannot be dialled. To the sandbox any other number is
registered; it sends nothing to anybody.

${testNumberTable}
`,
  },
  servers: [{ url: 'https://api.sidobe.com/wa/v1', description: 'Production' }],
  securitySchemes: {
    SecretKey: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Secret-Key',
      description: `All API requests must include your secret key in the header \`X-Secret-Key\`. You can get it via the
**Developer Tools → Credential** menu on the dashboard.

\`\`\`shell
curl --location 'https://api.sidobe.com/wa/v1' \\
  --header 'X-Secret-Key: 1234567' \\
  --header 'Content-Type: application/json'
\`\`\`

Make sure to replace \`1234567\` with your secret key.`,
      example: '1234567',
    },
  },
  security: ['SecretKey'],
  tags: [
    {
      name: 'WhatsApp Messages',
      description:
        'Send text, images and documents to a WhatsApp number. Each can be processed synchronously or asynchronously.',
    },
    { name: 'WhatsApp Utilities', description: 'Find out about a number without sending anything to it.' },
  ],
  operations,
} as const satisfies Api<OperationId>;
