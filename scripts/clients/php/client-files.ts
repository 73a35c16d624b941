import type { Scheme } from '../../document/reading/description.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import type { ClientModel } from '../model/model.ts';
import { docBlock } from './doc-block.ts';
import { quote } from './literal.ts';
import { usesAbsent } from './members.ts';
import { buildCall, buildMethod } from './method-source.ts';
import { checkDistinct, credentialName } from './names.ts';
import type { Signature } from './operations.ts';
import { buildClassFile } from './php-file.ts';

/** What a client is made with beside the credentials, in this order. */
const OPTIONS = [
  ['baseUrl', '?string', "Instead of the API's own: absolute, http or https, without query and fragment."],
  ['options', '?CallOptions', 'For all calls; a call may have its own.'],
  ['transport', '?Transport', 'Instead of cURL: see `Runtime\\Psr18Transport` and `Runtime\\FakeTransport`.'],
  [
    'onAttempt',
    '?\\Closure',
    'Called with an `Attempt` after every request. What it returns or throws is ignored.',
  ],
  ['logger', '?LoggerInterface', 'Is told of every request, without bodies, headers and keys.'],
  ['appInfo', '?string', 'Added to the user agent: `my-shop/1.0`.'],
] as const;

export type Typed = {
  readonly signatures: ReadonlyMap<string, Signature>;
  /** The types of data by the id of the operation, for documentation. */
  readonly data: ReadonlyMap<string, string>;
  /** The names of the classes of models. */
  readonly models: readonly string[];
};

const useModels = (namespace: string, models: readonly string[], source: string): string[] =>
  models
    .filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(source))
    .map((name) => `${namespace}\\Model\\${name}`);

export const buildClientFile = (
  model: ClientModel,
  namespace: string,
  { signatures, data, models }: Typed,
): GeneratedFile => {
  const { title, summary, credentials, operations } = model;
  const names = credentials.map(credentialName);
  checkDistinct('argument of the client', [...names, ...OPTIONS.map(([name]) => name)]);
  const methods = operations.map((operation) =>
    buildMethod(operation, signatures.get(operation.id) ?? NONE, data.get(operation.id) ?? 'null'),
  );
  const source = methods.join('\n');
  const runtime = ['BaseClient', 'CallOptions', 'Failure', 'Success', 'Transport', ...absent(signatures)];
  return buildClassFile(
    namespace,
    ['', 'Client'],
    [
      ...runtime.map((name) => `${namespace}\\Runtime\\${name}`),
      'Psr\\Log\\LoggerInterface',
      ...useModels(namespace, models, source),
    ],
    `${docBlock([`The client of the ${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}.`])}
final class Client extends BaseClient
{
${docBlock([], [...credentials.map(writeKeyTag), ...OPTIONS.map(([name, type, text]) => `@param ${type} $${name} ${text}`), '@throws \\InvalidArgumentException For a credential that cannot be sent, and for a base URL that is none.'], '    ')}
    public function __construct(
${names.map((name) => `        #[\\SensitiveParameter] string $${name},\n`).join('')}${OPTIONS.map(([name, type]) => `        ${type} $${name} = null,\n`).join('')}    ) {
        $keys = [${names.map((name) => `${quote(name)} => $${name}`).join(', ')}];
        parent::__construct(Api::definition(), $keys, ${OPTIONS.map(([name]) => `$${name}`).join(', ')});
    }

${source}}
`,
  );
};

const NONE: Signature = { arguments: [], parameters: [], members: [] };

const writeKeyTag = (scheme: Scheme): string =>
  `@param string $${credentialName(scheme)} ${scheme.description.split('\n\n')[0]?.replaceAll('\n', ' ')}`;

const absent = (signatures: ReadonlyMap<string, Signature>): string[] =>
  [...signatures.values()].some((signature) => usesAbsent(signature.arguments)) ? ['Absent'] : [];

export const buildCallsFile = (
  { operations }: ClientModel,
  namespace: string,
  { signatures, models }: Typed,
): GeneratedFile => {
  const source = operations
    .map((operation) => buildCall(operation, signatures.get(operation.id) ?? NONE))
    .join('\n');
  const runtime = ['Call', ...absent(signatures)].map((name) => `${namespace}\\Runtime\\${name}`);
  return buildClassFile(
    namespace,
    ['', 'Calls'],
    [...runtime, ...useModels(namespace, models, source)],
    `/** Calls that are not made yet, for \`Client::sendAll\` and \`Client::call\`. */
final class Calls
{
${source}}
`,
  );
};
