import { listSites, locateSite } from '../../../scripts/document/reading/sites.ts';
import { listViolations } from '../cases/sited-values.ts';
import { bodySchema } from '../checks/body-schema.ts';
import { contentType } from '../checks/content-type.ts';
import { headers } from '../checks/headers.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import { headerItem, mediaItem, responseItem } from '../model/items.ts';
import type { Answer } from '../requests/send.ts';
import type { Coverage } from './coverage.ts';
import { markViolated } from './observe.ts';

type Answered = Exchange & { readonly answer: Answer };

/**
 * Breaks answers that agree, once for every keyword of the document, and marks the keywords whose violation the checks
 * find. A violation that no check finds was not tested.
 */
export const proveChecks = (coverage: Coverage, exchanges: readonly Exchange[]): void => {
  const groups = Map.groupBy(
    exchanges.filter(isAnswered),
    ({ case: { operation }, response }) => `${operation.id} ${response?.status}`,
  );
  for (const group of groups.values()) {
    const samples = distinctBodies(group);
    proveBodies(coverage, samples);
    for (const sample of samples.slice(0, 1)) proveHeaders(coverage, sample);
  }
};

const isAnswered = (exchange: Exchange): exchange is Answered =>
  'status' in exchange.answer && exchange.response !== undefined;

const MAX_SAMPLES = 8;

const distinctBodies = (exchanges: readonly Answered[]): Answered[] =>
  [...new Map(exchanges.map((exchange) => [JSON.stringify(exchange.json?.value), exchange])).values()]
    .sort((a, b) => b.answer.body.length - a.answer.body.length)
    .slice(0, MAX_SAMPLES);

const proveBodies = (coverage: Coverage, samples: readonly Answered[]): void => {
  const [first] = samples;
  const schema = first?.media?.schema;
  const status = first?.response?.status;
  if (first === undefined || schema === undefined || status === undefined) return;
  const { validator } = first.contract;
  const valid = samples.filter(({ json }) => json && validator.validate(schema, json.value).length === 0);
  for (const site of listSites(validator, schema)) {
    const sample = valid.find(({ json }) => locateSite(validator, site, json?.value));
    if (sample === undefined) continue;
    const violations = listViolations(
      validator,
      schema,
      () => sample.json?.value,
      () => undefined,
      [site],
    );
    for (const { variant, value } of violations) {
      if (objects(bodySchema({ ...sample, json: { value } }))) {
        markViolated(coverage, responseItem(first.case.operation, status, site, variant.keyword));
      }
    }
  }
};

const proveHeaders = (coverage: Coverage, sample: Answered): void => {
  const {
    answer,
    response,
    media,
    case: { operation },
  } = sample;
  const without = (name: string): Answered => ({
    ...sample,
    answer: {
      ...answer,
      headers: answer.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase()),
    },
  });
  for (const { name } of response?.headers ?? []) {
    if (objects(headers(without(name))))
      markViolated(coverage, headerItem(operation, response?.status ?? '', name));
  }
  if (media && objects(contentType(without('content-type')))) {
    markViolated(coverage, mediaItem(operation, response?.status ?? '', media.type));
  }
};

const objects = (findings: readonly Finding[]): boolean => findings.length > 0;
