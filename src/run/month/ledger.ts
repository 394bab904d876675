import type { Month } from '../../calendar/date.ts';
import { type RunLine, scenarioLines } from '../../columns/lines.ts';
import { isRatio } from '../../formula/checked.ts';
import { allowanceLine, allowancesWithin } from '../../pay/allowance-line.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder } from '../../people/table/order.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';

/** One amount of a ledger: a line of the payslip, or one of the fixed allowances of which a line is the sum. */
export interface LedgerColumn {
  /** The heading. */
  readonly name: string;
  /** 지급, 공제 … */
  readonly kind: string;
  readonly isTotal: boolean;
  readonly of: { readonly line: string } | { readonly allowance: string };
}

/**
 * The columns of a month's ledger under a scheme: its lines in the order of the payslip, with those of the schemes of whom it
 * does not cover; before the line that is the sum of fixed allowances, each of them that somebody has.
 */
export function ledgerColumns(
  engine: Engine,
  scheme: string,
  month: Month,
  allowances: Iterable<string>,
): LedgerColumn[] {
  const schemes = withFallbacks(engine, scheme);
  const lines = scenarioLines(engine, { schemes, report: {} }, [month]);
  const taken = new Set(lines.map(({ term }) => term));
  const sums = new Set(schemes.map((one) => sumLine(engine, one, month)));
  const own = (line: RunLine): LedgerColumn[] =>
    [...allowances].map((name) => ({
      name: taken.has(name) ? `${name}(${line.term})` : name,
      kind: line.kind,
      isTotal: false,
      of: { allowance: name },
    }));
  return lines.flatMap((line) => [
    ...(sums.has(line.term) ? own(line) : []),
    { name: line.term, kind: line.kind, isTotal: line.isTotal, of: { line: line.term } },
  ]);
}

function withFallbacks({ rules }: Engine, scheme: string): string[] {
  const all: string[] = [];
  for (let next: string | undefined = scheme; next !== undefined && !all.includes(next); ) {
    all.push(next);
    next = rules.schemes.get(next)?.fallback;
  }
  return all;
}

const sumLine = (engine: Engine, scheme: string, month: Month): string | undefined =>
  allowanceLine(engine.schemeMonth(scheme, month).program);

/** The names of the fixed allowances that anybody has in a month, in the order in which they are met. */
export async function allowanceNames(source: PersonMonthSource, month: Month): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const chunk of source.read(source.start, source.end, noOrder, new FewProblems())) {
    for (let row = 0; row < chunk.rows; row++)
      if (chunk.month[row] === month) for (const name of namesIn(chunk, row)) names.add(name);
    chunk.release();
  }
  return names;
}

const namesIn = (chunk: Chunk, row: number): string[] => {
  const { allowances = [], changes = [] } = chunk.details?.[row] ?? {};
  return [...allowances, ...changes.flatMap((one) => one.allowances ?? [])].map(({ name }) => name);
};

/** What a payslip comes to by the columns of a ledger, in won. */
export function ledgerAmounts(payslip: Payslip, columns: readonly LedgerColumn[]): number[] {
  const lines = new Map<string, number>();
  const allowances = new Map<string, number>();
  for (const { items, total } of payslip.lines) {
    lines.set(total.term, total.amount);
    for (const { term, amount } of items) {
      const within = allowancesWithin(payslip, term);
      lines.set(term, within === undefined ? amount : 0);
      for (const one of within ?? []) allowances.set(one.name, (allowances.get(one.name) ?? 0) + one.amount);
    }
  }
  return columns.map(({ of }) => ('line' in of ? lines.get(of.line) : allowances.get(of.allowance)) ?? 0);
}

/** What is withheld of somebody, and of what; undefined where the scheme has no such term. */
export interface Withheld {
  /** By kind of pay free of tax, in the order of the rules. */
  readonly free: readonly (number | undefined)[];
  readonly taxes: readonly (number | undefined)[];
}

export function withheldOf(payslip: Payslip, engine: Engine): Withheld {
  const { free = [], taxes = [] } = engine.rules.ledger.withholding ?? {};
  const won = (term: string): number | undefined => {
    const value = payslip.program.index.has(term) ? payslip.evaluation.value(term) : undefined;
    return value !== undefined && isRatio(value) && value.d === 1n ? Number(value.n) : undefined;
  };
  return { free: free.map(({ term }) => won(term.text)), taxes: taxes.map(({ text }) => won(text)) };
}

/** Sums of columns over people. */
export class LedgerSums {
  people = 0;
  readonly amounts: number[];

  constructor(columns: number) {
    this.amounts = Array.from({ length: columns }, () => 0);
  }

  add(amounts: readonly number[]): void {
    this.people++;
    amounts.forEach((amount, i) => {
      this.amounts[i] = (this.amounts[i] ?? 0) + amount;
    });
  }
}
