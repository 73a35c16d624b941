import type { Api } from '../../../schemas/definition.ts';
import { buildDocument } from '../build-document.ts';
import type { OpenApiDocument } from '../openapi.ts';
import { listPlaces } from '../places.ts';
import { buildCompiler } from './build-validator.ts';
import { checkCompiled } from './check-compiled.ts';
import type { Finding } from './finding.ts';
import { fuzzPair, type Side, type Tally } from './fuzz-pair.ts';
import { type Components, componentsOf, listPairs, type Pair } from './pairs.ts';
import type { Shapes } from './shape.ts';
import { readJsonSchema } from './shape-of-json-schema.ts';
import { readZodRoot } from './shape-of-zod.ts';
import { countConstraints, walkSchemas } from './walk.ts';

export type FidelityOptions = {
  /** Values for each component and each group of parameters. */
  readonly runs: number;
  /** The same seed tries the same values. */
  readonly seed: number;
  /** The document to hold against the API, where it was built already. */
  readonly document?: OpenApiDocument;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

export type ComponentReport = Omit<Tally, 'findings'> & {
  readonly name: string;
  readonly constraints: number;
  readonly milliseconds: number;
};

export type FidelityReport = {
  readonly seed: number;
  readonly components: readonly ComponentReport[];
  /** Empty where Zod and the document agree. */
  readonly findings: readonly Finding[];
};

/**
 * Whether Zod and the document of an API agree on every value: first by a walk over the definitions, then by a strict
 * compilation, then by trying values. Each stage runs only where the one before it has no findings.
 */
export const checkFidelity = async (api: Api, options: FidelityOptions): Promise<FidelityReport> => {
  const { runs, seed, signal } = options;
  const places = listPlaces(api);
  const { findings, steps } = walkSchemas(places);
  if (findings.length > 0) return { seed, components: [], findings };

  const document = options.document ?? buildDocument(api);
  const components = componentsOf(document);
  const compile = buildCompiler(components);
  const compiled = listPairs(places, steps, document).map((pair) => ({
    pair,
    compiled: compile(pair.emitted),
  }));
  const refused = compiled.flatMap(({ pair, compiled }) => checkCompiled(pair, compiled));
  if (refused.length > 0) return { seed, components: [], findings: refused };

  const sidesOf = buildSides(
    compiled.map(({ pair }) => pair),
    components,
  );
  const total = runs * compiled.length;
  const reports: (Tally & ComponentReport)[] = [];
  let done = 0;
  for (const { pair, compiled: result } of compiled) {
    if ('error' in result) continue;
    const start = performance.now();
    const tally = await fuzzPair(pair, result.validate, sidesOf(pair), {
      runs,
      seed,
      onBatch: async (values) => {
        done += values;
        options.onProgress?.(done, total);
        await breathe();
        signal?.throwIfAborted();
      },
    });
    const { name, steps } = pair;
    const milliseconds = performance.now() - start;
    reports.push({ name, constraints: countConstraints(steps), ...tally, milliseconds });
  }
  return {
    seed,
    components: reports.map(({ findings: _findings, ...report }) => report),
    findings: reports.flatMap(({ findings }) => findings),
  };
};

/** Lets signals in. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What both sides say about every component. */
export const buildSides = (pairs: readonly Pair[], components: Components): ((pair: Pair) => Side[]) => {
  const zod: Shapes = Object.fromEntries(pairs.map(({ name, zod }) => [name, readZodRoot(zod)]));
  const emitted: Shapes = Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, readJsonSchema(schema)]),
  );
  return (pair) => [
    { root: readZodRoot(pair.zod), shapes: zod },
    { root: readJsonSchema(pair.emitted), shapes: emitted },
  ];
};
