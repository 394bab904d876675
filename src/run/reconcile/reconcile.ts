import type { Engine } from '../../pay/engine.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError } from '../../problem/problem.ts';
import { type LedgerColumn, ledgerAmounts } from '../month/ledger.ts';
import { Causes } from './causes.ts';
import type { Amounts, Cause, DifferingMonth, Explanation, Otherwise } from './hypothesis.ts';
import type { LedgerRow, ReadLedger } from './read-ledger.ts';

/** An item in which a ledger and the run differ. */
export interface ItemDifference {
  readonly id: string;
  readonly item: string;
  readonly isTotal: boolean;
  readonly ledger: number;
  readonly run: number;
  /** Each of them alone explains it to the won; none where it is not known. */
  readonly causes: readonly Cause[];
}

export interface Reconciled {
  readonly people: number;
  /** Of them those without a difference. */
  readonly agreeing: number;
  readonly onlyInLedger: readonly string[];
  readonly onlyInRun: readonly string[];
  readonly differences: readonly ItemDifference[];
  /** Items in which somebody of the run has an amount and for which the ledger has no column, with their sums. */
  readonly notCompared: ReadonlyMap<string, number>;
}

export interface ReconcileAsk {
  readonly engine: Engine;
  readonly scheme: string;
  readonly schemes: readonly string[];
  readonly columns: readonly LedgerColumn[];
}

/** What an employer pays beside the pay stands on no ledger of pay. */
const isOnLedgers = (kind: string): boolean => kind === kinds.pay || kind === kinds.deductions;

const kinds = { pay: '지급', deductions: '공제', net: '실수령' } as const;

/** Holds the run against a ledger, person by person. */
export class Reconciler {
  private readonly ask: ReconcileAsk;
  private readonly ledger: ReadLedger;
  private readonly causes = new Causes();
  private readonly allowances: ReadonlySet<string>;
  private readonly differences: ItemDifference[] = [];
  private readonly notCompared = new Map<string, number>();
  private readonly onlyInRun: string[] = [];
  private readonly seen = new Set<string>();
  private agreeing = 0;

  constructor(ask: ReconcileAsk, ledger: ReadLedger) {
    this.ask = ask;
    this.ledger = ledger;
    this.allowances = new Set(ask.columns.flatMap(({ name, of }) => ('allowance' in of ? [name] : [])));
  }

  /** @throws ProblemError with what is wrong in the person's month */
  add(person: PersonMonth & { readonly id: string }): void {
    const { engine, scheme } = this.ask;
    const payslip = engine.payslip(person, scheme);
    const row = this.ledger.rows.get(person.id);
    this.seen.add(person.id);
    if (row === undefined) {
      this.onlyInRun.push(person.id);
      return;
    }
    const run = this.amounts(payslip);
    for (const { name, kind, isTotal } of this.ask.columns) {
      const amount = run.get(name) ?? 0;
      if (!isTotal && isOnLedgers(kind) && !row.amounts.has(name) && amount !== 0)
        this.notCompared.set(name, (this.notCompared.get(name) ?? 0) + amount);
    }
    const found = this.differing(row, run);
    if (found.size === 0) this.agreeing++;
    else this.explain(person, payslip, row, run, found);
  }

  finish(): Reconciled {
    const onlyInLedger = [...this.ledger.rows.keys()].filter((id) => !this.seen.has(id));
    const { differences, agreeing, onlyInRun, notCompared } = this;
    const people = this.seen.size - onlyInRun.length;
    return { people, agreeing, onlyInLedger, onlyInRun, differences, notCompared };
  }

  private amounts(payslip: Payslip): Amounts {
    const { columns } = this.ask;
    const amounts = ledgerAmounts(payslip, columns);
    return new Map(columns.map(({ name }, i) => [name, amounts[i] ?? 0]));
  }

  private differing(row: LedgerRow, run: Amounts): ReadonlySet<string> {
    return new Set([...row.amounts].flatMap(([item, amount]) => (run.get(item) === amount ? [] : [item])));
  }

  private explain(
    person: PersonMonth,
    payslip: Payslip,
    row: LedgerRow,
    run: Amounts,
    found: ReadonlySet<string>,
  ): void {
    const { engine, scheme, columns } = this.ask;
    const totals = new Set(columns.flatMap(({ name, isTotal }) => (isTotal ? [name] : [])));
    const again = ({ engine: other = engine, scheme: name = scheme, person: who = person }: Otherwise) =>
      attempted(() => this.amounts(other.payslip(who, name)));
    const items = [...found].filter((item) => !totals.has(item));
    // Where sums alone differ, they are all there is to explain.
    const looked = new Set(items.length === 0 ? found : items);
    const within = (isIn: (item: string) => boolean): DifferingMonth => ({
      engine,
      scheme,
      person,
      run,
      ledger: new Map([...row.amounts].filter(([item]) => isIn(item))),
      differing: new Set([...looked].filter(isIn)),
      again,
    });
    const known = this.known(payslip, row, (isIn) =>
      within((item) => isIn(item) && (items.length === 0 || !totals.has(item))),
    );
    const adopted = known.flatMap(({ cause }) =>
      cause.kind === 'allowance' && row.others.has(cause.name) ? [cause.name] : [],
    );
    for (const item of found) {
      const isTotal = totals.has(item);
      const own = known.filter((one) => one.items.has(item)).map(({ cause }) => cause);
      if (isTotal && own.length === 0 && this.follows(item, row, adopted)) own.push({ kind: 'sum' });
      const amounts = { ledger: row.amounts.get(item) ?? 0, run: run.get(item) ?? 0 };
      this.differences.push({ id: row.id, item, isTotal, ...amounts, causes: own });
    }
  }

  /** What explains all that differs; else what explains all of the pay, whose deductions the ledger may take of another base. */
  private known(
    payslip: Payslip,
    row: LedgerRow,
    within: (isIn: (item: string) => boolean) => DifferingMonth,
  ): readonly Explanation[] {
    const { schemes, columns } = this.ask;
    const side = { schemes, others: row.others, allowances: this.allowances };
    const whole = this.causes.of(
      within(() => true),
      payslip,
      side,
    );
    const pay = new Set(
      columns.flatMap(({ name, kind, isTotal }) => (kind === kinds.pay && !isTotal ? [name] : [])),
    );
    const open = within((item) => pay.has(item));
    const isKnown = [...open.differing].every((item) => whole.some(({ items }) => items.has(item)));
    return isKnown ? whole : [...whole, ...this.causes.of(open, payslip, side)];
  }

  /** Whether a total of the ledger is that of its own items: then what explains these explains it. */
  private follows(total: string, { amounts, others }: LedgerRow, adopted: readonly string[]): boolean {
    const { columns } = this.ask;
    const kind = columns.find(({ name }) => name === total)?.kind;
    const totalOf = (of: string): number | undefined => {
      const name = columns.find((one) => one.isTotal && one.kind === of)?.name;
      return name === undefined ? undefined : amounts.get(name);
    };
    if (kind === kinds.net) {
      const [pay, deductions] = [totalOf(kinds.pay), totalOf(kinds.deductions)];
      return pay !== undefined && deductions !== undefined && amounts.get(total) === pay - deductions;
    }
    const own = columns.filter((one) => one.kind === kind && !one.isTotal);
    const items = own.reduce((all, { name }) => all + (amounts.get(name) ?? 0), 0);
    const more = kind === kinds.pay ? adopted.reduce((all, name) => all + (others.get(name) ?? 0), 0) : 0;
    return amounts.get(total) === items + more;
  }
}

/** What cannot be worked out with another input explains nothing. */
function attempted(work: () => Amounts): Amounts | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
