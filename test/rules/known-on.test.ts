import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { knownOn, rulesKnownOn } from '../../src/rules/known-on.ts';
import { readLayers } from '../../src/rules/layer.ts';
import type { DatedEntry, RuleSet } from '../../src/rules/model.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { rules as shipped } from '../support.ts';

const file = (path: string, text: string) => ({ path, text, sha256: '' });
const layer = (name: string, texts: readonly string[]) => ({
  name,
  files: [
    ...texts.map((text, i) => file(`${name}/${i}.yaml`, text)),
    ...(name === 'law'
      ? [file('law/old.csv', '호봉,값\n1,100\n'), file('law/new.csv', '호봉,값\n1,110\n')]
      : []),
  ],
});
function read(...layers: readonly (readonly [string, ...string[]])[]): RuleSet {
  const problems = new Problems();
  const rules = readLayers(
    layers.map(([name, ...texts]) => layer(name, texts)),
    problems,
  );
  problems.throwIfAny();
  return rules;
}

const law = `provision: 임금
label: Wages
source: 보기법
tables:
  보기호봉표:
    label: Steps
    unit: 원
    row: { name: 호봉, unit: 회, match: exact }
    values:
      2024-01-01: { file: old.csv, source: 보기 }
      2024-03-01: { file: new.csv, source: 보기, known: 2024-07-05 }
items:
  보기수당:
    label: A benefit
    line: 지급
    after: 기본급
    value: 10_000
    less: []
    nature: { 통상임금: { 2024-01-01: 아니오, 2024-03-01: { choice: 예, known: 2024-12-19 } } }
terms:
  보기수당액:
    unit: 원
    label: Raised in March, agreed in July
    values:
      2024-01-01: { value: 1_000 }
      2024-03-01: { value: 1_100, known: 2024-07-05 }
      2024-09-01: { value: 1_200 }
  보기고시액:
    unit: 원
    label: Settled every summer for the year after
    until: 2025-12
    values:
      2024-01-01: { value: 9_000 }
      2025-01-01: { value: 9_500, known: 2024-08-05 }
  보기소급액:
    unit: 원
    label: Settled every spring from January on
    until: 2025-12
    values:
      2024-01-01: { value: 9_000 }
      2025-01-01: { value: 9_500, known: 2025-03-10 }
`;
const issue = `agreement: 보기쟁점
label: An issue
source: 보기 협약
before: 옛 조건
after: 새 조건
parties:
  1노조:
    2022-05-10: { status: 교섭중 }
    2022-09-01: { status: 체결, known: 2022-10-05 }
`;
const own = `extends: 임금
source: 2024 보기 협약
values: { 보기수당액: [{ from: 2024-01-01, value: 1_050, overrides: true, known: 2024-05-02 }] }
`;

const entriesIn = (rules: RuleSet, name: string): readonly DatedEntry[] =>
  rules.provisions.flatMap(({ terms }) => terms).find((one) => one.name === name)?.entries ?? [];
const untilIn = (rules: RuleSet, name: string) =>
  rules.provisions.flatMap(({ terms }) => terms).find((one) => one.name === name)?.until;
const valuesOn = (rules: RuleSet, name: string, day: string) =>
  entriesIn(rulesKnownOn(rules, day), name).map(({ from, formula }) => [from, formula.text]);

describe('rules as known on a day', () => {
  const rules = read(['law', law, issue]);

  test('lack the values of which nobody knew, on the day before they became known and not on the day', () => {
    const then = [
      ['2024-01-01', '1_000'],
      ['2024-09-01', '1_200'],
    ];
    expect(valuesOn(rules, '보기수당액', '2024-07-04')).toEqual(then);
    expect(valuesOn(rules, '보기수당액', '2024-07-05')).toEqual([
      ['2024-01-01', '1_000'],
      ['2024-03-01', '1_100'],
      ['2024-09-01', '1_200'],
    ]);
    // What says nothing was known whenever it holds: it is never taken away.
    expect(valuesOn(rules, '보기수당액', '1900-01-01')).toEqual(then);
  });

  test('are the same object where everything was known, and history is not touched where not', () => {
    expect(rulesKnownOn(rules, '2025-03-10')).toBe(rules);
    const before = JSON.stringify(rules);
    rulesKnownOn(rules, '2022-01-01');
    expect(JSON.stringify(rules)).toBe(before);
    // What is not touched is not made anew.
    const then = rulesKnownOn(rules, '2025-03-09');
    expect(then.tables).toBe(rules.tables);
    expect(then.agreements).toBe(rules.agreements);
  });

  test('a value of a layer that stands in for another gives way to it', () => {
    const layered = read(['law', law, issue], ['mine', own]);
    const first = (day: string) => valuesOn(layered, '보기수당액', day)[0];
    expect(first('2024-05-01')).toEqual(['2024-01-01', '1_000']);
    expect(first('2024-05-02')).toEqual(['2024-01-01', '1_050']);
    // A third layer over it, known later still.
    const third = own.replace('1_050', '1_070').replace('2024-05-02', '2024-06-03');
    const three = read(['law', law, issue], ['mine', own], ['yours', third]);
    expect(
      ['2024-05-01', '2024-06-02', '2024-06-03'].map((day) => valuesOn(three, '보기수당액', day)[0]?.[1]),
    ).toEqual(['1_000', '1_050', '1_070']);
    // A file under work lies over an earlier state of itself, which was not known before.
    const problems = new Problems();
    const again = readLayer([file('mine/0.yaml', own)], problems);
    const earlier = read(['law', law, issue], ['mine', own.replace(', known: 2024-05-02', '')]);
    for (const below of [layered, earlier]) {
      const underWork = overLayer(below, again, 'assumed', problems);
      expect(valuesOn(underWork, '보기수당액', '2024-05-01')[0]).toEqual(['2024-01-01', '1_000']);
      expect(valuesOn(underWork, '보기수당액', '2024-05-02')[0]).toEqual(['2024-01-01', '1_050']);
    }
    expect(problems.list).toEqual([]);
    // One that does not say when it became known was known all along.
    const always = read(['law', law], ['mine', own.replace(', known: 2024-05-02', '')]);
    expect(valuesOn(always, '보기수당액', '2024-01-01')[0]).toEqual(['2024-01-01', '1_050']);
  });

  test('a value of every year that was not out ends what is known; one found later leaves the old going on', () => {
    expect(untilIn(rulesKnownOn(rules, '2024-08-04'), '보기고시액')).toBe('2024-12');
    expect(untilIn(rulesKnownOn(rules, '2024-08-05'), '보기고시액')).toBe('2025-12');
    expect(untilIn(rulesKnownOn(rules, '2025-03-09'), '보기소급액')).toBe('2025-12');
    // A year that was out goes on after one that was not.
    const out = law.replace(
      '{ value: 9_500, known: 2024-08-05 }',
      '{ value: 9_500, known: 2024-08-05 }\n      2025-07-01: { value: 9_700 }',
    );
    expect(untilIn(rulesKnownOn(read(['law', out]), '2024-08-04'), '보기고시액')).toBe('2025-12');
    expect(valuesOn(rules, '보기소급액', '2025-03-09')).toEqual([['2024-01-01', '9_000']]);
  });

  test('what is assumed behind a value that was not out is left out with it', () => {
    const assumed = {
      ...rules,
      provisions: rules.provisions.map((one) => ({ ...one, terms: one.terms.map(withAssumed) })),
    };
    const then = rulesKnownOn(assumed, '2024-08-04');
    expect(entriesIn(then, '보기고시액').map(({ from }) => from)).toEqual(['2024-01-01']);
    expect(untilIn(then, '보기고시액')).toBe('2024-12');
    expect(untilIn(rulesKnownOn(assumed, '2024-08-05'), '보기고시액')).toBeUndefined();
  });

  test('natures, tables and stands of unions are as they were known', () => {
    const [nature, table, stands] = [
      '2022-10-04',
      '2022-10-05',
      '2024-07-04',
      '2024-07-05',
      '2024-12-18',
      '2024-12-19',
    ]
      .map((day) => rulesKnownOn(rules, day))
      .reduce<[number[], number[], number[]]>(
        ([natures, tables, states], one) => [
          [...natures, one.provisions[0]?.items[0]?.natures[0]?.choices.length ?? 0],
          [...tables, one.tables[0]?.entries.length ?? 0],
          [...states, one.agreements[0]?.parties[0]?.states.length ?? 0],
        ],
        [[], [], []],
      );
    expect(nature).toEqual([1, 1, 1, 1, 1, 2]);
    expect(table).toEqual([1, 1, 1, 2, 2, 2]);
    expect(stands).toEqual([1, 2, 2, 2, 2, 2]);
  });

  test('a day that the calendar does not have is told, wherever it stands', () => {
    for (const known of ['2024-07-05', '2024-12-19', '2024-08-05', '2022-10-05']) {
      const problems = new Problems();
      const wrong = [law, issue].map((text) => text.replaceAll(`known: ${known}`, 'known: 2024-02-30'));
      readLayers([layer('law', wrong)], problems);
      const places = [law, issue].join('').split(`known: ${known}`).length - 1;
      expect(problems.list.map(({ code }) => code)).toEqual(Array(places).fill('no-such-date'));
    }
  });

  test('are put together once a day, and the rules of today are not put together again', () => {
    expect(knownOn(shipped, '2026-01-01')).toBe(shipped);
    expect(knownOn(shipped, '2024-12-18')).toBeInstanceOf(Compiled);
    expect(knownOn(shipped, '2024-12-18')).not.toBe(shipped);
    expect(knownOn(shipped, '2024-12-18')).toBe(knownOn(shipped, '2024-12-18'));
  });
});

/** A term of every year with a value assumed behind the last. */
function withAssumed<T extends { readonly until?: string; readonly entries?: readonly DatedEntry[] }>(
  rule: T,
): T {
  const last = rule.entries?.at(-1);
  if (rule.until === undefined || last === undefined) return rule;
  const { until: _, ...rest } = rule;
  const entries = [
    ...(rule.entries ?? []),
    { ...last, known: undefined, from: '2026-01-01', assumed: true as const },
  ];
  return { ...rule, ...rest, until: undefined, entries };
}
