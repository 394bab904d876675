import type { Month } from '../../calendar/date.ts';
import { NodeBuilder } from '../../formula/nodes.ts';
import { programOf } from '../../formula/program.ts';
import type { Engine } from '../../pay/engine.ts';
import { type Place, ProblemError, Problems } from '../../problem/problem.ts';
import { type Claim, claimName, claimOf, looksBack } from './claim.ts';
import type { Dimension } from './dimension.ts';
import { Everybody, type FactsByOrigin } from './everybody.ts';
import { Budget, farBreach, searchBreach, smallestBreach } from './search.ts';
import { type Breach, ClaimSpace, type DimensionBox } from './space.ts';
import { readStatement, type Statement } from './statement.ts';

/** What a statement is asked of: every month and scheme of a scenario. */
export interface ProofQuery {
  readonly engine: Engine;
  readonly months: readonly Month[];
  readonly schemes: readonly string[];
  /** How many boxes may be looked at for a scheme in a month. */
  readonly limit?: number;
}

const usualLimit = 10_000;

/**
 * proved: of everybody whom the rules take. refuted: with a counter-example. plain: proved of all who have no leave of
 * absence, no record that moves days and no earlier month, open of the others. open: neither within the limit.
 */
export type Verdict = 'proved' | 'refuted' | 'plain' | 'open';

/** One month of one scheme. */
export interface MonthProof {
  readonly month: Month;
  readonly verdict: Verdict;
  /** Boxes looked at, and how many might have been. */
  readonly boxes: number;
  readonly limit: number;
  /** The facts it speaks of, and those that follow from the record. */
  readonly inputs: readonly Dimension[];
  readonly derived: readonly Dimension[];
  readonly breach?: Breach;
  /** Whether there is no smaller counter-example. */
  readonly isSmallest?: boolean;
  /** What is left open: how much of all, and the first box of it. */
  readonly open?: {
    readonly share: number;
    readonly first: DimensionBox;
    readonly dimensions: readonly Dimension[];
  };
  /** Whether its counter-examples come from work records, for it rests on minutes. */
  readonly byWork: boolean;
  /** Minutes that a step moves; those of other schemes are held. */
  readonly moved?: Dimension;
  readonly claim: Claim;
  readonly everybody: Everybody;
}

/** A statement about one scheme, or about the figures it names. */
export interface SchemeProof {
  readonly scheme: string | undefined;
  readonly verdict: Verdict;
  /** The months looked at: up to the first that has a counter-example. */
  readonly months: readonly MonthProof[];
}

export interface Proof {
  readonly statement: Statement;
  readonly verdict: Verdict;
  readonly schemes: readonly SchemeProof[];
  readonly ask: ProofQuery;
}

/**
 * Whether a statement holds of everybody whom the rules take, in every month, under every scheme.
 * @throws ProblemError for a statement that cannot be read, or that is about nobody
 */
export function prove(ask: ProofQuery, text: string, at?: Place): Proof {
  const problems = new Problems();
  if (ask.engine.binding !== undefined) problems.add('prove-binds', {});
  const place = at ?? { line: 1, column: 1, excerpt: text };
  const statement = readStatement(text, place, problems);
  problems.throwIfAny();
  if (statement === undefined) throw new Error('a statement without problems was not read');
  const every = new Map(
    ask.months.map((month) => [month, new Everybody(ask.engine, month, ask.schemes)] as const),
  );
  const schemes = schemesOf(ask, statement, every).map((scheme): SchemeProof => {
    const months: MonthProof[] = [];
    for (const [month, everybody] of every) {
      months.push(proveMonth(everybody, month, scheme, statement, limitOf(ask, statement, month)));
      if (months.at(-1)?.verdict === 'refuted') break;
    }
    return { scheme, months, verdict: worst(months) };
  });
  return { statement, schemes, verdict: worst(schemes), ask };
}

/**
 * Of a month in which the rules change, steps are read over the sums of its parts, a second a box: one box is looked at where nobody
 * asks for more, and what it leaves open is said to be open.
 */
function limitOf({ engine, schemes, limit }: ProofQuery, { kind }: Statement, month: Month): number {
  const isCut = kind !== 'all' && schemes.some((scheme) => engine.ruleDays(scheme, month).length > 0);
  return limit ?? (isCut ? 1 : usualLimit);
}

const order: readonly Verdict[] = ['refuted', 'open', 'plain', 'proved'];
const worst = (all: readonly { readonly verdict: Verdict }[]): Verdict =>
  order.find((one) => all.some(({ verdict }) => verdict === one)) ?? 'proved';

/** Every scheme for itself, unless the statement itself says whose figures it means. */
function schemesOf(
  { schemes }: ProofQuery,
  statement: Statement,
  every: ReadonlyMap<Month, Everybody>,
): readonly (string | undefined)[] {
  const [everybody] = every.values();
  if (everybody === undefined) return [];
  const problems = new Problems();
  claimFor(everybody, undefined, statement, problems);
  return problems.any ? schemes : [undefined];
}

function claimFor(
  everybody: Everybody,
  scheme: string | undefined,
  statement: Statement,
  problems: Problems,
):
  | { readonly claim: Claim; readonly facts: FactsByOrigin; readonly linked: FactsByOrigin | undefined }
  | undefined {
  const step = statement.kind === 'all' ? undefined : everybody.stepFact(statement.fact, scheme, problems);
  const claim = claimOf(everybody.side, scheme, statement, step, problems);
  const facts = claim && everybody.facts(claim, step, problems);
  return claim && facts && { claim, facts, linked: everybody.byWork(facts, step) };
}

function proveMonth(
  everybody: Everybody,
  month: Month,
  scheme: string | undefined,
  statement: Statement,
  limit: number,
): MonthProof {
  const problems = new Problems();
  const read = claimFor(everybody, scheme, statement, problems);
  problems.throwIfAny();
  if (read === undefined) throw new Error('a claim without problems was not made');
  const { claim, facts, linked } = read;
  const { derived } = facts;
  const moved = facts.inputs.find(({ term, role }) => role === 'minutes' && term === claim.steps?.twins.fact);
  const about = {
    month,
    limit,
    inputs: (linked ?? facts).inputs,
    derived: (linked ?? facts).derived,
    byWork: linked !== undefined,
    ...(moved && { moved }),
    claim,
    everybody,
  };
  const budget = new Budget(limit);
  const plain = new ClaimSpace(everybody, claim, facts, false);
  // What is tried point by point has neither a record nor earlier months: only the bounds speak of those.
  const isWhole = derived.length === 0 && !looksBack(claim);
  const any = isWhole ? undefined : new ClaimSpace(everybody, claim, facts, true);
  const part = any && new Budget(Math.ceil(limit / 2));
  const whole = any && part && searchBreach(any, any.whole, part);
  budget.spent += part?.spent ?? 0;
  // Half of what is left goes to the records of work, where minutes that no record gives are no counter-example.
  const half = linked && budget.part(1 / 2);
  const found =
    whole === undefined || whole.open.length > 0 ? searchBreach(plain, plain.whole, half ?? budget) : whole;
  budget.spent += half?.spent ?? 0;
  const worked = linked && new ClaimSpace(everybody, claim, linked, false);
  const breach = whole?.breach ?? found.breach;
  const among = breach === undefined ? (worked ?? plain) : plain;
  const one = breach ?? (found.open.length > 0 ? breachAmong(among, worked && budget) : undefined);
  if (one !== undefined) {
    const more = new Budget(limit);
    const least = smallestBreach(among, one, more);
    return { ...about, verdict: 'refuted', boxes: budget.spent + more.spent, ...least };
  }
  if (statement.premise !== undefined && !isOfSomebody(everybody, claim, facts))
    throw new ProblemError([
      { code: 'premise-never', at: statement.premise.at, values: { text: statement.premise.text } },
    ]);
  const boxes = budget.spent;
  const left =
    found.open.length > 0 ? { space: plain, open: found.open } : { space: any, open: whole?.open ?? [] };
  const [first] = left.open;
  if (first === undefined || left.space === undefined) return { ...about, verdict: 'proved', boxes };
  const { space } = left;
  const share = left.open.reduce((sum, box) => sum + shareOf(space, box), 0);
  const open = { share, first, dimensions: space.dimensions };
  return { ...about, verdict: space === plain ? 'open' : 'plain', boxes, open };
}

/** A breach of somebody, by going through a space where there is a budget for it, else far from the plain person. */
const breachAmong = (space: ClaimSpace, budget: Budget | undefined): Breach | undefined =>
  (budget && searchBreach(space, space.whole, budget).breach) ?? farBreach(space);

/** How much of all a box holds, as a part of 1. For showing alone. */
const shareOf = ({ dimensions }: ClaimSpace, box: DimensionBox): number =>
  box.reduce((share, [from, to], i) => (share * (to - from + 1)) / (dimensions[i]?.values.size ?? 1), 1);

/** Whether anybody meets the premise: a claim that never holds must then have a breach. */
function isOfSomebody(everybody: Everybody, claim: Claim, facts: FactsByOrigin): boolean {
  const build = new NodeBuilder();
  const never = build.formula(build.constant(false, { kind: 'truth' }));
  const order = claim.program.order.map((term) =>
    term.name === claimName ? { ...term, formula: never } : term,
  );
  const { steps: _, ...rest } = claim;
  const other: Claim = { ...rest, program: programOf(order, claim.program.tables) };
  const space = new ClaimSpace(everybody, other, facts, false);
  const { breach, open } = searchBreach(space, space.whole, new Budget(500));
  return breach !== undefined || open.length > 0;
}
