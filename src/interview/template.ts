import { allowanceTerms, isSum } from '../people/allowance-sums.ts';
import { exampleNumber } from '../people/cells/problems.ts';
import { allowanceColumns } from '../people/inputs/allowances.ts';
import { changeColumns } from '../people/inputs/change-rows.ts';
import type { CsvColumn } from '../people/inputs/csv.ts';
import { leaveColumns, leaveDateColumns } from '../people/inputs/leaves.ts';
import { itemFields, listColumns } from '../people/inputs/list-rows.ts';
import { recordColumns } from '../people/inputs/month-records.ts';
import { rosterColumns } from '../people/inputs/roster.ts';
import { swapColumns } from '../people/inputs/swap-rows.ts';
import { timesheetColumns } from '../people/inputs/timesheets.ts';
import { monthsColumns } from '../people/table/plan.ts';
import { specsOf } from '../people/table/specs.ts';
import { csvLine } from '../report/run/people-csv.ts';
import { type PeopleFile, peopleFiles } from '../run/scenario/scenario.ts';
import { type ListKind, listKinds } from '../run/scenario/table-kind.ts';
import { begunRow } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';

/** The tables that a scenario names files of, in English. */
export const tableKinds = {
  명부: 'roster',
  월별기록: 'records',
  근무일지: 'timesheet',
  휴직: 'leaves',
  휴가일: 'leave-dates',
  고정수당: 'allowances',
  휴일대체: 'holiday-swaps',
  변경: 'changes',
  인월: 'months',
} as const satisfies Readonly<Record<PeopleFile, string>>;

/** An empty table that can be had: one of those of every scenario, or a list fact's. */
export interface Template {
  readonly name: string;
  readonly english: string;
  readonly kind: PeopleFile | ListKind;
}

/** The tables of every scenario, and those of the list facts that the schemes ask for. */
export const templatesOf = ({ books }: InterviewSession): Template[] => [
  ...peopleFiles.map((kind) => ({ name: kind, english: tableKinds[kind], kind })),
  ...listKinds(books).map((kind) => ({ name: kind.key, english: kind.label, kind })),
];

/** A column with the fact that declares it, where one does. */
export interface TemplateColumn extends CsvColumn {
  readonly question?: Question;
  /** What an example row holds; blank where the column may stay blank. */
  readonly example: string;
}

/** Every column that the reader of a table accepts, those that must be there first. */
export function templateColumns(session: InterviewSession, kind: PeopleFile | ListKind): TemplateColumn[] {
  const own = typeof kind === 'string' ? session.facts : fieldQuestions(kind);
  // Lists have tables of their own; a file of person-months alone has nothing but columns.
  const listed = new Set(
    kind === '인월' ? [] : listKinds(session.books).flatMap(({ list }) => list.map(({ fact }) => fact?.key)),
  );
  const all = columnsOf(session, kind).filter(({ name }) => !listed.has(name));
  const columns = all.map((column): TemplateColumn => {
    const question = own.find(({ key }) => key === column.name);
    const example =
      question === undefined
        ? (fixedExamples(session, kind)[column.name] ?? '')
        : exampleOf(session, question);
    return { ...column, example, ...(question && { question }) };
  });
  return columns.toSorted((a, b) => Number(b.required === true) - Number(a.required === true));
}

/** A list's fields as questions: each is one of its own, whatever a fact of the same name asks. */
const fieldQuestions = ({ key, list }: ListKind): Question[] =>
  itemFields(list).map((term) => {
    const field = term.fact?.key ?? term.name;
    return { id: `${key}.${field}`, key: field, term };
  });

function columnsOf(
  { books, engine, schemes }: InterviewSession,
  kind: PeopleFile | ListKind,
): readonly CsvColumn[] {
  if (typeof kind !== 'string') return listColumns(kind.list);
  switch (kind) {
    case '명부':
      return rosterColumns(books);
    case '월별기록':
      return recordColumns(books.근무);
    case '근무일지':
      return timesheetColumns;
    case '휴직':
      return leaveColumns;
    case '휴가일':
      return leaveDateColumns;
    case '고정수당':
      return allowanceColumns(books.allowances);
    case '휴일대체':
      return swapColumns;
    case '변경':
      return changeColumns;
    case '인월':
      return monthsColumns(specsOf(engine.rules, schemes), engine.rules.leave);
  }
}

/** What stands in the columns that no fact declares. */
function fixedExamples(
  session: InterviewSession,
  kind: PeopleFile | ListKind,
): Readonly<Record<string, string>> {
  const { firstMonth } = session;
  const { counted, dated } = session.rules.leave;
  const first = `${firstMonth}-04`;
  const hours = { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' };
  return {
    사번: '1001',
    성명: '홍길동',
    귀속월: firstMonth,
    근무시작: hours.시작,
    근무종료: hours.종료,
    휴게: hours.휴게,
    일자: first,
    시작: hours.시작,
    종료: hours.종료,
    종류: (kind === '휴직' ? dated : counted)[0]?.name ?? '',
    항목: allowanceExample(session),
    금액: '140000',
    ...begunRow(session.rules, '고정수당'),
    ...(kind === '휴직' && { 시작일: first, 종료일: `${firstMonth}-15` }),
    휴일: `${firstMonth}-01`,
    대체: first,
    ...(kind === '변경' && { 적용일: `${firstMonth}-16`, ...changeExample(session) }),
  };
}

/** A column of the roster, and what it may say. */
function changeExample(session: InterviewSession): Readonly<Record<'열' | '값', string>> {
  const own = session.facts.find(
    (one) => session.books.직원.find(one.key) !== undefined && exampleOf(session, one) !== '',
  );
  return { 열: own?.key ?? '', 값: own === undefined ? '' : exampleOf(session, own) };
}

/** An allowance that some rule asks for by its name. */
export const allowanceExample = ({ rules, schemes }: InterviewSession): string =>
  allowanceTerms(rules, schemes).find(({ fact }) => fact !== undefined && !isSum(fact, rules))?.name ?? '';

/** An answer that a fact's declaration allows; blank for one that may stay so and has no default. */
export function exampleOf(session: InterviewSession, question: Question): string {
  const { fact, choices } = question.term;
  if (fact?.default !== undefined) return fact.default;
  if (fact?.optional === true) return '';
  return choices?.[0] ?? shapedExample(session, question);
}

/** The same for a fact that gives no value of its own, by its unit. */
export function shapedExample({ firstMonth }: InterviewSession, { term: { unit, fact } }: Question): string {
  if (unit === '날짜') return `${firstMonth}-01`;
  if (unit === '시각') return '09:00';
  if (unit === '여부') return '예';
  return unit === '원' ? exampleNumber(unit) : (fact?.min ?? exampleNumber(unit));
}

/** A heading line for a reader, with an example row where asked for; UTF-8 with the mark by which Excel knows it. */
export function csvTemplate(session: InterviewSession, kind: Template['kind'], example: boolean): string {
  const columns = templateColumns(session, kind);
  const rows = [columns.map(({ name }) => name), ...(example ? [columns.map((one) => one.example)] : [])];
  return `\uFEFF${rows.map(csvLine).join('')}`;
}
