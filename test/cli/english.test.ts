import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readBook } from '../../src/people/workbook/book.ts';
import { wrap } from '../../src/writing/table.ts';
import { pumsak, root } from './pumsak.ts';

/**
 * With --lang en no word of the program's own is Korean. What rules and inputs say stays as they say it: their names, values,
 * sources, notes and formulas. Those texts are taken out of what a command says; no Hangul may be left.
 */
const hangul = /[가-힣]+/g;
const isKorean = (text: string): boolean => text.search(hangul) >= 0;
/** White space is nothing here: a text may be broken over lines anywhere between words. */
const joined = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)]);
  return typeof value === 'string' ? [value] : [];
}

function textsOf(path: string): string[] {
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => textsOf(join(path, name)));
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.csv')) return text.split(/[",\r\n]+/);
  return path.endsWith('.yaml') ? parseAllDocuments(text).flatMap((one) => texts(one.toJS())) : [];
}

/** Names that conditions and inputs of the command line are written with. */
const ofTheLanguage = ['차액', '모름', '추가근무일수'];
const data = [...new Set(['rules', 'scenarios', 'examples'].flatMap((name) => textsOf(join(root, name))))]
  .concat(ofTheLanguage)
  .map(joined)
  // A yes, a no or a unit is a word of the program's where it says what a figure came to.
  .filter((text) => isKorean(text) && !['예', '아니오', '원', '일', '분', '시간', '건', '명'].includes(text))
  .sort((a, b) => b.length - a.length);

/** The Hangul of a text that no rule and no input has. */
function ownWords(said: string): string[] {
  let left = joined(said);
  for (const text of data) left = left.replaceAll(text, '\u0000');
  return [...new Set(left.match(hangul))];
}

const scenario = 'scenarios/2024-wage-reform.yaml';
test.each([
  ['estimate', 'examples/one-person.yaml'],
  ['solve', 'examples/one-person.yaml', '--vary', '근무종료', '--until', '차액.실수령액 >= 0'],
  ['next', 'examples/one-person.yaml'],
  ['payslip', 'examples/payslip.yaml'],
  ['run', scenario],
  ['explain', scenario, '--employee', 'S0001', '--month', '2024-03', '--changes'],
  ['agreements'],
  ['agreements', scenario],
  ['consent', scenario],
  ['project', 'scenarios/2024-projection.yaml', '--to', '2025'],
  ['reconcile', 'examples/payroll-ledger.csv', 'examples/payroll.yaml', '--month', '2024-03'],
  ['check', 'examples/home-care'],
  ['check-figures'],
  ['net', '3000000', '--month', '2024-03'],
  ['budget', 'scenarios/2024-budget.yaml'],
  ['prove', scenario, '생활임금'],
  ['diff', '현행', '개편안', '--scenario', scenario],
  [
    'arrears',
    'scenarios/2024-raise-agreed-in-july.yaml',
    '--known-on',
    '2024-07-04',
    '--pay-month',
    '2024-07',
    '--payday',
    '25',
    '--claimed',
    '2024-07-10',
  ],
])('%s %s says nothing Korean of its own', async (...args) => {
  const { code, stdout, stderr } = await pumsak([...args, '--lang', 'en']);
  expect(stderr).toBe('');
  // 1 where something was found.
  expect([0, 1]).toContain(code);
  expect(ownWords(stdout)).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'pumsak-english-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name: string): string => join(folder, name);

test.each([
  ['report', scenario, '--out', 'report.html'],
  ['report', scenario, '--out', 'union.html', '--for', 'union'],
  ['payslip', 'examples/payslip.yaml', '--form', 'html'],
])('%s %s %s %s is a page without Korean of its own', async (...args) => {
  const { code, stdout } = await pumsak([
    ...args.map((one) => (one.endsWith('.html') ? written(one) : one)),
    '--lang',
    'en',
  ]);
  expect(code).toBe(0);
  const page = args.find((one) => one.endsWith('.html'));
  const said = page === undefined ? stdout : readFileSync(written(page), 'utf8');
  expect(said).toContain('<html lang="en">');
  const text = said.replace(/<(style|script).*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ');
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  expect(ownWords(text.replace(/&([^;]+);/g, (all, name: string) => signs[name] ?? all))).toEqual([]);
});

test('the workbook of a run has English sheets, headings and words', async () => {
  const { code } = await pumsak([
    ...['run', 'examples/payroll.yaml', '--lang', 'en', '--format', 'xlsx', '--out', written('book')],
  ]);
  expect(code).toBe(0);
  const path = written(join('book', 'result.xlsx'));
  const said = readBook(readFileSync(path), path).flatMap(({ name, rows }) => {
    const formula = rows[0]?.indexOf('formula') ?? -1;
    return [name, ...rows.flatMap((cells) => cells.filter((_, i) => i !== formula))];
  });
  expect(said).toContain('person-months');
  // Whom a scheme covers.
  expect(said).toContain('yes');
  expect(said.flatMap(ownWords)).toEqual([]);
});

test('a figure is explained in English: holds and fails, and, won and h', async () => {
  const { stdout } = await pumsak([
    'explain',
    'examples/one-person.yaml',
    '--lang',
    'en',
    '--term',
    '협력성과급A',
  ]);
  // 40 services of 38 wanted: 150,000 won.
  expect(stdout).toContain(
    '\n협력성과급A = 150,000 won (Bonus A)\n  [기준A달성: holds] 기준A금액 150,000 won = 150,000 won\n',
  );
  // The sentences alone: behind = come the figures, before it what was done to them.
  const said = stdout.replace(/^ *(formula|numbers|source|note|what it is): .*(\n {4,}.*)*$/gm, '');
  for (const word of ['맞음', '아님', '그리고', '또는', '가운데', '단위로', '입력됨'])
    expect(said).not.toContain(word);
});

test('however narrow, no line breaks a word', () => {
  const text =
    '2024-03 개편안: 연차일수 0.5 days more, rules/korea/provisions/base-pay.yaml:64, 지급총액 ▼ 34,309';
  for (let columns = 1; columns <= 100; columns++) expect(joined(wrap(text, columns))).toBe(text);
});
