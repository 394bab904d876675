import { describe, expect, test } from 'vitest';
import type { BarChart, DotChart, LineChart } from '../../src/report/chart/chart.ts';
import { distributionChart, movedChart } from '../../src/report/chart/run-charts.ts';
import { chartSvg } from '../../src/report/chart/svg.ts';
import { barsText } from '../../src/report/chart/text.ts';

const bars = (rows: BarChart['bars'], unit: BarChart['unit'] = 'won'): BarChart => ({
  kind: 'bars',
  title: '제목 <&>',
  axis: '금액',
  unit,
  rows: '줄',
  bars: rows,
});

/** The rectangles of a drawing: where they begin, and how wide they are. */
const rects = (svg: string): [x: number, width: number][] =>
  [...svg.matchAll(/<rect x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"/g)].map((m) => [
    Number(m[1]),
    Number(m[2]),
  ]);
const ticks = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*text-anchor="middle">([^<]*)<\/text>/g)].map((m) => m[1] ?? '').slice(1);

describe('bars', () => {
  test('a bar is as long as its amount: 30만 is three times 10만, and both begin at 0', () => {
    const svg = chartSvg(
      bars([
        { label: '가', from: 0, to: 100_000, tone: 'gain', text: '100,000' },
        { label: '나', from: 0, to: 300_000, tone: 'gain', text: '300,000' },
      ]),
      'ko',
    );
    const [[x = 0, first = 0] = [], [other = 0, second = 0] = []] = rects(svg);
    expect(other).toBe(x);
    expect(Math.abs(second - 3 * first)).toBeLessThan(0.05);
    expect(ticks(svg)).toEqual(['0', '5만원', '10만원', '15만원', '20만원', '25만원', '30만원']);
  });

  test('losses lie left of 0, gains right of it', () => {
    const svg = chartSvg(
      bars([
        { label: '가', from: 0, to: -200_000, tone: 'less', text: '' },
        { label: '나', from: 0, to: 100_000, tone: 'gain', text: '' },
      ]),
      'ko',
    );
    const [[left = 0, width = 0] = [], [right = 0] = []] = rects(svg);
    expect(Math.abs(left + width - right)).toBeLessThan(0.05);
    expect(svg).toContain('−20만원');
  });

  test('says 억 from 10,000만 on, and has no half people', () => {
    const of = (to: number, unit: BarChart['unit']): string =>
      chartSvg(bars([{ label: '가', from: 0, to, tone: 'whole', text: '' }], unit), 'ko');
    expect(ticks(of(200_000_000, 'won'))).toEqual(['0', '5,000만원', '1억원', '1.5억원', '2억원']);
    expect(ticks(of(2, 'people'))).toEqual(['0', '1명', '2명']);
    expect(
      ticks(chartSvg(bars([{ label: 'a', from: 0, to: 20_000, tone: 'whole', text: '' }]), 'en'))[1],
    ).toBe('5,000');
  });

  test('names are texts, not marks', () => {
    expect(chartSvg(bars([{ label: '<b>', from: 0, to: 1, tone: 'whole', text: '"1"' }]), 'ko')).toContain(
      '&lt;b&gt;',
    );
  });

  test('in the terminal a step begins where the one before ended', () => {
    const text = barsText(
      bars([
        { label: '현행', from: 0, to: 400, tone: 'whole', text: '400' },
        { label: '기본급', from: 400, to: 100, tone: 'less', text: '▼ 300' },
        { label: '수당', from: 100, to: 200, tone: 'gain', text: '▲ 100' },
        { label: '개편안', from: 0, to: 200, tone: 'whole', text: '200' },
      ]),
      82,
    );
    // 40 columns are 400: ten a hundred.
    expect(
      text
        .split('\n')
        .slice(2)
        .map((line) => line.replace(/^.*\d {2}/, '')),
    ).toEqual([
      '█'.repeat(40),
      `${' '.repeat(10)}${'▒'.repeat(30)}`,
      `${' '.repeat(10)}${'█'.repeat(10)}`,
      '█'.repeat(20),
    ]);
  });
});

test('what moved the money leads from one total to the other', () => {
  const { bars: steps } = movedChart(
    ['현행', '개편안'],
    1000,
    [
      { change: '기본급', amounts: [-600] },
      { change: '그대로', amounts: [0] },
      { change: '연장근로', amounts: [450] },
      { change: undefined, amounts: [-50] },
    ],
    0,
    'ko',
  );
  expect(steps.map(({ label, from, to, tone }) => [label, from, to, tone])).toEqual([
    ['현행', 0, 1000, 'whole'],
    ['기본급', 1000, 400, 'less'],
    ['연장근로', 400, 850, 'gain'],
    ['그 밖', 850, 800, 'less'],
    ['개편안', 0, 800, 'whole'],
  ]);
});

test('steps that would be hairs beside the whole are drawn from 0, to their sum', () => {
  const moved = (raise: number) =>
    movedChart(
      ['현행', '개편안'],
      10_000,
      [
        { change: '인상', amounts: [raise] },
        { change: '통합', amounts: [-100] },
      ],
      0,
      'ko',
    ).bars.map(({ label, from, to, text }) => [label, from, to, text]);
  // 499 of 10,000 is less than 5 %, 500 is not.
  expect(moved(499)).toEqual([
    ['인상', 0, 499, '▲ 499'],
    ['통합', 499, 399, '▼ 100'],
    ['합계', 0, 399, '▲ 399'],
  ]);
  expect(moved(500).map(([label]) => label)).toEqual(['현행', '인상', '통합', '개편안']);
});

test('three or more empty bins are one row, two are two', () => {
  const bin = (at: number, people: number) => ({ from: at * 10, to: at * 10 + 10, people });
  const of = (empty: number): number =>
    distributionChart(
      [bin(0, 1), ...Array.from({ length: empty }, (_, i) => bin(i + 1, 0)), bin(9, 2)],
      '개편안',
      'ko',
    ).bars.length;
  expect([of(0), of(2), of(3), of(7)]).toEqual([2, 4, 3, 3]);
});

describe('lines', () => {
  const chart = (amounts: readonly (number | undefined)[]): LineChart => ({
    kind: 'lines',
    title: '달마다',
    axis: '금액',
    unit: 'won',
    along: '귀속월',
    places: ['2024-03', '2024-04', '2024-05'],
    lines: [{ name: '현행', amounts }],
  });
  const path = (svg: string): string => /<path d="([^"]*)"/.exec(svg)?.[1] ?? '';

  test('stand at their amounts over an axis from 0', () => {
    const points = [...path(chartSvg(chart([0, 50_000, 100_000]), 'ko')).matchAll(/([\d.]+),([\d.]+)/g)].map(
      (m) => [Number(m[1]), Number(m[2])] as const,
    );
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = [], [x3 = 0, y3 = 0] = []] = points;
    expect(Math.abs(x2 - x1 - (x3 - x2))).toBeLessThan(0.05);
    expect(Math.abs(y1 - y2 - (y2 - y3))).toBeLessThan(0.05);
    expect(y1).toBeGreaterThan(y3);
  });

  test('stop where there is no amount', () => {
    expect(path(chartSvg(chart([1, undefined, 2]), 'ko')).match(/M/g)).toHaveLength(2);
  });

  test('a single amount is a dot: a path of one point shows with round ends alone', () => {
    const one = { ...chart([50_000]), places: ['2024-03'] };
    expect(chartSvg(one, 'ko')).toContain('stroke-linecap="round"');
    expect(chartSvg(chart([1, 2, 3]), 'ko')).not.toContain('stroke-linecap');
  });
});

describe('dots', () => {
  const chart: DotChart = {
    ...{ kind: 'dots', title: '비용과 사람', about: '두 묶음의 점', axis: '사람', unit: 'people' },
    ...{ along: '비용', alongUnit: 'won' },
    dots: [
      { name: '1: <가>', along: -100_000, up: 4 },
      { name: '2', along: 300_000, up: 1 },
    ],
  };
  const places = (svg: string): [number, number][] =>
    [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map((m) => [Number(m[1]), Number(m[2])]);
  /** The lines of 0, up and across: the darker ones. */
  const zeros = (svg: string): [number, number][] =>
    [...svg.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" [^>]*stroke-width="1\.5"/g)].map((m) => [
      Number(m[1]),
      Number(m[2]),
    ]);

  test('a dot stands as far from 0 as its amounts are large, on both axes', () => {
    const svg = chartSvg(chart, 'ko');
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = places(svg);
    const [[, floor = 0] = [], [zero = 0] = []] = zeros(svg);
    // 300,000 is three times as far to the right as 100,000 to the left; four people are four times one.
    expect(Math.abs(x2 - zero - 3 * (zero - x1))).toBeLessThan(0.05);
    expect(Math.abs(floor - y1 - 4 * (floor - y2))).toBeLessThan(0.05);
  });

  test('says what is to be seen, and each dot its name', () => {
    const svg = chartSvg(chart, 'ko');
    expect(svg).toContain('<desc>두 묶음의 점</desc>');
    expect(svg).toContain('<title>1: &lt;가&gt;</title>');
    expect(svg).toContain('>−10만원<');
    expect(svg).toContain('>4명<');
  });
});
