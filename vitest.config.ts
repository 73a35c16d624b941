import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{schemas,scripts,sandbox,contract-tests}/**/*.test.ts'],
    // one more than there are cores: some tests wait for a browser or for a program that they start
    maxWorkers: availableParallelism() + 1,
    // files of one worker share their imports; what a file changes of the process it puts back
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: `reports/${(process.env.npm_lifecycle_event ?? 'test').replace(':', '-')}.json` },
  },
});
