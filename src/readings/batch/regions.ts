import type { Loop } from './loop.ts';
import type { PlanNode } from './plan.ts';

/** A branch that counts only where its choice's test says so, and the branch around it. */
export interface Region {
  readonly depth: number;
  readonly around?: Region;
  /** The test, and which way it must fall; the root has none. */
  readonly test?: PlanNode;
  readonly side?: boolean;
}

/** Where each node is worked out: in the innermost branch that holds all of its uses. */
export interface Placement {
  readonly root: Region;
  /** Nodes on which no output rests are not there. */
  readonly regions: ReadonlyMap<PlanNode, Region>;
  /** Of each choice, the branches of its two sides. */
  readonly branches: ReadonlyMap<PlanNode, readonly [Region, Region]>;
  readonly uses: ReadonlyMap<PlanNode, number>;
}

/** From the last node to the first, for all that use a node come after it. */
export function place({ nodes, outputs }: Loop): Placement {
  const root: Region = { depth: 0 };
  const regions = new Map<PlanNode, Region>();
  const branches = new Map<PlanNode, readonly [Region, Region]>();
  const uses = new Map<PlanNode, number>();
  const use = (node: PlanNode | undefined, region: Region): void => {
    if (node === undefined) return;
    const before = regions.get(node);
    uses.set(node, (uses.get(node) ?? 0) + 1);
    regions.set(node, before === undefined ? region : common(before, region));
  };
  for (const node of outputs) use(node, root);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    const region = node && regions.get(node);
    if (node === undefined || region === undefined) continue;
    const [test, yes, no] = node.args;
    if (node.op !== 'select' || test === undefined) {
      for (const arg of node.args) use(arg, region);
      continue;
    }
    const side = (taken: boolean): Region => ({ depth: region.depth + 1, around: region, test, side: taken });
    const both = [side(true), side(false)] as const;
    branches.set(node, both);
    use(test, region);
    use(yes, both[0]);
    use(no, both[1]);
  }
  return { root, regions, branches, uses };
}

function common(a: Region, b: Region): Region {
  let [one, other] = [a, b];
  while (one !== other) {
    if (one.depth >= other.depth && one.around !== undefined) one = one.around;
    else if (other.around !== undefined) other = other.around;
    else break;
  }
  return one;
}
