import type { InputLever } from '../../../bargaining/solve/input-lever.ts';
import { assumedFor } from '../../../bargaining/solve/lever-space.ts';
import { indexOf, leverValueAt } from '../../../bargaining/solve/range.ts';
import type { Solution, SolutionMap } from '../../../bargaining/solve/solve.ts';
import type { Ratio } from '../../../formula/ratio.ts';
import type { Lang } from '../../../problem/text.ts';
import { assumedCells, assumedHeads } from '../../../writing/assumed.ts';
import { csv } from '../../../writing/csv-text.ts';
import { escaped } from '../../../writing/html-text.ts';
import { leverJson } from './json.ts';
import { inputLeverText } from './text.ts';
import { solveWord, stateWords } from './words.ts';

/** The intervals of a solution or a map, one a line. */
export function solveCsv(solved: Solution | SolutionMap): string {
  const cell = (lever: InputLever, value: Ratio): string => String(leverJson(lever, value));
  const found = assumedFor(solved.situation);
  const about = { ...(found.length > 0 && { assumed: found }) };
  const [heads, cells] = [assumedHeads(about), assumedCells(about)];
  if ('lever' in solved) {
    const rows = solved.intervals.map(({ from, to, state }) => [
      cell(solved.lever, from),
      cell(solved.lever, to),
      stateWords.ko[state],
      ...cells,
    ]);
    return csv([`${solved.lever.name} 처음`, `${solved.lever.name} 끝`, '조건', ...heads], rows);
  }
  const [across, along] = solved.levers;
  const rows = solved.rows.flatMap(({ value, intervals }) =>
    intervals.map(({ from, to, state }) => [
      cell(along, value),
      cell(across, from),
      cell(across, to),
      stateWords.ko[state],
      ...cells,
    ]),
  );
  return csv([along.name, `${across.name} 처음`, `${across.name} 끝`, '조건', ...heads], rows);
}

const [width, height] = [640, 400];
const margin = { left: 110, top: 30, right: 20, bottom: 60 };

/** A break-even map as a drawing: hatched where the condition holds, so that no colour is needed to read it. */
export function solveSvg({ levers, until, rows }: SolutionMap, lang: Lang): string {
  const [across, along] = levers;
  const [wide, high] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  const at = (place: number): string => String(Math.round(place * 100) / 100);
  const x = (place: number): number => margin.left + (wide * place) / across.range.size;
  const y = (row: number): number => margin.top + high - (high * row) / rows.length;
  const boxes: { from: number; to: number; row: number; rows: number; state: string }[] = [];
  let open = new Map<string, (typeof boxes)[number]>();
  rows.forEach(({ intervals }, row) => {
    const next = new Map<string, (typeof boxes)[number]>();
    for (const { from, to, state } of intervals) {
      if (state === 'fails') continue;
      const [first, last] = [indexOf(across.range, from) ?? 0, indexOf(across.range, to) ?? 0];
      const key = `${first} ${last} ${state}`;
      const box = open.get(key) ?? { from: first, to: last, row, rows: 0, state };
      if (!open.has(key)) boxes.push(box);
      box.rows++;
      next.set(key, box);
    }
    open = next;
  });
  const drawn = boxes.map(
    ({ from, to, row, rows: count, state }) =>
      `<rect x="${at(x(from))}" y="${at(y(row + count))}" width="${at(x(to + 1) - x(from))}" height="${at(y(row) - y(row + count))}" fill="url(#${state})" stroke="#000" stroke-width="0.5"/>`,
  );
  const text = (tx: number, ty: number, anchor: string, content: string): string =>
    `<text x="${at(tx)}" y="${at(ty)}" text-anchor="${anchor}">${escaped(content)}</text>`;
  const [first, last] = [rows[0]?.value ?? along.now, rows.at(-1)?.value ?? along.now];
  const end = across.range.size - 1;
  const ends = [0, end].map((place) => inputLeverText(across, leverValueAt(across.range, place), lang));
  const title = `${until}: ${across.name} × ${along.name}`;
  const holds = rows.reduce(
    (sum, { intervals }) => sum + (intervals.some(({ state }) => state === 'holds') ? 1 : 0),
    0,
  );
  const about = {
    ko: `${along.name} ${rows.length}개 값 가운데 ${holds}개에서 조건이 성립하는 ${across.name}이(가) 있습니다. 빗금은 성립, 점은 계산할 수 없음, 빈 곳은 성립하지 않음입니다.`,
    en: `Of ${rows.length} values of ${along.name}, ${holds} have values of ${across.name} at which the condition holds. Hatched: holds; dotted: no figure; blank: fails.`,
  };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title about" font-family="sans-serif" font-size="13">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(about[lang])}</desc>`,
    '<defs><pattern id="holds" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#cfe3f5"/><path d="M0 6L6 0" stroke="#000" stroke-width="0.8"/></pattern>',
    '<pattern id="none" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="0.9"/></pattern></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...drawn,
    `<rect x="${margin.left}" y="${margin.top}" width="${wide}" height="${high}" fill="none" stroke="#000"/>`,
    text(margin.left, 18, 'start', solveWord(lang, 'condition', { text: until })),
    text(margin.left, margin.top + high + 18, 'start', ends[0] ?? ''),
    text(margin.left + wide, margin.top + high + 18, 'end', ends[1] ?? ''),
    text(margin.left + wide / 2, margin.top + high + 36, 'middle', across.name),
    text(margin.left - 8, margin.top + high, 'end', inputLeverText(along, first, lang)),
    text(margin.left - 8, margin.top + 12, 'end', inputLeverText(along, last, lang)),
    text(margin.left - 8, margin.top + high / 2, 'end', along.name),
    text(margin.left, height - 8, 'start', about[lang].split('. ').at(-1) ?? ''),
    '</svg>',
  ].join('\n')}\n`;
}
