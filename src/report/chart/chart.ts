/** What an axis counts. Won are drawn in 만원, which is how people speak of pay. */
export type ChartUnit = 'won' | 'people';

/** What a mark says. It shows in its shape and words, too: colours of a chart must be free to be lost in print. */
export type Tone = 'gain' | 'less' | 'whole';

/** One row: a bar from one amount to another, with its name before it and its figure behind. */
export interface Bar {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** The figure as people read it. */
  readonly text: string;
}

/** Rows of bars over one axis: steps between two wholes, a distribution, groups side by side. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly axis: string;
  readonly unit: ChartUnit;
  /** What the rows are. */
  readonly rows: string;
  readonly bars: readonly Bar[];
}

/** One line through the places of an axis; where it has no amount it stops. */
export interface ChartLine {
  readonly name: string;
  readonly amounts: readonly (number | undefined)[];
}

/** Lines over named places, such as months. */
export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  readonly axis: string;
  readonly unit: ChartUnit;
  readonly along: string;
  readonly places: readonly string[];
  readonly lines: readonly ChartLine[];
}

/** One dot for each of many, between two axes: what each package costs, and how many lose by it. */
export interface DotChart {
  readonly kind: 'dots';
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly about: string;
  readonly axis: string;
  readonly unit: ChartUnit;
  readonly along: string;
  readonly alongUnit: ChartUnit;
  readonly dots: readonly { readonly name: string; readonly along: number; readonly up: number }[];
}

/** Places of a grid that something holds at; a place that is in no area it does not hold at. */
export interface AreaChart {
  readonly kind: 'areas';
  readonly title: string;
  readonly about: string;
  readonly axis: string;
  readonly along: string;
  /** How many places there are along, and up. */
  readonly size: readonly [along: number, up: number];
  /** What the first and the last place of each axis are called. */
  readonly ends: { readonly along: readonly [string, string]; readonly up: readonly [string, string] };
  /** What the drawing of areas means. */
  readonly key: string;
  /** Places from and to along, both included, in so many rows from one on. */
  readonly areas: readonly {
    readonly from: number;
    readonly to: number;
    readonly row: number;
    readonly rows: number;
    readonly state: 'holds' | 'none';
  }[];
}

/** Charts over an axis of amounts. */
export type AxisChart = BarChart | LineChart | DotChart;
export type Chart = AxisChart | AreaChart;

/** What one step of an axis comes to in its unit. */
export const perUnit: Readonly<Record<ChartUnit, number>> = { won: 10_000, people: 1 };

/** From the lowest to the highest amount, 0 among them: nothing is enlarged by an axis that is cut. */
export function span(amounts: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  for (const one of amounts) {
    low = Math.min(low, one);
    high = Math.max(high, one);
  }
  return low === high ? [0, 1] : [low, high];
}

/** Every amount of a chart's axis. */
export function amountsOf(chart: AxisChart): number[] {
  if (chart.kind === 'bars') return chart.bars.flatMap(({ from, to }) => [from, to]);
  if (chart.kind === 'dots') return chart.dots.map(({ up }) => up);
  return chart.lines.flatMap(({ amounts }) => amounts.filter((one) => one !== undefined));
}
