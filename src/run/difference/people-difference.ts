import type { Month } from '../../calendar/date.ts';
import { sameValue, type Value } from '../../formula/checked.ts';
import { type PersonMonthTable, people } from '../../people/table/table.ts';
import type { PersonMonth } from '../../people/types.ts';

/** How the people of two scenarios differ, whatever the rules say. */
export interface PeopleDifference {
  readonly months: readonly [readonly Month[], readonly Month[]];
  /** Heads of each side. */
  readonly heads: readonly [number, number];
  /** 사번 of those whom the second side alone has, and the first alone. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Of those whom both have: what is otherwise in some month of both, and for whom. */
  readonly changed: readonly PeopleChange[];
}

/** What of people's records no fact says. */
export type RecordKind =
  | 'employed'
  | 'hours'
  | 'shifts'
  | 'leave'
  | 'spells'
  | 'allowances'
  | 'changes'
  | 'minutes';

/** A fact by its term, or a kind of record, and the 사번 of those of whom it is otherwise. */
export interface PeopleChange {
  readonly what: { readonly term: string } | { readonly record: RecordKind };
  readonly ids: readonly string[];
}

/** A side: its people, and the months that its scenario asks for. */
export interface PeopleSide {
  readonly months: readonly Month[];
  readonly table: PersonMonthTable;
}

/**
 * Compares people by 사번 and month; undefined where nothing of them differs.
 * @param assumed what a fact is taken to be that nobody gives
 */
export function peopleDifference(
  a: PeopleSide,
  b: PeopleSide,
  assumed: (term: string) => Value | undefined,
): PeopleDifference | undefined {
  const [before, after] = [byId(a.table), byId(b.table)];
  const shared = new Set(a.months.filter((month) => b.months.includes(month)));
  const changed = new Map<string, { readonly what: PeopleChange['what']; readonly ids: string[] }>();
  const note = (what: PeopleChange['what'], id: string): void => {
    const key = 'term' in what ? `term ${what.term}` : what.record;
    const known = changed.get(key) ?? { what, ids: [] };
    changed.set(key, known);
    known.ids.push(id);
  };
  for (const [id, months] of before) {
    const other = after.get(id);
    if (other === undefined) continue;
    const both = [months(), other()].map((own) => own.filter(({ month }) => shared.has(month)));
    const [own = [], others = []] = both;
    for (const what of differing(own, others, assumed)) note(what, id);
  }
  const result: PeopleDifference = {
    months: [a.months, b.months],
    heads: [before.size, after.size],
    joined: [...after.keys()].filter((id) => !before.has(id)),
    left: [...before.keys()].filter((id) => !after.has(id)),
    changed: [...changed.values()],
  };
  const isSame =
    result.joined.length + result.left.length + result.changed.length === 0 &&
    plain(a.months) === plain(b.months);
  return isSame ? undefined : result;
}

const byId = (table: PersonMonthTable): ReadonlyMap<string, () => readonly PersonMonth[]> =>
  new Map([...people(table.chunks)].map(({ id, months }) => [id, months]));

/** What is otherwise of a person in some month of both sides, each once. */
function differing(
  own: readonly PersonMonth[],
  others: readonly PersonMonth[],
  assumed: (term: string) => Value | undefined,
): PeopleChange['what'][] {
  const fact = ({ facts }: PersonMonth, term: string): Value | undefined => facts.get(term) ?? assumed(term);
  const found = new Map<string, PeopleChange['what']>();
  const months = new Map(others.map((one) => [one.month, one]));
  if (plain(own.map(({ month }) => month)) !== plain(others.map(({ month }) => month)))
    found.set('employed', { record: 'employed' });
  for (const one of own) {
    const other = months.get(one.month);
    if (other === undefined) continue;
    for (const term of new Set([...one.facts.keys(), ...other.facts.keys()]))
      if (!sameValue(fact(one, term), fact(other, term))) found.set(`term ${term}`, { term });
    for (const [record, of] of records)
      if (plain(of(one)) !== plain(of(other))) found.set(record, { record });
  }
  return [...found.values()];
}

const records: readonly (readonly [RecordKind, (person: PersonMonth) => unknown])[] = [
  ['hours', ({ record: { shifts: _, leave: __, spells: ___, hired: ____, left: _____, ...hours } }) => hours],
  ['shifts', ({ record }) => record.shifts],
  // How many days there are is a fact; the record adds which.
  [
    'leave',
    ({ record }) =>
      Object.entries(record.leave).flatMap(([kind, { dates = [] }]) =>
        dates.length === 0 ? [] : [[kind, dates]],
      ),
  ],
  ['spells', ({ record }) => record.spells],
  ['allowances', ({ allowances }) => allowances],
  ['changes', ({ changes = [] }) => changes.map(({ at: _, ...change }) => change)],
  ['minutes', ({ classified }) => classified],
];

/** A text that is one for equal values; the order of keys is that of the readers. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (key, one: unknown) => {
    // Where it stands is no part of what it says.
    if (key === 'at') return undefined;
    if (typeof one === 'bigint') return String(one);
    return one instanceof Map ? [...one] : one;
  }) ?? '';
