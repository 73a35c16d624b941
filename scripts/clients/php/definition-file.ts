import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { isSuccess } from '../../document/reading/description.ts';
import type { Reader } from '../../document/reading/reader.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import type { ErrorBody } from '../model/bodies.ts';
import { listMembers } from '../model/members.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import { formatList, quote, writeText } from './literal.ts';
import { credentialName } from './names.ts';
import { buildClassFile } from './php-file.ts';
import { buildType, type Classes } from './types.ts';

/** Statuses that other servers give after they have accepted a request: a refusal only where the document says so. */
const DOUBTFUL = [408, 409, 425];

/** `Api.php`: how requests are written and responses are read. */
export const buildDefinitionFile = (
  reader: Reader,
  model: ClientModel,
  namespace: string,
  classes: Classes,
): GeneratedFile => {
  const { packageName, version, baseUrl, credentials, errors, rateLimits, operations } = model;
  const source = `/** The document, as far as the client needs it. */
final class Api
{
    public static function definition(): Definition
    {
        return new Definition(
            userAgent: ${quote(`${packageName}/${version}`)},
            baseUrl: ${quote(baseUrl)},
            credentials: ${formatList(
              credentials.map(
                ({ in: place, key, prefix, ...scheme }) =>
                  `${quote(credentialName(scheme))} => [${[place, key, prefix].map(quote).join(', ')}]`,
              ),
              INDENT,
            )},
            errors: ${formatList(
              errors.map((body) => writeError(reader, body, classes)),
              INDENT,
            )},
            refusals: ${formatList(
              rateLimits.map((body) => writeError(reader, body, classes)),
              INDENT,
            )},
            operations: [
${operations.map((operation) => writeOperation(reader, model, operation, classes)).join('')}            ],${listCodes(model).length > 0 ? '\n            codes: ErrorCode::class,' : ''}
        );
    }
}
`;
  const models = [...classes.values()].filter((name) => new RegExp(`\\b${name}::class`, 'u').test(source));
  const runtime = ['Definition', 'Operation', ...(source.includes('new ErrorBody') ? ['ErrorBody'] : [])];
  return buildClassFile(
    namespace,
    ['', 'Api'],
    [
      ...runtime.map((name) => `${namespace}\\Runtime\\${name}`),
      ...models.map((name) => `${namespace}\\Model\\${name}`),
    ],
    source,
  );
};

const INDENT = ' '.repeat(12);

/** The codes that the document names, each once. */
export const listCodes = ({ errors }: Pick<ClientModel, 'errors'>): string[] => [
  ...new Set(errors.flatMap(({ codes }) => codes)),
];

/** An object of which only the members are read that must be there. */
const writeRequired = (reader: Reader, component: string, classes: Classes, indent: string): string => {
  const members = listMembers(reader, SCHEMA_REF + component).filter(({ required }) => required);
  const rows = members.map(({ name, at }) => {
    const { reads } = buildType(reader, at, `${component}-${name}`, classes);
    return `${quote(name)} => ${reads}`;
  });
  return `['object', ${formatList(rows, indent)}]`;
};

const writeError = (reader: Reader, { component, code, message }: ErrorBody, classes: Classes): string => {
  const names = [code, message].map((name) => (name === undefined ? 'null' : quote(name)));
  const type = writeRequired(reader, component, classes, ' '.repeat(20));
  return `new ErrorBody${formatList([type, ...names], ' '.repeat(16), '(', ')')}`;
};

/** What the data of an operation's successes is, for documentation. */
export const describeData = (
  reader: Reader,
  model: ClientModel,
  operation: OperationModel,
  classes: Classes,
): string => {
  const types = operation.responses
    .filter(({ status }) => isSuccess(status))
    .map(({ content }) => {
      if (content === undefined) return 'null';
      const at = SCHEMA_REF + content.component;
      const data = model.successes.find(({ component }) => component === content.component)?.data;
      const member = listMembers(reader, at).find(({ name }) => name === data);
      return buildType(
        reader,
        member?.at ?? at,
        data ? `${content.component}-${data}` : content.component,
        classes,
      ).doc;
    });
  return [...new Set(types)].join('|');
};

const writeOperation = (
  reader: Reader,
  model: ClientModel,
  operation: OperationModel,
  classes: Classes,
): string => {
  const { id, method, path, retrySafe, parameters, schemes, responses } = operation;
  const successes = responses.filter(({ status }) => isSuccess(status));
  const bodies = [...new Set(successes.flatMap(({ content }) => content?.component ?? []))].map(
    (component) => {
      const data = model.successes.find((success) => success.component === component)?.data;
      return data
        ? formatList([writeRequired(reader, component, classes, ' '.repeat(28)), quote(data)], ' '.repeat(24))
        : `[${buildType(reader, SCHEMA_REF + component, component, classes).reads}, null]`;
    },
  );
  const empty = successes.filter(({ content }) => content === undefined).map(({ status }) => `${status}`);
  const refused = responses
    .filter(({ status }) => DOUBTFUL.includes(status))
    .map(({ status }) => `${status}`);
  const needed = model.credentials
    .filter(({ name }) => schemes.includes(name))
    .map((scheme) => quote(credentialName(scheme)));
  const places = parameters.map(({ name, in: place }) => `${quote(name)} => ${quote(place)}`);
  const [first] = successes;
  const example = first?.content?.examples[0]?.value;
  const inner = `${INDENT}        `;
  const rows = [
    `method: ${quote(method)}`,
    `path: ${quote(path)}`,
    `retrySafe: ${retrySafe}`,
    `parameters: ${formatList(places, inner)}`,
    `credentials: [${needed.join(', ')}]`,
    `success: ${formatList(bodies, inner)}`,
    `empty: [${empty.join(', ')}]`,
    `refused: [${refused.join(', ')}]`,
    `example: ${formatList([`${first?.status ?? 200}`, writeText(example === undefined ? '' : JSON.stringify(example), `${inner}    `)], inner)}`,
  ];
  return `                ${quote(id)} => new Operation(\n${rows.map((row) => `                    ${row},\n`).join('')}                ),\n`;
};
