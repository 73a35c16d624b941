import type { Contract } from '../../scripts/document/reading/description.ts';
import type { CheckName } from '../engine/checks/checks.ts';
import type { Interception } from './call.ts';

/** A mistake that a server may make, in words of what it does wrong. */
export type Fault = {
  readonly category: string;
  readonly title: string;
  /** The check that is meant for it. */
  readonly check: CheckName;
  /** Nothing of these may survive: authentication, status, response schema, 429, leaks. */
  readonly vital: boolean;
  /** Built anew for each run: a fault may count. */
  readonly intercept: (contract: Contract) => Interception;
};

export type FaultRow = readonly [
  title: string,
  intercept: Fault['intercept'] | Interception,
  check?: CheckName,
];

/** Faults of one kind, which one check is meant for. */
export const describeFaults = (
  category: string,
  check: CheckName,
  rows: readonly FaultRow[],
  { vital = false }: { vital?: boolean } = {},
): Fault[] =>
  rows.map(([title, intercept, own = check]) => ({
    category,
    title,
    check: own,
    vital,
    intercept: typeof intercept === 'function' ? intercept : () => intercept,
  }));
