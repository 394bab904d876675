import { parse } from '../../formula/parse.ts';
import { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../compile.ts';
import type { DoubtRule, ItemRule, NatureRule } from '../model.ts';
import { checkWhere } from './check-allowances.ts';
import { holds, itemName } from './item-sums.ts';

/** An item whose natures the law would judge otherwise. */
export interface Doubt {
  readonly rule: DoubtRule;
  readonly item: ItemRule;
}

/** What a doubt may ask of an item beside its natures: how often it is paid, and whether its amount depends on the month's work. */
export const itemWays = {
  rhythm: { name: '주기', choices: { monthly: '매월', occasional: '비정기' } },
  size: { name: '크기', choices: { fixed: '고정', varying: '변동' } },
} as const;

/** The items of a rule set that its natures' files doubt, as they say they are from their last date on. */
export function doubts(rules: Compiled): Doubt[] {
  const items = [...rules.provisions.values()].flatMap((one) => one.items);
  const asked = rules.ruleSet.natures.flatMap((one) => one.doubts);
  return asked.flatMap((rule) => {
    const parsed = parse(rule.where.text);
    if (!parsed.ok) return [];
    return items
      .filter(
        (item) => item.natures.length > 0 && holds(parsed.expr, (nature) => saidOf(rules, item, nature)),
      )
      .map((item) => ({ rule, item }));
  });
}

/** Adds what is wrong with the conditions of doubts. */
export function checkDoubts(rules: Compiled, problems: Problems): void {
  const ways = Object.values(itemWays).map(({ name, choices }) => {
    const all = Object.values(choices).map((choice) => ({ name: choice, text: '' }));
    return [name, { choices: all }] as const;
  });
  const known = new Map<string, Pick<NatureRule, 'choices'>>([...rules.natures, ...ways]);
  for (const { name, where } of rules.ruleSet.natures.flatMap((one) => one.doubts))
    checkWhere(name, where, known, problems);
}

/** An item that is divided says nothing of itself as a whole. */
function saidOf(rules: Compiled, item: ItemRule, nature: string): string | undefined {
  const { rhythm, size } = itemWays;
  if (nature === itemName) return item.name;
  if (nature === rhythm.name) return item.isOccasional ? rhythm.choices.occasional : rhythm.choices.monthly;
  if (nature === size.name)
    return varies(rules, item.month, new Set()) ? size.choices.varying : size.choices.fixed;
  return item.natures.find((one) => one.nature === nature)?.choices.at(-1)?.choice.text;
}

/** Whether a term rests, in any provision, on what a person did in the month. */
function varies(rules: Compiled, name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return (rules.terms.get(name)?.rules ?? []).some(({ rule }) => {
    if (rule.fact !== undefined)
      return rule.unit !== '날짜' && (rule.fact.from === '근무' || rule.fact.from === '파생');
    return (rule.entries ?? []).some((entry) =>
      (rules.entryFormula(name, entry, new Problems())?.terms ?? []).some((below) =>
        varies(rules, below, seen),
      ),
    );
  });
}
