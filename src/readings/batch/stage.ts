import type { Loop } from './loop.ts';
import type { PlanNode } from './plan.ts';

/** A loop in two: what rests on none of the late parameters, worked out once, and the rest. */
export interface StagedLoop {
  /** Its outputs are the columns that the late loop takes as its inputs. */
  readonly early: Loop;
  /** The outputs of the whole loop; late parameters keep their places, early ones are columns like all else. */
  readonly late: Loop;
}

/**
 * Cuts a loop where the parameters given late come in, so that rows that are worked out again and again with
 * other parameters repeat only what rests on them. Same figures: a whole number in between stands in a column of
 * doubles, which holds it exactly; what needs a BigInt stays in the late loop.
 */
export function stage({ nodes, outputs }: Loop, lateParameters: ReadonlySet<number>): StagedLoop {
  const rests = new Set<PlanNode>();
  for (const node of nodes) {
    const own = node.op === 'parameter' && lateParameters.has(node.index ?? -1);
    if (own || node.args.some((arg) => rests.has(arg))) rests.add(node);
  }
  const late = new LateLoop(rests);
  for (const node of outputs) late.need(node);
  return late.cut(nodes, outputs);
}

class LateLoop {
  private readonly rests: ReadonlySet<PlanNode>;
  private readonly within = new Set<PlanNode>();
  private readonly columns = new Map<PlanNode, number>();

  constructor(rests: ReadonlySet<PlanNode>) {
    this.rests = rests;
  }

  /** A node that the late loop uses: worked out there, or read from a column. */
  need(node: PlanNode): void {
    if (this.within.has(node) || this.columns.has(node)) return;
    if (node.op !== 'constant' && !this.rests.has(node) && node.rep !== 'big') {
      this.columns.set(node, this.columns.size);
      return;
    }
    this.within.add(node);
    for (const arg of node.args) this.need(arg);
  }

  cut(nodes: readonly PlanNode[], outputs: readonly PlanNode[]): StagedLoop {
    const made: PlanNode[] = [];
    const add = (node: Omit<PlanNode, 'id'>): PlanNode => {
      const one = { ...node, id: made.length };
      made.push(one);
      return one;
    };
    const one = add({ op: 'constant', rep: 'number', args: [], value: 1 });
    const of = new Map<PlanNode, PlanNode>();
    const mapped = (node: PlanNode): PlanNode => {
      const found = of.get(node);
      if (found === undefined) throw new RangeError('a node before those it uses');
      return found;
    };
    for (const node of nodes) {
      const column = this.columns.get(node);
      if (column !== undefined) {
        const input = add({ op: 'input', rep: 'number', args: [], index: column });
        of.set(node, node.rep === 'truth' ? add({ op: 'equal', rep: 'truth', args: [input, one] }) : input);
      } else if (this.within.has(node)) of.set(node, add({ ...node, args: node.args.map(mapped) }));
    }
    return {
      early: { nodes, outputs: [...this.columns.keys()] },
      late: { nodes: made, outputs: outputs.map(mapped) },
    };
  }
}
