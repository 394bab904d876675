import { expect, test } from 'vitest';
import { rules } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

/** The rota of test/pay/ordinary-cases/rota.test.ts in a cell: seven hours a shift, 191.625 hours a month. */
const three =
  '"기준일 2026-03-01, 07:00-15:00 휴게 11:00-12:00, 15:00-23:00 휴게 19:00-20:00, 23:00-07:00 휴게 03:00-04:00, 비번, 주휴일 마지막비번"';
const head = '사번,직종,근무형태,소속유형,기본급,소정근로,교대';
const roster = `${head}
1,요양보호사,시간제,모두돌봄센터,2299500,,${three}
2,요양보호사,전일제,모두돌봄센터,2299500,월~금 09:00-17:00,
`;

async function paid(term: string, tables: Tables): Promise<Record<string, number>> {
  const months = { 귀속월: { 시작: '2026-03', 종료: '2026-04' }, 제도: ['현행'] };
  const { rows, placeOf } = await runTables(rules, months, tables);
  const at = placeOf(term);
  return Object.fromEntries(
    rows.map(({ id, month, schemes }) => [`${id} ${month}`, schemes[0]?.amounts[at] ?? -1]),
  );
}

test('a roster’s column of rotas: 12,000 an hour', async () => {
  // March: 55 hours of night. April: seven nights of six hours and seven evenings of one.
  expect(await paid('야간수당', { 명부: roster })).toEqual({
    '1 2026-03': 330_000,
    '1 2026-04': 294_000,
    '2 2026-03': 0,
    '2 2026-04': 0,
  });
});

test('a table of changes may put a rota in the place of a week', async () => {
  const 변경 = `사번,적용일,열,값\n2,2026-04-01,근무형태,시간제\n2,2026-04-01,교대,${three}\n`;
  expect(await paid('야간수당', { 명부: roster, 변경 })).toMatchObject({
    '2 2026-03': 0,
    '2 2026-04': 294_000,
  });
});
