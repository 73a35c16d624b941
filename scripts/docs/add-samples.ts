import { buildCurl } from '../document/build-curl.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { EXTENSIONS } from '../document/reading/extensions.ts';
import { readDescription } from '../document/reading/read-description.ts';
import { readPointer } from '../document/reading/validator.ts';

/** The document with a curl line on every operation. For the page only: `x-codeSamples` is an extension of Redocly. */
export const addSamples = (document: OpenApiDocument): OpenApiDocument => {
  const copy = structuredClone(document);
  const api = readDescription(copy);
  for (const operation of api.operations) {
    const source = buildCurl(api, operation, { indent: 2 }).join(' \\\n  ');
    Object.assign(readPointer(api.document, operation.at), {
      [EXTENSIONS.codeSamples]: [{ lang: 'curl', source }],
    });
  }
  return copy;
};
