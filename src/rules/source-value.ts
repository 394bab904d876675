import type { Place, Problems } from '../problem/problem.ts';
import { type MapNode, maxDepth, maxNodes, type ScalarNode, type SourceNode } from './source-tree.ts';

/**
 * Makes of a plain value the tree that `readSource` makes of its JSON, without a text between. What JSON leaves out
 * (undefined, functions) is left out; what it cannot write (NaN, Infinity) is empty. A number has the digits that JSON
 * writes, a BigInt its own. Each node stands at its path from the root: 근무일지[2].휴게, items counted from 1.
 * A value nested more than 200 deep, or within itself, is `yaml-too-large`, and undefined.
 */
export function sourceFromValue(
  value: unknown,
  file: string | undefined,
  problems: Problems,
): SourceNode | undefined {
  const maker = new NodeMaker(file);
  const node = maker.node(jsonValue(value), '', 1);
  if (!maker.isTooLarge) return node;
  problems.add('yaml-too-large', { at: maker.place('') });
  return undefined;
}

class NodeMaker {
  private count = 0;
  private readonly file: string | undefined;
  isTooLarge = false;

  constructor(file: string | undefined) {
    this.file = file;
  }

  node(value: unknown, path: string, depth: number): SourceNode {
    this.count++;
    if (this.count > maxNodes || depth > maxDepth) this.isTooLarge = true;
    const at = this.place(path);
    if (this.isTooLarge || !isComposite(value)) return scalar(value, at);
    if (!Array.isArray(value)) return { kind: 'map', at, entries: this.entries(value, path, depth) };
    const items: readonly unknown[] = value;
    // A place that holds nothing is an item, too.
    return {
      kind: 'list',
      at,
      items: Array.from(items, (item, i) => this.node(jsonValue(item), `${path}[${i + 1}]`, depth + 1)),
    };
  }

  private entries(value: object, path: string, depth: number): MapNode['entries'] {
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    return entries.flatMap(([name, given]) => {
      const item = jsonValue(given);
      if (isLeftOut(item)) return [];
      const key = name.normalize('NFC');
      const node = this.node(item, path === '' ? key : `${path}.${key}`, depth + 1);
      return [{ key, keyAt: node.at, value: node }];
    });
  }

  /** Problems are sorted by line and column: the values' order takes their place. */
  place(path: string): Place {
    const { file, count } = this;
    return file === undefined ? { line: 1, column: count, path } : { file, line: 1, column: count, path };
  }
}

const isComposite = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isLeftOut = (value: unknown): boolean =>
  value === undefined || typeof value === 'function' || typeof value === 'symbol';

/** What an object says that JSON is to hold in its place: dates and decimals of libraries say a text. */
function jsonValue(value: unknown): unknown {
  if (!isComposite(value) || !('toJSON' in value) || typeof value.toJSON !== 'function') return value;
  const said: unknown = Reflect.apply(value.toJSON, value, []);
  return said;
}

function scalar(value: unknown, at: Place): ScalarNode {
  if (typeof value === 'string') {
    const text = value.normalize('NFC');
    return { kind: 'scalar', at, text, plain: text };
  }
  if (typeof value === 'boolean') return { kind: 'scalar', at, text: String(value), plain: value };
  if (typeof value === 'bigint') return { kind: 'scalar', at, text: String(value), plain: Number(value) };
  // JSON writes -0 as 0.
  if (typeof value === 'number' && Number.isFinite(value))
    return { kind: 'scalar', at, text: String(value), plain: value === 0 ? 0 : value };
  return { kind: 'scalar', at, text: '', plain: null };
}
