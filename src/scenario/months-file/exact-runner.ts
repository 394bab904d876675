import { type Month, parseIsoDay } from '../../calendar/date.ts';
import { isRatio } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { readUnit } from '../../formula/units.ts';
import { factBooks } from '../../people/estimate-input.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError, Problems } from '../../problem/problem.ts';
import { columnSpec } from '../../readings/batch/columns.ts';
import { type Bounds, unknown } from '../../readings/bounds.ts';
import { between } from '../../readings/interval.ts';
import type { Chunk, ChunkFigures, SchemeFigures } from '../chunk.ts';
import type { Engine } from '../engine.ts';
import { schemeLines } from '../lines.ts';
import { amountOf } from '../payslip.ts';
import { personMonths, personStarts } from './person-month.ts';
import type { FactSpec, Runner } from './runner.ts';

const sums = ['통상고정수당', '재직조건수당', '기타고정수당', '식대'];

/** Chunks by the exact reading, row by row: slow, and what a faster one must equal. */
export class ExactRunner implements Runner {
  readonly factSpecs: readonly FactSpec[];
  private readonly engine: Engine;
  private readonly schemes: readonly string[];

  constructor(engine: Engine, schemes: readonly string[], _months: readonly Month[] = []) {
    this.engine = engine;
    this.schemes = schemes;
    this.factSpecs = specsOf(engine, schemes);
  }

  run(chunk: Chunk): ChunkFigures {
    const lines = schemeLines(this.engine, this.schemes, chunk.month[0] ?? 0).map(({ term }) => term);
    const failed = new Set<number>();
    const made = this.schemes.map((scheme) => emptyFigures(this.engine, scheme, lines, chunk));
    const starts = personStarts(chunk);
    for (let p = 0; p + 1 < starts.length; p++) {
      const [from = 0, to = 0] = [starts[p], starts[p + 1]];
      personMonths(chunk, from, to).forEach((person, i) => {
        if (!this.row(person, from + i, made)) failed.add(from + i);
      });
    }
    return { schemes: made, failed: [...failed] };
  }

  private row(person: PersonMonth, row: number, made: readonly SchemeFigures[]): boolean {
    try {
      const problems = new Problems();
      this.engine.check(person, this.schemes[0] ?? '', problems);
      if (problems.any) return false;
      for (const figures of made) fill(figures, row, person, this.engine);
      return true;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }
}

function emptyFigures(
  engine: Engine,
  scheme: string,
  lines: readonly string[],
  { rows, month }: Chunk,
): SchemeFigures {
  const { program } = engine.schemeMonth(scheme, month[0] ?? 0);
  const names = [...engine.rules.provisions.values()].flatMap(({ findings }) =>
    findings.map(({ name }) => name),
  );
  return {
    scheme,
    covered: new Int8Array(rows),
    missed: new Int32Array(rows),
    conditions: program.applies.map(({ reason }) => reason),
    amounts: lines.map(() => new Float64Array(rows)),
    lines,
    findings: names.map(() => new Int8Array(rows)),
    findingNames: names,
  };
}

/** Writes one payslip into its row. @throws ProblemError */
export function fill(figures: SchemeFigures, row: number, person: PersonMonth, engine: Engine): void {
  const payslip = engine.payslip(person, figures.scheme);
  figures.covered[row] = payslip.covered ? 1 : 0;
  figures.missed[row] = figures.conditions.reduce(
    (bits, name, i) => bits | (payslip.missed.includes(name) ? 1 << i : 0),
    0,
  );
  figures.amounts.forEach((column, l) => {
    column[row] = amountOf(payslip, figures.lines[l] ?? '');
  });
  const found = new Set(payslip.findings.map(({ name }) => name));
  figures.findings.forEach((column, i) => {
    column[row] = found.has(figures.findingNames[i] ?? '') ? 1 : 0;
  });
}

function specsOf({ rules }: Engine, schemes: readonly string[]): FactSpec[] {
  const books = factBooks(rules, schemes);
  const derived = sums.flatMap((name) => rules.terms.get(name)?.rules[0]?.rule ?? []);
  return [...books.직원.terms, ...books.근무.terms, ...derived].flatMap((rule): FactSpec[] => {
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
        : unknown({ type: read.type });
    const from = fact.from === '직원' || fact.from === '근무' ? fact.from : '수당';
    const { key, aliases, required, optional } = fact;
    return [{ spec: columnSpec(rule.name, read.type, bounds), key, aliases, from, required, optional }];
  });
}

const [firstDate, lastDate] = [parseIsoDay('1900-01-01') ?? 0, parseIsoDay('2199-12-31') ?? 0];
