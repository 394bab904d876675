import { describe, expect, test } from 'vitest';
import { shippedLayers } from '../../src/generated/shipped-layers.ts';
import { Problems } from '../../src/problem/problem.ts';
import { type RuleLayer, readLayers } from '../../src/rules/layer.ts';

const layer = (name: string, ...texts: string[]): RuleLayer => ({
  name,
  files: texts.map((text, i) => ({ path: `${name}/${i}.yaml`, text, sha256: '' })),
});
const provision = (name: string): string =>
  `provision: ${name}\nlabel: Test\nsource: 시험\nterms:\n  ${name}액: { unit: 원, label: Test, value: 1 }\n`;
const adds = (name: string, term: string): string =>
  `extends: ${name}\nsource: 시험\nterms:\n  ${term}: { unit: 원, label: Test, value: 2 }\n`;

/** Problems, and the names of what holds. */
function read(...layers: RuleLayer[]) {
  const problems = new Problems();
  const { provisions } = readLayers(layers, problems);
  const told = problems.list.map(({ code, values }) => [code, values['order'] ?? values['name']]);
  return { told, terms: provisions.flatMap(({ terms }) => terms.map(({ name }) => name)) };
}

describe('layers in the wrong order', () => {
  const [law, town, home] = [
    layer('법', provision('임금')),
    layer('기관', adds('임금', '수당'), provision('복지')),
    layer('우리', adds('복지', '선물')),
  ];

  test('are told of once, with the order that holds, and are read in it', () => {
    const wrong = read(home, town, law);
    expect(wrong.told).toEqual([['layer-order', '법, 기관, 우리']]);
    expect(wrong.terms).toEqual(['임금액', '수당', '복지액', '선물']);
    expect(read(town, home, law).told).toEqual([['layer-order', '법, 기관, 우리']]);
    expect(read(law, town, home).told).toEqual([]);
  });

  test('are also those of which one stands in for what comes behind it', () => {
    const over = layer('대신', `overrides: true\n${provision('임금')}`);
    expect(read(over, law).told).toEqual([['layer-order', '법, 대신']]);
    expect(read(law, over).told).toEqual([]);
  });

  test('have none where each adds to the other: what is missing is said by name', () => {
    const [one, other] = [
      layer('하나', provision('갑'), adds('을', '을둘')),
      layer('둘', provision('을'), adds('갑', '갑둘')),
    ];
    expect(read(one, other).told).toEqual([['unknown-provision', '을']]);
  });

  test('are not found in what no layer has', () => {
    expect(read(layer('하나', adds('없음', '둘')), law).told).toEqual([['unknown-provision', '없음']]);
  });
});

describe('a layer that stands twice', () => {
  const [korea] = shippedLayers();
  if (korea === undefined) throw new Error('no layer');

  test('is one problem, whatever it defines', () => {
    expect(read(korea, korea).told).toEqual([['layer-twice', 'korea']]);
  });

  test('is also one that was copied and edited, not one that has a file in common', () => {
    const edited = korea.files.map((file, i) => (i === 0 ? { ...file, text: `${file.text}\n` } : file));
    expect(read(korea, { name: 'my-law', files: edited }).told).toEqual([['layer-twice', 'my-law']]);
    const [law, half] = [layer('법', provision('갑')), layer('반', provision('갑'), provision('을'))];
    expect(read(law, half).told).toEqual([['layers-collide', '갑']]);
    // Of two files one is the law's: that is half, and no copy.
  });
});

test('no layer holds no rules', () => {
  expect(read().told).toEqual([['no-rules', undefined]]);
});
