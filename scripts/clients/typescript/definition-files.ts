import { isSuccess, type Scheme } from '../../document/reading/description.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import type { ErrorBody, SuccessBody } from '../model/bodies.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import { banner } from './banner.ts';
import { buildCondition } from './condition.ts';
import { nameOption } from './name-option.ts';

/** `definition.js`: how requests are written and responses are read, as little of it as the document needs. */
export const buildDefinitionFiles = (model: ClientModel): GeneratedFile[] => {
  const { packageName, version, baseUrl, credentials, errors, rateLimits, operations, successes } = model;
  const failures = new Map([...errors, ...rateLimits].map((body) => [body.component, body]));
  const readers = [
    ...successes.map(buildSuccessReader),
    ...(operations.some(hasNoContent) ? [buildNothingReader(operations)] : []),
    ...[...failures.values()].map(buildErrorReader),
  ];
  const rows = operations.map((operation) => `    ${operation.id}: { ${buildRow(model, operation)} },\n`);
  const imports = operations.some(hasParameters)
    ? "import { writeParameters } from './runtime/parameters.js';\n\n"
    : '';
  const script = `${imports}${readers.join('')}
/** @type {import('./runtime/definition.js').Definition} */
export const definition = {
  agent: ${JSON.stringify(`${packageName}/${version}`)},
  baseUrl: ${JSON.stringify(baseUrl)},
  credentials: ${JSON.stringify(credentials.map(nameOption))},
  authorize: ${buildAuthorize(credentials)},
  errors: [${errors.map(({ component }) => reader(component)).join(', ')}],
  refusals: [${rateLimits.map(({ component }) => reader(component)).join(', ')}],
  operations: {
${rows.join('')}  },
};
`;
  const declaration = `import type { Definition } from './runtime/definition.js';\nexport declare const definition: Definition;\n`;
  return [
    { path: 'definition.js', contents: banner.script + script },
    { path: 'definition.d.ts', contents: banner.script + declaration },
  ];
};

export const hasParameters = ({ parameters }: OperationModel): boolean => parameters.length > 0;

const hasNoContent = ({ responses }: OperationModel): boolean =>
  responses.some(({ status, content }) => isSuccess(status) && content === undefined);

/** A component's name may have characters that a constant's cannot have. */
const reader = (component: string): string => `read${component.replaceAll(/[.-]/g, '_')}`;

const buildNothingReader = (operations: readonly OperationModel[]): string => {
  const statuses = operations
    .flatMap(({ responses }) => responses)
    .flatMap(({ status, content }) => (isSuccess(status) && content === undefined ? [status] : []));
  const list = JSON.stringify([...new Set(statuses)]);
  return `const readNothing = (body, status) => ${list}.includes(status) && { data: undefined };\n`;
};

const buildSuccessReader = ({ component, shape, data }: SuccessBody): string =>
  `const ${reader(component)} = (body) => ${buildCondition(shape, 'body')} && { data: ${data ? `body${member(data)}` : 'body'} };\n`;

const buildErrorReader = ({ component, shape, code, message }: ErrorBody): string => {
  const facts = [
    "kind: 'api'",
    `code: ${code ? `body${member(code)}` : "''"}`,
    ...(message ? [`message: body${member(message)}`] : []),
  ];
  return `const ${reader(component)} = (body) => ${buildCondition(shape, 'body')} && { ${facts.join(', ')} };\n`;
};

const member = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

/** The arguments are the options of `createClient`, the headers and the URL. */
const buildAuthorize = (credentials: readonly Scheme[]): string => {
  const steps = credentials.map((scheme) => {
    const { in: place, key: name, prefix } = scheme;
    const key = `keys.${nameOption(scheme)}`;
    if (place === 'query') {
      const start = JSON.stringify(`${encodeURIComponent(name)}=`);
      return `url += (url.includes('?') ? '&' : '?') + ${start} + encodeURIComponent(${key});`;
    }
    const value = prefix === '' ? key : `'${prefix}' + ${prefix === 'Basic ' ? `btoa(${key})` : key}`;
    return place === 'cookie'
      ? `headers.Cookie = (headers.Cookie ? headers.Cookie + '; ' : '') + ${JSON.stringify(`${name}=`)} + ${key};`
      : `headers[${JSON.stringify(name)}] = ${value};`;
  });
  return `(keys, headers, url) => { ${[...steps, 'return url;'].join(' ')} }`;
};

/** A proxy may give them after the server has accepted the request: they refuse it only where they are documented. */
const DOUBTFUL: readonly number[] = [408, 409, 425];

const buildRow = ({ credentials }: ClientModel, operation: OperationModel): string => {
  const { method, path, retrySafe, parameters, body, schemes, responses } = operation;
  const needed = credentials.filter(({ name }) => schemes.includes(name));
  const places = Object.fromEntries(parameters.map(({ name, in: place }) => [name, place]));
  const refused = responses.flatMap(({ status }) => (DOUBTFUL.includes(status) ? [status] : []));
  const success = responses
    .filter(({ status }) => isSuccess(status))
    .map(({ content }) => (content === undefined ? 'readNothing' : reader(content.component)));
  return [
    `method: '${method}', path: ${JSON.stringify(path)}`,
    ...(retrySafe ? ['retrySafe: true'] : []),
    ...(hasParameters(operation) ? [`parameters: writeParameters(${JSON.stringify(places)})`] : []),
    ...(body ? ['body: true'] : []),
    ...(refused.length > 0 ? [`refused: ${JSON.stringify(refused)}`] : []),
    ...(needed.length < credentials.length ? [`authorize: ${buildAuthorize(needed)}`] : []),
    `success: [${[...new Set(success)].join(', ')}]`,
  ].join(', ');
};
