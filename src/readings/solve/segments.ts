/** How a condition stands at a point: it holds, it fails, or there is no figure there. */
export type ConditionState = 'holds' | 'fails' | 'none';

/** Neighbouring points, both ends included, at which a condition stands alike. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly state: ConditionState;
}

/** Puts segments together that touch and stand alike. */
export class Segments {
  readonly list: Segment[] = [];

  add(from: number, to: number, state: ConditionState): void {
    const last = this.list.at(-1);
    if (last !== undefined && last.state === state && last.to + 1 === from)
      this.list[this.list.length - 1] = { from: last.from, to, state };
    else this.list.push({ from, to, state });
  }
}
