/** A secret in each usual encoding: as it is, for a URL, in base64, in hexadecimal digits. */
export const listSecretForms = (secret: string): string[] => {
  const base64 = Buffer.from(secret).toString('base64');
  const url = encodeURIComponent(secret);
  return [
    ...new Set([
      secret,
      url,
      url.toLowerCase(),
      encodeURI(secret),
      base64,
      base64.replace(/=+$/, ''),
      base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
      encodeURIComponent(base64),
      Buffer.from(secret).toString('hex'),
    ]),
  ];
};

/** A text without the escapes of JSON, also of JSON within JSON: no way of writing hides a word then. */
export const unescapeJson = (text: string): string =>
  text
    .replaceAll(/\\+u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\+([/"])/g, '$1');
