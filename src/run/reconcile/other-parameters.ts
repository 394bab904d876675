import { closure } from '../../formula/program.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { Change } from '../../rules/change.ts';
import type { DatedEntry, TermRule } from '../../rules/model.ts';
import { type DifferingMonth, type Explanation, explained } from './hypothesis.ts';

/** A value that a parameter has at another time or might have by choice. */
interface OtherValue {
  readonly term: string;
  readonly value: string;
  readonly from?: string;
  readonly engine: Engine;
}

/** What a month comes to with one parameter at another of its dated values, or at another of its choices. */
export class OtherParameters {
  private readonly known = new Map<string, readonly OtherValue[]>();

  of(month: DifferingMonth, payslip: Payslip): Explanation[] {
    const { program } = payslip;
    const items = [...month.differing].filter((item) => program.index.has(item));
    return closure(program, items).order.flatMap(({ name }) => {
      const term = program.terms.get(name);
      if (term === undefined) return [];
      return this.values(month.engine, payslip, term.rule, term.entry).flatMap(({ engine, ...cause }) => {
        const moved = explained(month, month.again({ engine }));
        return moved === undefined ? [] : [{ cause: { kind: 'parameter' as const, ...cause }, items: moved }];
      });
    });
  }

  private values(
    engine: Engine,
    { applied, month }: Payslip,
    rule: TermRule,
    entry: DatedEntry | undefined,
  ): readonly OtherValue[] {
    const key = `${applied} ${month} ${rule.name}`;
    const known = this.known.get(key) ?? othersOf(engine, applied, rule, entry);
    this.known.set(key, known);
    return known;
  }
}

function othersOf(
  engine: Engine,
  scheme: string,
  rule: TermRule,
  held: DatedEntry | undefined,
): readonly OtherValue[] {
  const entries = rule.entries ?? [];
  const isParameter = entries.every(({ literal }) => literal);
  if (held === undefined || !isParameter || !entries.includes(held)) return [];
  const dated = entries.flatMap((other): Omit<OtherValue, 'engine'>[] =>
    other === held || other.formula.text === held.formula.text
      ? []
      : [
          {
            term: rule.name,
            value: other.formula.text,
            ...(other.from !== undefined && { from: other.from }),
          },
        ],
  );
  const chosen = (rule.choices ?? [])
    .filter((choice) => choice !== held.formula.text && !dated.some(({ value }) => value === choice))
    .map((value) => ({ term: rule.name, value }));
  return [...dated, ...chosen].map((one) => ({
    ...one,
    engine: engine.with(new Map([[scheme, changeOf(held, one)]])),
  }));
}

const changeOf = (held: DatedEntry, { term, value }: Pick<OtherValue, 'term' | 'value'>): Change => {
  const { from: _, ...rest } = held;
  const entry = { ...rest, formula: { ...held.formula, text: value } };
  return { values: [{ name: term, at: held.formula.at, entries: [entry] }], replace: [] };
};
