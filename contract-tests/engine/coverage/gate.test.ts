import { describe, expect, it } from 'vitest';
import { buildOwnContract } from '../../own/api-contract.ts';
import { startMockTarget } from '../../own/mock-target.ts';
import { startSandboxTarget } from '../../own/sandbox-target.ts';
import type { Case } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import { describeMissing } from '../report/describe-missing.ts';
import { buildSuite } from '../run/build-suite.ts';
import { runSuite } from '../run/run-suite.ts';

const contract = buildOwnContract();

/** What is left unseen where such cases are not sent. */
const runWithout = async (
  target: Target,
  isSuch: (testCase: Case) => boolean,
): Promise<readonly string[]> => {
  try {
    const suite = await buildSuite({ contract, target, seed: 1, level: 2, phones: [] });
    const cases = suite.cases.filter((testCase) => !isSuch(testCase));
    const options = { contract, target, timeoutMs: 10_000, maxLatencyMs: 10_000, concurrency: 4 };
    const { coverage } = await runSuite({ ...suite, cases }, options);
    return coverage.missing.map(describeMissing);
  } finally {
    await target.close();
  }
};

describe('the vacuity gate', () => {
  it('names a keyword that was not seen violated', async () => {
    const missing = await runWithout(await startSandboxTarget(), ({ title }) =>
      title.startsWith('rejects a phone of 17'),
    );
    expect(missing).toContain(
      'POST /send-message › nothing that was sent and refused broke `body phone › maxLength` of the request',
    );
  });

  it('names a status that was not seen', async () => {
    const missing = await runWithout(await startMockTarget(contract), ({ title }) =>
      title.startsWith('answers 503'),
    );
    expect(missing).toContain(
      'POST /utilities/check-number › nothing that was sent showed `status 503` of the answer',
    );
    expect(missing).toContain(
      'POST /utilities/check-number › nothing that was sent showed `503 error_code › type` of the answer',
    );
  });

  it('names a field that was never absent', async () => {
    const missing = await runWithout(
      await startSandboxTarget(),
      ({ wire }) =>
        !!wire.body &&
        !new TextDecoder().decode(wire.body).includes('is_async') &&
        wire.path === '/send-message',
    );
    expect(missing).toContain(
      'POST /send-message › nothing that was sent and accepted showed `body is_async › absent` of the request',
    );
  });

  it('names a credential that was never wrong', async () => {
    const missing = await runWithout(await startSandboxTarget(), ({ group }) => group === 'credential');
    expect(missing).toContain(
      'POST /send-message › nothing that was sent and refused broke `credential SecretKey` of the request',
    );
  });
});
