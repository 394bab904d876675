import type { DayPattern } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import { scalarAt } from '../../rules/node-fields.ts';
import type { SourceNode } from '../../rules/source-tree.ts';
import { plainSpelling } from '../cells/plain.ts';
import { refuse } from '../cells/problems.ts';
import { type Distribution, readShares } from '../synthetic/distribution.ts';
import { type PlacedText, takeHours } from './shift.ts';

/**
 * Reads 일과, the hours of a day: one for all (`09:00-18:00`) or shares (`{ '09:00-18:00': 50%, '09:00-16:00': 50% }`);
 * 없음 leaves it to each scheme's own hours. `rest` is 휴게, the breaks of all of them: one text or a list.
 */
export function readHours(
  node: SourceNode,
  rest: SourceNode | undefined,
  problems: Problems,
): Distribution<DayPattern> | undefined {
  const rests = rest === undefined ? [] : rest.kind === 'list' ? rest.items : [rest];
  const breaks = rests.flatMap((one) => scalarAt(one, '휴게', problems) ?? []);
  return readShares(node, '일과', (text) => readDay(text, breaks, problems), problems);
}

/** Reads 일과 where everybody has the same: `09:00-18:00`; undefined for 없음 (and, with a problem, when unreadable). */
export function readOneDay(
  node: SourceNode,
  rest: SourceNode | undefined,
  problems: Problems,
): DayPattern | undefined {
  const hours = scalarAt(node, '일과', problems) && readHours(node, rest, problems);
  return hours?.kind === 'value' ? hours.value : undefined;
}

function readDay(
  given: PlacedText,
  breaks: readonly PlacedText[],
  problems: Problems,
): Distribution<DayPattern> | undefined {
  const text = plainSpelling(given.text);
  if (text === '없음') return { kind: 'value', value: undefined };
  const [from, to, ...more] = text.split(/[-~–]/);
  if (from === undefined || to === undefined || more.length > 0) {
    return refuse('not-a-time-span', text, { term: '일과', at: given.at }, problems);
  }
  const at = given.at;
  const hours = { from: { text: from, at }, to: { text: to, at }, breaks };
  const value = takeHours(hours, undefined, problems);
  return value && { kind: 'value', value };
}
