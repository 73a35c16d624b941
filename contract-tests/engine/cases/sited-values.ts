import type { SchemaRef } from '../../../scripts/document/reading/contract.ts';
import {
  listSites,
  locateSite,
  readAt,
  replaceAt,
  type Site,
  type Step,
} from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { listEdges } from '../values/edges.ts';
import { breakKeyword, listKeywords, type Variant } from '../values/violations.ts';

/** A whole value that differs from a valid one in one place. */
export type SitedValue = { readonly site: Site; readonly variant: Variant; readonly value: unknown };

/** Gives a valid value that has the place; undefined where there is none. */
export type Base = (steps: readonly Step[], name: string) => unknown;

/** Several of these near misses of a keyword are worth a request each; of the others one says it all. */
const LIMITS: Readonly<Record<string, number>> = { type: 8, pattern: 12, enum: 3, format: 4 };

/** Values that violate one keyword at one site; `unmet` hears of each keyword for which there is none. */
export const listViolations = (
  validator: Validator,
  ref: SchemaRef,
  base: Base,
  unmet: (site: Site, keyword: string) => void,
  sites: readonly Site[] = listSites(validator, ref),
): SitedValue[] =>
  sites.flatMap((site) => {
    const value = base(site.steps, site.name);
    if (value === undefined) return [];
    const keys = locateSite(validator, site, value);
    if (keys === undefined) return [];
    const parts = listKeywords(site.flat).flatMap((keyword) => {
      const found = breakKeyword(keyword, site.flat, readAt(value, keys))
        .map((variant) => ({ site, variant, value: replaceAt(value, keys, variant.value) }))
        .filter((candidate) => violates(validator, ref, candidate));
      if (found.length === 0) unmet(site, keyword);
      return distinct(found).slice(0, LIMITS[keyword] ?? 1);
    });
    return [...parts, ...missing(validator, ref, site, value, keys)];
  });

const missing = (
  validator: Validator,
  ref: SchemaRef,
  site: Site,
  value: unknown,
  keys: string[],
): SitedValue[] => {
  if (site.steps.at(-1)?.kind !== 'property' || !site.required) return [];
  const without = { keyword: 'required', label: 'that is missing', value: undefined };
  const candidate = { site, variant: without, value: replaceAt(value, keys, undefined) };
  return validator.validate(ref, candidate.value).length > 0 ? [candidate] : [];
};

/** Whether the value is invalid for the keyword that it was made for: within a union any failure counts. */
export const violates = (
  validator: Validator,
  ref: SchemaRef,
  { site, variant, value }: SitedValue,
): boolean => {
  const violations = validator.validate(ref, value);
  if (violations.length === 0) return false;
  return (
    site.steps.some(({ kind }) => kind === 'branch') ||
    violations.some(({ keyword }) => keyword === variant.keyword)
  );
};

/** Values at the edge of what a schema allows, each of them valid. */
export const listEdgeValues = (validator: Validator, ref: SchemaRef, base: Base): SitedValue[] =>
  listSites(validator, ref).flatMap((site) => {
    const value = base(site.steps, site.name);
    if (value === undefined) return [];
    const keys = locateSite(validator, site, value);
    if (keys === undefined) return [];
    const edges = [...listEdges(site.flat, readAt(value, keys)), ...absent(site)]
      .map((variant) => ({ site, variant, value: replaceAt(value, keys, variant.value) }))
      .filter((candidate) => validator.validate(ref, candidate.value).length === 0);
    return distinct(edges);
  });

/** Of a field within a field; the outer ones are left out all together. */
const absent = ({ steps, required }: Site): Variant[] =>
  steps.length > 1 && steps.at(-1)?.kind === 'property' && !required
    ? [{ keyword: 'required', label: 'that is absent', value: undefined }]
    : [];

/** One of each label: the candidates for it come the best first. */
const distinct = (values: readonly SitedValue[]): SitedValue[] =>
  [
    ...new Map(
      [...values].reverse().map((value) => [`${value.variant.keyword} ${value.variant.label}`, value]),
    ).values(),
  ].reverse();
