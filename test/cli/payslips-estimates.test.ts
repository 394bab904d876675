import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { either, runs } from '../runs.ts';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-slips-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Somebody's month, as a row of a roster and of records, and as an input of one person. */
const anybody = fc.record({
  기본급: fc.integer({ min: 1_900_000, max: 6_000_000 }),
  주소정근로시간: fc.constantFrom(undefined, 20, 35),
  입사일: fc.constantFrom('2015-01-02', '2023-11-20', '2024-03-11'),
  생년월일: fc.constantFrom('1960-05-01', '1964-03-14', '1988-12-31'),
  공제대상가족수: fc.integer({ min: 1, max: 5 }),
  연차일수: fc.integer({ min: 0, max: 3 }),
  결근일수: fc.integer({ min: 0, max: 2 }),
  제공건수: fc.integer({ min: 20, max: 60 }),
  적극개입건수: fc.integer({ min: 0, max: 20 }),
  근무종료: fc.constantFrom('16:00', '18:00', '19:30', '22:40'),
});
type Anybody = typeof anybody extends fc.Arbitrary<infer T> ? T : never;

const worker = { 직종: '요양보호사', 소속유형: '모두돌봄센터' };
const formOf = ({ 주소정근로시간 }: Anybody): string => (주소정근로시간 === undefined ? '전일제' : '시간제');
const csv = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => cell ?? '').join(','))
    .join('\n');
const id = (place: number): string => `P${String(place).padStart(2, '0')}`;
const told = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** What a payslip for mail says each line comes to, in its order: the table alone. */
function lines(text: string): [string, number][] {
  const [table = ''] = text.split('[계산 방법]');
  return [...table.matchAll(/^\s*(\S[^\n]*?) +(-?[\d,]+)원$/gm)].map(([, name = '', won = '']) => [
    name.replace('(임금총액)', ''),
    Number(won.replaceAll(',', '')),
  ]);
}

test('the payslips of a run say the won that estimates of the same people do, line by line', async () => {
  let draw = 0;
  const all = fc.array(anybody, { minLength: 6, maxLength: either(6, 40) });
  await fc.assert(
    fc.asyncProperty(all, fc.constantFrom('현행', '개편안'), async (people, scheme) => {
      const at = join(folder, String(draw++));
      mkdirSync(at);
      const write = (name: string, text: string): void => writeFileSync(join(at, name), text);
      write(
        'people.csv',
        csv(
          people.map((one, i) => {
            const { 기본급, 주소정근로시간, 입사일, 생년월일, 공제대상가족수 } = one;
            const own = { 기본급, 주소정근로시간, 입사일, 생년월일, 공제대상가족수 };
            return { 사번: id(i), ...worker, 근무형태: formOf(one), ...own };
          }),
        ),
      );
      write(
        'months.csv',
        csv(
          people.map(({ 연차일수, 결근일수, 제공건수, 적극개입건수, 근무종료 }, i) => ({
            ...{ 사번: id(i), 귀속월: '2024-03', 연차일수, 결근일수, 제공건수, 적극개입건수 },
            ...{ 근무시작: '09:00', 근무종료, 휴게: '12:00-13:00' },
          })),
        ),
      );
      write(
        'scenario.yaml',
        [
          '시나리오: 뽑은 사람들',
          '귀속월: { 시작: 2024-03, 종료: 2024-03 }',
          `제도: [${scheme}]`,
          '근무가정: { 이름: 기록대로, 설명: 기록한 만큼 일한다. }',
          '사람: { 명부: people.csv, 월별기록: months.csv }',
        ].join('\n'),
      );
      const inputs = people.map((one) => {
        const { 기본급, 주소정근로시간, 입사일, 생년월일, 공제대상가족수 } = one;
        const { 연차일수, 결근일수, 제공건수, 적극개입건수, 근무종료 } = one;
        const own = told({ 기본급, 주소정근로시간, 입사일, 생년월일, 공제대상가족수 });
        return {
          귀속월: '2024-03',
          직원: { ...worker, 근무형태: formOf(one), ...own },
          근무: { 연차일수, 결근일수, 제공건수, 적극개입건수 },
          근무시간대: { 시작: '09:00', 종료: 근무종료, 휴게: '12:00-13:00' },
        };
      });
      write('people.json', JSON.stringify(inputs));
      const out = join(at, 'slips');
      const args = ['payslip', join(at, 'scenario.yaml'), '--all', '--form', 'text', '--out', out];
      const slips = await pumsak(args);
      expect(slips.code, slips.stderr).toBe(0);
      const said = await pumsak(['estimate', join(at, 'people.json'), '--schemes', scheme, '--json']);
      expect(said.code, said.stdout).toBe(0);
      const estimates: readonly { readonly 제도: Readonly<Record<string, Estimate>> }[] = JSON.parse(
        said.stdout,
      );
      const made = readdirSync(join(out, 'text')).sort();
      expect(made).toEqual(people.map((_, i) => `${id(i)}.txt`));
      for (const [i, name] of made.entries()) {
        const paper = lines(readFileSync(join(out, 'text', name), 'utf8'));
        const own = estimates[i]?.제도[scheme];
        const figures = new Map(Object.entries({ ...own?.항목, ...own?.공제, ...own }));
        // Pay, what is taken off and the three totals.
        expect(paper.map(([line]) => line)).toEqual(
          expect.arrayContaining(['기본급', '지급총액', '공제총액', '실수령액']),
        );
        for (const [line, won] of paper) expect([name, line, won]).toEqual([name, line, figures.get(line)]);
      }
    }),
    runs(3, 60),
  );
});

interface Estimate {
  readonly 항목: Readonly<Record<string, number>>;
  readonly 공제: Readonly<Record<string, number>>;
}
