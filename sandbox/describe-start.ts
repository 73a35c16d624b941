import type { Api, Operation } from '../schemas/definition.ts';
import { quoteShell } from '../scripts/lib/quote-shell.ts';
import { keyHeader } from './engine/credentials.ts';
import type { Sandbox } from './engine/start-sandbox-of.ts';

/** What a person needs to begin: the URL, the key, the inbox, and one line to paste into a shell. */
export const describeStart = (api: Api, { url, inboxUrl, key }: Sandbox): string => {
  const header = keyHeader(api, key);
  const accepts = header === undefined ? key : `${header.name}: ${header.value}`;
  const operation = Object.values<Operation>(api.operations).find(needsNoParameters);
  return [
    `Sandbox of the ${api.info.title}`,
    '',
    `  url      ${url}`,
    ...(accepts === '' ? [] : [`  accepts  ${accepts}`]),
    `  inbox    ${inboxUrl}`,
    ...(operation === undefined ? [] : [`  try      ${writeCurl(url, operation, header && accepts)}`]),
    '',
    'Nothing is sent to anybody. Ctrl-C delivers to the inbox what was accepted, and ends the sandbox.',
    '',
  ].join('\n');
};

const needsNoParameters = ({ request: { path, query, header } }: Operation): boolean =>
  [path, query, header].every((group) => group === undefined || group.safeParse({}).success);

const writeCurl = (url: string, { method, path, request }: Operation, header: string | undefined): string => {
  const [example] = Object.values(request.body?.examples ?? {});
  // what curl does by itself is left out
  const standard = example === undefined ? 'get' : 'post';
  return [
    `curl ${url}${path}`,
    ...(method === standard ? [] : [`-X ${method.toUpperCase()}`]),
    ...(header === undefined ? [] : [`-H ${quoteShell(header)}`]),
    ...(example === undefined
      ? []
      : [
          `-H ${quoteShell(`Content-Type: ${request.body?.mediaType ?? 'application/json'}`)}`,
          `-d ${quoteShell(JSON.stringify(example.value))}`,
        ]),
  ].join(' ');
};
