import type { Contract } from '../../scripts/document/reading/description.ts';
import type { CheckName } from '../engine/checks/checks.ts';
import type { Interception } from './call.ts';

/** A fault of a server. The title states what the server does wrong. */
export type Fault = {
  readonly category: string;
  readonly title: string;
  /** The check that is meant to find it. */
  readonly check: CheckName;
  /** Every such fault must be found: authentication, status, response schema, 429, leaks. */
  readonly vital: boolean;
  /** Built anew for each run, because a fault may have state. */
  readonly intercept: (contract: Contract) => Interception;
};

export type FaultRow = readonly [
  title: string,
  intercept: Fault['intercept'] | Interception,
  check?: CheckName,
];

/** Faults of a category, with the check that is meant to find them. */
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
