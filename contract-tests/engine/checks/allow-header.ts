import { failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A 405 names every documented method of its path. https://www.rfc-editor.org/rfc/rfc9110#status.405 */
export const allowHeader: Check = ({ contract, case: { operation, group }, answer }) => {
  if (answer.status !== 405 || group !== 'routing') return [];
  const lines = answer.headers.filter(([name]) => name.toLowerCase() === 'allow').map(([, value]) => value);
  const allow = lines.join(', ');
  const methods = contract.operations
    .filter(({ path }) => path === operation.path)
    .map(({ method }) => method);
  const named = allow.split(',').map((method) => method.trim().toUpperCase());
  return methods.every((method) => named.includes(method))
    ? []
    : [
        failure(
          `a header Allow with ${methods.join(', ')}`,
          lines.length === 0 ? 'no such header' : `Allow: ${allow}`,
        ),
      ];
};
