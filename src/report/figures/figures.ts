import { number } from '../../formula/display.ts';
import { compareRatios, divide, type Ratio, subtract } from '../../formula/ratio.ts';
import { englishUnits } from '../../formula/unit-names.ts';
import type { Lang } from '../../problem/text.ts';
import { addsUp, type FigureCheck } from '../../rules/figures/check-figures.ts';
import type { Contradiction, FiguresRule } from '../../rules/figures/model.ts';
import type { PrintedUnit } from '../../rules/figures/printed-number.ts';
import { wrap } from '../../writing/table.ts';
import { figureWords } from './words.ts';

/** A document with what was worked out of it. */
export interface CheckedFigures {
  readonly figures: FiguresRule;
  readonly checks: readonly FigureCheck[];
}

/** A figure in the unit in which it is printed. */
const shown = (value: Ratio, { text, scale }: PrintedUnit, lang: Lang): string => {
  const digits = number(divide(value, scale)).replace('-', '−');
  if (text === '수') return digits;
  return lang === 'ko' ? `${digits}${text}` : `${digits} ${englishUnits(text, digits === '1')}`;
};

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** What does not add up, document by document, and how much was looked at. */
export function figuresText(documents: readonly CheckedFigures[], lang: Lang, columns: number): string {
  const words = figureWords[lang];
  if (documents.length === 0) return words.none;
  const wrong = documents.flatMap(({ checks }) => checks.filter((one) => !addsUp(one)));
  const total = filled(words.total, {
    documents: String(documents.length),
    count: String(documents.reduce((sum, { checks }) => sum + checks.length, 0)),
    wrong: String(wrong.length),
    contradictions: String(documents.reduce((sum, { figures }) => sum + figures.contradictions.length, 0)),
  });
  return [...documents.map((one) => documentText(one, lang, columns)), wrap(total, columns)].join('\n\n');
}

function documentText({ figures, checks }: CheckedFigures, lang: Lang, columns: number): string {
  const words = figureWords[lang];
  const wrong = checks.filter((one) => !addsUp(one));
  const head = filled(words.head, {
    name: lang === 'ko' ? figures.name : figures.label,
    source: figures.source,
    count: String(checks.length),
    wrong: String(wrong.length),
  });
  return [
    wrap(head, columns),
    ...wrong.flatMap((one) => checkText(one, lang, columns)),
    ...figures.contradictions.flatMap((one) => contradictionText(one, lang, columns)),
  ].join('\n');
}

function checkText(one: FigureCheck, lang: Lang, columns: number): string[] {
  const words = figureWords[lang];
  const { printed, computed, unit } = one;
  const isMore = compareRatios(printed, computed) > 0;
  const said = filled(words.printed, {
    printed: shown(printed, unit, lang),
    computed: shown(computed, unit, lang),
    difference: shown(isMore ? subtract(printed, computed) : subtract(computed, printed), unit, lang),
    side: isMore ? words.more : words.less,
  });
  return [
    wrap(`${one.name} [${one.place}]`, columns, '  '),
    wrap(said, columns, '    '),
    wrap(filled(words.by, { by: one.by }), columns, '    '),
    ...(one.note === undefined ? [] : [wrap(one.note, columns, '    ')]),
  ];
}

function contradictionText(
  { name, text, label, says }: Contradiction,
  lang: Lang,
  columns: number,
): string[] {
  const words = figureWords[lang];
  return [
    wrap(filled(words.contradiction, { name }), columns, '  '),
    wrap(lang === 'ko' ? text : label, columns, '    '),
    ...says.map((one) =>
      wrap(`“${one.text}” [${[one.source, one.place].filter(Boolean).join(', ')}]`, columns, '    '),
    ),
  ];
}

/** A number of JSON where it is one exactly, else its digits or its fraction as text. */
const plain = (value: Ratio, { scale }: PrintedUnit): number | string => {
  const own = divide(value, scale);
  return own.d === 1n && Number.isSafeInteger(Number(own.n))
    ? Number(own.n)
    : number(own).replaceAll(',', '');
};

export const figuresJson = (documents: readonly CheckedFigures[]): unknown => ({
  문서: documents.map(({ figures, checks }) => ({
    이름: figures.name,
    출처: figures.source,
    셈: checks.length,
    맞지않음: checks
      .filter((one) => !addsUp(one))
      .map((one) => ({
        항목: one.name,
        곳: one.place,
        단위: one.unit.text,
        인쇄: plain(one.printed, one.unit),
        셈: plain(one.computed, one.unit),
        수식: one.by,
        ...(one.note !== undefined && { 비고: one.note }),
      })),
    서로어긋남: figures.contradictions.map(({ name, text, says }) => ({
      이름: name,
      문장: text,
      곳: says.map((one) => ({ 말: one.text, 출처: one.source ?? figures.source, 곳: one.place })),
    })),
  })),
});
