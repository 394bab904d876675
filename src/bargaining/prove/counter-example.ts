import { sameValue, type Value } from '../../formula/checked.ts';
import { NodeBuilder } from '../../formula/nodes.ts';
import { needed, programOf, type Term } from '../../formula/program.ts';
import { add, type Ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import { differenceOf, splitName } from '../../pay/figures.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError } from '../../problem/problem.ts';
import { evaluate } from '../../readings/exact.ts';
import { twinName } from '../../readings/twins.ts';
import { type Wording, words } from '../../readings/words.ts';
import { type EdgeReason, jumpsBehind } from '../solve/reasons.ts';
import { claimName, figureName, premiseName } from './claim.ts';
import type { Dimension } from './dimension.ts';
import type { MonthProof } from './prove.ts';

/** A counter-example as people read it. */
export interface CounterExample {
  /** What differs from the plain person; for the fact of a step, also its value a step further on. */
  readonly departs: readonly { readonly of: Dimension; readonly before: Value; readonly after?: Value }[];
  /** What every input must give, as it stands. */
  readonly stands: readonly { readonly of: Dimension; readonly value: Value }[];
  readonly figures: readonly InputChange[];
  /** For a step: by how much the figure falls. */
  readonly lost?: { readonly amount: Ratio; readonly type: Type };
  /** Pay lines and totals that a step moves, under the scheme. */
  readonly lines: readonly {
    readonly scheme: string;
    readonly term: string;
    readonly before: number;
    readonly after: number;
  }[];
  /** How each figure came about, and for a step the rules' jumps that make it. */
  readonly sentences: readonly { readonly scheme: string; readonly wording: Wording }[];
  readonly reasons: readonly EdgeReason[];
}

export interface InputChange {
  readonly name: string;
  readonly type: Type;
  readonly before: Value | undefined;
  readonly after?: Value | undefined;
}

/** Works a month's counter-example out by the exact reading; undefined where there is none. */
export function counterExample(proof: MonthProof): CounterExample | undefined {
  const { breach, claim, everybody } = proof;
  if (breach === undefined) return undefined;
  const { twins } = claim.steps ?? {};
  const evaluation = evaluate(claim.program, breach.facts);
  const value = (name: string): Value | undefined => attempt(() => evaluation.value(name));
  const type = (name: string): Type => evaluation.term(name).type;
  const figures = claim.figures.map(
    (name): InputChange => ({
      name,
      type: type(name),
      before: value(name),
      ...(twins !== undefined && { after: value(twinName(twins, name)) }),
    }),
  );
  const departs = [...breach.given].flatMap(([of, before]) => {
    const isStep = of.term === twins?.fact;
    if (before === undefined || (!isStep && sameValue(before, of.plain))) return [];
    const after = isStep ? value(`${of.term}′`) : undefined;
    return [{ of, before, ...(after !== undefined && { after }) }];
  });
  const stands = [...breach.given].flatMap(([of, now]) =>
    now !== undefined && of.type.kind === 'choice' && !departs.some((one) => one.of === of)
      ? [{ of, value: now }]
      : [],
  );
  const [person, later] = [breach.input, breach.later].map((input) => {
    const taken = input && everybody.inputs.take(input);
    return taken !== undefined && 'person' in taken ? taken.person : undefined;
  });
  const schemes = schemesNamed(proof);
  const slips = (one: PersonMonth | undefined): Payslip[] =>
    one === undefined
      ? []
      : schemes.flatMap((scheme) => attempt(() => everybody.engine.payslip(one, scheme)) ?? []);
  const [before, after] = [slips(person), slips(later)];
  const steps = claim.steps === undefined ? {} : stepOf(proof, later);
  return {
    departs,
    stands,
    figures,
    lines: before.flatMap((slip, i) => movedLines(slip, after[i])),
    sentences: sentencesOf(figures, before),
    reasons: [],
    ...steps,
  };
}

/** The facts that the claim rests on. */
export const behind = ({
  claim: { program, premises, steps },
}: Pick<MonthProof, 'claim'>): ReadonlySet<string> =>
  new Set(
    needed(program, [claimName, ...premises, ...(steps ? [figureName, premiseName] : [])]).map(
      ({ name }) => name,
    ),
  );

/** The schemes whose figures the claim speaks of. */
function schemesNamed({ claim: { figures }, everybody }: MonthProof): string[] {
  const named = new Set(figures.map((name) => splitName(name).scheme));
  return everybody.side.schemes.filter(
    (scheme, i) => named.has(scheme) || (i < 2 && named.has(differenceOf)),
  );
}

function movedLines(before: Payslip, after: Payslip | undefined): CounterExample['lines'] {
  if (after === undefined) return [];
  const amounts = new Map(
    after.lines.flatMap(({ items, total }) => [...items, total]).map((one) => [one.term, one.amount]),
  );
  const shown = before.lines.filter(({ kind }) => kind === '지급' || kind === '실수령');
  return shown.flatMap(({ items, total }) =>
    [...items, total].flatMap(({ term, amount }) => {
      const then = amounts.get(term) ?? amount;
      return then === amount ? [] : [{ scheme: before.scheme, term, before: amount, after: then }];
    }),
  );
}

function sentencesOf(
  figures: readonly InputChange[],
  slips: readonly Payslip[],
): CounterExample['sentences'] {
  return figures.flatMap(({ name }) => {
    const { scheme, term } = splitName(name);
    return slips
      .filter((slip) => slip.scheme === scheme || scheme === differenceOf)
      .flatMap(({ evaluation, program, scheme: own }) => {
        if (!program.index.has(term)) return [];
        const wording = attempt(() =>
          words(evaluation, term, (one) => program.terms.get(one)?.rule.unit ?? ''),
        );
        return wording?.sentence === undefined ? [] : [{ scheme: own, wording }];
      });
  });
}

/** By how much the figure falls, and the rules' jumps without which it would not. */
function stepOf({ claim, breach, everybody }: MonthProof, later: PersonMonth | undefined) {
  const { steps } = claim;
  if (steps === undefined || breach === undefined) return {};
  const evaluation = evaluate(claim.program, breach.facts);
  const [was, is] = [evaluation.ratio(figureName), evaluation.ratio(twinName(steps.twins, figureName))];
  const { type } = evaluation.term(figureName);
  const lost = { amount: add(was, { n: -is.n, d: is.d }), type };
  const taken = breach.later === undefined ? undefined : everybody.inputs.take(breach.later);
  if (later === undefined || taken === undefined || !('facts' in taken)) return { lost };
  // The figure has not fallen by more than may be: so before the step, no longer after it.
  const build = new NodeBuilder();
  const least = build.constant(add(was, { n: -steps.most.n, d: steps.most.d }), type);
  const root = build.relation('>=', build.term(figureName, type), least);
  const condition: Term = { name: '/줄지않음', type: { kind: 'truth' }, formula: build.formula(root) };
  const program = programOf([...claim.program.order, condition], claim.program.tables);
  return { lost, reasons: jumpsBehind(everybody.side, program, condition.name, breach.facts, taken.facts) };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
