import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecord } from '../../src/calendar/validate.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { stream } from '../../src/people/synthetic/random.ts';
import { Problems } from '../../src/problem/problem.ts';
import { calendar, current, d, hours, m } from '../calendar/setup.ts';
import { either, runs } from '../runs.ts';
import { reportedText as say } from './records-setup.ts';
import { example, make, months, number, scheduled, shares, spec, synthesize } from './synthetic-setup.ts';

const facts = (made: ReturnType<typeof make>, name: string) =>
  made.people.map((person) => person.facts.get(name));

describe('the example', () => {
  const made = make(example);

  test('as many people as it says, numbered, the listed ones first', () => {
    expect(made.people).toHaveLength(157);
    expect(made.people.slice(0, 3).map(({ id }) => id)).toEqual(['K1', 'S0002', 'S0003']);
    expect(made.people.at(-1)?.id).toBe('S0157');
  });

  test('listed people are as written; what is not written is drawn', () => {
    const [first, second] = made.people;
    expect(Object.fromEntries(first?.facts ?? [])).toMatchObject({
      직종: '요양보호사',
      소속유형: '모두돌봄센터',
      계약기본급: ratio(2_090_000),
      입사일: ratio(d('2019-07-23')),
      근무형태: '전일제',
    });
    expect(first?.facts.has('노조')).toBe(true);
    expect(made.spells.get('K1')).toMatchObject([{ from: d('2022-03-20'), to: d('2024-04-10') }]);
    const services = made.records
      .filter(({ id }) => id === 'K1')
      .map((record) => number(record.facts.get('제공건수')));
    expect(services).toEqual(months.map(() => 38));
    expect(second?.facts.has('입사일')).toBe(false);
    expect(second?.pattern).toEqual(hours('10:00-19:00', '12:00-13:00'));
    expect(made.spells.has('S0002')).toBe(false);
  });

  test('every month of it is a valid record', () => {
    const problems = new Problems();
    for (const { record, month, at } of made.months)
      checkRecord(record, current, calendar, month, problems, at);
    expect(say(problems)).toEqual([]);
  });

  test('months begin with the hiring', () => {
    expect(made.months.length).toBeLessThan(157 * 12);
    for (const { month, facts: known } of made.months) {
      expect(number(known.get('입사일') ?? ratio(0))).toBeLessThan(
        d('2024-01-01') + 31 * (month - m('2024-01') + 1),
      );
    }
  });

  test('proactive services never exceed services; none in a month wholly on leave', () => {
    let whole = 0;
    for (const { facts: month, record } of made.months.filter(({ id }) => id !== 'K1')) {
      const [services, proactive] = ['제공건수', '적극개입건수'].map((name) => number(month.get(name)));
      expect(proactive).toBeLessThanOrEqual(services ?? 0);
      expect(Number.isInteger(services)).toBe(true);
      const days = scheduled(made.months.find((one) => one.facts === month)?.month ?? 0);
      const isAway = (day: number) => record.spells.some(({ from, to }) => day >= from && day <= to);
      if (!days.every(isAway)) continue;
      whole++;
      expect([services, proactive, number(month.get('연차일수'))]).toEqual([0, 0, 0]);
    }
    expect(whole).toBeGreaterThan(5);
  });
});

describe('determinism', () => {
  const people = (yaml: string, over = {}) =>
    make(yaml, over).people.map(({ at: _, places: __, ...person }) => person);
  const without = (yaml: string, key: string) =>
    yaml
      .split('\n')
      .filter((line) => !line.startsWith(`  ${key}:`))
      .join('\n');
  const drop = (key: string) => (person: { facts: ReadonlyMap<string, unknown> }) => ({
    ...person,
    facts: new Map([...person.facts].filter(([name]) => name !== key)),
  });

  test('the same seed, the same people and months', () => {
    expect(make(example)).toEqual(make(example));
  });

  test('these figures stay for ever', () => {
    const random = stream(20240131, '직원', '직종', 1);
    expect(Array.from({ length: 6 }, () => random(0, 999_999))).toMatchInlineSnapshot(`
      [
        247150,
        231531,
        534510,
        67340,
        347139,
        113633,
      ]
    `);
    const shown = make(example).months.slice(40, 43);
    expect(
      shown.map(({ id, facts: known }) => [
        id,
        ...['제공건수', '적극개입건수', '연차일수'].map((name) => number(known.get(name))),
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          "S0004",
          26,
          2,
          1,
        ],
        [
          "S0004",
          41,
          0,
          1,
        ],
        [
          "S0004",
          51,
          8,
          1,
        ],
      ]
    `);
  });

  test('another seed, other people', () => {
    expect(people(example, { seed: 1 })).not.toEqual(people(example));
  });

  test('one attribute more or less, and in another order, leaves the others as they were', () => {
    const expected = people(example).map(drop('노조'));
    expect(people(without(example, '노조'))).toEqual(expected);
    const [, line] = /( {2}노조: .*\n)/.exec(example) ?? [];
    const moved = without(example, '노조').replace('직원:\n', `직원:\n${line}`);
    expect(people(moved).map(drop('노조'))).toEqual(expected);
    expect(people(moved).map(({ facts: known }) => known.get('노조'))).toEqual(facts(make(example), '노조'));
  });

  test('more people and other months leave those there are', () => {
    const key = ({ id, month }: { id?: string; month: number }) => `${id} ${month}`;
    const small = make(example);
    const large = make(example, { size: 200 });
    expect(large.people.slice(0, 157)).toEqual(small.people);
    const later = make(example, {}, months.slice(6));
    const all = new Map(small.months.map((one) => [key(one), one]));
    for (const one of later.months) expect(one).toEqual(all.get(key(one)));
  });

  test('a listed person takes a number and changes nobody else', () => {
    const bare = example.slice(0, example.indexOf('명단:'));
    expect(people(bare).slice(2)).toEqual(people(example).slice(2));
  });
});

describe('distributions', () => {
  const base = '시드: 7\n인원: 20000\n직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 본부';
  const drawn = (fact: string, name: string) => facts(make(`${base}, ${fact} }`, {}, []), name);

  test.each([
    ['노조: { 1노조: 30%, 2노조: 12.5%, 없음: 57.5% }', '노조', { '1노조': 30, '2노조': 12.5, 없음: 57.5 }],
    ['노조: { 1노조: 0%, 2노조: 1 }', '노조', { '2노조': 100 }],
  ])('%s', (fact, name, expected) => {
    const found = shares(drawn(fact, name));
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, percent] of Object.entries(expected))
      expect(Math.abs((found[key] ?? 0) - percent)).toBeLessThan(1.5);
  });

  test('없음 leaves a fact out, ranges lie within their ends, both included', () => {
    const values = drawn('기본급: { 없음: 50%, 2_000_000: 20%, 3_000_001~3_000_004: 30% }', '계약기본급');
    const found = shares(values.map((value) => (value === undefined ? '없음' : number(value))));
    expect(Object.keys(found).sort()).toEqual([
      '2000000',
      '3000001',
      '3000002',
      '3000003',
      '3000004',
      '없음',
    ]);
    expect(Math.abs((found['3000004'] ?? 0) - 7.5)).toBeLessThan(1);
  });

  test('a step, and dates', () => {
    const pay = drawn('기본급: { 부터: 2_090_000, 까지: 2_090_700, 간격: 209 }', '계약기본급').map(number);
    expect([...new Set(pay)].sort()).toEqual([2_090_000, 2_090_209, 2_090_418, 2_090_627]);
    const dates = drawn('입사일: 2024-02-28~2024-03-01', '입사일').map(number);
    expect([...new Set(dates)].sort()).toEqual([d('2024-02-28'), d('2024-02-29'), d('2024-03-01')]);
  });

  test('a multiple of another fact, cut to whole won; nothing of nothing', () => {
    const made = make(
      `${base}, 기본급: { 없음: 50%, 2_000_001: 50% }, 평균임금월액: { 기준: 기본급, 배수: 112.34% } }`,
      {},
      [],
    );
    for (const { facts: known } of made.people) {
      expect(known.get('평균임금월액')).toEqual(known.has('계약기본급') ? ratio(2_246_801) : undefined);
    }
  });

  test('streams are even and independent of their neighbours', () => {
    const first = Array.from({ length: 20_000 }, (_, i) => stream(1, '근무', '제공건수', i)(0, 9));
    for (const percent of Object.values(shares(first))) expect(Math.abs(percent - 10)).toBeLessThan(1);
    const pairs = shares(first.slice(1).map((value, i) => (value + 10 - (first[i] ?? 0)) % 10));
    for (const percent of Object.values(pairs)) expect(Math.abs(percent - 10)).toBeLessThan(1);
    const across = shares(
      first.map((value, i) => (value + 10 - stream(1, '근무', '연차일수', i)(0, 9)) % 10),
    );
    for (const percent of Object.values(across)) expect(Math.abs(percent - 10)).toBeLessThan(1);
  });
});

test('leave days are cut to the days there are, in the order of the kinds', () => {
  const made = make(
    `
시드: 1
인원: 3
직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 본부 }
근무: { 결근일수: 5, 연차일수: 1.5, 공가일수: 2, 제공건수: { 기준: 근무가능일수, 배수: 200% } }
명단:
  - 휴직: [ { 종류: 질병휴직, 시작일: 2024-03-01, 종료일: 2024-03-26 } ]
  - { 직원: { 입사일: 2024-03-29 } }
`,
    {},
    [m('2024-03')],
  );
  const shown = made.months.map(({ facts: known }) =>
    ['연차일수', '공가일수', '결근일수', '제공건수'].map((name) => number(known.get(name))),
  );
  // Of 20 scheduled days the first person has 3 (27 to 29 March), the second 1, the third all.
  expect(shown).toEqual([
    [1.5, 1.5, 0, 0],
    [1, 0, 0, 0],
    [1.5, 2, 5, 23],
  ]);
});

test('properties: any seed and shares give valid months', () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.nat(), share, share, fc.integer({ min: 0, max: 400 }), (seed, a, b, times) => {
      const made = make(`
시드: ${seed}
인원: 12
직원:
  직종: { 요양보호사: ${a}%, 기능: ${100 - a}% }
  근무형태: 전일제
  소속유형: 본부
  입사일: { 2023-05-01~2024-08-31: ${a}%, 없음: ${100 - a}% }
  퇴사일: { 2024-09-01~2025-01-31: ${b}%, 없음: ${100 - b}% }
근무:
  연차일수: { 0~31: ${b}%, 0: ${100 - b}% }
  결근일수: 0~3
  제공건수: { 기준: 근무가능일수, 배수: ${times}% }
  적극개입건수: { 기준: 제공건수, 배수: 0%~100% }
휴직: [ { 종류: 질병휴직, 비중: ${b}%, 시작: 2022-01-01~2024-12-31, 일수: 1~900 } ]
`);
      const problems = new Problems();
      for (const { record, month } of made.months) checkRecord(record, current, calendar, month, problems);
      expect(say(problems)).toEqual([]);
      for (const { facts: known } of made.months) {
        expect(number(known.get('적극개입건수'))).toBeLessThanOrEqual(number(known.get('제공건수')));
      }
    }),
    runs(60, 600),
  );
});

test('a product that its fact refuses is said once', () => {
  const problems = new Problems();
  const read = spec(
    `
시드: 1
인원: 50
직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 본부, 기본급: 900_000_000~999_999_999, 평균임금월액: { 기준: 기본급, 배수: 2~3 } }
`,
    problems,
  );
  if (read !== undefined) synthesize(read, months, problems);
  expect(problems.list.map(({ code, at, term }) => `${code} ${at?.line} ${term}`)).toEqual([
    'above-maximum 4 평균임금월액',
  ]);
});

/** How long they take is measured by `npm run bench`. */
test('a workforce of thousands has as many people as it says', () => {
  const size = either(1000, 10_000);
  expect(make(example, { size }).people).toHaveLength(size);
});
