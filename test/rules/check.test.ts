import { describe, expect, test } from 'vitest';
import { checkRules } from '../../src/columns/check-rules.ts';
import { shippedLayers } from '../../src/generated/shipped-layers.ts';
import { type Problem, Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readLayers } from '../../src/rules/layer.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { withoutUnread } from '../../src/rules/unread.ts';

/** The national law, which test/structure/layers.test.ts holds to be whole by itself. */
const korea = readLayers(
  shippedLayers().filter(({ name }) => name === 'korea'),
  new Problems(),
);

/** What `pumsak check` says of files laid over the national law. */
function check(...texts: string[]): readonly Problem[] {
  const problems = new Problems();
  const files = texts.map((text, i) => ({ path: `mine/${i}.yaml`, text, sha256: '' }));
  const ruleSet = overLayer(korea, readLayer(files, problems), 'said', problems);
  const compiled = new Compiled(ruleSet, problems);
  checkRules(compiled, problems, korea);
  return withoutUnread(problems.list, ruleSet);
}

const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, term, at }) => [code, term, at?.line].filter((part) => part !== undefined).join(' '));

const provision = (name: string, terms: string): string =>
  `provision: ${name}\nlabel: Test\nsource: 시험\nterms:\n${terms}`;
const won = (name: string, formula: string): string =>
  `  ${name}: { unit: 원, label: Test, formula: '${formula}' }\n`;

describe('a ring', () => {
  test('is none where two provisions say a term each in its way', () => {
    const one = provision('시험갑', won('시험하나', '시험둘 + 1원'));
    const other = provision('시험을', won('시험둘', '시험하나 - 1원'));
    const [two, also] = [
      provision('시험병', won('시험둘', '5_000원')),
      provision('시험정', won('시험하나', '9원')),
    ];
    expect(told(check(one, other))).toEqual(['cycle 시험하나 5']);
    // Nobody can have 시험을, whose 시험하나 is that of 시험갑.
    expect(told(check(one, other, two))).toEqual(['cycle 시험하나 5']);
    // 시험갑 beside 시험병 is 5,001 won, 시험을 beside 시험정 is 8 won.
    expect(told(check(one, other, two, also))).toEqual([]);
  });

  test('is found behind a provision that comes along with another', () => {
    // 시험갑 needs 시험셋, which two say, and 시험둘, which 시험을 alone has; that one's 시험셋 then is the one, by 시험넷.
    // Others may have 시험하나 of 시험병: the ring is that of 시험갑 alone.
    const one = provision('시험갑', won('시험하나', '시험둘 + 시험셋'));
    const other = provision('시험을', won('시험둘', '1원') + won('시험셋', '시험넷 + 1원'));
    const fourth = provision('시험정', won('시험넷', '시험하나'));
    const third = provision('시험병', won('시험셋', '3원') + won('시험하나', '9원'));
    expect(told(check(one, other, third, fourth))).toEqual(['cycle 시험하나 5']);
  });

  test('is none between formulas of which one ends before the other begins', () => {
    const dated = (name: string, entries: string): string =>
      `  ${name}:\n    unit: 원\n    label: Test\n    values:\n${entries}`;
    const text = provision(
      '시험갑',
      dated('시험하나', '      2019-01-01: { formula: 시험둘 }\n      2024-01-01: { formula: 1원 }\n') +
        dated('시험둘', '      2019-01-01: { formula: 1원 }\n      2024-01-01: { formula: 시험하나 }\n'),
    );
    expect(told(check(text))).toEqual([]);
  });
});

test('a divisor that another provision is to say is not taken for 0', () => {
  const rate = (name: string): string =>
    provision(name, '  시험시간: { unit: 시간, label: Test, value: 209 }\n');
  const pay = provision(
    '시험임금',
    '  시험시급: { unit: 원/시간, label: Test, formula: 418_000원 / 시험시간 }\n',
  );
  const less = provision(
    '시험나눔',
    '  시험덜어: { unit: 원/시간, label: Test, formula: 418_000원 / (시험시간 - 209시간) }\n',
  );
  expect(told(check(rate('시험갑'), rate('시험을'), pay))).toEqual([]);
  expect(told(check(rate('시험갑'), rate('시험을'), less))).toEqual(['may-divide-by-zero 시험덜어 5']);
});

describe('a line', () => {
  const scheme = `scheme: 시험안
label: Test
base: 월급공제
provisions: [시험수당]
lines: { 시험: { items: [시험수당], total: 시험합계, label: Test } }
`;
  const half =
    '  시험일수: { unit: 일, label: Test, fact: { from: 근무, default: 0, min: 0, max: 31, step: 0.5 } }\n' +
    '  시험단가: { unit: 원/일, label: Test, value: 7_000 }\n' +
    '  시험홀수: { unit: 원/일, label: Test, value: 7_001 }\n';
  const of = (formula: string): string[] =>
    told(check(provision('시험수당', half + won('시험수당', formula)), scheme));

  test.each([
    // Half a day at 7,000 won is 3,500 won.
    ['시험단가 * 시험일수'],
    ['-abs(시험단가 * 시험일수)'],
    ['max(시험단가 * 시험일수, 0) + 1원'],
    ['if 시험일수 > 10일 then 시험단가 * 시험일수 else 월급여'],
    ['round(월급여 / 3, 10원)'],
    ['floor(월급여 / 3, 0.5원) * 2'],
    // What is divided by one value is as whole as before where that leaves a whole grain.
    ['월급여 / 1원 * 3원'],
    ['round(월급여, 10원) / 5'],
    ['월급여 / (-1)'],
  ])('%s is whole won', (formula) => {
    expect(of(formula)).toEqual([]);
  });

  test.each([
    // Half a day at 7,001 won is 3,500.5 won.
    ['시험홀수 * 시험일수'],
    ['월급여 * 10%'],
    ['min(월급여, 시험홀수 * 시험일수)'],
    ['월급여 - 시험홀수 * 시험일수'],
    ['if 시험일수 > 10일 then 월급여 / 2 else 월급여'],
    ['floor(월급여 / 3, 0.5원)'],
    ['월급여 / 2'],
    ['round(월급여, 10원) / 4'],
    ['월급여 / max(1, 시험일수 / 1일)'],
  ])('%s can be a fraction', (formula) => {
    expect(of(formula)).toEqual(['may-be-fraction 시험수당 8']);
  });
});

test('an item that no scheme has yet must be whole won, too; what is left open counts as such', () => {
  const item = (formula: string): string =>
    `provision: 시험수당\nlabel: Test\nsource: 시험\nitems:\n  시험수당:\n    label: Test\n    line: 공제\n    less: []\n    formula: ${formula}\n`;
  const open = [provision('시험갑', won('시험몫', '5_000원')), provision('시험을', won('시험몫', '3_000원'))];
  // At the item's name: what is paid comes of its formula by what is taken off.
  expect(told(check(item('시험몫 / 3'), ...open))).toEqual(['may-be-fraction 시험수당 5']);
  expect(told(check(item('round(시험몫 / 3, 1원)'), ...open))).toEqual([]);
  expect(told(check(item('시험몫 * 2'), ...open))).toEqual([]);
});

test('an item whose provision is both added and put in another’s place is told once, of the scheme', () => {
  const base = `provision: 시험기본\nlabel: Test\nsource: 시험\nterms:\n${won('월기본급', '2_500_000원')}items:
  시험수당:
    label: Test
    line: 공제
    after: 지방소득세
    value: 1_000
    less: []
`;
  const scheme =
    'scheme: 시험안\nlabel: Test\nbase: 법정월급제\nprovisions: [시험기본]\nreplace: { 월기본급-계약: 시험기본 }\n';
  expect(told(check(base, scheme))).toEqual(['added-and-replaced 5']);
});

describe('a file that could not be read', () => {
  const scheme = `scheme: 시험안\nlabel: Test\nbase: 월급공제\nprovisions: [시험수당, 시험오타]\n`;
  test('hides what it was to define, and nothing else', () => {
    const refused = provision('시험수당', '  시험수당: { unit: 원, label: Test, valeu: 1 }\n');
    expect(told(check(refused, scheme))).toEqual(['unknown-key terms.시험수당 5', 'unknown-provision 4']);
  });
  test('hides what nobody can tell where not even its names are known', () => {
    expect(told(check('provision: [', scheme))).toEqual(['yaml-unclosed 1']);
  });
});
