import type { Provision, RuleSet } from './model.ts';

/**
 * Whether rules only add to those below them: provisions of terms that had no name there, schemes and tables. Then the
 * schemes and provisions below come to what they came to without them.
 */
export function isAddition(rules: RuleSet, below: RuleSet): boolean {
  const terms = new Set(below.provisions.flatMap((provision) => provision.terms.map(({ name }) => name)));
  const before = new Set(below.provisions);
  // A function or a second definition of a term can be meant by formulas below.
  const isApart = (one: Provision): boolean =>
    before.has(one) || (one.functions.length === 0 && !one.terms.some(({ name }) => terms.has(name)));
  return (
    rules.provisions.every(isApart) &&
    (['provisions', 'schemes', 'tables'] as const).every((kind) => isKept(rules[kind], below[kind])) &&
    same.every((kind) => isSame(rules[kind] ?? [], below[kind] ?? []))
  );
}

/** What bears on schemes that do not name it. */
const same = [
  'holidays',
  'holidayRules',
  'agreements',
  'guarantees',
  'leave',
  'natures',
  'ledgers',
  'figures',
  'units',
  'extensions',
  'tableWords',
  'compared',
  'mappings',
] as const;

function isKept(all: readonly unknown[], below: readonly unknown[]): boolean {
  const known = new Set(all);
  return below.every((one) => known.has(one));
}

const isSame = (all: readonly unknown[], below: readonly unknown[]): boolean =>
  all.length === below.length && isKept(all, below);
