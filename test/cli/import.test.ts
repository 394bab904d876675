import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './project-setup.ts';
import { pumsak } from './pumsak.ts';

const scenario = (people: string): string => `시나리오: 우리 파일
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: ${people}
`;
const folder = folderWith({
  'pumsak.yaml': '# 우리 기관\n프로젝트: 시험 # 이름\n',
  'book.yaml': scenario('{ 명부: 명부.xlsx }'),
  'table.yaml': scenario('{ 명부: 자료/명부.csv, 고정수당: 자료/고정수당.csv }'),
});
afterAll(() => rmSync(folder, { recursive: true }));
/** One where nothing is known of anybody's files. */
const fresh = folderWith({ 'pumsak.yaml': '프로젝트: 새 기관\n' });
afterAll(() => rmSync(fresh, { recursive: true }));
const text = (path: string, where = folder): string =>
  readFileSync(join(where, path), 'utf8').replace(/^\uFEFF/, '');

/** A roster as an institution has it: titles, two rows of headings with merges, sums, a hidden column, thousands of won. */
async function roster(
  path: string,
  change: (sheet: excel.Worksheet) => void = () => {},
  where = folder,
): Promise<void> {
  const book = new excel.Workbook();
  book.addWorksheet('표지').addRow(['2024년 인사자료']);
  const sheet = book.addWorksheet('직원현황');
  sheet.addRows([
    ['직원 현황'],
    ['(단위: 천원)'],
    ['직번', '직원명', '직종', '고용형태', '기관', '급여', '', '수당', '', '채용일', '비고'],
    ['', '', '', '', '', '본봉', '상여', '직책수당', '식대', '', ''],
    [
      '0012',
      '김하나',
      '요양보호사',
      '전일제',
      '방문요양1팀',
      2400,
      0,
      100,
      140,
      new Date(Date.UTC(2021, 2, 2)),
      '',
    ],
    [
      '0013',
      '이두리',
      '요양보호사',
      '전일제',
      '방문요양1팀',
      { formula: 'F5', result: 2380.5 },
      0,
      '-',
      140,
      '2022.5.1',
      '휴직',
    ],
    ['', '', '', '', '1팀 소계', 4780.5, 0, 100, 280, '', ''],
    ['0014', '박세찬', '요양보호사', '전일제', '방문요양2팀', '2,350', 0, 0, 0, 45_000, ''],
    ['합 계', '', '', '', '', 7130.5, 0, 100, 280, '', ''],
  ]);
  for (const range of ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:G3', 'H3:I3', 'J3:J4', 'K3:K4'])
    sheet.mergeCells(range);
  sheet.getColumn(7).hidden = true;
  change(sheet);
  await book.xlsx.writeFile(join(where, path));
}

const told = [
  '--map',
  '기관=소속유형',
  '--value',
  '소속유형:방문요양1팀=모두돌봄센터',
  '--value',
  '소속유형:방문요양2팀=모두돌봄센터',
  '--item',
  '직책수당: 통상임금=예',
  '--item',
  '식대: 통상임금=예',
];

describe('import', () => {
  test('an institution’s roster is understood, written, and read by a run, by its table and by itself', async () => {
    await roster('명부.xlsx');
    const before = readFileSync(join(folder, '명부.xlsx'));
    const { code, said } = await pumsak(['import', '명부.xlsx', '--yes', '--out', '자료', ...told], {
      cwd: folder,
    });
    expect([code, said.includes('줄: 5 = 읽은 3 + 건너뛴 2 (합계 줄 2: 7, 9)')]).toEqual([0, true]);
    expect(text('자료/명부.csv').trim().split('\r\n')).toEqual([
      '사번,성명,직종,근무형태,소속유형,기본급,입사일',
      '0012,김하나,요양보호사,전일제,모두돌봄센터,2400000,2021-03-02',
      '0013,이두리,요양보호사,전일제,모두돌봄센터,2380500,2022.5.1',
      '0014,박세찬,요양보호사,전일제,모두돌봄센터,2350000,45000',
    ]);
    // 100,000 and 140,000 of the first, 140,000 of the second; a dash and 0 are none. Meals are known by their name.
    expect(text('자료/고정수당.csv').trim().split('\r\n')).toEqual(
      [
        '사번,항목,금액,통상임금,세금,최저임금',
        '0012,직책수당,100000,예,과세,임금',
        '0012,식대,140000,예,식대,현금복리후생',
        '0013,식대,140000,예,식대,현금복리후생',
      ].map((line, i) =>
        i < 2 ? line : expect.stringMatching(new RegExp(`^${line.split(',').slice(0, 3).join(',')},`)),
      ),
    );
    expect(readFileSync(join(folder, '명부.xlsx')).equals(before)).toBe(true);
    const run = await pumsak(['run', 'table.yaml', '--json'], { cwd: folder });
    // 2,400,000 + 2,380,500 + 2,350,000 + 100,000 + 2 × 140,000.
    expect([run.code, run.stdout.includes('7510500')]).toEqual([0, true]);
  });

  test('the mapping stands in the project, whose comments stay, and the next import asks and is told nothing', async () => {
    await roster('명부.xlsx');
    const first = await pumsak(['import', '명부.xlsx', '--yes', '--force', ...told], { cwd: folder });
    expect(first.code).toBe(0);
    expect(text('pumsak.yaml')).toMatch(/^# 우리 기관\n프로젝트: 시험 # 이름\n/);
    expect(parse(text('pumsak.yaml')).가져오기).toEqual([
      {
        파일: '명부.xlsx',
        표: '명부',
        시트: '직원현황',
        제목줄: [3, 4],
        열: expect.objectContaining({ 직번: '사번', 기관: '소속유형', '급여 > 본봉': '기본급' }),
        빼기: ['급여 > 상여', '비고'],
        값: { 소속유형: { 방문요양1팀: '모두돌봄센터', 방문요양2팀: '모두돌봄센터' } },
        고정수당: { 직책수당: { 통상임금: '예' }, 식대: { 통상임금: '예' } },
      },
    ]);
    const again = await pumsak(['import', '명부.xlsx', '--force', '--json'], { cwd: folder });
    expect([again.code, JSON.parse(again.stdout).읽음]).toEqual([0, 3]);
    const run = await pumsak(['run', 'book.yaml', '--json'], { cwd: folder });
    // The workbook as it is, by the mapping, without allowances: 7,130,500.
    expect([run.code, run.stdout.includes('7130500')]).toEqual([0, true]);
  });

  test('what is wrong is grouped, in a file and in a marked copy; no name, pay or birth is said, no table written', async () => {
    await roster(
      '틀림.xlsx',
      (sheet) => {
        sheet.getCell('F8').value = '이백만';
        sheet.getCell('J8').value = '1980.13.1';
        // An allowance that nobody worked out is no allowance of 0.
        sheet.getCell('H8').value = { formula: 'F8*2', date1904: false };
      },
      fresh,
    );
    const { code, stderr } = await pumsak(
      [
        'import',
        '틀림.xlsx',
        '--yes',
        '--out',
        '틀림',
        '--map',
        '기관=소속유형',
        '--item',
        '직책수당: 통상임금=예',
      ],
      { cwd: fresh },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('모두 2곳: E5, E6\n  발견: 소속유형: 모르는 값 ‘방문요양1팀’');
    expect(stderr).toContain('틀림.xlsx 직원현황:F8');
    expect(stderr).not.toMatch(/김하나|박세찬|이백만|1980|2400/);
    expect(existsSync(join(fresh, '틀림/명부.csv'))).toBe(false);
    expect(text('틀림/틀림-오류.csv', fresh).trim().split('\r\n').length).toBe(1 + 3 + 3);
    const copy = new excel.Workbook();
    await copy.xlsx.readFile(join(fresh, '틀림/틀림-표시.xlsx'));
    const sheet = copy.getWorksheet('직원현황');
    const marked = ['E5', 'E6', 'E8', 'F8', 'H8', 'J8'].map(
      (name) => sheet?.getCell(name).note !== undefined,
    );
    expect([marked, sheet?.getCell('F5').note, sheet?.getCell('F5').value]).toEqual([
      Array(6).fill(true),
      undefined,
      2400,
    ]);
    // Values that are still to be said stand there blank, for somebody to fill in.
    expect(parse(text('틀림/pumsak.yaml', fresh)).가져오기[0].값).toEqual({
      소속유형: { 방문요양1팀: '', 방문요양2팀: '' },
    });
  });

  test('an export with a row for each punch is a timesheet; a column of values that nobody knows is not listed', async () => {
    const punches = '사번,일시,구분\n1,2024-03-04 08:51,출근\n1,2024-03-04 18:02,퇴근\n';
    writeFileSync(join(fresh, '출입.csv'), punches);
    const read = await pumsak(['import', '출입.csv', '--yes', '--out', '출입'], { cwd: fresh });
    expect([read.code, read.stderr]).toEqual([0, '']);
    expect(text('출입/근무일지.csv', fresh).trim().split('\r\n')).toEqual([
      '사번,일자,시작,종료',
      '1,2024-03-04,08:51,18:02',
    ]);
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, i) => `${i},요양보호사,전일제,팀${i}`).join('\n');
    for (const count of [100, 101]) {
      writeFileSync(join(fresh, '모름.csv'), `사번,직종,근무형태,소속유형\n${rows(count)}\n`);
      const out = `모름${count}`;
      expect((await pumsak(['import', '모름.csv', '--yes', '--out', out], { cwd: fresh })).code).toBe(2);
      // A hundred somebody may fill in; more are told in the file of errors alone.
      expect(text(`${out}/pumsak.yaml`, fresh).includes('팀99')).toBe(count === 100);
      expect(text(`${out}/모름-오류.csv`, fresh)).toContain('팀99');
    }
  });

  test('asked: a column, an allowance with its nature, values by their numbers', async () => {
    writeFileSync(
      join(fresh, '물음.csv'),
      '사번,직종,근무형태,우리기관,직책수당,비고\n1,요양보호사,전일제,돌봄,50000,가\n'.normalize(),
    );
    // D is the place of work, E an allowance with its nature, F nothing; 돌봄 is the first place of work there is.
    const answers = ['소속유형', '고정수당', '예', '', '1'];
    const given = { cwd: fresh, stdin: `${answers.join('\n')}\n` };
    const { code, said } = await pumsak(['import', '물음.csv', '--out', '물음'], given);
    expect(code).toBe(0);
    expect(said).toContain('D1 ‘우리기관’은 무엇입니까?');
    expect(said).toContain('소속유형 ‘돌봄’(1줄, D2 …)은 무엇입니까? 1 모두돌봄센터');
    expect(text('물음/명부.csv', fresh).trim().split('\r\n')[1]).toBe('1,요양보호사,전일제,모두돌봄센터');
    // What was answered is known: nothing is asked again.
    const again = await pumsak(['import', '물음.csv', '--out', '물음', '--force'], { cwd: fresh });
    expect([again.code, again.said.includes('무엇입니까')]).toEqual([0, false]);
  });

  test.each([
    ['two that could be it', '사번,성명,부서명,팀명\n1,가,나,다\n', ['--yes'], 'column-claimed'],
    ['no table', '번호,비고\n1,가\n', ['--yes'], 'no-table-found'],
    ['an empty file', '\n', ['--yes'], 'empty-file'],
    ['a column that there is not', '사번,직종\n1,가\n', ['--yes', '--map', '직종=직중'], 'wrong-option'],
    ['an option without sense', '사번,직종\n1,가\n', ['--yes', '--value', '가나'], 'wrong-option'],
    ['a kind that there is not', '사번,직종\n1,가\n', ['--yes', '--kind', '명단'], 'wrong-option'],
    ['a sheet that there is not', '사번,직종\n1,가\n', ['--yes', '--sheet', '3월'], 'sheet-not-found'],
    ['half a quote', '사번,직종\n1,"가\n', ['--yes'], 'broken-quote'],
  ])('%s', async (_, content, options, code) => {
    writeFileSync(join(folder, '나쁨.csv'), content);
    const { code: exit, stdout } = await pumsak(
      ['import', '나쁨.csv', '--out', '나쁨', '--json', ...options],
      { cwd: folder },
    );
    expect([exit, JSON.parse(stdout).오류[0].코드]).toEqual([2, code]);
    expect(existsSync(join(folder, '나쁨'))).toBe(false);
  });

  test('what is there is not written over, and the file itself never', async () => {
    writeFileSync(
      join(folder, '명부.csv'),
      '사번,직종,근무형태,소속유형\n1,요양보호사,전일제,모두돌봄센터\n',
    );
    for (const options of [[], ['--force']]) {
      const { code, stderr } = await pumsak(['import', '명부.csv', '--yes', ...options], { cwd: folder });
      expect([code, stderr.includes('would-overwrite')]).toEqual([2, true]);
    }
  });
});

describe('columns of one’s own by which people are grouped', () => {
  const group = folderWith({
    '명부.csv':
      '사번,직종,근무형태,소속유형,우리 팀,공간\n1,요양보호사,전일제,모두돌봄센터,가팀,본관\n2,요양보호사,전일제,모두돌봄센터,나팀,본관\n',
    '5월.csv':
      '사번,직종,근무형태,소속유형,우리 팀\n1,요양보호사,전일제,모두돌봄센터,가팀\n2,요양보호사,전일제,모두돌봄센터,\n3,요양보호사,전일제,모두돌봄센터,다팀\n',
    's.yaml': scenario('{ 명부: 명부.csv }'),
    '5월.yaml': scenario('{ 명부: 자료/명부.csv }'),
  });
  afterAll(() => rmSync(group, { recursive: true }));

  test('each is a fact with the values that the file holds; results have it as they have the union', async () => {
    const { code, said } = await pumsak(
      ['import', '명부.csv', '--yes', '--out', '자료', '--group', '우리 팀'],
      { cwd: group },
    );
    expect(code).toBe(0);
    expect(said).toMatch(/E +우리 팀 +→ +우리 팀 +묶음/);
    expect(said).toContain('뺀 열: 공간');
    const [mapping] = parse(text('자료/pumsak.yaml', group)).가져오기;
    expect(mapping.묶음).toEqual({ '우리 팀': ['가팀', '나팀'] });
    expect(Object.keys(mapping.열)).not.toContain('우리 팀');
    expect(text('자료/명부.csv', group).split('\r\n')[0]).toBe('사번,직종,근무형태,소속유형,우리 팀');
    writeFileSync(join(group, '자료/s.yaml'), scenario('{ 명부: ../명부.csv }'));
    const ran = await pumsak(['run', '자료/s.yaml', '--out', '결과'], { cwd: group });
    expect(ran.code).toBe(0);
    const [head, first] = text('결과/people.csv', group).split('\r\n');
    expect(head).toMatch(/^사번,직종,근무형태,소속유형,우리 팀,개월,/);
    expect(first).toMatch(/^1,요양보호사,전일제,모두돌봄센터,가팀,1,2390124,/);
  });

  test('next month’s file may have other values: those before stay, and a blank is none', async () => {
    const { code } = await pumsak(['import', '5월.csv', '--yes', '--out', '자료', '--force'], { cwd: group });
    expect(code).toBe(0);
    const mappings = parse(text('자료/pumsak.yaml', group)).가져오기;
    expect(mappings.at(-1).묶음).toEqual({ '우리 팀': ['가팀', '나팀', '다팀'] });
    writeFileSync(join(group, '자료/5월.yaml'), scenario('{ 명부: 명부.csv }'));
    const ran = await pumsak(['run', '자료/5월.yaml', '--out', '결과5'], { cwd: group });
    expect(ran.code).toBe(0);
    const teams = text('결과5/people.csv', group).trim().split('\r\n').slice(1);
    expect(teams.map((row) => row.split(',')[4])).toEqual(['가팀', '', '다팀']);
  });

  test('a question may be answered with 묶음', async () => {
    const given = { cwd: fresh, stdin: '묶음\n' };
    writeFileSync(
      join(fresh, '조.csv'),
      '사번,직종,근무형태,소속유형,조\n1,요양보호사,전일제,모두돌봄센터,가\n',
    );
    const { code } = await pumsak(['import', '조.csv', '--out', '조'], given);
    expect(code).toBe(0);
    expect(parse(text('조/pumsak.yaml', fresh)).가져오기[0].묶음).toEqual({ 조: ['가'] });
  });

  /** As many people, each in a group of her own. */
  const each = (count: number): string => {
    const row = (_: unknown, i: number): string => `${i},요양보호사,전일제,모두돌봄센터,${i}조`;
    return `사번,직종,근무형태,소속유형,조\n${Array.from({ length: count }, row).join('\n')}\n`;
  };
  test.each([
    ['a hundred values are groups', each(100), ['--group', '조'], 0, undefined],
    ['one more tells people apart', each(101), ['--group', '조'], 2, 'too-many-groups'],
    ['a column that the rules know', each(1), ['--group', '직종'], 2, 'heading-taken'],
    ['a term of the rules', each(1).replace('조', '기본급여액'), ['--group', '기본급여액'], 0, undefined],
    ['a table that is no roster', each(1), ['--kind', '변경', '--group', '조'], 2, 'wrong-option'],
  ])('%s', async (_, content, options, exit, code) => {
    writeFileSync(join(group, '많음.csv'), content);
    const { code: ended, stdout } = await pumsak(
      ['import', '많음.csv', '--yes', '--json', '--force', '--out', '많음', ...options],
      { cwd: group },
    );
    expect([ended, JSON.parse(stdout).오류?.[0].코드]).toEqual([exit, code]);
    rmSync(join(group, '많음'), { recursive: true, force: true });
  });
});

describe('the next month', () => {
  test('a file of another name and other rows is read as the last of its kind was', async () => {
    const next = folderWith({
      '3월.csv': '사번,직종,근무형태,우리기관\n1,요양보호사,전일제,모두돌봄센터\n',
      '4월.csv': '제목\n\n직번,우리기관,직종,근무형태\n1,모두돌봄센터,요양보호사,전일제\n',
    });
    const options = ['--yes', '--force'];
    const first = await pumsak(['import', '3월.csv', ...options, '--map', '우리기관=소속유형'], {
      cwd: next,
    });
    const second = await pumsak(['import', '4월.csv', ...options], { cwd: next });
    expect([first.code, second.code]).toEqual([0, 0]);
    rmSync(next, { recursive: true });
  });
});
