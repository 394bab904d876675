import type { Value } from '../../formula/checked.ts';
import type { FactDraw } from './fact-draw.ts';

/** Figures that stay as they were drawn, by draw and by whose month they are. Of very many people none are kept. */
export class DrawnBefore {
  private readonly values = new Map<FactDraw, Map<number, Value | undefined>>();
  private size = 0;

  of(draw: FactDraw): ReadonlyMap<number, Value | undefined> | undefined {
    return this.values.get(draw);
  }

  keep(draw: FactDraw, key: number, value: Value | undefined): void {
    if (this.size >= most) return;
    const own = this.values.get(draw) ?? new Map<number, Value | undefined>();
    this.values.set(draw, own);
    own.set(key, value);
    this.size++;
  }
}

/** Some 100 MB. */
const most = 1_000_000;
