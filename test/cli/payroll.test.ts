import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { pumsak, root } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-payroll-'));
afterAll(() => rmSync(folder, { recursive: true }));
const example = `${root}examples/payroll.yaml`;
const reform = `${root}scenarios/2024-wage-reform.yaml`;

const at = (...names: string[]): string => join(folder, ...names);
const read = (path: string): string => readFileSync(path, 'utf8');
const rows = (path: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(read(path).replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
const sum = (all: readonly Record<string, string>[], column: string): number =>
  all.reduce((total, row) => total + Number(row[column]), 0);

async function done(...args: string[]): Promise<string> {
  const { code, stderr, stdout } = await pumsak(args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return stdout + stderr;
}
async function refused(...args: string[]): Promise<string> {
  const { code, stderr } = await pumsak(args);
  expect(code).toBe(2);
  return stderr;
}

describe('pumsak ledger', () => {
  test('every person and item of the example, by hand', async () => {
    await done('ledger', example, '--month', '2024-03', '--out', at('one'));
    const [first, ...others] = rows(at('one', 'ledger.csv'));
    // 20 working days of ten hours less the break of one: 20 × 60 minutes over. (2,390,124 + 150,000) / 209 × 1.5 × 20.
    expect(first).toMatchObject({
      사번: '1001',
      성명: '김가람',
      생년월일: '1985-04-02',
      소속유형: '모두돌봄센터',
      연장분: '1200',
      기본급: '2390124',
      연장수당: '364611',
      식대: '200000',
      직책수당: '150000',
      고정수당: '0',
      지급총액: '3104735',
    });
    expect(others.map(({ 사번 }) => 사번)).toEqual(['1002', '1003', '1004']);
    // 20 hours and 4 of paid rest: 11,436 × 24 × 365 / 7 / 12 = 1,192,611.4, up to the won.
    expect(others[1]?.['기본급']).toBe('1192612');
  });

  test('sums of units add up to all, and all to the people', async () => {
    const people = rows(at('one', 'ledger.csv'));
    const totals = rows(at('one', 'ledger-totals.csv'));
    const columns = Object.keys(totals[0] ?? {}).slice(3);
    expect(columns).toContain('사업주부담총액');
    const [all] = totals.filter(({ 나눔 }) => 나눔 === '합계');
    const units = totals.filter(({ 나눔 }) => 나눔 === '소속유형');
    expect(units.map(({ 값, 인원 }) => [값, 인원])).toEqual([
      ['모두돌봄센터', '2'],
      ['데이케어센터', '2'],
    ]);
    for (const column of columns)
      expect([column, sum(units, column), sum(people, column)]).toEqual([
        column,
        Number(all?.[column]),
        Number(all?.[column]),
      ]);
  });

  test('transfers and those left out are the net pay of all', async () => {
    const sent = rows(at('one', 'transfers.csv'));
    const left = rows(at('one', 'transfers-left-out.csv'));
    expect(sent.map(({ 예금주 }) => 예금주)).toEqual(['김가람', '이나래', '박다온']);
    expect(left).toMatchObject([{ 사번: '1004', 까닭: '은행, 계좌번호 없음' }]);
    expect(sum(sent, '금액') + sum(left, '금액')).toBe(sum(rows(at('one', 'ledger.csv')), '실수령액'));
  });

  test('what is withheld: the return leaves out 자가운전보조금', async () => {
    const values = new Map(
      rows(at('one', 'withholding-totals.csv')).map(({ 항목, 값 }) => [항목, Number(값)]),
    );
    const people = rows(at('one', 'withholding.csv'));
    expect(values.get('인원')).toBe(4);
    expect(values.get('비과세식대')).toBe(500_000);
    expect(values.get('비과세자가운전보조금')).toBe(200_000);
    const gross = values.get('지급총액') ?? 0;
    expect(gross).toBe(sum(people, '지급총액'));
    expect(values.get('신고서 총지급액')).toBe(gross - 200_000);
    for (const tax of ['소득세', '지방소득세']) expect(values.get(tax)).toBe(sum(people, tax));
  });

  test('its sums are those of the run, to the won, under each scheme', async () => {
    await done('run', reform, '--out', at('run'));
    for (const scheme of ['현행', '개편안']) {
      await done('ledger', reform, '--month', '2024-05', '--scheme', scheme, '--out', at(scheme));
      const run = rows(at('run', 'payslips.csv')).filter(
        (row) => row['귀속월'] === '2024-05' && row['제도'] === scheme,
      );
      const ledger = rows(at(scheme, 'ledger.csv'));
      expect(ledger.map(({ 사번 }) => 사번)).toEqual(run.map(({ 사번 }) => 사번));
      const columns = Object.keys(ledger[0] ?? {}).filter((name) => run[0]?.[name] !== undefined);
      expect(columns).toEqual(
        expect.arrayContaining(['기본급', '연장수당', '소득세', '지급총액', '실수령액']),
      );
      for (const column of columns.filter((one) => one !== '사번'))
        expect([column, sum(ledger, column)]).toEqual([column, sum(run, column)]);
    }
  });

  test('an account that a spreadsheet has spoilt is told, not sent', async () => {
    const roster = read(`${root}examples/payroll-people.csv`).replace('110-234-567890', '1.10235E+11');
    writeFileSync(at('people.csv'), roster);
    writeFileSync(at('spoilt.yaml'), read(example).replace(/사람: .*/, '사람: { 명부: people.csv }'));
    await done('ledger', at('spoilt.yaml'), '--month', '2024-03', '--out', at('spoilt'));
    expect(rows(at('spoilt', 'transfers-left-out.csv')).map(({ 까닭 }) => 까닭)).toEqual([
      '계좌번호가 숫자와 줄표가 아님',
      '은행, 계좌번호 없음',
    ]);
  });

  test('nothing is written over, and nothing is left of what is refused', async () => {
    expect(await refused('ledger', example, '--month', '2024-03', '--out', at('one'))).toContain(
      'would-overwrite',
    );
    await done('ledger', example, '--month', '2024-02', '--out', at('one'), '--force', '--memo', '설 상여');
    expect(rows(at('one', 'transfers.csv'))[0]?.['적요']).toBe('설 상여');
    for (const wrong of [
      ['--month', '2024-09'],
      [],
      ['--month', '2024-03', '--by', '소속유현'],
      ['--month', '2024-03', '--scheme', '없는'],
    ])
      await refused('ledger', example, ...wrong, '--out', at('none'));
    expect(existsSync(at('none'))).toBe(false);
  });
});

describe('payslips of everybody', () => {
  test('a text a person and one HTML file, in the final form', async () => {
    const said = await done(
      'payslip',
      example,
      '--month',
      '2024-03',
      '--all',
      '--pay-date',
      '2024-03-25',
      '--out',
      at('slips'),
    );
    expect(said).toContain('4명의 명세서');
    expect(readdirSync(at('slips', 'text')).toSorted()).toEqual([
      '1001.txt',
      '1002.txt',
      '1003.txt',
      '1004.txt',
    ]);
    const html = read(at('slips', 'payslips.html'));
    expect(html.match(/<article>/g)).toHaveLength(4);
    expect(html.match(/<main>/g)).toHaveLength(1);
    // Of an adviser's desk nothing is left; nor is it a simulation.
    expect(html + read(at('slips', 'text', '1001.txt'))).not.toMatch(/상담|서명|모의/);
    // The six items of article 27-2 of the decree.
    for (const item of [
      '김가람',
      '1985-04-02',
      '2024-03-25',
      '지급총액(임금총액)',
      '식대',
      '150% × 20시간(1,200분)',
      '20시간',
      '공제총액',
    ])
      expect([item, html.includes(item)]).toEqual([item, true]);
  });

  test('a payslip has the figures of estimate for the same person', async () => {
    const input = {
      귀속월: '2024-03',
      직원: {
        생년월일: '1990-11-15',
        직종: '요양보호사',
        근무형태: '전일제',
        소속유형: '모두돌봄센터',
        입사일: '2021-03-02',
        공제대상가족수: 3,
      },
      근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' },
      고정수당: [{ 항목: '식대', 금액: 200_000, 통상임금: '아니오' }],
    };
    const { stdout } = await pumsak(['payslip', '-', '--schemes', '현행'], { stdin: JSON.stringify(input) });
    const lines = (text: string): string[] =>
      text.split('\n').filter((line) => /원$/.test(line) && !line.includes(':'));
    expect(lines(stdout).length).toBeGreaterThan(8);
    expect(lines(read(at('slips', 'text', '1002.txt')))).toEqual(lines(stdout));
  });

  test('pseudonyms in the order of what is paid, without names, numbers and dates of a person', async () => {
    await done(
      'payslip',
      example,
      '--month',
      '2024-03',
      '--schemes',
      '현행,개편안',
      '--pseudonymous',
      '--form',
      'text',
      '--out',
      at('hidden'),
    );
    const names = readdirSync(at('hidden', 'text')).toSorted();
    expect(names).toEqual(['가명0001.txt', '가명0002.txt', '가명0003.txt', '가명0004.txt']);
    const texts = names.map((name) => read(at('hidden', 'text', name)));
    expect(texts.join('\n')).not.toMatch(/김가람|이나래|박다온|최라온|100[1-4]\n|1985-04-02|2019-07-23/);
    const net = texts.map((text) => Number(/실수령액 +([\d,]+)원/.exec(text)?.[1]?.replaceAll(',', '')));
    expect(net).toEqual(net.toSorted((a, b) => a - b));
    expect(texts[0]).toMatch(/^임금명세서 \(모의계산\)[\s\S]*가명0001/);
  });

  test('those who were asked for, in their order; somebody else is an error that leaves nothing', async () => {
    await done(
      'payslip',
      example,
      '--month',
      '2024-03',
      '--employee',
      '1003',
      '--employee',
      '1001',
      '--form',
      'html',
      '--out',
      at('some'),
    );
    expect([...read(at('some', 'payslips.html')).matchAll(/<td>(100\d)<\/td>/g)].map(([, id]) => id)).toEqual(
      ['1003', '1001'],
    );
    expect(
      await refused('payslip', example, '--month', '2024-03', '--employee', '1009', '--out', at('nobody')),
    ).toContain('not-in-run');
    expect(existsSync(at('nobody'))).toBe(false);
  });

  test('written over with --force alone; what was there of others goes', async () => {
    expect(await refused('payslip', example, '--month', '2024-02', '--out', at('slips'))).toContain(
      'would-overwrite',
    );
    await done(
      'payslip',
      example,
      '--month',
      '2024-02',
      '--employee',
      '1001',
      '--form',
      'text',
      '--force',
      '--out',
      at('slips'),
    );
    expect(readdirSync(at('slips'))).toEqual(['text']);
    expect(readdirSync(at('slips', 'text'))).toEqual(['1001.txt']);
  });

  test('a browser that is not there, or fails, is told', async () => {
    const call = ['payslip', example, '--month', '2024-03', '--form', 'pdf', '--out', at('pdf')];
    const told = async (env: Record<string, string>): Promise<string> => (await pumsak(call, { env })).stderr;
    expect(await told({ CHROMIUM_PATH: '/nowhere/chrome' })).toContain('browser-not-found');
    expect(await told({ CHROMIUM_PATH: '', PATH: folder })).toContain('no-browser');
    expect(await told({ CHROMIUM_PATH: '/bin/false' })).toContain('browser-failed');
    expect(existsSync(at('pdf'))).toBe(false);
    const without = await pumsak(['payslip', example, '--month', '2024-03', '--out', at('without')], {
      env: { CHROMIUM_PATH: '', PATH: folder },
    });
    expect(without.stderr).toContain('PDF는 만들지 않았습니다');
    expect(readdirSync(at('without')).toSorted()).toEqual(['payslips.html', 'text']);
  });

  test('options that do not go together', async () => {
    const of = (...more: string[]): Promise<string> =>
      refused('payslip', example, '--month', '2024-03', ...more);
    expect(await of()).toContain('needs-option');
    expect(await of('--out', at('x'), '--all', '--employee', '1001')).toContain('options-exclude');
    expect(await of('--out', at('x'), '--name', '홍길동')).toContain('option-of-one-person');
    expect(await refused('payslip', `${root}examples/payslip.yaml`, '--all')).toContain('needs-scenario');
  });
});
