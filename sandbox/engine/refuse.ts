import { answerJson } from './answer-json.ts';
import type { Behaviour, RefusalName } from './behaviour.ts';

export type Refuse = (
  name: RefusalName,
  more?: {
    /** What is wrong, without anything from the request. */
    readonly message?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => Response;

export const buildRefuse =
  ({ refusals, withMessage }: Pick<Behaviour<never>, 'refusals' | 'withMessage'>): Refuse =>
  (name, { message, headers } = {}) => {
    const { status, body } = refusals[name];
    return answerJson(status, message === undefined ? body : withMessage(body, message), headers);
  };
