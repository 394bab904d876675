import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dividePayslips } from '../../src/columns/attribution/attribution.ts';
import { isRatio } from '../../src/formula/checked.ts';
import { payslip } from '../../src/library/pay.ts';
import { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { assuming } from '../../src/rules/assumptions.ts';
import { checkDoubts, doubts } from '../../src/rules/items/doubts.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { runs } from '../runs.ts';
import { minutes, person, slip, won } from '../support.ts';
import { checkOver, engineOver, over } from './over.ts';

const oneItem = (nature: string, more = 'value: 70_000'): string => `extends: 개편안
source: 단체협약 제30조
items:
  처우개선비:
    label: For better treatment
    line: 지급
    after: 기본급
    ${more}
    less: [미재직몫]
    nature: ${nature}
`;

/** An item whose amount is a formula over a list that people have. */
const ofDependants = (nature: string, more = ''): string => `extends: 개편안
source: 단체협약 제30조
terms:
  가족: { unit: 목록, label: Dependants, fact: { from: 직원, most: 3, fields: { 관계: { unit: 선택, choices: [배우자, 자녀] } } } }
items:
  가족수당:
    label: Family allowance
    line: 지급
    after: 기본급
    formula: 'count(가족 where 관계 = "자녀") * 30_000원${more}'
    less: [미재직몫]
    nature: ${nature}
`;
const regular = '{ 통상임금: 예, 세금: 과세, 최저임금: 임금, 평균임금: 제외기간지급 }';

// A whole month under 개편안, 40 hours of overtime (2,400 minutes), no bonus.
const month = { 귀속월: '2024-03', 분류시간: minutes(2400) };

describe('a regular monthly allowance of 70,000 is one entry', () => {
  const engine = engineOver(oneItem(regular));
  const [before, after] = [slip(month, '개편안'), slip(month, '개편안', engine)];

  test('and moves the hourly rate, overtime, deductions, the employer’s cost and the minimum wage', () => {
    // 1,789,000 ÷ (1095/7) × 1.5 × 40 = 686,191.78…; 1,859,000 ÷ (1095/7) × 1.5 × 40 = 713,041.09…
    expect(won(before, '연장수당', '지급총액')).toEqual([686_192, 2_475_192]);
    expect(won(after, '처우개선비', '연장수당', '지급총액')).toEqual([70_000, 713_041, 2_572_041]);
    const value = (name: string) => after.evaluation.value(name);
    expect(value('통상임금')).toEqual({ n: 1_859_000n, d: 1n });
    expect(value('최저임금산입액')).toEqual({ n: 1_859_000n, d: 1n });
    expect(value('과세급여')).toEqual({ n: 2_572_041n, d: 1n });
    expect(value('평균임금산입액')).toEqual({ n: 2_572_041n, d: 1n });
    // 2,572,000 × 4.5 %; 2,572,041 × 3.545 % = 91,178.85…, × 0.9 % = 23,148.36…, each cut to 10 won; a twelfth 214,336.75.
    expect(won(after, '국민연금', '건강보험', '고용보험', '퇴직급여적립')).toEqual([
      115_740, 91_170, 23_140, 214_337,
    ]);
  });

  test('and stands behind the item it names, in its own place', () => {
    expect(after.lines[0]?.items.map(({ term }) => term).slice(0, 3)).toEqual([
      '기본급',
      '처우개선비',
      '연장수당',
    ]);
  });

  test('less what is said to be taken off: the days before joining', () => {
    // Joined on 2024-03-11: ten of 31 days, 70,000 × 10 ÷ 31 = 22,580.6…
    const joined = slip({ ...month, 직원: { ...workerOf(), 입사일: '2024-03-11' } }, '개편안', engine);
    expect(won(joined, '처우개선비')).toEqual([70_000 - 22_581]);
  });

  test('leaves the scheme that does not have it alone', () => {
    expect(won(slip(month, '현행', engine), '지급총액')).toEqual(won(slip(month, '현행'), '지급총액'));
  });

  test('and is a change of its own in what moved the pay', () => {
    const [a, b] = [slip(month, '현행', engine), slip(month, '개편안', engine)];
    const [found] = dividePayslips(engine, person(month), ['현행', '개편안'], ['지급총액']);
    const parts = found?.parts[0] ?? [];
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(amountOf(b, '지급총액') - amountOf(a, '지급총액'));
    // The allowance, and what it adds to overtime: 713,041 − 686,192 = 26,849 (with the hours of the reform).
    const own = found?.attribution.changes.indexOf('개편안의 항목') ?? -1;
    expect(parts[own]).toBeGreaterThan(70_000);
    expect(parts[own]).toBeLessThanOrEqual(70_000 + 26_849);
  });
});

const workerOf = () => ({ 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' });

describe('the same as a meal allowance free of tax', () => {
  const nature = '{ 통상임금: 예, 세금: 식대, 최저임금: 현금복리후생, 평균임금: 제외기간지급 }';

  test('moves the hourly rate, but not what is taxed and insured', () => {
    const after = slip(month, '개편안', engineOver(oneItem(nature)));
    expect(won(after, '연장수당', '지급총액')).toEqual([713_041, 2_572_041]);
    expect(after.evaluation.value('과세급여')).toEqual({ n: 2_502_041n, d: 1n });
    // 2,502,000 × 4.5 %
    expect(won(after, '국민연금')).toEqual([112_590]);
  });

  test('above the limit of 200,000 the rest is taxed', () => {
    const after = slip(month, '개편안', engineOver(oneItem(nature, 'value: 250_000')));
    expect(after.evaluation.value('비과세급여')).toEqual({ n: 200_000n, d: 1n });
  });

  test('in 2023 a hundredth of the monthly minimum wage of it does not count for the minimum wage', () => {
    const text = oneItem(nature).replace('extends: 개편안', 'extends: 현행');
    const after = slip({ 귀속월: '2023-05' }, '현행', engineOver(text));
    // 11,157 × 209 = 2,331,813; of 70,000 not the hundredth of 9,620 × 209, 20,105.8: 2,381,707.2 in all.
    expect(after.evaluation.value('최저임금산입액')).toEqual({ n: 11_908_536n, d: 5n });
  });
});

describe('an item that is paid in some months', () => {
  const bonus = `extends: 개편안
source: 보수규정 제9조
items:
  명절휴가비:
    label: Holiday bonus
    line: 지급
    after: 기본급
    formula: 월기본급 * 60%
    paid: 귀속월 = 2024-02-01 or 귀속월 = 2024-09-01
    times: 2
    less: []
    nature: { 통상임금: 재직조건, 세금: 과세, 최저임금: 아님, 평균임금: 연간 }
`;
  const engine = engineOver(bonus);

  test('is paid whole in those and not in others', () => {
    // 1,789,000 × 60 % = 1,073,400
    expect(won(slip({ ...month, 귀속월: '2024-09' }, '개편안', engine), '명절휴가비')).toEqual([1_073_400]);
    expect(won(slip(month, '개편안', engine), '명절휴가비')).toEqual([0]);
  });

  test('is ordinary wage by a twelfth of the year’s, from the judgment of 2024-12-19 on', () => {
    const ordinary = (귀속월: string) =>
      slip({ ...month, 귀속월 }, '개편안', engine).evaluation.value('통상임금');
    expect(ordinary('2024-11')).toEqual({ n: 1_789_000n, d: 1n });
    // What is said of a month is said of its end: 1,789,000 × 60 % × 2 ÷ 12 = 178,900 more.
    expect(ordinary('2024-12')).toEqual({ n: 1_967_900n, d: 1n });
    // The base of 2025 is 11,779 × 1095/7 = 1,842,572.14…, up to 1,843,000; of it 60 % × 2 ÷ 12 = 184,300.
    expect(ordinary('2025-01')).toEqual({ n: 2_027_300n, d: 1n });
  });

  test('counts for the average wage by three months of the year’s', () => {
    const after = slip({ ...month, 귀속월: '2024-05' }, '개편안', engine);
    const value = after.evaluation.value('평균임금가산액');
    // 1,789,000 × 60 % × 2 × 3/12 = 536,700 for 92 of 92 days; one month of record: 31 of 92 days.
    expect(value).toEqual({ n: (536_700n * 31n) / 4n, d: 23n });
  });
});

test('dues, loans and a garnishment are items of deductions, each with its own column', () => {
  const text = 'scheme: 시험안\nlabel: A\nbase: 현행\nprovisions: [임의공제, 급여압류]\n';
  const { rules, problems } = over(text);
  checkOver(rules, problems);
  const 직원 = { ...workerOf(), 노동조합비: 20_000, 압류청구액: 5_000_000 };
  const input = sourceFromValue({ 귀속월: '2024-03', 직원 }, 'test', problems);
  const [one] = readEstimate(input, factBooks(rules, ['시험안']), problems)?.people ?? [];
  problems.throwIfAny();
  if (one === undefined) throw new Error('no person');
  // 2,390,124 less 260,000 of taxes and insurance is 2,130,124, of which the law protects 1,850,000.
  const payslip = new Engine(rules).payslip(one, '시험안');
  expect(won(payslip, '노동조합비', '급여압류', '공제총액', '실수령액')).toEqual([
    20_000, 280_124, 560_124, 1_830_000,
  ]);
  const own = payslip.lines.find(({ kind }) => kind === '공제')?.items.map(({ term }) => term);
  expect(own?.slice(-5)).toEqual(['지방소득세', '노동조합비', '상조회비', '대출상환', '급여압류']);
});

describe('sums over items by what they are', () => {
  const natures = {
    통상임금: ['예', '재직조건', '아니오'],
    세금: ['과세', '식대', '자가운전보조금', '보육수당', '비과세'],
    최저임금: ['임금', '매월상여', '현금복리후생', '아님'],
    평균임금: ['예', '제외기간지급', '연간', '아니오'],
  } as const;
  const anyItem = fc.record({
    amount: fc.integer({ min: 0, max: 400_000 }),
    통상임금: fc.constantFrom(...natures.통상임금),
    later: fc.option(fc.constantFrom(...natures.통상임금), { nil: undefined }),
    세금: fc.constantFrom(...natures.세금),
    최저임금: fc.constantFrom(...natures.최저임금),
    평균임금: fc.constantFrom(...natures.평균임금),
  });

  /** Hourly minimum wage, and the shares of its month that bonuses and welfare do not count for, in hundredths, by year. */
  const years: Readonly<Record<number, readonly [wage: number, bonus: number, welfare: number]>> = {
    2019: [8_350, 25, 7],
    2020: [8_590, 20, 5],
    2021: [8_720, 15, 3],
    2022: [9_160, 10, 2],
    2023: [9_620, 5, 1],
    2024: [9_860, 0, 0],
    2025: [10_030, 0, 0],
    2026: [10_320, 0, 0],
    2027: [10_700, 0, 0],
  };
  const anyMonth = fc
    .tuple(fc.integer({ min: 2019, max: 2027 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

  test('are what sums written apart come to, in months of all years', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), anyMonth, (items, month) => {
        const text = items.map(
          (one, i) => `  항목${i}:
    label: An item
    line: 지급
    after: ${i === 0 ? '기본급' : `항목${i - 1}`}
    value: ${one.amount}
    less: []
    nature:
      통상임금: { 2019-01-01: ${one.통상임금}, 2024-03-01: ${one.later ?? one.통상임금} }
      세금: ${one.세금}
      최저임금: ${one.최저임금}
      평균임금: ${one.평균임금}
`,
        );
        const { rules, problems } = over(`extends: 법정월급제\nsource: 시험\nitems:\n${text.join('')}`);
        // Of 2027 not every value is out.
        const compiled = assuming(rules, { byTerm: new Map(), others: true }, problems);
        problems.throwIfAny();
        const all = { compiled, engine: new Engine(compiled) };
        const base = 2_500_000;
        const { evaluation } = payslip(
          all,
          { 귀속월: month, 직원: { ...workerOf(), 기본급: base } },
          '법정월급제',
        );
        /** In hundredths of a won. */
        const value = (name: string): bigint => {
          const found = evaluation.value(name);
          if (!isRatio(found) || (found.n * 100n) % found.d !== 0n) throw new Error(`${name} is no amount`);
          return (found.n * 100n) / found.d;
        };
        const year = Number(month.slice(0, 4));
        const [wage = 0, bonusShare = 0, welfareShare = 0] = years[year] ?? [];
        let [ordinary, free, counted, average] = [base, 0, base, base];
        const [byTax, byMinimum] = [new Map<string, number>(), new Map<string, number>()];
        const add = (sums: Map<string, number>, kind: string, amount: number) =>
          sums.set(kind, (sums.get(kind) ?? 0) + amount);
        for (const one of items) {
          const nature = month < '2024-03' ? one.통상임금 : (one.later ?? one.통상임금);
          // The judgment of 2024-12-19 holds at the end of that month.
          if (nature === '예' || (nature === '재직조건' && month >= '2024-12')) ordinary += one.amount;
          add(byTax, one.세금, one.amount);
          add(byMinimum, one.최저임금, one.amount);
          if (one.평균임금 === '예' || one.평균임금 === '제외기간지급') average += one.amount;
        }
        free += byTax.get('비과세') ?? 0;
        free += Math.min(year < 2023 ? 100_000 : 200_000, byTax.get('식대') ?? 0);
        free += Math.min(200_000, byTax.get('자가운전보조금') ?? 0);
        free += Math.min(year < 2024 ? 100_000 : 200_000, byTax.get('보육수당') ?? 0);
        counted += byMinimum.get('임금') ?? 0;
        // What counts of the others is above a share of the month's minimum wage, 209 hours.
        const above = (kind: string, share: number): number =>
          Math.max(0, (byMinimum.get(kind) ?? 0) * 100 - wage * 209 * share);
        const others = above('매월상여', bonusShare) + above('현금복리후생', welfareShare);
        const gross = base + items.reduce((sum, { amount }) => sum + amount, 0);
        const hundredths = (amount: number): bigint => BigInt(amount * 100);
        expect([month, value('통상임금')]).toEqual([month, hundredths(ordinary)]);
        expect([month, value('과세급여')]).toEqual([month, hundredths(gross - free)]);
        expect([month, value('최저임금산입액')]).toEqual([month, hundredths(counted) + BigInt(others)]);
        expect([month, value('평균임금산입액')]).toEqual([month, hundredths(average)]);
      }),
      runs(30, 2000),
    );
  });
});

describe('what is wrong with an item is said', () => {
  const problemsOf = (text: string): (readonly [string, string])[] => {
    const { rules, problems } = over(text);
    if (!problems.any) checkOver(rules, problems);
    return [...new Map(problems.list.map((one) => [one.code, `${one.at?.file}:${one.at?.line}`]))];
  };
  test.each([
    [
      'a nature is missing',
      oneItem('{ 통상임금: 예, 세금: 과세, 최저임금: 임금 }'),
      'item-without-nature',
      4,
    ],
    ['a nature that there is none of', oneItem('{ 통상임금: 예, 세근: 과세 }'), 'unknown-nature', 10],
    ['a choice that it has not', oneItem(regular.replace('과세', '비과새')), 'nature-not-offered', 10],
    [
      'no such item to stand behind',
      oneItem(regular).replace('after: 기본급', 'after: 기본금'),
      'item-without-place',
      7,
    ],
    ['no place at all', oneItem(regular).replace('    after: 기본급\n', ''), 'item-without-place', 4],
    ['no such lines', oneItem(regular).replace('line: 지급', 'line: 지금'), 'unknown-line', 4],
    [
      'nothing said of parts of a month',
      oneItem(regular).replace('    less: [미재직몫]\n', ''),
      'item-keys',
      4,
    ],
    ['no such share', oneItem(regular).replace('[미재직몫]', '[미재직목]'), 'unknown-function', 9],
    ['paid without how often', oneItem(regular, 'value: 1\n    paid: 미재직일수 = 0'), 'item-keys', 4],
    [
      'law for what it does not say',
      `${oneItem('{ 통상임금: 예, 세금: 과세, 최저임금: 임금 }')}    cites: { 평균임금: 근로기준법 제2조 }\n`,
      'item-keys',
      4,
    ],
  ])('%s', (_, text, code, line) => {
    expect(problemsOf(text)).toContainEqual([code, `mine/0.yaml:${line}`]);
  });

  const paidIn = (paid: string, times: number, terms = ''): string =>
    `${oneItem(regular, `value: 120_000\n    paid: ${paid}\n    times: ${times}`)}${terms}`;

  // By hand: 설날 lies in January or February of each year, 추석 in September or October.
  const feasts = `terms:
  그설날: { unit: 날짜, label: A, fact: { from: 파생, holiday: 설날 } }
  그추석: { unit: 날짜, label: A, fact: { from: 파생, holiday: 추석 } }
`;
  test.each([
    ['months of every year', 'month(귀속월) in [2, 9]', 3, 2],
    ['months of one year', '귀속월 in [2026-02-01, 2026-09-01]', 1, 2],
    ['months of a year whose holidays nobody knows', '귀속월 = 2040-02-01', 2, 1],
    ['holidays', 'firstOfMonth(그설날) = 귀속월 or firstOfMonth(그추석) = 귀속월', 1, 2],
    ['one month too few', 'month(귀속월) != 7', 12, 11],
  ])('how often an item is paid, by %s', (_, paid, times, held) => {
    const terms = paid.includes('그설날') ? feasts : '';
    const { rules, problems } = over(paidIn(paid, times, terms));
    problems.throwIfAny();
    checkOver(rules, problems);
    expect(problems.list.map(({ code, at, values }) => [code, at?.line, values['count']])).toEqual([
      ['times-differ', 10, String(held)],
    ]);
    expect(problems.list[0]?.values['paidLine']).toBe('9');
    const right = over(paidIn(paid, held, terms));
    checkOver(right.rules, right.problems);
    expect(right.problems.list).toEqual([]);
  });

  test.each([
    ['what a person is decides, too', 'month(귀속월) = 3 and 미재직일수 = 0', 2],
    [
      'an earlier month decides, too',
      'month(귀속월) = 3 or (earlier(월소정근로일수, 1개월) otherwise 1일) > 22일',
      2,
    ],
    ['it was otherwise in other years', '귀속월 >= 2024-01-01 and month(귀속월) = 9 or month(귀속월) = 2', 2],
    [
      'it was otherwise in other years, as before',
      '귀속월 >= 2024-01-01 and month(귀속월) = 9 or month(귀속월) = 2',
      1,
    ],
    ['it is switched off', 'month(귀속월) = 13', 2],
  ])('how often an item is paid is not judged where %s', (_, paid, times) => {
    const { rules, problems } = over(paidIn(paid, times));
    checkOver(rules, problems);
    expect(problems.list).toEqual([]);
  });

  test('a nature that begins late is told once, of the item; one from the first month on is none', () => {
    const dated = (from: string): string =>
      oneItem(`{ 통상임금: { ${from}: 예 }, 세금: 과세, 최저임금: 임금, 평균임금: 예 }`);
    const { rules, problems } = over(dated('2024-12-19'));
    checkOver(rules, problems);
    expect(problems.list.map(({ code, term, at }) => [code, term, at?.line])).toEqual([
      ['nature-begins-late', '처우개선비', 10],
    ]);
    const early = over(dated('2019-01-01'));
    checkOver(early.rules, early.problems);
    expect(early.problems.list).toEqual([]);
    // 개편안 holds from its months on: the month of the date is worked out, the one before is not.
    const engine = new Engine(rules);
    const ofMonth = (month: string): string[] => {
      const own = new Problems();
      engine.program('개편안', month, own);
      return own.list.map(({ code }) => code);
    };
    expect([ofMonth('2024-12'), ofMonth('2025-01')]).toEqual([['nature-begins-late'], []]);
  });

  test('a scheme whose lines say nothing, where a sum asks for it', () => {
    const text = `scheme: 우리제도
label: Ours
base: 현행
lines:
  지급: { items: [기본급, 월소정근로일수], total: 지급총액, label: Gross }
`;
    expect(problemsOf(text)).toContainEqual(['item-without-nature', 'mine/0.yaml:5']);
  });
});

test.each([
  ['sum(지금, 월액)', 'unknown-list'],
  ['sum(지급, 월급)', 'unknown-nature'],
  ['sum(지급, 월액 where 통상임근 = "예")', 'unknown-nature'],
  ['sum(지급, 월액 where 통상임금 = "네")', 'unknown-nature'],
  ['sum(지급, 월액 where 통상임금 > "예")', 'unknown-nature'],
  ['sum(지급, 월액 where 통상임금)', 'unknown-nature'],
])('%s is %s', (formula, code) => {
  const text = `provision: 시험\nlabel: A\nsource: 보기\nterms:\n  답: { unit: 원, label: A, formula: '${formula}' }\n`;
  const { rules, problems } = over(text);
  if (!problems.any) checkOver(rules, problems);
  expect(problems.list.map((one) => one.code)).toEqual([code]);
});

test('what follows from an amount of the roster is of its provision’s source', () => {
  const { rules } = over(
    oneItem(regular, 'fact: { from: 직원, default: 0, min: 0, max: 1_000_000, step: 1 }'),
  );
  expect(rules.terms.get('처우개선비')?.rules[0]?.rule.entries?.[0]?.source.text).toBe('단체협약 제30조');
});

test('conditions over items are joined by and, or and not, and an item may be left out by its name', () => {
  const text = `extends: 개편안
source: 시험
terms:
  답: { unit: 원, label: A, formula: 'sum(지급, 금액 where (세금 = "과세" and not 평균임금 in ["아니오", "연간"]) or 항목 != "기본급")' }
  답아닌: { unit: 원, label: A, formula: 'sum(지급, 금액 where 항목 != "연장수당" and 최저임금 != "임금")' }
`;
  const { rules, problems } = over(text, `scheme: 시험안\nlabel: A\nbase: 개편안\nshows: [답, 답아닌]\n`);
  problems.throwIfAny();
  const { evaluation } = slip(month, '시험안', new Engine(rules));
  // All of 1,789,000 + 686,192; of the rest, what is paid on neither ground is 0.
  expect(evaluation.value('답')).toEqual({ n: 2_475_192n, d: 1n });
  expect(evaluation.value('답아닌')).toEqual({ n: 0n, d: 1n });
});

describe('natures that the law would judge otherwise are told', () => {
  const doubted = (text: string): string[] =>
    doubts(over(text).rules).map(({ rule, item }) => `${item.name}: ${rule.name}`);

  test('none of the shipped ones', () => {
    expect(doubts(over().rules)).toEqual([]);
  });

  test.each([
    [
      'the same every month, yet no ordinary wage',
      oneItem(regular.replace('통상임금: 예', '통상임금: 아니오')),
      ['처우개선비: 통상임금밖정기임금'],
    ],
    [
      'only if somebody is employed on pay day',
      oneItem(regular.replace('통상임금: 예', '통상임금: 재직조건')),
      [],
    ],
    [
      'another every month, by what was done',
      oneItem(regular.replace('통상임금: 예', '통상임금: 아니오'), 'formula: 제공건수 * 1_000원 / 1건'),
      [],
    ],
    [
      'paid twice a year',
      oneItem(
        regular.replace('통상임금: 예', '통상임금: 아니오'),
        'value: 70_000\n    paid: 귀속월 = 2024-02-01\n    times: 2',
      ),
      [],
    ],
    [
      'by the dependants that somebody has',
      ofDependants(regular.replace('통상임금: 예', '통상임금: 아니오')),
      ['가족수당: 통상임금밖목록임금'],
    ],
    [
      'by dependants, and kept out of the minimum wage',
      ofDependants(
        regular.replace('통상임금: 예', '통상임금: 아니오').replace('최저임금: 임금', '최저임금: 아님'),
      ),
      ['가족수당: 최저임금밖정기임금'],
    ],
    [
      'by dependants and by what was done',
      ofDependants(regular.replace('통상임금: 예', '통상임금: 아니오'), ' * 제공건수 / 1건'),
      [],
    ],
    [
      'the same every month, and kept out of the minimum wage',
      oneItem(regular.replace('최저임금: 임금', '최저임금: 아님')),
      ['처우개선비: 최저임금밖정기임금'],
    ],
    [
      'paid in a period that the average wage leaves out',
      oneItem(regular.replace('최저임금: 임금, 평균임금: 제외기간지급', '최저임금: 아님, 평균임금: 아니오')),
      [],
    ],
    [
      'with the law that the institution rests it on',
      oneItem(
        `${regular.replace('통상임금: 예', '통상임금: 아니오')}\n    cites: { 통상임금: 대법원 2019-08-22 선고 2016다48785 }`,
      ),
      [],
    ],
    [
      'with the law for another nature than the one doubted',
      oneItem(
        `${regular.replace('통상임금: 예', '통상임금: 아니오')}\n    cites: { 최저임금: 최저임금법 제6조 제4항 }`,
      ),
      ['처우개선비: 통상임금밖정기임금'],
    ],
    [
      'a meal allowance said to be wages',
      oneItem(regular.replace('과세', '식대')),
      ['처우개선비: 비과세최저임금'],
    ],
  ])('%s', (_, text, expected) => {
    expect(doubted(text)).toEqual(expected);
  });
});

test.each([
  ['세금 = "과세', 'unclosed-text'],
  ['세근 = "과세"', 'unknown-nature'],
  ['주기 = "해마다"', 'unknown-nature'],
])('a doubt that asks %s is %s', (where, code) => {
  const { rules, problems } = over(
    `natures: 더\nlabel: More\nof:\n  기관성질: { label: Ours, lines: [공제], choices: { 가: A } }\ndoubts:\n  의심: { about: 세금, where: '${where}', text: A, label: A, article: 보기 }\n`,
  );
  checkDoubts(rules, problems);
  expect(problems.list.map((one) => one.code)).toEqual([code]);
});

test('a doubt is about a nature that there is', () => {
  const { rules, problems } = over(
    `natures: 더\nlabel: More\nof:\n  기관성질: { label: Ours, lines: [공제], choices: { 가: A } }\ndoubts:\n  의심: { about: 세근, where: '세금 = "과세"', text: A, label: A, article: 보기 }\n`,
  );
  checkDoubts(rules, problems);
  expect(problems.list.map(({ code, values }) => [code, values?.['nearest']])).toEqual([
    ['unknown-nature', '세금'],
  ]);
});

describe('a function of the rules', () => {
  const provision = (functions: string, formula: string): string => `provision: 시험
label: For a test
source: 보기
functions:
${functions}
terms:
  답: { unit: 원, label: Answer, formula: '${formula}' }
`;
  const half = '  반: { label: Half, of: { 금액: 원 }, unit: 원, formula: 금액 / 2 }';
  const codesOf = (functions: string, formula: string): string[] => {
    const { rules, problems } = over(provision(functions, formula));
    if (!problems.any) checkOver(rules, problems);
    return [...new Set(problems.list.map(({ code }) => code))];
  };

  test.each([
    ['has what it is given', half, '반(3원) + 반(월기본급)', []],
    ['has an argument of the unit it asks for', half, '반(3일)', ['unit-clash']],
    ['has as many as it asks for', half, '반(3원, 4원)', ['wrong-arguments']],
    ['is in its own unit', half, '반(3원) * 1일', ['wrong-result-unit']],
    ['does not call itself', `${half.replace('금액 / 2', '반(금액)')}`, '반(3원)', ['function-of-itself']],
    ['may be given its own result', half, '반(반(4원))', []],
    [
      'does not call one that calls it',
      `${half.replace('금액 / 2', '배(금액)')}\n  배: { label: Twice, of: { 금액: 원 }, unit: 원, formula: 반(금액) }`,
      '반(3원)',
      ['function-of-itself'],
    ],
    ['is checked where nobody calls it', half.replace('/ 2', '+ 2일'), '3원', ['unit-clash']],
  ])('%s', (_, functions, formula, codes) => {
    expect(codesOf(functions, formula)).toEqual(codes);
  });

  test('stands before what calls it or behind', () => {
    expect(
      codesOf(
        `  배: { label: Twice, of: { 금액: 원 }, unit: 원, formula: 반(금액) * 4 }\n${half}`,
        '배(1원)',
      ),
    ).toEqual([]);
  });
});

describe('what divides, ends and is left out', () => {
  const engineOf = (text: string) => engineOver(text, 'scheme: 시험안\nlabel: A\nbase: 현행\nshows: [답]\n');
  const answer = (text: string, 귀속월 = '2024-03') =>
    slip({ 귀속월 }, '시험안', engineOf(text)).evaluation.value('답');
  const divided = `extends: 현행
source: 시험
items:
  나눈수당:
    label: Of two kinds
    line: 지급
    after: 기본급
    value: 100_000
    less: []
    nature: { 통상임금: 예, 세금: { 식대: 30_000원, 보육수당: 20_000원, 나머지: 과세 }, 최저임금: 임금, 평균임금: 예 }
  회비: { label: Dues, line: 공제, after: 소득세, value: 5_000, less: [] }
terms:
  답: { unit: 원, label: A, formula: 'sum(지급, 금액 where 항목 != "기본급" and 세금 in ["과세", "식대"])' }
`;

  test('a part and the rest of a divided item, and nothing of other lines', () => {
    // 100,000 less the 20,000 for children; of the dues nothing.
    expect(answer(divided)).toEqual({ n: 80_000n, d: 1n });
  });

  test('a nature that is not yet said holds for nothing before its first date', () => {
    const dated = divided.replace(
      '{ 식대: 30_000원, 보육수당: 20_000원, 나머지: 과세 }',
      '{ 2019-01-01: 비과세, 2024-04-01: 과세 }',
    );
    expect([answer(dated), answer(dated, '2024-04')]).toEqual([
      { n: 0n, d: 1n },
      { n: 100_000n, d: 1n },
    ]);
  });

  test('more taken off than there is leaves 0, not less', () => {
    const twice = divided.replace('less: []\n    nature', 'less: [미재직역일몫, 미재직역일몫]\n    nature');
    const { rules, problems } = over(twice, 'scheme: 시험안\nlabel: A\nbase: 현행\nshows: [답]\n');
    problems.throwIfAny();
    const joined = slip(
      { 귀속월: '2024-03', 직원: { ...workerOf(), 입사일: '2024-03-25' } },
      '시험안',
      new Engine(rules),
    );
    // 24 of 31 days, twice
    expect(won(joined, '나눈수당')).toEqual([0]);
  });
});
