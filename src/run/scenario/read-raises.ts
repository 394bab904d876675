import { isoDay } from '../../calendar/date.ts';
import { takeDay } from '../../people/cells/problems.ts';
import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { type Change, changeSource } from '../../rules/change.ts';
import type { DatedEntry, Provision, TermRule } from '../../rules/model.ts';
import { entriesOf } from '../../rules/read-term.ts';
import { entry, type SourceNode, textAt } from '../../rules/source-tree.ts';
import { knownKey } from './as-known.ts';

/** A raise of a term from a day on. */
interface Raise {
  readonly from: string;
  /** What is done to the term's formula. */
  readonly over: (formula: string) => string;
}

/** What stands beside the days of a raise: `알게된날` counts where a scenario is read as it was known. */
const beside = ['대상', '끝수', knownKey];

const roundings = { 올림: 'ceil', 반올림: 'round', 버림: 'floor' } as const;

/**
 * 인상: what a scheme pays is raised from days on, by a share or an amount, one raise over the other: `{ 기본급: { 2026-09-01: +3%,
 * 끝수: 1원 반올림 } }`. An item of pay is raised by its amount of a whole month; `대상` says of whom.
 */
export function readRaises(
  node: SourceNode,
  provisions: readonly Provision[],
  problems: Problems,
): Change['values'] {
  return entriesOf(node, '인상').flatMap(({ key, keyAt, value }) => {
    const rule = raised(key, keyAt, provisions, problems);
    const raises = readDates(key, value, problems);
    return rule === undefined || raises.length === 0
      ? []
      : [{ name: rule.name, at: keyAt, entries: entriesOver(rule, raises, keyAt) }];
  });
}

/** The term that a raise of a name moves. */
function raised(
  name: string,
  at: Place,
  provisions: readonly Provision[],
  problems: Problems,
): TermRule | undefined {
  const month = provisions.flatMap(({ items }) => items).find((item) => item.name === name)?.month ?? name;
  const terms = provisions.flatMap((one) => one.terms);
  const found = terms.find((one) => one.name === month);
  if (found?.fact !== undefined) problems.add('raise-of-fact', { at, term: '인상', values: { name } });
  if (found === undefined) {
    const near = nearest(
      name,
      terms.map((one) => one.name),
    );
    problems.add('unknown-term', {
      at,
      term: '인상',
      values: { name, ...(near !== undefined && { nearest: near }) },
    });
  }
  return found?.entries === undefined ? undefined : found;
}

function readDates(name: string, node: SourceNode, problems: Problems): Raise[] {
  if (node.kind !== 'map') {
    problems.add('not-a-raise', {
      at: node.at,
      term: name,
      values: { text: node.kind === 'scalar' ? node.text : '[…]' },
    });
    return [];
  }
  const whom = textAt(node, '대상');
  const rounding = readRounding(name, entry(node, '끝수'), problems);
  return node.entries
    .filter(({ key }) => !beside.includes(key))
    .flatMap(({ key, keyAt, value }) => {
      const day = takeDay(key, { term: name, at: keyAt }, problems);
      const text = value.kind === 'scalar' ? value.text.trim() : '[…]';
      const { sign, number, unit } =
        /^(?<sign>[+-])(?<number>\d[\d_,]*(?:\.\d+)?)(?<unit>%|원)?$/u.exec(text)?.groups ?? {};
      if (number === undefined) {
        problems.add('not-a-raise', { at: value.at, term: name, values: { text } });
        return [];
      }
      if (unit === '%' && rounding === undefined)
        problems.add('missing-key', {
          at: node.at,
          term: name,
          values: { key: '끝수', expected: '1원 반올림' },
        });
      if (day === undefined) return [];
      const amount = number.replaceAll(/[_,]/g, '');
      const by = (old: string): string =>
        unit === '%' ? `(${old}) ${sign} (${old}) * ${amount}%` : `(${old}) ${sign} ${amount}원`;
      const made = (old: string): string => rounding?.(by(old)) ?? by(old);
      const over = (old: string): string =>
        whom === undefined ? made(old) : `if ${whom} then ${made(old)} else ${old}`;
      return [{ from: isoDay(day), over }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** 끝수: `10원 올림`, `1원 반올림`, `100원 버림`. */
function readRounding(
  name: string,
  node: SourceNode | undefined,
  problems: Problems,
): ((formula: string) => string) | undefined {
  if (node === undefined) return undefined;
  const text = node.kind === 'scalar' ? node.text.trim() : '[…]';
  const { step, way } = /^(?<step>\d[\d_,]*)원\s*(?<way>올림|반올림|버림)$/u.exec(text)?.groups ?? {};
  const named = Object.entries(roundings).find(([one]) => one === way)?.[1];
  if (step === undefined || named === undefined) {
    problems.add('not-a-raise', { at: node.at, term: name, values: { text } });
    return undefined;
  }
  return (formula) => `${named}(${formula}, ${step.replaceAll(',', '_')}원)`;
}

/** What the term is from the first raise on: the rule's own entries, each under the raises of its days. */
function entriesOver({ unit, entries = [] }: TermRule, raises: readonly Raise[], at: Place): DatedEntry[] {
  const [first] = raises;
  if (first === undefined) return [];
  const later = entries.flatMap(({ from }) => (from !== undefined && from > first.from ? [from] : []));
  const days = [...new Set([...raises.map(({ from }) => from), ...later])].sort();
  return days.flatMap((from): DatedEntry[] => {
    const own = entries.findLast((one) => (one.from ?? '') <= from);
    if (own === undefined) return [];
    const written = own.literal && unit === '원' ? `${own.formula.text}원` : own.formula.text;
    const text = raises
      .filter((one) => one.from <= from)
      .reduce((formula, { over }) => over(formula), written);
    const source = { text: `${changeSource} · ${own.source.text}` };
    return [{ from, formula: { text, at }, literal: false, source, confirmed: own.confirmed }];
  });
}
