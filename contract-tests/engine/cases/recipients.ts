import type { Operation, SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { jsonMedia } from '../model/json-media.ts';
import { placePreferred } from '../values/make-value.ts';
import type { CaseContext } from './context.ts';

/** A field is a recipient where it accepts every test phone, and rejects words and phones without a plus sign. */
export const isRecipient = (validator: Validator, ref: SchemaRef, phones: readonly string[]): boolean => {
  const takes = (value: string) => validator.validate(ref, value).length === 0;
  return (
    phones.length > 0 &&
    phones.every(takes) &&
    !takes('example') &&
    !phones.some((phone) => takes(phone.slice(1)))
  );
};

/** The same body with a test phone as each recipient. */
export const withRecipients = ({ maker }: CaseContext, operation: Operation, body: unknown): unknown => {
  const schema = jsonMedia(operation)?.schema;
  if (schema === undefined) return body;
  return placePreferred(maker, schema, body);
};
