import type { OperationModel } from '../model/operations.ts';

/** JSON as a TypeScript expression, with names of members as people write them. */
export const formatLiteral = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(', ')}]`;
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : formatLiteral(name);
    return `${key}: ${formatLiteral(member)}`;
  });
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};

/** What an operation can be called with: its first example, as source; undefined where the document has none. */
export const buildExampleInput = ({ parameters, body }: OperationModel): string | undefined => {
  const required = parameters.filter((parameter) => parameter.required);
  if (required.some(({ example }) => example === undefined)) return undefined;
  if (parameters.length === 0) return body ? formatLiteral(body.examples[0]?.value) : '';
  const members = Object.fromEntries(required.map(({ name, example }) => [name, example]));
  return formatLiteral(body ? { ...members, body: body.examples[0]?.value } : members);
};
