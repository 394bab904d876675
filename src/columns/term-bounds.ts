import { isoMonth } from '../calendar/date.ts';
import type { Term } from '../formula/program.ts';
import type { Engine } from '../pay/engine.ts';
import { Problems } from '../problem/problem.ts';
import type { Bounds } from '../readings/bound.ts';
import { schemeShape } from './month-batch.ts';

/** What a term can come to under a scheme, whoever the person is. */
export interface TermBounds {
  readonly scheme: string;
  /** YYYY-MM: the last month whose holidays are known. */
  readonly month: string;
  readonly type: Term['type'];
  readonly within: Bounds;
}

/** By scheme, for those whose payslips rest on the term. Schemes with problems are left out: `check` tells them. */
export function termBounds(engine: Engine, name: string): TermBounds[] {
  const month = isoMonth(engine.calendar.range?.to ?? 0);
  return [...engine.rules.schemes.keys()].flatMap((scheme) => {
    const program = engine.program(scheme, month, new Problems());
    const term = program?.order[program.index.get(name) ?? -1];
    if (program === undefined || term === undefined) return [];
    const within = schemeShape(engine, program).bounds.of(name);
    return within === undefined ? [] : [{ scheme, month, type: term.type, within }];
  });
}
