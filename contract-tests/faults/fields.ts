import type { Contract } from '../../scripts/document/reading/description.ts';
import { type Flat, flatten } from '../../scripts/document/reading/flatten.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { jsonMedia } from '../engine/model/json-media.ts';
import { sampleBody } from './answers.ts';
import type { Interception } from './call.ts';
import { type Call, withJson } from './call.ts';

export type Field = {
  readonly name: string;
  readonly flat: Flat;
  readonly required: boolean;
  /** A valid value. */
  readonly sample: unknown;
  readonly valid: (value: unknown) => boolean;
};

/** The fields of the body that an operation takes. */
export const listFields = (contract: Contract, call: Call): Field[] => {
  const schema = call.operation && jsonMedia(call.operation)?.schema;
  if (schema === undefined) return [];
  const body = flatten(contract.validator, schema);
  const sample = sampleBody(call.operation);
  return [...body.properties].map(([name, ref]) => {
    const flat = flatten(contract.validator, ref);
    const examples = Array.isArray(flat.keywords.examples) ? flat.keywords.examples : [];
    return {
      name,
      flat,
      required: body.required.has(name),
      sample: sample[name] ?? examples[0] ?? (flat.types.includes('boolean') ? true : 'text'),
      valid: (value) => contract.validator.validate(ref, value).length === 0,
    };
  });
};

type Mend = (value: unknown, field: Field) => unknown;

/** Accepts an invalid value of a field: the server continues with the value that `mend` returns. */
export const lenient =
  (mend: Mend) =>
  (contract: Contract): Interception => ({
    before: (call) => {
      const { json } = call;
      if (!isObject(json)) return call;
      const mended = { ...json };
      for (const field of listFields(contract, call)) {
        if (Object.hasOwn(json, field.name)) mended[field.name] = mend(json[field.name], field);
      }
      return JSON.stringify(mended) === JSON.stringify(json) ? call : withJson(call, mended);
    },
  });

/** Continues with the sample where an invalid value matches. */
export const lenientWhere = (isSuch: (value: unknown, field: Field) => boolean) =>
  lenient((value, field) => (!field.valid(value) && isSuch(value, field) ? field.sample : value));

/** Answers at once where the value of a field matches. */
export const answersWhere =
  (isSuch: (value: unknown, field: Field) => boolean, answer: (call: Call) => Response) =>
  (contract: Contract): Interception => ({
    before: (call) => {
      const { json } = call;
      if (!isObject(json) || call.method !== call.operation?.method) return call;
      const met = listFields(contract, call).some(
        (field) => Object.hasOwn(json, field.name) && isSuch(json[field.name], field),
      );
      return met ? answer(call) : call;
    },
  });

export const isText = (value: unknown): value is string => typeof value === 'string';

export const hasPattern = ({ flat }: Field): boolean => 'pattern' in flat.keywords;

export const lengthOf = (value: unknown): number => (isText(value) ? [...value].length : -1);
