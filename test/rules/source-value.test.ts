import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Problem, Problems, sorted } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { readSource, type SourceNode } from '../../src/rules/source-tree.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';

/** A tree without its places. */
function bare(node: SourceNode | undefined): unknown {
  if (node === undefined || node.kind === 'scalar') return node && { text: node.text, plain: node.plain };
  if (node.kind === 'list') return node.items.map(bare);
  return node.entries.map(({ key, value }) => [key, bare(value)]);
}

/** Where every value of a tree stands, in the tree's order. */
function places(node: SourceNode): string[] {
  const below = node.kind === 'list' ? node.items : node.kind === 'map' ? node.entries : [];
  return [placeText(node.at), ...below.flatMap((one) => places('value' in one ? one.value : one))];
}

function made(value: unknown): {
  readonly node: SourceNode | undefined;
  readonly problems: readonly Problem[];
} {
  const problems = new Problems();
  return { node: sourceFromValue(value, 'input', problems), problems: problems.list };
}

function printed(value: unknown): SourceNode | undefined {
  const problems = new Problems();
  const node = readSource(JSON.stringify(value), 'input', problems);
  expect(problems.list).toEqual([]);
  return node;
}

/** Texts of every kind that YAML could take for something else. */
const odd = [
  '',
  '0.10',
  '1e3',
  '2,390,124',
  'true',
  '~',
  'null',
  '- a',
  'a: b',
  '#',
  '*a',
  '&a',
  '!x',
  '"',
  "'",
];
const text = fc.oneof(
  fc.constantFrom(...odd, '각'.normalize('NFD')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const scalars = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.constantFrom(0.1, 0.1 + 0.2, 1e21, 1e-7, -0, 2 ** 53, 2 ** 53 + 2),
  fc.boolean(),
  fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY),
);
const values = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, scalars, tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  map: fc.dictionary(text, tie('any'), { maxKeys: 4 }),
}));

describe('a plain value as a source tree', () => {
  test('random values are the tree that their JSON is read as', () => {
    fc.assert(
      fc.property(fc.oneof(values.list, values.map), (value) => {
        expect(bare(made(value).node)).toEqual(bare(printed(value)));
      }),
      { numRuns: 500 },
    );
  });

  test('what JSON leaves out or writes in place of a value', () => {
    const holes: unknown[] = [];
    holes.length = 2;
    const value = {
      none: undefined,
      fn: () => 1,
      list: [undefined, () => 1, Symbol('a')],
      holes,
      day: new Date(Date.UTC(2024, 2, 1)),
      gone: { toJSON: () => undefined },
    };
    expect(bare(made(value).node)).toEqual(bare(printed(value)));
    expect(bare(made(undefined).node)).toEqual(bare(printed(null)));
  });

  test('a number is what JSON writes: 0.1 is one tenth; a BigInt is its digits', () => {
    expect(bare(made([0.1, 1_789_000, 2n ** 60n]).node)).toEqual([
      { text: '0.1', plain: 0.1 },
      { text: '1789000', plain: 1_789_000 },
      { text: '1152921504606846976', plain: 2 ** 60 },
    ]);
  });

  test('every value stands at its path, items counted from 1, and in its order', () => {
    const { node } = made({ 귀속월: '2024-03', 근무일지: [{ 일자: 1 }, { 일자: 2, 휴게: ['a', 'b'] }] });
    if (node === undefined) throw new Error('no tree');
    const wanted = [
      'input',
      'input:귀속월',
      'input:근무일지',
      'input:근무일지[1]',
      'input:근무일지[1].일자',
      'input:근무일지[2]',
      'input:근무일지[2].일자',
      'input:근무일지[2].휴게',
      'input:근무일지[2].휴게[1]',
      'input:근무일지[2].휴게[2]',
    ];
    expect(places(node)).toEqual(wanted);
    const problems = new Problems();
    const visit = (one: SourceNode): void => {
      for (const { value } of one.kind === 'map' ? one.entries : []) visit(value);
      for (const item of one.kind === 'list' ? one.items : []) visit(item);
      problems.add('empty-file', { at: one.at });
    };
    visit(node);
    expect(sorted(problems.list).map(({ at }) => at && placeText(at))).toEqual(wanted);
  });

  test('nested too deep, within itself, or too many: refused in words', () => {
    const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
    expect(bare(made(deep(199)).node)).toEqual(bare(printed(deep(199))));
    const round: unknown[] = [];
    round.push(round, round);
    for (const value of [deep(200), round, Array.from({ length: 1_000_000 }, () => 1)]) {
      const { node, problems } = made(value);
      expect(node).toBeUndefined();
      expect(problems.map(({ code, at }) => [code, at?.path])).toEqual([['yaml-too-large', '']]);
    }
  });
});
