import type { Failure, Result } from './types.ts';

/** The one error that `unwrap` throws. `failure` is all that is known, to be narrowed by its `kind`. */
export class ClientError extends Error {
  override readonly name: string = 'ClientError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The data of a call, for those who prefer exceptions: throws a ClientError where it failed. */
export const unwrap = async <Data>(call: Result<Data> | PromiseLike<Result<Data>>): Promise<Data> => {
  const result = await call;
  if (result.ok) return result.data;
  throw new ClientError(result);
};
