import { isoMonth, type Month } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import type { Bin } from '../../run/histogram.ts';
import type { SchemeSummary, SummaryGroups } from '../../run/summary.ts';
import { change, won } from '../../writing/amount.ts';
import { word } from '../../writing/words.ts';
import type { Bar, BarChart, LineChart } from './chart.ts';
import { chartWord } from './words.ts';

const toneOf = (amount: number): Bar['tone'] => (amount > 0 ? 'gain' : amount < 0 ? 'less' : 'whole');

/** So many empty bins in a row say nothing one by one. */
const fewEmpty = 2;

/** How many people's pay changes by how much: a bar a bin; long gaps between are one row. */
export function distributionChart(bins: readonly Bin[], scheme: string, lang: Lang): BarChart {
  const bars: Bar[] = [];
  for (let i = 0; i < bins.length; i++) {
    const gap = emptyFrom(bins, i);
    if (gap > fewEmpty) {
      bars.push({ label: '⋯', from: 0, to: 0, tone: 'whole', text: '0' });
      i += gap - 1;
      continue;
    }
    const bin = bins[i];
    if (bin !== undefined) bars.push(binBar(bin, lang));
  }
  return {
    kind: 'bars',
    title: chartWord(lang, 'distribution', { scheme }),
    axis: word(lang, 'people'),
    unit: 'people',
    rows: word(lang, 'range'),
    bars,
  };
}

function emptyFrom(bins: readonly Bin[], start: number): number {
  let end = start;
  while (bins[end]?.people === 0) end++;
  return end - start;
}

const binBar = ({ from, to, people }: Bin, lang: Lang): Bar => ({
  label: from === to ? word(lang, 'noChange') : `${won(from)} ~ ${won(to)}`,
  from: 0,
  to: people,
  tone: from === to ? 'whole' : from < 0 ? 'less' : 'gain',
  text: won(people),
});

/** Steps that are less than so much of the whole would be hairs beside it: they are drawn from 0, and their sum in place of the wholes. */
const leastShare = 0.05;

/** From the first scheme's total to another's, a step for each change between them. @param total which of the totals */
export function movedChart(
  names: readonly [first: string, scheme: string],
  before: number,
  byChange: SchemeSummary['byChange'],
  total: number,
  lang: Lang,
): BarChart {
  const most = byChange.reduce((all, { amounts }) => Math.max(all, Math.abs(amounts[total] ?? 0)), 0);
  const isSmall = most < leastShare * Math.abs(before);
  let now = isSmall ? 0 : before;
  const steps = byChange.flatMap(({ change: name, amounts }): Bar[] => {
    const amount = amounts[total] ?? 0;
    if (amount === 0) return [];
    const from = now;
    now += amount;
    const label = name ?? word(lang, byChange.length === 1 ? 'wholeScheme' : 'rest');
    return [{ label, from, to: now, tone: toneOf(amount), text: change(amount) }];
  });
  const end = (label: string, amount: number): Bar => ({
    label,
    from: 0,
    to: amount,
    tone: 'whole',
    text: won(amount),
  });
  return {
    kind: 'bars',
    title: chartWord(lang, 'moved', { scheme: names[1] }),
    axis: word(lang, 'amount'),
    unit: 'won',
    rows: word(lang, 'changed'),
    bars: isSmall
      ? [...steps, { ...end(word(lang, 'sum'), now), text: change(now) }]
      : [end(names[0], before), ...steps, end(names[1], now)],
  };
}

/** What a group's people gain or lose each on average is left to tables: this is the group's whole difference. */
export const groupChart = (
  { fact, groups }: SummaryGroups,
  scheme: { readonly name: string; readonly index: number },
  lang: Lang,
): BarChart =>
  amountChart(
    { fact, scheme: scheme.name },
    groups.map(([value, { heads }]) => [
      value === '' ? word(lang, 'notSaid') : value,
      heads[scheme.index - 1]?.difference ?? 0,
    ]),
    lang,
  );

/** The differences of groups under a scheme, whoever has added them up. */
export const amountChart = (
  { fact, scheme }: { readonly fact: string; readonly scheme: string },
  groups: readonly (readonly [label: string, difference: number])[],
  lang: Lang,
): BarChart => ({
  kind: 'bars',
  title: chartWord(lang, 'groups', { fact, scheme }),
  axis: word(lang, 'difference'),
  unit: 'won',
  rows: fact,
  bars: groups.map(([label, amount]) => ({
    label,
    from: 0,
    to: amount,
    tone: toneOf(amount),
    text: change(amount),
  })),
});

/** What each month costs under each scheme, and what the budget has for it where there is one. */
export const monthChart = (
  months: readonly Month[],
  costs: readonly { readonly name: string; readonly amounts: readonly number[] }[],
  lang: Lang,
): LineChart => ({
  kind: 'lines',
  title: chartWord(lang, 'months'),
  axis: word(lang, 'amount'),
  unit: 'won',
  along: word(lang, 'month'),
  places: months.map(isoMonth),
  lines: costs,
});
