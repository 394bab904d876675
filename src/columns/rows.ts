import type { Month } from '../calendar/date.ts';
import type { MonthFactName, MonthFacts } from '../calendar/month.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import { ratio } from '../formula/ratio.ts';
import type { BoundChanges } from '../pay/binding.ts';
import type { Engine } from '../pay/engine.ts';
import { allowance, allowanceSums } from '../people/allowance-sums.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import { type Column, type ColumnEncoding, encodeValue, makeColumn } from '../readings/batch/columns.ts';
import { schemeProvisions } from '../rules/assemble.ts';
import { defaultSource } from '../rules/builder.ts';

/** Person-months as the column reading takes them: sorted by person, each one's months ascending. */
export interface PersonMonthRows {
  readonly count: number;
  /** A number for each person; rows of one person stand together. */
  readonly person: Int32Array;
  readonly month: Int32Array;
  /** Rows that the columns cannot hold, such as those with a value off its grain. */
  readonly rowsToRecompute: ReadonlySet<number>;
  /** What rows hold of a fact; undefined when no row has it. */
  fact(asked: RequestedFact): Column | undefined;
  /** What is wrong with rows' records, by row. */
  wrong(): ReadonlyMap<number, readonly Problem[]>;
  /** Where they are known: a number for rows that are one to the calendar where month and binding are; −1 for none. */
  readonly kinds?: { readonly count: number; readonly of: Int32Array };
  /** What a row says of a fact; undefined where it says nothing. */
  given(row: number, term: string): Value | undefined;
  /** What the calendar makes of a row under a scheme, for one whom `bound` binds. @throws ProblemError */
  calendar(row: number, scheme: string, bound: BoundChanges | undefined): MonthFacts;
  /** Minutes that were given for the first scheme that has some, by calendar fact; they stand in for what `calendar` says. */
  minutes(schemes: readonly string[]): ReadonlyMap<string, Int32Array> | undefined;
  /** The row as the exact reading takes it. */
  personMonth(row: number): PersonMonth;
}

/** A fact as a scheme's columns want it. */
export interface RequestedFact {
  readonly spec: ColumnEncoding;
  /** The value of rows that say nothing. */
  readonly fallback: Value | undefined;
  /** The fixed allowance whose sum it is. */
  readonly allowance: string | undefined;
}

/** A population's person-months as rows. Months of one person must stand together, ascending. */
export class PeopleRows implements PersonMonthRows {
  readonly count: number;
  readonly person: Int32Array;
  readonly month: Int32Array;
  readonly rowsToRecompute = new Set<number>();
  private readonly engine: Engine;
  private readonly people: readonly PersonMonth[];
  /** What the calendar made of each row, by what it goes by: schemes with the same hours share it. */
  private readonly seen = new Map<CalendarSettings, (MonthFacts | undefined)[]>();

  constructor(engine: Engine, people: readonly PersonMonth[]) {
    this.engine = engine;
    this.people = people;
    this.count = people.length;
    this.person = new Int32Array(people.length);
    this.month = new Int32Array(people.length);
    let person = -1;
    people.forEach((one, i) => {
      const before: PersonMonth | undefined = people[i - 1];
      // Someone without a number is a person of each row's own.
      if (one.id === undefined || before?.id !== one.id) person++;
      this.person[i] = person;
      this.month[i] = one.month;
      // Months before the first one are known to the exact reading alone.
      if (one.history !== undefined) this.rowsToRecompute.add(i);
    });
  }

  fact({ spec, fallback, allowance: name }: RequestedFact): Column | undefined {
    const sum = allowanceSums.get(spec.term);
    if (sum !== undefined) return this.column(spec, (one) => ratio(sum(one)));
    if (name !== undefined) return this.column(spec, (one) => ratio(allowance(one, name)));
    if (!this.people.some(({ facts }) => facts.has(spec.term))) return undefined;
    return this.column(spec, ({ facts }) => facts.get(spec.term) ?? fallback);
  }

  private column(spec: ColumnEncoding, of: (one: PersonMonth) => Value | undefined): Column {
    const column = makeColumn(spec, this.count);
    this.people.forEach((one, i) => {
      try {
        column[i] = encodeValue(spec, of(one));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        this.rowsToRecompute.add(i);
      }
    });
    return column;
  }

  /** A population's records have been checked. */
  wrong(): ReadonlyMap<number, readonly Problem[]> {
    return new Map();
  }

  given(row: number, term: string): Value | undefined {
    return this.people[row]?.facts.get(term);
  }

  calendar(row: number, scheme: string, bound: BoundChanges | undefined): MonthFacts {
    const person = this.personMonth(row);
    if (person.classified !== undefined) return this.engine.monthFacts(person, scheme);
    const { settings } = this.engine.schemeMonth(scheme, person.month, bound);
    const own = this.seen.get(settings) ?? [];
    this.seen.set(settings, own);
    const made = own[row] ?? this.engine.monthFacts(person, scheme);
    own[row] = made;
    return made;
  }

  /** Minutes given are in each person's figures already. */
  minutes(): undefined {
    return undefined;
  }

  personMonth(row: number): PersonMonth {
    const found = this.people[row];
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
  }
}

/** The row of the same person some months before each row; −1 where there is none. */
export function rowsBefore(rows: PersonMonthRows, months: number): Int32Array {
  const before = new Int32Array(rows.count).fill(-1);
  for (let row = 0; row < rows.count; row++) {
    const wanted: Month = (rows.month[row] ?? 0) - months;
    for (let other = row - 1; other >= 0 && rows.person[other] === rows.person[row]; other--) {
      const month = rows.month[other] ?? 0;
      if (month === wanted) before[row] = other;
      if (month <= wanted) break;
    }
  }
  return before;
}

/** Figures of leaves of absence, which are 0 where nobody has one. */
export const leaveFacts = [
  '질병휴직일수',
  '질병휴직1년차일수',
  '질병휴직2년차일수',
  '질병휴직초과일수',
  '질병휴직장기1년차일수',
  '휴직소정근로일수',
  '휴직중근로일수',
] as const satisfies readonly MonthFactName[];

/** The facts of some schemes that none of the people has: their default, or undefined for what is not given. */
export function sharedFacts(
  engine: Engine,
  schemes: readonly string[],
  people: readonly PersonMonth[],
): ReadonlyMap<string, Value | undefined> {
  const given = new Set(people.flatMap(({ facts }) => [...facts.keys()]));
  const fixed = factsNotGiven(
    engine,
    schemes,
    given,
    people.every(({ allowances }) => allowances.length === 0),
  );
  if (people.every(({ record }) => record.spells.length === 0))
    for (const name of leaveFacts) fixed.set(name, ratio(0));
  return fixed;
}

/** The facts that nobody gives, with the value they then have. */
export function factsNotGiven(
  engine: Engine,
  schemes: readonly string[],
  given: ReadonlySet<string>,
  noAllowances: boolean,
): Map<string, Value | undefined> {
  const fixed = new Map<string, Value | undefined>();
  for (const provision of schemes.flatMap((name) => schemeProvisions(engine.rules, name))) {
    for (const rule of provision.terms) {
      const from = rule.fact?.from;
      const isAllowance = from === '수당' || allowanceSums.has(rule.name);
      if (isAllowance && noAllowances) fixed.set(rule.name, ratio(0));
      if ((from !== '직원' && from !== '근무') || given.has(rule.name)) continue;
      const value =
        rule.fact?.default === undefined
          ? undefined
          : engine.rules.literal(rule.name, defaultSource(rule), new Problems());
      fixed.set(rule.name, value);
    }
  }
  return fixed;
}
