import { groupDigits } from '../../formula/display.ts';
import type { Compiled } from '../compile.ts';
import type { TableEntry, TableRule } from '../model.ts';
import type { Difference, RuleText } from './types.ts';

/** The differences of a table: its versions by date, and in a version that both have the cells. */
export function tableDifferences(a: TableRule, b: TableRule): Difference[] {
  const dates = [...new Set([...a.entries, ...b.entries].map(({ from = '' }) => from))].sort();
  return [
    ...shape(a, b),
    ...dates.flatMap((date) => {
      const [before, after] = [a, b].map(({ entries }) => entries.find(({ from = '' }) => from === date));
      const when = date === '' ? {} : { from: date };
      if (before === undefined || after === undefined) {
        const version = (one: TableEntry | undefined) => one && { text: one.file };
        return [difference(b, '표', b.name, version(before), version(after), when, after ?? before)];
      }
      return cells(a, before, b, after).map(({ name, from, to }) =>
        difference(b, '표칸', name, from, to, when, after),
      );
    }),
  ];
}

function shape(a: TableRule, b: TableRule): Difference[] {
  const text = ({ unit, row, column }: TableRule): string =>
    [
      unit,
      `${row.name}(${row.unit}, ${row.match})`,
      ...(column ? [`${column.name}(${column.unit})`] : []),
    ].join(' · ');
  return text(a) === text(b)
    ? []
    : [difference(b, '단위', b.name, { text: text(a) }, { text: text(b) }, {}, undefined)];
}

function difference(
  { name: within, label }: TableRule,
  kind: Difference['kind'],
  name: string,
  before: RuleText | undefined,
  after: RuleText | undefined,
  when: { readonly from?: string },
  entry: TableEntry | undefined,
): Difference {
  return {
    kind,
    group: '표',
    name,
    label,
    within,
    ...(before && { before }),
    ...(after && { after }),
    ...when,
    sources: entry === undefined ? [] : [entry.source],
    ...(entry?.confirmed === false && { unconfirmed: true as const }),
  };
}

/** Cells by row and column, on one side or both, that are not the same. */
function cells(
  a: TableRule,
  before: TableEntry,
  b: TableRule,
  after: TableEntry,
): { readonly name: string; readonly from: RuleText | undefined; readonly to: RuleText | undefined }[] {
  if (before === after) return [];
  const [own, theirs] = [byName(a, before), byName(b, after)];
  return [...new Set([...theirs.keys(), ...own.keys()])].flatMap((name) => {
    const [from, to] = [own.get(name), theirs.get(name)];
    if (from === to) return [];
    return [{ name, from: said(from, a.unit), to: said(to, b.unit) }];
  });
}

const said = (cell: string | undefined, unit: string): RuleText | undefined =>
  cell === undefined ? undefined : { text: /^\d/.test(cell) ? `${groupDigits(cell)}${unit}` : cell };

function byName({ row, column }: TableRule, { rows, columns, cells: all }: TableEntry): Map<string, string> {
  const named = new Map<string, string>();
  all.forEach((line, r) => {
    line.forEach((cell, c) => {
      const heads = columns[c] === undefined ? '' : ` ${column?.name ?? ''} ${columns[c]}`;
      const key = rows[r] ?? '';
      const end =
        row.match === 'range' && rows[r + 1] !== undefined ? `~${groupDigits(rows[r + 1] ?? '')}` : '';
      const shown = /^\d/.test(key) ? groupDigits(key) : key;
      const unit = row.unit === '선택' ? '' : row.unit;
      named.set(`${row.name} ${shown}${end}${unit}${heads}`, cell);
    });
  });
  return named;
}

/** Whether any table of two rule sets comes to another figure somewhere. */
export const tablesDiffer = (a: Compiled, b: Compiled): boolean =>
  a !== b &&
  (a.ruleSet.tables.length !== b.ruleSet.tables.length ||
    a.ruleSet.tables.some((own) => {
      const other = b.ruleSet.tables.find(({ name }) => name === own.name);
      return other === undefined || tableDifferences(own, other).length > 0;
    }));
