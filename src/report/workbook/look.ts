import { textWidth } from '../../problem/text-width.ts';
import { letters } from './address.ts';
import type { Cell, CellKind, RowLook, Sheet, SheetRow, Workbook } from './model.ts';

/** How cells, rows and pages look, for whoever writes a workbook. */

export const formats: Readonly<Record<CellKind, string>> = {
  text: '@',
  words: '@',
  won: '#,##0;"−"#,##0;0',
  number: 'General',
  change: '"▲ "#,##0;"▼ "#,##0;0',
  count: '#,##0',
  month: 'yyyy"-"mm',
  date: 'yyyy"-"mm"-"dd',
  share: '0.0%',
};

/** Where cells stand that are not at the right as figures are. */
const sides: Partial<Record<CellKind, 'left' | 'center'>> = {
  text: 'left',
  words: 'left',
  month: 'center',
  date: 'center',
};

/** The face of Korean Excel; its character set (129) and kind (3) find another one where it is not there. */
export const face = { name: '맑은 고딕', family: 3, charset: 129 } as const;
/** The colour of lines above and below a row. */
export const lineColour = 'FF7F7F7F';

/** What is said by colour is said by weight and lines, too. */
export interface CellLook {
  /** The number format; none for titles, notes and headings. */
  readonly format?: string;
  readonly size: number;
  readonly bold?: true;
  /** Colours as ARGB. */
  readonly ink?: string;
  readonly fill?: string;
  /** Lines above and below. */
  readonly lined?: true;
  readonly wraps?: true;
  readonly vertical: 'top' | 'middle';
  readonly horizontal?: 'left' | 'center' | 'right';
}

export function cellLook(kind: CellKind, look: RowLook): CellLook {
  switch (look) {
    case 'title':
      return { size: 15, bold: true, vertical: 'middle' };
    case 'note':
      return { size: 10, ink: 'FF404040', wraps: true, vertical: 'top' };
    case 'head':
      return {
        ...{ size: 10, bold: true, fill: 'FFDCE6F1', lined: true, wraps: true },
        ...{ vertical: 'middle', horizontal: 'center' },
      };
    default: {
      const own: CellLook = {
        format: formats[kind],
        size: 10,
        vertical: 'top',
        horizontal: sides[kind] ?? 'right',
        ...(kind === 'words' && { wraps: true }),
      };
      return look === 'sum' ? { ...own, bold: true, fill: 'FFF2F2F2', lined: true } : own;
    }
  }
}

export const isDay = (kind: CellKind): boolean => kind === 'month' || kind === 'date';

/** The kind of a row's cell. */
export const kindAt = ({ columns }: Pick<Sheet, 'columns'>, { kinds }: SheetRow, i: number): CellKind =>
  kinds?.[i] ?? columns[i]?.kind ?? 'text';

/** A row's cells as they are written: a heading that is wider than its column breaks before what stands in brackets. */
export const shownCells = (
  { columns }: Pick<Sheet, 'columns'>,
  { cells, look }: SheetRow,
): readonly Cell[] =>
  look === 'head' ? cells.map((cell, i) => headText(cell, columns[i]?.width ?? 0)) : cells;

const headText = (cell: Cell, width: number): Cell =>
  typeof cell === 'string' && textWidth(cell) > width - 1 ? cell.replace(/ ?\(([^()]*)\)$/, '\n($1)') : cell;

export const lineHeight = 16.5;

/** The height of a row whose texts take several lines; undefined for the usual one. `shown`: its cells as they are written. */
export function rowHeight(
  { columns }: Pick<Sheet, 'columns'>,
  { look = 'plain', kinds, across = 1 }: SheetRow,
  shown: readonly Cell[],
): number | undefined {
  if (look === 'title') return 24;
  const wraps = (i: number): boolean => look === 'head' || look === 'note' || kinds?.[i] === 'words';
  const width = (i: number): number =>
    look === 'note'
      ? columns.slice(0, across).reduce((sum, one) => sum + one.width, 0)
      : (columns[i]?.width ?? 10);
  let most = 1;
  shown.forEach((cell, i) => {
    if (typeof cell === 'string' && wraps(i)) most = Math.max(most, linesOf(cell, width(i) - 1));
  });
  return most > 1 || look === 'head' ? lineHeight * most + 2 : undefined;
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(textWidth(one) / width)), 0);

/** How wide a page is whose letters can still be read: a sheet that is wider takes several beside each other. */
const pageWidth = 250;

/** A4 across, in inches. */
export const margins = { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 } as const;

/** How many pages a sheet takes beside and, 0 for any number, below each other. */
export const pagesOf = ({ columns, onePage }: Sheet): { readonly wide: number; readonly high: number } => ({
  wide: Math.max(1, Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / pageWidth)),
  high: onePage ? 1 : 0,
});

/** The rows and columns that stand on every page. */
export const repeated = ({
  frozen,
}: Sheet): { readonly rows: string | undefined; readonly columns: string | undefined } => ({
  rows: frozen !== undefined && frozen.rows > 0 ? `1:${frozen.rows}` : undefined,
  columns: frozen !== undefined && frozen.columns > 0 ? `A:${letters(frozen.columns)}` : undefined,
});

/** The lines at the head and the foot of each page, in the codes of a spreadsheet. */
export const pageLines = ({ title, note }: Workbook): { readonly head: string; readonly foot: string } => ({
  head: `&L${plain(title)}&C&A&R${plain(note)}`,
  foot: '&C&P / &N',
});

/** In a page's head and foot, & begins a code. */
const plain = (text: string): string => text.replaceAll('&', '&&');
