import { naturalOrder } from '../natural-order.ts';

/** Where a file stands in the order of its people; carried from one part to the next. */
export interface OrderState {
  readonly first?: string;
  readonly last?: string;
  /** Whether all 사번 so far ascend as people order them (S2 before S10), and as programs do (S10 before S2). */
  readonly natural: boolean;
  readonly plain: boolean;
}

export const noOrder: OrderState = { natural: true, plain: true };

/**
 * The order after one more person; undefined where people no longer ascend in either way. Both are taken, for a
 * spreadsheet sorts in one and a database in the other; in either no person can come twice unseen.
 */
export function nextPerson(state: OrderState, id: string): OrderState | undefined {
  const { first = id, last } = state;
  if (last === undefined) return { ...state, first, last: id };
  const natural = state.natural && naturalOrder(last, id) < 0;
  const plain = state.plain && last < id;
  return natural || plain ? { first, last: id, natural, plain } : undefined;
}

/** The order of two partitions of a file together. */
export function joinOrders(a: OrderState, b: OrderState): OrderState | undefined {
  if (b.first === undefined) return a;
  const met = nextPerson(a, b.first);
  if (met === undefined) return undefined;
  const [natural, plain] = [met.natural && b.natural, met.plain && b.plain];
  const ends = {
    ...(met.first !== undefined && { first: met.first }),
    ...(b.last !== undefined && { last: b.last }),
  };
  return natural || plain ? { ...ends, natural, plain } : undefined;
}
