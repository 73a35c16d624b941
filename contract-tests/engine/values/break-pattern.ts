import { isPlain } from '../../../scripts/lib/check-pattern.ts';

const NAMES: Readonly<Record<string, string>> = {
  '+': 'a plus sign',
  '-': 'a hyphen',
  '#': 'a number sign',
  '/': 'a slash',
};

type Miss = { readonly label: string; readonly value: string };

/** Near misses of a pattern. Each passes a common mistake: no anchors, flag `m`, a trim, `\d` of Unicode, … */
export const breakPattern = (pattern: string, text: string): Miss[] => {
  const points = [...text];
  const first = points[0] ?? '';
  const middle = Math.floor(points.length / 2);
  const candidates = [
    {
      label: `without ${NAMES[first] ?? `its first character ${JSON.stringify(first)}`}`,
      value: points.slice(1).join(''),
    },
    { label: 'with other text before it', value: `x${text}` },
    { label: 'with other text after it', value: `${text} x` },
    { label: 'with a trailing newline', value: `${text}\n` },
    { label: 'with a line before it', value: `x\n${text}` },
    { label: 'with a line after it', value: `${text}\n$x` },
    { label: 'with a space before it', value: ` ${text}` },
    { label: 'with a space after it', value: `${text} ` },
    {
      label: 'with a letter within it',
      value: [...points.slice(0, middle), 'x', ...points.slice(middle + 1)].join(''),
    },
    {
      label: 'with a space within it',
      value: [...points.slice(0, middle), ' ', ...points.slice(middle + 1)].join(''),
    },
    {
      label: 'with digits of another script',
      value: text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    },
    { label: 'with a zero for its first digit', value: text.replace(/\d/, '0') },
  ];
  const expression = compile(pattern);
  // otherwise the validator decides, because it has a time limit
  const isQuick = isPlain(pattern);
  const breaks = ({ value }: Miss) => !isQuick || value.length > MOST_TESTED || !expression?.test(value);
  const near = candidates.filter(breaks);
  return near.length >= ENOUGH ? near : [...near, ...listOthers(text).filter(breaks)];
};

/** A longer text can stall a plain pattern too. */
const MOST_TESTED = 400;

/** Where fewer near misses than this break a pattern, the simplest violations are tried too. */
const ENOUGH = 4;

const listOthers = (text: string): Miss[] => {
  const last = [...text].at(-1) ?? '';
  return [
    { label: `without its last character ${JSON.stringify(last)}`, value: [...text].slice(0, -1).join('') },
    { label: 'in upper case', value: text.toUpperCase() },
    { label: 'in lower case', value: text.toLowerCase() },
    { label: 'that is another word', value: 'example' },
    { label: 'that is a symbol', value: '§' },
    { label: 'that is empty', value: '' },
  ];
};

const compile = (pattern: string): RegExp | undefined => {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // the validator reads such a pattern without the flag too
    }
  }
  return undefined;
};
