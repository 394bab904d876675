import type { Lang } from '../problem/text.ts';
import type { AssumedValue } from '../rules/assumptions.ts';
import type { ShownScenario } from '../run/scenario/scenario.ts';
import { wrap } from './table.ts';
import { word } from './words.ts';

type Assumed = readonly AssumedValue[] | undefined;

/** What figures rest on that is not out yet, as a paragraph; none where nothing is assumed. */
export const assumedPart = (assumed: Assumed, lang: Lang, columns: number): string[] => {
  const lines = assumedLines(assumed, lang, columns);
  return lines.length === 0 ? [] : [lines.join('\n')];
};

/** A line each. */
const assumedLines = (assumed: Assumed, lang: Lang, columns: number): string[] =>
  assumedTexts(assumed, lang).map((line) => wrap(line, columns));

/** The same without breaks. */
export const assumedTexts = (assumed: Assumed, lang: Lang): string[] =>
  (assumed ?? []).map(({ term, from, value, why, english = why }) =>
    word(lang, 'assumedValue', { term, from, value, why: lang === 'ko' ? why : english }),
  );

/** What a scenario takes for granted: how people work, and what is not out yet. */
type Basis = Pick<ShownScenario, 'assumption' | 'assumed'>;

export const basisLines = ({ assumption, assumed }: Basis, lang: Lang, columns: number): string[] => [
  wrap(word(lang, 'assumption', assumption), columns),
  ...assumedLines(assumed, lang, columns),
];

export const basisJson = ({ assumption, assumed }: Basis): Record<string, unknown> => ({
  근무가정: { 이름: assumption.name, 설명: assumption.about },
  ...assumedJson(assumed),
});

/** The key of an output's JSON that says so; there is none where nothing is assumed. */
export const assumedJson = (assumed: Assumed): Record<string, unknown> =>
  assumed === undefined || assumed.length === 0
    ? {}
    : {
        가정: assumed.map(({ term, from, value, why }) => ({ 항목: term, 부터: from, 값: value, 근거: why })),
      };

/** The heading of a table's column that names what its rows rest on; there is none where nothing is assumed. */
export const assumedColumn = '가정';

/** That column's cell: the names of what is assumed, up to a month (YYYY-MM) or in all of them. */
export const assumedNames = (assumed: readonly AssumedValue[], month?: string): string =>
  [
    ...new Set(assumed.filter(({ from }) => month === undefined || from <= month).map(({ term }) => term)),
  ].join(' ');

/** That column of a table whose rows speak of all months: none where nothing is assumed. */
export const assumedHeads = ({ assumed }: Pick<Basis, 'assumed'>): string[] =>
  assumed === undefined ? [] : [assumedColumn];
export const assumedCells = ({ assumed }: Pick<Basis, 'assumed'>): string[] =>
  assumed === undefined ? [] : [assumedNames(assumed)];
