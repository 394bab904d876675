import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openScenario } from '../../src/disk/scenario.ts';
import { Agreements } from '../../src/pay/agreements.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { quantile, quantileSpread, thousandths, variance } from '../../src/run/uncertainty/statistics.ts';
import { type Uncertainty, uncertainty } from '../../src/run/uncertainty/uncertainty.ts';
import { rules } from '../support.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-uncertainty-'));

/** One worker's March 2024, whose day ends at 18:00 or at 16:00. */
const scenario = (factors: string, more = '') => `시나리오: 동전
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
근무가정: { 이름: 동전, 설명: 반은 18시까지. }
합성인력:
  시드: 7
  인원: 1
  직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 모두돌봄센터, 노조: { 1노조: 50%, 2노조: 50% } }
  근무: { 제공건수: 0, 적극개입건수: 0 }
  일과: { '09:00-18:00': 50%, '09:00-16:00': 50% }
  휴게: '12:00-13:00'
${factors === '' ? '' : `불확실성: { 요인: ${factors} }\n`}${more}`;

async function drawn(factors: string, draws: number): Promise<Uncertainty> {
  const path = join(place, 'scenario.yaml');
  writeFileSync(path, scenario(factors));
  const { engine, scenario: read } = await openScenario(rules, path);
  return uncertainty(engine, read, { draws });
}

describe('statistics, by hand', () => {
  test('quantiles are the drawn values themselves', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    expect([5, 50, 95, 100].map((percent) => quantile(twenty, percent))).toEqual([1, 10, 19, 20]);
    expect(quantileSpread([30, 10, 20])).toEqual({ low: 10, middle: 20, high: 30 });
  });

  test('variances are whole numbers, and shares are rounded half up', () => {
    // Mean 2, squares 1 + 0 + 1 over 3: 2/3, times 9.
    expect(variance([1, 2, 3])).toBe(6n);
    expect(variance([5, 5])).toBe(0n);
    expect(variance([9_007_199_254_740_991, -9_007_199_254_740_991])).toBe(4n * 9_007_199_254_740_991n ** 2n);
    expect([thousandths(1n, 3n), thousandths(2n, 3n), thousandths(1n, 2000n), thousandths(0n, 0n)]).toEqual([
      333, 667, 1, 0,
    ]);
  });
});

describe('a worker whose day ends at 18:00 or 16:00', () => {
  // 16:00: 1,789,000 − 2,390,124. 18:00: 2 hours on 20 days are 686,192 of overtime more.
  const [early, late] = [-601_124, -601_124 + 686_192];

  test('the interval goes from one to the other, and it is all due to the hours', async () => {
    const result = await drawn('{ 시간: [일과], 조합: [노조] }', 40);
    const gross = result.totals.find(({ scheme, term }) => scheme === '개편안' && term === '지급총액');
    expect(gross?.difference?.low).toBe(early);
    expect(gross?.difference?.high).toBe(late);
    expect(gross?.shares).toEqual([1000, 0]);
    expect(result.people).toEqual([{ id: '1', differences: [gross?.difference] }]);
    // Nobody works overtime under 현행: the bill is sure, and nothing moves it.
    const now = result.totals.find(({ scheme, term }) => scheme === '현행' && term === '지급총액');
    expect(now?.bill).toEqual({ low: 2_390_124, middle: 2_390_124, high: 2_390_124 });
    expect(now?.shares).toEqual([0, 0]);
  });

  test('the same seed gives the same draws, and a factor more changes no other', async () => {
    const one = await drawn('{ 시간: [일과] }', 20);
    expect(await drawn('{ 시간: [일과] }', 20)).toEqual(one);
    const more = await drawn('{ 시간: [일과], 조합: [노조] }', 20);
    expect(more.people).toEqual(one.people);
  });

  test('what is drawn of no distribution is refused, and so is a scenario without any', async () => {
    const refused = async (factors: string) => {
      try {
        await drawn(factors, 2);
      } catch (error) {
        if (error instanceof ProblemError)
          return error.problems.map(({ code, values }) => `${code} ${values['text'] ?? values['key']}`);
      }
      return [];
    };
    expect(await refused('{ 서비스: [제공건, 일과] }')).toEqual(['unknown-choice 제공건']);
    expect(await refused('{ 휴직: [휴직] }')).toEqual(['unknown-choice 휴직']);
    expect(await refused('')).toEqual(['missing-key 불확실성']);
  });
});

test('members are counted anew in every draw', async () => {
  const path = join(place, 'bound.yaml');
  writeFileSync(path, scenario('{ 노조: [노조] }', '협약: 적용\n'));
  const { engine, scenario: read } = await openScenario(rules, path);
  await uncertainty(engine, read, { draws: 5 });
  if (!(engine.binding instanceof Agreements)) throw new Error('nothing binds');
  // One worker in one month, however often drawn.
  const kinds = [...engine.binding.members.byMonth.values()].flatMap((one) => [...one.values()]);
  expect(kinds.flatMap((counts) => [...counts.values()])).toEqual([1]);
});
