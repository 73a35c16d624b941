import { isSuccess } from '../../../scripts/document/reading/description.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import type { Exchange } from '../model/exchange.ts';
import { drift, type Finding, failure } from '../model/finding.ts';

/**
 * Two accepted requests of an operation that may not be repeated get different ids. The only check that compares
 * exchanges: each exchange whose id was seen before gets a finding.
 */
export const findRepeatedIds = (exchanges: readonly Exchange[]): (readonly [Exchange, Finding])[] => {
  const seen = new Map<string, string>();
  return exchanges.flatMap((exchange): (readonly [Exchange, Finding])[] => {
    const { operation } = exchange.case;
    const ids = findIds(exchange);
    return ids.flatMap((id): (readonly [Exchange, Finding])[] => {
      const key = `${operation.id} ${id}`;
      const before = seen.get(key);
      seen.set(key, exchange.case.title);
      const say = exchange.capabilities.freshIds === true ? failure : drift;
      return before === undefined ? [] : [[exchange, say('an id of its own', `the id ${id} of "${before}"`)]];
    });
  });
};

const findIds = ({ answer, case: { operation }, json, capabilities }: Exchange): string[] => {
  if ('failure' in answer || !isSuccess(answer.status) || capabilities.freshIds === false) return [];
  if (operation.repeatable || operation.method !== 'POST' || json === undefined) return [];
  return listIds(json.value);
};

/** The `id` of the answer, otherwise of the object that it wraps; none where several wrapped objects have ids. */
const listIds = (value: unknown): string[] => {
  if (!isObject(value)) return [];
  const wrapped = Object.values(value).flatMap((member) => (isObject(member) ? readId(member) : []));
  const own = readId(value);
  return own.length > 0 || wrapped.length > 1 ? own : wrapped;
};

const readId = ({ id }: Readonly<Record<string, unknown>>): string[] =>
  typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
