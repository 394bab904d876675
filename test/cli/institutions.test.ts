import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

/** The institutions of examples/, each in YAML and CSV alone over national law. */
const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'pumsak-institutions-'));
afterAll(() => rmSync(out, { recursive: true }));

const cwd = (name: string): string => join(examples, name);

/** Amounts of a run by person, month and scheme. */
async function paid(name: string, scenario: string) {
  const folder = join(out, name);
  const { code } = await pumsak(['run', scenario, '--out', folder], { cwd: cwd(name) });
  expect(code).toBe(0);
  const [heading = '', ...rows] = readFileSync(join(folder, 'payslips.csv'), 'utf8').trim().split(/\r?\n/);
  const names = heading.replace('\ufeff', '').split(',');
  return (id: string, month: string, scheme: string, ...terms: readonly string[]): number[] => {
    const cells = rows.find((row) => row.startsWith(`${id},${month},${scheme},`))?.split(',') ?? [];
    return terms.map((term) => Number(cells[names.indexOf(term)]));
  };
}

describe.each([
  ['child-care', 'scenarios/2025.yaml', '2025-03', '가족수당', '급식비인상'],
  ['day-care', 'scenarios/2026.yaml', '2026-03', '처우개선비', '통합안'],
  ['home-care', 'scenarios/2026.yaml', '2026-03', '주휴수당', '노조안'],
  ['welfare-foundation', 'scenarios/2026.yaml', '2026-03', '직책수당', '개편안'],
])('examples/%s', (name, scenario, month, term, proposal) => {
  test('passes check, and every command takes it', async () => {
    const checked = await pumsak(['check'], { cwd: cwd(name) });
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/시나리오 1: 이상 없음\n$/)]);
    // What the law would judge otherwise is told first: there is nothing.
    expect(checked.stdout).not.toContain('살펴볼 것');
    for (const args of [
      ['estimate', 'one-person.yaml'],
      ['payslip', 'one-person.yaml'],
      ['explain', scenario, '--employee', '1001', '--month', month, '--term', term],
      ['diff', '현재제도', proposal, '--no-cost'],
      ['template', '명부'],
      ['counsel', '-o', join(out, `${name}.html`)],
    ])
      expect([args[0], (await pumsak(args, { cwd: cwd(name) })).code]).toEqual([args[0], 0]);
  });
});

test('a child-care centre pays by grade and step, years of service, dependants and holidays', async () => {
  const of = await paid('child-care', 'scenarios/2025.yaml');
  const lines = ['기본급', '가족수당', '정근수당', '명절휴가비', '정액급식비', '지급총액'];
  // Joined on 2023-03-02 at step 1: step 2 in January, 5 % of 2,230,000 for a year, 60 % of it for 설날 on 2025-01-29.
  expect(of('1001', '2025-01', '현재제도', ...lines)).toEqual([
    2_230_000, 70_000, 111_500, 1_338_000, 140_000, 3_889_500,
  ]);
  // Two years of service are over on the second of March: step 3 from April.
  expect(of('1001', '2025-03', '현재제도', '기본급')).toEqual([2_230_000]);
  expect(of('1001', '2025-04', '현재제도', '기본급')).toEqual([2_290_000]);
  // 60 % of 2,290,000 for 추석 on 2025-10-06; meals of 200,000 are free of tax and move no premium.
  expect(of('1001', '2025-10', '급식비인상', '명절휴가비', '정액급식비')).toEqual([1_374_000, 200_000]);
  const pension = (scheme: string) => of('1001', '2025-03', scheme, '국민연금');
  // 2,230,000 + 70,000 taxed: 2,300,000 × 4.5 %
  expect([pension('현재제도'), pension('급식비인상')]).toEqual([[103_500], [103_500]]);
  // Born on 2005-05-05, the child is 19 from May 2024 on.
  expect(of('1003', '2025-03', '현재제도', '가족수당')).toEqual([0]);
});

test('a day-care centre folds two allowances into base pay: who loses, and whose consent it takes', async () => {
  const of = await paid('day-care', 'scenarios/2026.yaml');
  // 200,000 and 50,000 go into 2,200,000.
  expect(of('1001', '2026-03', '통합안', '기본급', '처우개선비', '식비', '지급총액')).toEqual([
    2_450_000, 0, 200_000, 2_650_000,
  ]);
  // Of 150,000 for long service 100,000 are folded in.
  expect(of('1003', '2026-03', '현재제도', '지급총액')).toEqual([3_000_000]);
  expect(of('1003', '2026-03', '통합안', '지급총액')).toEqual([2_950_000]);
  const consent = await pumsak(['consent', 'scenarios/2026.yaml'], { cwd: cwd('day-care') });
  expect(consent.stdout).toContain('기간 합계로 줄어드는 사람 1명');
  // The article stands in national law, which knows no institution's reform.
  expect(consent.stdout).toContain('과반수, 3명 가운데 2명 이상 (근로기준법 제94조 제1항)');
  const rows = await pumsak(['consent', 'scenarios/2026.yaml', '--csv'], { cwd: cwd('day-care') });
  expect(rows.stdout).toContain('"근로기준법 제94조 제1항; 근로기준법 제4조, 제17조"');
});

test('a home-care agency pays by the hour, with the rest day by proportion; two proposals beside', async () => {
  const of = await paid('home-care', 'scenarios/2026.yaml');
  const lines = ['기본급', '주휴수당', '지급총액'];
  // 20 hours a week: 80 × 12,000 and four rest days of 4 hours. 15 hours: 60 × 11,500 and 4 × 3. 35 hours: 140 × 12,500, 4 × 7.
  expect(of('1001', '2026-03', '현재제도', ...lines)).toEqual([960_000, 192_000, 1_152_000]);
  expect(of('1002', '2026-03', '현재제도', ...lines)).toEqual([690_000, 138_000, 828_000]);
  expect(of('1003', '2026-03', '현재제도', ...lines)).toEqual([1_750_000, 350_000, 2_100_000]);
  // 200 more an hour: 96 paid hours; 500 more, and 40 visits of 1,500.
  expect(of('1001', '2026-03', '사용자안', '지급총액')).toEqual([1_171_200]);
  expect(of('1001', '2026-03', '노조안', '지급총액')).toEqual([1_152_000 + 48_000 + 60_000]);
});
