import { swapCase } from '../requests/credentials.ts';

/** Every form in which a secret may turn up in a text: in each usual encoding, written as it is, in JSON, in XML. */
export const encodings = (secret: string): string[] => {
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
  return [...new Set(forms.flatMap(writeOut))].filter((form) => form.length > 0);
};

/** Also JSON within JSON, as a HAR has bodies, and JSON within XML. */
const writeOut = (text: string): string[] => {
  const json = escapeJson(text);
  return [text, json, escapeJson(json), escapeXml(text), escapeXml(json)];
};

const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** For text and attributes of XML and HTML; a control character, which XML has no way to write, becomes its picture. */
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

export type Redactor = (text: string) => string;

export type Secrets = { readonly credentials: readonly string[]; readonly phones: readonly string[] };

/** Takes every form of every secret out of a text, the longest first, so that no part of one is left. */
export const buildRedactor = ({ credentials, phones }: Secrets): Redactor => {
  const forms = [
    ...credentials
      .flatMap(spoil)
      .filter((one) => one.length >= 4)
      .flatMap((one) => encodings(one).map((form) => [form, '[credential]'] as const)),
    ...phones.flatMap((one) =>
      [one, one.replace(/^\+/, '')].flatMap(encodings).map((form) => [form, '[phone]'] as const),
    ),
  ].sort(([a], [b]) => b.length - a.length);
  return (text) => forms.reduce((clean, [form, label]) => clean.replaceAll(form, label), text);
};

/** What is sent of a credential where it is to be refused says nearly all of it. */
const spoil = (credential: string): string[] => [
  credential,
  swapCase(credential),
  ...(credential.length > 4 ? [credential.slice(0, -1)] : []),
];
