import type { PersonMonthTable } from '../../people/table/table.ts';
import { valueOrder, valuesOf } from '../../run/groups.ts';
import type { ShownGrouping } from './protocol.ts';

/**
 * What people are divided by: departments, grades, unions. Whoever moves from one to another within the months is of both,
 * and stands by herself, as in people.csv (1노조→2노조). Facts of which all people have one value divide nobody.
 */
export function shownGroupings({ chunks, shape }: PersonMonthTable): ShownGrouping[] {
  return shape.facts
    .filter(({ isGroup }) => isGroup)
    .map(({ spec, key }) => {
      const of: string[] = [];
      let start = 0;
      for (const chunk of chunks) {
        const value = valuesOf(chunk, spec.term);
        for (let row = 0; row < chunk.rows; row++) {
          const person = start + (chunk.person[row] ?? 0);
          const [before, now] = [of[person], value(row)];
          const last = before?.split('→').at(-1);
          if (before === undefined || before === '') of[person] = now;
          else if (now !== '' && now !== last) of[person] = `${before}→${now}`;
        }
        start += chunk.ids.length;
      }
      const values = [...new Set(of)].sort(valueOrder);
      const places = new Map(values.map((one, i) => [one, i]));
      return { fact: key, values, of: Uint32Array.from(of, (one) => places.get(one) ?? 0) };
    })
    .filter(({ values }) => values.length > 1);
}
