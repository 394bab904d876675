import { expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { ProblemError } from '../src/index.ts';
import * as page from '../src/library/browser.ts';

const rules = library.loadRules();
const input = {
  귀속월: '2024-03',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
};
const schemes = ['현행', '개편안'];
const slip = library.payslip(rules, input, '현행');
const comparison = library.compare(slip, library.payslip(rules, input, '개편안'));
const situation = library.situation(rules, input, schemes);
const query = { vary: [{ lever: '기본급' }], until: '차액.지급총액 >= 0' };
const row = { 사번: '1', 귀속월: '2024-03', ...input.직원 };
const problems: readonly library.Problem[] = [];

/** Every call with arguments that it takes; the place of each that is looked at, and what may stand there beside it. */
const calls: readonly (readonly [
  call: string,
  of: object,
  args: readonly unknown[],
  looked: Readonly<Record<number, string>>,
])[] = [
  ['loadRulesFrom', library, [['korea']], { 0: 'layers' }],
  ['check', library, [['korea']], { 0: 'layers' }],
  ['loadRulesFrom', page, [['korea']], { 0: 'layers' }],
  ['check', page, [['korea']], { 0: 'layers' }],
  ['payslip', library, [rules, input, '현행'], { 0: 'rules', 2: 'scheme' }],
  ['amountOf', library, [slip, '기본급'], { 0: 'payslip', 1: 'line' }],
  ['termValue', library, [slip, '기본급'], { 0: 'payslip', 1: 'term' }],
  ['explain', library, [slip, '기본급'], { 0: 'payslip', 1: 'term' }],
  ['compare', library, [slip, slip], { 0: 'payslips[1]', 1: 'payslips[2]' }],
  ['difference', library, [comparison, slip, '기본급'], { 0: 'comparison', 1: 'payslip', 2: 'line' }],
  ['attribution', library, [rules, input, schemes], { 0: 'rules', 2: 'schemes' }],
  ['situation', library, [rules, input, schemes, {}], { 0: 'rules', 2: 'schemes', 3: 'options' }],
  ['listSchemes', library, [rules], { 0: 'rules' }],
  ['listTerms', library, [rules], { 0: 'rules' }],
  ['listItems', library, [rules], { 0: 'rules' }],
  ['diffSchemes', library, [rules, '현행', '개편안'], { 0: 'rules', 1: 'before', 2: 'after' }],
  ['diffRules', library, [rules, rules, ['가', '나']], { 0: 'before', 1: 'after', 2: 'names' }],
  ['run', library, [rules, 'x.yaml'], { 0: 'rules', 1: 'path' }],
  [
    'diffCosts',
    library,
    [rules, '현행', '개편안', 'x.yaml'],
    { 0: 'rules', 1: 'before', 2: 'after', 3: 'scenario' },
  ],
  ['payAll', library, [rules, [row], ['현행']], { 0: 'rules', 1: 'people', 2: 'schemes' }],
  ['solve', library, [situation, query], { 0: 'situation', 1: 'ask' }],
  ['solveMap', library, [situation, query], { 0: 'situation', 1: 'ask' }],
  ['nextSteps', library, [situation], { 0: 'situation' }],
  ['runningInterval', library, [situation], { 0: 'situation' }],
  ['render', library, [problems, 'ko'], { 0: 'problems', 1: 'lang' }],
  ['explanationText', library, [[], 'ko', 80], { 0: 'explanations', 1: 'lang' }],
];

/** The code, the call and the argument of what a call throws. */
async function thrown(of: object, call: string, args: readonly unknown[]) {
  const work: unknown = Reflect.get(of, call);
  if (typeof work !== 'function') throw new Error(`no ${call}`);
  try {
    await Reflect.apply(work, undefined, [...args]);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [first] = error.problems;
    return [first?.code, first?.at?.file, first?.at?.path];
  }
}

test.each(calls)('%s says which of its arguments it cannot take', async (call, of, args, looked) => {
  for (const [i, argument] of Object.entries(looked))
    for (const wrong of [null, 5, () => 1]) {
      const given = args.with(Number(i), wrong);
      expect(await thrown(of, call, given)).toEqual(['wrong-argument', `${call}()`, argument]);
    }
});

test('what stands within an argument is named, too, and no layers are no rules', async () => {
  const load = (layers: unknown) => thrown(library, 'loadRulesFrom', [layers]);
  expect(await load(['korea', null])).toEqual(['wrong-argument', 'loadRulesFrom()', 'layers[2]']);
  expect(await load([{ rules: [] }])).toEqual(['wrong-argument', 'loadRulesFrom()', 'layers[1]']);
  expect(await load([{ name: 'a', files: 5 }])).toEqual([
    'wrong-argument',
    'loadRulesFrom()',
    'layers[1].files',
  ]);
  expect(await load([{ name: 'a', rules: {} }])).toEqual([
    'wrong-argument',
    'loadRulesFrom()',
    'layers[1].rules',
  ]);
  expect(await load([])).toEqual(['no-rules', undefined, undefined]);
  expect(await thrown(page, 'loadRulesFrom', [[]])).toEqual(['no-rules', undefined, undefined]);
  expect(await load(['korea', { name: 'a' }])).toEqual(['no-rules', undefined, undefined]);
  const pay = (people: unknown, names: unknown = ['현행']) =>
    thrown(library, 'payAll', [rules, people, names]);
  expect(await pay([row, undefined])).toEqual(['wrong-argument', 'payAll()', 'people[2]']);
  expect(await pay({ 사번: '1' })).toEqual(['wrong-argument', 'payAll()', 'people.사번']);
  expect(await pay([row], ['현행', ''])).toEqual(['wrong-argument', 'payAll()', 'schemes[2]']);
  expect(await pay([row], [])).toEqual(['wrong-argument', 'payAll()', 'schemes']);
  expect(await thrown(library, 'compare', [])).toEqual(['wrong-argument', 'compare()', 'payslips']);
  expect(await thrown(library, 'solve', [situation, { vary: [] }])).toEqual([
    'wrong-argument',
    'solve()',
    'ask',
  ]);
});

test('what is told of a value is its kind, never what it holds', () => {
  expect(() => library.amountOf(JSON.parse('{ "기본급": 2500000 }'), '기본급')).toThrow(
    'amountOf():payslip: 인수 payslip: {…}. 기대에 적힌 것을 주세요. 무엇을 받는지는 docs/library.md와 타입을 보세요. (wrong-argument)',
  );
});
