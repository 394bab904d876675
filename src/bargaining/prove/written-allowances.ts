import { isRatio } from '../../formula/checked.ts';
import { isOf, isSum } from '../../people/allowance-sums.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { Natures } from '../../rules/items/allowance-natures.ts';
import type { FactRule } from '../../rules/model.ts';
import type { FactAssignment } from './dimension.ts';

/** An allowance as an input writes it: 항목, 금액 and its natures. */
export type WrittenAllowance = Readonly<Record<string, string | number>>;

/** What a fact sums, and how much of it there is. */
interface Asked {
  readonly fact: FactRule;
  readonly amount: bigint;
  readonly natures: Natures;
}

/**
 * Fixed allowances that come to what is given by fact. What has a name or a nature of its own (식대) is a part of the
 * sums; where the parts are more than the sums, there are no such allowances, and the sums come out larger.
 */
export function writtenAllowances(given: FactAssignment, rules: Compiled): WrittenAllowance[] {
  const facts = [...given].flatMap(([{ role, term }, value]) => {
    const fact = role === 'allowance' ? rules.terms.get(term)?.rules[0]?.rule.fact : undefined;
    return fact !== undefined && value !== undefined && isRatio(value) ? [{ fact, amount: value.n }] : [];
  });
  const kinds = facts.map(({ fact, amount }): Asked => {
    const others = facts.filter((one) => one.fact !== fact).map((one) => one.fact);
    return { fact, amount, natures: naturesOf(fact, others, rules) };
  });
  const sums = inOrder(
    kinds.filter(({ fact }) => isSum(fact, rules)),
    rules,
  );
  const left = sums.map(({ amount }) => amount);
  const { mustSay } = rules.allowances;
  const made: WrittenAllowance[] = [];
  const add = ({ fact, natures }: Asked, mark: Natures, amount: bigint): void => {
    const said = Object.entries(natures).filter(([nature]) => !mustSay.has(nature));
    if (amount > 0n)
      made.push({ 항목: fact.key, 금액: Number(amount), ...mark, ...Object.fromEntries(said) });
  };
  const markOf = ({ natures }: Asked): Natures =>
    Object.fromEntries(Object.entries(natures).filter(([nature]) => mustSay.has(nature)));
  for (const part of kinds.filter((one) => !sums.includes(one))) {
    let rest = part.amount;
    sums.forEach((sum, i) => {
      const room = left[i] ?? 0n;
      const taken = rest < room ? rest : room;
      left[i] = room - taken;
      rest -= taken;
      add(part, markOf(sum), taken);
    });
    add(part, markOf(sums[0] ?? part), rest);
  }
  sums.forEach((sum, i) => {
    add(sum, markOf(sum), left[i] ?? 0n);
  });
  return made;
}

/** Sums in the order in which parts fill them: what is no ordinary wage, the last choice of all, moves least. */
const inOrder = (sums: readonly Asked[], { allowances }: Compiled): readonly Asked[] => {
  const place = ({ natures }: Asked): number =>
    allowances.asked.reduce((at, { nature, choices }) => at + choices.indexOf(natures[nature] ?? ''), 0);
  return sums.toSorted((a, b) => place(b) - place(a));
};

/** What an allowance must be so that a fact sums it, and as few others as can be; as its name says, where it has one. */
function naturesOf(fact: FactRule, others: readonly FactRule[], { allowances }: Compiled): Natures {
  const all = allowances.asked.reduce<readonly Natures[]>(
    (found, { nature, choices, otherwise }) => {
      const usual = otherwise === undefined ? choices.toReversed() : [otherwise, ...choices];
      return found.flatMap((one) => usual.map((choice) => ({ ...one, [nature]: choice })));
    },
    [{}],
  );
  const also = (natures: Natures): number =>
    others.filter((one) => isOf(one, { name: fact.key, natures })).length;
  return (
    all
      .filter((natures) => isOf(fact, { name: fact.key, natures }))
      .toSorted((a, b) => also(a) - also(b))[0] ?? {}
  );
}
