import { type Block, kernels } from '../../generated/kernels.js';
import type { Column } from './columns.ts';
import type { Loop } from './loop.ts';
import type { PlanNode, Rep } from './plan.ts';
import { place, type Region } from './regions.ts';
import { use } from './use.ts';

/** Rows that the kernels take at a time: a block of every figure stays in the processor's caches. */
const size = 1024;

/** Works out rows `from` to `to` (not included) of the inputs into the outputs. */
export type CompiledLoop = (
  inputs: readonly Column[],
  parameters: readonly number[],
  outputs: readonly Column[],
  from: number,
  to: number,
) => void;

/** A step over one block of rows: an input read, or a kernel. */
type KernelStep = (rows: number, inputs: readonly Column[], start: number) => void;

/**
 * A plan run operation by operation over blocks of rows. Slower than the fused loop, but it makes no code: what a
 * page whose policy forbids that runs on.
 */
export function runKernels(loop: Loop, arrays: readonly ArrayLike<number | bigint>[]): CompiledLoop {
  const made = new Blocks(loop);
  const { regions } = place(loop);
  const steps: { readonly step: KernelStep; readonly guard: Guard | undefined }[] = [];
  const guards = new Map<Region, Guard>();
  const guardOf = (node: PlanNode): Guard | undefined => {
    const region = innermostKnown(regions.get(node), node);
    return region && guard(region, guards, made);
  };
  const fills: { readonly block: Block; readonly index: number }[] = [];
  for (const node of loop.nodes) {
    const out = made.of(node);
    if (out === undefined) continue;
    switch (node.op) {
      case 'constant':
        fill(out, node.value ?? 0);
        break;
      case 'parameter':
        fills.push({ block: out, index: node.index ?? 0 });
        break;
      case 'input':
        steps.push({
          step: (rows, inputs, start) => load(inputs[node.index ?? -1], out, start, rows),
          guard: guardOf(node),
        });
        break;
      default: {
        const kernel = kernels[`${node.op}_${node.rep}`];
        if (kernel === undefined) throw new RangeError(`no kernel for ${node.op} of ${node.rep}`);
        const [a = out, b = out, c = out] = node.args.map((arg) => made.of(arg) ?? out);
        const array = arrays[node.index ?? -1] ?? [];
        steps.push({ step: (rows) => kernel(out, a, b, c, rows, array, use), guard: guardOf(node) });
      }
    }
  }
  const results = loop.outputs.map((node) => made.of(node));
  return (inputs, parameters, outputs, from, to) => {
    for (const { block, index } of fills) fill(block, parameters[index] ?? Number.NaN);
    for (let start = from; start < to; start += size) {
      const rows = Math.min(size, to - start);
      for (const one of guards.values()) one.isKnown = false;
      for (const { step, guard: own } of steps)
        if (own === undefined || isOpen(own, rows)) step(rows, inputs, start);
      results.forEach((block, i) => {
        store(block, outputs[i], start, rows);
      });
    }
  };
}

/** The innermost branch around a node whose tests have all been worked out before it. */
function innermostKnown(region: Region | undefined, node: PlanNode): Region | undefined {
  const around = region?.around && innermostKnown(region.around, node);
  const isAroundKnown = around === region?.around;
  const isKnown = region?.test === undefined || region.test.id < node.id;
  return isAroundKnown && isKnown ? region : around;
}

/** Whether a branch is taken by any row of a block; where none takes it, its operations are left out. */
interface Guard {
  readonly around: Guard | undefined;
  readonly test: Block;
  readonly side: boolean;
  isKnown: boolean;
  isOpen: boolean;
}

function guard(region: Region, known: Map<Region, Guard>, blocks: Blocks): Guard | undefined {
  const { around, test, side = true } = region;
  const found = known.get(region);
  if (found !== undefined || test === undefined) return found;
  const block = blocks.of(test);
  if (block === undefined) return undefined;
  const made = {
    around: around && guard(around, known, blocks),
    test: block,
    side,
    isKnown: false,
    isOpen: true,
  };
  known.set(region, made);
  return made;
}

/** Asked between the test and its choice, so that the test's place still holds it. */
function isOpen(one: Guard, rows: number): boolean {
  if (one.isKnown) return one.isOpen;
  one.isKnown = true;
  one.isOpen = (one.around === undefined || isOpen(one.around, rows)) && isTaken(one.test, one.side, rows);
  return one.isOpen;
}

function isTaken(test: Block, side: boolean, rows: number): boolean {
  for (let i = 0; i < rows; i++) if (Boolean(test[i]) === side) return true;
  return false;
}

function load(column: Column | undefined, block: Block, start: number, rows: number): void {
  if (column === undefined) throw new RangeError('an input column is missing');
  for (let i = 0; i < rows; i++) block[i] = column[start + i] ?? Number.NaN;
}

function store(block: Block | undefined, column: Column | undefined, start: number, rows: number): void {
  if (block === undefined || column === undefined) throw new RangeError('an output column is missing');
  // + 0 turns −0 into 0.
  for (let i = 0; i < rows; i++) column[start + i] = Number(block[i]) + 0;
}

function fill(block: Block, value: number | bigint | boolean): void {
  if (Array.isArray(block)) block.fill(BigInt(value));
  else block.fill(Number(value));
}

/** A block for each node that an output rests on; one is used again when nothing needs what it held. */
class Blocks {
  private readonly blocks = new Map<PlanNode, Block>();

  constructor({ nodes, outputs }: Loop) {
    const last = lastUses(nodes, outputs);
    const free: Record<Rep, Block[]> = { number: [], big: [], truth: [] };
    const ending = new Map<number, PlanNode[]>();
    for (const node of nodes) {
      const end = last.get(node);
      if (end === undefined) continue;
      const retained = node.op === 'constant' || node.op === 'parameter';
      this.blocks.set(node, (retained ? undefined : free[node.rep].pop()) ?? newBlock(node.rep));
      if (!retained) ending.set(end, [...(ending.get(end) ?? []), node]);
      for (const done of ending.get(node.id) ?? []) {
        const block = this.blocks.get(done);
        if (block !== undefined) free[done.rep].push(block);
      }
    }
  }

  of(node: PlanNode): Block | undefined {
    return this.blocks.get(node);
  }
}

/** The id of the last node that uses a node; outputs are used to the end; what nothing uses is not there. */
function lastUses(nodes: readonly PlanNode[], outputs: readonly PlanNode[]): Map<PlanNode, number> {
  const last = new Map<PlanNode, number>(outputs.map((node) => [node, Number.POSITIVE_INFINITY]));
  for (const node of [...nodes].reverse()) {
    if (!last.has(node)) continue;
    for (const arg of node.args) if (!last.has(arg)) last.set(arg, node.id);
  }
  return last;
}

function newBlock(rep: Rep): Block {
  if (rep === 'big') return new Array<bigint>(size).fill(0n);
  return rep === 'truth' ? new Uint8Array(size) : new Float64Array(size);
}
