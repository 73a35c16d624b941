import { answerJson } from './answer-json.ts';
import type { Behaviour, RefusalName } from './behaviour.ts';

export type Refuse = (
  name: RefusalName,
  more?: {
    /** Says what is wrong, and nothing that the request says. */
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
