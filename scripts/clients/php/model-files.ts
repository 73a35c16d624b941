import type { SchemaRef } from '../../document/reading/description.ts';
import { type Reader, textAt } from '../../document/reading/reader.ts';
import { DocumentError } from '../../document/walk/document-error.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import { docBlock } from './doc-block.ts';
import { quote } from './literal.ts';
import {
  type Argument,
  docType,
  listArguments,
  usesAbsent,
  writeArgument,
  writePresence,
} from './members.ts';
import { checkDistinct } from './names.ts';
import { buildClassFile } from './php-file.ts';
import type { Classes } from './types.ts';

/** The property of what the document does not name. */
const MORE = 'more';

/** A class for each object that the signatures and the responses have, and for those within them. */
export const buildModelFiles = (reader: Reader, namespace: string, classes: Classes): GeneratedFile[] => {
  const files: GeneratedFile[] = [];
  // reading the members of a class may find further classes, which come to the end of the map
  for (const [at, name] of classes) files.push(buildModelFile(reader, namespace, at, name, classes));
  checkDistinct('class', [...classes.values()]);
  return files;
};

const buildModelFile = (
  reader: Reader,
  namespace: string,
  at: SchemaRef,
  name: string,
  classes: Classes,
): GeneratedFile => {
  const members = listArguments(reader, at, name, classes);
  if (members.some(({ variable }) => variable === MORE)) {
    throw new DocumentError([at, MORE], `a model has a property \`${MORE}\` already`, 'Rename the member');
  }
  const imports = ['Model', ...(usesAbsent(members) ? ['Absent'] : [])].map(
    (used) => `${namespace}\\Runtime\\${used}`,
  );
  const description = textAt(reader.follow(at).value, 'description') ?? '';
  return buildClassFile(
    namespace,
    ['Model', name],
    imports,
    `${docBlock([description])}
final readonly class ${name} extends Model
{
    public const MEMBERS = [
${members.map(writeRow).join('')}    ];

${docBlock([], [`@param array<string, mixed> $${MORE} What the document does not name.`], '    ')}
    public function __construct(
${members.map(writeProperty).join('')}        public array $${MORE} = [],
    ) {
    }
}
`,
  );
};

const writeRow = (member: Argument): string => {
  const { name, variable, type } = member;
  return `        ${quote(name)} => [${quote(variable)}, ${type.reads}, ${writePresence(member)}],\n`;
};

const writeProperty = (member: Argument): string => {
  const doc = docType(member);
  const { description } = member;
  const block = doc
    ? docBlock([], [`@var ${doc} ${description.replaceAll('\n', ' ')}`.trim()], '        ')
    : docBlock([description], [], '        ');
  return `${description || doc ? `${block}\n` : ''}        public ${writeArgument(member)},\n`;
};
