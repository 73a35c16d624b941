import { EXTENSIONS } from '../../../scripts/document/reading/extensions.ts';
import { listSites, locateAll, readAt } from '../../../scripts/document/reading/sites.ts';
import { drift, type Finding, failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/**
 * Values of an open set (`x-extensible-enum`). An unknown value is drift. A known value is wrong where this status has
 * examples and only examples of other statuses have the value. `null` is left to the check of the schema.
 */
export const knownValues: Check = ({
  contract: { validator },
  case: { operation },
  response,
  media,
  json,
}) => {
  if (media?.schema === undefined || json === undefined) return [];
  return listSites(validator, media.schema).flatMap((site): Finding[] => {
    const known = site.flat.keywords[EXTENSIONS.extensibleEnum];
    if (!Array.isArray(known)) return [];
    const list = (value: unknown) => [
      ...new Set(locateAll(validator, site, value).map((keys) => readAt(value, keys))),
    ];
    const shownBy = (examples: readonly { value: unknown }[]) => examples.flatMap(({ value }) => list(value));
    const own = shownBy(media.examples);
    const others = shownBy(
      operation.responses.flatMap((response) => response.media.flatMap(({ examples }) => examples)),
    );
    const say = response?.assumed ? drift : failure;
    return list(json.value).flatMap((value): Finding[] => {
      const got = JSON.stringify(value);
      if (value === null) return [];
      if (!known.includes(value)) return [drift(`\`${site.name}\` one of ${known.join(', ')}`, got)];
      if (own.length === 0 || own.includes(value) || !others.includes(value)) return [];
      return [say(`\`${site.name}\` of ${response?.status}: ${[...new Set(own)].join(' or ')}`, got)];
    });
  });
};
