import type { Contract, NotCovered } from '../../../scripts/document/reading/description.ts';
import { mediaItem, responseItem, statusItem } from '../model/items.ts';
import type { Coverage, CoverageItem } from './coverage.ts';
import { markValid, observeValue } from './observe.ts';

export type Tally = {
  /** The part of all visible items that was seen, in percent, rounded down to a tenth. */
  readonly percent: number;
  readonly items: readonly CoverageItem[];
  readonly missing: readonly Missing[];
};

/** An item that was not seen, or not seen violated. */
export type Missing = { readonly item: CoverageItem; readonly lack: 'seen' | 'seen violated' };

export const tallyCoverage = (coverage: Coverage, excluded: ReadonlyMap<string, string>): Tally => {
  const items = [...coverage.values()].map((item) =>
    excluded.has(item.name) ? { ...item, violable: false } : item,
  );
  const missing = items.flatMap((item): Missing[] => {
    if (!item.valid) return [{ item, lack: 'seen' }];
    return item.violable && !item.violated ? [{ item, lack: 'seen violated' }] : [];
  });
  const seen = items.length - missing.length;
  return {
    percent: items.length === 0 ? 100 : Math.floor((1000 * seen) / items.length) / 10,
    items,
    missing,
  };
};

/** Removes the items that a server can never show if it answers with the document's examples only. */
export const dropUnshown = (coverage: Coverage, contract: Contract): NotCovered[] => {
  const shown = new Map([...coverage].map(([name, item]) => [name, { ...item }]));
  const answers = new Set<string>();
  for (const operation of contract.operations) {
    for (const { status, media } of operation.responses) {
      answers.add(statusItem(operation, status));
      for (const { type, schema, examples } of media) {
        answers.add(mediaItem(operation, status, type));
        if (schema === undefined) continue;
        for (const { value } of examples) {
          observeValue(contract, schema, value, (site, word) =>
            markValid(shown, responseItem(operation, status, site, word)),
          );
        }
      }
    }
  }
  const hidden = [...shown.values()].filter(
    ({ name, valid, kind, part }) => part === 'response' && kind !== 'header' && !valid && !answers.has(name),
  );
  for (const { name } of hidden) coverage.delete(name);
  return hidden.map(({ name }) => ({ what: name, reason: 'no example of the document shows it' }));
};
