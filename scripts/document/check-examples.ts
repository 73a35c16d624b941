import type { Api } from '../../schemas/definition.ts';
import { isJsonValue } from '../lib/json-value.ts';
import { DocumentError } from './walk/document-error.ts';
import { listPlaces, type Place } from './walk/places.ts';

/** Throws a DocumentError where a body has no example, or has an example that its schema rejects. */
export const checkExamples = (api: Api): void => {
  for (const place of listPlaces(api)) checkExamplesAt(place);
};

const checkExamplesAt = ({ path, body }: Place): void => {
  if (body === undefined) return;
  const examples = Object.entries(body.examples);
  if (examples.length === 0) {
    throw new DocumentError(path, 'has no example', 'Add at least one to `examples`');
  }
  for (const [name, { value }] of examples) {
    if (!isJsonValue(value)) {
      throw new DocumentError(
        [...path, name],
        'the example is no JSON value',
        'Write what goes over the wire',
      );
    }
    const result = body.schema.safeParse(value);
    if (!result.success) {
      const [issue] = result.error.issues;
      const where = [...path, name, ...(issue?.path ?? []).map(String)];
      throw new DocumentError(
        where,
        `the example does not fit its schema (${issue?.message})`,
        'Correct one of them',
      );
    }
  }
};
