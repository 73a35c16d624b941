/**
 * The environment variable of something that belongs to an API, in SNAKE_CASE:
 * `nameVariable('sidobe-whatsapp', 'SecretKey')` is `SIDOBE_WHATSAPP_SECRET_KEY`. The examples of the clients and the
 * contract suite read the same variables.
 */
export const nameVariable = (api: string, part: string): string =>
  `${api}-${part}`
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    // no shell sets a variable whose name begins with a digit
    .replace(/^(?=\d)/, '_')
    .toUpperCase();
