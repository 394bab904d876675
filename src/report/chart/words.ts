import { wordsOf } from '../../problem/text.ts';

const texts = {
  ko: {
    distribution: '{scheme}: 한 사람의 기간 합계 차액 분포',
    moved: '{scheme}: 무엇이 금액을 옮겼나',
    groups: '{scheme}: {fact}별 차액',
    months: '달마다 드는 돈',
  },
  en: {
    distribution: '{scheme}: differences per person over the months',
    moved: '{scheme}: what moved the money',
    groups: '{scheme}: differences by {fact}',
    months: 'cost by month',
  },
} as const;

/** A chart's title. */
export const chartWord = wordsOf(texts);
