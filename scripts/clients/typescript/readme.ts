import type { ClientModel } from '../model/model.ts';
import { banner } from './banner.ts';
import { nameOption } from './name-option.ts';
import { buildExamples } from './readme-examples.ts';

export const buildReadme = (model: ClientModel): string => {
  const examples = buildExamples(model);
  return [
    buildStart(model, examples.call),
    `${RAW}\n\n${code(examples.raw)}`,
    FAILURES,
    buildRepeats(model),
    `## With exceptions\n\n${code(examples.exceptions)}`,
    `${BATCHES}\n\n${code(examples.batch)}`,
    `${JOURNAL}\n\n${code(examples.journal)}`,
    `Several processes share one limit by way of a limiter of their own, for instance on Redis:\n\n${code(examples.sharedLimit)}`,
    ...(model.takesPhoneNumbers ? [buildPhones(model, examples.phone)] : []),
    buildOptions(model),
    `${TRACING}\n\n${code(examples.tracing)}`,
    buildParts(model),
  ].join('\n\n');
};

const code = (source: string): string => `\`\`\`ts\n${source}\`\`\``;

const buildStart = ({ packageName, title, summary }: ClientModel, call: string): string => `${banner.markdown}
# ${packageName}

The client of the ${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}. After a failure it says what matters
most: **may I send it again without doing it twice?**

\`\`\`shell
npm install ${packageName}
\`\`\`

${code(call)}

It needs nothing but \`fetch\` and its kin, and is tested on Node 20 and 24, Deno, Bun and workerd, the runtime of
Cloudflare's Workers. Every method takes its input first and \`{ signal, timeout, retries, headers }\` second. The input is the
body; where an operation has parameters, they are members of the input, and its body is the member \`body\`.`;

const RAW = `## With openapi-fetch

\`createRawClient\` gives a plain [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) client: every path, input and
answer is typed, and its middleware is yours. It sends the credentials after all middleware and to no other server than
that of \`baseUrl\`, follows no redirect, and ends with a \`TimeoutError\` after \`timeout\` milliseconds (60,000). It repeats
nothing, rejects where there is no response, and gives the server's answers as they are. Of the options below it takes
the credentials, \`baseUrl\`, \`timeout\`, \`fetch\`, \`headers\`, \`appInfo\` and \`dangerouslyAllowBrowser\`.`;

const FAILURES = `## What a call resolves to

A call resolves to \`{ ok: true, data, … }\` or to \`{ ok: false, kind, outcome, message, … }\`. It rejects only with a
\`TypeError\`, for an input that is no JSON or no part of a path, and then nothing was sent.

| \`kind\` | what happened | members |
| --- | --- | --- |
| \`api\` | the server answered with a documented error | \`status\`, \`code\`, \`retryAfter\`, \`headers\` |
| \`rate_limit\` | it refused the request, and the repeats, because there were too many | \`status\`, \`retryAfter\` (seconds), \`headers\` |
| \`http\` | an error whose body is not the API's: a proxy's page, a redirect, an empty 503 | \`status\`, \`body\`, \`retryAfter\`, \`headers\` |
| \`invalid_response\` | a 2xx whose body is not what is documented: HTML, empty, too large, without its data | \`status\`, \`body\`, \`retryAfter\`, \`headers\` |
| \`timeout\` | the deadline passed | |
| \`network\` | the connection failed | |
| \`aborted\` | your signal was aborted | |

A failure keeps at most 10,000 characters of a body.

\`outcome\` is \`not_accepted\` where the server has refused the request or has never got it, so that a repeat is safe; it
is \`unknown\` where the server may have accepted it: after a 5xx, a broken connection, a timeout, an unreadable success,
and after a 408, 409 or 425 that is not documented.`;

const buildRepeats = ({ operations }: ClientModel): string => {
  const safe = operations.filter(({ retrySafe }) => retrySafe).map(({ id }) => `\`${id}\``);
  const only = safe.length > 0 ? `, and of ${safe.join(', ')} also after a 5xx and a broken connection` : '';
  return `## What is repeated

Only what cannot take effect twice: a request that was refused with 429, one whose connection was never made${only}. At
most \`retries\` times (2), after \`Retry-After\` or else a random time that grows, and all within one deadline of
\`timeout\` milliseconds (60,000), which is over the attempts, the waits and the body. A wait that would outlast the
deadline is not begun: you get the failure at once, with \`retryAfter\`.

Deno's fetch sends a text a second time where a connection breaks that it had kept open, also when the server has read
it. The client gives it a form that Deno sends once.

That nothing was sent (the host has no address, refuses, or cannot be reached; its certificate is not trusted, is
another host's or has expired; the handshake of TLS failed; fetch blocks the port) is known by the codes in the errors of
Node's and Bun's own fetch: the outcome is \`not_accepted\`. Errors of Deno and of Workers have no codes, and what a fetch
of your own throws proves nothing: there the outcome of every connection that failed is \`unknown\`.`;
};

const BATCHES = `## Batches

\`sendAll\` takes as many items as there is room for and gives each its one final result, in the order in which they end,
so that a million items need no more memory than ten. \`perSecond\` spaces the requests; stay a little below the limit of
the server. An item that was refused because of the rate limit goes again after a pause that holds for all, up to ten
times. An item whose outcome is \`unknown\` is reported and never repeated. \`attempts\` counts all requests of an item.
When the signal is aborted or the loop is left, no more items are sent; the batch ends when what is under way has ended.`;

const JOURNAL = `### A batch that can be resumed

A process can end at any moment. With a \`journal\`, no item is sent twice and none is lost:

- \`begin(item, index)\` is awaited right before the first request of an item. Where it fails, the item is not sent.
- \`end({ index, item, result })\` is awaited before the loop gets the result, once for each item that was begun, also
  where you leave the loop or abort the signal. An item that was begun and not sent ends as \`aborted\`.
- Where one of them throws or rejects, the batch ends with that error.

An item that was begun and has no end, after a crash, may have been sent or not: a person looks at it, no program repeats
it. So it is with an item that ended as \`unknown\`. What ended as \`not_accepted\` may be sent again. Run this program as
often as you like, but not twice at a time:`;

const buildPhones = ({ packageName }: ClientModel, example: string): string => `## Phone numbers

A separate entry, on [libphonenumber-js](https://www.npmjs.com/package/libphonenumber-js), which you install beside it
(\`npm install libphonenumber-js\`). \`toE164\` throws a \`PhoneNumberError\` for what is no number.

${code(example)}

Nobody pays for it who does not import \`${packageName}/phone\`.`;

const buildOptions = ({ credentials, baseUrl }: ClientModel): string => `## Options

| option | |
| --- | --- |
${credentials.map((scheme) => `| \`${nameOption(scheme)}\` | required; kept in a closure, and taken out of everything that a failure says |`).join('\n')}
| \`baseUrl\` | instead of \`${baseUrl}\`: absolute, http or https, without user, password, query and fragment |
| \`timeout\` | milliseconds for a whole call; 60,000 |
| \`retries\` | how many times a request is repeated that cannot take effect twice; 2 |
| \`maxResponseBytes\` | how large the body of a response may be, after decompression; 1,000,000 |
| \`fetch\` | instead of the global one; it is called with a URL, as text, and an init |
| \`headers\` | added to each request, and to one by the option of the same name of its call; not those of credentials, of the content, of the host and of the connection |
| \`appInfo\` | \`{ name, version }\` of your program, added to the header \`User-Agent\` |
| \`onAttempt\` | called with \`{ operation, attempt, status, kind, wait, duration, requestId }\` after every request; what it returns, throws or rejects with is ignored |
| \`logger\` | any of \`debug\` (a success), \`info\` (a failure that is repeated), \`warn\` (one that was not accepted), \`error\` (one that may have been), each called with a message and what \`onAttempt\` gets; \`console\` is a logger. It is told no key and no phone number |
| \`dangerouslyAllowBrowser\` | a page gives its credentials to everybody who opens it: a browser is refused unless this is true |

Redirects are never followed: a credential goes to no other host.`;

const TRACING = `### Tracing

On Node the client's requests are those of \`fetch\`, so that OpenTelemetry's instrumentation of undici sees each attempt
and sends \`traceparent\` with it:`;

const buildParts = ({ packageName }: ClientModel): string => `## In parts

\`${packageName}/core\` has the same \`createClient\` without the method \`sendAll\`, and \`sendAll(client, items, options)\` as a
function: a bundler then leaves out what is not imported.
`;
