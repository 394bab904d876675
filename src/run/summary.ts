import {
  type Attribution,
  type CoalitionValues,
  divideDifference,
} from '../columns/attribution/attribution.ts';
import type { RunLine } from '../columns/lines.ts';
import { type Bin, binOf, distribute } from './histogram.ts';
import type { RunRow } from './run-row.ts';

/** One person over all months of a run. */
export interface PersonTotal {
  readonly id: string;
  readonly months: number;
  /** By scheme: won by line, in the order of the run's lines. */
  readonly totals: readonly (readonly number[])[];
  /** By scheme: in how many months it covered the person. */
  readonly covered: readonly number[];
  /** By scheme: gross total less the first scheme's, in won. */
  readonly differences: readonly number[];
  /** By scheme after the first and by total: won by change, as `divideDifference` gives them. */
  readonly parts: readonly (readonly (readonly number[])[])[];
}

/** How a scheme compares with the first one over a run. */
export interface SchemeSummary {
  readonly scheme: string;
  /**
   * Heads: whose pay grows, falls, stays; `notCovered` are those whom the scheme covers in no month and whose pay stays
   * (what they fall back on may move it, where agreements change).
   */
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  readonly notCovered: number;
  /** Won: what the winners gain and what the losers lose (negative). */
  readonly gained: number;
  readonly lost: number;
  /** What the changes between the two schemes move, won by total; last, without a name, what no change moves. */
  readonly byChange: readonly {
    readonly change: string | undefined;
    readonly amounts: readonly number[];
  }[];
  readonly difference: number;
  /** Covered people by the size of their difference; no change is a bin of its own. */
  readonly distribution: readonly Bin[];
  readonly losers: readonly PersonTotal[];
  readonly winners: readonly PersonTotal[];
}

/** What the schemes chose among the choices they show, such as what premiums are taken of. */
export interface RunChoice {
  readonly term: string;
  /** By scheme; several where it changed within the months. */
  readonly values: readonly (readonly string[])[];
}

export interface Summary {
  readonly people: number;
  readonly personMonths: number;
  /** Won by scheme: the total of the first kind of lines (gross pay). */
  readonly totals: readonly number[];
  readonly schemes: readonly SchemeSummary[];
  /** Findings by name and scheme, in person-months. */
  readonly findings: readonly {
    readonly scheme: string;
    readonly name: string;
    readonly personMonths: number;
  }[];
  readonly choices: readonly RunChoice[];
}

/** A person's totals, and how their differences are divided. */
export function personTotal(
  one: Omit<PersonTotal, 'differences' | 'parts'>,
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
  coalitionValues: CoalitionValues,
): PersonTotal {
  const totals = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
  const [gross = -1] = totals;
  const first = one.totals[0] ?? [];
  return {
    ...one,
    differences: one.totals.map((own) => (own[gross] ?? 0) - (first[gross] ?? 0)),
    parts: attributions.map((attribution, i) =>
      totals.map((l, t) =>
        divideDifference(
          attribution,
          coalitionValues[i]?.[t] ?? [],
          first[l] ?? 0,
          one.totals[i + 1]?.[l] ?? 0,
        ),
      ),
    ),
  };
}

export function totalsByPerson(
  rows: readonly RunRow[],
  lines: readonly RunLine[],
  schemes: readonly string[],
  attributions: readonly Attribution[],
  coalitionValuesOf: ReadonlyMap<string, CoalitionValues>,
): PersonTotal[] {
  const byPerson = new Map<string, RunRow[]>();
  for (const row of rows) {
    const own = byPerson.get(row.id);
    if (own === undefined) byPerson.set(row.id, [row]);
    else own.push(row);
  }
  return [...byPerson].map(([id, own]) => {
    const totals = schemes.map((_, s) =>
      lines.map((__, l) => sum(own, (row) => row.schemes[s]?.amounts[l] ?? 0)),
    );
    const covered = schemes.map((_, s) => own.filter((row) => row.schemes[s]?.covered).length);
    const one = { id, months: own.length, totals, covered };
    return personTotal(one, lines, attributions, coalitionValuesOf.get(id) ?? []);
  });
}

/** What a summary has come to so far, as plain data: it waits in a file, and goes on from there. */
export interface AccumulatorState {
  people: number;
  personMonths: number;
  readonly totals: number[];
  readonly schemes: SchemeState[];
  /** By scheme: findings with their person-months, in the order in which they came. */
  readonly findings: [string, number][][];
  /** Terms with what each scheme chose. */
  readonly choices: [string, string[][]][];
}

interface SchemeState {
  gain: number;
  lose: number;
  same: number;
  gained: number;
  lost: number;
  /** What lies between the first scheme and this one. */
  readonly attribution: Attribution;
  /** Won by total: under the first scheme, under this one, and under each scheme between. */
  readonly first: number[];
  readonly own: number[];
  readonly worths: number[][];
  difference: number;
  /** People by the number of their bin; those without a change are `same`. */
  readonly bins: [number, number][];
  winners: PersonTotal[];
  losers: PersonTotal[];
}

/** What of a scenario a summary depends on. */
export interface SummaryScenario {
  readonly schemes: readonly string[];
  readonly report: { readonly binWidth: number; readonly top: number };
}

/** People as columns, for a summary that keeps few of them. */
export interface PeopleTotals {
  readonly count: number;
  /** Their months together. */
  readonly personMonths: number;
  /** By scheme and total: won by person. */
  readonly totals: readonly (readonly Float64Array[])[];
  /** By scheme: in how many months it covered each person. */
  readonly covered: readonly Int32Array[];
  person(index: number): PersonTotal;
}

/** Adds up people in whole won; nothing is kept of them but those who gain and lose most. */
export class SummaryAccumulator {
  readonly state: AccumulatorState;
  private readonly scenario: SummaryScenario;
  private readonly gross: number;
  /** The places of the totals among the lines. */
  private readonly sums: readonly number[];
  private readonly bins: Map<number, number>[];

  constructor(
    lines: readonly RunLine[],
    scenario: SummaryScenario,
    attributions: readonly Attribution[],
    state?: AccumulatorState,
  ) {
    this.scenario = scenario;
    this.gross = lines.findIndex(({ isTotal }) => isTotal);
    this.sums = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
    this.state = state ?? emptyState(this.sums.length, scenario, attributions);
    this.bins = this.state.schemes.map(({ bins }) => new Map(bins));
  }

  addPerson(person: PersonTotal): void {
    const { state, gross } = this;
    state.people++;
    state.personMonths += person.months;
    const first = person.totals[0] ?? [];
    person.totals.forEach((totals, s) => {
      state.totals[s] = (state.totals[s] ?? 0) + (totals[gross] ?? 0);
      const scheme = state.schemes[s - 1];
      if (scheme === undefined) return;
      this.sums.forEach((l, t) => {
        scheme.first[t] = (scheme.first[t] ?? 0) + (first[l] ?? 0);
        scheme.own[t] = (scheme.own[t] ?? 0) + (totals[l] ?? 0);
      });
      const difference = person.differences[s] ?? 0;
      scheme.difference += difference;
      this.addDifference(scheme, s, difference, (person.covered[s] ?? 0) > 0, () => person);
    });
  }

  /** The same as adding them one by one. */
  addPeople(people: PeopleTotals): void {
    const { state } = this;
    state.people += people.count;
    state.personMonths += people.personMonths;
    const first = people.totals[0] ?? [];
    people.totals.forEach((own, s) => {
      state.totals[s] = (state.totals[s] ?? 0) + added(own[0]);
      const scheme = state.schemes[s - 1];
      if (scheme === undefined) return;
      own.forEach((column, t) => {
        scheme.first[t] = (scheme.first[t] ?? 0) + added(first[t]);
        scheme.own[t] = (scheme.own[t] ?? 0) + added(column);
      });
      for (let p = 0; p < people.count; p++) {
        const difference = (own[0]?.[p] ?? 0) - (first[0]?.[p] ?? 0);
        scheme.difference += difference;
        const isCovered = (people.covered[s]?.[p] ?? 0) > 0;
        this.addDifference(scheme, s, difference, isCovered, () => people.person(p));
      }
    });
  }

  /** `person` is asked only of those who may be among the few that are kept. */
  private addDifference(
    scheme: SchemeState,
    s: number,
    difference: number,
    isCovered: boolean,
    person: () => PersonTotal,
  ): void {
    const { binWidth, top } = this.scenario.report;
    if (difference === 0) {
      if (isCovered) scheme.same++;
      return;
    }
    const bin = binOf(difference, binWidth);
    const bins = this.bins[s - 1];
    bins?.set(bin, (bins.get(bin) ?? 0) + 1);
    if (difference > 0) {
      scheme.gain++;
      scheme.gained += difference;
      place(scheme.winners, difference, person, s, top);
    } else {
      scheme.lose++;
      scheme.lost += difference;
      place(scheme.losers, difference, person, s, top);
    }
  }

  /** Adds what people come to under the schemes between. */
  addCoalitionValues(all: CoalitionValues): void {
    all.forEach((totals, i) => {
      const scheme = this.state.schemes[i];
      if (scheme !== undefined) addTo(scheme.worths, totals);
    });
  }

  addFinding(scheme: number, name: string, personMonths: number): void {
    if (personMonths === 0) return;
    const known = this.state.findings[scheme]?.find(([other]) => other === name);
    if (known === undefined) this.state.findings[scheme]?.push([name, personMonths]);
    else known[1] += personMonths;
  }

  addChoice(scheme: number, term: string, value: string): void {
    const { choices } = this.state;
    const known = choices.find(([other]) => other === term) ?? [term, this.scenario.schemes.map(() => [])];
    if (!choices.includes(known)) choices.push(known);
    const own = known[1][scheme];
    if (own?.includes(value) === false) own.push(value);
  }

  /** Adds what came after, exactly as if its people had been added one by one. */
  merge(later: AccumulatorState): void {
    const { state, scenario } = this;
    state.people += later.people;
    state.personMonths += later.personMonths;
    later.totals.forEach((total, s) => {
      state.totals[s] = (state.totals[s] ?? 0) + total;
    });
    later.findings.forEach((found, s) => {
      for (const [name, months] of found) this.addFinding(s, name, months);
    });
    for (const [term, sets] of later.choices) {
      sets.forEach((values, s) => {
        for (const value of values) this.addChoice(s, term, value);
      });
    }
    later.schemes.forEach((from, i) => {
      const to = state.schemes[i];
      if (to === undefined) return;
      for (const key of ['gain', 'lose', 'same', 'gained', 'lost', 'difference'] as const)
        to[key] += from[key];
      addTo([to.first, to.own], [from.first, from.own]);
      addTo(to.worths, from.worths);
      const bins = this.bins[i];
      for (const [bin, people] of from.bins) bins?.set(bin, (bins.get(bin) ?? 0) + people);
      for (const list of ['winners', 'losers'] as const) {
        for (const one of from[list])
          place(to[list], one.differences[i + 1] ?? 0, () => one, i + 1, scenario.report.top);
      }
    });
  }

  /** The state, ready to be written down. */
  written(): AccumulatorState {
    const schemes = this.state.schemes.map((one, i) => ({ ...one, bins: [...(this.bins[i] ?? [])] }));
    return { ...this.state, schemes };
  }

  summary(): Summary {
    const { state, scenario } = this;
    return {
      people: state.people,
      personMonths: state.personMonths,
      totals: state.totals,
      schemes: state.schemes.map((one, i) => ({
        scheme: scenario.schemes[i + 1] ?? '',
        gain: one.gain,
        lose: one.lose,
        same: one.same,
        notCovered: state.people - one.gain - one.lose - one.same,
        gained: one.gained,
        lost: one.lost,
        byChange: byChange(one, this.sums.length),
        difference: one.difference,
        distribution: distribute(this.bins[i] ?? new Map(), one.same, scenario.report.binWidth),
        losers: one.losers,
        winners: one.winners,
      })),
      findings: state.findings.flatMap((found, s) =>
        found.map(([name, personMonths]) => ({ scheme: scenario.schemes[s] ?? '', name, personMonths })),
      ),
      choices: state.choices.map(([term, values]) => ({ term, values })),
    };
  }
}

/** Adds tables of figures, place by place. */
function addTo(to: number[][], from: readonly (readonly number[])[]): void {
  from.forEach((row, i) => {
    const own = to[i];
    row.forEach((amount, j) => {
      if (own !== undefined) own[j] = (own[j] ?? 0) + amount;
    });
  });
}

function byChange({ attribution, first, own, worths: coalitionValues }: SchemeState, totals: number) {
  const parts = Array.from({ length: totals }, (_, t) =>
    divideDifference(attribution, coalitionValues[t] ?? [], first[t] ?? 0, own[t] ?? 0),
  );
  return [...attribution.changes, undefined].map((change, i) => ({
    change,
    amounts: parts.map((one) => one[i] ?? 0),
  }));
}

function emptyState(
  totals: number,
  { schemes }: SummaryScenario,
  attributions: readonly Attribution[],
): AccumulatorState {
  const zeros = (): number[] => new Array<number>(totals).fill(0);
  return {
    people: 0,
    personMonths: 0,
    totals: schemes.map(() => 0),
    schemes: schemes.slice(1).map((_, i) => ({
      ...{ gain: 0, lose: 0, same: 0, gained: 0, lost: 0, difference: 0 },
      attribution: bare(attributions[i]),
      first: zeros(),
      own: zeros(),
      worths: zeros().map(() => []),
      bins: [],
      winners: [],
      losers: [],
    })),
    findings: schemes.map(() => []),
    choices: [],
  };
}

/** An attribution without what it is worked out by. */
const bare = (one: Attribution | undefined): Attribution => ({
  changes: one?.changes ?? [],
  isForward: one?.isForward ?? true,
});

/** Puts a person where the size of the difference says, behind equals that came before; the list stays short. */
function place(
  list: PersonTotal[],
  difference: number,
  person: () => PersonTotal,
  scheme: number,
  most: number,
): void {
  const size = Math.abs(difference);
  let at = list.length;
  while (at > 0 && Math.abs(list[at - 1]?.differences[scheme] ?? 0) < size) at--;
  if (at >= most) return;
  list.splice(at, 0, person());
  if (list.length > most) list.pop();
}

function added(column: Float64Array | undefined): number {
  let total = 0;
  if (column !== undefined) for (let i = 0; i < column.length; i++) total += column[i] ?? 0;
  return total;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
