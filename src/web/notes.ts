import type { Comparison } from '../pay/comparison.ts';
import { assumptions } from './assumed.ts';
import type { Page } from './ui/page.ts';
import { netRangeText } from './ui/results.tsx';

/** What goes along with every figure that leaves the page: where it may lie, and what was taken as so. */
export function notesOf(page: Page, comparison: Comparison): string[] {
  const ranges = page.isOpen.value ? (page.ranges.value ?? []) : [];
  return [
    ...(ranges.length > 0
      ? [
          `${page.w('openHeadline')} ${page.w('openRange')} ${ranges.map((one) => netRangeText(page, one)).join(' / ')}`,
        ]
      : []),
    `${page.w('assumed')}: ${assumptions(page, comparison).join(' · ')}`,
  ];
}
