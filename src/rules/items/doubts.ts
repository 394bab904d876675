import { parse } from '../../formula/parse.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../compile.ts';
import { factsBelow } from '../facts-below.ts';
import type { DoubtRule, ItemRule, NatureRule, TermRule } from '../model.ts';
import { checkWhere } from './check-allowances.ts';
import { checkNature } from './check-item.ts';
import { holds, itemName } from './item-sums.ts';

/** An item whose natures the law would judge otherwise. */
export interface Doubt {
  readonly rule: DoubtRule;
  readonly item: ItemRule;
}

/**
 * What a doubt may ask of an item beside its natures: how often it is paid, and what its amount depends on, the month's work
 * or a list that a person has, such as dependants.
 */
export const itemWays = {
  rhythm: { name: '주기', choices: { monthly: '매월', occasional: '비정기' } },
  size: { name: '크기', choices: { fixed: '고정', varying: '변동', listed: '목록' } },
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
        (item) =>
          item.natures.length > 0 &&
          !restsOnLaw(item, rule) &&
          holds(parsed.expr, (nature) => saidOf(rules, item, nature)),
      )
      .map((item) => ({ rule, item }));
  });
}

/** An institution that names the law for what is doubted has answered the doubt. */
const restsOnLaw = ({ natures }: ItemRule, { about }: DoubtRule): boolean =>
  natures.some(({ nature, cites }) => nature === about.text && cites !== undefined);

/** Adds what is wrong with the conditions of doubts, and with what they are about. */
export function checkDoubts(rules: Compiled, problems: Problems): void {
  const ways = Object.values(itemWays).map(({ name, choices }) => {
    const all = Object.values(choices).map((choice) => ({ name: choice, text: '' }));
    return [name, { choices: all }] as const;
  });
  const known = new Map<string, Pick<NatureRule, 'choices'>>([...rules.natures, ...ways]);
  for (const { name, about, where } of rules.ruleSet.natures.flatMap((one) => one.doubts)) {
    checkNature(rules.natures, about.text, about.at, [], problems);
    checkWhere(name, where, known, problems);
  }
}

/** An item that is divided says nothing of itself as a whole. */
function saidOf(rules: Compiled, item: ItemRule, nature: string): string | undefined {
  const { rhythm, size } = itemWays;
  if (nature === itemName) return item.name;
  if (nature === rhythm.name) return item.isOccasional ? rhythm.choices.occasional : rhythm.choices.monthly;
  if (nature === size.name) return sizeOf(rules, item);
  return item.natures.find((one) => one.nature === nature)?.choices.at(-1)?.choice.text;
}

/** What the month's work, or what another scheme pays for it, decides on varies, whatever else decides on it. */
function sizeOf(rules: Compiled, { month }: ItemRule): string {
  const { varying, listed, fixed } = itemWays.size.choices;
  const facts = factsBelow(rules, [month]);
  const ofWork = ['근무', '파생', '제도'];
  const isWork = ({ unit, fact }: TermRule): boolean =>
    unit !== '날짜' && fact !== undefined && ofWork.includes(fact.from);
  if (facts.some(isWork)) return varying;
  return facts.some(({ fact }) => fact?.slot !== undefined) ? listed : fixed;
}
