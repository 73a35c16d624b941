// The process of one target: says its URL to its parent, and how much memory it uses when it is asked.
import { type TargetName, targets } from './targets.ts';

// the parent gives one of the names
const url = await targets[process.argv[2] as TargetName]();
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
