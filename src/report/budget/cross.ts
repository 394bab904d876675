import type { Lang } from '../../problem/text.ts';
import type { Budget, PeopleCost } from '../../run/budget/budget.ts';
import type { CrossTable } from '../../run/budget/cross.ts';
import { won } from '../../writing/amount.ts';
import { csv } from '../../writing/csv-text.ts';
import { right, table } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import { budgetWords } from './words.ts';

const none = '—';

/** What a cell shows of its people. */
type Cell = (cost: PeopleCost) => string | number;
const nameOf =
  (lang: Lang) =>
  (value: string): string =>
    value === '' ? word(lang, 'notSaid') : value;

/** The rows of a cross table with both margins: a row's value, its cells, and all of it. */
function grid({ rows, columns, cells, byRow, byColumn, all }: CrossTable, lang: Lang, cell: Cell) {
  const words = budgetWords[lang];
  return {
    heads: [...columns.map(nameOf(lang)), words.all],
    body: [
      ...rows.map((value, r) => ({ name: nameOf(lang)(value), costs: [...(cells[r] ?? []), byRow[r]] })),
      { name: words.all, costs: [...byColumn, all] },
    ].map(({ name, costs }) => [name, ...costs.map((one) => (one === undefined ? none : cell(one)))]),
  };
}

/** A cross table for the terminal: who they are, then what they cost under each scheme. */
export function crossText(cross: CrossTable, { schemes }: Budget, lang: Lang, limit: number): string[] {
  const words = budgetWords[lang];
  const facts = cross.facts.join(' × ');
  const shown = (title: string, cell: (cost: PeopleCost) => string): string => {
    const { heads, body } = grid(cross, lang, (cost) => (cost.personMonths === 0 ? none : cell(cost)));
    const columns = [{ head: cross.facts[0] }, ...heads.map(right)];
    return `${facts}: ${title}\n${table(
      columns,
      body.map((row) => row.map(String)),
      limit,
    )}`;
  };
  return [
    shown(words.crossHeads, ({ people, personMonths }) => `${won(people)} (${won(personMonths)})`),
    ...schemes.map((scheme, s) => shown(`${scheme}, ${words.cost}`, ({ costs }) => won(costs[s]?.cost ?? 0))),
  ];
}

/** The same as a table for spreadsheets, a block of rows for each scheme: won, 0 where nobody is. */
export function crossCsv(cross: CrossTable, { schemes }: Budget): string {
  const blocks = schemes.flatMap((scheme, s) =>
    grid(cross, 'ko', ({ costs }) => costs[s]?.cost ?? 0).body.map((row) => [scheme, ...row]),
  );
  const { heads } = grid(cross, 'ko', () => 0);
  return csv(['제도', cross.facts[0], ...heads], blocks);
}

/** The same as JSON: every cell with somebody in it, and the margins. */
export function crossJson(cross: CrossTable, { schemes }: Budget): Record<string, unknown> {
  const { facts, rows, columns, cells, byRow, byColumn, all } = cross;
  const cost = ({ people, personMonths, costs }: PeopleCost): Record<string, unknown> => ({
    인원: people,
    인월: personMonths,
    비용: Object.fromEntries(schemes.map((scheme, s) => [scheme, costs[s]?.cost ?? 0])),
  });
  const margin = (values: readonly string[], costs: readonly PeopleCost[]) =>
    costs.map((one, i) => ({ 값: values[i] ?? '', ...cost(one) }));
  return {
    사실: facts,
    칸: cells.flatMap((own, r) =>
      own.flatMap((one, c) =>
        one.personMonths === 0 ? [] : [{ 값: [rows[r] ?? '', columns[c] ?? ''], ...cost(one) }],
      ),
    ),
    행: margin(rows, byRow),
    열: margin(columns, byColumn),
    모두: cost(all),
  };
}
