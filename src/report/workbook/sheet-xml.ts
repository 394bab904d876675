import { daySerial } from '../../formula/civil.ts';
import { escaped } from '../../writing/html-text.ts';
import { cellName, letters } from './address.ts';
import { toCellText } from './cell-text.ts';
import { isDay, kindAt, lineHeight, margins, pageLines, pagesOf, rowHeight, shownCells } from './look.ts';
import type { Cell, CellKind, Sheet, SheetRow, Workbook } from './model.ts';
import { inXml, spaces, xmlHead } from './package-parts.ts';
import { styleNumber } from './styles-xml.ts';

/** What stands in a sheet's part before its rows. */
export const sheetStart = ({ columns, frozen }: Sheet, isFirst: boolean): string =>
  [
    `${xmlHead}<worksheet xmlns="${spaces.sheet}" xmlns:r="${spaces.relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${paneXml(frozen)}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${lineHeight}" customHeight="1"/>`,
    columns.length === 0
      ? ''
      : `<cols>${columns.map(({ width }, i) => columnXml(i + 1, width)).join('')}</cols>`,
    '<sheetData>',
  ].join('');

const columnXml = (at: number, width: number): string =>
  `<col min="${at}" max="${at}" width="${width}" customWidth="1"/>`;

function paneXml(frozen: Sheet['frozen']): string {
  if (frozen === undefined || frozen.rows + frozen.columns === 0) return '';
  const { rows, columns } = frozen;
  const side = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<pane${splits} topLeftCell="${cellName(columns + 1, rows + 1)}" activePane="${side}" state="frozen"/>`;
}

/** A row of a sheet, whose number is counted from 1. */
export function rowXml(sheet: Sheet, row: SheetRow, number: number): string {
  const shown = shownCells(sheet, row);
  const height = rowHeight(sheet, row, shown);
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  const look = row.look ?? 'plain';
  const cells = shown.map((cell, i) => {
    if (cell === undefined && look !== 'sum') return '';
    const kind = kindAt(sheet, row, i);
    return cellXml(cell, kind, `r="${cellName(i + 1, number)}" s="${styleNumber(kind, look)}"`);
  });
  return `<row r="${number}"${size}>${cells.join('')}</row>`;
}

function cellXml(cell: Cell, kind: CellKind, place: string): string {
  if (cell === undefined) return `<c ${place}/>`;
  if (typeof cell === 'string')
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(toCellText(cell))}</t></is></c>`;
  if (typeof cell === 'number') return `<c ${place}><v>${isDay(kind) ? daySerial(cell) : cell}</v></c>`;
  return `<c ${place}><f>${escaped(cell.formula)}</f><v>${cell.value}</v></c>`;
}

/** What stands behind a sheet's rows; `merged`: blocks of cells that are one. */
export function sheetEnd(book: Workbook, sheet: Sheet, merged: readonly string[]): string {
  const { wide, high } = pagesOf(sheet);
  const { head, foot } = pageLines(book);
  const sides = Object.entries(margins).map(([side, inches]) => `${side}="${inches}"`);
  const filter = filterRange(sheet);
  return [
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    `<pageMargins ${sides.join(' ')}/>`,
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${wide}" fitToHeight="${high}"/>`,
    `<headerFooter><oddHeader>${inXml(head)}</oddHeader><oddFooter>${inXml(foot)}</oddFooter></headerFooter>`,
    sheet.charts === undefined ? '' : '<drawing r:id="rId1"/>',
    '</worksheet>',
  ].join('');
}

/** The cells that the filter's buttons are of, in a reference's words. */
export const filterRange = ({ filter, columns }: Sheet): string | undefined =>
  filter && `A${filter.row}:${letters(columns.length)}${Math.max(filter.row, filter.last)}`;
