import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { help } from '../../src/cli/help.ts';
import { pumsak, pumsakProcess, root } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-cli-'));
/** Where the examples of --help write to. */
mkdirSync(join(folder, 'example'));
afterAll(() => rmSync(folder, { recursive: true }));
const person = readFileSync(`${root}examples/one-person.yaml`, 'utf8');

describe('estimate --json', () => {
  test('prints the interface’s object and nothing else', async () => {
    const { code, stdout, stderr } = await pumsak(['estimate', '-', '--json'], { stdin: person });
    expect([code, stderr]).toEqual([0, '']);
    // 20 scheduled days less one of leave: target 38; 19 days of two hours over, 2,280 minutes.
    expect(JSON.parse(stdout)).toMatchObject({
      귀속월: '2024-03',
      제도: {
        현행: {
          적용: true,
          항목: {
            기본급: 2_390_124,
            연장수당: 0,
            야간수당: 0,
            휴일수당: 0,
            질병휴직급여: 0,
            협력성과급A: 0,
            협력성과급B: 0,
          },
          지급총액: 2_390_124,
          산출: {
            월소정근로일수: 20,
            월목표건수: 38,
            월기본급: 2_390_124,
            분류시간: { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 },
          },
        },
        개편안: {
          적용: true,
          항목: { 기본급: 1_789_000, 연장수당: 651_882, 협력성과급A: 150_000, 협력성과급B: 50_000 },
          지급총액: 2_640_882,
          산출: { 월기본급: 1_789_000, 분류시간: { 연장: 2_280, 야간: 0, 휴일: 0, 휴일연장: 0 } },
        },
      },
      차액: { 개편안: { 지급총액: 250_758 } },
    });
  });

  test('a list gives a list in order, and JSON is read as YAML is', async () => {
    const one = {
      귀속월: '2024-03',
      직원: { 직종: '보육교사', 근무형태: '전일제', 소속유형: '국공립어린이집' },
    };
    const input = JSON.stringify([one, { ...one, 귀속월: '2023-12' }]);
    const { stdout } = await pumsak(['estimate', '-', '--json'], { stdin: input });
    const answers: { 귀속월: string; 제도: Record<string, unknown> }[] = JSON.parse(stdout);
    expect(answers.map(({ 귀속월 }) => 귀속월)).toEqual(['2024-03', '2023-12']);
    expect(answers[1]?.제도['개편안']).toMatchObject({
      적용: false,
      미적용사유: ['직종', '소속유형', '시행일'],
      지급총액: 2_331_813,
    });
  });

  test('other schemes can be named; differences are against the first', async () => {
    const args = ['estimate', '-', '--json', '--schemes', '개편안,현행(체결 협약)'];
    const answer = JSON.parse((await pumsak(args, { stdin: person })).stdout);
    expect(Object.keys(answer.제도)).toEqual(['개편안', '현행(체결 협약)']);
    expect(answer.차액).toMatchObject({ '현행(체결 협약)': { 지급총액: -250_758, 실수령액: -215_048 } });
  });

  test('errors are JSON too, with exit code 2', async () => {
    const { code, stdout, stderr } = await pumsakProcess(['estimate', '-', '--json'], {
      stdin: '귀속월: 2024-13\n직원: {}\n',
    });
    expect([code, stderr]).toEqual([2, '']);
    const { 오류 }: { 오류: Record<string, unknown>[] } = JSON.parse(stdout);
    expect(오류.map((one) => one['코드'])).toEqual([
      'not-a-month',
      'missing-key',
      'missing-key',
      'missing-key',
    ]);
    expect(오류[0]).toMatchObject({ 파일: '-', 행: 1, 열: 6, 항목: '귀속월' });
  });

  test('a wrong call is an error like any other', async () => {
    for (const args of [['--json'], ['-', '--json', '--bogus'], ['-', '--json', '--lang', 'fr']]) {
      const { code, stdout, stderr } = await pumsak(['estimate', ...args], { stdin: person });
      expect([code, stderr]).toEqual([2, '']);
      expect(JSON.parse(stdout)).toMatchObject({ 오류: [{ 코드: 'wrong-call', 파일: null }] });
    }
    const reported = await pumsak(['estimate', '-', '--bogus'], { stdin: person });
    expect([reported.code, reported.stdout]).toEqual([2, '']);
    expect(reported.stderr).toContain('오류: 모르는 옵션 ‘--bogus’입니다.');
  });
});

test('a scenario’s results are written whole, the same bytes every time, and never over others', async () => {
  const dir = join(folder, 'out');
  const first = await pumsak(['run', 'scenarios/2024-wage-reform.yaml', '--out', dir]);
  expect(first.code).toBe(0);
  expect(readdirSync(dir).sort()).toEqual(['manifest.json', 'payslips.csv', 'people.csv', 'summary.json']);
  const read = () => readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
  const before = read();
  expect((await pumsak(['run', 'scenarios/2024-wage-reform.yaml', '--out', dir])).code).toBe(2);
  expect((await pumsak(['run', 'scenarios/2024-wage-reform.yaml', '--out', dir, '--force'])).code).toBe(0);
  expect(read()).toEqual(before);
  expect(before.join('').includes('\uFEFF사번,귀속월,직종,근무형태,소속유형,노조,제도,적용,')).toBe(true);
});

test('what cannot be written gives the error alone, without the answer before it', async () => {
  const out = join(folder, 'a-file', 'below');
  writeFileSync(join(folder, 'a-file'), '');
  const { code, stdout } = await pumsak(['run', 'scenarios/2024-wage-reform.yaml', '--json', '--out', out]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ 오류: [{ 코드: 'file-not-writable' }] });
});

test('standard input that is a folder is an input error', async () => {
  const command = `"${process.execPath}" "${root}dist/cli.js" estimate - --json < "${folder}"`;
  const { status, stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ 오류: [{ 코드: 'file-not-readable' }] });
});

describe('explain', () => {
  const args = ['explain', 'scenarios/2024-wage-reform.yaml', '--employee', 'S0001', '--month', '2024-03'];
  test('says the figure, the numbers, the rounding and the source', async () => {
    const { stdout } = await pumsak([...args, '--term', '연장수당', '--schemes', '개편안']);
    // No leave in this month: 20 days of two hours at 17,154.7945…
    expect(stdout).toContain('연장수당 = 686,192원');
    expect(stdout).toContain('round((2,504,600 ÷ 219) × ((3 ÷ 2) × (2,400 − 0) + 1 × 0) ÷ 60, 1원)');
    expect(stdout).toMatch(/1원 단위로\s+반올림/);
    expect(stdout).toContain('근로기준법 제56조');
  });
  test('without a term, everything from the total down', async () => {
    const { stdout } = await pumsak(args);
    expect(stdout.match(/^지급총액 = /gm)).toHaveLength(2);
  });
  test('an unknown person, month or term is an error that names the nearest', async () => {
    const to = async (changed: readonly string[]) => (await pumsak(changed)).stderr;
    expect(await to([...args.slice(0, 3), 'S001', ...args.slice(4)])).toContain('S0001');
    expect(await to([...args, '--term', '연장수딩'])).toContain('연장수당');
  });
});

test('rules shows a term’s values over time with their sources', async () => {
  const { stdout } = await pumsak(['rules', '생활임금시급']);
  expect(stdout).toContain('2024-01-01 부터: 11_436');
  expect(stdout).toContain('서울시 2023-09-18 발표');
  expect((await pumsak(['rules', '생활임금시금'])).stderr).toContain('생활임금시급');
  expect(JSON.parse((await pumsak(['rules', '--json'])).stdout).length).toBeGreaterThan(90);
});

/** What some of the examples show; no other test calls the same. */
const shows = new Map([
  // How much it looked at.
  [
    'pumsak check scenarios/2024-wage-reform.yaml',
    /^항목 \d+, 조항 \d+, 제도 15, 예시 \d+, 시나리오 1: 이상 없음\n$/,
  ],
  ['pumsak check --speed', /±2\^53을 벗어남/],
]);

describe('the command line', () => {
  test.each(['ko', 'en'] as const)('help in %s has examples for every command', async (lang) => {
    const { code, stdout } = await pumsak(['--help', '--lang', lang]);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(help[lang].program);
    expect(stdout).toContain(help[lang].exits);
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    for (const [name, { examples }] of Object.entries(help[lang].commands)) {
      const one = await pumsak([name, '--help', '--lang', lang]);
      for (const example of examples) expect(one.stdout).toContain(`$ ${example}`);
    }
  });

  // The first of each command starts a process of its own: what it needs is loaded, and it ends.
  test.each(
    Object.values(help.ko.commands).flatMap(({ examples }) =>
      examples.map((example, i) => ({ example, call: i === 0 ? pumsakProcess : pumsak })),
    ),
  )('$example', async ({ example, call }) => {
    const [line = '', file] = example.split(' < ');
    const args = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
      .map((m) => m[1] ?? m[2] ?? m[3] ?? '')
      .slice(1)
      .map((arg) =>
        /^(out|whole|whole\/manifest\.json|packages|parts\/\d|counsel\.html|me\.yaml|names\.ts|slips|march|march\/ledger\.csv|by-unit|\.pumsak|made|imported|steps|site|report\.html|report-union\.html)$/.test(
          arg,
        )
          ? join(folder, 'example', arg)
          : arg,
      );
    const stdin = file === undefined ? '' : readFileSync(join(root, file), 'utf8');
    const { code, stdout } = await call(args, { stdin });
    expect(code).toBe(0);
    expect(stdout).toMatch(shows.get(example) ?? /(?:)/);
  });

  test('without a command, or with a wrong one, it says what there is and exits 2', async () => {
    const { code, stderr } = await pumsak(['estimat', 'x.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('estimate');
    expect((await pumsakProcess(['estimate'])).code).toBe(2);
    expect((await pumsak([])).code).toBe(2);
  });

  test('language: the flag, then WAGE_LANG, then the locale, then Korean', async () => {
    const said = async (args: readonly string[], env: Record<string, string>) =>
      (await pumsak(['estimate', '-', ...args], { stdin: person, env })).stdout.includes('difference');
    expect(await said(['--lang', 'en'], {})).toBe(true);
    expect(await said([], { WAGE_LANG: 'en' })).toBe(true);
    expect(await said(['--lang', 'ko'], { WAGE_LANG: 'en' })).toBe(false);
    expect(await said([], { LC_ALL: 'C', LANG: 'C' })).toBe(false);
  });

  test('columns line up although Hangul is double width', async () => {
    const { stdout } = await pumsak(['estimate', '-'], { stdin: person });
    const endOf = (line: string, figure: string) => {
      const row = stdout.split('\n').find((one) => one.startsWith(`${line} `)) ?? '';
      return row.includes(figure)
        ? stringWidth(row.slice(0, row.indexOf(figure) + figure.length))
        : undefined;
    };
    const column = endOf('기본급', '2,390,124');
    expect(column).toBeGreaterThan(20);
    expect(endOf('지급총액', '2,390,124')).toBe(column);
    expect(endOf('사업주장기요양보험', '10,970')).toBe(column);
    expect(stdout).not.toContain('\x1b');
  });
});
