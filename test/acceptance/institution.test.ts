import { expect, test } from 'vitest';
import { isoMonth } from '../../src/calendar/date.ts';
import { pumsak } from '../cli/pumsak.ts';
import { engine, rules } from '../support.ts';

/** Acceptance checks by their numbers: the institution's calendar, agreements and budget. */
test('T12: working days of 2024 by month', () => {
  const january = 2024 * 12;
  const days = Array.from({ length: 12 }, (_, i) => {
    const { settings } = engine.schemeMonth('현행', january + i);
    return engine.calendar.monthDays(january + i, settings).scheduled.length;
  });
  expect(isoMonth(january)).toBe('2024-01');
  expect(days).toEqual([22, 19, 20, 21, 20, 19, 23, 21, 18, 20, 21, 21]);
});

test('T14: of four issues and four unions ten are concluded; unions 1 and 3 still talk of sick leave (②)', () => {
  const unions = ['1노조', '2노조', '3노조', '4노조'];
  const matrix = [...rules.agreements.values()]
    .filter(({ mark }) => ['①', '②', '③', '④'].includes(mark ?? ''))
    .sort((a, b) => (a.mark ?? '').localeCompare(b.mark ?? ''))
    .map(({ mark, parties }) => {
      const signed = unions.map((union) => {
        const states = parties.find(({ name }) => name === union)?.states ?? [];
        const last = states.findLast(({ from }) => from <= '2024-01-31');
        return last?.status === '체결' ? '●' : '○';
      });
      return `${mark} ${signed.join('')}`;
    });
  expect(matrix).toEqual(['① ○●○●', '② ○●○●', '③ ●●●●', '④ ○●○●']);
  const all = matrix.join('');
  expect([all.split('●').length - 1, all.split('○').length - 1]).toEqual([10, 6]);
});

test('T22, T23: direct service of a day, and a budget of eight and of six months over twelve', async () => {
  const { code, stdout } = await pumsak(['budget', 'scenarios/2024-budget.yaml']);
  expect(code).toBe(0);
  // 5.6 / 8 and 5.6 / 6
  expect(stdout).toContain('직접서비스 하루 5.6시간은 소정근로의: 현행 70.0%, 개편안 93.3%');
  // 6,990,375 × 12/8; 792,533 × 12/6; 2,999,798 × 12/6, all in thousands
  expect(stdout).toMatch(/모두돌봄센터 운영 +6,990,375,000 +8 +10,485,562,500 +6,990,375,000/);
  expect(stdout).toMatch(/데이케어센터 운영 +792,533,000 +6 +1,585,066,000 +/);
  expect(stdout).toMatch(/국공립어린이집 운영 +2,999,798,000 +6 +5,999,596,000 +/);
});
