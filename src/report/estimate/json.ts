import { isoDay } from '../../calendar/date.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import { assumedBeside } from '../../pay/assumed.ts';
import { type Comparison, difference } from '../../pay/comparison.ts';
import { findingText } from '../../pay/finding.ts';
import { amountOf, type Payslip } from '../../pay/payslip.ts';
import type { Lang } from '../../problem/text.ts';
import { dayParts } from '../../rules/leave-parts.ts';
import { assumedJson } from '../../writing/assumed.ts';
import { coveredJson } from '../partly-covered.ts';

/**
 * A comparison as `pumsak estimate --json` prints it. Won are whole numbers; lines that a scheme does not
 * have are 0. Keys keep their meaning for ever; later versions only add.
 */
export function estimateJson(comparison: Comparison, lang: Lang): Record<string, unknown> {
  const { payslips } = comparison;
  const [first, ...others] = payslips;
  return {
    귀속월: first?.month ?? '',
    ...assumedJson(assumedBeside(comparison)),
    제도: Object.fromEntries(
      payslips.map((payslip) => [payslip.scheme, schemeJson(comparison, payslip, lang)]),
    ),
    차액: Object.fromEntries(others.map((payslip) => [payslip.scheme, differences(comparison, payslip)])),
  };
}

function schemeJson(comparison: Comparison, payslip: Payslip, lang: Lang): Record<string, unknown> {
  const { covered, missed, applied, shown, minutes, placed } = payslip;
  return {
    적용: covered,
    ...(!covered && { 미적용사유: missed, 적용제도: applied }),
    ...coveredJson(payslip),
    ...Object.assign({}, ...comparison.lines.map((group) => groupJson(payslip, group))),
    산출: {
      ...Object.fromEntries(shown.map(({ term, value }) => [term, plainJson(payslip, term, value)])),
      분류시간: minutes,
    },
    ...(placed.length > 0 && {
      휴가배치: placed.map(({ kind, day, parts }) => ({
        종류: kind,
        일자: isoDay(day),
        일수: parts / dayParts,
      })),
    }),
    발견사항: findingList(payslip, lang),
  };
}

/** What was found, each in a sentence. */
export const findingList = (payslip: Payslip, lang: Lang) =>
  payslip.findings.map((rule) => ({
    이름: rule.name,
    조문: rule.article,
    내용: findingText(payslip, rule, lang),
  }));

/** The lines of a kind (지급 is 항목) and their total; a kind without lines is its total alone. */
function groupJson(
  payslip: Payslip,
  { kind, items, total }: Comparison['lines'][number],
): Record<string, unknown> {
  const amounts = Object.fromEntries(items.map((term) => [term, amountOf(payslip, term)]));
  return {
    ...(items.length > 0 && { [kind === '지급' ? '항목' : kind]: amounts }),
    [total]: amountOf(payslip, total),
  };
}

const differences = (comparison: Comparison, payslip: Payslip): Record<string, number> =>
  Object.fromEntries(comparison.lines.map(({ total }) => [total, difference(comparison, payslip, total)]));

/** Whole numbers as JSON integers; anything else as people read it. */
export function plainJson(payslip: Payslip, term: string, value: Value): unknown {
  if (typeof value !== 'object') return value;
  if (isRatio(value) && value.d === 1n && payslip.evaluation.term(term).type.kind === 'number')
    return Number(value.n);
  return display(value, payslip.evaluation.term(term).type);
}
