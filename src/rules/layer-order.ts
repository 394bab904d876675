import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from './model.ts';
import type { LayerRules, RuleLayer } from './read-layer.ts';

/** A layer with what its files say. */
export interface ReadLayer {
  readonly layer: RuleLayer;
  readonly rules: LayerRules;
}

/**
 * The layers without those that stand there already. Whoever copies a layer and edits a file of it has it twice, too: more
 * than half of its files are the other's. A problem for each: what both define would collide name by name.
 */
export function withoutRepeated(layers: readonly RuleLayer[], problems: Problems): readonly RuleLayer[] {
  const kept: RuleLayer[] = [];
  for (const layer of layers) {
    const first = kept.find((below) => isSame(below, layer));
    if (first === undefined) kept.push(layer);
    else
      problems.add('layer-twice', {
        at: layer.at,
        values: { name: layer.name, ...(first.name !== layer.name && { first: first.name }) },
      });
  }
  return kept;
}

function isSame(below: RuleLayer, above: RuleLayer): boolean {
  const texts = new Set(below.files.map(({ text }) => text));
  return above.files.filter(({ text }) => texts.has(text)).length * 2 > above.files.length;
}

/**
 * The layers, each over those that it adds to or replaces something of. Where that is not the order in which they were
 * named, a problem says the order, once; what would be wrong in the other one is no news.
 */
export function inOrder(layers: readonly ReadLayer[], problems: Problems): readonly ReadLayer[] {
  const names = layers.map(({ rules }) => definedNames(rules.defined));
  /** What a layer wants of another: of the first that has it, which should lie below. */
  const wants = layers.map(({ rules }, i) =>
    [...wantedNames(rules)].flatMap((name): Wanted[] => {
      const of = layers.findIndex((_, j) => j !== i && names[j]?.has(name) === true);
      return of < 0 ? [] : [{ name, of }];
    }),
  );
  const found = wants.map((all, i) => all.filter(({ of }) => of > i));
  const firstWrong = found.findIndex((all) => all.length > 0);
  if (firstWrong < 0) return layers;
  const order = sortedBy(wants.map((all) => new Set(all.map(({ of }) => of))));
  const [wanted] = found[firstWrong] ?? [];
  const [layer, below] = [layers[firstWrong]?.layer, layers[wanted?.of ?? 0]?.layer];
  // Layers that each want something of the other have no order: what is missing is said name by name.
  if (order === undefined || wanted === undefined || layer === undefined || below === undefined)
    return layers;
  const sorted = order.flatMap((i) => layers[i] ?? []);
  const list = (all: readonly ReadLayer[]): string => all.map((one) => one.layer.name).join(', ');
  problems.add('layer-order', {
    at: layer.at,
    values: {
      layer: layer.name,
      below: below.name,
      name: wanted.name,
      found: list(layers),
      order: list(sorted),
      options: sorted.map((one) => `--rules ${one.layer.name}`).join(' '),
    },
  });
  return sorted;
}

interface Wanted {
  readonly name: string;
  /** The layer that has it. */
  readonly of: number;
}

/** Indices so that each stands behind those it wants, else as they stood; undefined where they want each other. */
function sortedBy(wants: readonly ReadonlySet<number>[]): readonly number[] | undefined {
  const placed: number[] = [];
  let waiting = wants.map((_, i) => i);
  while (waiting.length > 0) {
    const next = waiting.find((i) => [...(wants[i] ?? [])].every((one) => placed.includes(one)));
    if (next === undefined) return undefined;
    placed.push(next);
    waiting = waiting.filter((i) => i !== next);
  }
  return placed;
}

const kindsOf = (rules: RuleSet) => [
  rules.provisions,
  rules.schemes,
  rules.agreements,
  rules.guarantees,
  rules.leave,
  rules.natures,
  rules.ledgers,
  rules.figures,
  rules.units,
  rules.holidayRules,
  rules.tableWords ?? [],
];

const definedNames = (rules: RuleSet): ReadonlySet<string> =>
  new Set(kindsOf(rules).flatMap((all) => all.map(({ name }) => name)));

/** What a layer adds to, and what its files say that they stand in for. */
function wantedNames({ defined, overriding }: LayerRules): ReadonlySet<string> {
  const over = kindsOf(defined).flatMap((all) =>
    all.flatMap(({ name, at }) => (overriding.has(at.file ?? '') ? [name] : [])),
  );
  const own = definedNames(defined);
  return new Set([...over, ...defined.extensions.map(({ name }) => name).filter((name) => !own.has(name))]);
}
