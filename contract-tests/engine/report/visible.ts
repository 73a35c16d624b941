/** Characters that change what a terminal shows without being shown, and every kind of line break. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text of a server or a document as a part of a line: control characters are escapes such as `\u001b`, so that the
 * text can neither command a terminal nor look like a line of the report.
 */
export const showControls = (text: string): string =>
  text.replaceAll(INVISIBLE, (c) => SHORT[c] ?? escapeOne(c));

/** The same for a text of several lines of which this project has written the line breaks. */
export const showControlsOfLines = (text: string): string => text.split('\n').map(showControls).join('\n');

const escapeOne = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
