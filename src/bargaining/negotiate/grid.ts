import type { ParameterLever } from './negotiation.ts';

/** A package: the place of each lever's value among those it may take. */
export type Places = readonly number[];

/** The packages of some levers, numbered with the last lever running fastest. */
export class Grid {
  readonly sizes: readonly number[];
  /** How many packages; beyond 2^53 only roughly. */
  readonly count: number;
  private readonly strides: readonly number[];

  constructor(levers: readonly Pick<ParameterLever, 'values'>[]) {
    this.sizes = levers.map(({ values }) => values.length);
    this.count = this.sizes.reduce((product, size) => product * size, 1);
    this.strides = this.sizes.map((_, l) =>
      this.sizes.slice(l + 1).reduce((product, size) => product * size, 1),
    );
  }

  places = (at: number): Places =>
    this.sizes.map((size, l) => Math.floor(at / (this.strides[l] ?? 1)) % size);

  index = (places: Places): number =>
    places.reduce((sum, place, l) => sum + place * (this.strides[l] ?? 1), 0);

  /** The package some steps of one lever on; undefined past its range. */
  moved(places: Places, lever: number, by: number): Places | undefined {
    const to = (places[lever] ?? 0) + by;
    return to < 0 || to >= (this.sizes[lever] ?? 0) ? undefined : places.with(lever, to);
  }
}
