import { isoDay, isoMonth, type Month } from '../../calendar/date.ts';
import { display } from '../../formula/display.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { dayOf } from '../../people/facts.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import { birthFact } from '../../rules/named-rules.ts';
import {
  type LedgerColumn,
  LedgerSums,
  ledgerAmounts,
  type Withheld,
  withheldOf,
} from '../../run/month/ledger.ts';
import type { MonthPerson } from '../../run/month/people.ts';
import { assumedColumn, assumedNames } from '../../writing/assumed.ts';
import { transferOf } from './transfers.ts';

export type Cells = readonly (string | number)[];

/** Everything that a pay office makes of a month, by the name of its file. */
export const ledgerPapers = [
  'ledger.csv',
  'ledger-totals.csv',
  'transfers.csv',
  'transfers-left-out.csv',
  'withholding.csv',
  'withholding-totals.csv',
] as const;
export type LedgerPaper = (typeof ledgerPapers)[number];

export interface LedgerAsk {
  readonly engine: Engine;
  readonly scheme: string;
  readonly month: Month;
  readonly columns: readonly LedgerColumn[];
  /** The facts by whose values totals are divided. */
  readonly by: readonly string[];
  /** 적요. */
  readonly memo: string;
  /** What the month rests on that is not out yet. */
  readonly assumed?: readonly AssumedValue[];
}

/** What the papers come to together. */
export interface LedgerResult {
  readonly people: number;
  readonly gross: number;
  readonly net: number;
  readonly sent: { readonly people: number; readonly amount: number };
  readonly left: { readonly people: number; readonly amount: number };
}

const kinds = { gross: '지급', net: '실수령' } as const;
const minuteColumns = ['연장', '야간', '휴일', '휴일연장'] as const;

/** Makes the rows of all papers, person by person; what is kept is sums. */
export class LedgerPapers {
  private readonly ask: LedgerAsk;
  private readonly put: (paper: LedgerPaper, cells: Cells) => void;
  private readonly all: LedgerSums;
  private readonly groups: readonly Map<string, LedgerSums>[];
  private readonly free: (number | undefined)[] = [];
  private readonly taxes: (number | undefined)[] = [];
  private readonly sent = { people: 0, amount: 0 };
  private readonly left = { people: 0, amount: 0 };
  private paid = 0;

  /** `put` takes the rows of each paper, its heading first. */
  constructor(ask: LedgerAsk, put: (paper: LedgerPaper, cells: Cells) => void) {
    this.ask = ask;
    this.put = put;
    this.all = new LedgerSums(ask.columns.length);
    this.groups = ask.by.map(() => new Map());
    this.headings();
  }

  add(one: MonthPerson, payslip: Payslip): void {
    const { columns, engine } = this.ask;
    const amounts = ledgerAmounts(payslip, columns);
    const units = this.ask.by.map((fact) => this.valueOf(one.person, fact));
    this.all.add(amounts);
    units.forEach((unit, i) => {
      const group = this.groups[i];
      const sums = group?.get(unit) ?? new LedgerSums(columns.length);
      group?.set(unit, sums);
      sums.add(amounts);
    });
    const { id, facts } = one.person;
    const name = one.identity.name ?? '';
    const birth = dayOf(facts, birthFact);
    const minutes = minuteColumns.map((kind) => payslip.minutes[kind]);
    this.put('ledger.csv', [
      id,
      name,
      birth === undefined ? '' : isoDay(birth),
      ...units,
      ...minutes,
      ...amounts,
      ...this.resting(),
    ]);
    this.transfer(one, this.total(amounts, kinds.net) ?? 0);
    this.withhold(id, name, this.total(amounts, kinds.gross) ?? 0, withheldOf(payslip, engine));
  }

  /** The papers that say what everybody comes to. */
  finish(): LedgerResult {
    const { by, month } = this.ask;
    this.groups.forEach((group, i) => {
      for (const [unit, { people, amounts }] of group)
        this.put('ledger-totals.csv', [by[i] ?? '', unit, people, ...amounts, ...this.resting()]);
    });
    const { people, amounts } = this.all;
    this.put('ledger-totals.csv', ['합계', isoMonth(month), people, ...amounts, ...this.resting()]);
    const gross = this.total(this.all.amounts, kinds.gross) ?? 0;
    for (const row of this.returnRows(gross)) this.put('withholding-totals.csv', row);
    return {
      people: this.all.people,
      gross,
      net: this.total(this.all.amounts, kinds.net) ?? 0,
      sent: this.sent,
      left: this.left,
    };
  }

  private headings(): void {
    const { columns, by, engine } = this.ask;
    const { account, withholding } = engine.rules.ledger;
    const names = columns.map(({ name }) => name);
    const minutes = minuteColumns.map((kind) => `${kind}분`);
    const resting = this.resting().map(() => assumedColumn);
    this.put('ledger.csv', ['사번', '성명', birthFact, ...by, ...minutes, ...names, ...resting]);
    this.put('ledger-totals.csv', ['나눔', '값', '인원', ...names, ...resting]);
    const own = account && [account.bank.name, account.number.name, account.holder.name];
    this.put('transfers.csv', [...(own ?? []), '금액', '적요']);
    this.put('transfers-left-out.csv', ['사번', '성명', '금액', '까닭']);
    const free = withholding?.free.map(({ term }) => term.text) ?? [];
    const taxes = withholding?.taxes.map(({ text }) => text) ?? [];
    this.put('withholding.csv', ['사번', '성명', this.totalName(kinds.gross), ...free, ...taxes]);
    this.put('withholding-totals.csv', ['항목', '코드', '값']);
  }

  private transfer({ person, identity }: MonthPerson, amount: number): void {
    const made = transferOf(identity, amount, this.ask.engine.rules.ledger.account);
    const sums = made.kind === 'sent' ? this.sent : this.left;
    sums.people++;
    sums.amount += amount;
    if (made.kind === 'sent')
      this.put('transfers.csv', [made.bank, made.number, made.holder, amount, this.ask.memo]);
    else this.put('transfers-left-out.csv', [person.id, identity.name ?? '', amount, made.why]);
  }

  private withhold(id: string, name: string, gross: number, { free, taxes }: Withheld): void {
    if (gross > 0) this.paid++;
    added(this.free, free);
    added(this.taxes, taxes);
    this.put('withholding.csv', [id, name, gross, ...[...free, ...taxes].map((won) => won ?? '')]);
  }

  /** 원천징수이행상황신고서: heads, pay in all, what is free of tax by kind, the taxes. */
  private returnRows(gross: number): Cells[] {
    const { free = [], taxes = [] } = this.ask.engine.rules.ledger.withholding ?? {};
    const sums = free.map((one, i) => ({ ...one, sum: this.free[i] }));
    const isOpen = sums.some(
      ({ reported, sum }) => sum === undefined || (reported === undefined && sum !== 0),
    );
    const outside = sums.reduce((all, { reported, sum }) => all + (reported === false ? (sum ?? 0) : 0), 0);
    return [
      ['인원', '', this.paid],
      [this.totalName(kinds.gross), '', gross],
      ...sums.map(({ term, code, sum }): Cells => [term.text, code ?? '', sum ?? '']),
      ['신고서 총지급액', 'A01', isOpen ? '' : gross - outside],
      ...taxes.map(({ text }, i): Cells => [text, '', this.taxes[i] ?? '']),
      ...this.resting().map((names): Cells => [assumedColumn, '', names]),
    ];
  }

  /** The names of what is assumed, as a last cell; none where nothing is. */
  private resting(): readonly string[] {
    const { assumed = [] } = this.ask;
    return assumed.length === 0 ? [] : [assumedNames(assumed)];
  }

  private valueOf({ facts }: PersonMonth, fact: string): string {
    const [value, known] = [facts.get(fact), this.ask.engine.rules.terms.get(fact)];
    return value === undefined || known === undefined ? '' : display(value, known.type);
  }

  private total(amounts: readonly number[], kind: string): number | undefined {
    return amounts[this.ask.columns.findIndex((one) => one.isTotal && one.kind === kind)];
  }

  private totalName = (kind: string): string =>
    this.ask.columns.find((one) => one.isTotal && one.kind === kind)?.name ?? kind;
}

/** Adds amounts to sums; one that somebody's scheme does not have leaves its sum unknown. */
function added(sums: (number | undefined)[], amounts: readonly (number | undefined)[]): void {
  amounts.forEach((amount, i) => {
    const before = i in sums ? sums[i] : 0;
    sums[i] = amount === undefined || before === undefined ? undefined : before + amount;
  });
}
