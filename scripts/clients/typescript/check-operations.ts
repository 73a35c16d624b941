import { UserError } from '../../lib/user-error.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';

/** Promises and JSON look for these methods of any object, and call them. */
const CALLED_BY_OTHERS = ['then', 'toJSON'];

/** Throws a UserError, which names the place, for an operation that cannot be a method of a client in JavaScript. */
export const checkOperations = ({ operations }: ClientModel): void => {
  for (const operation of operations) {
    const problem = findProblem(operation);
    if (problem) throw new UserError(`${operation.method} ${operation.path}: ${problem}`);
  }
};

const findProblem = ({ id, method, body }: OperationModel): string | undefined => {
  if (!/^[A-Za-z_$][\w$]*$/.test(id)) {
    return `the operation id \`${id}\` is no name of a method. Use letters, digits and \`_\`.`;
  }
  if (CALLED_BY_OTHERS.includes(id) || id in {}) {
    return `JavaScript has a meaning of its own for a method \`${id}\`. Give the operation another id.`;
  }
  if (body && (method === 'GET' || method === 'HEAD')) {
    return `\`fetch\` sends no body with ${method}. Use parameters, or another method.`;
  }
  return undefined;
};
