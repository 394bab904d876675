import { type Day, isoDay, parseIsoDay } from '../../calendar/date.ts';
import { takeDay } from '../../people/cells/problems.ts';
import { endsMonth } from '../../people/inputs/closing.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { Closing } from '../../people/inputs/person-inputs.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { entriesOf } from '../../rules/read-term.ts';
import { entry, type SourceNode, textAt } from '../../rules/source-tree.ts';
import { monthsFile } from './scenario.ts';

/** Reads a scenario's 폐소, whose form has been checked; undefined where there is none. */
export function readClosing(
  scenario: SourceNode,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): Closing | undefined {
  const node = entry(scenario, '폐소');
  if (node === undefined) return undefined;
  // What a file of person-months says, it says of every month itself.
  if (entry(entry(scenario, '사람'), monthsFile) !== undefined)
    problems.add('conflicting-keys', { at: node.at, values: { keys: `폐소, 사람.${monthsFile}` } });
  const book = factBooks(rules, schemes).직원;
  const text = textAt(node, '열') ?? '';
  const fact = book.find(text);
  if (fact === undefined) {
    const near = book.nearest(text);
    const values = { text, known: book.keys.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-choice', { at: entry(node, '열')?.at ?? node.at, term: '폐소.열', values });
  }
  const way = textAt(node, '방식') === '승계' ? '승계' : '퇴사';
  const days = new Map<string, Day>();
  for (const { unit, day, at } of entry(node, '기관') === undefined
    ? unitDays(rules, node.at)
    : ownDays(node, problems)) {
    days.set(unit, day);
    if (way === '승계' && !endsMonth(day))
      problems.add('closing-mid-month', { at, term: '폐소', values: { unit, day: isoDay(day) } });
  }
  if (days.size === 0 && entry(node, '기관') === undefined)
    problems.add('missing-key', {
      at: node.at,
      term: '폐소',
      values: { key: '기관', expected: 'YYYY-MM-DD' },
    });
  return { fact: fact?.name ?? '', way, days };
}

interface UnitDay {
  readonly unit: string;
  readonly day: Day;
  readonly at: Place;
}

const ownDays = (node: SourceNode, problems: Problems): UnitDay[] =>
  entriesOf(node, '기관').flatMap(({ key, value }): UnitDay[] => {
    const asked = { term: `폐소.기관.${key}`, at: value.at };
    const day = value.kind === 'scalar' ? takeDay(value.text, asked, problems) : undefined;
    return day === undefined ? [] : [{ unit: key, day, at: value.at }];
  });

const unitDays = ({ ruleSet }: Compiled, at: Place): UnitDay[] =>
  ruleSet.units.flatMap(({ units }) =>
    units.flatMap(({ name, closed }): UnitDay[] => {
      const day = closed === undefined ? undefined : parseIsoDay(closed);
      return day === undefined ? [] : [{ unit: name, day, at }];
    }),
  );
