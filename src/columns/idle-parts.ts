import { children, type FormulaNode } from '../formula/checked.ts';
import { type NodeBuilder, namesIn } from '../formula/nodes.ts';
import { needed, type Term } from '../formula/program.ts';
import { zero } from '../formula/ratio.ts';
import { isCounted, type PlainPart, undatedDays } from '../pay/divided-items.ts';
import { isOfWholeMonth } from '../pay/divided-program.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { DatedLeaveCount, LeaveKinds } from '../rules/model.ts';

/** What keeps a part of a formula from counting: a condition that takes the other branch, a factor of 0. */
export interface Guard {
  /** Where it stands, of the formula of which term. */
  readonly term: string;
  readonly node: FormulaNode;
  /** What it comes to where the part does not count. */
  readonly idleAt: boolean | 'zero';
  /** The days of leave on which it rests: without any in the month, it is the same in each of its parts. */
  readonly days: readonly Term[];
}

/** When a part does not count: by some guard, or where each of several does not. */
export type Idle = Guard | { readonly any: readonly Idle[] } | { readonly all: readonly Idle[] };

/** The counts of leave that are 0 in every part of a month in which they are 0. */
const ofDays: readonly DatedLeaveCount[] = ['days', 'year1', 'year2', 'beyond', 'year1OfLong'];

const daysOfLeave = ({ dated, effects, counted }: LeaveKinds): ReadonlySet<string> =>
  new Set([
    ...[...dated, ...effects].flatMap(({ facts }) => ofDays.flatMap((count) => facts[count] ?? [])),
    ...counted.map(({ fact }) => fact),
  ]);

/** Tells when parts of formulas do not count in any part of a month. */
export class IdleParts {
  private readonly program: SchemeProgram;
  private readonly kinds: LeaveKinds;
  private readonly moves: (name: string) => boolean;
  private readonly asked: ReadonlySet<string>;
  private readonly leave: ReadonlySet<string>;
  private readonly undated: ReadonlySet<string>;
  private readonly known = new Map<string, Idle | undefined>();

  /** `moves`: whether a term is another on an earlier day. `asked`: the terms that count by themselves. */
  constructor(
    program: SchemeProgram,
    kinds: LeaveKinds,
    moves: (name: string) => boolean,
    asked: ReadonlySet<string>,
  ) {
    [this.program, this.kinds, this.moves, this.asked] = [program, kinds, moves, asked];
    this.leave = daysOfLeave(kinds);
    this.undated = new Set(undatedDays(program, kinds));
  }

  /** Undefined for a part that counts whatever else there is. */
  of({ term, node }: PlainPart): Idle | undefined {
    const root = this.program.order[this.program.index.get(term) ?? -1]?.formula?.root;
    return root === undefined || node === undefined ? undefined : this.at(term, root, node);
  }

  private at(term: string, root: FormulaNode, node: FormulaNode): Idle | undefined {
    const any = [...this.guards(term, root, node), ...listed(this.ofTerm(term))];
    return any.length === 0 ? undefined : { any };
  }

  /** A term that nobody asks for does not count where no formula that names it lets it count. */
  private ofTerm(name: string): Idle | undefined {
    if (this.asked.has(name)) return undefined;
    if (this.known.has(name)) return this.known.get(name);
    const uses = this.program.order.flatMap(({ name: user, formula }) =>
      formula?.terms.includes(name) === true
        ? placesOf(formula.root, name).map((node) => this.at(user, formula.root, node))
        : [],
    );
    const all = uses.flatMap(listed);
    const made = all.length < uses.length || all.length === 0 ? undefined : { all };
    this.known.set(name, made);
    return made;
  }

  /** Those that rest on no other count than days of leave, so that what they are of the month tells what they are in its parts. */
  private guards(term: string, root: FormulaNode, part: FormulaNode): readonly Guard[] {
    return (above(root, part) ?? []).flatMap((found): Guard[] => {
      const days: Term[] = [];
      for (const below of needed(this.program, namesIn(found.node))) {
        const { name, formula } = below;
        // In a part of a month it is what it is of the whole, beside terms that are not.
        if (isOfWholeMonth(this.program, name) && this.moves(name)) return [];
        if (formula !== undefined) continue;
        if (this.leave.has(name)) days.push(below);
        else if (this.undated.has(name) || isCounted(this.program, name, this.kinds)) return [];
      }
      return [{ term, ...found, days }];
    });
  }
}

const listed = (idle: Idle | undefined): readonly Idle[] => (idle === undefined ? [] : [idle]);

/** Where a tree names a term. */
const placesOf = (node: FormulaNode, name: string): readonly FormulaNode[] =>
  (node.kind === 'term' || node.kind === 'given') && node.name === name
    ? [node]
    : children(node).flatMap((child) => placesOf(child, name));

type Found = Pick<Guard, 'node' | 'idleAt'>;

/** What stands above a part and may keep it from counting; undefined where the part is not below the node. */
function above(node: FormulaNode, part: FormulaNode): readonly Found[] | undefined {
  if (node === part) return [];
  for (const child of children(node)) {
    const found = above(child, part);
    if (found !== undefined) return [...ownGuards(node, child), ...found];
  }
  return undefined;
}

function ownGuards(node: FormulaNode, child: FormulaNode): readonly Found[] {
  if (node.kind === 'if' && child !== node.test)
    return [{ node: node.test, idleAt: child === node.otherwise }];
  if (node.kind === 'arithmetic' && node.op === '*')
    return [{ node: child === node.left ? node.right : node.left, idleAt: 'zero' }];
  return [];
}

/** The guards of which it is made. */
export const guardsIn = (idle: Idle): readonly Guard[] =>
  'any' in idle ? idle.any.flatMap(guardsIn) : 'all' in idle ? idle.all.flatMap(guardsIn) : [idle];

/** As far as it follows from branches that are not taken; undefined where it does not. */
export function ofBranches(idle: Idle): Idle | undefined {
  if ('any' in idle) {
    const any = idle.any.flatMap((one) => listed(ofBranches(one)));
    return any.length === 0 ? undefined : { any };
  }
  if ('all' in idle) {
    const all = idle.all.flatMap((one) => listed(ofBranches(one)));
    return all.length < idle.all.length ? undefined : { all };
  }
  return idle.idleAt === 'zero' ? undefined : idle;
}

/** Whether it holds, by what each guard comes to by the rules of both days, under the names that `sidesOf` gives. */
export function idleNode(
  build: NodeBuilder,
  idle: Idle,
  sidesOf: (guard: Guard) => readonly [string, string],
): FormulaNode {
  const join = (op: 'and' | 'or', of: readonly Idle[]): FormulaNode =>
    of.map((one) => idleNode(build, one, sidesOf)).reduce((all, one) => build.logic(op, all, one));
  if ('any' in idle) return join('or', idle.any);
  if ('all' in idle) return join('and', idle.all);
  const isZero = (name: string, type: Term['type']): FormulaNode =>
    build.relation('=', build.term(name, type), build.constant(zero, type));
  const isAt = (name: string): FormulaNode => {
    if (idle.idleAt === 'zero') return isZero(name, idle.node.type);
    const truth = build.term(name, idle.node.type);
    return idle.idleAt ? truth : build.not(truth);
  };
  return [...idle.days.map(({ name, type }) => isZero(name, type)), ...sidesOf(idle).map(isAt)].reduce(
    (all, one) => build.logic('and', all, one),
  );
}
