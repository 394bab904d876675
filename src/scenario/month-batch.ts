import { firstDay, type Month } from '../calendar/date.ts';
import { type MonthFactName, monthFactNames } from '../calendar/month.ts';
import { earlierKey, type Value } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import { type Back, type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { ColumnSpec } from '../readings/batch/columns.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Engine } from './engine.ts';
import { schemeFactBounds } from './fact-bounds.ts';
import type { AskedFact } from './rows.ts';

/** Where an input column of a scheme's month comes from. */
export type InputSource =
  | { readonly from: 'fact'; readonly fact: AskedFact }
  | { readonly from: 'calendar'; readonly name: MonthFactName; readonly spec: ColumnSpec }
  | { readonly from: 'earlier'; readonly term: string; readonly months: number; readonly spec: ColumnSpec };

/** A scheme of one month over columns. */
export interface MonthBatch {
  readonly program: SchemeProgram;
  readonly batch: Batch;
  readonly inputs: readonly InputSource[];
  /** The place of a term's output. */
  readonly outputs: ReadonlyMap<string, number>;
  /** The flag of rows in which coverage or a requirement could not be told, and of rows without some figure. */
  readonly untold: number | undefined;
  readonly failed: number | undefined;
}

/**
 * Compiles a scheme of one month: its lines, what says whom it covers, its findings, the choices it shows, and
 * `kept`, the figures that later months look back at.
 * @throws ProblemError for rules that are wrong, RangeError for what no column holds
 */
export function monthBatch(
  engine: Engine,
  scheme: string,
  month: Month,
  kept: ReadonlySet<string>,
  back: Back | undefined,
): MonthBatch {
  const { program, settings } = engine.schemeMonth(scheme, month);
  const days = engine.calendar.monthDays(month, settings);
  const fixed = new Map<string, Value>([
    ['귀속월', ratio(firstDay(month))],
    ['역일수', ratio(days.last - days.first + 1)],
    ['월소정근로일수', ratio(days.scheduled.length)],
  ]);
  const lines = program.lines.flatMap(({ items, total }) => [...items, total]);
  const told = [...program.applies, ...program.requires].map(({ term }) => term);
  const shown = program.scheme.shows.filter((term) => typeOf(program, term)?.kind === 'choice');
  const names = [
    ...new Set([
      ...lines,
      ...told,
      ...program.findings.map(({ term }) => term),
      ...shown,
      ...[...kept].filter((term) => program.index.has(term)),
    ]),
  ];
  const isGiven = (term: Term): boolean => {
    const from = program.terms.get(term.name)?.rule.fact?.from;
    return term.default !== undefined || from === '파생' || from === '수당';
  };
  const batch = compileBatch(program, {
    outputs: names,
    needs: [told, [...lines, ...program.scheme.shows, ...program.findings.map(({ term }) => term)]],
    bounds: schemeFactBounds(engine.rules, program),
    fixed,
    given: isGiven,
    ...(back && { back }),
  });
  const [untold, failed] = batch.failed;
  return {
    program,
    batch,
    inputs: batch.inputs.map((spec) => sourceOf(program, spec)),
    outputs: new Map(names.map((name, i) => [name, i])),
    untold,
    failed,
  };
}

const typeOf = (program: SchemeProgram, term: string): Term['type'] | undefined =>
  program.order[program.index.get(term) ?? -1]?.type;

function sourceOf(program: SchemeProgram, spec: ColumnSpec): InputSource {
  const calendar = monthFactNames.find((name) => name === spec.term);
  if (calendar !== undefined) return { from: 'calendar', name: calendar, spec };
  const earlier = program.earlier.find((one) => earlierKey(one) === spec.term);
  if (earlier !== undefined) return { from: 'earlier', term: earlier.name, months: earlier.months, spec };
  const term = program.order[program.index.get(spec.term) ?? -1];
  const fact = program.terms.get(spec.term)?.rule.fact;
  const allowance = fact?.from === '수당' ? fact.key : undefined;
  return { from: 'fact', fact: { spec, fallback: term?.default, allowance } };
}
