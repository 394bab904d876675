import type { Comparison } from '../pay/comparison.ts';
import { assumptions } from './assumed.ts';
import { rangeText } from './ui/answer.tsx';
import type { Page } from './ui/page.ts';

/** What goes along with every figure that leaves the page: where it may lie, and what was taken as so. */
export function notesOf(page: Page, comparison: Comparison): string[] {
  const ranges = page.isOpen.value ? (page.ranges.value ?? []) : [];
  return [
    ...(ranges.length > 0
      ? [
          `${page.w('openHeadline')} ${page.w('openRange')} ${ranges.map((one) => rangeText(page, one)).join(' / ')}`,
        ]
      : []),
    `${page.w('assumed')}: ${assumptions(page, comparison).join(' · ')}`,
  ];
}
