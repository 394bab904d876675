import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { rules } from '../support.ts';
import { runTables } from './table-scenario.ts';

const roster = `사번,직종,근무형태,소속유형
1,요양보호사,전일제,모두돌봄센터
2,요양보호사,전일제,데이케어센터
`;
const records = `사번,귀속월,제공건수,적극개입건수
1,2024-05,60,0
`;
/** Sick for the whole of May, in the first year. */
const sick = '사번,종류,시작일,종료일\n1,질병휴직,2024-05-01,2024-05-31\n';

/** Gross pay of a person in May 2024 by scheme; nothing is worked beyond 16:00. */
async function may(
  schemes: readonly string[],
  parts: object,
  { id = '1', leave = '' }: { readonly id?: string; readonly leave?: string } = {},
): Promise<readonly number[]> {
  const head = { 귀속월: { 시작: '2024-05', 종료: '2024-05' }, 제도: schemes, ...parts };
  const tables = { 명부: roster, 월별기록: records, ...(leave !== '' && { 휴직: leave }) };
  const { rows, placeOf } = await runTables(rules, head, tables);
  const row = rows.find((one) => one.id === id);
  return schemes.map((_, s) => row?.schemes[s]?.amounts[placeOf('지급총액')] ?? Number.NaN);
}

async function problems(
  parts: object,
  schemes: readonly string[] = ['현행', '개편안'],
): Promise<readonly string[]> {
  try {
    await may(schemes, parts);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

describe('a scheme of the scenario’s own', () => {
  const schemes = ['현행', '개편안', '노조안'];
  const differences = (won: readonly number[]): readonly number[] =>
    won.map((one) => one - (won[1] ?? 0)).slice(2);

  test('a value over its base: 100,000 more of A, and the base as it was', async () => {
    const won = await may(schemes, { 제도정의: { 노조안: { 바탕: '개편안', 값: { 기준A금액: 250_000 } } } });
    expect(differences(won)).toEqual([100_000]);
    expect(won.slice(0, 2)).toEqual(await may(['현행', '개편안'], {}));
  });

  test('a provision of the rules in the place of another: sick pay as before on the reform’s base', async () => {
    const 노조안 = { 바탕: '개편안', 조항: { '질병휴직-개선안': '질병휴직-현행' } };
    const won = await may(schemes, { 제도정의: { 노조안 } }, { leave: sick });
    // Base 1,789,000: all of it for 70 % of it, 1,252,300.
    expect(differences(won)).toEqual([1_789_000 - 1_252_300]);
  });

  test('a raise over its base: 3 % of 2,390,124 is 71,704', async () => {
    const 인상 = { 기본급: { '2024-05-01': '+3%', 끝수: '1원 반올림' } };
    const won = await may(['현행', '오른안'], { 제도정의: { 오른안: { 바탕: '현행', 인상 } } });
    expect((won[1] ?? 0) - (won[0] ?? 0)).toBe(71_704);
  });

  test('what the scenario lays over the base lies under it, and one may be over another', async () => {
    const 변경 = { 개편안: { 값: { 기준A금액: 200_000 } } };
    const 제도정의 = {
      노조안: { 바탕: '개편안', 값: { 기준A달성률: '80%' } },
      둘째안: { 바탕: '노조안', 값: { 기준A금액: 210_000 } },
    };
    const won = await may([...schemes, '둘째안'], { 변경, 제도정의 });
    expect(differences(won)).toEqual([0, 10_000]);
  });

  test('who the base does not cover is not covered: their pay is that of the scheme in its place', async () => {
    const won = await may(
      schemes,
      { 제도정의: { 노조안: { 바탕: '개편안', 값: { 기준A금액: 250_000 } } } },
      { id: '2' },
    );
    expect(won).toEqual([won[0], won[0], won[0]]);
  });
});

describe('what is wrong with one', () => {
  test.each([
    ['a name that the rules have', { 현행: { 바탕: '개편안' } }, ['duplicate-name']],
    ['a base that there is not', { 노조안: { 바탕: '개편인' } }, ['unknown-scheme']],
    [
      'a base that comes later',
      { 노조안: { 바탕: '둘째안' }, 둘째안: { 바탕: '개편안' } },
      ['unknown-scheme'],
    ],
    ['no base', { 노조안: { 값: { 기준A금액: 250_000 } } }, ['missing-key']],
    ['a term that there is not', { 노조안: { 바탕: '개편안', 값: { 기준A금엑: 1 } } }, ['unknown-term']],
    [
      'a provision that the base lacks',
      { 노조안: { 바탕: '현행', 조항: { '질병휴직-개선안': '질병휴직-현행' } } },
      ['provision-not-in-scheme'],
    ],
  ] as const)('%s', async (_, 제도정의, codes) => {
    expect(await problems({ 제도정의 })).toEqual(codes);
  });

  test('a provision that the scenario has taken out of the base already', async () => {
    const parts = {
      변경: { 개편안: { 조항: { '질병휴직-개선안': '질병휴직-현행' } } },
      제도정의: { 노조안: { 바탕: '개편안', 조항: { '질병휴직-개선안': '질병휴직-현행' } } },
    };
    expect(await problems(parts)).toEqual(['provision-not-in-scheme']);
  });

  test('two raises of one term, of which one would be lost', async () => {
    const 인상 = { 기본급: { '2024-05-01': '+3%', 끝수: '1원 반올림' } };
    const parts = { 변경: { 현행: { 인상 } }, 제도정의: { 오른안: { 바탕: '현행', 인상 } } };
    expect(await problems(parts)).toEqual(['conflicting-keys']);
  });

  test('a definition that 변경 changes', async () => {
    const parts = {
      변경: { 노조안: { 값: { 기준A금액: 1 } } },
      제도정의: { 노조안: { 바탕: '개편안' } },
    };
    expect(await problems(parts)).toEqual(['conflicting-keys']);
  });
});
