import type { RunLine, RunRow } from './run.ts';
import type { Scenario } from './scenario.ts';

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
}

/** How a scheme compares with the first one over a run. */
export interface SchemeSummary {
  readonly scheme: string;
  /** Heads. Those whom the scheme covers in no month are `notCovered`, and in none of the other three. */
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  readonly notCovered: number;
  /** Won: what the winners gain and what the losers lose (negative). */
  readonly gained: number;
  readonly lost: number;
  /** The difference of the totals by line; the lines of the first kind add up to `difference`. */
  readonly byLine: readonly { readonly line: RunLine; readonly amount: number }[];
  readonly difference: number;
  /** Covered people by the size of their difference; no change is a bin of its own. */
  readonly distribution: readonly Bin[];
  readonly losers: readonly PersonTotal[];
  readonly winners: readonly PersonTotal[];
}

/** Differences from `from` (included) to `to` (excluded), both multiples of the bin width; 0 to 0 is "no change". */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly people: number;
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
}

export function totalsByPerson(
  rows: readonly RunRow[],
  lines: readonly RunLine[],
  schemes: readonly string[],
): PersonTotal[] {
  const gross = lines.findIndex(({ isTotal }) => isTotal);
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
    const first = totals[0]?.[gross] ?? 0;
    return {
      id,
      months: own.length,
      totals,
      covered,
      differences: totals.map((one) => (one[gross] ?? 0) - first),
    };
  });
}

export function summarize(
  people: readonly PersonTotal[],
  rows: readonly RunRow[],
  lines: readonly RunLine[],
  scenario: Scenario,
): Summary {
  const gross = lines.findIndex(({ isTotal }) => isTotal);
  return {
    people: people.length,
    personMonths: rows.length,
    totals: scenario.schemes.map((_, s) => sum(people, (person) => person.totals[s]?.[gross] ?? 0)),
    schemes: scenario.schemes
      .slice(1)
      .map((scheme, i) => summarizeScheme(scheme, i + 1, people, lines, scenario)),
    findings: countFindings(rows, scenario.schemes),
  };
}

function summarizeScheme(
  scheme: string,
  index: number,
  people: readonly PersonTotal[],
  lines: readonly RunLine[],
  { report }: Scenario,
): SchemeSummary {
  const of = (person: PersonTotal): number => person.differences[index] ?? 0;
  const covered = people.filter((person) => (person.covered[index] ?? 0) > 0);
  const winners = covered.filter((person) => of(person) > 0).sort((a, b) => of(b) - of(a));
  const losers = covered.filter((person) => of(person) < 0).sort((a, b) => of(a) - of(b));
  return {
    scheme,
    gain: winners.length,
    lose: losers.length,
    same: covered.length - winners.length - losers.length,
    notCovered: people.length - covered.length,
    gained: sum(winners, of),
    lost: sum(losers, of),
    byLine: lines.map((line, l) => ({
      line,
      amount: sum(people, (person) => (person.totals[index]?.[l] ?? 0) - (person.totals[0]?.[l] ?? 0)),
    })),
    difference: sum(people, of),
    distribution: distribute(covered.map(of), report.binWidth),
    losers: losers.slice(0, report.top),
    winners: winners.slice(0, report.top),
  };
}

/** Bins from the lowest to the highest difference, the empty ones between them included. */
export function distribute(amounts: readonly number[], binWidth: number): Bin[] {
  const counts = new Map<number, number>();
  let unchanged = 0;
  for (const amount of amounts) {
    if (amount === 0) unchanged++;
    else counts.set(Math.floor(amount / binWidth), (counts.get(Math.floor(amount / binWidth)) ?? 0) + 1);
  }
  const keys = [...counts.keys(), ...(unchanged > 0 ? [0] : [])];
  if (keys.length === 0) return [];
  const [low, high] = [Math.min(...keys), Math.max(...keys)];
  const bins: Bin[] = [];
  for (let key = low; key <= high; key++) {
    if (key === 0 && unchanged > 0) bins.push({ from: 0, to: 0, people: unchanged });
    bins.push({ from: key * binWidth, to: (key + 1) * binWidth, people: counts.get(key) ?? 0 });
  }
  return bins;
}

function countFindings(rows: readonly RunRow[], schemes: readonly string[]): Summary['findings'] {
  return schemes.flatMap((scheme, s) => {
    const counts = new Map<string, number>();
    for (const row of rows)
      for (const name of row.schemes[s]?.findings ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, personMonths]) => ({ scheme, name, personMonths }));
  });
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
