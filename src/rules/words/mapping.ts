/** How a project reads one of its files: what it calls columns and values. */
export interface TableMapping {
  /** As pumsak.yaml names it, seen from its folder. */
  readonly file: string;
  /** The kind of table: 명부, 근무일지 … */
  readonly kind: string;
  readonly sheet?: string;
  /** The rows of the headings, from 1. */
  readonly header?: readonly [first: number, last: number];
  /** Columns by their headings in the file. */
  readonly columns: ReadonlyMap<string, string>;
  /** Headings of columns that are not needed. */
  readonly left: ReadonlySet<string>;
  /** What stands for what, by column. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Headings of columns that are fixed allowances, and their natures. */
  readonly items: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** One that says nothing. */
export const noMapping = (file: string, kind: string): TableMapping => ({
  file,
  kind,
  columns: new Map(),
  left: new Set(),
  values: new Map(),
  items: new Map(),
});
