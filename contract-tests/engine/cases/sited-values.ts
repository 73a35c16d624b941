import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import {
  listSites,
  locateSite,
  type PathStep,
  readAt,
  replaceAt,
  type Site,
} from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { listEdges } from '../values/edges.ts';
import { NoValueError } from '../values/no-value.ts';
import { breakKeyword, listKeywords, type Variant } from '../values/violations.ts';

/** A complete value that differs from a valid value in one place. */
export type SitedValue = { readonly site: Site; readonly variant: Variant; readonly value: unknown };

/** Returns a valid value that has the place; undefined where there is no such value. */
export type Base = (steps: readonly PathStep[], name: string) => unknown;

/** How many violations of a keyword are sent; one of any other keyword. */
const LIMITS: Readonly<Record<string, number>> = { type: 8, pattern: 12, enum: 3, format: 4 };

/** Called with each keyword of a site that no value violates, and the reason. */
export type Unmet = (site: Site, keyword: string, reason: string) => void;

const NOTHING_VIOLATES = 'no value violates it alone';

/** Values that violate one keyword at one site. */
export const listViolations = (
  validator: Validator,
  ref: SchemaRef,
  base: Base,
  unmet: Unmet,
  sites: readonly Site[] = listSites(validator, ref),
): SitedValue[] =>
  sites.flatMap((site) => {
    const fail = (reason: string) => {
      for (const keyword of listKeywords(site.flat)) unmet(site, keyword, reason);
    };
    return atSite(validator, site, base, fail, (value, keys) => {
      const parts = listKeywords(site.flat).flatMap((keyword) => {
        const variants = breakKeyword(keyword, site.flat, readAt(value, keys));
        const found = listDistinct(site, variants, { value, keys }, LIMITS[keyword] ?? 1, (candidate) =>
          violates(validator, ref, candidate),
        );
        if (found.length === 0) unmet(site, keyword, NOTHING_VIOLATES);
        return found;
      });
      return [...parts, ...missing(validator, ref, site, value, keys)];
    });
  });

/** Builds values at a site of a valid value; none where there is no such value or the budget is used up. */
const atSite = (
  validator: Validator,
  site: Site,
  base: Base,
  fail: (reason: string) => void,
  build: (value: unknown, keys: readonly string[]) => SitedValue[],
): SitedValue[] => {
  try {
    const value = base(site.steps, site.name);
    const keys = value === undefined ? undefined : locateSite(validator, site, value);
    return keys === undefined ? [] : build(value, keys);
  } catch (error) {
    if (!(error instanceof NoValueError)) throw error;
    fail(error.message);
    return [];
  }
};

const missing = (
  validator: Validator,
  ref: SchemaRef,
  site: Site,
  value: unknown,
  keys: readonly string[],
): SitedValue[] => {
  if (site.steps.at(-1)?.kind !== 'property' || !site.required) return [];
  const without = { keyword: 'required', label: 'that is missing', value: undefined };
  const candidate = { site, variant: without, value: replaceAt(value, keys, undefined) };
  return validator.validate(ref, candidate.value).length > 0 ? [candidate] : [];
};

/** Whether the value violates the keyword that it was made for. Within a union any failure counts. */
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
export const listEdgeValues = (
  validator: Validator,
  ref: SchemaRef,
  base: Base,
  fail: (site: Site, reason: string) => void,
): SitedValue[] =>
  listSites(validator, ref).flatMap((site) => {
    const failHere = (reason: string) => fail(site, reason);
    return atSite(validator, site, base, failHere, (value, keys) => {
      const variants = [...listEdges(site.flat, readAt(value, keys)), ...absent(site)];
      return listDistinct(
        site,
        variants,
        { value, keys },
        Number.POSITIVE_INFINITY,
        (candidate) => validator.validate(ref, candidate.value).length === 0,
      );
    });
  });

/** For a nested field only: another case omits all optional outer fields at once. */
const absent = ({ steps, required }: Site): Variant[] =>
  steps.length > 1 && steps.at(-1)?.kind === 'property' && !required
    ? [{ keyword: 'required', label: 'that is absent', value: undefined }]
    : [];

/** The first fitting candidate of each label, up to the limit: candidates are in order of preference. */
const listDistinct = (
  site: Site,
  variants: readonly Variant[],
  { value, keys }: { value: unknown; keys: readonly string[] },
  most: number,
  fits: (candidate: SitedValue) => boolean,
): SitedValue[] => {
  const found = new Map<string, SitedValue>();
  for (const variant of variants) {
    const key = `${variant.keyword} ${variant.label}`;
    if (found.has(key)) continue;
    if (found.size === most) break;
    const candidate = { site, variant, value: replaceAt(value, keys, variant.value) };
    if (fits(candidate)) found.set(key, candidate);
  }
  return [...found.values()];
};
