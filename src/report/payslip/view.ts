import { ratio } from '../../formula/ratio.ts';
import type { Lang } from '../../problem/text.ts';
import { change, won } from '../../writing/amount.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { hoursText, spokenDate, type Voice, wonText } from './figure.ts';
import type { Sheet, SheetGroup, SheetLine, SpokenText } from './sheet.ts';
import { kindWord, payslipWord } from './words.ts';

/** What the renderers of a payslip share: which rows there are, and how their cells read. */

/** What is compared, or rests on what is not out yet, is a simulation whatever form it has. */
export const isSimulated = ({ isFinal, schemes, assumed }: Sheet): boolean =>
  !isFinal || schemes.length > 1 || assumed.length > 0;

/** The pair of columns a table shows: one scheme, or the first beside another. */
export type Columns = readonly number[];

/** The tables of a sheet: one, or one for each scheme that is compared with the first. */
export const pairs = ({ schemes }: Sheet): readonly Columns[] =>
  schemes.length < 2 ? [[0]] : schemes.slice(1).map((_, i) => [0, i + 1]);

/** Lines that pay or take something under a scheme, or nothing for a stated reason; the others are named below. */
export const filled = ({ items }: SheetGroup): readonly SheetLine[] => items.filter(hasContent);

const hasContent = ({ amounts, calculations }: SheetLine): boolean =>
  amounts.some((one) => one !== 0) || calculations.some((one) => one !== undefined);

export const empty = ({ groups }: Sheet): readonly string[] =>
  groups
    .filter(({ kind }) => always.includes(kind))
    .flatMap(({ items }) => items.filter((line) => !hasContent(line)))
    .map(({ name }) => name);

const always = ['지급', '공제', '실수령'];

/** Kinds of the payslip itself first; others (사업주부담, 퇴직) apart, and only where there is an amount. */
export const mainGroups = ({ groups }: Sheet): readonly SheetGroup[] =>
  groups.filter(({ kind }) => always.includes(kind));
export const otherGroups = ({ groups }: Sheet): readonly SheetGroup[] =>
  groups.filter((group) => !always.includes(group.kind) && [group.total, ...group.items].some(paid));

const paid = ({ amounts }: SheetLine): boolean => amounts.some((one) => one !== 0);

/** A line's name with the mark of what is unconfirmed. */
export const lineName = ({ name, unconfirmed }: SheetLine): string =>
  unconfirmed.length === 0 ? name : `${name} *`;

/** 지급총액(임금총액): the law's word stands beside the scheme's. */
export const totalName = ({ kind, total }: SheetGroup, lang: Lang): string =>
  kind === '지급' ? `${lineName(total)}(${payslipWord(lang, 'totalWages')})` : lineName(total);

/** The cells of a line: an amount a scheme, then the difference. */
export function cells({ amounts, differences }: SheetLine, columns: Columns, lang: Lang): string[] {
  const unit = lang === 'ko' ? '원' : '';
  const [, other] = columns;
  return [
    ...columns.map((i) => won(amounts[i] ?? 0) + unit),
    ...(other === undefined ? [] : [change(differences[other - 1] ?? 0) + unit]),
  ];
}

export const hourCells = (minutes: readonly number[], columns: Columns, lang: Lang): string[] =>
  columns.map((i) => hoursText(ratio(minutes[i] ?? 0), lang));

export function heads({ schemes, lang }: Sheet, columns: Columns): string[] {
  const names = columns.map((i) => schemes[i]?.name ?? '');
  if (names.length > 1) return [...names, payslipWord(lang, 'difference')];
  return schemes.length > 1 ? names : [payslipWord(lang, 'amount')];
}

/** Header fields in their order; what is not given is left to be filled in. */
export function fields({
  header,
  lang,
  month,
  year,
  schemes,
}: Sheet): (readonly [string, string | undefined])[] {
  const w = (key: Parameters<typeof payslipWord>[1]): string => payslipWord(lang, key);
  return [
    [w('name'), header.name],
    [w('employee'), header.employee],
    [w('birth'), header.birth],
    [w('month'), lang === 'ko' ? spokenDate(month) : month],
    [w('payDate'), header.payDate],
    [w('rules'), payslipWord(lang, 'ruleYear', { year })],
    [w('scheme'), schemes.map(({ name }) => name).join(', ')],
  ];
}

/** One sentence a scheme compared: whether what reaches the person grows or shrinks, and by how much. */
export function verdicts({ groups, schemes }: Sheet, voice: Voice): string[] {
  const net = groups.find(({ kind }) => kind === '실수령') ?? groups[0];
  const first = schemes[0]?.name ?? '';
  return schemes.slice(1).map((scheme, i) => {
    const amount = net?.total.differences[i] ?? 0;
    const key = amount > 0 ? 'more' : amount < 0 ? 'less' : 'same';
    const values = { scheme: scheme.name, first, net: wonText(Math.abs(amount), voice) };
    return payslipWord(voice, key, values);
  });
}

/** Said lines by scheme: what a calculation section lists for one item. */
export interface CalculationItem {
  readonly name: string;
  readonly by: readonly {
    readonly scheme: string;
    readonly value: string;
    readonly how: SpokenText;
  }[];
}

/** How the items of a group came about. */
export const workedLines = (sheet: Sheet, { items }: SheetGroup, voice: Voice): CalculationItem[] =>
  items.flatMap(({ name, amounts, calculations }) =>
    worked(sheet, name, (i) => {
      const how = calculations[i];
      return how && { value: wonText(amounts[i] ?? 0, voice), how };
    }),
  );

/** How the figures below them came about. */
export const workedBasis = (sheet: Sheet, voice: Voice): CalculationItem[] =>
  sheet.basis.flatMap(({ name, values, calculations }) =>
    worked(sheet, name, (i) => {
      const [value, how] = [values[i], calculations[i]];
      return value && how && { value: voice === 'speech' ? value.speech : value.text, how };
    }),
  );

function worked(
  { schemes }: Sheet,
  name: string,
  of: (scheme: number) => { value: string; how: SpokenText } | undefined,
): CalculationItem[] {
  const by = schemes.flatMap((scheme, i) => {
    const one = of(i);
    return one === undefined ? [] : [{ scheme: scheme.name, ...one }];
  });
  return by.length === 0 ? [] : [{ name, by }];
}

/** What stands below the tables: items without an amount, notes, what is assumed or unconfirmed, how decimals are shown. */
export function footnotes(sheet: Sheet): string[] {
  const { lang, assumed, unconfirmed, notes, schemes } = sheet;
  const none = empty(sheet);
  const list = unconfirmed
    .map(({ name, lines }) => payslipWord(lang, 'rests', { name, lines: lines.join(', ') }))
    .join('; ');
  return [
    ...notes.map(({ text }) => text),
    ...assumedTexts(assumed, lang),
    ...(none.length === 0 ? [] : [payslipWord(lang, 'none', { list: none.join(', ') })]),
    ...(unconfirmed.length === 0 ? [] : [payslipWord(lang, 'unconfirmed', { list })]),
    ...(schemes.length < 2 ? [] : [`${payslipWord(lang, 'up')}.`]),
    payslipWord(lang, 'decimals'),
  ];
}

export const groupName = ({ kind }: SheetGroup, lang: Lang): string => kindWord(lang, kind);
