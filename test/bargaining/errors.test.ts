import { expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { bargain, bargaining } from './setup.ts';

async function problems(part: string): Promise<string[]> {
  try {
    await bargain(bargaining(part));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map((one) => `${one.code} ${sentences(one, 'ko').found}`);
  }
}
const lever = '조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }';

test.each([
  ['조정: { 기준A금엑: { 값: [1] } }', 'unknown-term'],
  ['조정: { 제공건수: { 값: [1] } }', 'lever-is-a-fact'],
  ['조정: { 기본급끝수: { 부터: 1, 까지: 2, 간격: 1 } }', 'lever-needs-list'],
  ['조정: { 기준A금액: { 부터: 200_000, 까지: 150_000, 간격: 10_000 } }', 'empty-range'],
  ['조정: { 기준A금액: { 부터: 100_000, 까지: 150_000, 간격: 0 } }', 'below-minimum'],
  ['조정: { 기준A금액: { 부터: -100_000, 까지: 150_000, 간격: 10_000 } }', 'below-minimum'],
  ['조정: { 기준A금액: { 값: [150_000, -1] } }', 'below-minimum'],
  ['조정: { 기준A금액: { 값: [15건] } }', 'wrong-result-unit'],
  [`${lever}\n제한: { 비용: { 이하: 3명 } }`, 'not-a-number'],
  [`${lever}\n제한: { 비용: { 이하: 1, 이상: 2 } }`, 'limits-contradict'],
  [`${lever}\n목표: [비용, { 비용: 늘림 }]`, 'goal-twice'],
  [`${lever}\n목표: [총변화, { 지급총액: 줄임 }]`, 'goal-twice'],
  [`${lever}\n목표: [기본급]`, 'unknown-choice'],
  [`${lever}\n목표: [미달인월]`, 'unknown-choice'],
  [`${lever}\n제한: { 줄어드는사람: { 이하: 3% } }`, 'not-a-number'],
  [`${lever}\n제한: { 비용: { 이하: 3%% } }`, 'not-a-number'],
  [`${lever}\n제한: { 비용: { 이하: 1%, 이상: 2% } }`, 'no-package-fits'],
  [`${lever}\n제한: { 없을발견: [생활임금미탈] }`, 'unknown-choice'],
  [`${lever}\n비교항목: 지급총엑`, 'unknown-choice'],
  [`${lever}\n제도: 현행`, 'unknown-choice'],
])('%s: %s', async (part, code) => {
  expect((await problems(part)).map((one) => one.split(' ')[0])).toEqual([code]);
});

test('limits that nothing keeps together are named, the fewest that clash', async () => {
  const reported = await problems(
    `${lever}\n제한: { 비용: { 이하: -100_000_000 }, 줄어드는사람: { 이하: 11 }, 늘어나는사람: { 이상: 11 } }`,
  );
  expect(reported).toEqual([
    'no-package-fits 묶음 6개 가운데 이 제한을 함께 지키는 것이 없습니다: 비용 −100,000,000원 이하',
    'no-package-fits 묶음 6개 가운데 이 제한을 함께 지키는 것이 없습니다: 늘어나는사람 11명 이상',
  ]);
});

test('a grid too large says how large, and what would fit', async () => {
  const reported = await problems(
    '조정: { 기준A금액: { 부터: 1, 까지: 200_000, 간격: 1 }, 기준B금액: { 부터: 1, 까지: 40, 간격: 1 } }',
  );
  expect(reported).toEqual([
    'too-many-packages 묶음이 8,000,000개로 너무 많습니다(기준A금액 200000, 기준B금액 40)',
  ]);
});
