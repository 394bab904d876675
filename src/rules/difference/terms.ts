import type { SchemeTerm } from '../builder.ts';
import { changeSource } from '../change.ts';
import type { Compiled } from '../compile.ts';
import type { DatedEntry } from '../model.ts';
import { functionsIn, without } from './functions.ts';
import { differingPeriods } from './periods.ts';
import { factDeclarationText, oneSpelling, ruleTextOf } from './rule-text.ts';
import type { Difference, DifferenceKind, RuleText } from './types.ts';

/** A term on one side, with the rule set that it is read by. */
export interface TermSide {
  readonly rules: Compiled;
  readonly term: Pick<SchemeTerm, 'rule' | 'provision'>;
}

/** The differences between a term of one side and of the other; one of the two may be absent. */
export function termDifferences(
  before: TermSide | undefined,
  after: TermSide | undefined,
  about: { readonly kind: DifferenceKind; readonly group: string; readonly within: string },
): Difference[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const { name, label } = one.term.rule;
  const base = { ...about, name, label };
  const [a, b] = [before?.term.rule, after?.term.rule];
  return [
    ...plainDifference(base, '단위', a?.unit, b?.unit),
    ...plainDifference(base, '선택지', a?.choices?.join(', '), b?.choices?.join(', ')),
    ...factDifferences(base, before, after),
    ...differingPeriods(a, b, sameBy(before, after)).map(
      ({ before: from, after: to, ...when }): Difference => {
        const shownEntry = to ?? from;
        return {
          ...base,
          ...said('before', before, from, after, to),
          ...said('after', after, to, before, from),
          ...when,
          sources: sourcesOf(from, to),
          ...(shownEntry?.confirmed === false && { unconfirmed: true }),
        };
      },
    ),
  ];
}

/** Whether two terms come to the same whatever the month. */
export const isSameTerm = (a: TermSide, b: TermSide): boolean =>
  (a.term.rule === b.term.rule && a.rules === b.rules) ||
  (a.term.rule.unit === b.term.rule.unit &&
    a.term.rule.choices?.join() === b.term.rule.choices?.join() &&
    factOf(a) === factOf(b) &&
    differingPeriods(a.term.rule, b.term.rule, sameBy(a, b)).length === 0);

const factOf = ({ term: { rule } }: TermSide): string =>
  rule.fact === undefined ? '' : factDeclarationText(rule.fact);

/** Two entries are the same when they have the same tree, or are the same value. */
const sameBy =
  (before: TermSide | undefined, after: TermSide | undefined) =>
  (a: DatedEntry | undefined, b: DatedEntry | undefined): boolean => {
    if (a === undefined || b === undefined) return a === b;
    if (before === undefined || after === undefined) return false;
    // Of other rules even the same text may mean something else, by a function that it calls.
    if (a === b && before.rules === after.rules) return true;
    if (oneSpelling(a.formula) === oneSpelling(b.formula)) {
      const [own, other] = [functionsIn(before.rules, a.formula), functionsIn(after.rules, b.formula)];
      return without(own, other).length === 0 && without(other, own).length === 0;
    }
    const [own, other] = [
      ruleTextOf(before.rules, before.term.rule, a),
      ruleTextOf(after.rules, after.term.rule, b),
    ];
    return own.formula === undefined && other.formula === undefined && own.text === other.text;
  };

const said = (
  key: 'before' | 'after',
  side: TermSide | undefined,
  entry: DatedEntry | undefined,
  otherSide: TermSide | undefined,
  other: DatedEntry | undefined,
): { readonly [one in typeof key]?: RuleText } => {
  if (side === undefined || entry === undefined) return {};
  const text = ruleTextOf(side.rules, side.term.rule, entry);
  if (otherSide === undefined || other === undefined || text.formula === undefined) return { [key]: text };
  // What is written alike means something else by a function that it calls: the words have it in them, the formula has it beside.
  const isAlike = text.formula === oneSpelling(other.formula);
  const own = isAlike
    ? without(functionsIn(side.rules, entry.formula), functionsIn(otherSide.rules, other.formula))
    : [];
  return { [key]: own.length === 0 ? text : { ...text, formula: [text.formula, ...own].join('; ') } };
};

/** What the new text rests on; a scenario's value has what its term rested on before beside it. */
const sourcesOf = (from: DatedEntry | undefined, to: DatedEntry | undefined): Difference['sources'] =>
  (to?.source.text === changeSource ? [from, to] : [to ?? from])
    .flatMap((entry) => (entry === undefined ? [] : [entry.source]))
    .filter(({ text }) => text !== '');

type Base = Pick<Difference, 'kind' | 'group' | 'name' | 'label' | 'within'>;

/** A unit or list of choices that both sides have and that differs. */
function plainDifference(
  base: Base,
  kind: DifferenceKind,
  before: string | undefined,
  after: string | undefined,
): Difference[] {
  if (before === undefined || after === undefined || before === after) return [];
  return [{ ...base, kind, before: { text: before }, after: { text: after }, sources: [] }];
}

/** What is asked of people or given by the calendar; only what it is and its bounds, not its wording. */
function factDifferences(
  base: Base,
  before: TermSide | undefined,
  after: TermSide | undefined,
): Difference[] {
  const [a, b] = [before?.term.rule.fact, after?.term.rule.fact].map(
    (fact) => fact && { text: factDeclarationText(fact), english: factDeclarationText(fact, 'en') },
  );
  if (a?.text === b?.text) return [];
  return [
    {
      ...base,
      kind: '입력',
      ...(a !== undefined && { before: a }),
      ...(b !== undefined && { after: b }),
      sources: [],
    },
  ];
}
