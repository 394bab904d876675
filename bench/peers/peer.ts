import { type FactKey, factKeys, factOf, type Rows } from '../rows.ts';

/** A row as the peers take it: an object of plain numbers, in the units of the rules. */
export type Row = Readonly<Record<FactKey, number>>;

export const rowObjects = (rows: Rows): Row[] =>
  Array.from(
    { length: rows.count },
    (_, i) =>
      Object.fromEntries(factKeys.map((key) => [key, (rows[key][i] ?? 0) / (factOf(key).scale ?? 1)])) as Row,
  );

/** Gross pay of a row: 현행, 개편안. */
export type Pair = readonly [number, number];

/** Another engine, built once, that works out gross pay under both schemes. */
export interface Peer {
  readonly name: string;
  /** Rows for one call. */
  readonly batch: number;
  gross(rows: readonly Row[]): Pair[] | Promise<Pair[]>;
}
