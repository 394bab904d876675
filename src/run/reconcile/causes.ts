import { ratio, roundTo } from '../../formula/ratio.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { allowanceTerms } from '../../people/allowance-sums.ts';
import type { Allowance, PersonMonth } from '../../people/types.ts';
import type { DifferingMonth, Explanation } from './hypothesis.ts';
import { type Cause, explained, roundingModes } from './hypothesis.ts';
import { otherFacts, otherMinutes } from './other-facts.ts';
import { OtherParameters } from './other-parameters.ts';

/** What is known of the ledger beside a person's month. */
export interface LedgerSide {
  /** The other schemes of the scenario. */
  readonly schemes: readonly string[];
  /** What stands under headings that are no item of the run, by heading. */
  readonly others: ReadonlyMap<string, number>;
  /** The items that are fixed allowances. */
  readonly allowances: ReadonlySet<string>;
}

/** Tries every cause of the list on months that differ; engines of other parameters serve all of them. */
export class Causes {
  private readonly parameters = new OtherParameters();

  /** Each cause that explains something, in the order of the list. */
  of(month: DifferingMonth, payslip: Payslip, side: LedgerSide): Explanation[] {
    const found = [
      ...otherSchemes(month, side),
      ...monthBefore(month),
      ...otherAllowances(month, payslip, side),
      ...this.parameters.of(month, payslip),
      ...otherFacts(month, payslip),
      ...otherMinutes(month, payslip),
    ];
    // A rounded figure is like many others: it is looked for in what nothing else explains.
    const known = new Set(found.flatMap(({ items }) => [...items]));
    const open = new Set([...month.differing].filter((item) => !known.has(item)));
    return [...found, ...otherRounding({ ...month, differing: open })];
  }
}

const one = (
  month: DifferingMonth,
  cause: Cause,
  otherwise: Parameters<typeof explained>[1],
): Explanation[] => {
  const items = explained(month, otherwise);
  return items === undefined ? [] : [{ cause, items }];
};

const otherSchemes = (month: DifferingMonth, { schemes }: LedgerSide): Explanation[] =>
  schemes
    .filter((scheme) => scheme !== month.scheme)
    .flatMap((scheme) => one(month, { kind: 'scheme', scheme }, month.again({ scheme })));

function monthBefore(month: DifferingMonth): Explanation[] {
  const before = month.person.history?.find((other) => other.month === month.person.month - 1);
  const again = before && month.again({ person: before });
  if (again === undefined) return [];
  // Items are said again one by one: a premium may be that of the month before, and the pay this month's.
  const items = [...month.differing].filter((item) => again.get(item) === month.ledger.get(item));
  return items.length === 0 ? [] : [{ cause: { kind: 'month-before' }, items: new Set(items) }];
}

/** A fixed allowance of the ledger's amount in the place of the roster's, or of one that the roster has not. */
function otherAllowances(month: DifferingMonth, payslip: Payslip, side: LedgerSide): Explanation[] {
  const { person } = month;
  const known = new Map(person.allowances.map((allowance) => [allowance.name, allowance.amount]));
  const changed = [...side.allowances].flatMap((name): [string, number][] => {
    const ledger = month.ledger.get(name);
    return ledger === undefined || !month.differing.has(name) ? [] : [[name, ledger]];
  });
  // An allowance without a column of its own may be none of the ledger's.
  const dropped = [...known.keys()].flatMap((name): [string, number][] =>
    month.ledger.has(name) ? [] : [[name, 0]],
  );
  const added = [...side.others].filter(([name, amount]) => amount > 0 && !known.has(name));
  return [...changed, ...dropped, ...added].flatMap(([name, ledger]) => {
    const cause: Cause = { kind: 'allowance', name, run: known.get(name) ?? 0, ledger };
    const made = withAllowance(month, payslip, name, ledger);
    return made.flatMap((other) => one(month, cause, month.again({ person: other }))).slice(0, 1);
  });
}

/** The person with an allowance of another amount; of one that the roster has not, with each nature that its name leaves open. */
function withAllowance(
  { person, engine }: DifferingMonth,
  { program }: Payslip,
  name: string,
  amount: number,
): PersonMonth[] {
  const rest = person.allowances.filter((allowance) => allowance.name !== name);
  const own = person.allowances.find((allowance) => allowance.name === name);
  const { asked } = engine.rules.allowances;
  let natures: Allowance['natures'][] = [own?.natures ?? {}];
  if (own === undefined)
    for (const nature of asked) {
      const known = engine.rules.allowances.choiceOf(name, nature);
      const choices = known === undefined ? nature.choices : [known];
      natures = natures.flatMap((before) =>
        choices.map((choice) => ({ ...before, [nature.nature]: choice })),
      );
    }
  // What columns hold of allowances is summed anew.
  const sums = new Set(allowanceTerms(engine.rules, [program.scheme.name]).map((term) => term.name));
  const facts = new Map([...person.facts].filter(([term]) => !sums.has(term)));
  return natures.map((each) => ({
    ...person,
    facts,
    allowances: amount === 0 ? rest : [...rest, { name, amount, natures: each }],
  }));
}

const steps = [10, 100];

/** An item that the ledger has rounded once more. */
function otherRounding({ run, ledger, differing }: DifferingMonth): Explanation[] {
  return steps.flatMap((step) =>
    roundingModes.flatMap((mode): Explanation[] => {
      const items = [...differing].filter((item) => {
        const amount = run.get(item) ?? 0;
        return (
          amount % step !== 0 && Number(roundTo(ratio(amount), ratio(step), mode).n) === ledger.get(item)
        );
      });
      return items.length === 0 ? [] : [{ cause: { kind: 'rounding', step, mode }, items: new Set(items) }];
    }),
  );
}
