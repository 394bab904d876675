import {
  type Attribution,
  type CoalitionValues,
  coalitionValues,
  divideDifference,
} from '../columns/attribution/attribution.ts';
import type { ChunkFigures } from '../columns/chunk-figures.ts';
import type { RunLine } from '../columns/lines.ts';
import type { Column } from '../readings/batch/columns.ts';
import {
  addGroups,
  emptyGroups,
  type GroupFigures,
  type GroupState,
  mergeGroups,
  valueOrder,
} from './groups.ts';
import { type Bin, binOf, distribute } from './histogram.ts';
import type { PersonTotal } from './person-total.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Sink, WorkedChunk } from './sink.ts';
import { type ChunkTotals, lineColumns } from './totals.ts';
import { countHead, type Heads, noHeads } from './winners-and-losers.ts';

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
  /** By the facts that the scenario asks for: what people of each value come to; '' where nothing is said, last. */
  readonly groups: readonly SummaryGroups[];
  /** Won by scheme and line, where every line is summed; else none. */
  readonly items: readonly (readonly number[])[];
}

export interface SummaryGroups {
  readonly fact: string;
  readonly groups: readonly (readonly [value: string, figures: GroupFigures])[];
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
  readonly groups: GroupState;
  /** By scheme: won by line; none where only totals are asked for. */
  readonly items: number[][];
}

interface SchemeState extends Heads {
  /** What lies between the first scheme and this one. */
  readonly attribution: Attribution;
  /** Won by total: under the first scheme, under this one, and under each scheme between. */
  readonly first: number[];
  readonly own: number[];
  readonly worths: number[][];
  /** People by the number of their bin; those without a change are `same`. */
  readonly bins: [number, number][];
  winners: PersonTotal[];
  losers: PersonTotal[];
}

/** What of a scenario a summary depends on. */
export interface SummaryScenario {
  readonly schemes: readonly string[];
  readonly report: Pick<Scenario['report'], 'binWidth' | 'top' | 'groups' | 'items'>;
}

/** Adds up people in whole won; nothing is kept of them but those who gain and lose most. */
export class SummaryAccumulator implements Sink {
  readonly state: AccumulatorState;
  private readonly scenario: SummaryScenario;
  private readonly lines: readonly RunLine[];
  private readonly totals: number;
  private readonly bins: Map<number, number>[];

  constructor(
    lines: readonly RunLine[],
    scenario: SummaryScenario,
    attributions: readonly Attribution[],
    state?: AccumulatorState,
  ) {
    this.scenario = scenario;
    this.lines = lines;
    this.totals = lines.filter(({ isTotal }) => isTotal).length;
    this.state = state ?? emptyState(lines.length, this.totals, scenario, attributions);
    this.bins = this.state.schemes.map(({ bins }) => new Map(bins));
  }

  take({ chunk, figures, totals }: WorkedChunk): void {
    this.addCoalitionValues(coalitionValues(figures, this.lines, 0, chunk.rows));
    this.addPeople(totals);
    accumulateFindings(figures, this);
    accumulateChoices(figures, this);
    if (this.scenario.report.items) this.addItems(figures);
    if (this.state.groups.length > 0) {
      const isTotal = this.lines.filter((line) => line.isTotal);
      const covered = figures.schemes.map((one) => one.covered);
      const columns = lineColumns(figures, isTotal);
      addGroups(this.state.groups, { chunk, starts: totals.starts, totals: columns, covered });
    }
  }

  private addItems(figures: ChunkFigures): void {
    lineColumns(figures, this.lines).forEach((own, s) => {
      const sums = this.state.items[s] ?? [];
      own.forEach((column, l) => {
        sums[l] = (sums[l] ?? 0) + added(column);
      });
    });
  }

  private addPeople(people: ChunkTotals): void {
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
    countHead(scheme, difference, isCovered);
    if (difference === 0) return;
    const { binWidth, top } = this.scenario.report;
    const bin = binOf(difference, binWidth);
    const bins = this.bins[s - 1];
    bins?.set(bin, (bins.get(bin) ?? 0) + 1);
    place(difference > 0 ? scheme.winners : scheme.losers, difference, person, s, top);
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
    mergeGroups(state.groups, later.groups);
    addTo(state.items, later.items);
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
        byChange: byChange(one, this.totals),
        difference: one.difference,
        distribution: distribute(this.bins[i] ?? new Map(), one.same, scenario.report.binWidth),
        losers: one.losers,
        winners: one.winners,
      })),
      findings: state.findings.flatMap((found, s) =>
        found.map(([name, personMonths]) => ({ scheme: scenario.schemes[s] ?? '', name, personMonths })),
      ),
      choices: state.choices.map(([term, values]) => ({ term, values })),
      groups: state.groups.map(({ fact, groups }) => ({
        fact,
        groups: [...groups].sort(([a], [b]) => valueOrder(a, b)),
      })),
      items: state.items,
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
  lines: number,
  totals: number,
  { schemes, report }: SummaryScenario,
  attributions: readonly Attribution[],
): AccumulatorState {
  const zeros = (): number[] => new Array<number>(totals).fill(0);
  return {
    people: 0,
    personMonths: 0,
    totals: schemes.map(() => 0),
    schemes: schemes.slice(1).map((_, i) => ({
      ...noHeads(),
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
    groups: emptyGroups(report.groups ?? []),
    items: report.items ? schemes.map(() => new Array<number>(lines).fill(0)) : [],
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

function added(column: Column | undefined): number {
  let total = 0;
  if (column !== undefined) for (let i = 0; i < column.length; i++) total += column[i] ?? 0;
  return total;
}

/** Adds a chunk's findings in the order in which its rows show them. */
function accumulateFindings(figures: ChunkFigures, accumulator: SummaryAccumulator): void {
  figures.schemes.forEach(({ findings }, s) => {
    const found = [...findings].map(([name, column]) => ({
      name,
      first: column.indexOf(1),
      count: sum(column, 0, column.length),
    }));
    for (const { name, count } of found.sort((a, b) => a.first - b.first))
      accumulator.addFinding(s, name, count);
  });
}

/** Adds what a chunk's schemes chose. */
function accumulateChoices(figures: ChunkFigures, accumulator: SummaryAccumulator): void {
  figures.schemes.forEach(({ choices }, s) => {
    for (const [term, values] of choices) for (const value of values) accumulator.addChoice(s, term, value);
  });
}

function sum(column: Int8Array, from: number, to: number): number {
  let total = 0;
  for (let row = from; row < to; row++) total += column[row] ?? 0;
  return total;
}
