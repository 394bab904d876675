import { describe, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

const said = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await pumsak(args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

interface Spot {
  readonly 항목: string;
}

describe('pumsak rules TERM shows what the term can come to', () => {
  test('a number, by schemes alike', async () => {
    // Base pay and two kinds of allowances of at most 1,000,000,000 won each, over 209 hours.
    expect(await said('rules', '통상시급')).toMatch(
      /가능한 값 \(2026-12\)\n법정월급제, .*현행, .*: 0원\/시간\s이상, 3,000,000,000원\/시간\s이하\n/,
    );
    expect(await said('rules', '통상시급', '--lang', 'en')).toMatch(
      /can come to \(2026-12\)\n법정월급제, .*현행, .*: 0\swon\/h\sor\smore,\s3,000,000,000\swon\/h\sor\sless\n/s,
    );
  });

  test('a parameter’s one value, a truth, choices', async () => {
    expect(await said('rules', '소액부징수')).toMatch(
      /\n월급공제, 법정월급제, [^:]*현행,\s[^:]*촉탁: 1,000원\n/,
    );
    expect(await said('rules', '기준A달성')).toContain(
      '개편안(보전), 개편안, 촉탁(개편안): 맞음 또는 아님\n',
    );
    expect(await said('rules', '기준A달성', '--lang', 'en')).toContain(
      '개편안(보전), 개편안, 촉탁(개편안): can hold and can fail\n',
    );
    expect(await said('rules', '근무형태')).toContain('전일제, 시간제\n');
  });

  test('as data: exact ends', async () => {
    const { 가능한값 } = JSON.parse(await said('rules', '통상시급', '--json'));
    expect(가능한값).toContainEqual({
      제도: '현행',
      귀속월: '2026-12',
      최소: '0',
      최소포함: true,
      최대: '3000000000',
      최대포함: true,
    });
    const truth = JSON.parse(await said('rules', '기준A달성', '--json'));
    expect(truth.가능한값).toEqual([
      { 제도: '개편안(보전)', 귀속월: '2026-12', 맞을수있음: true, 아닐수있음: true },
      { 제도: '개편안', 귀속월: '2026-12', 맞을수있음: true, 아닐수있음: true },
      { 제도: '촉탁(개편안)', 귀속월: '2026-12', 맞을수있음: true, 아닐수있음: true },
    ]);
    const choice = JSON.parse(await said('rules', '근무형태', '--json'));
    expect(choice.가능한값[0].선택지).toEqual(['전일제', '시간제']);
  });
});

describe('pumsak check --speed', () => {
  // As text: in Korean in cli.test.ts, in English in docs/batch.md.
  test('says where numbers are not proved to stay below 2^53, and why', async () => {
    const { 오류, 속도 } = JSON.parse(await said('check', '--speed', '--json'));
    expect(오류).toEqual([]);
    expect(new Set(속도.map((one: { 제도: string }) => one.제도)).size).toBe(15);
    const spots = 속도.flatMap((one: { 제도: string; BigInt인곳: readonly Spot[] }) =>
      one.BigInt인곳.map((spot) => ({ ...spot, 제도: one.제도 })),
    );
    expect(spots).toContainEqual(
      expect.objectContaining({
        항목: '평균임금',
        수식: '산정임금 / 산정일수',
        파일: 'rules/korea/provisions/severance.yaml',
      }),
    );
    // Gross pay adds finished lines: nothing there is slow, but where what is made up for rests on what an injury paid,
    // which rests on what was made up for in the months before.
    const gross = spots.filter((spot: Spot) => spot.항목 === '지급총액');
    expect(new Set(gross.map((spot: { 제도: string }) => spot.제도))).toEqual(new Set(['개편안(보전)']));
    const net = 속도.filter((one: { 제도: string }) => one.제도 === '월급공제');
    expect(net.length).toBeGreaterThan(0);
    for (const { BigInt연산, BigInt인곳, 연산 } of net) {
      expect([BigInt연산, BigInt인곳]).toEqual([0, []]);
      expect(연산).toBeGreaterThan(50);
    }
    // Every month from the first known to the last, once.
    const months = net.flatMap((one: { 달: { 부터: string; 까지: string }[] }) => one.달);
    expect(months.map(({ 부터 }: { 부터: string }) => 부터).sort()[0]).toBe('2019-01');
    expect(
      months
        .map(({ 까지 }: { 까지: string }) => 까지)
        .sort()
        .at(-1),
    ).toBe('2026-12');
  });
});
