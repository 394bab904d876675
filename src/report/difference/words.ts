import { fill, type Lang, wordsOf } from '../../problem/text.ts';
import type { Difference, DifferenceKind, RuleText } from '../../rules/difference/types.ts';
import { dated, termClause } from '../../writing/clause.ts';

/** A difference's sentence where both sides have it, where only the second has it, and where only the first. */
type Templates = Readonly<Record<'both' | 'added' | 'removed', string>>;

const templates: Readonly<
  Record<Lang, Readonly<Record<Exclude<DifferenceKind, '항목' | '합계'>, Templates>>>
> = {
  ko: {
    입력: {
      both: '{within} {name} 입력을 {before}에서 {after:으로}',
      added: '{within} {name:을} 새 입력으로 둠({after})',
      removed: '{within} {name} 입력을 없앰({before})',
    },
    목록: {
      both: '',
      added: '{within} {name:을} 새 목록으로 둠({after})',
      removed: '{within} 목록 {name:을} 없앰({before})',
    },
    단위: { both: '{within} {name}의 단위를 {before}에서 {after:으로}', added: '', removed: '' },
    선택지: { both: '{within} {name}의 선택지를 {before}에서 {after:으로}', added: '', removed: '' },
    조항: {
      both: '조항 {before} 대신 {after:을} 둠',
      added: '조항 {after:을} 더함',
      removed: '조항 {before:을} 뺌',
    },
    지급항목: {
      both: '',
      added: '{within} 항목에 {name:을} 더함',
      removed: '{within} 항목에서 {name:을} 뺌',
    },
    성질: {
      both: '{within} {name}의 성질을 {before}에서 {after:으로}',
      added: '{within} {name}의 성질을 {after:으로} 둠',
      removed: '{within} {name}의 성질 {before:을} 없앰',
    },
    적용조건: {
      both: '{within} 적용 조건 {quoted:을} {before}에서 {after:으로}',
      added: '{within} 적용 조건에 {quoted:을} 더함: {after}',
      removed: '{within} 적용 조건에서 {quoted:을} 뺌: {before}',
    },
    미적용제도: {
      both: '적용되지 않는 사람의 제도를 {before}에서 {after:으로}',
      added: '적용되지 않는 사람은 {after}의 금액을 받음',
      removed: '적용되지 않는 사람이 받던 {before}의 금액을 없앰',
    },
    발견사항: {
      both: '{within} 발견사항 {quoted:을} {before}에서 {after:으로}',
      added: '{within} 발견사항 {quoted:을} 더함: {after}',
      removed: '{within} 발견사항 {quoted:을} 뺌: {before}',
    },
    필수조건: {
      both: '{within} 필수 조건 {quoted:을} {before}에서 {after:으로}',
      added: '{within} 필수 조건 {quoted:을} 더함: {after}',
      removed: '{within} 필수 조건 {quoted:을} 뺌: {before}',
    },
    표: {
      both: '표 {name:을} {before}에서 {after:으로}',
      added: '표 {name:을} 더함({after})',
      removed: '표 {name:을} 뺌({before})',
    },
    표칸: {
      both: '{within} {name} 칸을 {before}에서 {after:으로}',
      added: '{within} {name} 칸을 더함: {after}',
      removed: '{within} {name} 칸을 뺌: {before}',
    },
    휴가: {
      both: '휴가와 휴직의 종류 {name:을} {before}에서 {after:으로}',
      added: '휴가와 휴직의 종류를 더함: {name} {after}',
      removed: '휴가와 휴직의 종류를 뺌: {name} {before}',
    },
    공휴일: {
      both: '공휴일 {name:을} {before}에서 {after:으로}',
      added: '공휴일을 더함: {name} {after}',
      removed: '공휴일을 뺌: {name} {before}',
    },
    협약: {
      both: '협약 {within} {name:을} {before}에서 {after:으로}',
      added: '협약 {within} {name:을} 더함: {after}',
      removed: '협약 {within} {name:을} 뺌: {before}',
    },
    제도: {
      both: '제도 {within} {name:을} {before}에서 {after:으로}',
      added: '제도 {within} {name:을} 더함: {after}',
      removed: '제도 {within} {name:을} 뺌: {before}',
    },
  },
  en: {
    입력: {
      both: 'input {label} ({name}): {before} → {after}',
      added: 'input {label} ({name}) added: {after}',
      removed: 'input {label} ({name}) removed: {before}',
    },
    목록: {
      both: '',
      added: 'list {label} ({name}) added: {after}',
      removed: 'list {label} ({name}) removed: {before}',
    },
    단위: { both: 'unit of {label} ({name}): {before} → {after}', added: '', removed: '' },
    선택지: { both: 'choices of {label} ({name}): {before} → {after}', added: '', removed: '' },
    조항: {
      both: 'provision {before} is replaced by {after} ({label})',
      added: 'provision {after} is added ({label})',
      removed: 'provision {before} is removed ({label})',
    },
    지급항목: {
      both: '',
      added: '{within} gains the line {label} ({name})',
      removed: '{within} loses the line {label} ({name})',
    },
    성질: {
      both: 'nature of {label} ({name}): {before} → {after}',
      added: 'nature of {label} ({name}) added: {after}',
      removed: 'nature of {label} ({name}) removed: {before}',
    },
    적용조건: {
      both: '{within} covers by {name}: {before} → {after}',
      added: '{within} covers only where {name}: {after}',
      removed: '{within} covers no longer only where {name}: {before}',
    },
    미적용제도: {
      both: 'whom it does not cover: {before} → {after}',
      added: 'whom it does not cover are paid by {after}',
      removed: 'whom it does not cover are no longer paid by {before}',
    },
    발견사항: {
      both: 'finding {name} in {within}: {before} → {after}',
      added: 'finding {name} in {within} added: {after}',
      removed: 'finding {name} in {within} removed: {before}',
    },
    필수조건: {
      both: 'requirement {name} in {within}: {before} → {after}',
      added: 'requirement {name} in {within} added: {after}',
      removed: 'requirement {name} in {within} removed: {before}',
    },
    표: {
      both: 'table {name}: {before} → {after}',
      added: 'table {name} added ({after})',
      removed: 'table {name} removed ({before})',
    },
    표칸: {
      both: 'table {within}, {name}: {before} → {after}',
      added: 'table {within}, {name} added: {after}',
      removed: 'table {within}, {name} removed: {before}',
    },
    휴가: {
      both: 'kind of leave {name}: {before} → {after}',
      added: 'kind of leave {name} added ({after})',
      removed: 'kind of leave {name} removed ({before})',
    },
    공휴일: {
      both: 'holiday {name}: {before} → {after}',
      added: 'holiday {name} added ({after})',
      removed: 'holiday {name} removed ({before})',
    },
    협약: {
      both: 'agreement {within}, {name}: {before} → {after}',
      added: 'agreement {within}, {name} added: {after}',
      removed: 'agreement {within}, {name} removed: {before}',
    },
    제도: {
      both: 'scheme {within}, {name}: {before} → {after}',
      added: 'scheme {within}, {name} added: {after}',
      removed: 'scheme {within}, {name} removed: {before}',
    },
  },
};

/** Kinds whose sides are names or texts, which stand in quotes. */
const nameKinds: ReadonlySet<DifferenceKind> = new Set([
  '입력',
  '목록',
  '조항',
  '성질',
  '미적용제도',
  '공휴일',
  '휴가',
  '협약',
  '제도',
]);

/** One difference as a sentence for a bargaining table. */
export function differenceSentence(one: Difference, lang: Lang): string {
  const { fallback } = one;
  const text = bareSentence(one, lang);
  return fallback === undefined ? text : differenceWord(lang, 'fallback', { fallback, text });
}

function bareSentence(one: Difference, lang: Lang): string {
  const { kind, name, label, within, from, until } = one;
  const [before, after] = [said(one.before, lang), said(one.after, lang)];
  if (kind === '항목' || kind === '합계')
    return termClause({ term: name, label, provision: within, before, to: after, from, until }, lang);
  const which = before === undefined ? 'added' : after === undefined ? 'removed' : 'both';
  const isName = nameKinds.has(kind);
  const quote = (text: string | undefined): string =>
    isName && text !== undefined ? `‘${text}’` : (text ?? '');
  const values = {
    name,
    quoted: `‘${name}’`,
    label: label || name,
    within,
    before: quote(before),
    after: quote(after),
  };
  const text = fill(templates[lang][kind][which], values);
  return dated(text.replace(/ {2,}/g, ' '), { from, until }, lang);
}

/** A formula stands in quotes: in Korean in words, in English as it is written. */
function said(one: RuleText | undefined, lang: Lang): string | undefined {
  if (one === undefined) return undefined;
  if (one.formula === undefined) return lang === 'ko' ? one.text : (one.english ?? one.text);
  return lang === 'ko' ? `‘${one.text}’` : `‘${one.formula}’`;
}

/** What a difference rests on, each document and article once. */
export const sourcesOf = ({ sources }: Difference): string[] => [
  ...new Set(
    sources.flatMap(({ text, article }) =>
      article === undefined || article === text ? [text] : [text, article],
    ),
  ),
];

const texts = {
  ko: {
    title: '{a}에서 {b:으로}',
    none: '차이가 없습니다.',
    noClauses: '조문은 다르지 않습니다.',
    uncosted: '사람이 달라 금액을 조문마다 나누지 않았습니다. --scenario로 사람을 정하면 나눕니다.',
    people: '사람이 다릅니다: {before}명에서 {after}명으로',
    otherMonths: '귀속월: {before}에서 {after:으로}',
    joined: '{b}에만 있는 사람 {count}명: {ids}',
    left: '{a}에만 있는 사람 {count}명: {ids}',
    changed: '{what} {count}명: {ids}',
    moreIds: '{ids} 등',
    employed: '재직하는 달',
    hours: '일과',
    shifts: '근무일지',
    leave: '휴가',
    spells: '휴직',
    allowances: '고정수당',
    changes: '달 가운데의 변경',
    minutes: '분류시간',
    noneHere: '이 두 제도는 차이가 없습니다.',
    pair: '{a} → {b}',
    elsewhere: '이 제도들 밖의 차이',
    beside: '조문 밖에서 두 시나리오는 이것도 다릅니다: {what}',
    fallback: '적용되지 않는 사람({fallback}): {text}',
    source: '근거: {list}',
    unconfirmed: '(확인되지 않은 값)',
    cost: '{people}명, {amounts}',
    amount: '{total} {amount}원',
    still: '여기에서 따로 움직이는 금액은 없습니다.',
    number: '번호',
    all: '전체',
    rest: '그 밖',
    several: '함께 셈한 조문 {count}개',
    together: '이 조문들은 하나씩 나누어 셈할 수 없어 한데 묶었습니다.',
    note: '사람은 그 조문이 있고 없음에 어느 달이든 합계가 달라지는 사람, 금액은 조문을 받아들이는 모든 순서의 평균(섀플리 값)입니다. 금액을 더하면 전체가 되고, 사람은 겹칩니다.',
    more: '이 표의 다른 칸 {count}개는 --json으로 봅니다.',
  },
  en: {
    title: 'from {a} to {b}',
    none: 'No difference.',
    noClauses: 'No clause differs.',
    uncosted: 'People differ, so nothing is divided among the clauses. Say whose cost it is with --scenario.',
    people: 'the people differ: from {before} to {after}',
    otherMonths: 'months: from {before} to {after}',
    joined: 'in {b} alone, {count}: {ids}',
    left: 'in {a} alone, {count}: {ids}',
    changed: '{what} of {count}: {ids}',
    moreIds: '{ids} and more',
    employed: 'months employed',
    hours: 'usual hours',
    shifts: 'shifts',
    leave: 'days of leave',
    spells: 'leaves of absence',
    allowances: 'allowances',
    changes: 'changes within the month',
    minutes: 'classified minutes',
    noneHere: 'These two schemes do not differ.',
    pair: '{a} → {b}',
    elsewhere: 'differences outside these schemes',
    beside: 'beside the clauses the two scenarios differ in: {what}',
    fallback: 'those not covered ({fallback}): {text}',
    source: 'source: {list}',
    unconfirmed: '(an unconfirmed value)',
    cost: '{people} people, {amounts}',
    amount: '{total} {amount} won',
    still: 'no amount moves by this alone.',
    number: 'no.',
    all: 'all',
    rest: 'the rest',
    several: '{count} clauses worked out together',
    together: 'These clauses cannot be worked out one by one, and stand together.',
    note: 'People: those with a month in which some total is another with the clause than without. Amounts: the mean over all orders in which the clauses can be adopted (Shapley). Amounts add up to the whole; people overlap.',
    more: '{count} more cells of this table: --json shows all.',
  },
} as const;

export const differenceWord = wordsOf(texts);
