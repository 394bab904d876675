import { isRatio, type Value } from '../../formula/checked.ts';
import { floorDivide } from '../../formula/integer.ts';
import { type Ratio, ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Bounds } from '../bound.ts';

/** A column of figures: the smallest kind of array that holds every value it can have. */
export type Column = Int8Array | Int16Array | Int32Array | Float64Array;
export type Storage = 'int8' | 'int16' | 'int32' | 'float64';

/**
 * How a term stands in a column: whole numbers only. A number times `scale` (half days: 2), 여부 as 0 and 1, a
 * date as its day, a choice as its place in `choices`. `absent` stands where an optional fact was not given.
 */
export interface ColumnEncoding {
  readonly term: string;
  readonly type: Type;
  readonly storage: Storage;
  readonly scale: number;
  readonly absent: number;
  readonly choices?: readonly string[];
  /** The least and greatest whole number it can hold; undefined where nothing bounds it. */
  readonly lo: bigint | undefined;
  readonly hi: bigint | undefined;
}

const kinds: readonly { readonly storage: Storage; readonly least: bigint }[] = [
  { storage: 'int8', least: -(2n ** 7n) },
  { storage: 'int16', least: -(2n ** 15n) },
  { storage: 'int32', least: -(2n ** 31n) },
];

/** The column of a term, from what its values can be. @throws RangeError for a term that is a list. */
export function columnSpec(term: string, type: Type, bounds: Bounds): ColumnEncoding {
  if (type.kind === 'list') throw new RangeError(`${term} is a list`);
  if (type.kind === 'truth') return spec(term, type, 1, 0n, 1n);
  if (type.kind === 'choice') {
    const choices = type.choices ?? (bounds.kind === 'choice' ? [...(bounds.choices ?? [])] : []);
    return { ...spec(term, type, 1, 0n, BigInt(Math.max(0, choices.length - 1))), choices };
  }
  const within = bounds.kind === 'number' ? bounds.within : { lo: undefined, hi: undefined };
  const scale = bounds.kind === 'number' && bounds.grain !== undefined ? bounds.grain.d : 1n;
  const whole = (end: Ratio, up: boolean): bigint => {
    const n = end.n * scale;
    return up ? -floorDivide(-n, end.d) : floorDivide(n, end.d);
  };
  return spec(
    term,
    type,
    Number(scale),
    within.lo && whole(within.lo.at, true),
    within.hi && whole(within.hi.at, false),
  );
}

function spec(
  term: string,
  type: Type,
  scale: number,
  lo: bigint | undefined,
  hi: bigint | undefined,
): ColumnEncoding {
  // The least value of each kind is kept for "absent".
  const kind =
    lo !== undefined && hi !== undefined ? kinds.find(({ least }) => lo > least && hi < -least) : undefined;
  return {
    term,
    type,
    storage: kind?.storage ?? 'float64',
    scale,
    absent: kind === undefined ? Number.NaN : Number(kind.least),
    lo,
    hi,
  };
}

export function makeColumn({ storage }: Pick<ColumnEncoding, 'storage'>, rows: number): Column {
  switch (storage) {
    case 'int8':
      return new Int8Array(rows);
    case 'int16':
      return new Int16Array(rows);
    case 'int32':
      return new Int32Array(rows);
    case 'float64':
      return new Float64Array(rows);
  }
}

/** A value as its column holds it. @throws RangeError for a value off the grain, out of bounds or not among the choices. */
export function encodeValue(column: ColumnEncoding, value: Value | undefined): number {
  if (value === undefined) return column.absent;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const code = column.choices?.indexOf(value) ?? -1;
    if (code < 0) throw new RangeError(`${column.term}: ${value} is none of its choices`);
    return code;
  }
  if (!isRatio(value)) throw new RangeError(`${column.term} is a list`);
  const scaled = ratio(value.n * BigInt(column.scale), value.d);
  const outside =
    (column.lo !== undefined && scaled.n < column.lo) || (column.hi !== undefined && scaled.n > column.hi);
  if (scaled.d !== 1n || outside || !Number.isSafeInteger(Number(scaled.n)))
    throw new RangeError(`${column.term}: ${value.n}/${value.d} does not fit`);
  return Number(scaled.n);
}

/** The value that a column's whole number stands for; undefined for "absent". */
export function decodeValue(column: ColumnEncoding, held: number): Value | undefined {
  if (held === column.absent || Number.isNaN(held)) return undefined;
  if (column.type.kind === 'truth') return held === 1;
  if (column.type.kind === 'choice') return column.choices?.[held];
  return ratio(BigInt(held), BigInt(column.scale));
}

/** Whether a value stands on a column's grain and within its ends. */
export function fits(column: ColumnEncoding, value: Value | undefined): boolean {
  try {
    encodeValue(column, value);
    return true;
  } catch {
    return false;
  }
}
