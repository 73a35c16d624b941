import type { OperationModel } from '../model/operations.ts';
import { docBlock } from './doc-block.ts';
import { formatList, quote } from './literal.ts';
import { type Argument, docType, writeArgument } from './members.ts';
import type { Signature } from './operations.ts';

/** A parameter list as PSR-12 has it: on one line where there is room. */
const writeHead = (start: string, parameters: readonly string[], result: string): string => {
  const line = `    ${start}(${parameters.join(', ')}): ${result}`;
  if (line.length <= 118) return `${line}\n    {`;
  return `    ${start}(\n${parameters.map((parameter) => `        ${parameter},\n`).join('')}    ): ${result} {`;
};

const writeTag = (argument: Argument): string => {
  const type = docType(argument) ?? argument.type.native.join('|');
  const optional = argument.required || docType(argument) ? '' : '|null';
  return `@param ${type}${optional} $${argument.variable} ${argument.description.replaceAll('\n', ' ')}`.trim();
};

const REPEATS = {
  safe: 'Repeated by itself after a 429, a 5xx and a failed connection: a repeat changes nothing.',
  unsafe:
    'Repeated by itself only where the server cannot have accepted it: after a 429, and where no connection was made.',
} as const;

/** The method of the client. `data` is the type of a success' data. */
export const buildMethod = (
  { id, summary, description, deprecated, retrySafe }: OperationModel,
  signature: Signature,
  data: string,
): string => {
  const all = signature.arguments;
  const tags = [
    ...all.map(writeTag),
    `@return Success<${data}>|Failure`,
    '@throws \\InvalidArgumentException For what is no JSON, no header or no part of a path; nothing was sent.',
    ...(deprecated ? ['@deprecated'] : []),
  ];
  const head = writeHead(
    `public function ${id}`,
    [...all.map(writeArgument), '?CallOptions $options = null'],
    'Success|Failure',
  );
  const values = all.map(({ variable }) => `$${variable}`).join(', ');
  return `${docBlock([`${summary}.`, description, retrySafe ? REPEATS.safe : REPEATS.unsafe], tags, '    ')}
${head}
        return $this->call${formatList([`Calls::${id}(${values})`, '$options'], ' '.repeat(8), '(', ')')};
    }
`;
};

/** The static method of `Calls`, with the same arguments. */
export const buildCall = ({ id, summary }: OperationModel, signature: Signature): string => {
  const { parameters, members, bodyClass, body } = signature;
  const head = writeHead(`public static function ${id}`, signature.arguments.map(writeArgument), 'Call');
  const values = parameters.map(({ name, variable }) => `${quote(name)} => $${variable}`);
  const written = bodyClass
    ? `new ${bodyClass}${formatList(
        members.map(({ variable }) => `$${variable}`),
        ' '.repeat(12),
        '(',
        ')',
      )}`
    : body && `$${body.variable}`;
  const parts = [quote(id), `[${values.join(', ')}]`, ...(written ? [written] : [])];
  const docs = signature.arguments.flatMap((argument) =>
    docType(argument) ? [writeTag({ ...argument, description: '' })] : [],
  );
  return `${docBlock([`${summary}: see \`Client::${id}\`.`], docs, '    ')}
${head}
        return new Call${formatList(parts, ' '.repeat(8), '(', ')')};
    }
`;
};
