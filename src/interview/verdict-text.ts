import { type Comparison, type NetMove, netMoves } from '../pay/comparison.ts';
import type { Lang } from '../problem/text.ts';
import { type Voice, wonText } from '../report/payslip/figure.ts';
import { lineLabel, shownName } from '../writing/line-label.ts';
import { helpOf, itemName, nameOf } from './about.ts';
import type { ListQuestion, Question } from './interview-session.ts';
import { type LineRange, usualAmount } from './range.ts';
import type { Figures, TakenAsSo, Uncovered, Verdict } from './verdict.ts';
import { type VerdictWord, verdictWord } from './verdict-words.ts';

const langOf = (voice: Voice): Lang => (voice === 'en' ? 'en' : 'ko');
const say = (voice: Voice, key: VerdictWord, values: Readonly<Record<string, string>> = {}): string =>
  verdictWord(langOf(voice), key, values);

/** The verdict in a sentence or two, the same on the screen, on paper, by mail and (by `speech`) on the telephone. */
export function verdictText(verdict: Verdict, voice: Voice): string {
  if (verdict.kind === 'none') return say(voice, 'none');
  if (verdict.kind === 'wrong') return say(voice, 'wrong', { count: String(verdict.problems.length) });
  if (verdict.kind === 'doubt')
    return say(voice, 'doubt', {
      list: verdict.doubts.map(({ question }) => nameIn(question, langOf(voice))).join(', '),
    });
  const given = givenText(verdict.taken, voice);
  if (verdict.kind === 'amount') {
    const { scheme, from = 0 } = verdict.difference;
    if (verdict.uncovered !== undefined && from === 0) {
      const net = wonText(verdict.ranges.at(-1)?.from ?? 0, voice);
      const why = uncoveredText(verdict.uncovered, scheme, voice);
      return sentence(say(voice, 'uncovered', { given, why, net }));
    }
    return sentence(say(voice, 'amount', { given, scheme, change: changeText(from, voice) }));
  }
  const ranges = verdict.ranges.map((one) => rangeText(one, voice)).join(', ');
  return `${sentence(say(voice, 'range', { given, ranges }))} ${directionText(verdict, voice)}`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 개편안은 시간제에는 적용되지 않아. */
function uncoveredText({ answers, isBefore, others }: Uncovered, scheme: string, voice: Voice): string {
  if (isBefore) return say(voice, 'notYet', { scheme });
  if (answers.length > 0) return say(voice, 'notFor', { scheme, list: answers.join(', ') });
  return say(voice, 'notMet', { scheme, list: others.join(', ') });
}

/** 215,048원 늘어납니다. */
const changeText = (amount: number, voice: Voice): string =>
  say(voice, amount > 0 ? 'more' : amount < 0 ? 'less' : 'same', {
    amount: wonText(Math.abs(amount), voice),
  });

/** What a scheme pays: an amount, its two ends, or the most where the least is not worth saying. */
export function rangeText({ scheme, from, to }: LineRange, voice: Voice): string {
  const [low, high] = [from, to].map((end) => (end === undefined ? '' : wonText(end, voice)));
  const values = { scheme, from: low ?? '', to: high ?? '' };
  if (from !== undefined && from === to) return say(voice, 'exact', values);
  if (to === undefined) return say(voice, 'unknown', values);
  return say(voice, from === undefined || from <= 0 ? 'most' : 'between', values);
}

function directionText({ difference: { scheme, from, to } }: Figures, voice: Voice): string {
  const amount = (won: number): string => wonText(Math.abs(won), voice);
  if (from !== undefined && from > 0) return say(voice, 'moreAtLeast', { scheme, amount: amount(from) });
  if (to !== undefined && to < 0) return say(voice, 'lessAtLeast', { scheme, amount: amount(to) });
  return say(voice, 'undecided');
}

/** How many names a sentence bears. */
const named = 3;

const nameIn = (one: Question | ListQuestion, lang: Lang): string =>
  'term' in one ? nameOf(one, lang) : itemName(one, lang);
const listText = (all: readonly (Question | ListQuestion)[], voice: Voice): string =>
  all.map((one) => nameIn(one, langOf(voice))).join(', ');

/** What is taken as so, in the same sentence as the figure; nothing where all was said. */
export function givenText({ hours, usual, first, leave, rows, others }: TakenAsSo, voice: Voice): string {
  const [from, to] = [usualAmount.from, usualAmount.to].map((end) => wonText(end, voice));
  const clauses = [
    ...(hours ? [say(voice, 'hours')] : []),
    ...(first.length > 0 ? [say(voice, 'first', { list: listText(first, voice) })] : []),
    ...(usual.length > 0
      ? [say(voice, 'usual', { list: listText(usual, voice), from: from ?? '', to: to ?? '' })]
      : []),
    ...(leave === undefined
      ? []
      : [say(voice, 'leave', { kind: voice === 'en' ? leave.label.toLowerCase() : leave.name })]),
    ...othersText(
      [...rowNames(rows, langOf(voice)), ...others.map((one) => nameIn(one, langOf(voice)))],
      voice,
    ),
  ];
  return clauses.length === 0 ? '' : say(voice, 'given', { list: joined(clauses, voice) });
}

/** Clauses as one: in Korean each by its stem, the last with its ending (…이고 …없다고). */
function joined(clauses: readonly string[], voice: Voice): string {
  if (voice === 'en') return clauses.join(', ');
  return clauses
    .map((clause, i) => {
      const [stem = '', ending = ''] = clause.split('|');
      return `${stem}${i === clauses.length - 1 ? ending : ''}고`;
    })
    .join(' ');
}

function othersText(names: readonly string[], voice: Voice): string[] {
  if (names.length === 0) return [];
  const list = names.slice(0, named).join(', ');
  return names.length <= named
    ? [say(voice, 'fewOthers', { list })]
    : [say(voice, 'others', { list, count: String(names.length) })];
}

const rowNames = (rows: TakenAsSo['rows'], lang: Lang): string[] => rows.map((list) => say(lang, list));

/** Everything that was taken as so, by name. */
export function takenNames({ usual, first, leave, rows, others }: TakenAsSo, lang: Lang): string[] {
  return [
    ...[...first, ...usual].map((one) => nameIn(one, lang)),
    ...(leave === undefined ? [] : [lang === 'ko' ? leave.name : leave.label]),
    ...rowNames(rows, lang),
    ...others.map((one) => nameIn(one, lang)),
  ];
}

/** What to find out before the next visit: what is open, and what was taken of what is asked first. */
export function bringList({ open }: Figures, lang: Lang): string[] {
  return open.map((one) => {
    const help = helpOf(one, lang);
    return help === undefined ? nameIn(one, lang) : `${nameIn(one, lang)} (${help})`;
  });
}

/** A line that moves net pay, and by how much the line itself moves. */
export interface MovedItem extends NetMove {
  readonly name: string;
  readonly by: number;
}

/** What moved net pay, the greatest first: each item of pay, and the deductions as one. */
export const movedItems = (comparison: Comparison, lang: Lang): MovedItem[] =>
  netMoves(comparison)
    .map((one) => ({ ...one, name: movedName(comparison, one.term, lang), by: one.to - one.from }))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));

const movedName = ({ payslips }: Comparison, term: string, lang: Lang): string =>
  lang === 'ko' ? term : shownName(lang, term, lineLabel(payslips, term));

/** What a lesser item must come to of the main one to be worth a word. */
const worth = 4;

/**
 * Why, in a sentence: the item that moved net pay most its way, and beside it the greatest other: 기본급이 60만 1,124원 줄었지만
 * 연장수당이 65만 1,882원 늘어서 그렇습니다.
 */
export function whyText(comparison: Comparison, voice: Voice): string {
  const items = movedItems(comparison, langOf(voice));
  const net = items.reduce((sum, one) => sum + effectOf(one), 0);
  const main = items.find((one) => Math.sign(effectOf(one)) === Math.sign(net)) ?? items[0];
  if (main === undefined) return '';
  const other = items.find((one) => one !== main && Math.abs(one.by) * worth >= Math.abs(main.by));
  const first = other === undefined ? [] : [whyPart(other, effectOf(other) * net < 0 ? 'but' : 'and', voice)];
  return sentence(say(voice, 'why', { list: [...first, whyPart(main, 'last', voice)].join(' ') }));
}

/** What an item puts into the hand: a deduction that grows takes from it. */
const effectOf = ({ by, isDeduction }: MovedItem): number => (isDeduction ? -by : by);

function whyPart({ name, by }: MovedItem, place: 'and' | 'but' | 'last', voice: Voice): string {
  const amount = wonText(Math.abs(by), voice === 'en' ? 'en' : 'speech');
  return say(voice, `${by > 0 ? 'more' : 'less'}_${place}`, { item: name, amount });
}
