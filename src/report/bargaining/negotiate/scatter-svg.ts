import { measureOf } from '../../../bargaining/negotiate/measures.ts';
import type { NegotiationResult } from '../../../bargaining/negotiate/negotiate.ts';
import type { Lang } from '../../../problem/text.ts';
import { won } from '../../../writing/amount.ts';
import { bargainWord } from './words.ts';

const [width, height, left, right, top, bottom] = [640, 400, 70, 20, 40, 60];

/** The front as an SVG: cost across, people worse off up. Its title and description say what is to be seen. */
export function scatterSvg({ front }: NegotiationResult, lang: Lang): string {
  const points = front.map(({ at, figures }) => ({
    at,
    x: measureOf(figures, '비용'),
    y: measureOf(figures, '줄어드는사람'),
  }));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [low, high, few, many] = [least(xs), most(xs), least(ys), most(ys)];
  const values = {
    count: won(points.length),
    low: won(low),
    high: won(high),
    few: won(few),
    many: won(many),
  };
  // Places on the sheet are whole tenths of a pixel: the same text on every machine.
  const place = (value: number, from: number, to: number, start: number, end: number): string =>
    String(
      Math.round(
        10 * (from === to ? (start + end) / 2 : start + ((value - from) * (end - start)) / (to - from)),
      ) / 10,
    );
  const x = (value: number): string => place(value, low, high, left, width - right);
  const y = (value: number): string => place(value, few, many, height - bottom, top);
  const [floor, side] = [height - bottom, width - right];
  const ends = (from: number, to: number): number[] => (from === to ? [from] : [from, to]);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title about" lang="${lang}" font-family="sans-serif" font-size="13">`,
    `<title id="title">${bargainWord(lang, 'chart')}</title>`,
    `<desc id="about">${bargainWord(lang, 'about', values)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="24" font-weight="bold">${bargainWord(lang, 'chart')}</text>`,
    `<path d="M${left} ${top}V${floor}H${side}" fill="none" stroke="#333"/>`,
    ...ends(low, high).map(
      (one, i) =>
        `<text x="${x(one)}" y="${floor + 20}" text-anchor="${i === 0 ? 'start' : 'end'}">${won(one)}</text>`,
    ),
    ...ends(few, many).map(
      (one) =>
        `<text x="${left - 8}" y="${y(one)}" text-anchor="end" dominant-baseline="middle">${won(one)}</text>`,
    ),
    `<text x="${(left + side) / 2}" y="${height - 14}" text-anchor="middle">비용(원)</text>`,
    `<text x="16" y="${(top + floor) / 2}" text-anchor="middle" transform="rotate(-90 16 ${(top + floor) / 2})">줄어드는사람(명)</text>`,
    ...points.map(
      (one) =>
        `<circle cx="${x(one.x)}" cy="${y(one.y)}" r="4" fill="#1f5fa8" fill-opacity="0.7"><title>${one.at}: ${won(one.x)}, ${won(one.y)}</title></circle>`,
    ),
    '</svg>',
  ].join('\n')}\n`;
}

const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), all[0] ?? 0);
const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), all[0] ?? 0);
