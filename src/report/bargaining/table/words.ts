import type { Lang } from '../../../problem/text.ts';
import type { AgreementStatus } from '../../../rules/model.ts';

/** The fixed words of the bargaining table, in both languages. */
const texts = {
  ko: {
    title: '교섭표 ({day} 현재)',
    issue: '쟁점',
    sessions: '교섭횟수',
    count: '번호 있는 쟁점: ● 체결 {signed}, ○ 교섭중 {open}',
    total: '교섭횟수 합계: {sum}회',
    noSessions: '교섭횟수의 기록이 없다.',
    source: '출처: {sources}',
    signed: '체결한 날',
    signedLine: '{union} {from}: {issues}',
    signedBefore: '{union} {known} ({from}부터 효력): {issues}',
    unconfirmed: '{union} {from} (서명일 미확인): {issues}',
    changed: '{union} {from} (시나리오의 협약변경): {issues}',
    nothingSigned: '체결한 쟁점이 없다.',
    terms: '무엇에 묶이나',
    before: '{mark} {issue}: 옛 조건 {before}',
    after: '체결하면 {after}',
    who: '조합원은 그 노조가 체결한 조항에, 체결하지 않았으면 옛 조건에 묶인다. 조합원이 아닌 사람은 취업규칙에 묶이고, 같은 직종의 반수 이상이 한 노조의 조합원이면 그 협약에 묶인다. ({articles})',
    heads: '묶이는 사람 ({people}명)',
    noHeads: '{day}은 시나리오의 귀속월 밖이라 사람을 세지 않았다.',
    general:
      '{mark} {issue}: {union} {people}명 가운데 {general}명은 조합원이 아니면서 일반적 구속력으로 묶인다.',
    noIssues: '규칙에 쟁점이 없다.',
    체결: '●',
    교섭중: '○',
    없음: '–',
    변경: '변경',
    현행: '현행',
  },
  en: {
    title: 'The bargaining table on {day}',
    issue: 'issue',
    sessions: 'sessions',
    count: 'numbered issues: ● signed {signed}, ○ in talks {open}',
    total: 'sessions in all: {sum}',
    noSessions: 'No sessions are recorded.',
    source: 'Source: {sources}',
    signed: 'signed on',
    signedLine: '{union} {from}: {issues}',
    signedBefore: '{union} {known} (in force from {from}): {issues}',
    unconfirmed: '{union} {from} (date not confirmed): {issues}',
    changed: '{union} {from} (the scenario says so): {issues}',
    nothingSigned: 'No issue is signed.',
    terms: 'what binds',
    before: '{mark} {issue}: old terms {before}',
    after: 'once signed {after}',
    who: 'Members are bound by what their union signed, else by the old terms. Who is in no union is bound by the work rules, or, where one union has half or more of the same kind of workers, by its agreement. ({articles})',
    heads: 'people bound ({people})',
    noHeads: 'Nobody was counted: {day} is outside the scenario’s months.',
    general: '{mark} {issue}: of {people} bound by {union}, {general} are no members (general binding).',
    noIssues: 'The rules have no issue.',
    체결: '●',
    교섭중: '○',
    없음: '–',
    변경: 'new',
    현행: 'as is',
  },
} as const;

export type TableWord = Exclude<keyof (typeof texts)['ko'], AgreementStatus>;

export const tableWord = (
  lang: Lang,
  key: TableWord,
  values: Readonly<Record<string, string>> = {},
): string => texts[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();

/** ● signed, ○ in talks, – no agreement; the work rules in words. */
export const statusSign = (lang: Lang, status: AgreementStatus): string => texts[lang][status];
