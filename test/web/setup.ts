import type { TestProject } from 'vitest/node';
import { needBrowser } from '../../scripts/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's path; empty where the tests are left out on purpose. */
    chromium: string;
  }
}

/** Finds or installs the browser once; without one the tests fail with what to install. */
export default function setup(project: TestProject): void {
  const skipped = process.env['SKIP_BROWSER'] === '1';
  if (skipped) process.stderr.write('SKIP_BROWSER=1: the page is not tested in a browser\n');
  project.provide('chromium', skipped ? '' : needBrowser());
}
