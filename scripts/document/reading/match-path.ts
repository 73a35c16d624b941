export type Pair = readonly [name: string, text: string];

/**
 * The decoded texts of a path's parameters by name; undefined where the path does not match the template or cannot be
 * decoded. https://spec.openapis.org/oas/v3.1.1#path-templating
 */
export const matchPath = (template: string, path: string): Pair[] | undefined => {
  const [parts, segments] = [template.split('/'), path.split('/')];
  if (parts.length !== segments.length) return undefined;
  const found: Pair[] = [];
  for (const [index, part] of parts.entries()) {
    const pairs = matchSegment(part, segments[index] ?? '');
    if (pairs === undefined) return undefined;
    found.push(...pairs);
  }
  return found;
};

const matchSegment = (part: string, segment: string): Pair[] | undefined => {
  if (!part.includes('{')) return part === segment || part === decode(segment) ? [] : undefined;
  const names = [...part.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const texts = names.length === 1 && part === `{${names[0]}}` ? [segment] : split(part, segment);
  const decoded = texts.map(decode);
  if (texts.length !== names.length || decoded.some((text) => text === undefined || text === ''))
    return undefined;
  return names.map((name, index) => [name, decoded[index] ?? '']);
};

/** The texts of several parameters in a segment: `{name}.{type}`. */
const split = (part: string, segment: string): string[] => {
  const fixed = part.split(/\{[^}]+\}/).map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${fixed.join('(.+)')}$`, 'su').exec(segment)?.slice(1) ?? [];
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
