import { listAlternatives } from '../../../scripts/document/reading/list-alternatives.ts';
import { readParameter } from '../../../scripts/document/reading/read-parameter.ts';
import { failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Required response headers are present, and documented headers occur once and fit their schemas. */
export const headers: Check = ({ contract: { validator }, response, answer }) =>
  (response?.headers ?? []).flatMap(({ name, required, schema }) => {
    const values = answer.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase());
    if (values.length === 0) return required ? [failure(`header ${name}`, 'no such header')] : [];
    const parameter = {
      name,
      in: 'header',
      required,
      style: 'simple',
      explode: false,
      schema,
      examples: [],
    } as const;
    const text = values.map(([, value]) => value).join(', ');
    const value = readParameter(validator, parameter, [[name, text]]);
    const [violation] = validator.validate(schema, value);
    const types = listAlternatives(validator, schema).flatMap((flat) => flat.types);
    const type = [...new Set(types)].join(' or ');
    return violation ? [failure(`header ${name}: ${type} that ${violation.message}`, text)] : [];
  });
