/** A disagreement of an answer with the document. Drift concerns what the document leaves open or only assumes. */
export type Finding = {
  readonly severity: 'failure' | 'drift';
  readonly expected: string;
  readonly got: string;
};

export const failure = (expected: string, got: string): Finding => ({ severity: 'failure', expected, got });

export const drift = (expected: string, got: string): Finding => ({ severity: 'drift', expected, got });
