import type { TableTypes } from '../formula/scope.ts';
import { dimensions, readUnit, type Type, typeText } from '../formula/units.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { TableRule } from './model.ts';
import { noValue } from './read-cells.ts';

/** Money. */
export const won: Type = { kind: 'number', unit: new Map([['원', 1]]) };

/** A unit's type; undefined (and a problem) for one that there is not. */
export function typeOf(
  unit: string,
  choices: readonly string[] | undefined,
  at: Place,
  term: string,
  problems: Problems,
): Type | undefined {
  const read = readUnit(unit, choices);
  if ('type' in read) return read.type;
  const values = {
    unit: read.unknown,
    known: dimensions.join(', '),
    ...(read.nearest !== undefined && { nearest: read.nearest }),
  };
  problems.add('unknown-unit', { at, term, values });
  return undefined;
}

/** What a table's cells and keys are. A key's choices are those that every version of the table has. */
export function tableTypes(table: TableRule, problems: Problems): TableTypes {
  const own = (unit: string, choices: readonly string[] | undefined, what: string): Type => {
    const type = typeOf(unit, choices, table.at, table.name, problems) ?? { kind: 'truth' };
    if (type.kind !== 'number' && type.kind !== 'choice') {
      const values = {
        operation: `${table.name}: ${what}`,
        found: typeText(type),
        expected: '숫자의 단위나 선택',
      };
      problems.add('wrong-kind', { at: table.at, term: table.name, values });
    }
    return type;
  };
  const { entries, keys, name, unit } = table;
  const cells = new Set(entries.flatMap((entry) => entry.cells.flat()).filter((text) => text !== noValue));
  const file = entries.at(-1)?.file;
  return {
    type: own(unit, unit === '선택' && cells.size > 0 ? [...cells] : undefined, name),
    keys: keys.map((key, i) => {
      const type = own(
        key.unit,
        key.unit === '선택' ? inAll(entries.map((one) => one.keys[i] ?? [])) : undefined,
        key.name,
      );
      if (key.match === 'range' && type.kind === 'choice') {
        const values = {
          operation: `${name}: ${key.name} match: range`,
          found: '선택',
          expected: '숫자의 단위, 또는 match: exact',
        };
        problems.add('wrong-kind', { at: table.at, term: name, values });
      }
      return type;
    }),
    ...(file !== undefined && { file }),
  };
}

/** What all of some lists have; undefined where there is none, or nothing in one. */
function inAll(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first, ...others] = lists;
  const all = first?.filter((text) => others.every((list) => list.includes(text)));
  return all === undefined || all.length === 0 ? undefined : all;
}
