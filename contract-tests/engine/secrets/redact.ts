import { swapCase } from '../requests/credentials.ts';

/** Every form that a secret may have in a text: each usual encoding, plain, in JSON and in XML. */
export const encodings = (secret: string): string[] =>
  [...new Set(encode(secret).flatMap(writeOut))].filter((form) => form.length > 0);

/** A secret in each usual encoding. */
const encode = (secret: string): string[] => {
  const base64 = Buffer.from(secret).toString('base64');
  const url = encodeURIComponent(secret);
  const forms = [
    secret,
    url,
    url.toLowerCase(),
    encodeURI(secret),
    base64,
    base64.replace(/=+$/, ''),
    base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    encodeURIComponent(base64),
    Buffer.from(secret).toString('hex'),
  ];
  return [...new Set(forms)];
};

/** Also JSON within JSON, for the bodies in a HAR, and JSON within XML. */
const writeOut = (text: string): string[] => {
  const json = escapeJson(text);
  return [text, json, escapeJson(json), escapeXml(text), escapeXml(json)];
};

const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** For text and attributes of XML and HTML. XML cannot express control characters: they become Unicode pictures. */
export const escapeXml = (text: string): string =>
  [...text.toWellFormed()]
    .map((c) => ENTITIES[c] ?? (isControl(c) ? String.fromCodePoint(0x2400 + c.charCodeAt(0)) : c))
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\ufffe': '\ufffd',
  '\uffff': '\ufffd',
};

const isControl = (c: string): boolean => c < ' ' && !'\t\n\r'.includes(c);

/** Only lines with one of these are searched for escaped characters, because the search is slow. */
const HAS_ESCAPE = /\\(?:u[\da-f]{4}|\/)/i;

/**
 * A pattern in which each character matches every form that JSON has for it: plain, `\uXXXX`, or after a backslash,
 * which JSON within JSON doubles. https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
const matchEscaped = (form: string): RegExp =>
  // by UTF-16 code units, as JSON escapes them
  new RegExp(form.split('').map(matchCharacter).join(''), 'g');

const matchCharacter = (c: string): string => {
  const hex = c.charCodeAt(0).toString(16).padStart(4, '0');
  const anyCase = hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const entity = ENTITIES[c];
  const plain = [`\\u${hex}`, ...(entity === undefined ? [] : [entity])];
  const behind = ['/', '"'].includes(c) ? plain : [];
  const slashed = [`u${anyCase}`, ...behind, ...(c in SHORT ? [SHORT[c]] : [])];
  // a backslash itself is the last alternative: it begins the others
  const written = [`\\\\+(?:${slashed.join('|')})`, ...(c === '\\' ? ['\\\\+'] : []), ...plain];
  return `(?:${written.join('|')})`;
};

/** The escapes of one letter. */
const SHORT: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

export type Redactor = (text: string) => string;

export type Secrets = { readonly credentials: readonly string[]; readonly phones: readonly string[] };

/** Replaces every form of every secret in a text, the longest first, so that no part of a secret is left. */
export const buildRedactor = ({ credentials, phones }: Secrets): Redactor => {
  const secrets = [
    ...credentials
      .flatMap(spoil)
      .filter((text) => text.length >= 4)
      .map((text) => [text, '[credential]'] as const),
    ...phones.flatMap((phone) => [phone, phone.replace(/^\+/, '')]).map((text) => [text, '[phone]'] as const),
  ];
  const list = (encode: (secret: string) => string[]) =>
    secrets
      .flatMap(([secret, label]) => encode(secret).map((form) => [form, label] as const))
      .sort(([a], [b]) => b.length - a.length);
  const forms = list(encodings);
  const escaped = list(encode).map(([form, label]) => [matchEscaped(form), label] as const);
  const cleanLine = (line: string) =>
    HAS_ESCAPE.test(line)
      ? escaped.reduce((clean, [form, label]) => clean.replaceAll(form, label), line)
      : line;
  return (text) =>
    forms
      .reduce((clean, [form, label]) => clean.replaceAll(form, label), text)
      .split('\n')
      .map(cleanLine)
      .join('\n');
};

/** The wrong credentials that are sent are nearly the right credential, so they are secret too. */
const spoil = (credential: string): string[] => [
  credential,
  swapCase(credential),
  ...(credential.length > 4 ? [credential.slice(0, -1)] : []),
];
