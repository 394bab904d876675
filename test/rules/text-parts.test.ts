import { expect, test } from 'vitest';
import { placeInFormula } from '../../src/formula/program.ts';
import { Problems } from '../../src/problem/problem.ts';
import { entry, readSource } from '../../src/rules/source-tree.ts';

/** What the caret under a word of a value stands under, in the file. */
function underlined(yaml: string, word: string): string {
  const node = entry(readSource(yaml, 'a.yaml', new Problems()), 'formula');
  if (node?.kind !== 'scalar') throw new Error('no text');
  const start = node.text.indexOf(word);
  const at = placeInFormula(node.at, node.text, { start, end: start + word.length });
  const line = yaml.split('\n')[(at?.line ?? 0) - 1] ?? '';
  // What is shown above the caret is the line that the place names.
  expect(at?.excerpt).toBe(line);
  const column = (at?.column ?? 0) - 1;
  return line.slice(column, column + (at?.length ?? 0));
}

test.each([
  ['a plain text', 'formula: 가 + 나'],
  ['a plain text over lines', 'formula: 가 +\n  나'],
  ['a literal block', 'formula: |\n  가 +\n    나\n'],
  ['a literal block whose first line is further in', 'formula: |2\n      가 +\n    나\n'],
  ['a block with a comment in its head and a blank line', 'formula: |- # 왜\n\n   가 +\n\n   나\n'],
  ['a folded block', 'formula: >\n  가 +\n  나\n'],
  ['a quoted text over lines', 'formula: "가 +\n   나"'],
  ['a text with quotes within', `formula: 'if 다 = ''라'' then 가 else 나'`],
  ['a text with escapes within', 'formula: "if 다 = \\"라\\" then 가 else 나"'],
  ['a text with an escaped line end', 'formula: "가 + \\\n   나"'],
])('the caret stands under the word in %s', (_, yaml) => {
  expect([underlined(yaml, '가'), underlined(yaml, '나')]).toEqual(['가', '나']);
});

test('a span over lines is underlined to the end of its first', () => {
  expect(underlined('formula: >\n  가 +   \n  나\n', '가 +    나')).toBe('가 +');
  expect(underlined('formula: |\n  가 +\n  나\n', '가 +\n나')).toBe('가 +');
});
