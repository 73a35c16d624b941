import { createHash } from 'node:crypto';

/** What the attribution of the page loads from a CDN; drawn here in a colour that reads on light and on dark. */
const LOGO = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const LOGO_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 58 18"><text y="14" textLength="57" lengthAdjust="spacingAndGlyphs" font-family="system-ui,sans-serif" font-size="14" font-weight="600" fill="#5b7cf7">Redocly</text></svg>';
const LOGO_URI = `data:image/svg+xml;base64,${Buffer.from(LOGO_SVG).toString('base64')}`;

/** Reads the tags in order, so that a tag inside a script is not taken for a tag of the page. */
const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

/** Makes a page that needs nothing from elsewhere, and forbids it to load or to send anything. */
export const sealPage = (html: string): string => {
  const page = html.replaceAll(LOGO, LOGO_URI);
  return page.replace('<head>', () => `<head>\n  ${buildPolicy(page)}`);
};

/** https://www.w3.org/TR/CSP3/: only the scripts of the page itself run, and the search in its worker. */
const buildPolicy = (page: string): string => {
  const hashes = [...page.matchAll(SCRIPT)].map(([, script = '']) => hashScript(script));
  const policy = [
    "default-src 'none'",
    `script-src ${[...new Set(hashes)].join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`;
};

const hashScript = (script: string): string =>
  `'sha256-${createHash('sha256').update(script.replaceAll('\r\n', '\n')).digest('base64')}'`;
