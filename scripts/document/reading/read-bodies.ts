import type { Header, Media, RequestBody, Response } from './description.ts';
import { EXTENSIONS } from './extensions.ts';
import type { Skip } from './read-parameters.ts';
import { isObject, type Located, type Reader, readExamples, textAt } from './reader.ts';

/** https://spec.openapis.org/oas/v3.1.1#request-body-object */
export const buildBody = (reader: Reader, operation: Located, skip: Skip): RequestBody | undefined => {
  if (!isObject(operation.value.requestBody)) return undefined;
  const body = reader.child(operation, 'requestBody');
  const media = buildMedia(reader, body);
  for (const { type } of media.filter(({ type }) => !isJson(type))) {
    skip(`request body \`${type}\``, 'the suite writes JSON only');
  }
  for (const { type } of media.filter(({ type }) => isJson(type)).slice(1)) {
    skip(`request body \`${type}\``, 'the suite writes the first JSON type only');
  }
  return { required: body.value.required === true, media };
};

/** https://spec.openapis.org/oas/v3.1.1#responses-object */
export const buildResponses = (reader: Reader, operation: Located, skip: Skip): Response[] =>
  reader.entries(`${operation.at}/responses`).flatMap(([status, at]) => {
    if (status.startsWith('x-')) return [];
    const response = reader.follow(at);
    const media = buildMedia(reader, response);
    for (const { type } of media.filter(({ type, schema }) => schema && !isJson(type))) {
      skip(`${status} \`${type}\``, 'its schema is not checked: the suite reads JSON only');
    }
    return [
      {
        at: response.at,
        description: textAt(response.value, 'description') ?? '',
        status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
        assumed: response.value[EXTENSIONS.assumed] === true,
        headers: buildHeaders(reader, response),
        media,
      },
    ];
  });

const buildHeaders = (reader: Reader, response: Located): Header[] =>
  reader.entries(`${response.at}/headers`).flatMap(([name, at]) => {
    const header = reader.follow(at);
    if (header.value.schema === undefined || name.toLowerCase() === 'content-type') return [];
    return [{ name, required: header.value.required === true, schema: `${header.at}/schema` }];
  });

const buildMedia = (reader: Reader, owner: Located): Media[] =>
  reader.entries(`${owner.at}/content`).map(([type, at]) => {
    const media = reader.follow(at);
    return {
      at: media.at,
      type: bareMediaType(type),
      schema: media.value.schema === undefined ? undefined : `${media.at}/schema`,
      examples: readExamples(reader, media),
    };
  });

/** The documentation of a media type, otherwise of the narrowest range that includes it. */
export const findMedia = (media: readonly Media[], type: string): Media | undefined =>
  [type, `${type.split('/')[0]}/*`, '*/*']
    .map((range) => media.find(({ type }) => type === range))
    .find((found) => found !== undefined);

/** Lower case, without parameters. */
export const bareMediaType = (text: string): string => (text.split(';')[0] ?? '').trim().toLowerCase();

export const isJson = (type: string): boolean => /[/+]json$/.test(type);
