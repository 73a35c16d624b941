import type { Api } from '../schemas/definition.ts';
import type { Sandbox } from './start-sandbox.ts';

/** What a person needs to begin: the URL, the key, the inbox, and one line to paste into a shell. */
export const describeStart = (api: Api, { url, inboxUrl, key }: Sandbox): string => {
  const [header] = Object.values(api.securitySchemes).flatMap((scheme) =>
    scheme.type === 'apiKey' ? [scheme.name] : [],
  );
  const [operation] = Object.values(api.operations);
  const [example] = Object.values(operation?.request.body?.examples ?? {});
  const curl = [
    `curl ${url}${operation?.path}`,
    `-H ${quote(`${header}: ${key}`)}`,
    "-H 'Content-Type: application/json'",
    `-d ${quote(JSON.stringify(example?.value))}`,
  ].join(' ');
  return [
    `Sandbox of the ${api.info.title}`,
    '',
    `  url      ${url}`,
    `  accepts  ${header}: ${key}`,
    `  inbox    ${inboxUrl}`,
    `  try      ${curl}`,
    '',
    'Nothing is sent to anybody. Ctrl-C delivers to the inbox what was accepted, and ends the sandbox.',
    '',
  ].join('\n');
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
