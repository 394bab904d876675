import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { payslipCommand } from '../../src/cli/payslip.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-payslip-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const example = new URL('../../examples/payslip.yaml', import.meta.url).pathname;

/** What the command prints. */
async function printed(
  options: Readonly<Record<string, unknown>> = {},
  file = example,
  json = false,
): Promise<string> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await payslipCommand(file, options, { lang: 'ko', json, color: false, columns: 100, rules: [] });
  vi.restoreAllMocks();
  return text;
}

/** The problems of a call: their codes and values. */
async function refused(options: Readonly<Record<string, unknown>>, file = example) {
  const error: unknown = await printed(options, file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  vi.restoreAllMocks();
  if (error instanceof ProblemError) return error.problems.map(({ code, values }) => ({ code, values }));
  throw error ?? new Error('it was accepted');
}

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const read = (path: string): string => readFileSync(path, 'utf8');

describe('pumsak payslip', () => {
  test('prints text, HTML, speech or JSON', async () => {
    expect(await printed()).toMatch(/^임금명세서 \(모의계산\)\n/);
    expect(await printed({ out: '-' })).toBe(await printed());
    expect(await printed({ form: 'html' })).toMatch(/^<!doctype html>\n<html lang="ko">/);
    expect(await printed({ form: 'speech' })).toMatch(/^2024년 3월 임금명세서입니다\./);
    expect(JSON.parse(await printed({ name: '홍길동', payDate: '2024.4.25' }, example, true))).toMatchObject({
      귀속월: '2024-03',
      성명: '홍길동',
      생년월일: '1968-05-20',
      임금지급일: '2024-04-25',
      제도: [{ 이름: '현행' }, { 이름: '개편안' }],
      묶음: expect.arrayContaining(
        ['지급', '공제', '실수령'].map((종류) => expect.objectContaining({ 종류 })),
      ),
    });
  });

  test('writes a file, and none over another without --force', async () => {
    const out = join(folder, 'slip.html');
    expect(await printed({ form: 'html', out })).toBe('');
    const before = read(out);
    expect(before).toContain('<h1>임금명세서');
    expect(await refused({ form: 'text', out })).toEqual([
      { code: 'would-overwrite', values: { path: out } },
    ]);
    expect(read(out)).toBe(before);
    await printed({ form: 'text', out, force: true });
    expect(read(out)).toMatch(/^임금명세서/);
  });

  test('nothing is written where something is wrong', async () => {
    const out = join(folder, 'none.txt');
    expect((await refused({ out, payDate: '2024-02-31' })).map(({ code }) => code)).toEqual(['no-such-date']);
    expect(() => read(out)).toThrow('ENOENT');
  });

  test('is one person’s: a list is refused, even of one', async () => {
    const one = read(example)
      .trimEnd()
      .split('\n')
      .map((line, i) => (i === 0 ? '- ' : '  ') + line)
      .join('\n');
    const list = written('list.yaml', `${one}\n${one}\n`);
    expect(await refused({}, list)).toEqual([
      { code: 'wrong-type', values: { found: '2명의 목록', expected: '한 사람의 한 달' } },
    ]);
    expect((await refused({}, written('one.yaml', `${one}\n`))).map(({ code }) => code)).toEqual([
      'wrong-type',
    ]);
  });

  test('an unknown form or scheme is told with what there is', async () => {
    expect(await refused({ form: 'pdf' })).toMatchObject([
      { code: 'unknown-choice', values: { known: 'text, html, speech' } },
    ]);
    expect((await refused({ schemes: '현행,개편' })).map(({ code }) => code)).toEqual(['unknown-scheme']);
  });

  test('--birth is worked with where the input has none, and must not contradict it', async () => {
    const without = written('birth.yaml', read(example).replace(/.*생년월일.*\n/, ''));
    const pension = async (options: object): Promise<number> => {
      const { 묶음 } = JSON.parse(await printed({ ...options, schemes: '현행' }, without, true));
      return 묶음[1].항목[0].금액['현행'];
    };
    expect(await pension({})).toBeGreaterThan(100_000);
    expect(await pension({ birth: '1963-01-01' })).toBe(0); // 61 years old: none is taken
    expect(await printed({ birth: '1968-05-20' })).toContain('1968-05-20');
    expect(await refused({ birth: '1963-01-01' })).toEqual([
      { code: 'conflicting-keys', values: { keys: '--birth 1963-01-01, 직원.생년월일 1968-05-20' } },
    ]);
  });
});
