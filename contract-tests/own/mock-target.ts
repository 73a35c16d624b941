import type { Contract } from '../../scripts/document/reading/description.ts';
import { startMock } from '../../scripts/mock/start-mock.ts';
import type { Target } from '../engine/model/target.ts';

/** The mock of a document, in process. It accepts the credential that each security scheme states as an example. */
export const startMockTarget = async ({ document, schemes }: Contract): Promise<Target> => {
  const mock = await startMock(document);
  const credentials = [...schemes.values()].flatMap(({ name, example }): [string, string][] =>
    example === undefined ? [] : [[name, example]],
  );
  return {
    name: 'mock',
    url: mock.url,
    credentials: new Map(credentials),
    capabilities: {
      provoke: (status, example) => ({
        Prefer: `code=${status}${example === undefined ? '' : `, example=${example}`}`,
      }),
      triggers: false,
      freshIds: false,
      examplesOnly: true,
      complete: true,
    },
    close: mock.close,
  };
};
