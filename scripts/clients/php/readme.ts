import type { Reader } from '../../document/reading/reader.ts';
import { nameVariable } from '../../lib/name-variable.ts';
import type { ClientModel } from '../model/model.ts';
import { credentialName, pascalCase } from './names.ts';
import { banner } from './php-file.ts';
import { buildExamples } from './readme-examples.ts';

export const buildReadme = (reader: Reader, model: ClientModel): string => {
  const examples = buildExamples(reader, model);
  return [
    buildStart(model, examples.call),
    buildSandbox(model),
    FAILURES,
    buildRepeats(model),
    `## With exceptions\n\n${code(examples.exceptions)}`,
    `${BATCHES}\n\n${code(examples.batch)}\n\n${JOURNAL}`,
    `${TESTS}\n\n${code(examples.fake)}`,
    `${TRANSPORTS}\n\n${code(examples.psr18)}`,
    `${buildLaravel(model)}\n\n${code(examples.laravel, 'php laravel')}`,
    ...(model.takesPhoneNumbers ? [`${PHONES}\n\n${code(examples.phone)}`] : []),
    buildOptions(model),
  ].join('\n\n');
};

const code = (source: string, language = 'php'): string => `\`\`\`${language}\n${source}\`\`\``;

const buildStart = ({ packageName, title, summary }: ClientModel, call: string): string => `${banner.markdown}
# ${packageName} for PHP

The client of the ${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}. After a failure it says what matters
most: **may I send it again without doing it twice?**

It needs PHP 8.2 with \`ext-curl\` and \`ext-mbstring\`, and no other package. Put this folder beside your project and install it from there:

\`\`\`shell
composer config repositories.${packageName} path ../php
composer require ${packageName}/${packageName}:@dev
\`\`\`

${code(call)}

Every operation is a method. Its arguments are the members of its body and its parameters, by name; the last one is
\`options\`, a \`CallOptions\`. What the document does not name is sent by
\`$client->call(Calls::…(…)->with(['name' => 'value']))\`; in responses it is in the property \`more\` of each model.`;

const buildSandbox = ({ packageName, credentials }: ClientModel): string => `## Try it on the sandbox

\`npm run sandbox\` in the project that this package comes from starts a server that behaves as the API is documented and
sends nothing to anybody. It prints its URL and the key that it accepts:

\`\`\`shell
export ${nameVariable(packageName, 'BaseUrl')}=<the URL that it prints>
${credentials.map(({ name }) => `export ${nameVariable(packageName, name)}=<the key that it prints>`).join('\n')}
\`\`\``;

const FAILURES = `## What a call gives

A call gives a \`Success\` with \`data\`, or a \`Failure\` with \`kind\`, \`outcome\` and \`message\`; \`ok\` tells them apart. It throws
only an \`InvalidArgumentException\`, for what is no JSON, no header or no part of a path, and then nothing was sent.

| \`kind\` | what happened | members |
| --- | --- | --- |
| \`Api\` | the server answered with a documented error | \`status\`, \`code\`, \`knownCode\`, \`retryAfter\`, \`headers\` |
| \`RateLimit\` | it refused the request, and the repeats, because there were too many | \`status\`, \`retryAfter\` (seconds), \`headers\` |
| \`Http\` | an error whose body is not the API's: a proxy's page, a redirect, an empty 503 | \`status\`, \`body\`, \`retryAfter\`, \`headers\` |
| \`InvalidResponse\` | a 2xx whose body is not what is documented: HTML, empty, too large, without its data | \`status\`, \`body\`, \`retryAfter\`, \`headers\` |
| \`Timeout\` | the deadline passed | |
| \`Network\` | the connection failed | |
| \`Aborted\` | your \`isCancelled\` gave true | |

\`outcome\` is \`Outcome::NotAccepted\` where the server has refused the request or has never got it, so that a repeat is safe;
it is \`Outcome::Unknown\` where the server may have accepted it: after a 5xx, a broken connection, a timeout, an unreadable
success. \`code\` is what the server wrote; \`knownCode\` is the same as a case of \`ErrorCode\`, or null for a code that this
version does not know.`;

const buildRepeats = ({ operations }: ClientModel): string => {
  const safe = operations.filter(({ retrySafe }) => retrySafe).map(({ id }) => `\`${id}\``);
  const only = safe.length > 0 ? `, and of ${safe.join(', ')} also after a 5xx and a broken connection` : '';
  return `## What is repeated

Only what cannot take effect twice: a request that was refused with 429, one whose connection was never made${only}.
At most \`retries\` times (2), after \`Retry-After\` or else a random time that grows, and all within one deadline of
\`timeout\` seconds (60), which is over the attempts, the waits and the body. A wait that would outlast the deadline is not
begun: you get the failure at once, with \`retryAfter\`. cURL itself repeats nothing: its own repeats on a connection that
was kept open are prevented. Redirects are never followed: a credential goes to no other host.`;
};

const BATCHES = `## Batches

\`sendAll\` takes calls as there is room for them and gives each its one final result under its own key, in the order in which
they end, so that a million calls need no more memory than ten. Requests are under way at once by \`curl_multi\`;
\`perSecond\` spaces them: stay a little below the limit of the server. A call that was refused because of the rate limit is
made again after a pause that holds for all, up to ten times. A call whose outcome is unknown is reported and never
repeated.`;

const JOURNAL = `The journal is what makes a batch safe to start again: each item is written down before it is sent, and again with its
result. After a crash the same program goes on with what is left, and \`doubtful()\` names the items that may have been sent
or not. A journal in a database is a class with the two methods of \`Journal\`. However the loop is left, by \`break\` or by an
exception, what is under way is waited for and ends in the journal.`;

const TESTS = `## In your tests

\`FakeTransport\` sends nothing and waits for nothing: pauses pass by its own clock. It answers each operation with the
document's example of a success unless it is told otherwise.`;

const TRANSPORTS = `## Another HTTP client

By default requests go by cURL, for through another client neither "no redirects" nor a deadline can be enforced. Where you
need yours, give it a timeout and let it follow no redirect; a batch then makes one request at a time, and a connection that
was refused is not told from one that broke: its outcome is unknown.`;

const buildLaravel = ({ packageName }: ClientModel): string => `## Laravel

The service provider is found by itself and makes one \`Client\` from \`config/${packageName}.php\`
(\`php artisan vendor:publish --tag=${packageName}-config\`). It sends by \`Http::\`, so that \`Http::fake()\` and its events work;
what is said above of another HTTP client holds. It is tested against a stand-in for Laravel, not against Laravel itself.`;

const PHONES = `## Phone numbers

\`IndonesianPhone::toE164\` reads Indonesian numbers as people write them. It does not know whether a number is in use, nor any
other country: for that there is [libphonenumber-for-php](https://packagist.org/packages/giggsey/libphonenumber-for-php).`;

const buildOptions = ({ packageName, credentials, baseUrl }: ClientModel): string => `## Options

| argument of \`Client\` | |
| --- | --- |
${credentials.map((scheme) => `| \`${credentialName(scheme)}\` | required; in no dump, export or trace, and taken out of everything that a result says |`).join('\n')}
| \`baseUrl\` | instead of \`${baseUrl}\` |
| \`options\` | for all calls: \`timeout\` and \`retries\`, \`maxResponseBytes\` (1,000,000), \`headers\`, \`isCancelled\` |
| \`transport\` | instead of cURL; \`new CurlTransport([CURLOPT_PROXY => '…'])\` has cURL's own options |
| \`onAttempt\` | called with an \`Attempt\` after every request: status, kind, wait, duration, request id |
| \`logger\` | a PSR-3 logger, told of every request without bodies, headers and keys |
| \`appInfo\` | added to the user agent \`${packageName}/… php/…\` |

A client is not serialized: a queued job makes its own, or is given the one of the container of \`${pascalCase(packageName)}\\Client\`.
`;
