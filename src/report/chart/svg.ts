import { line } from 'd3-shape';
import type { Lang } from '../../problem/text.ts';
import { textWidth } from '../../problem/text-width.ts';
import { escaped } from '../../writing/html-text.ts';
import { type Axis, axisOf, axisOver } from './axis.ts';
import type { AreaChart, Bar, BarChart, Chart, DotChart, LineChart } from './chart.ts';

/**
 * A chart as one SVG text that stands by itself: in a report, in a page, on paper. Shapes differ where colours do
 * (what grows is filled, what shrinks is an outline), and the table beside it says the same.
 */
export function chartSvg(chart: Chart, lang: Lang): string {
  if (chart.kind === 'bars') return barsSvg(chart, lang);
  if (chart.kind === 'areas') return areasSvg(chart);
  return chart.kind === 'dots' ? dotsSvg(chart, lang) : linesSvg(chart, lang);
}

const wide = 720;
const font = 13;
/** How wide a text is drawn: a Hangul sign is as wide as it is high, a digit a little more than half. */
const drawn = (text: string): number => (textWidth(text) * font) / 1.85;

const ink = '#1a1a1a';
const faint = '#b9bec4';
const tones = {
  gain: `fill="#0f5b9c" stroke="#0f5b9c"`,
  less: `fill="#fbe3d0" stroke="#a8470d"`,
  whole: `fill="#6b7580" stroke="#6b7580"`,
} as const;

function framed(chart: Chart, high: number, body: readonly string[]): string {
  const name = escaped(chart.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="${name}" font-size="${font}">`,
    `<title>${name}</title>`,
    ...('about' in chart ? [`<desc>${escaped(chart.about)}</desc>`] : []),
    ...body,
    '</svg>',
  ].join('\n');
}

const text = (x: number, y: number, what: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  `<text x="${x}" y="${y}" fill="${ink}" text-anchor="${anchor}">${escaped(what)}</text>`;

const stroke = (x1: number, y1: number, x2: number, y2: number, more: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;

const lineOf = (isZero: boolean): string =>
  isZero ? `stroke="${ink}" stroke-width="1.5"` : `stroke="${faint}" stroke-width="1"`;

const row = 24;
const top = 40;

function barsSvg(chart: BarChart, lang: Lang): string {
  const { bars } = chart;
  const most = (texts: readonly string[]): number =>
    texts.reduce((most, one) => Math.max(most, drawn(one)), 0);
  const left = Math.min(260, most([chart.rows, ...bars.map(({ label }) => label)])) + 14;
  const right = wide - most(bars.map(({ text: figure }) => figure)) - 14;
  const axis = axisOf(chart, [left, right], 5, lang);
  const bottom = top + bars.length * row;
  return framed(chart, bottom + 8, [
    text(0, 14, chart.rows),
    text((left + right) / 2, 14, chart.axis, 'middle'),
    ...apart(axis).map(({ at, text: name }) => text(at, 32, name, 'middle')),
    ...axis.ticks.map(({ at, isZero }) => stroke(at, top - 4, at, bottom, lineOf(isZero))),
    ...bars.flatMap((bar, i) => barRow(bar, top + i * row, axis, left, bars[i + 1])),
  ]);
}

/** A bar, and where the next begins at its end, the thin line that leads there. */
function barRow(bar: Bar, y: number, axis: Axis, left: number, next: Bar | undefined): string[] {
  const [from, to] = [axis.at(bar.from), axis.at(bar.to)];
  const width = Math.max(1.5, Math.abs(to - from));
  const isStep = next !== undefined && next.from === bar.to && bar.to !== 0;
  const x = bar.from === bar.to ? from - 0.75 : Math.min(from, to);
  return [
    text(left - 10, y + 16, bar.label, 'end'),
    `<rect x="${x}" y="${y + 4}" width="${round(width)}" height="${row - 8}" ${tones[bar.tone]}/>`,
    ...(isStep ? [stroke(to, y + row - 4, to, y + row + 4, `stroke="${ink}" stroke-width="1"`)] : []),
    text(wide, y + 16, bar.text, 'end'),
  ];
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** The words of ticks that have room beside each other. */
function apart({ ticks }: Axis): Axis['ticks'] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ at, text: name }) => {
    const half = drawn(name) / 2;
    if (at - half < end + 8) return false;
    end = at + half;
    return true;
  });
}

const high = 300;
/** The amounts of an upright axis, each across the drawing. */
const levels = ({ ticks }: Axis, left: number, right: number): string[] =>
  ticks.flatMap(({ at, text: name, isZero }) => [
    stroke(left, at, right, at, lineOf(isZero)),
    text(left - 8, at + 4, name, 'end'),
  ]);

/** Lines are told apart by their dashes as well. */
const dashes = ['', '8 4', '2 3', '10 3 2 3'];
const inks = ['#0f5b9c', '#a8470d', '#3d3d3d', '#3f7d3a'];

function linesSvg(chart: LineChart, lang: Lang): string {
  const { places, lines } = chart;
  const [head, foot] = [30, high - 34];
  const axis = axisOf(chart, [foot, head], 5, lang);
  const left = Math.max(0, ...axis.ticks.map(({ text: name }) => drawn(name))) + 10;
  const right = wide - Math.max(0, ...lines.map(({ name }) => drawn(name))) - 14;
  const step = places.length < 2 ? 0 : (right - left) / (places.length - 1);
  const x = (i: number): number => round(left + i * step);
  const each = Math.max(1, Math.ceil((Math.max(...places.map(drawn)) + 12) / Math.max(1, step)));
  return framed(chart, high, [
    text(0, 14, chart.axis),
    text(right, high - 2, chart.along, 'end'),
    ...levels(axis, left, right),
    ...places.flatMap((name, i) => (i % each === 0 ? [text(x(i), high - 18, name, 'middle')] : [])),
    ...lines.map(
      ({ amounts }, i) =>
        `<path d="${pathOf(amounts, x, axis)}" fill="none" stroke="${inks[i % inks.length]}" ${penOf(amounts, i)}/>`,
    ),
    ...endNames(chart, axis).map(({ name, y }) => text(right + 8, y, name)),
  ]);
}

/** Each dot says its own name and figures to whoever points at it. */
function dotsSvg(chart: DotChart, lang: Lang): string {
  const [head, foot] = [30, high - 34];
  const up = axisOf(chart, [foot, head], 5, lang);
  const left = Math.max(0, ...up.ticks.map(({ text: name }) => drawn(name))) + 10;
  const amounts = chart.dots.map(({ along }) => along);
  const along = axisOver(amounts, chart.alongUnit, [left + 8, wide - 30], 6, lang);
  return framed(chart, high, [
    text(0, 14, chart.axis),
    text(wide, high - 2, chart.along, 'end'),
    ...levels(up, left, wide),
    ...along.ticks.map(({ at, isZero }) => stroke(at, head, at, foot, lineOf(isZero))),
    ...apart(along).map(({ at, text: name }) => text(at, high - 18, name, 'middle')),
    ...chart.dots.map(
      ({ name, along: x, up: y }) =>
        `<circle cx="${along.at(x)}" cy="${up.at(y)}" r="4" fill="${inks[0]}" fill-opacity="0.7"><title>${escaped(name)}</title></circle>`,
    ),
  ]);
}

/** Hatched where it holds, dotted where nothing can be said: no colour is needed to read it. */
function areasSvg(chart: AreaChart): string {
  const { size, ends, areas } = chart;
  const [head, foot, right] = [30, 320, wide - 20];
  const left = Math.max(...[...ends.up, chart.axis].map(drawn)) + 12;
  const x = (place: number): number => round(left + ((right - left) * place) / size[0]);
  const y = (place: number): number => round(foot - ((foot - head) * place) / size[1]);
  return framed(chart, foot + 70, [
    '<defs><pattern id="holds" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#cfe3f5"/><path d="M0 6L6 0" stroke="#000" stroke-width="0.8"/></pattern>',
    '<pattern id="none" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="0.9"/></pattern></defs>',
    text(left, 18, chart.title),
    ...areas.map(
      ({ from, to, row: first, rows, state }) =>
        `<rect x="${x(from)}" y="${y(first + rows)}" width="${round(x(to + 1) - x(from))}" height="${round(y(first) - y(first + rows))}" fill="url(#${state})" stroke="${ink}" stroke-width="0.5"/>`,
    ),
    `<rect x="${left}" y="${head}" width="${round(right - left)}" height="${foot - head}" fill="none" stroke="${ink}"/>`,
    text(left, foot + 18, ends.along[0]),
    text(right, foot + 18, ends.along[1], 'end'),
    text((left + right) / 2, foot + 36, chart.along, 'middle'),
    text(left - 8, foot, ends.up[0], 'end'),
    text(left - 8, head + 12, ends.up[1], 'end'),
    text(left - 8, (head + foot) / 2, chart.axis, 'end'),
    text(left, foot + 62, chart.key),
  ]);
}

/** A line is told apart by its dashes; one that has a single amount is a dot. */
const penOf = (amounts: readonly (number | undefined)[], i: number): string =>
  amounts.filter((one) => one !== undefined).length === 1
    ? 'stroke-width="9" stroke-linecap="round"'
    : `stroke-width="2.5" stroke-dasharray="${dashes[i % dashes.length]}"`;

const pathOf = (amounts: readonly (number | undefined)[], x: (i: number) => number, axis: Axis): string =>
  line<number | undefined>()
    .defined((one) => one !== undefined)
    .x((_, i) => x(i))
    .y((one) => axis.at(one ?? 0))(amounts) ?? '';

/** Each line's name at its end, pushed down where two would stand over each other. */
function endNames({ lines }: LineChart, axis: Axis): { readonly name: string; readonly y: number }[] {
  const ends = lines
    .map(({ name, amounts }) => ({ name, y: axis.at(amounts.findLast((one) => one !== undefined) ?? 0) + 4 }))
    .sort((a, b) => a.y - b.y);
  let before = Number.NEGATIVE_INFINITY;
  return ends.map(({ name, y }) => {
    before = Math.max(y, before + font + 2);
    return { name, y: before };
  });
}
