import type { Month } from '../calendar/date.ts';
import { fallbacksOf } from '../pay/fallbacks.ts';
import { readMonth } from '../people/cells/date.ts';
import { plainSpelling } from '../people/cells/plain.ts';
import type { CsvRecord } from '../people/inputs/csv-records.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import { naturalOrder } from '../people/natural-order.ts';
import { FewProblems } from '../people/table/few-problems.ts';
import { noOrder } from '../people/table/order.ts';
import { makePlan, type Plan } from '../people/table/plan.ts';
import { otherHeadings, specsOf } from '../people/table/specs.ts';
import { type BlockColumn, MonthsTable } from '../people/table/typed-rows.ts';
import { type Problem, ProblemError, Problems } from '../problem/problem.ts';
import type { Backend } from '../readings/batch/batch.ts';
import { headingsOf } from '../rules/words/table-words.ts';
import { workOf, workOut } from '../run/work-out.ts';
import { needPeople, needRules, needSchemes } from './arguments.ts';
import { isItems, withListColumns } from './list-cells.ts';
import { requireSchemes } from './lists.ts';
import type { Names } from './names.ts';
import { PaidPeople } from './paid-people.ts';
import { type Cell, file, type PeopleColumns, type PeopleRows } from './people-columns.ts';
import type { Rules } from './rules.ts';

/**
 * Many person-months under some schemes at once, from memory: columns, or an object a row, with 사번, 귀속월, the facts and
 * what else a file of person-months may hold. Rows may come in any order. Problems name their row and column ([3].직종).
 * @throws ProblemError with what is wrong in any row; then nothing is given
 */
export async function payAll<N extends Names>(
  rules: Rules<N>,
  people: PeopleColumns | PeopleRows,
  schemes: readonly NoInfer<N['scheme']>[],
  backend?: Backend,
): Promise<PaidPeople<N>> {
  needRules('payAll', rules);
  needPeople('payAll', people);
  needSchemes('payAll', schemes);
  requireSchemes(rules.compiled, schemes);
  const wrong = new Problems();
  const given = withListColumns(columnsOf(people), factBooks(rules.compiled, schemes), wrong);
  wrong.throwIfAny();
  const names = Object.keys(given);
  const rows = Math.max(0, ...names.map((name) => given[name]?.length ?? 0));
  const headings = headingsOf(rules.compiled.ruleSet);
  const monthNames = [...monthHeadings, ...(headings['귀속월'] ?? [])];
  const { order, months } = arranged(given, rows, ['사번', ...(headings['사번'] ?? [])], monthNames);
  const plan = planOf(rules, schemes, names, months);
  const found = new FewProblems();
  const table = new MonthsTable(plan, noOrder, found);
  const columns = names.map((name): BlockColumn => {
    const cells = given[name];
    return (row) => cellOf(cells?.[order[row] ?? row], monthNames.includes(name));
  });
  table.feed({ rows, columns, lineOf: (row) => (order[row] ?? row) + 1 }, 0);
  table.finish();
  const scenario = { schemes, months, report: { binWidth: 1, top: 0 } };
  const work = workOf(rules.engine, scenario, plan, { backend, divides: false, keeps: false });
  const memory = new PaidPeople<N>(rules, work.lines, schemes, order, months);
  await workOut(table.ready, work, [memory], found);
  if (found.any) throw new ProblemError(found.list.map((one) => inRows(one, names)));
  return memory;
}

function columnsOf(people: PeopleColumns | PeopleRows): PeopleColumns {
  if (!isRows(people)) return people;
  const names = new Set(people.flatMap((row) => Object.keys(row)));
  return Object.fromEntries([...names].map((name) => [name, people.map((row) => row[name])]));
}

const isRows = (people: PeopleColumns | PeopleRows): people is PeopleRows => Array.isArray(people);

/** The order in which people are worked out, and the months they have. What no reader could read says so itself. */
function arranged(
  given: PeopleColumns,
  rows: number,
  idNames: readonly string[],
  monthNames: readonly string[],
): { order: readonly number[]; months: readonly Month[] } {
  const text = (names: readonly string[], row: number): string => {
    const cells = names.map((name) => given[name]).find((one) => one !== undefined);
    const cell = cellOf(cells?.[row], names === monthNames);
    return plainSpelling(String(cell ?? ''));
  };
  const keys = Array.from({ length: rows }, (_, row) => {
    const month = readMonth(text(monthNames, row));
    return { row, id: text(idNames, row), month: month.ok ? month.value : Number.POSITIVE_INFINITY };
  });
  const months = new Set(keys.flatMap(({ month }) => (Number.isFinite(month) ? [month] : [])));
  keys.sort((a, b) => naturalOrder(a.id, b.id) || a.month - b.month || a.row - b.row);
  return { order: keys.map(({ row }) => row), months: [...months].sort((a, b) => a - b) };
}

/** @throws ProblemError for headings that are none */
function planOf(
  { compiled, engine }: Rules,
  schemes: readonly string[],
  names: readonly string[],
  months: readonly Month[],
): Plan {
  const books = factBooks(compiled, schemes);
  const headings = headingsOf(compiled.ruleSet);
  const problems = new Problems();
  const header: CsvRecord = {
    cells: names,
    broken: false,
    place: (cell) => ({ file, line: 1, column: cell + 1, path: names[cell] ?? '' }),
  };
  const ask = {
    file,
    specs: specsOf(compiled, schemes),
    terms: new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term])),
    schemes,
    fallbacks: months.length === 0 ? [] : fallbacksOf(engine, schemes, months),
    months,
    kinds: compiled.leave,
    headings,
    others: otherHeadings(compiled, schemes),
  };
  const plan = makePlan(header, ask, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new Error('a table without problems was not read');
  return plan;
}

const monthHeadings: readonly string[] = ['귀속월', '급여월', '년월'];

function cellOf(cell: Cell, isMonth: boolean): ReturnType<BlockColumn> {
  if (cell === undefined || cell === null) return null;
  // Of a list that there is not, its column has been refused; a fact that is none says so of its value.
  if (isItems(cell)) return '[…]';
  if (typeof cell === 'boolean') return cell ? '예' : '아니오';
  if (cell instanceof Date && isMonth) return cell.toISOString().slice(0, 7);
  if (cell instanceof Date) return { day: Math.floor(cell.getTime() / 86_400_000) };
  return cell;
}

/** A problem by its row, counted from 1, and its column. */
function inRows(one: Problem, names: readonly string[]): Problem {
  if (one.at === undefined || one.at.path !== undefined) return one;
  const { line, column } = one.at;
  const name = names.includes(one.term ?? '') ? one.term : names[column - 1];
  return { ...one, at: { ...one.at, path: `[${line}].${name ?? ''}` } };
}
