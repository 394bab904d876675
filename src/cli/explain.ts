import { isoMonth } from '../calendar/date.ts';
import { type Attribution, dividePayslips } from '../columns/attribution/attribution.ts';
import { comparePayslips } from '../pay/comparison.ts';
import type { Engine } from '../pay/engine.ts';
import type { Payslip } from '../pay/payslip.ts';
import type { PersonMonth } from '../people/types.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { Lang } from '../problem/text.ts';
import { explain, explanationJson, explanationText } from '../report/estimate/explanation.ts';
import type { Compiled } from '../rules/compile.ts';
import { usualSchemes } from '../rules/named-rules.ts';
import { partNames, partsJson } from '../writing/changes.ts';
import { movedTable } from '../writing/moved-table.ts';
import { word } from '../writing/words.ts';
import { type Context, exit, out } from './context.ts';
import { onePerson } from './one-person.ts';
import { wrongOption } from './wrong-option.ts';

/**
 * `pumsak explain FILE [--employee ID] [--month YYYY-MM] [--term T]`: someone of a scenario, or an estimate's one person.
 * @throws ProblemError
 */
export async function explainCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const { engine, person, schemes } = await onePerson(path, options, context);
  const { rules } = engine;
  const [id, month] = [person.id, isoMonth(person.month)];
  const payslips = schemes.map((scheme) => engine.payslip(person, scheme));
  const term = typeof options['term'] === 'string' ? options['term'].normalize('NFC') : undefined;
  if (options['changes'] === true) requireChanges(term, schemes);
  if (term !== undefined) requireTerm(term, payslips, rules);
  const parts = payslips.map((payslip) => ({
    payslip,
    explanations: explainTerms(payslip, term, context.lang),
  }));
  const moved = term === undefined ? movedParts(engine, person, schemes, payslips) : [];
  if (options['changes'] === true) {
    out(
      context.json
        ? `${JSON.stringify({ 사번: id ?? null, 귀속월: month, 변경별차액: movedJson(moved) }, null, 1)}\n`
        : `${moved.map((one) => movedText(one, month, context)).join('\n\n')}\n`,
    );
    return exit.done;
  }
  if (context.json)
    out(
      `${JSON.stringify(
        parts.flatMap(({ explanations }) => explanations.map(explanationJson)),
        null,
        1,
      )}\n`,
    );
  else {
    const texts = parts.map((part) => partText(part.payslip, part.explanations, context));
    out(`${[...texts, ...moved.map((one) => movedText(one, month, context))].join('\n\n')}\n`);
  }
  return exit.done;
}

interface MovedTotals {
  readonly scheme: string;
  readonly totals: readonly string[];
  readonly attribution: Attribution;
  readonly parts: readonly (readonly number[])[];
}

/** What moved the money between the first scheme and each other. */
function movedParts(
  engine: Engine,
  person: PersonMonth,
  schemes: readonly string[],
  payslips: readonly Payslip[],
): MovedTotals[] {
  const totals = comparePayslips(payslips).lines.map(({ total }) => total);
  return dividePayslips(engine, person, schemes, totals).map((one, i) => ({
    ...one,
    totals,
    scheme: schemes[i + 1] ?? '',
  }));
}

const movedJson = (moved: readonly MovedTotals[]): Record<string, unknown> =>
  Object.fromEntries(
    moved.map(({ scheme, totals, attribution, parts }) => [
      scheme,
      partsJson(partNames(attribution), totals, parts),
    ]),
  );

function movedText(
  { scheme, totals, attribution, parts }: MovedTotals,
  month: string,
  context: Context,
): string {
  const byChange = [...attribution.changes, undefined].map((change, i) => ({
    change,
    amounts: parts.map((one) => one[i] ?? 0),
  }));
  const title = word(context.lang, 'whatMovedHere', { scheme, month });
  return `${title}\n${movedTable(totals, byChange, context.lang, context.columns)}`;
}

/** One term with what it rests on, or the totals, which rest on every line. */
function explainTerms(payslip: Payslip, term: string | undefined, lang: Lang) {
  const terms = term === undefined ? payslip.lines.map(({ total }) => total.term) : [term];
  return terms
    .filter((name) => payslip.program.index.has(name))
    .flatMap((name) => explain(payslip, name, lang));
}

/** A difference of totals is divided, between two schemes. */
function requireChanges(term: string | undefined, schemes: readonly string[]): void {
  if (term !== undefined)
    throw new ProblemError([
      problem('options-exclude', { values: { option: '--changes', other: '--term' } }),
    ]);
  if (schemes.length > 1) return;
  const [first, compared] = usualSchemes;
  throw wrongOption('--schemes', schemes.join(), `${first},${schemes[0] ?? compared}`);
}

/** A term that no compared scheme has is refused. */
function requireTerm(term: string, payslips: readonly Payslip[], rules: Compiled): void {
  if (payslips.some(({ program }) => program.index.has(term))) return;
  const near = nearest(
    term,
    payslips.flatMap(({ program }) => [...program.index.keys()]),
  );
  if (rules.terms.has(term)) {
    const provisions =
      rules.terms
        .get(term)
        ?.rules.map(({ provision }) => provision.name)
        .join(', ') ?? '';
    const values = { name: term, scheme: payslips.map(({ applied }) => applied).join(', '), provisions };
    throw new ProblemError([problem('not-in-scheme', { term, values })]);
  }
  throw new ProblemError([
    problem('unknown-term', { term, values: { name: term, ...(near !== undefined && { nearest: near }) } }),
  ]);
}

function partText(payslip: Payslip, explanations: ReturnType<typeof explain>, context: Context): string {
  const head = payslip.covered
    ? payslip.scheme
    : `${payslip.scheme} → ${payslip.applied} (${payslip.missed.join(', ')})`;
  const title = `── ${head}  ${payslip.month} ──`;
  const none = context.lang === 'ko' ? '이 제도에는 없는 항목입니다.' : 'This scheme has no such term.';
  return `${title}\n${explanations.length === 0 ? none : explanationText(explanations, context.lang, context.columns)}`;
}
