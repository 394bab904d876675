import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inlinedIn } from '../../src/disk/counsel-page.ts';
import { folderWith, ownRules, personText, projectFiles } from './project-setup.ts';
import { pumsak, root } from './pumsak.ts';

const folder = folderWith(projectFiles);
const elsewhere = folderWith({ 'me.yaml': personText.replace('근무장소', '소속유형') });
afterAll(() => {
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true });
});
const here = { cwd: folder };

describe('a project is in force', () => {
  test('for the file that a command is given, from the nearest folder above it', async () => {
    const path = join(relative(elsewhere, folder), 'input/me.yaml');
    const { code, stdout } = await pumsak(['estimate', path, '--json'], { cwd: elsewhere });
    expect(code).toBe(0);
    // 70,000 won beside the base pay of 11,436 won × 209 hours.
    expect(JSON.parse(stdout)).toMatchObject({
      제도: { 현행: { 지급총액: 2_390_124 }, 우리안: { 지급총액: 2_460_124 } },
    });
  });

  test('for the current folder, where the file lies in no project', async () => {
    const path = relative(join(folder, 'input'), join(elsewhere, 'me.yaml'));
    const by = async (cwd: string, file: string) =>
      Object.keys(JSON.parse((await pumsak(['estimate', file, '--json'], { cwd })).stdout).제도);
    expect(await by(join(folder, 'input'), path)).toEqual(['현행', '우리안']);
    expect(await by(elsewhere, 'me.yaml')).toEqual(['현행', '개편안']);
  });

  test('the nearest wins', async () => {
    mkdirSync(join(folder, 'nearer'));
    writeFileSync(join(folder, 'nearer/pumsak.yaml'), '프로젝트: 안쪽\n제도: [개편안]\n');
    writeFileSync(join(folder, 'nearer/me.yaml'), personText.replace('근무장소', '소속유형'));
    const { stdout } = await pumsak(['estimate', 'nearer/me.yaml', '--json'], here);
    expect(Object.keys(JSON.parse(stdout).제도)).toEqual(['개편안']);
  });

  test('with what it assumes of years to come; a scenario’s own assumption stands over it', async () => {
    const of = async (file: string, text: string) => {
      writeFileSync(join(folder, file), text);
      return pumsak(['estimate', file, '--json'], here);
    };
    const month = '2027-03';
    const { stdout } = await of('later.yaml', personText.replace('2024-03', month));
    // The living wage of 2026 goes on: 12,121 won × 209 hours.
    expect(JSON.parse(stdout)).toMatchObject({ 제도: { 현행: { 지급총액: 2_533_289 } } });
    writeFileSync(
      join(folder, 'later-scenario.yaml'),
      `기준: scenarios/ours.yaml\n시나리오: 내년\n귀속월: { 시작: ${month}, 종료: ${month} }\n가정: { 생활임금시급: 12_500 }\n`,
    );
    const run = await pumsak(['run', 'later-scenario.yaml', '--json'], here);
    // 12,500 won × 209 hours, two people; what is assumed is named.
    const said = JSON.parse(run.stdout);
    expect(said.합계.현행).toBe(5_225_000);
    expect(said.가정.find((one: { 항목: string }) => one.항목 === '생활임금시급')).toEqual({
      항목: '생활임금시급',
      부터: '2027-01',
      값: '12_500',
      근거: '가정: 12_500',
    });
  });

  const uses: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['check', [], /제도 16.*시나리오 2: 이상 없음/],
    ['run', ['scenarios/ours.yaml'], /우리안 +4,780,248|우리안 +\S+ +▲ 140,000/],
    [
      'explain',
      ['scenarios/ours.yaml', '--employee', '1', '--month', '2024-03', '--term', '우리식대'],
      /우리식대 = 70,000원[\s\S]*rules\/meal\.yaml:7/,
    ],
    ['payslip', ['input/me.yaml'], /우리식대/],
    [
      'solve',
      ['input/me.yaml', '--vary', '우리식대', '--range', '0..100000', '--until', '차액.지급총액 >= 50_000원'],
      /50,000/,
    ],
    ['next', ['input/me.yaml'], /우리안/],
    ['prove', ['scenarios/ours.yaml', '모두: 우리안.우리식대 = 70_000원'], /증명/],
    ['consent', ['scenarios/ours.yaml'], /우리안|동의/],
    ['diff', ['현행', '우리안', '--no-cost'], /우리식대/],
    ['rules', ['우리식대'], /우리 보수규정 제9조/],
    ['template', ['명부'], /소속유형/],
    ['uncertainty', ['scenarios/ours.yaml'], /./],
  ];
  test.each(uses)('%s', async (command, args, shows) => {
    const { stdout, said } = await pumsak([command, ...args], here);
    expect(command === 'uncertainty' ? said : stdout).toMatch(shows);
    expect(said).not.toContain('unknown-scheme');
  });

  test('ask', async () => {
    const { stderr } = await pumsak(['ask'], { ...here, stdin: '2024-03\n끝\n' });
    expect(stderr).toContain('차액.지급총액');
  });

  test('threads that work out a large file', async () => {
    const run = (workers: string) =>
      pumsak(
        ['run', 'scenarios/months.yaml', '--out', `out-${workers}`, '--workers', workers, '--json'],
        here,
      );
    const [one, two] = [await run('1'), await run('2')];
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(two.stdout).toBe(one.stdout);
    expect(one.stdout).toContain('우리안');
  });
});

describe('a table and a scenario in the project’s own words', () => {
  const own = folderWith({
    ...ownRules,
    'pumsak.yaml':
      '프로젝트: 보기\n제도: [현행, 우리안]\n층: [korea, seoul-social-service, ./rules]\n열: { 사원코드: 사번, 적용월: 귀속월, 일한날: 일자 }\n',
    'people.csv':
      '사원코드,직종,근무형태,소속유형\n1,요양보호사,전일제,데이케어센터\n2,사회복지사,전일제,본부\n',
    'records.csv': '사원코드,적용월,연차일수\n2,2024-03,1\n',
    'sheets.csv': '사원코드,일한날,시작,종료\n1,2024-03-09,13:00,15:00\n',
    'months.csv': '사원코드,적용월,직종,근무형태,소속유형\n1,2024-03,요양보호사,전일제,데이케어센터\n',
    'roster.yaml': `시나리오: 명부
귀속월: { 시작: 2024-03, 종료: 2024-03 }
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: { 명부: people.csv, 월별기록: records.csv, 근무일지: sheets.csv }
`,
    'months.yaml': `시나리오: 인월
귀속월: { 시작: 2024-03, 종료: 2024-03 }
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: { 인월: months.csv }
`,
  });
  afterAll(() => rmSync(own, { recursive: true }));

  // The meal allowance of 70,000 won for each. It is ordinary wage: the roster's two hours on a Saturday are worth more by
  // 70,000 ÷ 209 × 1.5 × 2 = 1,005 won.
  test.each([
    ['roster.yaml', 141_005],
    ['months.yaml', 70_000],
  ])('%s', async (file, difference) => {
    const { stdout, stderr } = await pumsak(['run', file, '--json'], { cwd: own });
    expect(stderr).toBe('');
    const { 제도, 비교 } = JSON.parse(stdout);
    expect(제도).toEqual(['현행', '우리안']);
    expect(비교.우리안.차액).toBe(difference);
  });

  test('a sheet’s two hours on a Saturday are found under its own heading', async () => {
    const { stdout } = await pumsak(
      ['explain', 'roster.yaml', '--employee', '1', '--month', '2024-03', '--term', '연장분', '--json'],
      { cwd: own },
    );
    expect(JSON.parse(stdout)[0].값).toBe('120분');
  });

  test('what is written says by which project it came about', async () => {
    const text = readFileSync(join(own, 'pumsak.yaml'), 'utf8');
    const manifestOf = async (out: string) => {
      const { code } = await pumsak(['run', 'roster.yaml', '--out', out], { cwd: own });
      expect(code).toBe(0);
      const { rules } = JSON.parse(readFileSync(join(own, out, 'manifest.json'), 'utf8'));
      return rules.find(({ path }: { path: string }) => path.endsWith('pumsak.yaml'));
    };
    const before = await manifestOf('before');
    expect(before.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    writeFileSync(join(own, 'pumsak.yaml'), `${text}가정: { 나머지: 이어쓰기 }\n`);
    expect((await manifestOf('after')).sha256).not.toBe(before.sha256);
    writeFileSync(join(own, 'pumsak.yaml'), text);
  });

  test('outside a project a scenario must name its schemes', async () => {
    const path = join(elsewhere, 'alone.yaml');
    writeFileSync(path, readFileSync(join(own, 'roster.yaml'), 'utf8'));
    const { code, said } = await pumsak(['run', 'alone.yaml'], { cwd: elsewhere });
    expect(code).toBe(2);
    expect(said).toMatch(/missing-key[\s\S]*제도/);
  });
});

describe('counsel', () => {
  const built = readFileSync(join(root, 'dist/pumsak-counsel.html'), 'utf8');
  const block = /(?<=id="rules">)[^<]*/;
  const written = async (args: readonly string[], cwd: string) => {
    const { code } = await pumsak(['counsel', '-o', 'page.html', '--force', ...args], { cwd });
    expect(code).toBe(0);
    return readFileSync(join(cwd, 'page.html'), 'utf8');
  };

  test('puts the rules in force and their schemes into the page, and leaves the rest of it alone', async () => {
    const page = await written([], folder);
    expect(page.replace(block, '')).toBe(built.replace(block, ''));
    const { rules, schemes, hash, scenarios } = inlinedIn(page);
    expect(rules.provisions.map(({ name }) => name)).toContain('우리식대');
    expect(schemes).toEqual(['현행', '우리안']);
    expect(hash).not.toBe(inlinedIn(built).hash);
    // Those of its own scenarios need files; the shipped ones hold under its rules.
    expect(scenarios).toEqual(inlinedIn(built).scenarios);
  });

  test('brings along scenarios of made-up people', async () => {
    const made =
      '기준: base.yaml\n시나리오: 지어낸 사람들\n제도: [현행, 우리안]\n귀속월: { 시작: 2024-03, 종료: 2024-03 }\n';
    const own = folderWith({
      ...projectFiles,
      'scenarios/made.yaml': made,
      'scenarios/base.yaml': readFileSync(join(root, 'scenarios/2024-wage-reform.yaml'), 'utf8'),
    });
    const { scenarios } = inlinedIn(await written([], own));
    expect(scenarios.map(([path]) => path)).toEqual(['scenarios/base.yaml', 'scenarios/made.yaml']);
    rmSync(own, { recursive: true });
  });

  test('without a project or --rules the page as it was built', async () => {
    expect(await written([], elsewhere)).toBe(built);
    const { rules } = inlinedIn(await written(['--rules', join(root, 'rules')], elsewhere));
    expect(rules.provisions.length).toBe(inlinedIn(built).rules.provisions.length);
  });
});

describe('--rules', () => {
  const mine = ['--rules', 'korea', '--rules', 'seoul-social-service', '--rules', 'rules'];
  test('may stand several times, and stands in for the project’s layers', async () => {
    const { stdout } = await pumsak(['rules', '우리식대', ...mine], here);
    expect(stdout).toContain('70,000');
    const alone = await pumsak(['rules', '우리식대', '--rules', join(root, 'rules')], { cwd: elsewhere });
    expect(alone.stderr).toContain('unknown-term');
  });

  test('places are the paths that were typed', async () => {
    const other = folderWith({ 'a/b/wrong.yaml': 'provision: 하나\nlabel: One\nterm: {}\n' });
    const at = async (typed: string, cwd: string) =>
      /unknown-key {2}(\S+?):\d/.exec((await pumsak(['rules', '--rules', typed], { cwd })).stderr)?.[1];
    expect(await at('a/b/', other)).toBe('a/b/wrong.yaml');
    expect(await at('..', join(other, 'a/b'))).toBe('../b/wrong.yaml');
    expect(await at(join(other, 'a'), other)).toBe(join(other, 'a/b/wrong.yaml'));
    rmSync(other, { recursive: true });
  });

  const commands = [
    ['ask'],
    ['check'],
    ['counsel'],
    ['estimate', 'me.yaml'],
    ['net', '3000000', '--month', '2026-07'],
    ['payslip', 'me.yaml'],
    ['rules'],
    ['template'],
  ];
  test.each(commands)('a folder that is not there is an error: %s', async (...args) => {
    const { code, stderr } = await pumsak([...args, '--rules', 'nowhere'], { cwd: elsewhere });
    expect(code).toBe(args[0] === 'check' ? 1 : 2);
    expect(stderr).toContain('layer-not-found');
  });
});

test('a project’s folder is a side of diff', async () => {
  const { code, stdout } = await pumsak(['diff', '기본규칙', folder], { cwd: elsewhere });
  expect([code, stdout]).toEqual([0, expect.stringContaining('우리안')]);
});

describe('layers', () => {
  test('a package of node_modules, its folder rules where it has one', async () => {
    const own = folderWith({
      'pumsak.yaml': '프로젝트: 보기\n층: [korea, seoul-social-service, "@ours/rules"]\n제도: [우리안]\n',
      'node_modules/@ours/rules/package.json': '{}',
      ...Object.fromEntries(
        Object.entries(ownRules).map(([path, text]) => [`node_modules/@ours/rules/${path}`, text]),
      ),
      'deep/in/me.yaml': personText.replace('근무장소', '소속유형'),
    });
    const { stdout } = await pumsak(['estimate', 'me.yaml', '--json'], { cwd: join(own, 'deep/in') });
    expect(JSON.parse(stdout)).toMatchObject({ 제도: { 우리안: { 지급총액: 2_460_124 } } });
    rmSync(own, { recursive: true });
  });

  test('without any the shipped rules hold', async () => {
    const own = folderWith({ 'pumsak.yaml': '프로젝트: 보기\n' });
    expect((await pumsak(['rules', '통상시급'], { cwd: own })).stdout).toContain('통상시급');
    rmSync(own, { recursive: true });
  });
});
