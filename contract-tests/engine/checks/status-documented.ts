import { drift, failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/** The status is documented. Undocumented refusals and redirects are drift, because many documents omit them. */
export const statusDocumented: Check = ({ response, answer: { status }, case: { operation, group } }) => {
  if (response !== undefined || (group === 'routing' && (status === 404 || status === 405))) return [];
  const known = operation.responses.map((response) => response.status).join(', ');
  const say = status >= 300 && status < 500 && group !== 'status' ? drift : failure;
  return [
    say(
      known === '' ? 'a documented status: the document has none' : `a documented status: ${known}`,
      `status ${status}`,
    ),
  ];
};
