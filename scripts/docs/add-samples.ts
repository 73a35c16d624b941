import { buildCurl } from '../document/build-curl.ts';
import { METHODS, type OpenApiDocument } from '../document/openapi/types.ts';
import { EXTENSIONS } from '../document/reading/extensions.ts';

/** The document with a curl line on every operation. For the page only: `x-codeSamples` is an extension of Redocly. */
export const addSamples = (document: OpenApiDocument): OpenApiDocument => {
  const copy = structuredClone(document);
  for (const [path, item] of Object.entries(copy.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const source = buildCurl(copy, { method, path, operation }, { indent: 2 }).join(' \\\n  ');
      Object.assign(operation, { [EXTENSIONS.codeSamples]: [{ lang: 'curl', source }] });
    }
  }
  return copy;
};
