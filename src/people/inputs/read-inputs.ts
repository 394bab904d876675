import type { Month } from '../../calendar/date.ts';
import type { DayPattern, LeaveSpell, Shift } from '../../calendar/types.ts';
import { naturalOrder } from '../natural-order.ts';
import type { Allowance } from '../types.ts';
import type { LeaveDate } from './leaves.ts';
import type { MonthRecord } from './month-records.ts';
import type { PeopleInputs, PersonInputs } from './person-inputs.ts';
import type { Person } from './roster.ts';

/** What was read of a population, by 사번. Every 사번 is one of `people`: the readers see to that. */
export interface PopulationInputs {
  readonly people: readonly Person[];
  readonly records?: readonly MonthRecord[];
  readonly shifts?: ReadonlyMap<string, readonly Shift[]>;
  readonly spells?: ReadonlyMap<string, readonly LeaveSpell[]>;
  readonly leaveDates?: ReadonlyMap<string, readonly LeaveDate[]>;
  readonly allowances?: ReadonlyMap<string, readonly Allowance[]>;
  /** The hours of people and months that have none of their own; without it, the scheme's. */
  readonly defaultPattern?: DayPattern;
}

/** Joins what several files say of each person. */
export class ReadInputs implements PeopleInputs {
  readonly count: number;
  private readonly inputs: PopulationInputs;
  private readonly people: readonly Person[];
  private readonly records: ReadonlyMap<string, ReadonlyMap<Month, MonthRecord>>;

  constructor(inputs: PopulationInputs) {
    this.inputs = inputs;
    this.people = [...inputs.people].sort((a, b) => naturalOrder(a.id, b.id));
    this.records = byPerson(inputs.records ?? []);
    this.count = this.people.length;
  }

  person(place: number): PersonInputs {
    const { shifts, spells, leaveDates, allowances } = this.inputs;
    const person = this.people[place];
    if (person === undefined) throw new RangeError(`nobody at ${place}`);
    const { id } = person;
    const own = <V>(name: keyof PersonInputs, lists: ReadonlyMap<string, V> | undefined) => {
      const found = lists?.get(id);
      return found === undefined ? {} : { [name]: found };
    };
    return {
      person,
      ...own('records', this.records),
      ...own('shifts', shifts),
      ...own('spells', spells),
      ...own('leaveDates', leaveDates),
      ...own('allowances', allowances),
    };
  }

  placeOf = (id: string): number => this.people.findIndex((one) => one.id === id);
}

function byPerson(records: readonly MonthRecord[]): ReadonlyMap<string, ReadonlyMap<Month, MonthRecord>> {
  const found = new Map<string, Map<Month, MonthRecord>>();
  for (const record of records) {
    const own = found.get(record.id);
    if (own === undefined) found.set(record.id, new Map([[record.month, record]]));
    else own.set(record.month, record);
  }
  return found;
}
