import type { Breach, ClaimSpace, DimensionBox, Judgement } from './space.ts';

/** How many boxes may be looked at; what is spent is counted in it. */
export class Budget {
  spent = 0;
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isSpent(): boolean {
    return this.spent >= this.limit;
  }

  /** The rest of it, or half: what is spent of a part is spent of the whole. */
  part(share: number): Budget {
    return new Budget(Math.ceil((this.limit - this.spent) * share));
  }
}

/** What a search came to: a breach, or the boxes of which nothing is known; with none of either, the claim is proved. */
export interface BreachSearch {
  readonly breach?: Breach;
  readonly open: readonly DimensionBox[];
}

interface Leaf {
  readonly box: DimensionBox;
  readonly judged: Judgement;
  /** Whether its low corner was tried. */
  readonly tried: boolean;
}

/**
 * Branch and bound: boxes that the bounds prove are dropped, the low corner of each other one is tried by the exact
 * reading, and it is split where that helps the bounds most. The part with the smaller values is looked at first.
 */
export function searchBreach(space: ClaimSpace, box: DimensionBox, budget: Budget): BreachSearch {
  const judge = (one: DimensionBox): Judgement => {
    budget.spent++;
    return space.judge(one);
  };
  const open: DimensionBox[] = [];
  const waiting: Leaf[] = [{ box, judged: judge(box), tried: false }];
  for (let leaf = waiting.pop(); leaf !== undefined; leaf = waiting.pop()) {
    if (leaf.judged.proved) continue;
    const breach = leaf.tried ? undefined : space.test(leaf.box);
    if (breach !== undefined) return { breach, open: [] };
    if (budget.isSpent) {
      open.push(leaf.box);
      continue;
    }
    const parts = split(space, leaf, judge);
    if (parts !== undefined) {
      const [low, high] = parts;
      waiting.push({ ...high, tried: false }, { ...low, tried: true });
    } else if (!space.isDecided(leaf.box)) open.push(leaf.box);
  }
  return { open };
}

type Judged = Omit<Leaf, 'tried'>;

/** The two parts that leave the bounds least to prove; undefined where the box is one point. */
function split(
  space: ClaimSpace,
  { box, judged }: Judged,
  judge: (box: DimensionBox) => Judgement,
): readonly [Judged, Judged] | undefined {
  let best:
    | { readonly parts: readonly [Judged, Judged]; readonly left: number; readonly width: number }
    | undefined;
  const all = box.flatMap(([from, to], i) => (to > from ? [i] : []));
  const some = space.candidates(box, judged.within);
  for (const i of some.length > 0 ? some : all.slice(0, 1)) {
    const [from, to] = box[i] ?? [0, 0];
    // The plain value stands for itself.
    const middle = from === 0 ? 0 : from + ((to - from) >> 1);
    const part = (ends: readonly [number, number]): Judged => {
      const own = box.map((one, other) => (other === i ? ends : one));
      return { box: own, judged: judge(own) };
    };
    const parts = [part([from, middle]), part([middle + 1, to])] as const;
    const left =
      Math.max(parts[0].judged.slack, parts[1].judged.slack) + parts[0].judged.slack + parts[1].judged.slack;
    const width = (to - from) / (space.dimensions[i]?.values.size ?? 1);
    if (best === undefined || left < best.left || (left === best.left && width > best.width))
      best = { parts, left, width };
  }
  return best?.parts;
}

/** How far from plain a fact is tried, as parts of its range. */
const parts = [1, 2, 4, 16, 256];

/** A breach of somebody with one fact far from plain, which splitting, small values first, would be long in coming to. */
export function farBreach(space: ClaimSpace): Breach | undefined {
  for (let i = 0; i < space.given; i++) {
    const [, last] = space.whole[i] ?? [0, 0];
    for (const part of parts) {
      const at = Math.floor(last / part);
      const box = space.whole.map((_, other) => (other === i ? ([at, at] as const) : ([0, 0] as const)));
      const breach = at > 0 ? space.test(box) : undefined;
      if (breach !== undefined) return breach;
    }
  }
  return undefined;
}

/** The smallest breach below a known one, and whether it was shown that there is no smaller. */
export interface SmallestBreach {
  readonly breach: Breach;
  readonly isSmallest: boolean;
}

/**
 * The smallest breach: fact by fact, in their order, the least value with which a breach is left. An earlier fact's
 * smaller value counts for more than any later one's.
 */
export function smallestBreach(space: ClaimSpace, known: Breach, budget: Budget): SmallestBreach {
  let breach = known;
  let isSmallest = true;
  const box: (readonly [number, number])[] = [...space.whole];
  const found = (i: number, from: number, to: number): boolean => {
    const asked = box.map((one, other) => (other === i ? ([from, to] as const) : one));
    const { breach: found, open } = searchBreach(space, asked, budget);
    // What the search leaves open may still be a breach at its far end, all else as it is known to be.
    const known = breach.point.map((at, other) => (other === i ? ([to, to] as const) : ([at, at] as const)));
    const other = found ?? (open.length > 0 ? space.test(known) : undefined);
    if (other !== undefined) breach = other;
    else if (open.length > 0) isSmallest = false;
    return other !== undefined;
  };
  for (let i = 0; i < space.given; i++) {
    const least = (): number => breach.point[i] ?? 0;
    if (least() > 0 && !found(i, 0, 0)) {
      let low = 1;
      while (low < least()) {
        const middle = low + ((least() - low) >> 1);
        if (!found(i, low, middle)) low = middle + 1;
      }
    }
    box[i] = [least(), least()];
  }
  return { breach, isSmallest };
}
