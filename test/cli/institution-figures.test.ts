import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { inlinedIn } from '../../src/disk/counsel-page.ts';
import { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { pumsak } from './pumsak.ts';

/**
 * What each command says of the person of each example, worked out by hand. Insurance is cut to 10 won, pension's income to
 * 1,000 won before; income tax is the row of the simplified table (rules/korea/tables/simple-tax-2023-03.csv) for the taxed
 * pay and the dependants, local income tax a tenth of it.
 */
const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'pumsak-figures-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Figures {
  readonly name: string;
  /** By scheme, lines and totals of one-person.yaml in won. */
  readonly paid: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By line of the wage statement and scheme, how it says the amount was worked out. */
  readonly calculated: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What explain is asked for, and what it says: the figures put into the formula, and their source. */
  readonly explained: { readonly args: readonly string[]; readonly says: readonly string[] };
}

const childCare: Figures = {
  name: 'child-care',
  paid: {
    // Two whole years on 2025-10-01: step 3. A spouse of 40,000 and a child of 30,000; 60 % of base pay for 추석 on 2025-10-06.
    현재제도: {
      기본급: 2_290_000,
      가족수당: 70_000,
      명절휴가비: 1_374_000,
      정액급식비: 140_000,
      지급총액: 2_290_000 + 70_000 + 1_374_000 + 140_000,
      // Meals are free of tax: 3,734,000 taxed. × 4.5 %; × 3.545 % = 132,370.3; of it × 12.95 % = 17,141.9…; × 0.9 % = 33,606.
      국민연금: 168_030,
      건강보험: 132_370,
      장기요양보험: 17_140,
      고용보험: 33_600,
      // From 3,720,000 to below 3,740,000, three dependants.
      소득세: 79_670,
      지방소득세: 7_960,
      공제총액: 168_030 + 132_370 + 17_140 + 33_600 + 79_670 + 7_960,
      실수령액: 3_874_000 - 438_770,
    },
    // 60,000 more for meals, up to the limit of 200,000: nothing more is deducted.
    급식비인상: { 정액급식비: 200_000, 지급총액: 3_934_000, 공제총액: 438_770, 실수령액: 3_435_230 + 60_000 },
  },
  calculated: {
    명절휴가비: { 현재제도: '월기본급 2,290,000원 × 60%' },
    국민연금: { 급식비인상: '연금기준소득 3,734,000원 × 4.5%' },
  },
  explained: {
    args: ['scenarios/2025.yaml', '--employee', '1001', '--month', '2025-07', '--term', '정근수당'],
    // In July 2025 two years are over: step 3, twice 5 % of 2,290,000.
    says: [
      '정근수당 = 229,000원',
      'round(2,290,000 × min(1 ÷ 2, 2 ÷ 1 × (1 ÷ 20)), 10원)',
      '보수규정 제13조',
    ],
  },
};

const dayCare: Figures = {
  name: 'day-care',
  paid: {
    현재제도: {
      기본급: 2_200_000,
      처우개선비: 200_000,
      장기근속수당: 50_000,
      식비: 200_000,
      지급총액: 2_650_000,
      // Meals are free of tax: 2,450,000 taxed. × 4.75 % = 116,375; × 3.595 % = 88,077.5; of it × 13.14 % = 11,572.3…; × 0.9 %.
      국민연금: 116_370,
      건강보험: 88_070,
      장기요양보험: 11_570,
      고용보험: 22_050,
      // From 2,450,000 to below 2,460,000, two dependants.
      소득세: 26_980,
      지방소득세: 2_690,
      공제총액: 116_370 + 88_070 + 11_570 + 22_050 + 26_980 + 2_690,
      실수령액: 2_650_000 - 267_730,
    },
    // 200,000 and 50,000 stand in base pay; the sum is the same, and so is all that is deducted.
    통합안: {
      기본급: 2_450_000,
      식비: 200_000,
      지급총액: 2_650_000,
      공제총액: 267_730,
      실수령액: 2_382_270,
    },
  },
  calculated: {
    기본급: {
      현재제도: '계약기본급 2,200,000원',
      통합안: '계약기본급 2,200,000원 + 접은금액 250,000원',
    },
  },
  explained: {
    args: ['scenarios/2026.yaml', '--employee', '1003', '--month', '2026-03', '--term', '기본급'],
    // 250,000 whole, and of 150,000 for long service 100,000.
    says: [
      '기본급 = 2,750,000원',
      '2,400,000 + 350,000',
      '250,000 + min(150,000, 100,000)',
      '2026년 임금체계 개편안',
    ],
  },
};

const homeCare: Figures = {
  name: 'home-care',
  paid: {
    // 80 hours worked and four rest days of 4 hours: 96 at 12,000.
    현재제도: {
      기본급: 960_000,
      주휴수당: 192_000,
      지급총액: 1_152_000,
      // × 4.75 %; × 3.595 % = 41,414.4; of it × 13.14 % = 5,441.2…; × 0.9 % = 10,368.
      국민연금: 54_720,
      건강보험: 41_410,
      장기요양보험: 5_440,
      고용보험: 10_360,
      // From 1,150,000 to below 1,155,000, alone.
      소득세: 2_300,
      지방소득세: 230,
      공제총액: 54_720 + 41_410 + 5_440 + 10_360 + 2_300 + 230,
      실수령액: 1_152_000 - 114_460,
    },
    // 96 at 12,200; the pension's income is cut to 1,171,000.
    사용자안: { 기본급: 976_000, 주휴수당: 195_200, 지급총액: 1_171_200, 국민연금: 55_620, 소득세: 2_570 },
    // 96 at 12,500, and 40 visits at 1,500.
    노조안: {
      기본급: 1_000_000,
      주휴수당: 200_000,
      이동수당: 60_000,
      지급총액: 1_260_000,
      // × 4.75 %; × 3.595 % = 45,297; of it × 13.14 % = 5,951.1…; × 0.9 %.
      공제총액: 59_850 + 45_290 + 5_950 + 11_340 + 3_910 + 390,
      실수령액: 1_260_000 - 126_730,
    },
  },
  calculated: {
    주휴수당: { 현재제도: '시급 12,000원 × 주휴시간 4시간 × 주휴일수 4일' },
    이동수당: { 노조안: '방문횟수 40회 × 회당이동비 1,500원' },
  },
  explained: {
    args: ['scenarios/2026.yaml', '--employee', '1003', '--month', '2026-03', '--term', '주휴수당'],
    // 35 hours a week: rest days of 7 hours, four at 12,500.
    says: [
      '주휴수당 = 350,000원',
      'round(12,500 × 7 ÷ 1 × 4, 1원)',
      '35 ÷ 40 × 8',
      '근로기준법 제55조 제1항',
    ],
  },
};

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const within = (value: unknown, key: string): unknown => (isJson(value) ? value[key] : undefined);
const listIn = (value: unknown, key: string): readonly unknown[] => {
  const found = within(value, key);
  return Array.isArray(found) ? found : [];
};

describe.each([childCare, dayCare, homeCare])('examples/$name', ({ name, paid, calculated, explained }) => {
  const here = { cwd: join(examples, name) };
  const schemes = Object.keys(paid);
  /** The figures asked for, found by `amount`. */
  const figures = (amount: (scheme: string, term: string) => unknown) =>
    Object.fromEntries(
      Object.entries(paid).map(([scheme, lines]) => [
        scheme,
        Object.fromEntries(Object.keys(lines).map((term) => [term, amount(scheme, term)])),
      ]),
    );

  test('estimate', async () => {
    const { stdout } = await pumsak(['estimate', 'one-person.yaml', '--json'], here);
    const all = within(JSON.parse(stdout), '제도');
    expect(
      figures((scheme, term) => {
        const one = within(all, scheme);
        return within(one, term) ?? within(within(one, '항목'), term) ?? within(within(one, '공제'), term);
      }),
    ).toEqual(paid);
  });

  test('payslip', async () => {
    const { stdout } = await pumsak(['payslip', 'one-person.yaml', '--json'], here);
    const groups = listIn(JSON.parse(stdout), '묶음');
    const lines = groups.flatMap((group) => [...listIn(group, '항목'), within(group, '총액')]);
    const line = (term: string) => lines.find((one) => within(one, '이름') === term);
    expect(figures((scheme, term) => within(within(line(term), '금액'), scheme))).toEqual(paid);
    for (const [term, by] of Object.entries(calculated)) expect(within(line(term), '계산')).toMatchObject(by);
  });

  test('explain', async () => {
    const { stdout } = await pumsak(['explain', ...explained.args], here);
    for (const one of explained.says) expect(stdout.replaceAll(/\n\s+/g, ' ')).toContain(one);
  });

  test('counsel: the rules in the page', async () => {
    const path = join(out, `${name}.html`);
    expect((await pumsak(['counsel', '-o', path], here)).code).toBe(0);
    const inlined = inlinedIn(readFileSync(path, 'utf8'));
    expect(inlined.schemes).toEqual(schemes);
    const problems = new Problems();
    const rules = new Compiled(inlined.rules, problems);
    const text = readFileSync(join(examples, name, 'one-person.yaml'), 'utf8');
    const input = readSource(text, 'one-person.yaml', problems);
    const [person] = readEstimate(input, factBooks(rules, schemes), problems)?.people ?? [];
    problems.throwIfAny();
    if (person === undefined) throw new Error('no person');
    const engine = new Engine(rules);
    const slips = new Map(schemes.map((scheme) => [scheme, engine.payslip(person, scheme)]));
    expect(
      figures((scheme, term) => {
        const slip = slips.get(scheme);
        return slip && amountOf(slip, term);
      }),
    ).toEqual(paid);
  });
});
