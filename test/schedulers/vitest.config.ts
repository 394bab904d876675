import { defineConfig } from 'vitest/config';

/** `npm run test:schedulers`, which is no part of `npm test`: it takes minutes, and daemons. */
export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    globalSetup: ['test/built.ts'],
    include: ['test/schedulers/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
