import { describe, expect, test } from 'vitest';
import { changingMonths } from '../../src/columns/check-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import type { SchemeRef } from '../../src/pay/scheme-ref.ts';
import { Problems } from '../../src/problem/problem.ts';
import type { SchemeProgram } from '../../src/rules/assemble.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { inMonth } from '../../src/rules/in-month.ts';
import { readRules } from '../read-rules.ts';
import { rules } from '../support.ts';

const programIn = (engine: Engine, scheme: SchemeRef, month: string): SchemeProgram | undefined =>
  engine.program(scheme, month, new Problems());

/** Formulas and tables are made once for an entry: what is equal is one object. */
function expectSame(one: SchemeProgram | undefined, other: SchemeProgram | undefined): void {
  expect(one?.month).toBe(other?.month);
  expect(one?.order.map(({ name }) => name)).toEqual(other?.order.map(({ name }) => name));
  const others = one?.order.filter(
    ({ formula, at, default: fallback }, i) =>
      formula !== other?.order[i]?.formula ||
      at !== other?.order[i]?.at ||
      fallback !== other?.order[i]?.default,
  );
  expect(others?.map(({ name }) => name)).toEqual(other && []);
  const entries = ({ terms }: SchemeProgram) =>
    [...terms].map(([name, { entry }]) => `${name} ${entry?.from ?? ''} ${entry?.formula.text ?? ''}`);
  expect(one && entries(one)).toEqual(other && entries(other));
  for (const of of ['tables', 'tableEntries'] as const) {
    expect([...(one?.[of].keys() ?? [])]).toEqual([...(other?.[of].keys() ?? [])]);
    for (const [name, made] of one?.[of] ?? []) expect(other?.[of].get(name)).toBe(made);
  }
}

describe('a program in another month', () => {
  const months = changingMonths(rules);
  const between = (engine: Engine): SchemeRef[] => engine.counterfactuals('현행', '개편안').slice(0, 1);
  const schemes = (engine: Engine): SchemeRef[] => [...rules.schemes.keys(), ...between(engine)];

  test('is that which is put together for it, whichever month came before', () => {
    const met = { held: 0, terms: 0 };
    const [forward, backward] = [new Engine(rules), new Engine(rules)];
    schemes(forward).forEach((scheme, s) => {
      // Of the years to come not every value is out.
      const known = months.findLast((month) => month <= '2026-12') ?? '';
      const last = programIn(new Engine(rules), schemes(backward)[s] ?? '', known);
      for (const month of months) {
        const alone = new Engine(rules);
        const fresh = programIn(alone, schemes(alone)[s] ?? '', month);
        expectSame(programIn(forward, scheme, month), fresh);
        const held = last && inMonth(rules, last, month);
        if (held === undefined) continue;
        met.held++;
        if (held.order !== last?.order) met.terms++;
        expectSame(held, fresh);
      }
      for (const month of months.toReversed())
        expectSame(programIn(backward, schemes(backward)[s] ?? '', month), programIn(forward, scheme, month));
    });
    expect(met.held).toBeGreaterThan(20);
    expect(met.terms).toBeGreaterThan(20);
  });

  test.each([
    ['another figure', '가 + 나 + 1원', ['가', '나', '합']],
    ['other terms', '나 + 다', ['나', '다', '합']],
    ['the same terms in another order', '나 + 가', ['나', '가', '합']],
    ['a wrong formula', '가 + 1일', undefined],
  ])('a later entry with %s', (_, formula, order) => {
    const { scheme, engine } = written(`2024-07-01: { formula: ${formula} }`);
    const before = programIn(engine, scheme, '2024-06');
    expect(before?.order.slice(0, 3).map(({ name }) => name)).toEqual(['가', '나', '합']);
    const problems = new Problems();
    const after = engine.program(scheme, '2024-07', problems);
    expect(after?.order.slice(0, 3).map(({ name }) => name)).toEqual(order);
    expect(after?.terms.get('합')?.entry?.formula.text).toBe(order && formula);
    expect(problems.any).toBe(order === undefined);
    // And back: what begins later does not hold before.
    expectSame(programIn(engine, scheme, '2024-06'), before);
  });

  test('a table of which another version holds', () => {
    const { ruleSet } = rules;
    const [first] = programIn(new Engine(rules), '현행', '2024-06')?.tableEntries.keys() ?? [];
    const tables = ruleSet.tables.map((table) =>
      table.name === first
        ? { ...table, entries: table.entries.flatMap((one) => [one, { ...one, from: '2024-07-01' }]) }
        : table,
    );
    const compiled = new Compiled({ ...ruleSet, tables }, new Problems());
    const engine = new Engine(compiled);
    const before = programIn(engine, '현행', '2024-06');
    const after = before && inMonth(compiled, before, '2024-07');
    expect(after?.tableEntries.get(first ?? '')?.from).toBe('2024-07-01');
    expect(after?.tables.get(first ?? '')).not.toBe(before?.tables.get(first ?? ''));
    const anew = programIn(new Engine(compiled), '현행', '2024-07');
    expectSame(after, anew);
  });

  test('what ends, or has not begun, is said', () => {
    const { scheme, engine } = written('2024-07-01: { formula: 나 + 가 }', "    until: '2024-08'\n");
    expect(programIn(engine, scheme, '2024-08')?.month).toBe('2024-08');
    for (const month of ['2024-09', '2019-12']) {
      const problems = new Problems();
      expect(engine.program(scheme, month, problems)).toBe(undefined);
      expect(problems.list.map(({ code, term }) => [code, term])).toEqual([['no-value-at-date', '합']]);
    }
  });
});

/** A scheme of three figures, of which the sum has these entries beside 가 + 나. */
function written(later: string, more = ''): { readonly scheme: string; readonly engine: Engine } {
  const provision = `provision: 보기조항
label: For a test
source: 보기
terms:
  가: { unit: 원, label: A, value: 10 }
  나: { unit: 원, label: B, value: 20 }
  다: { unit: 원, label: C, value: 30 }
  합:
    unit: 원
    label: Sum
${more}    values: { 2020-01-01: { formula: 가 + 나 }, ${later} }
`;
  const scheme = `scheme: 보기
label: For a test
provisions: [직원, 근무, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 보기조항]
lines:
  지급: { items: [합], total: 지급총액, label: Gross }
shows: []
`;
  const problems = new Problems();
  const own = readRules(
    [
      { path: 'p.yaml', sha256: '', text: provision },
      { path: 's.yaml', sha256: '', text: scheme },
    ],
    problems,
  );
  const { ruleSet } = rules;
  const compiled = new Compiled(
    {
      ...ruleSet,
      provisions: [...ruleSet.provisions, ...own.provisions],
      schemes: [...ruleSet.schemes, ...own.schemes],
    },
    problems,
  );
  problems.throwIfAny();
  return { scheme: '보기', engine: new Engine(compiled) };
}
