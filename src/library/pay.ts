import type { Situation } from '../bargaining/solve/lever-space.ts';
import { dividePayslips } from '../columns/attribution/attribution.ts';
import { type Comparison, comparePayslips, difference as differenceOf } from '../pay/comparison.ts';
import { attempt } from '../pay/estimate.ts';
import { amountOf as lineAmount, type Payslip as PayslipFigures } from '../pay/payslip.ts';
import { checkClassified, readEstimate } from '../people/inputs/estimate-input.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import { Problems } from '../problem/problem.ts';
import {
  type Explanation,
  explain as explainFigures,
  explanationJson,
} from '../report/estimate/explanation.ts';
import { estimateJson, plainJson } from '../report/estimate/json.ts';
import { sourceFromValue } from '../rules/source-value.ts';
import { partNames, partsJson } from '../writing/changes.ts';
import {
  needComparison,
  needOptions,
  needPayslip,
  needPayslips,
  needRules,
  needSchemes,
  needText,
} from './arguments.ts';
import { withJson } from './json.ts';
import { requireLine, requireSchemes, requireTerm } from './lists.ts';
import type { Names } from './names.ts';
import type { Rules } from './rules.ts';

/** 임금명세서. Amounts are whole won; `evaluation` holds the exact value of every term. */
export interface Payslip<N extends Names = Names> extends PayslipFigures {
  /** The rules by which it was worked out. */
  readonly rules: Rules<N>;
}

/**
 * One person's month under one scheme; `explain(payslip, term)` says in words how a figure came about.
 * @throws ProblemError for a scheme that there is not, an input or a month that cannot be worked out.
 */
export function payslip<N extends Names>(
  rules: Rules<N>,
  input: NoInfer<N['input']>,
  scheme: NoInfer<N['scheme']>,
): Payslip<N> {
  needRules('payslip', rules);
  needText('payslip', 'scheme', scheme);
  const { engine, person } = situation(rules, input, [scheme]);
  const problems = new Problems();
  attempt(problems, () => engine.check(person, scheme, problems));
  problems.throwIfAny();
  const figures = { ...engine.payslip(person, scheme), rules };
  return withJson(figures, () => estimateJson(comparePayslips([figures]), 'ko'));
}

/** The amount of a line, in won; 0 where the scheme has no such line. @throws ProblemError for no scheme's line */
export function amountOf<N extends Names>(payslip: Payslip<N>, line: NoInfer<N['line']>): number {
  needPayslip('amountOf', payslip);
  needText('amountOf', 'line', line);
  requireLine(payslip.rules.compiled, line);
  return lineAmount(payslip, line);
}

/**
 * The value of any term of the payslip's scheme: a whole number, a truth, a choice, else what people read (2,390,124/209원).
 * The exact one is `payslip.evaluation.value(term)`. @throws ProblemError for a term that the scheme does not have
 */
export function termValue<N extends Names>(payslip: Payslip<N>, term: NoInfer<N['term']>): unknown {
  requireTermOf('termValue', payslip, term);
  return plainJson(payslip, term, payslip.evaluation.value(term));
}

/** A figure and everything it rests on. @throws ProblemError for a term that the scheme does not have */
export function explain<N extends Names>(payslip: Payslip<N>, term: NoInfer<N['term']>): Explanation[] {
  requireTermOf('explain', payslip, term);
  return explainFigures(payslip, term).map((one) => withJson(one, () => explanationJson(one)));
}

function requireTermOf(call: string, payslip: Payslip, term: string): void {
  needPayslip(call, payslip);
  needText(call, 'term', term);
  requireTerm(payslip.rules.compiled, payslip.applied, payslip.program.index.has(term), term);
}

/** 비교: payslips of one person-month side by side. */
export interface PayslipComparison<N extends Names = Names> extends Comparison {
  readonly payslips: readonly Payslip<N>[];
}

/** Payslips of one person and month side by side, each against the first. @throws ProblemError without any */
export function compare<N extends Names>(...payslips: readonly Payslip<N>[]): PayslipComparison<N> {
  needPayslips('compare', payslips);
  const comparison = { ...comparePayslips(payslips), payslips };
  return withJson(comparison, () => estimateJson(comparison, 'ko'));
}

/** A line's difference against the first payslip, in won. @throws ProblemError for no scheme's line */
export function difference<N extends Names>(
  comparison: PayslipComparison<N>,
  payslip: Payslip<N>,
  line: NoInfer<N['line']>,
): number {
  needComparison('difference', comparison);
  needPayslip('difference', payslip);
  needText('difference', 'line', line);
  requireLine(payslip.rules.compiled, line);
  return differenceOf(comparison, payslip, line);
}

/**
 * What moved the money: how each scheme's totals differ from the first's, in won, by the changes that the schemes' files
 * declare. Plain data: by scheme, change and total; together each total's difference. @throws ProblemError
 */
export function attribution<N extends Names>(
  rules: Rules<N>,
  input: NoInfer<N['input']>,
  schemes: readonly NoInfer<N['scheme']>[],
): Readonly<Record<string, unknown>> {
  needRules('attribution', rules);
  needSchemes('attribution', schemes);
  const { engine, person } = situation(rules, input, schemes);
  const payslips = schemes.map((scheme) => engine.payslip(person, scheme));
  const totals = comparePayslips(payslips).lines.map(({ total }) => total);
  const divided = dividePayslips(engine, person, schemes, totals);
  return Object.fromEntries(
    divided.map(({ attribution: one, parts }, i) => [
      schemes[i + 1] ?? '',
      partsJson(partNames(one), totals, parts),
    ]),
  );
}

/**
 * Reads what `solve` and its kin ask about; with `open`, inputs may be 모름 or missing (`runningInterval`).
 * @throws ProblemError for an input that cannot be worked out
 */
export function situation<N extends Names>(
  rules: Rules<N>,
  input: NoInfer<N['input']>,
  schemes: readonly NoInfer<N['scheme']>[],
  options: { readonly open?: boolean } = {},
): Situation {
  needRules('situation', rules);
  needSchemes('situation', schemes);
  needOptions('situation', options);
  const { open = false } = options;
  const { compiled } = rules;
  requireSchemes(compiled, schemes);
  const problems = new Problems();
  const books = factBooks(compiled, schemes);
  const read = readEstimate(sourceFromValue(input, 'input', problems), books, problems, { open });
  checkClassified(read?.people ?? [], schemes, compiled, problems);
  problems.throwIfAny();
  const [person] = read?.people ?? [];
  if (person === undefined) throw new RangeError('the input is one person’s month');
  return { engine: rules.engine.assuming(person), person, schemes };
}
