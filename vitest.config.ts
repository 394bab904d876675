import { defineConfig } from 'vitest/config';
import { isLong } from './test/runs.ts';

/** Wide enough for any machine: a test that hangs ends, and none that is only slow does. */
const wide = isLong ? 0 : 600_000;
const timeouts = { testTimeout: wide, hookTimeout: wide };
const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/web/**', 'test/schedulers/**'],
  globalSetup: ['test/built.ts'],
  setupFiles: ['test/seed.ts'],
  // The rules are compiled and the engine's modules loaded once a process, not once a file.
  isolate: false,
  ...timeouts,
};
/** The page in a real browser: `SKIP_BROWSER=1` leaves these out, and says so. */
const web = {
  name: 'web',
  include: ['test/web/**/*.test.ts'],
  globalSetup: ['test/built.ts', 'test/web/setup.ts'],
  setupFiles: ['test/seed.ts'],
  // What a page shows may take longer than a poll's usual second on a busy machine.
  expect: { poll: { timeout: 600_000 } },
  ...timeouts,
};

export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    projects: [{ test: unit }, { test: web }],
  },
});
