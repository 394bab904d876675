import { expect, test, vi } from 'vitest';
import { runScenario } from '../../src/run/run.ts';
import { bound, type Input, onLeave } from '../pay/agreements-setup.ts';

const flip = (union: string): string => `{ 노조: ${union}, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }`;
/** One person whole on leave, one from the 20th on, one for three days before the agreement, and one at work. */
const of = (union: string): readonly Input[] => {
  const month = '2024-03';
  const at = (id: string, from?: string, to?: string): Input => ({
    id: `${union} ${id}`,
    귀속월: month,
    직원: { 노조: union },
    ...(from !== undefined && { 휴직: [{ 종류: '질병휴직', 시작일: from, 종료일: to }] }),
    근무시간대: { 시작: '09:00', 종료: '19:00', 휴게: '12:00-13:00' },
    근무: { 제공건수: 40, 적극개입건수: 9 },
  });
  return [
    { ...onLeave(month, union), id: `${union} 온달` },
    at('스무날부터', '2024-03-20', '2024-03-31'),
    at('사흘', '2024-03-05', '2024-03-07'),
    at('근무'),
  ];
};

test('an agreement on leave that is signed within a month cuts the month of those on leave, and of nobody else', async () => {
  const inputs = [...of('1노조'), ...of('2노조')];
  const { engine, scenario, table } = bound(`협약: 적용\n협약변경: [${flip('1노조')}]`, inputs);
  const exact = vi.spyOn(engine, 'payslip');
  const { people } = await runScenario(engine, scenario, table);
  // Of the schemes themselves: between them stand readings by the average wage, of which these people have no record.
  const asked = new Set(
    exact.mock.calls.flatMap(([one, scheme]) => (typeof scheme === 'string' ? [one.id] : [])),
  );
  expect(asked).toEqual(new Set(['1노조 온달', '1노조 스무날부터', '1노조 사흘']));
  exact.mockRestore();
  // 2,390,124 of base and leave pay: × 14/31 = 1,079,410.83…, and × 70 % × 17/31 = 917,499.21…. The others are paid as under 현행,
  // who was on leave before the 15th too: three days at 100 %, then nothing of leave.
  const changed = scenario.schemes.indexOf('현행(협약변경)');
  const moved = people.flatMap(({ id, differences }) =>
    differences[changed] === 0 ? [] : [[id, differences[changed]]],
  );
  // From the 20th: twelve days: 2,390,124 × 12 ÷ 31 = 925,209.29… at 100 %, × 70 % = 647,646.50…: 647,647 − 925,209.
  expect(moved).toEqual([
    ['1노조 온달', 1_079_411 + 917_499 - 2_390_124],
    ['1노조 스무날부터', 647_647 - 925_209],
  ]);
});
