import type { ClassifiedMinutes } from '../../calendar/month.ts';
import { sameValue, type Value } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import { closure, type Term } from '../../formula/program.ts';
import { add, divide, multiply, type Ratio, ratio, subtract } from '../../formula/ratio.ts';
import { schemeFactBounds } from '../../pay/fact-bounds.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { type DifferingMonth, type Explanation, explained } from './hypothesis.ts';
import { placeOn } from './search.ts';

/** What a month comes to with one fact of the person or of the month at another value. */
export function otherFacts(month: DifferingMonth, payslip: Payslip): Explanation[] {
  const { program } = payslip;
  const items = [...month.differing].filter((item) => program.index.has(item));
  return closure(program, items).order.flatMap((term): Explanation[] => {
    const fact = program.terms.get(term.name)?.rule.fact;
    const isAsked =
      fact !== undefined && (fact.from === '직원' || fact.from === '근무') && fact.slot === undefined;
    const value = isAsked ? otherValue(month, payslip, term) : undefined;
    if (value === undefined) return [];
    const found = explained(month, withFact(month, term.name, value));
    if (found === undefined) return [];
    const before = payslip.evaluation.value(term.name);
    const cause = {
      kind: 'fact' as const,
      term: fact?.key ?? term.name,
      run: display(before, term.type),
      ledger: display(value, term.type),
      english: {
        run: display(before, term.type, undefined, 'en'),
        ledger: display(value, term.type, undefined, 'en'),
      },
    };
    return [{ cause, items: found }];
  });
}

const withFact = (month: DifferingMonth, term: string, value: Value) =>
  month.again({ person: { ...month.person, facts: new Map([...month.person.facts, [term, value]]) } });

/** A value at which the month comes to what the ledger says; undefined where none does. */
function otherValue(month: DifferingMonth, payslip: Payslip, term: Term): Value | undefined {
  const { kind } = term.type;
  if (kind === 'truth' || kind === 'choice') {
    const values =
      kind === 'truth' ? [true, false] : (payslip.program.terms.get(term.name)?.rule.choices ?? []);
    const held = payslip.evaluation.value(term.name);
    return values.find(
      (value) => !sameValue(value, held) && explained(month, withFact(month, term.name, value)),
    );
  }
  const bounds = schemeFactBounds(month.engine.rules, payslip.program)(term);
  if (kind !== 'number' || bounds.kind !== 'number' || bounds.grain === undefined) return undefined;
  const { lo, hi } = bounds.within;
  if (lo === undefined || hi === undefined) return undefined;
  const [first, grain] = [lo.at, bounds.grain];
  const count = Number(wholePart(divide(subtract(hi.at, first), grain))) + 1;
  const valueAt = (at: number): Ratio => add(first, multiply(ratio(at), grain));
  const at = placeOn({ count, amounts: (place) => withFact(month, term.name, valueAt(place)) }, month);
  return at === undefined ? undefined : valueAt(at);
}

const wholePart = ({ n, d }: Ratio): bigint => n / d;

/** As many minutes as a month of the longest days could have. */
const mostMinutes = 31 * 24 * 60;

/** What a month comes to with other minutes of one class (연장, 야간 …), those of its work record set aside. */
export function otherMinutes(month: DifferingMonth, payslip: Payslip): Explanation[] {
  const { minutes, applied } = payslip;
  const again = (own: ClassifiedMinutes) => {
    const classified = new Map([
      ...(month.person.classified ?? []),
      [month.scheme, own],
      [applied, own],
    ] as const);
    return month.again({ person: { ...month.person, classified } });
  };
  return classes.flatMap((of): Explanation[] => {
    const amounts = (value: number) => again({ ...minutes, [of]: value });
    const at = placeOn({ count: mostMinutes + 1, amounts }, month);
    const items = at === undefined ? undefined : explained(month, amounts(at));
    if (at === undefined || items === undefined) return [];
    return [{ cause: { kind: 'minutes', of, run: minutes[of], ledger: at }, items }];
  });
}

const classes = ['연장', '야간', '휴일', '휴일연장'] as const;
