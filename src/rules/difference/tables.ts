import { display, groupDigits } from '../../formula/display.ts';
import { readUnit } from '../../formula/units.ts';
import type { Compiled } from '../compile.ts';
import type { TableEntry, TableKeyRule, TableRule } from '../model.ts';
import { tableValue } from '../read-cells.ts';
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
  const text = ({ unit, keys }: TableRule): string =>
    [
      unit,
      ...keys.map((key) =>
        key.across === true ? `${key.name}(${key.unit})` : `${key.name}(${key.unit}, ${key.match})`,
      ),
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
  cell === undefined ? undefined : { text: /^\d/.test(cell) ? numberText(cell, unit) : cell };

/** A rate in percent, as in a formula. */
const numberText = (cell: string, unit: string): string => {
  const read = readUnit(unit);
  return unit === '비율' && 'type' in read
    ? display(tableValue(cell, unit), read.type, unit)
    : `${groupDigits(cell)}${unit}`;
};

function byName({ keys: rules }: TableRule, { keys, cells }: TableEntry): Map<string, string> {
  const named = new Map<string, string>();
  cells.flat().forEach((cell, at) => {
    const places: number[] = [];
    let rest = at;
    for (let i = rules.length - 1; i >= 0; i--) {
      const count = (keys[i]?.length ?? 1) - (rules[i]?.match === 'range' ? 1 : 0);
      places.unshift(rest % count);
      rest = Math.floor(rest / count);
    }
    named.set(rules.map((rule, i) => keyText(rule, keys[i] ?? [], places[i] ?? 0)).join(' '), cell);
  });
  return named;
}

function keyText({ name, unit, match, across }: TableKeyRule, keys: readonly string[], at: number): string {
  const key = keys[at] ?? '';
  if (across === true) return `${name} ${key}`;
  const end = match === 'range' ? `~${groupDigits(keys[at + 1] ?? '')}` : '';
  return `${name} ${/^\d/.test(key) && unit !== '선택' ? groupDigits(key) : key}${end}${unit === '선택' ? '' : unit}`;
}

/** Whether any table of two rule sets comes to another figure somewhere. */
export const tablesDiffer = (a: Compiled, b: Compiled): boolean =>
  a !== b &&
  (a.ruleSet.tables.length !== b.ruleSet.tables.length ||
    a.ruleSet.tables.some((own) => {
      const other = b.ruleSet.tables.find(({ name }) => name === own.name);
      return other === undefined || tableDifferences(own, other).length > 0;
    }));
