import { isoMonth, parseMonth } from '../calendar/date.ts';
import { notKnown } from '../people/inputs/fact-reading.ts';
import type { Lang } from '../problem/text.ts';
import { yamlText } from '../writing/yaml-text.ts';
import {
  answerRangeText,
  asks,
  asksFor,
  defaultOf,
  factUnit,
  grainText,
  helpOf,
  shapeText,
} from './about.ts';
import { begunRow } from './answers.ts';
import type { InterviewSession, ListQuestion, Question } from './interview-session.ts';
import { isOpen } from './open-input.ts';
import { skeletonWord } from './skeleton-words.ts';
import { allowanceExample, exampleOf, shapedExample } from './template.ts';
import { formWord } from './words.ts';

const yamlValue = (text: string): string => yamlText(text).trimEnd();

/**
 * An estimate's input to be filled in, made from the facts' declarations: what must be known stands as 모름 (or as an
 * example), everything else as a comment to be taken in.
 */
export function skeleton(session: InterviewSession, example: boolean, lang: Lang): string {
  const word = (key: Parameters<typeof skeletonWord>[1]): string => skeletonWord(lang, key);
  const month = session.firstMonth;
  return [
    ...[word('title'), word('how'), word(example ? 'isExample' : 'isUnknown')].map((line) => `# ${line}`),
    '',
    `# ${formWord(lang, 'month')}`,
    `귀속월: ${month}`,
    ...(['직원', '근무'] as const).flatMap((group) => ['', ...groupLines(session, group, example, lang)]),
    ...listsOf(session).flatMap(({ about, texts }) => [
      '',
      `# ${word(about)}`,
      ...texts.map((text) => `#${text}`),
    ]),
    '',
  ].join('\n');
}

/** A group's keys, those that must be known first. */
function groupLines(
  session: InterviewSession,
  group: '직원' | '근무',
  example: boolean,
  lang: Lang,
): string[] {
  const own = session.questions.filter(({ term }) => term.fact?.from === group);
  const live = own.filter(isOpen);
  const others = own.filter((one) => !isOpen(one));
  const isEmpty = live.length === 0 && group === '근무';
  return [
    isEmpty ? `#${group}:` : live.length === 0 ? `${group}: {}` : `${group}:`,
    ...live.flatMap((one) => [
      ...commentsOf(one, lang),
      `  ${one.key}: ${example ? yamlValue(exampleOf(session, one)) : notKnown}`,
    ]),
    ...session.lists
      .filter(({ id }) => id.startsWith(`${group}.`))
      .flatMap((list) => listLines(session, list, lang)),
    ...others.flatMap((one) => {
      const value = exampleOf(session, one) || one.term.choices?.[0] || shapedExample(session, one);
      return [...commentsOf(one, lang), `#  ${one.key}: ${yamlValue(value)}`];
    }),
  ];
}

/** A list fact with one item, as the answers to its fields could be. */
function listLines(session: InterviewSession, list: ListQuestion, lang: Lang): string[] {
  const fields = list.fields.map((one) => {
    const value = itemExample(session, one);
    const choices = one.term.choices === undefined ? '' : ` (${one.term.choices.join(', ')})`;
    return {
      about: `${one.key}: ${asks(one, lang)}${choices}`,
      value: `${one.key}: ${/[,[\]{}]/.test(value) ? JSON.stringify(value) : yamlValue(value)}`,
    };
  });
  const most = formWord(lang, 'mostItems', { most: String(list.about.most) });
  return [
    ...[asksFor(list, lang), most, ...fields.map(({ about }) => about)].map((line) => `  # ${line}`),
    `#  ${list.key}: [{ ${fields.map(({ value }) => value).join(', ')} }]`,
  ];
}

/** An answer within the field's bounds. */
function itemExample(session: InterviewSession, field: Question): string {
  const { choices, fact, unit } = field.term;
  const most = unit === '원' ? fact?.max?.replaceAll('_', '') : undefined;
  return exampleOf(session, field) || choices?.[0] || most || shapedExample(session, field);
}

/** What is asked, how it is answered, and what it is unless given. */
function commentsOf(question: Question, lang: Lang): string[] {
  const { term } = question;
  const range = answerRangeText(question, lang);
  const unit = factUnit(term);
  const value = defaultOf(question);
  const shape = [
    term.choices === undefined ? undefined : formWord(lang, 'choices', { list: term.choices.join(', ') }),
    unit === '' ? undefined : formWord(lang, 'unitOf', { unit }),
    range,
    grainText(question, lang),
    shapeText(question, lang),
    value === undefined ? undefined : formWord(lang, 'ifBlank', { value }),
    term.fact?.required === true ? formWord(lang, 'needed') : undefined,
  ].filter((one) => one !== undefined);
  const help = helpOf(question, lang);
  return [asks(question, lang), shape.join('. '), ...(help === undefined ? [] : [help])].map(
    (line) => `  # ${line}`,
  );
}

/** The keys that no fact declares. */
const listsOf = (session: InterviewSession) => {
  const { firstMonth: month, schemes } = session;
  const { counted, dated } = session.rules.leave;
  const before = isoMonth((parseMonth(month) ?? 1) - 1);
  const natures = Object.entries(begunRow(session.rules, '고정수당')).map(
    ([key, text]) => `, ${key}: ${text}`,
  );
  const allowance = `{ 항목: ${allowanceExample(session)}, 금액: 140000${natures.join('')} }`;
  const count = session.questions.find(({ term }) => term.fact?.from === '근무' && term.unit === '건');
  const minutes = '{ 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 }';
  return [
    { about: 'pattern', texts: ['근무시간대: { 시작: "09:00", 종료: "18:00", 휴게: "12:00-13:00" }'] },
    { about: 'week', texts: ['소정근로: { 월: "09:00-13:00", 수: "09:00-13:00", 금: "09:00-12:00" }'] },
    {
      about: 'rota',
      texts: [
        `교대: { 기준일: ${month}-01, 순환: ["07:00-15:00 휴게 11:00-12:00", "23:00-07:00 휴게 03:00-04:00", 비번], 주휴일: 마지막비번 }`,
      ],
    },
    { about: 'shifts', texts: [`근무일지: [{ 일자: ${month}-09, 시작: "13:00", 종료: "18:00" }]`] },
    {
      about: 'dates',
      texts: counted.map(({ dates }, i) => `${dates}: [${month}-${String(i + 4).padStart(2, '0')}]`),
    },
    {
      about: 'leave',
      texts: [`휴직: [{ 종류: ${dated[0]?.name ?? ''}, 시작일: ${month}-10, 종료일: ${month}-15 }]`],
    },
    { about: 'swaps', texts: [`휴일대체: [{ 휴일: ${month}-01, 대체: ${month}-04 }]`] },
    { about: 'allowances', texts: [`고정수당: [${allowance}]`] },
    { about: 'changes', texts: [`변경: [{ 적용일: ${month}-16, 고정수당: [${allowance}] }]`] },
    {
      about: 'history',
      texts: [`이전월: [{ 귀속월: ${before}${count === undefined ? '' : `, 근무: { ${count.key}: 40 }`} }]`],
    },
    { about: 'assumed', texts: ['가정: { 공휴일: 규칙, 나머지: 이어쓰기 }'] },
    {
      about: 'minutes',
      texts: [`분류시간: { ${schemes.map((one) => `${yamlValue(one)}: ${minutes}`).join(', ')} }`],
    },
  ] as const;
};
