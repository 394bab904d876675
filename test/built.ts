import type { TestProject } from 'vitest/node';
import { built } from '../scripts/built.ts';

/** Before tests, and before each further round of `vitest` that stays open: dist/ is what its sources make. */
export default function setup(project: TestProject): void {
  built();
  project.onTestsRerun(built);
}
