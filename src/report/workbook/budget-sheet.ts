import { firstDay } from '../../calendar/date.ts';
import { daySerial } from '../../formula/civil.ts';
import { add, divide, type Ratio, ratio } from '../../formula/ratio.ts';
import type { Budget, LineCost, PeopleCost } from '../../run/budget/budget.ts';
import { cellName } from './address.ts';
import type { BookRun } from './book-run.ts';
import { type DataSheets, is } from './data-sheets.ts';
import type { Cell, CellKind, Formula, Sheet } from './model.ts';
import { monthKey, schemeKey } from './months-sheet.ts';
import { SmallSheet } from './small-sheet.ts';
import { bookWord } from './words.ts';

/** A column of a scheme's table: a line of the budget, those in no line, or everybody. */
interface BudgetColumn {
  readonly name: string;
  readonly cost: PeopleCost;
  readonly line?: LineCost;
  /** The values of the fact whose people it is; undefined for everybody, and for those in no line. */
  readonly values?: readonly string[];
}

/** How many rows a chart takes. */
const chartRows = 15;

/** What people cost month by month under each scheme, against the lines of the budget. */
export function budgetSheet(run: BookRun, budget: Budget, name: string, months: DataSheets): Sheet {
  const sheet = new SmallSheet(name);
  const columns = columnsOf(run, budget);
  budget.schemes.forEach((scheme, s) => {
    const start = sheet.next;
    schemeTable(run, budget, sheet, { scheme, s, columns, months });
    // The chart beside it may be longer than the table.
    while (sheet.next < start + chartRows + 1) sheet.blank();
  });
  return sheet.sheet();
}

const columnsOf = ({ lang }: BookRun, { plan, lines, outside, all }: Budget): BudgetColumn[] => [
  ...lines.map((line) => ({
    ...{ name: line.line.name, cost: line, line },
    ...(plan.fact !== undefined && { values: line.line.values }),
  })),
  ...(outside === undefined ? [] : [{ name: bookWord(lang, 'outside'), cost: outside }]),
  // The one line of a budget without a fact is everybody's.
  ...(plan.fact === undefined ? [] : [{ name: bookWord(lang, 'all'), cost: all }]),
];

interface SchemeTable {
  readonly scheme: string;
  readonly s: number;
  readonly columns: readonly BudgetColumn[];
  readonly months: DataSheets;
}

function schemeTable(run: BookRun, budget: Budget, sheet: SmallSheet, table: SchemeTable): void {
  const { lang } = run;
  const { scheme, s, columns } = table;
  const { plan } = budget;
  sheet.note(bookWord(lang, 'cost', { scheme, cost: plan.cost.join(' + ') }), columns.length + 1);
  sheet.head([
    [bookWord(lang, 'month'), 'month'],
    ...columns.map(({ name }) => [name, 'won'] as const),
    ...(columns.some(({ line }) => line !== undefined)
      ? [[bookWord(lang, 'monthlyBudget'), 'won'] as const]
      : []),
  ]);
  const from = sheet.next;
  const monthly = monthlyBudget(budget);
  for (const month of budget.months) {
    const row = sheet.next;
    sheet.row([
      firstDay(month),
      ...columns.map((column) => monthCell(run, budget, table, { column, month, row })),
      double(monthly),
    ]);
  }
  const to = sheet.next - 1;
  const total = (c: number): Formula => ({
    formula: `SUM(${cellName(c + 2, from)}:${cellName(c + 2, to)})`,
    value: columns[c]?.cost.costs[s]?.cost ?? 0,
  });
  const texts: CellKind[] = ['text'];
  const all = (kind: CellKind): CellKind[] => [...texts, ...columns.map(() => kind)];
  const sumRow = sheet.next;
  sheet.row([bookWord(lang, 'sum'), ...columns.map((_, c) => total(c))], 'sum', all('won'));
  againstBudget(run, budget, sheet, { ...table, sumRow, all });
  chartOf(run, sheet, table, { from, to });
}

/** The budget of so many months, by the printed amount and the months that it is of. */
function hereCell({ line: { amount, months }, here }: LineCost, count: number): Cell {
  const value = double(here);
  if (amount.d !== 1n || months.d !== 1n) return value;
  return { formula: `${amount.n}*${count}/${months.n}`, value };
}

/** One month's share of all lines' budgets. */
const monthlyBudget = ({ lines, months }: Budget): Ratio =>
  lines.reduce((sum, { here }) => add(sum, divide(here, ratio(Math.max(1, months.length)))), ratio(0));

/** What a spreadsheet holds of a ratio: the nearest number that it has. */
const double = ({ n, d }: Ratio): number => Number(n) / Number(d);

interface MonthAt {
  readonly column: BudgetColumn;
  readonly month: number;
  readonly row: number;
}

function monthCell(run: BookRun, { plan, outside }: Budget, table: SchemeTable, at: MonthAt): Cell {
  const { scheme, s, columns, months } = table;
  const { column, month, row } = at;
  const value = column.cost.costs[s]?.byMonth.get(month) ?? 0;
  const fact = run.groupColumns[plan.fact ?? ''] ?? plan.fact ?? '';
  const when = [is(schemeKey, scheme), is(monthKey, daySerial(firstDay(month)))] as const;
  if (column.cost === outside) {
    const lines = columns.filter(({ line }) => line !== undefined).length;
    const others = lines === 0 ? '' : `-SUM(${cellName(2, row)}:${cellName(lines + 1, row)})`;
    return { formula: `${cellName(columns.length + 1, row)}${others}`, value };
  }
  // A line without anybody, and a fact that the months do not have: there is nothing to sum by.
  if (column.values !== undefined && (column.values.length === 0 || !months.has(fact))) return value;
  const groups = column.values?.map((one) => [...when, is(fact, one)]) ?? [when];
  const formula = plan.cost
    .flatMap((term) => groups.map((criteria) => months.sumIf(term, criteria)))
    .join('+');
  return { formula, value };
}

interface AgainstBudget extends SchemeTable {
  readonly sumRow: number;
  readonly all: (kind: CellKind) => CellKind[];
}

/** What the lines have for these months, what is left of it, and the share that the cost takes. */
function againstBudget(run: BookRun, { months }: Budget, sheet: SmallSheet, table: AgainstBudget): void {
  const { lang } = run;
  const { s, columns, sumRow, all } = table;
  const budgetRow = sheet.next;
  sheet.row(
    [
      bookWord(lang, 'budgetHere', { count: String(months.length) }),
      ...columns.map(({ line }): Cell => line && hereCell(line, months.length)),
    ],
    'plain',
    all('won'),
  );
  const each = (make: (column: string, line: LineCost, cost: number) => Formula): Cell[] =>
    columns.map(({ line, cost }, c): Cell => line && make(letterOf(c), line, cost.costs[s]?.cost ?? 0));
  sheet.row(
    [
      bookWord(lang, 'left'),
      ...each((column, { here }, cost) => ({
        formula: `${column}${budgetRow}-${column}${sumRow}`,
        value: double(here) - cost,
      })),
    ],
    'plain',
    all('won'),
  );
  sheet.row(
    [
      bookWord(lang, 'share'),
      ...each((column, { here }, cost) => ({
        formula: `IF(${column}${budgetRow}=0,0,${column}${sumRow}/${column}${budgetRow})`,
        // As the spreadsheet divides its own numbers.
        value: here.n === 0n ? 0 : cost / double(here),
      })),
    ],
    'plain',
    all('share'),
  );
}

const letterOf = (c: number): string => cellName(c + 2, 0).replace(/0$/, '');

function chartOf(
  { lang }: BookRun,
  sheet: SmallSheet,
  { scheme, columns }: SchemeTable,
  rows: { from: number; to: number },
): void {
  const column = (at: number) => ({
    sheet: sheet.name,
    from: { column: at, row: rows.from },
    to: { column: at, row: rows.to },
  });
  const width = columns.length + 2;
  sheet.chart({
    kind: 'line',
    title: `${bookWord(lang, 'costByMonth')}: ${scheme}`,
    xTitle: bookWord(lang, 'month'),
    yTitle: bookWord(lang, 'wonAxis'),
    labels: column(1),
    series: [
      { name: bookWord(lang, 'all'), values: column(columns.length + 1) },
      { name: bookWord(lang, 'monthlyBudget'), values: column(width) },
    ],
    at: { column: width, row: rows.from - 2, columns: 7, rows: chartRows },
  });
}
