import { DocumentError } from '../../document/walk/document-error.ts';

/** No class may be named so: https://www.php.net/manual/en/reserved.php */
const RESERVED_CLASSES = new Set(
  (
    'abstract and array as bool break callable case catch class clone const continue declare default die do echo else ' +
    'elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends false final finally float fn ' +
    'for foreach function global goto if implements include include_once instanceof insteadof int interface isset iterable ' +
    'list match mixed namespace never new null object or parent print private protected public readonly require ' +
    'require_once return self static string switch throw trait true try unset use var void while xor yield'
  ).split(' '),
);

const listWords = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `SidobeWhatsapp` of `sidobe-whatsapp`. PHP has no name that begins with a digit. */
export const pascalCase = (name: string): string =>
  listWords(name)
    .map(capitalize)
    .join('')
    .replace(/^(?=\d)/, '_');

/** `imageUrl` of `image_url`. */
export const camelCase = (name: string): string => {
  const [first = '', ...others] = listWords(name);
  return (first.toLowerCase() + others.map(capitalize).join('')).replace(/^(?=\d)/, '_');
};

/** The name of a class; `List_` where PHP keeps `List` for itself. */
export const className = (name: string): string => {
  const words = /^[A-Za-z][A-Za-z0-9]*$/.test(name)
    ? name.charAt(0).toUpperCase() + name.slice(1)
    : pascalCase(name);
  return RESERVED_CLASSES.has(words.toLowerCase()) ? `${words}_` : words;
};

/** The name of an argument and of a property. `$this` is taken. */
export const argumentName = (name: string, place: readonly string[]): string => {
  const words = camelCase(name);
  if (words === '') {
    throw new DocumentError(
      place,
      `\`${name}\` has no letter or digit that PHP could name it by`,
      'Rename it',
    );
  }
  return words === 'this' ? 'this_' : words;
};

/** The argument of the client that takes a credential: `secretKey` of the scheme `SecretKey`. */
export const credentialName = ({ name }: { readonly name: string }): string => argumentName(name, [name]);

/** Throws a DocumentError where two names are one to PHP, which has no upper and lower case in names of this kind. */
export const checkDistinct = (
  what: string,
  names: readonly string[],
  place: readonly string[] = [],
): void => {
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key)) {
      throw new DocumentError(
        [...place, name],
        `PHP has two meanings of the ${what} \`${name}\``,
        'Rename one',
      );
    }
    seen.add(key);
  }
};
