import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/calendar/date.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { assumedValues, readAssumptions, withAssumptions } from '../../src/rules/assumptions.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/model.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { rules } from '../support.ts';

function assumptionsIn(text: string, problems: Problems) {
  const node = readSource(text, '가정.yaml', problems);
  if (node === undefined) throw new Error('no tree');
  return readAssumptions(node);
}

/** What a term is in some months under what is assumed; undefined where it has no value. */
function valuesOf(text: string, term: string, months: readonly string[]) {
  const problems = new Problems();
  const asked = assumptionsIn(text, problems);
  const compiled = new Compiled(withAssumptions(rules, asked, problems), problems);
  expect(problems.list).toEqual([]);
  const engine = new Engine(compiled);
  return months.map((month) => {
    const used = engine.program('현행', month, new Problems())?.terms.get(term)?.entry;
    return used?.formula.text.replaceAll('_', '');
  });
}

const everything = '나머지: 이어쓰기\n';

describe('what is taken for values that are not out yet', () => {
  test('the last value goes on', () => {
    // 12,121 won is Seoul's living wage of 2026.
    expect(valuesOf(everything, '생활임금시급', ['2026-12', '2027-01', '2031-05'])).toEqual([
      '12121',
      '12121',
      '12121',
    ]);
    // What is known of 2027 stays: 고용노동부고시 2026-08-05.
    expect(valuesOf(everything, '최저임금시급', ['2027-01', '2028-01'])).toEqual(['10700', '10700']);
    // The law itself says how the pension's rate goes on: 4.75 %, 5 %, 5.25 % … 6.5 % from 2033.
    expect(
      valuesOf(everything, '국민연금요율', ['2026-01', '2027-01', '2028-01', '2033-01', '2040-01']),
    ).toEqual(['475/10000', '500/10000', '525/10000', '650/10000', '650/10000']);
  });

  test('it grows year by year, each year cut to a step', () => {
    // 12,121 × 1.029 = 12,472.509; 12,473 × 1.029 = 12,834.717; to 10 won: 12,470 × 1.029 = 12,831.63.
    const months = ['2026-12', '2027-01', '2027-12', '2028-01'];
    const by = (step: number) => `생활임금시급: { 연: 2.9%, 끝수: ${step} }\n${everything}`;
    expect(valuesOf(by(1), '생활임금시급', months)).toEqual(['12121', '12473', '12473', '12835']);
    expect(valuesOf(by(10), '생활임금시급', months)).toEqual(['12121', '12470', '12470', '12830']);
    // Bounds of the pension go from July to June: 410,000 × 1.05 = 430,500, cut to 1,000: 431,000.
    const bounds = `기준소득하한: { 연: 5%, 끝수: 1_000 }\n${everything}`;
    expect(valuesOf(bounds, '기준소득하한', ['2027-06', '2027-07', '2028-06'])).toEqual([
      '410000',
      '431000',
      '431000',
    ]);
  });

  test('it ends with the years that a calendar can be known of, and says so', () => {
    const pathOf = (name: string, ruleSet: RuleSet) => {
      const problems = new Problems();
      const asked = assumptionsIn(`${name}: { 연: 2%, 끝수: 1 }\n`, problems);
      const made = withAssumptions(new Compiled(ruleSet, problems), asked, problems);
      expect(problems.list).toEqual([]);
      const term = made.provisions.flatMap(({ terms }) => terms).find((one) => one.name === name);
      const own = term?.entries?.filter((one) => one.assumed === true) ?? [];
      return [own.length, own.at(0)?.from, own.at(-1)?.from, term?.until, own.at(0)?.source.text];
    };
    const said = (until: string, last: number) =>
      `가정: ${until}까지의 값에서 해마다 2%, 1 단위로 반올림(${last}년까지)`;
    // 2027 to 2050 are 24 years; lunar dates are known to 2050.
    expect(pathOf('생활임금시급', rules.ruleSet)).toEqual([
      24,
      '2027-01-01',
      '2050-01-01',
      '2050-12',
      said('2026-12', 2050),
    ]);
    // Those of the pension begin in July: of 2050 from July on.
    expect(pathOf('기준소득하한', rules.ruleSet)).toEqual([
      24,
      '2027-07-01',
      '2050-07-01',
      '2050-12',
      said('2027-06', 2050),
    ]);
    // A calendar of one's own for 2051 and 2052.
    const day = (iso: string) => ({
      day: parseIsoDay(iso) ?? 0,
      name: '신정',
      kind: '공휴일',
      at: { line: 1, column: 1 },
    });
    const holidays = [...rules.ruleSet.holidays, day('2051-01-01'), day('2052-01-01')];
    expect(pathOf('생활임금시급', { ...rules.ruleSet, holidays })).toEqual([
      26,
      '2027-01-01',
      '2052-01-01',
      '2052-12',
      said('2026-12', 2052),
    ]);
  });

  test('a path that is a text is refused, and an amount is none', () => {
    const codes = (text: string) => {
      const problems = new Problems();
      withAssumptions(rules, assumptionsIn(text, problems), problems);
      return problems.list.map(({ code, values }) => [code, values['written']]);
    };
    expect(codes('생활임금시급: 연 2.9%')).toEqual([['growth-as-text', '{ 연: 2.9%, 끝수: 10 }']]);
    expect(codes('생활임금시급: 매년 -3%')).toEqual([['growth-as-text', '{ 연: -3%, 끝수: 10 }']]);
    expect(codes('생활임금시급: 12_500')).toEqual([]);
  });

  test('an amount, or amounts with their dates', () => {
    const months = ['2026-12', '2027-01', '2027-07'];
    expect(valuesOf(`생활임금시급: 12_500\n${everything}`, '생활임금시급', months)).toEqual([
      '12121',
      '12500',
      '12500',
    ]);
    const dated = `생활임금시급: { 2027-01-01: 12_500, 2027-07-01: 12_600 }\n${everything}`;
    expect(valuesOf(dated, '생활임금시급', months)).toEqual(['12121', '12500', '12600']);
  });

  test('what is assumed says so, once for each value that a month rests on', () => {
    const problems = new Problems();
    const asked = assumptionsIn(everything, problems);
    const engine = new Engine(new Compiled(withAssumptions(rules, asked, problems), problems));
    const used = (months: readonly string[]) =>
      assumedValues(
        months.flatMap((month) =>
          [...(engine.program('현행', month, problems)?.terms ?? [])].map(
            ([term, { entry }]) => [term, entry] as const,
          ),
        ),
      );
    expect(used(['2026-12'])).toEqual([]);
    const found = used(['2027-01', '2027-02']);
    expect(found.map(({ term }) => term)).toContain('생활임금시급');
    expect(found.map(({ term }) => term)).not.toContain('최저임금시급');
    expect(found.find(({ term }) => term === '생활임금시급')).toEqual({
      term: '생활임금시급',
      from: '2027-01',
      value: '12_121',
      why: '가정: 2026-12까지의 값을 이어 씀',
      english: 'assumed: the value known up to 2026-12 goes on',
    });
  });
});
