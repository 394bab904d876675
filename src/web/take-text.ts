import { factUnit, nameOf } from '../interview/about.ts';
import { type Answers, answerOf, rowsOf } from '../interview/answers.ts';
import { earlyQuestions } from '../interview/early.ts';
import type { InterviewSession, Question } from '../interview/interview-session.ts';
import { monthId } from '../interview/progress.ts';
import { type Figures, leaveList, type Verdict } from '../interview/verdict.ts';
import {
  bringList,
  movedItems,
  rangeText,
  takenNames,
  verdictText,
  whyText,
} from '../interview/verdict-text.ts';
import type { Comparison } from '../pay/comparison.ts';
import type { Lang } from '../problem/text.ts';
import { spokenDate, type Voice, wonText } from '../report/payslip/figure.ts';
import type { Sheet } from '../report/payslip/sheet.ts';
import { cells, filled, lineName, mainGroups } from '../report/payslip/view.ts';
import { change } from '../writing/amount.ts';
import { type TakeWord, takeWord } from './take-words.ts';

/** What is taken away of an interview. Paper, mail and telephone say the same: everything follows from the verdict. */
export interface TakenAway {
  readonly session: InterviewSession;
  readonly answers: Answers;
  readonly verdict: Verdict;
  /** The figures that stand behind an amount; none behind a range. */
  readonly comparison: Comparison | undefined;
  readonly sheet: Sheet | undefined;
  /** What would make it up: sentences of the dials. */
  readonly evens: readonly string[];
  /** The sums of a year, where they could be worked out. */
  readonly year: string | undefined;
  readonly rules: string;
}

/** An answer as it stands on paper. */
export interface SaidAnswer {
  readonly question: string;
  readonly answer: string;
}

/** How many reasons stand on the sheet. */
const reasons = 3;

/** What moved most: 연장수당 0원 → 651,882원 (▲ 651,882원). */
export function reasonsOf(comparison: Comparison, lang: Lang): string[] {
  return movedItems(comparison, lang)
    .slice(0, reasons)
    .map(({ name, from, to, by }) =>
      takeWord(lang, 'reason', {
        name,
        from: wonText(from, lang),
        to: wonText(to, lang),
        change: `${change(by)}${lang === 'ko' ? '원' : ' won'}`,
      }),
    );
}

/** Her answers: first those asked early, then the others. */
export function saidAnswers(
  { session, answers }: Pick<TakenAway, 'session' | 'answers'>,
  lang: Lang,
): { readonly first: SaidAnswer[]; readonly others: SaidAnswer[] } {
  const early = earlyQuestions(session);
  const said = (one: Question): SaidAnswer[] => {
    const answer = answerOf(answers, one.id);
    const unit = /[^\d.,]$/.test(answer) ? '' : factUnit(one.term);
    const written = answer === '' ? '' : `${answer}${unit}`;
    const text = answers.unknown.includes(one.id) ? takeWord(lang, 'notKnown') : written;
    return text === '' ? [] : [{ question: nameOf(one, lang), answer: text }];
  };
  const [from, to, pause] = ['시작', '종료', '휴게'].map((key) => answerOf(answers, `근무시간대.${key}`));
  const hours: SaidAnswer[] =
    from === ''
      ? []
      : [
          {
            question: takeWord(lang, 'hours'),
            answer: `${from}~${to}${pause === '' ? '' : ` (${takeWord(lang, 'pause')} ${pause})`}`,
          },
        ];
  const month = { question: takeWord(lang, 'month'), answer: answerOf(answers, monthId) };
  const lists = [...session.lists.map(({ id }) => id), leaveList, '근무일지', '휴일대체', '변경', '고정수당'];
  const rows = lists.flatMap((list) =>
    rowsOf(answers, list).map((row) => {
      const cell = Object.entries(answers.values).filter(([id]) => id.startsWith(`${list}.${row}.`));
      return {
        question: `${list.split('.').at(-1)} ${row + 1}`,
        answer: cell.map(([, text]) => plainly(text, lang)).join(' '),
      };
    }),
  );
  const others = session.questions.filter((one) => !early.includes(one));
  return { first: [month, ...early.flatMap(said), ...hours], others: [...others.flatMap(said), ...rows] };
}

/** How a yes or no of a row is said. */
const plainly = (text: string, lang: Lang): string =>
  text === 'true' ? takeWord(lang, 'yes') : text === 'false' ? takeWord(lang, 'no') : text;

/** The text to be mailed. */
export function mailText(taken: TakenAway, lang: Lang): string {
  const { verdict, sheet, comparison, answers } = taken;
  const w = (key: TakeWord, values?: Readonly<Record<string, string>>): string => takeWord(lang, key, values);
  const head = [
    `${w('title')} (${w('simulation')}) ${monthText(answers, lang)}`,
    '',
    verdictText(verdict, lang),
  ];
  if (verdict.kind !== 'range' && verdict.kind !== 'amount') return `${head.join('\n')}\n`;
  const said = saidAnswers(taken, lang);
  const part = (title: TakeWord, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `[${w(title)}]`, ...lines];
  const isExact = verdict.kind === 'amount';
  return `${[
    ...head,
    ...(isExact ? verdict.ranges.map((one) => `${w('net')}: ${rangeText(one, lang)}`) : []),
    ...(isExact && comparison !== undefined ? [whyText(comparison, lang)] : []),
    ...part('reasons', isExact && comparison !== undefined ? reasonsOf(comparison, lang) : []),
    ...part('items', isExact && sheet !== undefined ? itemLines(sheet, lang) : []),
    ...part('evens', isExact ? taken.evens : []),
    ...part('year', isExact && taken.year !== undefined ? [taken.year] : []),
    ...part(
      'answers',
      [...said.first, ...said.others].map(({ question, answer }) => `${question}: ${answer}`),
    ),
    ...part('bring', bringList(verdict, lang)),
    ...part('taken', takenLines(verdict, lang)),
    '',
    w('simulated'),
    taken.rules,
  ].join('\n')}\n`;
}

function itemLines(sheet: Sheet, lang: Lang): string[] {
  const columns = sheet.schemes.map((_, i) => i);
  return mainGroups(sheet).flatMap((group) =>
    [...filled(group), group.total].map((line) => {
      const texts = cells(line, [0, columns.length - 1], lang);
      const each = sheet.schemes.map(({ name }, i) => `${name} ${texts[i] ?? ''}`);
      return `${lineName(line)}: ${each.join(', ')} (${texts.at(-1)})`;
    }),
  );
}

/** Everything that was taken as so, by name. */
export function takenLines({ taken }: Figures, lang: Lang): string[] {
  const names = takenNames(taken, lang);
  return [
    ...(taken.hours ? [takeWord(lang, 'ownHours')] : []),
    ...(names.length === 0 ? [] : [names.join(', ')]),
  ];
}

/** How many things a telephone call names. */
const spoken = 3;

/** What is read out on the telephone, in at most a minute. */
export function phoneText({ verdict, comparison, answers }: TakenAway): string {
  const voice: Voice = 'speech';
  const w = (key: TakeWord, values?: Readonly<Record<string, string>>): string => takeWord('ko', key, values);
  const hello = w('hello', { month: monthText(answers, 'ko') });
  if (verdict.kind !== 'range' && verdict.kind !== 'amount')
    return `${hello}\n${verdictText(verdict, voice)}\n`;
  const bring = verdict.open.slice(0, spoken).map(({ key }) => key);
  const nets = verdict.ranges.map(({ scheme, from = 0 }) => `${scheme} ${wonText(from, voice)}`);
  return `${[
    hello,
    verdictText(verdict, voice),
    ...(verdict.kind === 'amount' ? [w('spokenNets', { list: nets.join(', ') })] : []),
    ...(verdict.kind === 'amount' && comparison !== undefined ? [whyText(comparison, voice)] : []),
    ...(verdict.kind === 'range' && bring.length > 0 ? [w('spokenBring', { list: bring.join(', ') })] : []),
    w('goodbye'),
  ]
    .filter((one) => one !== '')
    .join('\n')}\n`;
}

export const monthText = (answers: Answers, lang: Lang): string => {
  const month = answerOf(answers, monthId);
  return lang === 'ko' && /^\d{4}-\d{2}$/.test(month) ? spokenDate(month) : month;
};
