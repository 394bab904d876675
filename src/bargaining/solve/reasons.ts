import { isRatio, type Value } from '../../formula/checked.ts';
import type { Program } from '../../formula/program.ts';
import { compareRatios, type Ratio, subtract } from '../../formula/ratio.ts';
import { conditionName } from '../../pay/figures.ts';
import type { SideBySide } from '../../pay/side-by-side.ts';
import type { Place } from '../../problem/problem.ts';
import { ProblemError } from '../../problem/problem.ts';
import { evaluate } from '../../readings/exact.ts';
import { type EventKind, eventsBehind } from '../../readings/solve/why.ts';
import type { Source } from '../../rules/model.ts';
import type { LeverSpace } from './lever-space.ts';

/** What turns a condition between two values of an input. */
export interface EdgeReason {
  /** A jump of a rule; `growth` where the figures only grew into it. */
  readonly kind: EventKind | 'growth';
  readonly scheme: string;
  readonly term: string;
  /** The part of the term's formula at which the two values part. */
  readonly text: string;
  readonly source?: Source | undefined;
  readonly at?: Place | undefined;
  /** The term on both sides. */
  readonly before: Value;
  readonly after: Value;
}

/** The rules' jumps without which the condition would not turn; where there is none, the lines that grew into it. */
export function reasonsOf(
  field: LeverSpace,
  program: Program,
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly EdgeReason[] {
  const reasons = jumpsBehind(field.side, program, conditionName, before, after);
  return reasons.length > 0 ? reasons : grown(field, program, before, after);
}

/** The rules' jumps without which a condition would not turn. */
export function jumpsBehind(
  { origins }: Pick<SideBySide, 'origins'>,
  program: Program,
  condition: string,
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): EdgeReason[] {
  const events = eventsBehind(program, condition, before, after);
  return events.flatMap(({ kind, term, node, before: was, after: is }): EdgeReason[] => {
    const origin = origins.get(term.name);
    if (origin === undefined) return [];
    const text = term.formula?.text.slice(node.span.start, node.span.end) ?? '';
    const { source } = origin.term.entry ?? {};
    return [
      { kind, scheme: origin.scheme, term: origin.name, text, source, at: term.at, before: was, after: is },
    ];
  });
}

/** The lines that move between two values. */
function grown(
  field: LeverSpace,
  program: Program,
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): EdgeReason[] {
  const [was, is] = [evaluate(program, before), evaluate(program, after)];
  const value = (of: typeof was, name: string): Ratio | undefined => {
    try {
      const found = of.value(name);
      return isRatio(found) ? found : undefined;
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  };
  return program.order.flatMap((term): EdgeReason[] => {
    const origin = field.side.origins.get(term.name);
    const lines = origin && field.side.programs.get(origin.scheme)?.lines.flatMap(({ items }) => items);
    if (origin === undefined || lines?.includes(origin.name) !== true) return [];
    const [low, high] = [value(was, term.name), value(is, term.name)];
    if (low === undefined || high === undefined || compareRatios(low, high) === 0) return [];
    const { source } = origin.term.entry ?? {};
    const text = term.formula?.text ?? '';
    return [
      {
        kind: 'growth',
        scheme: origin.scheme,
        term: origin.name,
        text,
        source,
        at: term.at,
        before: low,
        after: high,
      },
    ];
  });
}

/** How far a term moved. */
export const movedBy = ({ before, after }: Pick<EdgeReason, 'before' | 'after'>): Ratio | undefined =>
  isRatio(before) && isRatio(after) ? subtract(after, before) : undefined;
