import type { Loop } from './loop.ts';
import { bigOps, ops } from './ops.ts';
import type { PlanNode } from './plan.ts';
import { type Placement, place, type Region } from './regions.ts';

/**
 * Source text of a plan as one fused loop over rows: the body of a function of `arrays` and `use` that returns
 * one of `inputs`, `parameters`, `outputs`, `from` and `to`.
 *
 * A node that several others use is worked out once, in the innermost branch that holds all of its uses. A loop
 * beyond what the optimiser takes is split into several over blocks of rows, with what they share in columns.
 */
export function emit(loop: Loop): string {
  const { root, outputs } = new Writer(loop).write();
  const parts = split([...root, ...outputs]);
  const arrays = [
    ...new Set(loop.nodes.flatMap(({ op, index }) => (op === 'pick' || op === 'search' ? [index] : []))),
  ];
  const head = arrays.map((index) => `const arrays${index} = arrays[${index}];\n`).join('');
  const [only] = parts;
  const run =
    parts.length === 1 && only !== undefined
      ? `return function run(inputs, parameters, outputs, from, to) {\n${asLoop(only, 'from', 'to', '')}};\n`
      : inBlocks(parts);
  return `'use strict';\n${head}${run}`;
}

/** A statement, and the name it makes. */
interface LoopStatement {
  readonly code: string;
  readonly makes?: string;
  readonly big?: boolean;
}

/** Expressions longer than this get a name of their own, so that none grows without end. */
const longest = 300;
/** Characters of one loop: its bytecode must stay below what the optimiser takes. */
const mostSource = 10_000;
/** Rows of a block: as many as keep the columns carried from loop to loop in the second cache. */
const [leastBlock, mostBlock, carriedBytes] = [64, 1024, 2 ** 16];
const blockOf = (columns: number): number =>
  Math.max(leastBlock, Math.min(mostBlock, 2 ** Math.floor(Math.log2(carriedBytes / (8 * columns)))));

class Writer {
  private readonly placement: Placement;
  private readonly statements = new Map<Region, LoopStatement[]>();
  private readonly texts = new Map<PlanNode, string>();
  private readonly loop: Loop;

  constructor(loop: Loop) {
    this.loop = loop;
    this.placement = place(loop);
  }

  /** The statements of a branch. */
  private of(region: Region): LoopStatement[] {
    const known = this.statements.get(region) ?? [];
    this.statements.set(region, known);
    return known;
  }

  private regionOf = (node: PlanNode): Region => this.placement.regions.get(node) ?? this.placement.root;

  write(): { root: LoopStatement[]; outputs: LoopStatement[] } {
    const { regions, root } = this.placement;
    for (const node of this.loop.nodes) if (regions.has(node)) this.texts.set(node, this.text(node));
    const outputs = this.loop.outputs.map((node, i): LoopStatement => {
      const code = this.textOf(node);
      // + 0 turns −0 into 0.
      const value =
        node.rep === 'truth' ? `${code} ? 1 : 0` : node.rep === 'big' ? `Number(${code})` : `${code} + 0`;
      return { code: `outputs[${i}][i] = ${value};` };
    });
    return { root: this.of(root), outputs };
  }

  private textOf(node: PlanNode): string {
    return this.texts.get(node) ?? this.text(node);
  }

  private text(node: PlanNode): string {
    const made = node.op === 'select' ? this.select(node) : this.expression(node);
    if (made === `v${node.id}`) return made;
    const named = ((this.placement.uses.get(node) ?? 0) > 1 && !isLeaf(node)) || made.length > longest;
    return named ? this.name(node, made, this.regionOf(node)) : made;
  }

  private name(node: PlanNode, code: string, region: Region): string {
    const name = `v${node.id}`;
    this.of(region).push({
      code: `const ${name} = ${code};`,
      makes: name,
      ...(node.rep === 'big' && { big: true }),
    });
    return name;
  }

  private expression(node: PlanNode): string {
    switch (node.op) {
      case 'constant':
        return literal(node.value);
      case 'input':
        return `inputs${node.index}[i]`;
      case 'parameter':
        return `parameters${node.index}`;
      default: {
        const [a = '', b = '', c = ''] = node.args.map((arg) => this.textOf(arg));
        const array = `arrays${node.index}`;
        const big = node.rep === 'big' ? bigOps[node.op] : undefined;
        return big?.(a, b, array) ?? ops[node.op](a, b, c, array);
      }
    }
  }

  /** A choice: an expression, or a statement where a branch has statements of its own. */
  private select(node: PlanNode): string {
    const [test, yes, no] = node.args.map((arg) => this.textOf(arg));
    const [a, b] = this.placement.branches.get(node) ?? [];
    if (test === undefined || yes === undefined || no === undefined || a === undefined || b === undefined) {
      throw new RangeError('a choice lacks a side');
    }
    if (this.of(a).length + this.of(b).length === 0) return choice(test, yes, no);
    const name = `v${node.id}`;
    const side = (branch: Region, value: string): string =>
      [...this.of(branch).map(({ code }) => code), `${name} = ${value};`].join('\n');
    this.of(this.regionOf(node)).push({
      code: `let ${name};\nif (${test}) {\n${side(a, yes)}\n} else {\n${side(b, no)}\n}`,
      makes: name,
      ...(node.rep === 'big' && { big: true }),
    });
    return name;
  }
}

const isLeaf = (node: PlanNode): boolean => node.op === 'constant' || node.op === 'parameter';

function choice(test: string, yes: string, no: string): string {
  if (yes === 'true') return `(${test} || ${no})`;
  if (no === 'false') return `(${test} && ${yes})`;
  return ops.select(test, yes, no);
}

function literal(value: PlanNode['value']): string {
  if (typeof value === 'bigint') return value < 0n ? `(${value}n)` : `${value}n`;
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value);
}

/** Statements in runs that each stay below the limit. */
function split(statements: readonly LoopStatement[]): LoopStatement[][] {
  const parts: LoopStatement[][] = [[]];
  let size = 0;
  for (const statement of statements) {
    if (size + statement.code.length > mostSource && size > 0) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(statement);
    size += statement.code.length;
  }
  return parts;
}

function asLoop(statements: readonly LoopStatement[], from: string, to: string, carried: string): string {
  const code = statements.map((one) => one.code).join('\n');
  const locals = [...new Set(code.match(/\b(inputs|parameters)\d+\b/g) ?? [])].map((name) => {
    const [, kind = '', index = ''] = /^(\D+)(\d+)$/.exec(name) ?? [];
    return `const ${name} = ${kind}[${index}];`;
  });
  const outputs = [...new Set(code.match(/\boutputs\[\d+\]/g) ?? [])].map(
    (name) => `const out${name.slice(8, -1)} = ${name};`,
  );
  const body = code.replace(/\boutputs\[(\d+)\]/g, 'out$1');
  return `${[...locals, ...outputs].join('\n')}\nfor (let i = ${from}; i < ${to}; i++) {\n${carried}${body}\n}\n`;
}

/** Several loops over one block of rows after another; what a later one reads of an earlier stands in columns. */
function inBlocks(parts: readonly (readonly LoopStatement[])[]): string {
  const madeIn = new Map<string, number>();
  const big = new Set<string>();
  parts.forEach((part, p) => {
    for (const { makes, big: isBig } of part) {
      if (makes === undefined) continue;
      madeIn.set(makes, p);
      if (isBig) big.add(makes);
    }
  });
  const carriedInto = parts.map((part, p) => [
    ...new Set(
      part.flatMap(({ code }) => code.match(/\bv\d+\b/g) ?? []).filter((name) => (madeIn.get(name) ?? p) < p),
    ),
  ]);
  const carried = new Set(carriedInto.flat());
  const block = blockOf(carried.size);
  const columns = [...carried].map(
    (name) => `const c${name} = ${big.has(name) ? `new Array(${block})` : `new Float64Array(${block})`};`,
  );
  const names = 'inputs, parameters, outputs';
  const functions = parts.map((part, p) => {
    const load = (carriedInto[p] ?? []).map((name) => `const ${name} = c${name}[i - start];\n`).join('');
    const store = part.flatMap(({ makes }) =>
      makes !== undefined && carried.has(makes)
        ? [
            {
              code: `c${makes}[i - start] = ${big.has(makes) ? makes : `+${makes}`};`,
              reads: new Set<string>(),
            },
          ]
        : [],
    );
    return `function part${p}(${names}, start, end) {\n${asLoop([...part, ...store], 'start', 'end', load)}}\n`;
  });
  const calls = parts.map((_, p) => `part${p}(${names}, start, end);`).join('\n');
  return `${columns.join('\n')}\n${functions.join('')}return function run(${names}, from, to) {
for (let start = from; start < to; start += ${block}) {\nconst end = Math.min(start + ${block}, to);\n${calls}\n}\n};\n`;
}
