import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Outcome, pumsak, pumsakProcess, root } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-ask-'));
afterAll(() => rmSync(folder, { recursive: true }));
const here = { cwd: folder };
/** Nine to six with an hour's break, base pay as the rules have it, a covered worker, leave, services, both bonuses. */
const answers = [
  '2024-03',
  '09:00-18:00',
  '12:00-13:00',
  '',
  '1',
  '모두돌봄센터',
  '1',
  '전일제',
  '40',
  '9',
  '',
];
const ask = (lines: readonly string[], ...options: readonly string[]) =>
  pumsak(['ask', ...options], { ...here, stdin: lines.map((line) => `${line}\n`).join('') });
/** What the answers above come to: asked once, in a process of its own. */
let answered: Promise<Outcome> | undefined;
function told(): Promise<Outcome> {
  const stdin = answers.map((line) => `${line}\n`).join('');
  answered ??= pumsakProcess(['ask', '--save', 'me.yaml', '--json'], { ...here, stdin });
  return answered;
}

describe('ask', () => {
  test('answers from a pipe give what estimate gives, and the file that is kept gives it again', async () => {
    const { code, stdout, stderr } = await told();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      제도: {
        현행: { 항목: { 기본급: 2_390_124 }, 지급총액: 2_390_124 },
        개편안: { 항목: { 기본급: 1_789_000, 연장수당: 651_882 }, 지급총액: 2_640_882 },
      },
    });
    expect(stderr).toContain('pumsak estimate me.yaml\n');
    expect((await pumsak(['estimate', 'me.yaml', '--json'], here)).stdout).toBe(stdout);
    expect(readFileSync(join(folder, 'me.yaml'), 'utf8')).toContain('\n  휴게: 12:00-13:00\n');
  });

  test('at each scheme’s own hours and without services: base pay alone', async () => {
    const lines = ['2024-03', '모름', '', '1', '1', '1', '', '', '', ''];
    const { stdout } = await ask(lines, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      제도: { 현행: { 지급총액: 2_390_124 }, 개편안: { 지급총액: 1_789_000 } },
      차액: { 개편안: { 지급총액: -601_124 } },
    });
  });

  test('모름 throughout is the interval of estimate --interval', async () => {
    const { stdout } = await ask(['2024-03', ...Array<string>(9).fill('모름')], '--save', 'open.yaml');
    // Whether one works full time is not known, so the hours of a contract are what to ask first.
    expect(stdout).toContain('먼저 물어볼 것: 한 주에 몇 시간 일하기로 했습니까?');
    expect((await pumsak(['estimate', 'open.yaml', '--interval'], here)).stdout).toBe(stdout);
  });

  test('a wrong answer is told in the words of every error, and asked again; nothing is lost', async () => {
    const lines = [...answers.slice(0, 4), '요양보호시', '도움', ...answers.slice(4)];
    const { stdout, stderr } = await ask(lines, '--json');
    expect(stderr).toContain(
      [
        '> 요양보호시',
        '오류 unknown-choice  직종',
        '  발견: 직종: 모르는 값 ‘요양보호시’',
        '  기대: 요양보호사, 활동지원사, 보육교사, 간호·치료, 사회복지사, 일반행정, 서비스지원, 기능 가운데 하나',
        '  고침: 목록의 값으로 고치세요. 가까운 값: 요양보호사.',
        '> 도움',
        '  꼭 있어야 금액이 하나로 나옵니다. 모르면 범위로 보여 드립니다.',
      ].join('\n'),
    );
    expect(stdout).toBe((await told()).stdout);
  });

  test('끝, and an input that ends, give the result so far', async () => {
    const early = answers.slice(0, 5);
    const ended = await ask([...early, '끝', '못 읽을 줄']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe((await ask(early)).stdout);
    const [none, without] = await Promise.all([ask([]), ask(['모름', '끝'])]);
    expect(none.code).toBe(0);
    expect(none.stderr).toContain('모름: 2024-03로 봅니다.');
    expect(none.stdout).toBe(without.stdout);
  });

  test('a file that is there, or that cannot be, is said before anything is asked', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'mine');
    for (const [path, code] of [
      ['mine.yaml', 'would-overwrite'],
      ['no/such/place.yaml', 'file-not-writable'],
    ] as const) {
      const reported = await ask(answers, '--save', path);
      expect([reported.code, reported.stdout]).toEqual([2, '']);
      expect(reported.stderr).toContain(code);
      expect(reported.stderr).not.toContain('어느 달');
    }
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('mine');
  });

  test('Ctrl-C ends it with no more words; nothing is written', async () => {
    const child = spawn(process.execPath, [`${root}dist/cli.js`, 'ask', '--save', 'never.yaml'], {
      cwd: folder,
    });
    let said = '';
    const ended = await new Promise((resolve) => {
      child.stderr.on('data', (part: Buffer) => {
        said += part.toString();
        if (said.endsWith('> ')) child.kill('SIGINT');
      });
      child.on('close', (code, signal) => resolve(signal ?? code));
    });
    // A shell counts it as 130.
    expect(ended).toBe('SIGINT');
    expect(said.trimEnd().endsWith('>')).toBe(true);
    expect(existsSync(join(folder, 'never.yaml'))).toBe(false);
  });

  test('English', async () => {
    const { code, stderr } = await ask(['2024-03', 'help', 'end'], '--lang', 'en');
    expect(code).toBe(0);
    expect(stderr).toContain('Which month’s pay? (such as 2024-03)');
    expect(stderr).toContain('From when to when do you work?');
  });
});

describe('template', () => {
  test('without a kind it says what there is; a mistyped kind is named with the nearest', async () => {
    const { code, stdout } = await pumsak(['template']);
    expect(code).toBe(0);
    expect(stdout).toContain('고정수당 (allowances)\n  사번*, 항목*, 금액*, 통상임금*, 세금, 최저임금\n');
    const wrong = await pumsak(['template', 'rostr']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('가까운 값: roster.');
  });

  test('tables with an example row run as a scenario', async () => {
    for (const kind of ['명부', '월별기록', '근무일지', '휴가일', '고정수당'])
      expect((await pumsak(['template', kind, '--example', '-o', `${kind}.csv`], here)).code).toBe(0);
    const files = ['명부', '월별기록', '근무일지', '고정수당'].map((kind) => `${kind}: ${kind}.csv`);
    const scenario = [
      '시나리오: 양식',
      '귀속월: { 시작: 2024-03, 종료: 2024-03 }',
      '제도: [현행, 개편안]',
      '근무가정: { 이름: 양식, 설명: 양식의 보기 }',
      `사람: { ${files.join(', ')} }`,
    ];
    writeFileSync(join(folder, 'scenario.yaml'), scenario.join('\n'));
    const { code, stdout } = await pumsak(['run', 'scenario.yaml', '--json'], here);
    expect([code, JSON.parse(stdout).인원 ?? 1]).toEqual([0, 1]);
    expect((await pumsak(['template', '명부', '-o', '명부.csv'], here)).code).toBe(2);
  });

  test('--json is the declaration itself', async () => {
    const { stdout } = await pumsak(['template', '월별기록', '--json']);
    const columns: { 이름: string }[] = JSON.parse(stdout);
    expect(columns.find((one) => one.이름 === '연차일수')).toMatchObject({
      필수: false,
      단위: '일',
      최소: '0',
      최대: '31',
      간격: '0.5',
      기본값: '0',
      질문: '이번 달 연차는 며칠입니까?',
    });
  });
});

test('a fact added to a folder of rules is asked, moves the figures and has its column, without code', async () => {
  const rules = join(folder, 'rules');
  cpSync(join(root, 'rules'), rules, { recursive: true });
  const change = (file: string, from: string, to: string): void => {
    const path = join(rules, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  const fact =
    '  교육시간:\n    unit: 시간\n    label: Training hours\n    fact: { from: 근무, first: true, default: 0, min: 0, max: 40, step: 1, question: 교육을 몇 시간 받았습니까?, help: 근무시간 밖의 교육만 셉니다. }\n';
  change('korea/facts/month.yaml', 'terms:\n', `terms:\n${fact}`);
  change(
    'seoul-social-service/provisions/cooperation-bonus-a.yaml',
    'if 기준A달성 then 기준A금액 else 0',
    '(if 기준A달성 then 기준A금액 else 0) + 교육시간 / 1시간 * 10_000원',
  );
  const { stdout, stderr } = await conversed(['ask', '--json', '--rules', rules], {
    '어느 달': '2024-03',
    '몇 시부터': '모름',
    기본급은: '',
    직종은: '1',
    전일제입니까: '1',
    '어느 유형': '1',
    연차는: '0',
    제공했습니까: '0',
    적극개입사례는: '0',
    '교육을 몇': '3',
    '더 묻습니까': '끝',
  });
  expect(stderr).toContain('교육을 몇 시간 받았습니까? (시간, 빈칸이면 0시간)');
  // Three hours at 10,000 won each, on top of the reform's base pay.
  expect(JSON.parse(stdout)).toMatchObject({
    제도: { 현행: { 지급총액: 2_390_124 }, 개편안: { 지급총액: 1_819_000 } },
  });
  const by = (args: readonly string[]) => pumsak([...args, '--rules', rules], here);
  expect((await by(['template', '월별기록'])).stdout).toContain('교육시간');
  expect((await by(['template', 'estimate'])).stdout).toContain('# 근무시간 밖의 교육만 셉니다.');
});

/** Answers each question as it is put, by a part of its text. */
async function conversed(
  args: readonly string[],
  replies: Readonly<Record<string, string>>,
): Promise<{ stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [`${root}dist/cli.js`, ...args], {
    cwd: folder,
    env: { ...process.env, WAGE_LANG: 'ko' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
    if (!stderr.endsWith('> ')) return;
    const question = stderr.split('\n\n').at(-1) ?? '';
    const key = Object.keys(replies).find((one) => question.includes(one));
    if (key === undefined) child.stdin.end();
    else child.stdin.write(`${replies[key]}\n`);
  });
  await new Promise((resolve) => child.on('close', resolve));
  return { stdout, stderr };
}
