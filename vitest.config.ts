import { defineConfig } from 'vitest/config';

const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/web/**', 'test/schedulers/**'],
  testTimeout: 120_000,
};

export default defineConfig({
  test: { reporters: ['default', './test/count-reporter.ts'], projects: [{ test: unit }] },
});
