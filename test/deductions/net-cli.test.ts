import { describe, expect, test } from 'vitest';
import { type Outcome, pumsak } from '../cli/pumsak.ts';

const keys = [
  '국민연금',
  '건강보험',
  '장기요양보험',
  '고용보험',
  '소득세',
  '지방소득세',
  '공제총액',
  '실수령액',
];
const run = (...args: readonly string[]): Promise<Outcome> => pumsak(['net', ...args]);
const july = ['--month', '2026-07'];

/** The JSON of a call that succeeds: one line, nothing else. */
async function answer(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stdout);
}

describe('net --json', () => {
  test('is one flat object of eight integers, in the order of the payslip', async () => {
    const { code, stdout, stderr } = await run('3000000', ...july, '--json');
    expect([code, stderr]).toEqual([0, '']);
    // 3,000,000 × 4.75 %, × 3.595 %, 107,850 × 9,448 ÷ 71,900 = 14,172, × 0.9 %, the cell of 3,000,000 and its tenth.
    expect(stdout).toBe(
      '{"국민연금":142500,"건강보험":107850,"장기요양보험":14170,"고용보험":27000,"소득세":74350,"지방소득세":7430,"공제총액":373300,"실수령액":2626700}\n',
    );
    const object: Record<string, unknown> = JSON.parse(stdout);
    expect(Object.keys(object)).toEqual(keys);
    expect(Object.values(object).filter((value) => !Number.isSafeInteger(value))).toEqual([]);
  });

  test('every option counts', async () => {
    // 200,000 free: 3,500,000 is taxed. Three with a child: 62,460 − 20,830 = 41,630; × 120 % = 49,956.
    // Born in June 1966, 60 since: no pension. Hired long before 65: 0.9 % of 3,500,000.
    // 3.595 % = 125,825; 125,820 × 9,448 ÷ 71,900 = 16,533.3.
    const more = ['--non-taxable', '200000', '--dependents', '3', '--children', '1', '--choice', '120%'];
    const dates = ['--birth', '1966-06-30', '--hired', '2015-03-02'];
    expect(await answer('3700000', ...july, ...more, ...dates)).toEqual({
      국민연금: 0,
      건강보험: 125_820,
      장기요양보험: 16_530,
      고용보험: 31_500,
      소득세: 49_950,
      지방소득세: 4_990,
      공제총액: 228_790,
      실수령액: 3_471_210,
    });
  });

  test('hired at 65: no unemployment insurance', async () => {
    const of = (hired: string) => answer('2000000', ...july, '--birth', '1961-03-02', '--hired', hired);
    expect([await of('2026-03-01'), await of('2026-03-02')]).toMatchObject([
      { 고용보험: 18_000 },
      { 고용보험: 0 },
    ]);
  });

  test('amounts may be grouped and carry their unit', async () => {
    expect(await answer('2,390,124', '--month', '2024-03')).toEqual(
      await answer('2390124원', '--month', '2024-03'),
    );
  });

  test.each([
    // The least premiums cannot be taken of no pay, which is said.
    ['2019-01', 0, ['발견사항']],
    ['2026-12', 0, ['발견사항']],
    ['2026-07', 1_000_000_000, []],
  ])('%s, %d won is within what can be asked', async (month, pay, more) => {
    const found = await answer(String(pay), '--month', month);
    expect(Object.keys(found)).toEqual([...keys, ...more]);
    expect(Number(found['공제총액']) + Number(found['실수령액'])).toBe(pay);
  });

  test('all of the pay may be free of tax, and then only the least premiums are due', async () => {
    expect(await answer('500000', ...july, '--non-taxable', '500000')).toMatchObject({
      고용보험: 0,
      소득세: 0,
      실수령액: 469_130,
    });
  });
});

describe('net as text', () => {
  test('shows every line, its basis and that it is a simulation', async () => {
    const { code, stdout, stderr } = await run('3000000', ...july);
    expect([code, stderr]).toEqual([0, '']);
    const figures = ['142,500', '107,850', '14,170', '27,000', '74,350', '7,430', '373,300', '2,626,700'];
    keys.forEach((key, i) => {
      expect(stdout).toMatch(new RegExp(`^${key} +${figures[i]}$`, 'm'));
    });
    expect(stdout).toContain('이번 달 과세 급여를 기준으로');
    expect(stdout).toContain('생년월일이 없으면 60세 미만');
    expect(stdout).toContain('법적 효력이 없습니다');
  });

  test('in English', async () => {
    const { code, stdout } = await run('3000000', ...july, '--lang', 'en');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^실수령액 +2,626,700$/m);
    expect(stdout).toContain('Without a date of birth: under 60');
  });

  test('--explain says where each figure comes from, and what is unconfirmed', async () => {
    const { code, stdout } = await run('3000000', '--month', '2023-05', '--explain');
    expect(code).toBe(0);
    const flat = stdout.replace(/\s+/g, ' ');
    for (const named of ['간이세액표', '국민건강보험법', '고용보험요율', '2022-06-28', '확인되지'])
      expect(flat).toContain(named);
  });
});

describe('input that cannot be', () => {
  /** Arguments, and what the message must name: the value, and where it helps the limits. */
  const cases: [what: string, args: string[], named: string[]][] = [
    ['a month before the law known', ['3000000', '--month', '2018-12'], ['2018-12', '2019-01']],
    ['a month after it', ['3000000', '--month', '2027-01'], ['2027-01', '2026-12']],
    ['a month there is not', ['3000000', '--month', '2026-13'], ['2026-13']],
    ['a word for a month', ['3000000', '--month', 'July'], ['July']],
    ['no dependents', ['3000000', ...july, '--dependents', '0'], ['공제대상가족수', '‘0’']],
    ['less than none', ['3000000', ...july, '--dependents', '-1'], ['공제대상가족수', '‘-1’']],
    ['one and a half', ['3000000', ...july, '--dependents', '1.5'], ['공제대상가족수', '‘1.5’']],
    ['letters for dependents', ['3000000', ...july, '--dependents', 'two'], ['공제대상가족수', '‘two’']],
    ['more dependents than can be', ['3000000', ...july, '--dependents', '51'], ['공제대상가족수', '‘51’']],
    ['a child without a dependent', ['3000000', ...july, '--children', '1'], ['자녀 1명', '가족 1명']],
    [
      'as many children as dependents',
      ['3000000', ...july, '--dependents', '3', '--children', '3'],
      ['자녀 3명', '가족 3명'],
    ],
    ['half a child', ['3000000', ...july, '--dependents', '3', '--children', '0.5'], ['자녀수', '‘0.5’']],
    ['fewer than no children', ['3000000', ...july, '--children', '-1'], ['자녀수', '‘-1’']],
    ['pay below nothing', ['-1', ...july], ['월급여', '‘-1’']],
    ['pay above a billion', ['1000000001', ...july], ['월급여', '‘1000000001’', '1,000,000,000']],
    ['a fraction of a won', ['3000000.5', ...july], ['월급여', '‘3000000.5’']],
    ['letters for pay', ['abc', ...july], ['월급여', '‘abc’']],
    ['no pay', ['', ...july], ['월급여']],
    ['badly grouped pay', ['30,00,000', ...july], ['30,00,000']],
    [
      'more free of tax than is paid',
      ['100', ...july, '--non-taxable', '101'],
      ['비과세 101원', '월급 100원'],
    ],
    ['less than nothing free of tax', ['100', ...july, '--non-taxable', '-1'], ['비과세액', '‘-1’']],
    ['a birthday there is not', ['3000000', ...july, '--birth', '1965-02-29'], ['생년월일', '1965-02-29']],
    ['a birth date in two digits', ['3000000', ...july, '--birth', '65-05-01'], ['생년월일', '65-05-01']],
    ['a day of hiring there is not', ['3000000', ...july, '--hired', '2024-04-31'], ['입사일', '2024-04-31']],
    ['a birthday after the month', ['3000000', ...july, '--birth', '2026-08-01'], ['생년월일', '2026-08-01']],
    [
      'hired before birth',
      ['3000000', ...july, '--birth', '1990-01-01', '--hired', '1980-01-01'],
      ['입사일 1980-01-01', '생년월일 1990-01-01'],
    ],
    ['a blank birthday', ['3000000', ...july, '--birth', ''], ['생년월일', '빈 값']],
    ['a blank number of dependents', ['3000000', ...july, '--dependents', ' '], ['공제대상가족수', '빈 값']],
    [
      'a share that is not offered',
      ['3000000', ...july, '--choice', '90%'],
      ['원천징수선택', '‘90%’', '80%, 100%, 120%'],
    ],
  ];

  test.concurrent.each(cases)('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    for (const text of named) expect(stderr).toContain(text);
  });

  test('without a month, or with an option there is not', async () => {
    expect(await run('3000000')).toMatchObject({ code: 2, stdout: '' });
    expect((await run('3000000')).stderr).toContain('--month');
    const unknown = await run('3000000', ...july, '--kids', '1');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('--kids');
  });

  test('everything wrong is told at once, in English too', async () => {
    const { code, stderr } = await run('-5', ...july, '--dependents', '0', '--birth', 'x', '--lang', 'en');
    expect(code).toBe(2);
    for (const text of ['‘-5’', '‘0’', '‘x’', '3 error']) expect(stderr).toContain(text);
  });

  test('with --json the problems are JSON on standard output or error, and no figures', async () => {
    const { code, stdout, stderr } = await run('abc', ...july, '--json');
    expect(code).toBe(2);
    const reported: { 오류: { 항목: string; 발견: string }[] } = JSON.parse(stdout || stderr);
    expect(reported.오류).toMatchObject([{ 항목: '월급여', 발견: expect.stringContaining('abc') }]);
  });
});
