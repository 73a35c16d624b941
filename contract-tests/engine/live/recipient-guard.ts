import type { Contract, Operation } from '../../../scripts/document/reading/description.ts';
import { listSites } from '../../../scripts/document/reading/sites.ts';
import { isRecipient } from '../cases/recipients.ts';
import { jsonMedia } from '../model/json-media.ts';
import type { Wire } from '../requests/wire.ts';

/**
 * Why a request could reach somebody other than a test phone; undefined where it cannot. Invalid requests are judged
 * too, because a broken server may accept them. A recipient's field may have the digits of a test phone or no digits,
 * in any form, and no other E.164 number may occur anywhere.
 */
export const findForeignRecipient = (
  contract: Contract,
  operation: Operation,
  wire: Wire,
  phones: readonly string[],
): string | undefined => {
  const text = readText(wire);
  const allowed = new Set(phones.map(digitsOf));
  const numbers = text.match(/\+[1-9]\d{6,}/g) ?? [];
  const foreign = numbers.find((number) => !allowed.has(digitsOf(number)));
  if (foreign !== undefined) return 'it has a number that is not a test phone';
  const names = recipientNames(contract, operation, phones);
  const field = names.find((name) =>
    fieldTexts(text, name).some((value) => digitsOf(value) !== '' && !allowed.has(digitsOf(value))),
  );
  return field === undefined ? undefined : `its \`${field}\` has other digits than a test phone`;
};

/** The JSON as it is and without its escapes, so that escapes cannot hide a number. */
const readText = (wire: Wire): string => {
  const body = wire.body ? new TextDecoder().decode(wire.body).replaceAll('\0', '') : '';
  const plain = body.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const headers = wire.headers.map(([, value]) => value).join(' ');
  const query = new URLSearchParams(wire.query);
  return `${decodePath(wire.path)} ${query} ${headers} ${plain}`.replaceAll('%2B', '+');
};

/** A path of a document may have a percent sign that is not an encoding. */
const decodePath = (path: string): string =>
  path.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );

const recipientNames = (
  { validator }: Contract,
  operation: Operation,
  phones: readonly string[],
): string[] => {
  const schema = jsonMedia(operation)?.schema;
  if (schema === undefined) return [];
  const sites = listSites(validator, schema).filter(({ ref }) => isRecipient(validator, ref, phones));
  const names = sites.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'property' ? [step.name] : [])).slice(-1),
  );
  return [...new Set(names)];
};

/** The text after each occurrence of a field's name, up to the next field. */
const fieldTexts = (text: string, name: string): string[] =>
  text
    .split(`"${name}"`)
    .slice(1)
    .map((rest) =>
      (/^\s*:\s*("(?:[^"\\]|\\.)*"|[^"]*?[,}]|\[[^\]]*\]|\{[^}]*\})/.exec(rest)?.[1] ?? rest).replaceAll(
        '\\n',
        ' ',
      ),
    );

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{Nd}]/gu, '');
