import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{schemas,scripts,sandbox,contract-tests}/**/*.test.ts'],
    // one less than there are cores unless told: on two, files would run one after the other
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/vitest.json' }]] : ['default'],
  },
});
