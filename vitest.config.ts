import { defineConfig } from 'vitest/config';

const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/web/**', 'test/schedulers/**'],
  testTimeout: 120_000,
};
/** The page in a real browser: `SKIP_BROWSER=1` leaves these out, and says so. */
const web = {
  name: 'web',
  include: ['test/web/**/*.test.ts'],
  globalSetup: ['test/web/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    projects: [{ test: unit }, { test: web }],
  },
});
