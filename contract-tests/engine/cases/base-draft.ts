import type { Media, Operation, Parameter } from '../../../scripts/document/reading/description.ts';
import type { PathStep } from '../../../scripts/document/reading/sites.ts';
import { canWrite } from '../../../scripts/document/reading/write-parameter.ts';
import { jsonMedia } from '../model/json-media.ts';
import type { Draft } from '../requests/draft.ts';
import { drawValues, makeValue } from '../values/make-value.ts';
import { NoValueError } from '../values/no-value.ts';
import type { CaseContext } from './context.ts';

export type DraftWish = {
  readonly fill: 'required' | 'all';
  /** A place that the body must have. */
  readonly force?: readonly PathStep[];
};

/** A valid request, as close to the document's first example as the wish allows. Throws a NoValueError. */
export const buildDraft = (context: CaseContext, operation: Operation, wish: DraftWish): Draft => {
  const media = jsonMedia(operation);
  const withBody = media && (operation.body?.required || wish.fill === 'all' || wish.force);
  const parameters = operation.parameters.filter(({ required }) => required || wish.fill === 'all');
  return {
    operation,
    parameters: new Map(parameters.map((parameter) => [parameter, makeParameter(context, parameter)])),
    body: withBody ? makeBody(context, media, wish) : undefined,
    contentType: withBody ? media.type : undefined,
  };
};

/** A valid value of a parameter that has a text form in a URL or header. Throws a NoValueError. */
export const makeParameter = (
  { maker }: CaseContext,
  parameter: Parameter,
  force: readonly PathStep[] = [],
): unknown => {
  const { schema, examples } = parameter;
  const [example] = examples;
  const value = makeValue(maker, schema, { fill: 'all', force, ...(example && { hint: example.value }) });
  if (canWrite(parameter, value)) return value;
  const other = drawValues(maker, schema, force).find((drawn) => canWrite(parameter, drawn));
  if (other === undefined)
    throw new NoValueError(`a ${parameter.in} parameter can express none of its values`);
  return other;
};

const makeBody = ({ maker }: CaseContext, { schema, examples }: Media, wish: DraftWish): unknown => {
  const example = examples.find(({ status }) => status === undefined);
  if (schema === undefined) return example?.value ?? {};
  return makeValue(maker, schema, { ...wish, ...(example && { hint: example.value }) });
};
