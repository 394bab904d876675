import { isoMonth, type Month } from '../../calendar/date.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { isoDay } from '../../formula/civil.ts';
import { exactDigits } from '../../formula/digits.ts';
import type { Engine } from '../../pay/engine.ts';
import { attempt } from '../../pay/estimate.ts';
import { factsOf, ownParts, withFallbacks } from '../../pay/side-by-side.ts';
import { checkClassified, readEstimate } from '../../people/inputs/estimate-input.ts';
import { type FactBooks, factBooks } from '../../people/inputs/fact-books.ts';
import type { PersonMonth } from '../../people/types.ts';
import { type Problem, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { sourceFromValue } from '../../rules/source-value.ts';
import type { FactAssignment } from './dimension.ts';
import { writtenAllowances } from './written-allowances.ts';

/** The input of one person's month, as `pumsak estimate` reads it. */
export type InputRecord = Readonly<Record<string, unknown>>;

/** What readers make of an input: the person and every fact of the program, or what is wrong with it. */
export type InputReading =
  | { readonly person: PersonMonth; readonly facts: ReadonlyMap<string, Value> }
  | { readonly refused: Problem };

const minuteClasses = { 연장분: '연장', 야간분: '야간', 휴일분: '휴일', 휴일연장분: '휴일연장' } as const;
export const minuteTerms: readonly string[] = Object.keys(minuteClasses);

/** Makes inputs of one month under some schemes, and reads them as any other command does. */
export class Inputs {
  private readonly engine: Engine;
  private readonly month: Month;
  private readonly schemes: readonly string[];
  readonly books: FactBooks;
  /** The compared schemes and those they fall back on. */
  readonly all: readonly string[];

  constructor(engine: Engine, month: Month, schemes: readonly string[]) {
    this.engine = engine;
    this.month = month;
    this.schemes = schemes;
    this.books = factBooks(engine.rules, schemes);
    this.all = withFallbacks((scheme) => engine.schemeMonth(scheme, month).program, schemes);
  }

  /** `minutes`: whether minutes are given even where all are 0. */
  input(given: FactAssignment, minutes = false): InputRecord {
    const values = [...given];
    const facts = (from: '직원' | '근무'): Record<string, unknown> => {
      const asked = new Map<string, unknown>(
        this.books[from].terms
          .filter(({ fact }) => fact?.required === true)
          .map((rule) => [keyOf(rule), plainOf(rule)]),
      );
      for (const [{ term, role, type }, value] of values) {
        const rule = role === 'fact' ? this.books[from].terms.find(({ name }) => name === term) : undefined;
        if (rule === undefined) continue;
        if (value === undefined) asked.delete(keyOf(rule));
        else asked.set(keyOf(rule), plain(value, type.kind === 'date'));
      }
      return Object.fromEntries(asked);
    };
    const work = facts('근무');
    const classified = this.classified(given);
    const allowances = writtenAllowances(given, this.engine.rules);
    return {
      귀속월: isoMonth(this.month),
      직원: facts('직원'),
      ...(Object.keys(work).length > 0 && { 근무: work }),
      ...(allowances.length > 0 && { 고정수당: allowances }),
      ...((minutes || classified !== undefined) && { 분류시간: classified ?? this.noMinutes() }),
    };
  }

  private noMinutes = (): Record<string, Record<string, number>> =>
    Object.fromEntries(this.all.map((scheme) => [scheme, { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 }]));

  private classified(given: FactAssignment): Record<string, Record<string, number>> | undefined {
    const minutes = this.noMinutes();
    let any = false;
    for (const [{ role, term }, value] of given) {
      if (
        role !== 'minutes' ||
        value === undefined ||
        typeof value !== 'object' ||
        !isRatio(value) ||
        value.n === 0n
      )
        continue;
      const parts = ownParts(term);
      const own = minutes[parts.scheme];
      const kind = minuteClass(parts.term);
      if (own === undefined || kind === undefined) continue;
      own[kind] = Number(value.n);
      any = true;
    }
    return any ? minutes : undefined;
  }

  /** Reads an input with the readers of `estimate` and the calendar's checks. */
  take(input: InputRecord): InputReading {
    const problems = new Problems();
    const read = readEstimate(sourceFromValue(input, 'prove', problems), this.books, problems);
    checkClassified(read?.people ?? [], this.schemes, this.engine.rules, problems);
    const person = read?.people[0];
    const facts = new Map<string, Value>();
    if (person !== undefined && !problems.any)
      attempt(problems, () => {
        for (const scheme of this.schemes) this.engine.check(person, scheme, problems);
        for (const scheme of this.all)
          for (const [name, value] of factsOf(this.engine, person, scheme)) facts.set(name, value);
      });
    const [refused] = problems.list;
    if (refused !== undefined) return { refused };
    if (person === undefined) throw new Error('an input without problems was not read');
    return { person, facts };
  }
}

const minuteClass = (term: string): string | undefined =>
  Object.entries(minuteClasses).find(([name]) => name === term)?.[1];

const keyOf = (rule: TermRule): string => rule.fact?.key ?? rule.name;
/** What stands for a fact that every input must give. */
const plainOf = ({ choices, unit, fact }: TermRule): unknown =>
  choices?.[0] ?? (unit === '여부' ? false : unit === '날짜' ? '2000-01-01' : (fact?.min ?? 0));

/** A value as an input writes it. */
function plain(value: Value, isDate: boolean): unknown {
  if (!isRatio(value)) return value;
  return isDate ? isoDay(Number(value.n)) : Number(exactDigits(value));
}
