/** What a workbook holds, in no writer's words: sheets of rows, formulas with the figures that they come to. */
export interface Workbook {
  readonly title: string;
  /** Stands at the head of every printed page, at the right. */
  readonly note: string;
  readonly sheets: readonly Sheet[];
}

/** How a cell is shown. `number` is a figure that may have decimals, `words` a text that may take several lines. */
export type CellKind = 'text' | 'words' | 'won' | 'number' | 'change' | 'count' | 'month' | 'date' | 'share';

/** What a row is. */
export type RowLook = 'plain' | 'title' | 'note' | 'head' | 'sum';

/** A formula (without its =) and what it comes to. */
export interface Formula {
  readonly formula: string;
  readonly value: number;
}

/** A figure, a text, a formula, or nothing. A month is the number of its first day since 1970-01-01, a date its own. */
export type Cell = string | number | Formula | undefined;

export interface SheetRow {
  readonly cells: readonly Cell[];
  /** `plain` where nothing is said. */
  readonly look?: RowLook;
  /** The kinds of its cells, where they are not those of the sheet's columns. */
  readonly kinds?: readonly CellKind[];
  /** Its first cell is a text that lies across so many columns. */
  readonly across?: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Rows that stay in sight and are printed on every page, and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** The headings that rows are sorted and picked by, and the last of these rows. */
  readonly filter?: { readonly row: number; readonly last: number };
  readonly charts?: readonly Chart[];
  /** Few rows, printed on one page. */
  readonly onePage?: true;
  /** Asked for once, when the sheets before it have been written. */
  readonly rows: () => Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

export interface SheetColumn {
  readonly kind: CellKind;
  /** In letters of a Latin alphabet; a Hangul syllable takes two. */
  readonly width: number;
}

/** A chart over cells of its own sheet. */
export interface Chart {
  readonly kind: 'column' | 'line';
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** The texts below the axis. */
  readonly labels: CellRange;
  readonly series: readonly { readonly name: string; readonly values: CellRange }[];
  /** The cell that its upper left corner lies on, both from 0, and how many columns and rows it takes. */
  readonly at: {
    readonly column: number;
    readonly row: number;
    readonly columns: number;
    readonly rows: number;
  };
}

/** A block of cells, both ends included; rows and columns from 1. */
export interface CellRange {
  readonly sheet: string;
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}
