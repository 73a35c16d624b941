/**
 * What values are made from: as much of a schema as helps to make values that fit it. Nothing is judged by it, so it
 * may be wrong; it is read twice, from Zod's definitions and from the emitted JSON Schema.
 */
export type Shape =
  | { readonly kind: 'anything' }
  | { readonly kind: 'constants'; readonly values: readonly unknown[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string'; readonly length: Bounds; readonly pattern?: RegExp }
  | { readonly kind: 'number'; readonly range: Bounds; readonly isInteger: boolean; readonly step?: number }
  | {
      readonly kind: 'array';
      readonly length: Bounds;
      readonly first: readonly Shape[];
      readonly rest?: Shape;
    }
  | {
      readonly kind: 'object';
      readonly fields: readonly Field[];
      readonly others?: { readonly key: Shape; readonly value: Shape };
    }
  | { readonly kind: 'choice'; readonly options: readonly Shape[] }
  | { readonly kind: 'component'; readonly name: string };

export type Bounds = { readonly minimum?: number | undefined; readonly maximum?: number | undefined };

export type Field = { readonly name: string; readonly shape: Shape; readonly isRequired: boolean };

/** The shapes of components, by name. */
export type Shapes = Readonly<Record<string, Shape>>;
