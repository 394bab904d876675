import { expect, test } from 'vitest';
import { CalendarMemo } from '../../src/columns/calendar-memo.ts';
import { PersonMonthRows } from '../../src/columns/rows.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { monthAlone } from '../../src/people/table/person-month.ts';
import { RowWriter } from '../../src/people/table/row-writer.ts';
import { shapeOf } from '../../src/people/table/shape.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import type { Allowance } from '../../src/people/types.ts';
import { m } from '../calendar/setup.ts';
import { engine, rules } from '../support.ts';

/** A month of somebody with these allowances. */
function written(...amounts: readonly number[]) {
  const facts = specsOf(rules, ['현행']);
  const shape = shapeOf(facts, [m('2024-03')], rules.leave, {
    details: new Set(['allowances']),
    absences: new Set(),
  });
  const writer = new RowWriter(shape);
  const natures = { 통상임금: '예', 세금: '과세', 최저임금: '임금' };
  const allowances = amounts.map((amount, i): Allowance => ({ name: `수당${i}`, amount, natures }));
  writer.add({ person: { id: 'S1', facts: new Map(), at: { line: 2, column: 1 } }, allowances });
  const chunk = writer.finish();
  if (chunk === undefined) throw new Error('nothing was written');
  const { rowsToRecompute } = new PersonMonthRows(engine, '현행', chunk, new CalendarMemo());
  const sum = chunk.facts.get('통상고정수당')?.values[0];
  return { sum, isExact: rowsToRecompute.has(0), allowances: monthAlone(chunk, 0).allowances };
}

test('allowances stand in a column as far as it reaches; what they sum to beyond that is for the exact reading', () => {
  expect(written(600_000_000, 400_000_000)).toMatchObject({ sum: 1_000_000_000, isExact: false });
  const { isExact, allowances } = written(600_000_000, 400_000_000, 1);
  expect(isExact).toBe(true);
  expect(allowances.map(({ amount }) => ratio(amount))).toEqual(
    [600_000_000, 400_000_000, 1].map((n) => ratio(n)),
  );
});
