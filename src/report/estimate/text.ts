import { display } from '../../formula/display.ts';
import { assumedBeside } from '../../pay/assumed.ts';
import { type Comparison, difference } from '../../pay/comparison.ts';
import { findingText } from '../../pay/finding.ts';
import { amountOf, type Payslip } from '../../pay/payslip.ts';
import type { Lang } from '../../problem/text.ts';
import { change, won } from '../../writing/amount.ts';
import { assumedPart } from '../../writing/assumed.ts';
import { table, wrap } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import { partlyCovered } from '../partly-covered.ts';
import { kindWord } from '../payslip/words.ts';
import { placedText } from '../placed-leave.ts';

/** A comparison for the terminal: schemes side by side, then what a reader must know beside the figures. */
export function estimateText(comparison: Comparison, lang: Lang, columns: number): string {
  const [first, ...others] = comparison.payslips;
  if (first === undefined) return '';
  const rows = [
    ...comparison.lines.flatMap((group) =>
      shownLines(comparison, group).map((term) => row(comparison, term, lang)),
    ),
    ...first.shown.map(({ term }) => [
      nameOf(comparison, term, lang),
      ...comparison.payslips.map((payslip) => shown(payslip, term, lang)),
      ...others.map(() => ''),
    ]),
    ...minuteRows(comparison, lang),
  ];
  const heads = [
    { head: `${first.month} ${word(lang, 'item')}` },
    ...comparison.payslips.map(({ scheme }) => ({ head: scheme, align: 'right' as const })),
    ...others.map(({ scheme }) => ({
      head: others.length === 1 ? word(lang, 'difference') : `${word(lang, 'difference')}(${scheme})`,
      align: 'right' as const,
    })),
  ];
  return [
    table(heads, rows, columns),
    ...notes(comparison, lang, columns),
    ...assumedPart(assumedBeside(comparison), lang, columns),
    word(lang, 'simulated'),
  ].join('\n\n');
}

/** The classes of minutes that anybody has. */
function minuteRows({ payslips }: Comparison, lang: Lang): string[][] {
  return (['연장', '야간', '휴일', '휴일연장'] as const)
    .filter((kind) => payslips.some(({ minutes }) => minutes[kind] > 0))
    .map((kind) => [
      lang === 'ko' ? `${kind}(분)` : `${kindWord('en', kind)} (min)`,
      ...payslips.map(({ minutes }) => won(minutes[kind])),
      ...payslips.slice(1).map(() => ''),
    ]);
}

/** The lines of a kind that anybody has, and its total; a kind of which there is nothing is left out. */
function shownLines({ payslips }: Comparison, { items, total, kind }: Comparison['lines'][number]): string[] {
  const used = items.filter((term) => payslips.some((payslip) => amountOf(payslip, term) !== 0));
  return used.length === 0 && items.length > 0 && kind !== '지급' ? [] : [...used, total];
}

const row = (comparison: Comparison, term: string, lang: Lang): string[] => [
  nameOf(comparison, term, lang),
  ...comparison.payslips.map((payslip) => won(amountOf(payslip, term))),
  ...comparison.payslips.slice(1).map((payslip) => change(difference(comparison, payslip, term))),
];

/** A Korean term says itself what it is; English readers get its label. */
function nameOf({ payslips }: Comparison, term: string, lang: Lang): string {
  if (lang === 'ko') return term;
  return (
    payslips.map(({ program }) => program.terms.get(term)?.rule.label).find((label) => label !== undefined) ??
    term
  );
}

function shown(payslip: Payslip, term: string, lang: Lang): string {
  const figure = payslip.shown.find((one) => one.term === term);
  return figure === undefined
    ? ''
    : display(figure.value, payslip.evaluation.term(term).type, undefined, lang);
}

function notes(comparison: Comparison, lang: Lang, columns: number): string[] {
  const [first] = comparison.payslips;
  return comparison.payslips.flatMap((payslip) => {
    const lines: string[] = [];
    const { scheme } = payslip;
    if (payslip !== first && first !== undefined) lines.push(verdict(comparison, payslip, first, lang));
    if (payslip.coveredDays !== undefined) lines.push(`${scheme}: ${partlyCovered(payslip, lang)}`);
    else if (!payslip.covered) {
      const values = { reasons: payslip.missed.join(', '), applied: payslip.applied };
      lines.push(`${scheme}: ${word(lang, 'notCovered', values)}`);
    }
    if (payslip.placed.length > 0 && payslip === first) {
      const list = payslip.placed.map(placedText).join(', ');
      lines.push(word(lang, 'placed', { list }));
    }
    for (const rule of payslip.findings) {
      lines.push(`! ${scheme}: ${findingText(payslip, rule, lang)} [${rule.article}]`);
    }
    return lines.map((line) => wrap(line, columns));
  });
}

/** What reaches the person, where the scheme says so, before what is paid gross. */
function verdict(comparison: Comparison, payslip: Payslip, first: Payslip, lang: Lang): string {
  const totals = comparison.lines
    .filter(({ kind }) => kind === '실수령' || kind === '지급')
    .map(({ total }) => total);
  const parts = totals.reverse().map((total) => {
    const amount = difference(comparison, payslip, total);
    const key = amount > 0 ? 'more' : amount < 0 ? 'less' : 'same';
    return word(lang, key, { total, amount: won(Math.abs(amount)) });
  });
  return `${payslip.scheme}: ${word(lang, 'against', { first: first.scheme })} ${parts.join(', ')}.`;
}
