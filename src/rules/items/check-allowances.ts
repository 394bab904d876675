import { FormulaError } from '../../formula/formula-error.ts';
import { parse } from '../../formula/parse.ts';
import { placeInFormula } from '../../formula/program.ts';
import type { Problems } from '../../problem/problem.ts';
import type { NatureRule, NatureRules, SourceText } from '../model.ts';
import { checkNature } from './check-item.ts';
import { naturesIn } from './item-sums.ts';

type Known = ReadonlyMap<string, NatureRule>;

/** Adds what is wrong with what files say of fixed allowances and their names. */
export function checkAllowanceRules(files: readonly NatureRules[], natures: Known, problems: Problems): void {
  const choice = (text: string, at: SourceText['at']): SourceText => ({ text, at });
  for (const { asked, names } of files.flatMap(({ allowances }) => allowances ?? [])) {
    for (const { nature, otherwise, at } of asked)
      checkNature(natures, nature, at, otherwise === undefined ? [] : [choice(otherwise, at)], problems);
    for (const one of names)
      for (const [nature, said] of Object.entries(one.natures))
        checkNature(natures, nature, one.at, [said], problems);
  }
}

/** Adds what is wrong with a condition on natures. */
export function checkWhere(
  term: string,
  { text, at }: SourceText,
  natures: ReadonlyMap<string, Pick<NatureRule, 'choices'>>,
  problems: Problems,
): void {
  const parsed = parse(text);
  const wrong = parsed.ok ? problemOf(() => naturesIn(parsed.expr, natures)) : parsed.problem;
  if (wrong === undefined) return;
  problems.add(wrong.code, { at: placeInFormula(at, text, wrong.span), term, values: wrong.values });
}

function problemOf(read: () => unknown): FormulaError['problem'] | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error.problem;
    throw error;
  }
}
