import { table } from '../../writing/table.ts';
import { amountsOf, type Bar, type BarChart, span } from './chart.ts';

/** What bars are drawn with; what shrinks is paler. */
const signs = { gain: '█', whole: '█', less: '▒' } as const;

/** Bars for the terminal: the figure stands beside every bar, so nothing is said by length alone. */
export function barsText(chart: BarChart, columns: number): string {
  const [low, high] = span(amountsOf(chart));
  const room = Math.max(10, Math.min(40, columns - 42));
  const at = (amount: number): number => ((amount - low) * room) / (high - low);
  const heads = [
    { head: chart.rows, align: 'right' as const },
    { head: chart.axis, align: 'right' as const },
    { head: '' },
  ];
  const rows = chart.bars.map((bar) => [bar.label, bar.text, drawn(bar, at)]);
  return table(heads, rows, columns);
}

function drawn({ from, to, tone }: Bar, at: (amount: number) => number): string {
  if (from === to) return '';
  const start = Math.floor(at(Math.min(from, to)));
  const end = Math.max(start + 1, Math.ceil(at(Math.max(from, to))));
  return ' '.repeat(start) + signs[tone].repeat(end - start);
}
