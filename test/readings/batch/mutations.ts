import type { Backend } from '../../../src/readings/batch/batch.ts';
import { emit } from '../../../src/readings/batch/emit.ts';
import type { Loop } from '../../../src/readings/batch/loop.ts';
import type { Op } from '../../../src/readings/batch/ops.ts';
import type { PlanNode } from '../../../src/readings/batch/plan.ts';
import { type Use, use } from '../../../src/readings/batch/use.ts';

/** One way to be wrong: in the plan, in the text made of it, or in what that text calls. */
export interface Mutation {
  readonly name: string;
  /** The operation that is wrong, where it is one. */
  readonly op?: Op;
  readonly node?: (node: PlanNode, args: readonly PlanNode[]) => PlanNode | undefined;
  readonly source?: (text: string) => string;
  readonly use?: Partial<Use>;
}

/** A fused loop that is wrong in one way. `changed` says whether the mutation met anything to change. */
export function wrong(mutation: Mutation, onChange: () => void = () => {}): Backend {
  return (loop, arrays) => {
    const mutated = mutation.node === undefined ? loop : rewritten(loop, mutation.node, onChange);
    const before = emit(mutated);
    const text = mutation.source?.(before) ?? before;
    if (text !== before) onChange();
    for (const name of Object.keys(mutation.use ?? {})) if (text.includes(`use.${name}(`)) onChange();
    const numbers = arrays.map((array) => (mutation.op === 'toBig' ? Array.from(array, Number) : array));
    const made: unknown = new Function('arrays', 'use', text)(numbers, { ...use, ...mutation.use });
    if (!isRun(made)) throw new TypeError('the loop is no function');
    return made;
  };
}
const isRun = (made: unknown): made is ReturnType<Backend> => typeof made === 'function';

/** A plan with some nodes replaced, numbered anew. */
function rewritten(loop: Loop, node: NonNullable<Mutation['node']>, onChange: () => void): Loop {
  const nodes: PlanNode[] = [];
  const made = new Map<PlanNode, PlanNode>();
  const of = (one: PlanNode): PlanNode => made.get(one) ?? one;
  for (const one of loop.nodes) {
    const args = one.args.map(of);
    const other = node(one, args);
    if (other !== undefined) onChange();
    const kept = other ?? { ...one, args };
    if (nodes.includes(kept)) made.set(one, kept);
    else {
      const numbered = { ...kept, id: nodes.length };
      nodes.push(numbered);
      made.set(one, numbered);
    }
  }
  return { nodes, outputs: loop.outputs.map(of) };
}

/** Nothing but the first argument is left of an operation. */
const leftOut = (op: Op): Mutation => ({
  name: `${op} left out`,
  op,
  node: (node, [first]) => (node.op === op ? first : undefined),
});
const instead = (op: Op, other: Op): Mutation => ({
  name: `${other} for ${op}`,
  op,
  node: (node, args) => (node.op === op ? { ...node, op: other, args } : undefined),
});
const turned = (op: Op): Mutation => ({
  name: `${op} with its arguments turned`,
  op,
  node: (node, args) => (node.op === op ? { ...node, args: [...args].reverse() } : undefined),
});
const text = (name: string, from: RegExp, to: string, op?: Op): Mutation => ({
  name,
  ...(op && { op }),
  source: (source) => source.replace(from, to),
});

export const mutations: readonly Mutation[] = [
  instead('add', 'subtract'),
  turned('subtract'),
  instead('multiply', 'add'),
  leftOut('negate'),
  text('a division that cuts towards 0', /Math\.floor\(/g, 'Math.trunc(', 'floorDivide'),
  text('a division that goes to the nearest', /Math\.floor\(/g, 'Math.round('),
  text('a division that goes up', /Math\.floor\(/g, 'Math.ceil('),
  text('a division that goes nowhere', /Math\.floor\(/g, '('),
  text('the remainder for the quotient', /Math\.floor\((\S+) \/ /g, '($1 % '),
  { name: 'a BigInt division that cuts towards 0', use: { floorDivide: (a, b) => (b > 0n ? a / b : 0n) } },
  {
    name: 'rounding without the half',
    node: (node, args) => {
      const [sum, under] = args;
      const half = sum?.args[1];
      return node.op === 'floorDivide' && sum?.op === 'add' && half?.op === 'constant' && under !== undefined
        ? { ...node, args: [sum.args[0] ?? sum, under] }
        : undefined;
    },
  },
  instead('min', 'max'),
  instead('max', 'min'),
  { name: 'the smaller BigInt for the greater', use: { max: use.min } },
  { name: 'the greater BigInt for the smaller', use: { min: use.max } },
  instead('less', 'atMost'),
  turned('less'),
  instead('atMost', 'less'),
  turned('atMost'),
  instead('equal', 'atMost'),
  {
    name: 'what is not given taken as given',
    op: 'isNaN',
    node: (node) => (node.op === 'isNaN' ? { ...node, op: 'constant', args: [], value: false } : undefined),
  },
  leftOut('not'),
  {
    name: 'the other branch',
    op: 'select',
    node: (node, [test, yes, no]) =>
      node.op === 'select' && test !== undefined && yes !== undefined && no !== undefined
        ? { ...node, args: [test, no, yes] }
        : undefined,
  },
  text('the cell before', /(arrays\d+)\[(?!\d+\];)/g, '$1[-1 + ', 'pick'),
  {
    name: 'a search that misses the lower end itself',
    op: 'search',
    use: { search: (ascending, key) => use.search(ascending, key - 1) },
  },
  {
    name: 'months that run over into the next',
    op: 'addMonths',
    use: {
      addMonths: (day, months) => use.addMonths(use.firstOfMonth(day), months) + day - use.firstOfMonth(day),
    },
  },
  {
    name: 'an age by the calendar year',
    op: 'fullYears',
    use: { fullYears: (from, to) => Math.floor(to / 365.2425) - Math.floor(from / 365.2425) },
  },
  {
    name: 'months by thirty days',
    op: 'fullMonths',
    use: { fullMonths: (from, to) => Math.floor((to - from) / 30) },
  },
  leftOut('firstOfMonth'),
  { name: 'years by 365 days', op: 'year', use: { year: (day) => 1970 + Math.floor(day / 365) } },
  { name: 'months from 0 on', op: 'month', use: { month: (day) => use.month(day) - 1 } },
  { name: 'days from 0 on', op: 'day', use: { day: (day) => use.day(day) - 1 } },
  { name: 'weeks from Sunday on', op: 'weekday', use: { weekday: (day) => (use.weekday(day) + 1) % 7 } },
  {
    name: 'a plan that ignores the proof of 2^53',
    op: 'toBig',
    node: (node, args) => {
      if (node.op === 'toBig' || node.op === 'toNumber') return args[0];
      const value = typeof node.value === 'bigint' ? { value: Number(node.value) } : {};
      return node.rep === 'big' ? { ...node, rep: 'number', args, ...value } : undefined;
    },
  },
  text('a number of 53 bits', /Number\((?!\.)/g, 'Number(-1n + ', 'toNumber'),
  text('no + 0 where a figure is put down', /(out\d+\[i\] = .*) \+ 0;/g, '$1;'),
  text('the first row left out', /let i = (from|start);/g, 'let i = $1 + 1;'),
  text('the last row left out', /i < (to|end);/g, 'i < $1 - 1;'),
];
