import { listSites, locateSite, readAt } from '../../scripts/document/reading/sites.ts';
import { type Check, drift, type Finding, failure } from './check.ts';

/**
 * Values of an open set (`x-extensible-enum`). One that is not known is drift. One that the document's examples show
 * for other statuses only, where this one has examples of its own, is the wrong one.
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
    const known = site.flat.keywords['x-extensible-enum'];
    const keys = locateSite(validator, site, json.value);
    if (!Array.isArray(known) || keys === undefined) return [];
    const value = readAt(json.value, keys);
    const shownBy = (examples: readonly { value: unknown }[]) =>
      examples.flatMap((example) => {
        const place = locateSite(validator, site, example.value);
        return place ? [readAt(example.value, place)] : [];
      });
    if (!known.includes(value))
      return [drift(`\`${site.name}\` one of ${known.join(', ')}`, JSON.stringify(value))];
    const own = shownBy(media.examples);
    const others = shownBy(
      operation.responses.flatMap((one) => one.media.flatMap(({ examples }) => examples)),
    );
    if (own.length === 0 || own.includes(value) || !others.includes(value)) return [];
    const say = response?.assumed ? drift : failure;
    return [
      say(
        `\`${site.name}\` of ${response?.status}: ${[...new Set(own)].join(' or ')}`,
        JSON.stringify(value),
      ),
    ];
  });
};
