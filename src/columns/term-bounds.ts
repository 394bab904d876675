import { isoMonth } from '../calendar/date.ts';
import type { Term } from '../formula/program.ts';
import type { Engine } from '../pay/engine.ts';
import { Problems } from '../problem/problem.ts';
import type { Bounds } from '../readings/bound.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { schemeShape } from './month-batch.ts';

/** What a term can come to under a scheme, whoever the person is. */
export interface TermBounds {
  readonly scheme: string;
  /** YYYY-MM: the last month of which everything that the scheme rests on is known. */
  readonly month: string;
  readonly type: Term['type'];
  readonly within: Bounds;
}

/** By scheme, for those whose payslips rest on the term. Schemes with problems are left out: `check` tells them. */
export function termBounds(engine: Engine, name: string): TermBounds[] {
  return [...engine.rules.schemes.keys()].flatMap((scheme) => {
    const program = lastProgram(engine, scheme);
    const term = program?.order[program.index.get(name) ?? -1];
    if (program === undefined || term === undefined) return [];
    const within = schemeShape(engine, program).bounds.of(name);
    return within === undefined ? [] : [{ scheme, month: program.month, type: term.type, within }];
  });
}

/** Holidays of a year are out before its last wages and rates are. */
function lastProgram(engine: Engine, scheme: string): SchemeProgram | undefined {
  const { from, to } = engine.calendar.range ?? { from: 0, to: -1 };
  let month = to;
  while (month >= from && !engine.knows(scheme, month)) month--;
  return engine.program(scheme, isoMonth(month), new Problems());
}
