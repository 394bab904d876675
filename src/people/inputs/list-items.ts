import type { Month } from '../../calendar/date.ts';
import type { UsualHours } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { slotName } from '../../rules/read-list.ts';
import type { FactPlaces, Placed } from '../types.ts';
import type { ListItem } from './list-rows.ts';
import type { MonthRecord } from './month-records.ts';
import type { PersonInputs } from './person-inputs.ts';
import type { ByPerson } from './person-rows.ts';
import type { Person } from './roster.ts';

/** A list fact's table: the fields of its items, and the items that each person has. */
export interface ListTable {
  readonly fields: readonly TermRule[];
  readonly rows: ByPerson<ListItem>;
}

/** A person with the items of tables of lists among the facts: each item in the next place of its list. */
export function withItems(inputs: PersonInputs, tables: readonly ListTable[]): PersonInputs {
  let person = inputs.person;
  const records = new Map(inputs.records);
  for (const { fields, rows } of tables) {
    const items = rows.get(person.id) ?? [];
    const own = items.filter(({ month }) => month === undefined);
    if (own.length > 0) person = personWith(person, own, fields);
    for (const [month, ofMonth] of byMonth(items)) {
      const record = records.get(month) ?? blankMonth(person.id, month, ofMonth);
      records.set(month, monthWith(record, ofMonth, fields));
    }
  }
  return { ...inputs, person, ...(records.size > 0 && { records }) };
}

type Items = readonly [ListItem, ...ListItem[]];

function byMonth(items: readonly ListItem[]): ReadonlyMap<Month, Items> {
  const months = new Map<Month, Items>();
  for (const item of items) {
    if (item.month === undefined) continue;
    const before = months.get(item.month);
    months.set(item.month, before === undefined ? [item] : [...before, item]);
  }
  return months;
}

/** A month of which no record says anything stands where its first item does. */
const blankMonth = (id: string, month: Month, [first]: Items): MonthRecord => ({
  id,
  month,
  facts: new Map(),
  get at() {
    return first.at;
  },
});

/** Places are worked out where something is wrong: nothing is spread that has one. */
function personWith(person: Person, items: readonly ListItem[], fields: readonly TermRule[]): Person {
  const { id, name } = person;
  return {
    id,
    ...(name !== undefined && { name }),
    ...hoursOf(person),
    ...saidWith(person, items, fields),
    get at() {
      return person.at;
    },
  };
}

function monthWith(
  record: MonthRecord,
  items: readonly ListItem[],
  fields: readonly TermRule[],
): MonthRecord {
  const { id, month } = record;
  return {
    id,
    month,
    ...hoursOf(record),
    ...saidWith(record, items, fields),
    get at() {
      return record.at;
    },
  };
}

const hoursOf = ({ pattern, cycle }: UsualHours): UsualHours => ({
  ...(pattern && { pattern }),
  ...(cycle && { cycle }),
});

interface Said {
  readonly facts: ReadonlyMap<string, Value>;
  readonly at: Place;
  readonly places?: FactPlaces;
}

/** What a table keeps of a row: where it stands is worked out when that is asked. */
class SaidPlaces implements Placed {
  readonly places: FactPlaces;
  private readonly said: Said;

  constructor(said: Said, places: FactPlaces) {
    [this.said, this.places] = [said, places];
  }

  get at(): Place {
    return this.said.at;
  }
}

/** The facts with those of items, and where all of them stand. */
function saidWith(said: Said, items: readonly ListItem[], fields: readonly TermRule[]) {
  const facts = new Map(said.facts);
  const origins = new Map<string, { readonly item: ListItem; readonly name: string }>();
  items.forEach((item, i) => {
    for (const { name, fact } of fields) {
      const value = item.facts.get(name);
      if (fact?.slot === undefined || value === undefined) continue;
      const term = slotName(fact.slot.list, i + 1, fact.slot.field);
      facts.set(term, value);
      origins.set(term, { item, name });
    }
  });
  const places: FactPlaces = {
    get(term) {
      const origin = origins.get(term);
      return origin === undefined ? said.places?.get(term) : origin.item.places.get(origin.name);
    },
  };
  return { facts, places, placed: new SaidPlaces(said, places) };
}
