import type { Operation } from '../../../scripts/document/reading/description.ts';
import { isSuccess, listStatuses } from '../../../scripts/document/reading/description.ts';

/** A 304 answers conditional requests only. */
const REDIRECTS = [301, 302, 303, 307, 308];

/** The documented successes; without any, the documented redirects; without any, every success. */
const successStatuses = (operation: Operation): string[] => {
  const documented = listStatuses(operation).filter(isSuccess).map(String);
  if (documented.length > 0) return documented;
  const redirects = documentedOf(operation, REDIRECTS);
  const hasClass = operation.responses.some(({ status }) => status === '2XX');
  return redirects.length > 0 && !hasClass ? redirects : ['2XX'];
};

/** The state of a resource may forbid a valid request. */
export const acceptedStatuses = (operation: Operation): string[] => {
  const stateful = operation.path.includes('{') ? [404, 409, 410] : operation.repeatable ? [] : [409];
  return [...successStatuses(operation), ...documentedOf(operation, stateful)];
};

const documentedOf = (operation: Operation, statuses: readonly number[]): string[] =>
  statuses.filter((status) => listStatuses(operation).includes(status)).map(String);

/** The first of these groups that the operation documents, else the class 4XX. */
const firstDocumented = (operation: Operation, ...groups: readonly (readonly number[])[]): string[] =>
  groups.map((group) => documentedOf(operation, group)).find((group) => group.length > 0) ?? ['4XX'];

export const invalidStatuses = (operation: Operation): string[] => firstDocumented(operation, [400, 422]);

export const mediaTypeStatuses = (operation: Operation): string[] =>
  firstDocumented(operation, [400, 415, 422]);

export const unauthorisedStatuses = (operation: Operation): string[] =>
  firstDocumented(operation, [401], [403]);
