import type { Month } from '../../calendar/date.ts';
import type { DayPattern, HolidaySwap, LeaveSpell, Shift } from '../../calendar/types.ts';
import { naturalOrder } from '../natural-order.ts';
import type { Allowance } from '../types.ts';
import { type ChangeRow, changesOf } from './change-rows.ts';
import type { LeaveDate } from './leaves.ts';
import { type ListTable, withItems } from './list-items.ts';
import type { MonthRecord } from './month-records.ts';
import type { PeopleInputs, PersonInputs } from './person-inputs.ts';
import type { ByPerson } from './person-rows.ts';
import type { PersonList } from './roster.ts';

/** What was read of a population, by 사번. Every 사번 is one of `people`: the readers see to that. */
export interface PopulationInputs {
  readonly people: PersonList;
  readonly records?: ByPerson<MonthRecord>;
  readonly shifts?: ByPerson<Shift>;
  readonly spells?: ByPerson<LeaveSpell>;
  readonly leaveDates?: ByPerson<LeaveDate>;
  readonly allowances?: ByPerson<Allowance>;
  readonly swaps?: ByPerson<HolidaySwap>;
  readonly changes?: ByPerson<ChangeRow>;
  /** Tables of list facts. */
  readonly lists?: readonly ListTable[];
  /** The hours of people and months that have none of their own; without it, the scheme's. */
  readonly defaultPattern?: DayPattern;
}

/** Joins what several files say of each person. */
export class ReadInputs implements PeopleInputs {
  readonly count: number;
  private readonly inputs: PopulationInputs;
  /** Places of the list in the order of 사번. */
  private readonly order: Int32Array;

  constructor(inputs: PopulationInputs) {
    this.inputs = inputs;
    const { ids } = inputs.people;
    this.order = Int32Array.from(ids, (_, place) => place).sort((a, b) =>
      naturalOrder(ids[a] ?? '', ids[b] ?? ''),
    );
    this.count = ids.length;
  }

  person(place: number): PersonInputs {
    const {
      people,
      records,
      shifts,
      spells,
      leaveDates,
      allowances,
      swaps,
      changes,
      lists = [],
    } = this.inputs;
    const person = people.at(this.order[place] ?? -1);
    const { id } = person;
    const own = <V>(name: keyof PersonInputs, lists: ByPerson<V> | undefined) => {
      const found = lists?.get(id);
      return found === undefined ? {} : { [name]: found };
    };
    const months = records?.get(id);
    const changed = changes?.get(id);
    const read = {
      person,
      ...(months && { records: byMonth(months) }),
      ...own('shifts', shifts),
      ...own('spells', spells),
      ...own('leaveDates', leaveDates),
      ...own('allowances', allowances),
      ...own('swaps', swaps),
      ...(changed && { changes: changesOf(changed) }),
    };
    return lists.length === 0 ? read : withItems(read, lists);
  }

  placeOf = (id: string): number => this.order.findIndex((place) => this.inputs.people.ids[place] === id);
}

const byMonth = (records: readonly MonthRecord[]): ReadonlyMap<Month, MonthRecord> =>
  new Map(records.map((one) => [one.month, one]));
