import { describeRange, isWithin, type Judge } from './observed.ts';

/** What the client's hook was told of the attempts. */
export const judgeHook: Judge = ({ item: { expect }, report: { hook = [] } }) => {
  if (expect.hook === undefined) return [];
  if (hook.length !== expect.hook.length) return [`the hook was told of ${hook.length} attempts`];
  return expect.hook.flatMap((wanted, index) => {
    const { attempt, status = null, kind = null, wait = null, duration } = hook[index] ?? {};
    const told = { attempt, status, kind, waits: wait !== null };
    const wrong = (['attempt', 'status', 'kind', 'waits'] as const).filter(
      (name) => name in wanted && wanted[name] !== told[name],
    );
    return [
      ...wrong.map((name) => `attempt ${index + 1} has ${name} ${told[name]} for the hook`),
      ...(wanted.ms !== undefined && !isWithin(duration ?? Number.NaN, wanted.ms)
        ? [`attempt ${index + 1} took ${duration} ms for the hook, not ${describeRange(wanted.ms)}`]
        : []),
    ];
  });
};
