import { describe, expect, test } from 'vitest';
import { statusAt } from '../../src/pay/agreements.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { Problems } from '../../src/problem/problem.ts';
import { unionsOf } from '../../src/rules/check-agreements.ts';
import { runExamples } from '../../src/rules/examples.ts';
import { runScenario } from '../../src/run/run.ts';
import { rules } from '../support.ts';
import { bound, onLeave } from './agreements-setup.ts';

const issues = ['근무체계', '질병휴직', '고령자재고용', '인사자율성'];
const matrix = (day: string): string[] =>
  issues.map((name) => {
    const agreement = rules.agreements.get(name);
    if (agreement === undefined) throw new Error(name);
    return unionsOf(rules)
      .map((union) => (statusAt(agreement, union, day, []) === '체결' ? '●' : '○'))
      .join('');
  });

describe('the matrix of 2024-01-31', () => {
  test('T14: ① ○●○● ② ○●○● ③ ●●●● ④ ○●○●; ten signed, six open', () => {
    expect(matrix('2024-01-31')).toEqual(['○●○●', '○●○●', '●●●●', '○●○●']);
    const all = matrix('2024-01-31').join('');
    expect([all.split('●').length - 1, all.split('○').length - 1]).toEqual([10, 6]);
  });

  test('union 2 signed on 2022-10-05: not on the day before', () => {
    expect(matrix('2022-10-04')[1]).toBe('○○○○');
    expect(matrix('2022-10-05')[1]).toBe('○●○○');
  });

  test('T15: 79 sessions are 59 and 20', () => {
    const record = rules.provisions.get('교섭경과');
    if (record === undefined) throw new Error('no record');
    const values = record.terms.flatMap(({ entries = [] }) => entries.map(({ formula }) => formula.text));
    expect(values.slice(0, 2)).toEqual(['59', '20']);
    expect(record.examples.flatMap((one) => one.expect.map(({ value }) => value.text))).toEqual(['79']);
    // The record's own formula comes to it.
    const problems = new Problems();
    expect([runExamples(rules, record, problems), problems.list]).toEqual([1, []]);
  });
});

/** Whole months on leave; 10,766 × 209 = 2,250,094 in 2022, 11,436 × 209 = 2,390,124 in 2024. */
describe('sick leave pay follows what binds the person on each day', () => {
  const pay = (month: string, union: string, more = '', schemes = '[현행]', scheme = '현행'): number => {
    const { engine, people } = bound(`협약: 적용\n${more}`, [onLeave(month, union)], schemes);
    const [one] = people;
    return one === undefined ? Number.NaN : amountOf(engine.payslip(one, scheme), '질병휴직급여');
  };

  test.each([
    ['2022-09', '1노조', 2_250_094],
    ['2022-09', '2노조', 2_250_094],
    // Signed on the 5th: × 4/31 = 290,334.70…, and × 70 % × 27/31 = 1,371,831.50….
    ['2022-10', '2노조', 290_335 + 1_371_832],
    // 2,250,094 × 70 % = 1,575,065.8
    ['2022-11', '1노조', 2_250_094],
    ['2022-11', '2노조', 1_575_066],
    ['2022-11', '4노조', 2_250_094],
    ['2022-11', '없음', 2_250_094],
    // 2,390,124 × 70 % = 1,673,086.8
    ['2024-03', '1노조', 2_390_124],
    ['2024-03', '2노조', 1_673_087],
    ['2024-03', '3노조', 2_390_124],
    ['2024-03', '4노조', 1_673_087],
    ['2024-03', '없음', 2_390_124],
  ])('%s, %s: %d', (month, union, won) => {
    expect(pay(month, union)).toBe(won);
  });

  test('in the second year union 2 has 50 %: 2,390,124 ÷ 2', () => {
    const { engine, people } = bound('협약: 적용', [onLeave('2024-03', '2노조', '2023-02-01')], '[현행]');
    expect(people.map((one) => amountOf(engine.payslip(one, '현행'), '질병휴직급여'))).toEqual([1_195_062]);
  });

  test('T14: a member of 1노조 or 3노조 keeps 100 % whatever the scheme says', () => {
    for (const union of ['1노조', '3노조'])
      expect(pay('2024-03', union, '', '[현행, 현행(체결 협약)]', '현행(체결 협약)')).toBe(2_390_124);
  });

  test('3노조 signs on 2024-06-10: nine days at 100 %, twenty-one at 70 %', () => {
    const flip = '협약변경: [{ 노조: 3노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-06-10 }]';
    // 2,390,124 × 9/30 = 717,037.2; × 21/30 × 70 % = 1,171,160.76
    expect(pay('2024-06', '3노조', flip, '[현행]', '현행(협약변경)')).toBe(717_037 + 1_171_161);
  });

  test('a union with no agreement at all leaves its members to the work rules', () => {
    const flip = '협약변경: [{ 노조: 2노조, 조항: 질병휴직, 상태: 없음 }]';
    expect(pay('2024-03', '2노조', flip, '[현행]', '현행(협약변경)')).toBe(2_390_124);
  });
});

describe('a flip moves those people and lines, and no others', () => {
  const unions = ['1노조', '2노조', '3노조', '4노조', '없음'];
  const inputs = unions.flatMap((union) =>
    ['2024-03', '2024-04'].flatMap((month) => [
      onLeave(month, union, '2024-03-01'),
      { id: `${union} at work ${month}`, 귀속월: month, 직원: { 노조: union } },
    ]),
  );
  const flip = '협약: 적용\n협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]';

  test('1노조 signs on 2024-03-15: its member on leave has 70 % from that day on', async () => {
    const { engine, scenario, table } = bound(flip, inputs, '[현행]');
    expect(scenario.schemes).toEqual(['현행', '현행(협약변경)']);
    const { rows, lines } = await runScenario(engine, scenario, table);
    const moved = rows.flatMap(({ id, month, schemes: [before, after] }) =>
      lines.flatMap(({ term, kind }, l) => {
        const [a = 0, b = 0] = [before?.amounts[l], after?.amounts[l]];
        return a === b || kind !== '지급' ? [] : [[id, month, term, b - a]];
      }),
    );
    // March: × 14/31 = 1,079,410.83…, and × 70 % × 17/31 = 917,499.21…. April: 2,390,124 − 1,673,087.
    const march = 1_079_411 + 917_499 - 2_390_124;
    expect(moved).toEqual([
      ['1노조 2024-03', '2024-03', '질병휴직급여', march],
      ['1노조 2024-03', '2024-03', '지급총액', march],
      ['1노조 2024-04', '2024-04', '질병휴직급여', -717_037],
      ['1노조 2024-04', '2024-04', '지급총액', -717_037],
    ]);
  });

  test('other issues move no line', async () => {
    for (const issue of ['근무체계', '인사자율성']) {
      const { engine, scenario, people, table } = bound(flip.replace('질병휴직', issue), inputs, '[현행]');
      const { summary } = await runScenario(engine, scenario, table);
      expect([issue, summary.schemes[0]?.same]).toEqual([issue, people.length]);
    }
  });

  test('columns come to what the exact reading comes to', async () => {
    const { engine, scenario, people, table } = bound(`${flip}\n취업규칙동의일: 2024-04-01`, inputs);
    const { rows, lines } = await runScenario(engine, scenario, table);
    for (const [i, row] of rows.entries()) {
      const person = people[i];
      if (person === undefined) continue;
      scenario.schemes.forEach((scheme, s) => {
        const payslip = engine.payslip(person, scheme);
        const figures = row.schemes[s];
        expect(figures?.missed).toEqual(payslip.missed);
        expect(figures?.amounts).toEqual(lines.map(({ term }) => amountOf(payslip, term)));
      });
    }
  });
});

test('severance looks back at each month under what then bound the person, in columns and exactly', async () => {
  const months = ['2022-08', '2022-09', '2022-10', '2022-11'].map((month) => ({
    ...onLeave(month, '2노조', '2022-08-01'),
    휴직: [{ 종류: '질병휴직', 시작일: '2022-08-01', 종료일: '2022-11-30' }],
    직원: { 노조: '2노조', 입사일: '2020-01-01', 퇴사일: '2022-11-30' },
    id: 'left',
  }));
  const flip = '협약: 적용\n협약변경: [{ 노조: 2노조, 조항: 질병휴직, 상태: 교섭중 }]';
  const { engine, scenario, people, table } = bound(flip, months, '[현행]');
  const { rows, lines } = await runScenario(engine, scenario, table);
  const line = (term: string) => lines.findIndex((one) => one.term === term);
  const of = (term: string) => rows.map(({ schemes }) => schemes.map(({ amounts }) => amounts[line(term)]));
  expect(of('질병휴직급여')).toEqual([
    [2_250_094, 2_250_094],
    [2_250_094, 2_250_094],
    // Signed on 5 October: × 4/31, and × 70 % × 27/31.
    [290_335 + 1_371_832, 2_250_094],
    [1_575_066, 2_250_094],
  ]);
  const exact = scenario.schemes.map((scheme) =>
    people.map((one) => amountOf(engine.payslip(one, scheme), '퇴직금')).at(-1),
  );
  expect(of('퇴직금').at(-1)).toEqual(exact);
  expect(exact[0]).toBeGreaterThan(0);
});

describe('general binding (노조법 §35)', () => {
  /** Members of 2노조, whose agreement has 70 %, and others; the last is on leave. */
  const crew = (members: number, others: number, union = '없음') => [
    ...Array.from({ length: members }, (_, i) => ({
      id: `m${i}`,
      귀속월: '2024-03',
      직원: { 노조: '2노조' },
    })),
    ...Array.from({ length: others - 1 }, (_, i) => ({ id: `o${i}`, 귀속월: '2024-03' })),
    onLeave('2024-03', union),
  ];
  const last = (members: number, others: number, more = '', union = '없음'): number => {
    const { engine, people } = bound(`협약: 적용\n${more}`, crew(members, others, union), '[현행]');
    return people.slice(-1).map((one) => amountOf(engine.payslip(one, '현행'), '질병휴직급여'))[0] ?? 0;
  };

  test('exactly half binds the others; one less does not', () => {
    expect(last(5, 5)).toBe(1_673_087);
    expect(last(4, 6)).toBe(2_390_124);
    // 4 of 9 are less than half, 5 of 9 more.
    expect(last(4, 5)).toBe(2_390_124);
    expect(last(5, 4)).toBe(1_673_087);
  });

  test('members of another union keep their own agreement, unless the parameter says otherwise', () => {
    expect(last(5, 5, '', '1노조')).toBe(2_390_124);
    const wide = '변경: { 현행: { 값: { 일반적구속력대상: 다른노조포함 } } }';
    expect(last(5, 5, wide, '1노조')).toBe(1_673_087);
  });

  test('the share is a parameter', () => {
    expect(last(5, 5, '변경: { 현행: { 값: { 일반적구속력비율: 51% } } }')).toBe(2_390_124);
  });

  test('given numbers stand over the roster', () => {
    expect(last(1, 9, '조합원수: { 요양보호사: { 2노조: 78, 없음: 78 } }')).toBe(1_673_087);
    expect(last(9, 1, '조합원수: { 요양보호사: { 2노조: 78, 없음: 79 } }')).toBe(2_390_124);
  });

  test('only workers of the same kind count', () => {
    const { engine, people } = bound(
      '협약: 적용',
      crew(5, 5).map((one, i) => (i < 5 ? { ...one, 직원: { 노조: '2노조', 직종: '보육교사' } } : one)),
      '[현행]',
    );
    expect(people.slice(-1).map((one) => amountOf(engine.payslip(one, '현행'), '질병휴직급여'))).toEqual([
      2_390_124,
    ]);
  });
});

describe('the reform waits for consent, agreement and contract', () => {
  const input = (union: string, contract?: string) => [
    {
      id: '1',
      귀속월: '2024-04',
      직원: { 노조: union, ...(contract !== undefined && { 개별계약일: contract }) },
    },
  ];
  const state = (more: string, union: string, contract?: string, scheme = '개편안') => {
    const { engine, people } = bound(`협약: 적용\n${more}`, input(union, contract));
    return people.map((one) => {
      const payslip = engine.payslip(one, scheme);
      return [payslip.missed, amountOf(payslip, '기본급')];
    })[0];
  };
  const consent = '취업규칙동의일: 2024-04-01';
  const signed = '협약변경: [{ 노조: 1노조, 조항: 임금체계개편, 상태: 체결, 체결일: 2024-04-01 }]';

  test('each thing that is missing is named, and the pay is that of 현행', () => {
    expect(state('', '1노조')).toEqual([['취업규칙동의', '단체협약', '개별계약'], 2_390_124]);
    expect(state(consent, '1노조')).toEqual([['단체협약', '개별계약'], 2_390_124]);
    expect(state(consent, '1노조', '2024-04-01')).toEqual([['단체협약'], 2_390_124]);
  });

  test('with all three the reform applies', () => {
    const flipped = '개편안(협약변경)';
    expect(state(`${consent}\n${signed}`, '1노조', '2024-04-01', flipped)).toEqual([[], 1_789_000]);
    expect(state(signed, '1노조', '2024-04-01', flipped)).toEqual([['취업규칙동의'], 2_390_124]);
    // A day late is a month late.
    expect(state(`${consent}\n${signed}`, '1노조', '2024-04-02', flipped)).toEqual([['개별계약'], 2_390_124]);
  });

  test('whom no agreement binds needs none', () => {
    expect(state(consent, '없음', '2024-04-01')).toEqual([[], 1_789_000]);
  });

  test('a member of 1노조 keeps 100 % of the new base where only the reform was signed', () => {
    const { engine, people } = bound(`협약: 적용\n${consent}\n${signed}`, [
      { ...onLeave('2024-04', '1노조'), 직원: { 노조: '1노조', 개별계약일: '2024-04-01' } },
    ]);
    const pay = people.map((one) => amountOf(engine.payslip(one, '개편안(협약변경)'), '질병휴직급여'));
    expect(pay).toEqual([1_789_000]);
  });

  test('without 협약 the package counts as adopted', () => {
    const { engine, people } = bound('', input('1노조'));
    expect(people.map((one) => amountOf(engine.payslip(one, '개편안'), '기본급'))).toEqual([1_789_000]);
  });
});
