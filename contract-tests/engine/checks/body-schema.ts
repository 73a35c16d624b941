import { drift, failure } from '../model/finding.ts';
import { type Check, excerpt } from './check.ts';

/** The body fits the schema of its status, formats included. A misfit of a body that is only assumed is drift. */
export const bodySchema: Check = ({ contract: { validator }, response, media, json }) => {
  if (media?.schema === undefined || json === undefined) return [];
  const say = response?.assumed ? drift : failure;
  return validator
    .validate(media.schema, json.value)
    .slice(0, 5)
    .map(({ at, message }) => say(`body${at} ${message}`, excerpt(JSON.stringify(json.value))));
};
