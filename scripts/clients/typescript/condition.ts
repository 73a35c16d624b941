import type { Shape } from '../model/shapes.ts';

/** JavaScript that is true where the value of `expression`, which is JSON or undefined, has a shape. */
export const buildCondition = (shape: Shape, expression: string): string => {
  if (typeof shape === 'string') return scalarCondition(shape, expression);
  if (typeof shape !== 'object' || shape === null) return `${expression} === ${shape}`;
  if (isList(shape)) {
    const item = buildCondition(shape[0], 'item');
    return `Array.isArray(${expression}) && ${expression}.every((item) => ${item})`;
  }
  const members = Object.entries(shape);
  // a string has a length too
  const ambiguous = members.some(([name]) => name in String.prototype || name in Array.prototype);
  return [
    ...(ambiguous ? [typeCondition('object', expression)] : []),
    ...members.map(([name, member]) => buildCondition(member, `${expression}?.${memberName(name)}`)),
  ].join(' && ');
};

const isList = (shape: object): shape is readonly [Shape] => Array.isArray(shape);

const memberName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : `[${JSON.stringify(name)}]`;

const scalarCondition = (shape: string, expression: string): string => {
  if (shape === '') return `${expression} !== undefined`;
  if (shape.startsWith('=')) return `${expression} === ${JSON.stringify(shape.slice(1))}`;
  const types = shape.split(' ').map((type) => typeCondition(type, expression));
  return types.length === 1 ? String(types[0]) : `(${types.join(' || ')})`;
};

const typeCondition = (type: string, expression: string): string => {
  if (type === 'null') return `${expression} === null`;
  if (type === 'array') return `Array.isArray(${expression})`;
  if (type !== 'object') return `typeof ${expression} === '${type}'`;
  return `(typeof ${expression} === 'object' && ${expression} !== null && !Array.isArray(${expression}))`;
};
