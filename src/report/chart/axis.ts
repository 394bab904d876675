import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { groupDigits } from '../../formula/display.ts';
import type { Lang } from '../../problem/text.ts';
import { type AxisChart, amountsOf, type ChartUnit, perUnit, span } from './chart.ts';

/** An axis: where an amount stands, and which amounts are marked with which words. */
export interface Axis {
  readonly at: (amount: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string; readonly isZero: boolean }[];
}

/** An axis over all amounts of a chart and 0, with round ends. @param room from and to, in units of the drawing */
export const axisOf = (chart: AxisChart, room: readonly [number, number], count: number, lang: Lang): Axis =>
  axisOver(amountsOf(chart), chart.unit, room, count, lang);

/** The same over some amounts of a unit. */
export function axisOver(
  amounts: readonly number[],
  unit: ChartUnit,
  room: readonly [number, number],
  count: number,
  lang: Lang,
): Axis {
  const per = perUnit[unit];
  const [low, high] = span(amounts);
  const scale = scaleLinear()
    .domain([low / per, high / per])
    .range(room)
    .nice(count);
  return {
    at: (amount) => hundredth(scale(amount / per)),
    ticks: wholeTicks(scale, count, unit).map((tick) => ({
      at: hundredth(scale(tick)),
      text: tickText(tick, unit, lang),
      isZero: tick === 0,
    })),
  };
}

/** There is no half a person. */
const wholeTicks = (scale: ScaleLinear<number, number>, count: number, unit: ChartUnit): number[] =>
  scale.ticks(count).filter((tick) => unit !== 'people' || Number.isInteger(tick));

/** 만원 by which one unit goes over to the next. */
const perHundredMillion = 10_000;

/** As people say it: 500만원, 2.5억원. */
function tickText(tick: number, unit: ChartUnit, lang: Lang): string {
  if (tick === 0) return '0';
  const sign = tick < 0 ? '−' : '';
  const size = Math.abs(tick);
  if (unit === 'people') return `${sign}${groupDigits(String(size))}${lang === 'ko' ? '명' : ''}`;
  if (lang === 'en') return `${sign}${groupDigits(String(size * perUnit.won))}`;
  if (size < perHundredMillion) return `${sign}${groupDigits(String(size))}만원`;
  return `${sign}${groupDigits(String(size / perHundredMillion))}억원`;
}

/** Drawings say no more of a place than can be seen. */
const hundredth = (place: number): number => Math.round(place * 100) / 100;
