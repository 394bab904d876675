import { ratio } from '../src/formula/ratio.ts';
import type { Engine } from '../src/pay/engine.ts';
import { type AllowanceFact, allowanceSum } from '../src/people/allowance-sums.ts';
import type { RowDetail } from '../src/people/table/chunk.ts';
import { shapeOf, type TableShape } from '../src/people/table/shape.ts';
import { specsOf } from '../src/people/table/specs.ts';
import { ChunkStore } from '../src/people/table/store.ts';
import { PersonMonthTable } from '../src/people/table/table.ts';
import type { PersonMonth } from '../src/people/types.ts';
import { encodeValue, fits } from '../src/readings/batch/columns.ts';

/** Each person-month with those of the same person before it, as rules that look back find them. */
export function withHistory(people: readonly PersonMonth[]): PersonMonth[] {
  const before = new Map<string, PersonMonth[]>();
  return people.map((one) => {
    if (one.id === undefined) return one;
    const own = before.get(one.id) ?? [];
    const made = { ...one, history: [...(one.history ?? []), ...own] };
    before.set(one.id, [...own, made]);
    return made;
  });
}

/** Person-months as a table: those of one person stand together, ascending. Whoever has no number is a row's own person. */
export function tableOf(
  engine: Engine,
  schemes: readonly string[],
  people: readonly PersonMonth[],
): PersonMonthTable {
  const given = new Set(people.flatMap(({ facts }) => [...facts.keys()]));
  const isPaid = people.some(({ allowances }) => allowances.length > 0);
  const facts = specsOf(engine.rules, schemes).filter(({ spec, from }) =>
    from === '수당' ? isPaid : given.has(spec.term),
  );
  const months = [...new Set(people.map(({ month }) => month))].sort((a, b) => a - b);
  const shape = shapeOf(facts, months, engine.rules.leave, {
    details: new Set(['shifts', 'dates', 'allowances', 'classified']),
    absences: new Set(people.flatMap(({ record }) => record.spells.map(({ kind }) => kind))),
  });
  const store = new ChunkStore(shape);
  people.forEach((one, i) => {
    if (i === 0 || one.id === undefined || one.id !== people[i - 1]?.id) store.ids.push(one.id ?? '');
    addRow(store, shape, one);
  });
  return new PersonMonthTable(shape, store.rows === 0 ? [] : [store.cut()]);
}

function placeOf(store: ChunkStore, { record: { pattern, cycle, swaps } }: PersonMonth): number {
  if (pattern === undefined && cycle === undefined && swaps === undefined) return -1;
  const own = { ...(pattern && { pattern }), ...(cycle && { cycle }), ...(swaps && { swaps }) };
  return store.patterns.push(own) - 1;
}

function addRow(store: ChunkStore, shape: TableShape, one: PersonMonth): void {
  const { rows } = store;
  store.person[rows] = store.ids.length - 1;
  store.month[rows] = one.month;
  store.pattern[rows] = placeOf(store, one);
  store.records[rows] = one;
  const beyond = new Map(one.facts);
  shape.facts.forEach((fact, slot) => {
    const column = store.slots[slot];
    if (column === undefined) return;
    const { spec, from } = fact;
    const value = from === '수당' ? sumOf(one, fact) : one.facts.get(spec.term);
    column[rows] = value !== undefined && fits(spec, value) ? encodeValue(spec, value) : spec.absent;
    if (value === undefined || fits(spec, value)) beyond.delete(spec.term);
    // A sum that no column holds stands beside them, as `RowWriter` has it.
    else beyond.set(spec.term, value);
  });
  const detail = detailOf(one, beyond);
  if (detail !== undefined) store.details[rows] = detail;
  store.rows++;
  store.reserve();
}

/** The sum of allowances that a column holds: none where they change within the month, and only their names say what they are. */
const sumOf = ({ allowances, changes = [] }: PersonMonth, fact: AllowanceFact) =>
  changes.some((one) => one.allowances !== undefined) ? undefined : ratio(allowanceSum(allowances, fact));

function detailOf(one: PersonMonth, beyond: RowDetail['beyond']): RowDetail | undefined {
  const { shifts, spells, leave } = one.record;
  const dates = new Map(
    Object.entries(leave).flatMap(([kind, { dates: own }]) => {
      return own === undefined ? [] : [[kind, own] as const];
    }),
  );
  const made: RowDetail = {
    ...(shifts.length > 0 && { shifts }),
    ...(spells.length > 0 && { spells }),
    ...(dates.size > 0 && { dates }),
    ...(one.allowances.length > 0 && { allowances: one.allowances }),
    ...(one.changes && { changes: one.changes }),
    ...(one.past && { past: one.past }),
    ...(one.classified && { classified: one.classified }),
    ...(one.history && { history: one.history }),
    ...(beyond !== undefined && beyond.size > 0 && { beyond }),
  };
  return Object.keys(made).length === 0 ? undefined : made;
}
