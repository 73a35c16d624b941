/** Where a text stops being JSON, and what is expected there. It repeats nothing of the text. */
export type JsonError = {
  /** From 1; lines end with LF, CRLF or CR. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** A clause, as `a comma or ] is expected`. */
  readonly problem: string;
};

/** What may come next: the kinds of tokens, and the words for it. `s` is a number, true, false or null. */
const STATES = {
  value: [
    '{["s',
    'a value is expected: an object, an array, a string in double quotes, a number, true, false or null',
  ],
  valueOrEnd: ['{["s]', 'a value or ] is expected'],
  valueAfterComma: ['{["s', 'a value is expected after the comma'],
  nameOrEnd: ['"}', 'a property name in double quotes or } is expected'],
  nameAfterComma: ['"', 'a property name in double quotes is expected after the comma'],
  colon: [':', 'a colon is expected after the property name'],
  commaOrBrace: [',}', 'a comma or } is expected'],
  commaOrBracket: [',]', 'a comma or ] is expected'],
  end: ['', 'the end of the body is expected'],
} as const;

type State = keyof typeof STATES;

/**
 * The first place at which a text is not JSON, https://www.rfc-editor.org/rfc/rfc8259; undefined where all of it is.
 * `JSON.parse` gives the place of some errors only, and quotes the text. No recursion: a body may be nested deeply.
 */
export const findJsonError = (text: string): JsonError | undefined => {
  const open: string[] = [];
  let state: State = 'value';
  let index = skipSpace(text, 0);
  while (index < text.length || state !== 'end') {
    const kind = kindOf(text[index]);
    if (!STATES[state][0].includes(kind)) return locate(text, index, STATES[state][1]);
    const token = readToken(text, index, kind);
    if (token.problem !== undefined) return locate(text, token.end, token.problem);
    if (token.end === index) return locate(text, index, STATES[state][1]);
    state = nextState(state, kind, open);
    index = skipSpace(text, token.end);
  }
  return undefined;
};

/** The end of the text has a kind that no state allows. */
const kindOf = (char: string | undefined): string => {
  if (char === undefined) return 'end';
  return '{}[],:"'.includes(char) ? char : 's';
};

const nextState = (state: State, kind: string, open: string[]): State => {
  if (kind === ':') return 'value';
  if (kind === ',') return open.at(-1) === '{' ? 'nameAfterComma' : 'valueAfterComma';
  if (kind === '"' && (state === 'nameOrEnd' || state === 'nameAfterComma')) return 'colon';
  if (kind === '{' || kind === '[') open.push(kind);
  if (kind === '{') return 'nameOrEnd';
  if (kind === '[') return 'valueOrEnd';
  if (kind === '}' || kind === ']') open.pop();
  if (open.length === 0) return 'end';
  return open.at(-1) === '{' ? 'commaOrBrace' : 'commaOrBracket';
};

/** `end` is behind the token, or where its problem is. */
type Token = { readonly end: number; readonly problem?: string };

const readToken = (text: string, index: number, kind: string): Token => {
  if (kind === '"') return readString(text, index);
  return {
    end:
      kind === 's'
        ? skip(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y, text, index)
        : index + 1,
  };
};

const readString = (text: string, start: number): Token => {
  let index = start + 1;
  for (;;) {
    index = skip(/[ !#-[\]-\uffff]+/y, text, index);
    const char = text[index];
    if (char === '"') return { end: index + 1 };
    if (char === undefined) return { end: index, problem: 'a string has no closing quote' };
    const end = skip(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y, text, index);
    if (end === index) return { end, problem: char === '\\' ? BAD_ESCAPE : BAD_CONTROL };
    index = end;
  }
};

const BAD_ESCAPE = 'a string has an escape that JSON does not have';
const BAD_CONTROL = 'a string has a line break or another control character, which must be escaped';

const skipSpace = (text: string, index: number): number => skip(/[\t\n\r ]+/y, text, index);

/** The index behind what the pattern matches here; the same index where it matches nothing. */
const skip = (pattern: RegExp, text: string, index: number): number => {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
};

const locate = (text: string, index: number, problem: string): JsonError => {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1, problem };
};
