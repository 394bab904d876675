import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRules, monthsOf } from '../../src/columns/check-rules.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readLayers, underWork } from '../../src/rules/layer.ts';
import { layersIn } from '../../src/rules/layers-in.ts';
import type { RuleSet } from '../../src/rules/model.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { type RuleFile, readLayer } from '../../src/rules/read-layer.ts';

const file = (path: string, text: string): RuleFile => ({ path, text, sha256: '' });
const layer = (name: string, ...texts: string[]) => ({
  name,
  files: texts.map((text, i) => file(`${name}/${i}.yaml`, text)),
});
const codes = (problems: Problems): string[] => problems.list.map(({ code }) => code);

/** Layers without a problem. */
function clean(...layers: ReturnType<typeof layer>[]): RuleSet {
  const problems = new Problems();
  const rules = readLayers(layers, problems);
  expect(problems.list).toEqual([]);
  return rules;
}

/** The shipped rules with a layer over them. */
function overShipped(text: string): { rules: RuleSet; problems: Problems } {
  const problems = new Problems();
  const own = readLayer([file('mine/a.yaml', text)], problems);
  return { rules: overLayer(shippedRules(), own, 'said', problems), problems };
}

const termOf = (rules: RuleSet, name: string) =>
  rules.provisions.flatMap(({ terms }) => terms).find((term) => term.name === name);

const law = layer(
  'law',
  `provision: 임금
label: Wages
source: 보기법
terms:
  보기금액:
    unit: 원
    label: Renewed every year
    until: 2026-12
    values:
      2025-01-01: { value: 9_000 }
      2026-01-01: { value: 10_000 }
  보기비율: { unit: 비율, label: Always the same, value: 50% }
  보기직종: { unit: 선택, label: Occupation, choices: [조리, 운전], fact: { from: 직원 } }
examples:
  - month: 2026-03
    given: {}
    expect: { 보기금액: 10_000 }`,
  `provision: 다른 곳
label: The same choice elsewhere
source: 보기법
terms:
  보기직종: { unit: 선택, label: Occupation, choices: [조리, 운전], value: 조리 }`,
);

describe('one name in two layers', () => {
  const town = (overrides: string) =>
    layer(
      'town',
      `provision: 임금
label: Wages of the town
source: 보기 조례
${overrides}terms:
  보기금액: { unit: 원, label: Of the town, value: 11_000 }`,
    );

  test('is an error with both places, and what is below stays', () => {
    const problems = new Problems();
    const rules = readLayers([law, town('')], problems);
    expect(problems.list).toMatchObject([
      {
        code: 'layers-collide',
        at: { file: 'town/0.yaml' },
        values: { name: '임금', first: 'law/0.yaml:1', second: 'town/0.yaml:1' },
      },
    ]);
    expect(termOf(rules, '보기금액')?.entries).toHaveLength(2);
  });

  test('stands in its place when it says so', () => {
    const rules = clean(law, town('overrides: true\n'));
    expect(rules.provisions.map(({ label }) => label)).toEqual([
      'Wages of the town',
      'The same choice elsewhere',
    ]);
  });

  test('need not say so when it is under work', () => {
    const problems = new Problems();
    const rules = underWork(readLayers([law], problems), town('').files, problems);
    expect([problems.list, rules.provisions.map(({ label }) => label)]).toEqual([
      [],
      ['Wages of the town', 'The same choice elsewhere'],
    ]);
  });

  test('takes the tables of the one below with it', () => {
    const csv = file('law/steps.csv', '호봉,값\n1,100\n');
    const table = `provision: 표
label: A table
source: 보기
tables:
  보기표:
    label: By step
    unit: 원
    row: { name: 호봉, unit: 회, match: exact }
    values:
      2024-01-01: { file: steps.csv, source: 보기 }`;
    const below = { name: 'law', files: [file('law/table.yaml', table), csv] };
    const without = layer('town', 'provision: 표\nlabel: None\noverrides: true');
    expect([clean(below).tables.length, clean(below, without).tables.length]).toEqual([1, 0]);
  });

  test('in one layer it is an error of another kind', () => {
    const twice = layer('law', 'provision: 하나\nlabel: One', 'provision: 하나\nlabel: Two');
    const problems = new Problems();
    new Compiled(readLayers([twice], problems), problems);
    expect(codes(problems)).toEqual(['duplicate-name']);
  });
});

describe('extends', () => {
  const more = (text: string) => layer('town', `extends: 임금\nsource: 보기 조례\n${text}`);

  test('adds terms, findings, requirements and examples to the provision', () => {
    const rules = clean(
      law,
      more(`terms:
  동네금액: { unit: 원, label: Of the town, formula: 보기금액 * 보기비율 }
findings:
  적음: { when: 동네금액 < 1원, text: 적습니다, label: little, article: 보기 조례 }
requires:
  있음: { holds: 동네금액 > 0, text: 없습니다, label: none }
examples:
  - month: 2026-03
    given: {}
    expect: { 동네금액: 5_000 }`),
    );
    const [provision] = rules.provisions;
    expect(provision?.terms.map(({ name }) => name)).toEqual([
      '보기금액',
      '보기비율',
      '보기직종',
      '동네금액',
    ]);
    expect([provision?.findings.length, provision?.requires.length, provision?.examples.length]).toEqual([
      1, 1, 2,
    ]);
    expect(termOf(rules, '동네금액')?.entries?.[0]?.source).toEqual({ text: '보기 조례' });
    const problems = new Problems();
    expect(checkRules(new Compiled(rules, problems), problems)).toBe(2);
    expect(problems.list).toEqual([]);
  });

  test('adds a value without restating those before, and what is renewed every year is then known for a year more', () => {
    const rules = clean(law, more('values: { 보기금액: [{ from: 2027-01-01, value: 11_000 }] }'));
    const term = termOf(rules, '보기금액');
    expect(term?.entries?.map(({ from, formula }) => [from, formula.text])).toEqual([
      ['2025-01-01', '9_000'],
      ['2026-01-01', '10_000'],
      ['2027-01-01', '11_000'],
    ]);
    expect([term?.until, term?.entries?.[2]?.source.text]).toEqual(['2027-12', '보기 조례']);
  });

  test.each([
    ['within what is known', 'from: 2026-07-01, value: 1', '2026-12'],
    ['for half a year more', 'from: 2027-01-01, until: 2027-06, value: 1', '2027-06'],
    ['before what is known', 'from: 2024-01-01, value: 1', '2026-12'],
  ])('a value %s', (_, entry, until) => {
    const rules = clean(law, more(`values: { 보기금액: [{ ${entry} }] }`));
    expect([termOf(rules, '보기금액')?.entries?.length, termOf(rules, '보기금액')?.until]).toEqual([
      3,
      until,
    ]);
  });

  test('a value from then on for one that was always the same', () => {
    const rules = clean(law, more('values: { 보기비율: [{ from: 2027-01-01, value: 60% }] }'));
    expect(termOf(rules, '보기비율')?.entries?.map(({ from }) => from)).toEqual([undefined, '2027-01-01']);
    expect(termOf(rules, '보기비율')?.until).toBeUndefined();
  });

  test('a value of the same date only when it says so', () => {
    const rules = clean(
      law,
      more('values: { 보기금액: [{ from: 2026-01-01, value: 10_500, overrides: true }] }'),
    );
    expect(termOf(rules, '보기금액')?.entries?.map(({ formula }) => formula.text)).toEqual([
      '9_000',
      '10_500',
    ]);
  });

  test('names a document beside the bare articles of law, and beside nothing else', () => {
    const below = layer(
      'law',
      `provision: 가산
label: Premiums
article: 보기법 제1조
terms:
  보기율: { unit: 비율, label: By the article, value: 150%, article: 보기법 제2조 }
  보기액: { unit: 원, label: By a notice, value: 1, source: 보기 고시 }`,
    );
    const rules = clean(below, layer('town', 'extends: 가산\ncites: 보기 보수규정'));
    expect(rules.provisions[0]?.source).toEqual({ text: '보기 보수규정', article: '보기법 제1조' });
    expect(rules.provisions[0]?.terms.map(({ entries }) => entries?.[0]?.source)).toEqual([
      { text: '보기 보수규정', article: '보기법 제2조' },
      { text: '보기 고시', article: '보기법 제1조' },
    ]);
  });

  test('a value without a date stands in for one without a date', () => {
    const rules = clean(law, more('values: { 보기비율: [{ value: 60%, overrides: true }] }'));
    expect(termOf(rules, '보기비율')?.entries?.map(({ from, formula }) => [from, formula.text])).toEqual([
      [undefined, '60%'],
    ]);
  });

  test('adds choices wherever a term is defined', () => {
    const rules = clean(law, more('choices: { 보기직종: [배식] }'));
    const all = rules.provisions.flatMap(({ terms }) => terms.filter(({ name }) => name === '보기직종'));
    expect(all.map(({ choices }) => choices)).toEqual([
      ['조리', '운전', '배식'],
      ['조리', '운전', '배식'],
    ]);
  });

  test('a file that adds is checked over a state of itself', () => {
    const problems = new Problems();
    const text = more(`terms:
  동네금액: { unit: 원, label: Of the town, value: 1 }
values: { 보기금액: [{ from: 2027-01-01, value: 11_000 }] }
choices: { 보기직종: [배식] }
examples:
  - { given: {}, expect: { 동네금액: 1 } }`);
    const rules = underWork(readLayers([law, text], problems), text.files, problems);
    expect([problems.list, rules.provisions[0]?.examples.length]).toEqual([[], 2]);
  });
});

describe('extends of a scheme', () => {
  const item = (
    amount: string,
  ) => `{ label: L, source: 보기 규정, line: 지급, after: 기본급, value: ${amount}, less: [],
    nature: { 통상임금: 예, 세금: 과세, 최저임금: 임금, 평균임금: 예 } }`;
  const base = layer(
    'base',
    'provision: 하나\nlabel: One',
    'provision: 둘\nlabel: Two\nsource: 보기\nterms:\n  방식: { unit: 선택, label: Way, choices: [가], value: 가 }',
    `scheme: 제도\nlabel: Scheme\nprovisions: [하나]\nitems:\n  보기수당: ${item('10_000')}`,
  );
  const more = (text: string) => layer('town', `extends: 제도\nsource: 보기 조례\n${text}`);
  const provisionsOf = (rules: RuleSet) => rules.schemes[0]?.provisions.map(({ name }) => name);

  test('adds a value to what the scheme’s own items say, without an item beside it', () => {
    const rules = clean(base, more('values: { 보기수당월액: [{ from: 2027-01-01, value: 12_000 }] }'));
    expect(termOf(rules, '보기수당월액')?.entries?.map(({ from, formula }) => [from, formula.text])).toEqual([
      [undefined, '10_000'],
      ['2027-01-01', '12_000'],
    ]);
    expect(provisionsOf(rules)).toEqual(['하나', '제도의 항목']);
  });

  test('adds provisions, choices and items', () => {
    const rules = clean(
      base,
      more(`provisions: [둘]\nchoices: { 방식: [나] }\nitems:\n  새수당: ${item('1')}`),
    );
    expect(provisionsOf(rules)).toEqual(['하나', '제도의 항목', '둘']);
    expect(termOf(rules, '방식')?.choices).toEqual(['가', '나']);
    expect(
      rules.provisions.find(({ name }) => name === '제도의 항목')?.items.map(({ name }) => name),
    ).toEqual(['보기수당', '새수당']);
  });

  test.each([
    ['a value of what is not its own', 'values: { 방식: [{ value: 가 }] }', 'term-not-in-provision'],
    ['a document beside articles of law, which a scheme has not', 'cites: 보기', 'cites-for-a-scheme'],
  ])('%s is an error', (_, text, code) => {
    const problems = new Problems();
    readLayers([base, more(text)], problems);
    expect(codes(problems)).toEqual([code]);
  });

  test('provisions cannot be added to a provision', () => {
    const problems = new Problems();
    readLayers([base, layer('town', 'extends: 하나\nprovisions: [둘]')], problems);
    expect(codes(problems)).toEqual(['provisions-to-a-provision']);
  });

  test('stays where the scheme is under work', () => {
    const problems = new Problems();
    const all = readLayers([base, more(`provisions: [둘]\nitems:\n  새수당: ${item('1')}`)], problems);
    const rules = underWork(all, base.files.slice(2), problems);
    expect([problems.list, provisionsOf(rules)?.sort()]).toEqual([[], ['둘', '제도의 항목', '하나']]);
    expect(
      rules.provisions.find(({ name }) => name === '제도의 항목')?.items.map(({ name }) => name),
    ).toEqual(['보기수당', '새수당']);
  });
});

test('every shipped file can be worked on by itself, and what others add to it stays', () => {
  const folder = new URL('../../rules/', import.meta.url).pathname;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /.\/.*\.(yaml|csv)$/.test(path),
  );
  const files = paths.map((path) => file(`rules/${path}`, readFileSync(folder + path, 'utf8')));
  const tables = files.filter(({ path }) => path.includes('/tables/'));
  const shipped = shippedRules();
  const names = (rules: RuleSet): unknown =>
    rules.provisions.map(({ name, terms, findings, requires, examples }) => [
      name,
      terms.map((term) => [term.name, term.choices, term.until, term.entries?.map(({ source }) => source)]),
      [findings, requires].map((all) => all.map((one) => one.name)),
      examples.length,
    ]);
  for (const one of files.filter(({ path }) => !path.endsWith('.csv'))) {
    const beside = tables.filter(({ path }) =>
      one.text.includes(`file: ../tables/${path.split('/').at(-1)}`),
    );
    const problems = new Problems();
    const rules = underWork(shipped, [one, ...beside], problems);
    expect([one.path, problems.list]).toEqual([one.path, []]);
    const sorted = (all: unknown): unknown =>
      JSON.stringify(all)
        .split(/(?=\[")/)
        .sort();
    expect([one.path, sorted(names(rules))]).toEqual([one.path, sorted(names(shipped))]);
  }
});

test('the holidays of a layer are added to those below', () => {
  const days = (name: string, ...rows: string[]) => ({
    name,
    files: [file(`${name}/calendar/days.csv`, `일자,이름,종류\n${rows.join('\n')}\n`)],
  });
  const rules = clean(
    days('law', '2026-01-01,신정,법정공휴일'),
    days('town', '2026-05-04,창립일,약정휴일', '2026-01-01,신정,법정공휴일'),
  );
  expect(rules.holidays.map(({ name }) => name)).toEqual(['신정', '창립일']);
});

test('an added value reaches pay over the shipped rules', () => {
  const { rules, problems } = overShipped(`extends: 최저임금
values:
  최저임금시급:
    - { from: 2026-07-01, value: 10_500, source: 보기 고시 }`);
  const compiled = new Compiled(rules, problems);
  const program = new Engine(compiled).program('현행', '2026-08', problems);
  expect(problems.list).toEqual([]);
  expect(program?.terms.get('최저임금시급')?.entry?.source.text).toBe('보기 고시');
  expect(program?.terms.get('최저임금시급')?.rule.entries).toHaveLength(10);
});

test('a value from a day that there is not is said, and takes no place', () => {
  const { rules, problems } = overShipped(`extends: 최저임금
values:
  최저임금시급:
    - { from: 2028-00-01, value: 11_000, source: 보기 고시 }`);
  expect(problems.list.map(({ code }) => code)).toEqual(['no-such-date']);
  const wage = rules.provisions.find(({ name }) => name === '최저임금')?.terms[0];
  expect(wage?.entries?.at(-1)?.from).toBe('2027-01-01');
});

describe('a folder', () => {
  const at = (path: string) => file(`rules/${path}`, 'provision: 하나\nlabel: One');

  test('without layers.yaml is one layer, whatever its subfolders are called', () => {
    const problems = new Problems();
    expect(
      layersIn({ name: 'rules', path: 'rules' }, [at('provisions/a.yaml')], problems).map(({ name }) => name),
    ).toEqual(['rules']);
  });

  test('is found by it where one stands in the folder', () => {
    const problems = new Problems();
    const files = [file('layers.yaml', 'layers: [law]'), file('law/a.yaml', 'provision: 하나\nlabel: One')];
    const layers = layersIn({ name: '.', path: '.' }, files, problems);
    expect([layers.map(({ name }) => name), problems.list]).toEqual([['law'], []]);
  });

  test('with it has those that it lists, in that order', () => {
    const problems = new Problems();
    const list = file('rules/layers.yaml', 'layers: [town, law]');
    const layers = layersIn(
      { name: 'rules', path: 'rules' },
      [at('law/a.yaml'), list, at('town/b/c.yaml')],
      problems,
    );
    expect(layers.map(({ name, files }) => [name, files.map(({ path }) => path)])).toEqual([
      ['town', ['rules/town/b/c.yaml']],
      ['law', ['rules/law/a.yaml']],
    ]);
    expect(problems.list).toEqual([]);
  });
});

describe('a scheme with dates of validity', () => {
  const scheme = (valid: string) => `scheme: 보기제도
label: For some months
base: 현행
${valid}
replace: { 월기본급-현행: 보기기본급 }`;
  const pay = `provision: 보기기본급
label: Base pay known for some months alone
source: 보기
terms:
  월기본급: { unit: 원, label: Base, until: 2026-06, values: { 2025-03-01: { value: 2_600_000 } } }`;
  const compiled = (valid: string): { rules: Compiled; problems: Problems } => {
    const problems = new Problems();
    const own = readLayer([file('a.yaml', scheme(valid)), file('b.yaml', pay)], problems);
    return { rules: new Compiled(overLayer(shippedRules(), own, 'said', problems), problems), problems };
  };

  test('needs values for its months alone', () => {
    const { rules, problems } = compiled('valid: { from: 2025-03, until: 2026-06 }');
    checkRules(rules, problems);
    expect(problems.list).toEqual([]);
    const own = rules.schemes.get('보기제도');
    const months = own === undefined ? [] : monthsOf(rules, own);
    expect([months[0], months.at(-1)]).toEqual(['2025-03', '2026-06']);
  });

  test('without them, for all', () => {
    const { rules, problems } = compiled('');
    checkRules(rules, problems);
    expect(codes(problems)).toContain('no-value-at-date');
  });

  test('is not run outside them', () => {
    const { rules } = compiled('valid: { from: 2025-03, until: 2026-06 }');
    const engine = new Engine(rules);
    const told = (month: string): unknown => {
      const problems = new Problems();
      // A month in which it holds is put together before, so that the other is not taken over from it.
      engine.program('보기제도', '2025-03', problems);
      engine.program('보기제도', month, problems);
      return problems.list.map(({ code, values }) => ({ code, ...values }));
    };
    const outside = { code: 'scheme-not-valid', scheme: '보기제도', from: '2025-03', until: '2026-06' };
    expect(told('2025-02')).toEqual([{ ...outside, month: '2025-02' }]);
    expect(told('2026-07')).toEqual([{ ...outside, month: '2026-07' }]);
    expect(told('2026-06')).toEqual([]);
    expect(() => engine.schemeMonth('보기제도', 2026 * 12 + 11)).toThrow(ProblemError);
  });

  test('hands them on to those that build on it', () => {
    const problems = new Problems();
    const own = readLayer(
      [
        file('a.yaml', 'scheme: 가\nlabel: A\nbase: 현행\nvalid: { from: 2025-01 }'),
        file('b.yaml', 'scheme: 나\nlabel: B\nbase: 가'),
        file('c.yaml', 'scheme: 다\nlabel: C\nbase: 가\nvalid: { until: 2019-06 }'),
      ],
      problems,
    );
    const rules = new Compiled(overLayer(shippedRules(), own, 'said', problems), problems);
    const first = (name: string) => {
      const scheme = rules.schemes.get(name);
      return scheme && monthsOf(rules, scheme)[0];
    };
    expect([first('나'), first('다'), problems.list]).toEqual(['2025-01', '2019-01', []]);
  });
});
