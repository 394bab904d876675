import { dayKinds, isMonthList, monthLists, rowMinutes } from '../calendar/interface.ts';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import type { Compiled } from '../rules/compile.ts';
import type { TermRule } from '../rules/model.ts';

/**
 * The lists that rules take from the calendar: of those it gives, with room for every day or week, and with fields in the
 * units that it knows.
 */
export function checkCalendarLists(rules: Compiled, problems: Problems): void {
  for (const { rule } of rules.calendarLists.values()) {
    const { name, fact, at } = rule;
    if (!isMonthList(name)) {
      unknown(name, name, Object.keys(monthLists), at, problems);
      continue;
    }
    const { fields, most } = monthLists[name];
    const units = new Map<string, string>([
      ...Object.entries(fields),
      ...rowMinutes.map((one) => [one, '분'] as const),
      ...rules.leave.counted.map((kind) => [kind.name, '일'] as const),
    ]);
    if ((fact?.rows?.most ?? 0) < most) {
      const values = { text: String(fact?.rows?.most ?? 0), min: String(most) };
      problems.add('below-minimum', { at, term: name, values });
    }
    for (const field of fact?.rows?.fields ?? []) checkField(name, field, units, problems);
    // The first says whether the day or the week is there at all.
    const [first] = Object.keys(fields);
    if (first !== undefined && fact?.rows?.fields[0]?.name !== first)
      problems.add('missing-key', {
        at,
        term: name,
        values: { key: first, expected: units.get(first) ?? '' },
      });
  }
}

function checkField(
  list: string,
  { name, unit, choices, at }: TermRule,
  units: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  const wanted = units.get(name);
  if (wanted === undefined) unknown(name, list, [...units.keys()], at, problems);
  else if (wanted !== unit)
    problems.add('wrong-kind', {
      at,
      term: list,
      values: { operation: name, found: unit, expected: wanted },
    });
  else if (unit === '선택' && choices?.join() !== dayKinds.join())
    problems.add('wrong-kind', {
      at,
      term: list,
      values: { operation: name, found: (choices ?? []).join(', '), expected: dayKinds.join(', ') },
    });
}

function unknown(
  name: string,
  term: string,
  known: readonly string[],
  at: TermRule['at'],
  problems: Problems,
): void {
  const near = nearest(name, known);
  const values = { name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-calendar-fact', { at, term, values });
}
