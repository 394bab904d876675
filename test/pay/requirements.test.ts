import { describe, expect, test } from 'vitest';
import { factBooks, readEstimate } from '../../src/people/inputs/estimate-input.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { type Problem, ProblemError, Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { engine, rules } from '../support.ts';

const books = factBooks(rules, ['현행', '개편안(보전)']);

/** The person of an input; what is wrong with it is thrown. */
function read(work: string, open = false): PersonMonth {
  const text = `귀속월: 2024-03
직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 모두돌봄센터 }
근무: ${work}
`;
  const problems = new Problems();
  const [person] = readEstimate(text, 'input.yaml', books, problems, { open })?.people ?? [];
  problems.throwIfAny();
  if (person === undefined) throw new Error('nobody was read');
  return person;
}

function brokenBy(person: PersonMonth, scheme = '현행'): readonly Problem[] {
  try {
    engine.payslip(person, scheme);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

describe('proactive cases are a part of the services delivered', () => {
  test('as many are taken, one more is not, and it is said in both languages at its own place', () => {
    expect(brokenBy(read('{ 제공건수: 9, 적극개입건수: 9 }'))).toEqual([]);
    const [problem, ...more] = brokenBy(read('{ 제공건수: 9, 적극개입건수: 10 }'));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      code: 'requirement-broken',
      term: '적극개입건수',
      at: { line: 3, column: 24 },
    });
    expect(problem && sentences(problem, 'ko').found).toBe(
      '적극개입 10건이 제공 9건보다 많습니다. 적극개입은 제공건수에 든 건입니다.',
    );
    expect(problem && sentences(problem, 'en').found).toMatch(/^10건 in proactive cases .* 9건 services/);
  });

  test('without services there are none', () => {
    expect(brokenBy(read('{ 적극개입건수: 1 }'))).toMatchObject([{ at: { line: 3, column: 15 } }]);
  });

  test('what has no place of its own stands where the person-month does', () => {
    const { places: _, ...person } = read('{ 적극개입건수: 1 }');
    const at = { file: 'months.csv', line: 7, column: 1 };
    expect(brokenBy({ ...person, at })).toMatchObject([{ at }]);
  });

  test('services that are not known yet may still be enough, also under a scheme that asks another', () => {
    const person = read('{ 제공건수: 모름, 적극개입건수: 3 }', true);
    for (const scheme of ['현행', '개편안(보전)']) expect(brokenBy(person, scheme)).toEqual([]);
  });
});

test('a requirement broken at one place is said once, whatever the figures', () => {
  const problems = new Problems();
  const at = { file: 'scenario.yaml', line: 5, column: 3 };
  const broken = (text: string): Problem => ({
    code: 'requirement-broken',
    at,
    term: '적극개입건수',
    values: { text },
  });
  problems.addNew([broken('10'), broken('11'), { ...broken('12'), at: { ...at, line: 6 } }]);
  expect(problems.list.map((one) => one.values['text'])).toEqual(['10', '12']);
});
