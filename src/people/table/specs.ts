import { parseIsoDay } from '../../calendar/date.ts';
import { isRatio } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { readUnit } from '../../formula/units.ts';
import { Problems } from '../../problem/problem.ts';
import { columnSpec } from '../../readings/batch/columns.ts';
import { type Bounds, unknownBounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { Compiled } from '../../rules/compile.ts';
import { allowanceTerms, isSum } from '../allowance-sums.ts';
import { factBooks } from '../inputs/fact-books.ts';
import type { FactSpec } from './fact-spec.ts';
import { minutesOf } from './plan.ts';

/** The facts that a file of person-months may give for some schemes. */
export function specsOf(rules: Compiled, schemes: readonly string[]): FactSpec[] {
  const books = factBooks(rules, schemes);
  const allowances = allowanceTerms(rules, schemes);
  return [...books.직원.terms, ...books.근무.terms, ...allowances].flatMap((rule): FactSpec[] => {
    const { fact } = rule;
    const read = readUnit(rule.unit, rule.choices);
    if (fact === undefined || !('type' in read)) return [];
    const [min, max, step] = [fact.min, fact.max, fact.step].map((text) => {
      const value =
        text === undefined ? undefined : rules.literal(rule.name, { text, at: rule.at }, new Problems());
      return value !== undefined && isRatio(value) ? value : undefined;
    });
    const within = read.type.kind === 'date' ? between(ratio(firstDate), ratio(lastDate)) : between(min, max);
    const bounds: Bounds =
      read.type.kind === 'number' || read.type.kind === 'date'
        ? { kind: 'number', within, grain: step ?? ratio(1) }
        : unknownBounds({ type: read.type });
    const from = fact.from === '직원' || fact.from === '근무' ? fact.from : '수당';
    const { key, aliases, required, where } = fact;
    const spec = columnSpec(rule.name, read.type, bounds);
    const whole = from === '수당' && isSum(fact, rules);
    const isGroup = from === '직원' && read.type.kind === 'choice' && fact.group !== false;
    return [
      {
        spec,
        key,
        aliases,
        from,
        required,
        ...(isGroup && { isGroup }),
        ...(where && { where }),
        ...(whole && { isSum: true }),
      },
    ];
  });
}

/**
 * The headings of a file of person-months that the rules know and some schemes do not ask for: facts of other schemes,
 * allowances, and the minutes of schemes that are not compared.
 */
export function otherHeadings(rules: Compiled, schemes: readonly string[]): readonly string[] {
  const { 직원, 근무 } = factBooks(rules, schemes);
  const known = rules.ruleSet.provisions.flatMap(({ terms }) =>
    terms.flatMap(({ fact }) => (fact?.from === '수당' ? [fact.key, ...fact.aliases] : [])),
  );
  const minutes = [...rules.schemes.keys()].flatMap(minutesOf).map(({ name }) => name);
  return [...직원.others, ...근무.others, ...known, ...minutes];
}

const [firstDate, lastDate] = [parseIsoDay('1900-01-01') ?? 0, parseIsoDay('2199-12-31') ?? 0];
