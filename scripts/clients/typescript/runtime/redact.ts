/** As JSON in JSON writes it (`\\\\\\/`), and URLs likewise (`%25252F`), as often as these bounds allow. */
const BACKSLASH = '(?:\\\\|u005c|%(?:25){0,3}5c)';

/** One character in each of its forms: itself, `\/`, `\u002f`, `%2F`, and `+` for a space. */
const formsOf = (character: string, index: number): string => {
  const hex = character.charCodeAt(0).toString(16);
  const plain = character.replace(/\W/, '\\$&');
  // the first one is looked for from the first of many backslashes only, which would take a quadratic time
  const escapes = index ? `${BACKSLASH}{0,31}` : `(?:(?<!\\\\)${BACKSLASH}{1,31})?`;
  return `${escapes}(?:${plain}|u00${hex}|%(?:25){0,3}${hex}${character === ' ' ? '|\\+' : ''})`;
};

/** A backslash of a secret is among those that may stand before each character. */
const patternOf = (secret: string): string =>
  [...(secret.replaceAll('\\', '') || secret)].map(formsOf).join('');

export type Redactor = {
  /** The same text without any secret, in any form: as it is, escaped in JSON, in a URL, in basic authentication. */
  readonly redact: (text: string) => string;
  /** What a text of JSON says, with redacted strings and names; undefined where it is no JSON. */
  readonly parse: (text: string) => unknown;
};

/** Secrets are printable ASCII. A text without any is looked through once and stays as it is. */
export const buildRedactor = (secrets: readonly string[]): Redactor => {
  // without the padding of base64, which is not always written
  const forms = secrets.flatMap((secret) => [secret, btoa(secret).replace(/=+$/, '')]);
  const pattern = new RegExp(forms.map(patternOf).join('|') || '(?!)', 'gi');
  const redact = (text: string) => text.replace(pattern, '***');
  return {
    redact,
    parse: (text) => {
      try {
        // a byte order mark, which Workers leave
        const json = text.replace(/^\uFEFF/, '');
        const value = JSON.parse(json);
        if (redact(json) === json) return value;
        return JSON.parse(json.replace(/"((?:[^"\\]+|\\.)*)"/g, (_, content) => `"${redact(content)}"`));
      } catch {
        return undefined;
      }
    },
  };
};
