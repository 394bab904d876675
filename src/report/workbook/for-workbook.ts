import type { RunLine } from '../../columns/lines.ts';
import type { Engine } from '../../pay/engine.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import type { TableShape } from '../../people/table/shape.ts';
import type { Lang } from '../../problem/text.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { factColumns, groupFacts } from '../run/results.ts';
import type { BookBasis } from './book-run.ts';
import { lineSources } from './line-sources.ts';

/** A scenario whose summary has what a workbook shows: every group that people are in, and every line. */
export function forWorkbook<S extends Pick<Scenario, 'report'>>(
  scenario: S,
  { facts }: Pick<TableShape, 'facts'>,
): S {
  const groups = [...(scenario.report.groups ?? []), ...groupFacts(facts).map(({ spec }) => spec.term)];
  return { ...scenario, report: { ...scenario.report, groups: [...new Set(groups)], items: true } };
}

/** What a workbook needs of the rules, and of who asks for it. */
export const bookBasis = (
  lang: Lang,
  engine: Engine,
  scenario: Pick<Scenario, 'schemes' | 'months'>,
  lines: readonly RunLine[],
  facts: readonly FactSpec[],
): BookBasis => ({
  lang,
  sources: lineSources(engine, scenario, lines, lang),
  groupColumns: factColumns({ facts, lines }),
});
