import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  loadRulesFrom,
  type PeopleRows,
  ProblemError,
  payAll,
  payslip,
  run,
} from '../src/index.ts';

/** The child-care centre pays 40,000 for a spouse and 30,000 for each child under 19. */
const centre = fileURLToPath(new URL('../examples/child-care', import.meta.url));
const rules = await loadRulesFrom(centre);
const one = { 직급: '보육교사', 초임호봉: 1, 입사일: '2023-03-02' };
const spouse = { 관계: '배우자', 생년월일: '1985-02-01' };
const child = { 관계: '자녀', 생년월일: '2015-08-01' };
const row = (사번: string, 가족: PeopleRows[number][string]) => ({ 사번, 귀속월: '2025-10', ...one, 가족 });

async function problemsOf(people: PeopleRows): Promise<readonly (readonly [string, string | undefined])[]> {
  try {
    await payAll(rules, people, ['현재제도']);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, at }) => [code, at?.path] as const);
  }
}

describe('list facts of many people in memory', () => {
  test('come to what a payslip of each does', async () => {
    const born = new Date('2015-08-01');
    const rows = [
      row('3', [spouse, child]),
      row('1', []),
      row('2', [child, { ...child, 생년월일: born }, spouse]),
      row('4', undefined),
    ];
    const paid = await payAll(rules, rows, ['현재제도']);
    expect([...paid.amounts('현재제도', '가족수당')]).toEqual([70_000, 0, 100_000, 0]);
    const single = payslip(rules, { 귀속월: '2025-10', 직원: { ...one, 가족: [spouse, child] } }, '현재제도');
    expect(paid.amounts('현재제도', '지급총액')[0]).toBe(amountOf(single, '지급총액'));
    const columns = {
      사번: ['1', '2'],
      귀속월: ['2025-10', '2025-10'],
      직급: ['보육교사', '보육교사'],
      가족: [[child], [spouse]],
    };
    const byColumns = await payAll(rules, columns, ['현재제도']);
    expect([...byColumns.amounts('현재제도', '가족수당')]).toEqual([30_000, 40_000]);
  });

  test('what is wrong stands at its row and item', async () => {
    const people: PeopleRows = [
      row('1', [spouse, { 관계: '자녀' }]),
      row('2', [
        { ...child, 관계: '조카' },
        { ...child, 이름: '가' },
      ]),
      row('3', [child, child, child, child, child, child]),
    ];
    expect(await problemsOf(people)).toEqual([
      ['missing-key', '[1].가족[2]'],
      ['unknown-choice', '[2].가족[1].관계'],
      ['unknown-key', '[2].가족[2].이름'],
      ['too-many-items', '[3].가족[6]'],
    ]);
  });

  test('a list in a row and in columns', async () => {
    expect(await problemsOf([row('1', [child]), { ...row('2', []), '가족1.관계': '자녀' }])).toEqual([
      ['conflicting-keys', '가족1.관계'],
    ]);
  });

  test('a list for a fact that is none, and for a column that there is not', async () => {
    expect(await problemsOf([{ ...row('1', []), 직급: [child] }])).toEqual([['unknown-choice', '[1].직급']]);
    expect(await problemsOf([{ ...row('1', []), 가즉: [child] }])).toEqual([['unknown-column', '가즉']]);
  });
});

test('a scenario whose lists stand in a table', async () => {
  const { rows, lines } = await run(rules, `${centre}/scenarios/2025.yaml`);
  const at = lines.findIndex(({ term }) => term === '가족수당');
  const october = rows.filter(({ month }) => month === '2025-10');
  // The child of 1003 is 19 since 2024-05-05.
  expect(october.map(({ id, schemes }) => [id, schemes[0]?.amounts[at]])).toEqual([
    ['1001', 70_000],
    ['1002', 0],
    ['1003', 0],
  ]);
});
