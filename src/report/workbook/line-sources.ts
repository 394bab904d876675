import { isoMonth } from '../../calendar/date.ts';
import type { RunLine } from '../../columns/lines.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Lang } from '../../problem/text.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { sourceText } from '../../writing/source.ts';

/** What a line of a run is worked out by under a scheme, from a month of the run on, and who says so. */
export interface LineSource {
  readonly scheme: string;
  readonly item: string;
  /** YYYY-MM: the first month of the run in which it holds. */
  readonly from: string;
  readonly formula: string;
  readonly source: string;
  readonly confirmed: boolean;
}

/** The rules of every line, scheme by scheme; a line whose rule changes within the run has a row for each. */
export function lineSources(
  engine: Engine,
  { schemes, months }: Pick<Scenario, 'schemes' | 'months'>,
  lines: readonly RunLine[],
  lang: Lang,
): LineSource[] {
  return schemes.flatMap((scheme) => {
    const before = new Map<string, string>();
    return months.flatMap((month) => {
      const { terms } = engine.schemeMonth(scheme, month).program;
      return lines.flatMap(({ term }): LineSource[] => {
        const entry = terms.get(term)?.entry;
        if (entry === undefined) return [];
        const { confirmed } = entry;
        const own = {
          formula: entry.formula.text.trim().replace(/\s+/g, ' '),
          source: sourceText(entry.source, lang),
          confirmed,
        };
        const known = JSON.stringify(own);
        if (before.get(term) === known) return [];
        before.set(term, known);
        return [{ scheme, item: term, from: isoMonth(month), ...own }];
      });
    });
  });
}
