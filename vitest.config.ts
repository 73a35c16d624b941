import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{schemas,scripts,sandbox,contract-tests}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: process.env.CI ? ['dot', ['json', { outputFile: 'reports/vitest.json' }]] : ['default'],
  },
});
