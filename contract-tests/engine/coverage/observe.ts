import type { Contract, Operation, SchemaRef } from '../../../scripts/document/reading/description.ts';
import { isSuccess, nameOperation } from '../../../scripts/document/reading/description.ts';
import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { listSites, locateAll, readAt } from '../../../scripts/document/reading/sites.ts';
import type { Exchange } from '../model/exchange.ts';
import {
  bodyItem,
  credentialItem,
  headerItem,
  mediaItem,
  parameterItem,
  responseItem,
  statusItem,
} from '../model/items.ts';
import { jsonMedia } from '../model/json-media.ts';
import { chooseRequirement } from '../requests/credentials.ts';
import { listKeywords } from '../values/violations.ts';
import { type Coverage, listValues, nameValue } from './coverage.ts';

/** Marks the items that an exchange has shown. `passed`: no check failed. */
export const observe = (
  coverage: Coverage,
  exchange: Exchange,
  passed: boolean,
  credentials: { has: (name: string) => boolean },
): void => {
  const { case: testCase, answer } = exchange;
  if ('failure' in answer || !passed) return;
  const { operation } = testCase;
  markValid(coverage, nameOperation(operation));
  if (testCase.violates) markViolated(coverage, testCase.violates);
  if (testCase.validity === 'valid' && isSuccess(answer.status)) {
    observeRequest(coverage, exchange);
    for (const scheme of chooseRequirement(operation, credentials)) {
      if (testCase.credential.kind === 'valid') markValid(coverage, credentialItem(operation, scheme));
    }
  }
  observeAnswer(coverage, exchange);
};

export const markValid = (coverage: Coverage, name: string): void => {
  const item = coverage.get(name);
  if (item) item.valid = true;
};

export const markViolated = (coverage: Coverage, name: string): void => {
  const item = coverage.get(name);
  if (item) item.violated = true;
};

const observeRequest = (coverage: Coverage, { contract, case: { operation, wire } }: Exchange): void => {
  const { parameters, body } = readRequest(contract, operation, wire);
  const schema = jsonMedia(operation)?.schema;
  if (schema !== undefined && body !== undefined) {
    observeValue(contract, schema, body, (site, word) =>
      markValid(coverage, bodyItem(operation, site, word)),
    );
  }
  for (const parameter of operation.parameters) {
    const value = parameters.get(parameter);
    if (value === undefined) markValid(coverage, parameterItem(operation, parameter, '', 'absent'));
    else {
      markValid(coverage, parameterItem(operation, parameter, '', 'required'));
      observeValue(contract, parameter.schema, value, (site, word) =>
        markValid(coverage, parameterItem(operation, parameter, site.name, word)),
      );
    }
  }
};

type Mark = (site: ReturnType<typeof listSites>[number], word: string) => void;

/** Calls `mark` for everything that a valid value of a schema shows. */
export const observeValue = (
  { validator }: Contract,
  schema: SchemaRef,
  value: unknown,
  mark: Mark,
): void => {
  for (const site of listSites(validator, schema)) {
    const places = locateAll(validator, site, value);
    const last = site.steps.at(-1);
    if (places.length > 0) {
      for (const word of ['present', 'required', ...listKeywords(site.flat)]) mark(site, word);
    }
    for (const place of places) {
      const found = readAt(value, place);
      const known = listValues(site).find(
        (documented) => JSON.stringify(documented) === JSON.stringify(found),
      );
      if (known !== undefined) mark(site, nameValue(known));
    }
    if (last?.kind !== 'property' || site.required) continue;
    const owners = locateAll(validator, { ...site, steps: site.steps.slice(0, -1) }, value).map((keys) =>
      readAt(value, keys),
    );
    if (owners.some((owner) => isObject(owner) && !Object.hasOwn(owner, last.name))) mark(site, 'absent');
  }
};

const observeAnswer = (
  coverage: Coverage,
  { contract, case: { operation }, answer, response, media, json }: Exchange,
): void => {
  if (response === undefined || 'failure' in answer) return;
  markValid(coverage, statusItem(operation, response.status));
  for (const { name } of response.headers) {
    if (answer.headers.some(([key]) => key.toLowerCase() === name.toLowerCase())) {
      markValid(coverage, headerItem(operation, response.status, name));
    }
  }
  if (media === undefined) return;
  markValid(coverage, mediaItem(operation, response.status, media.type));
  if (media.schema === undefined || json === undefined) return;
  if (contract.validator.validate(media.schema, json.value).length > 0) return;
  observeBody(coverage, contract, operation, response.status, media.schema, json.value);
};

const observeBody = (
  coverage: Coverage,
  contract: Contract,
  operation: Operation,
  status: string,
  schema: SchemaRef,
  value: unknown,
): void =>
  observeValue(contract, schema, value, (site, word) =>
    markValid(coverage, responseItem(operation, status, site, word)),
  );
