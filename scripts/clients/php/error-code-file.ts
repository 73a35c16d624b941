import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { type Reader, textAt } from '../../document/reading/reader.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import { listMembers } from '../model/members.ts';
import type { ClientModel } from '../model/model.ts';
import { listCodes } from './definition-file.ts';
import { docBlock } from './doc-block.ts';
import { quote } from './literal.ts';
import { checkDistinct, pascalCase } from './names.ts';
import { buildClassFile } from './php-file.ts';

/** `ErrorCode.php`: the codes that the document names, as cases; none where it names no code. */
export const buildErrorCodeFiles = (
  reader: Reader,
  model: ClientModel,
  namespace: string,
): GeneratedFile[] => {
  const codes = listCodes(model);
  if (codes.length === 0) return [];
  const cases = codes.map((code) => caseName(code));
  checkDistinct('error code', cases);
  const rows = codes.map((code, index) => `    case ${cases[index]} = ${quote(code)};\n`);
  const source = `${docBlock([describe(reader, model)])}
enum ErrorCode: string
{
${rows.join('')}}
`;
  return [buildClassFile(namespace, ['', 'ErrorCode'], [], source)];
};

/** A constant may have any name but this. */
const caseName = (code: string): string => {
  const name = pascalCase(code);
  return name === 'Class' ? 'Class_' : name;
};

const describe = (reader: Reader, { errors }: ClientModel): string => {
  const members = errors.flatMap(({ component, code }) =>
    listMembers(reader, SCHEMA_REF + component).filter(({ name }) => name === code),
  );
  return (
    members.map(({ schema }) => textAt(schema, 'description') ?? '').find(Boolean) ?? 'Why a request failed.'
  );
};
