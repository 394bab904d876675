import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { writeWorkbook } from '../src/disk/workbook/exceljs.ts';
import { cellName, letters, SheetNames } from '../src/report/workbook/address.ts';
import { DataSheets } from '../src/report/workbook/data-sheets.ts';
import type { Cell } from '../src/report/workbook/model.ts';

/** `book|raw ROWS FILE`: the same cells as a workbook, and as the bare text of a sheet, packed alike. */
const texts = 8;
const figures = 30;

const textOf = (row: number, column: number): string => `가나다${(row * (column + 7)) % 9973}`;
const figureOf = (row: number, column: number): number => 2_000_000 + ((row * 137 + column * 7919) % 900_000);

function cellsOf(row: number): Cell[] {
  const own: Cell[] = [];
  for (let c = 0; c < texts; c++) own.push(textOf(row, c));
  for (let c = 0; c < figures; c++) own.push(figureOf(row, c));
  for (let d = 1; d <= 2; d++) {
    const [a, b] = [cellName(texts + d, row), cellName(texts + d + 2, row)];
    own.push({ formula: `${b}-${a}`, value: figureOf(row, d + 1) - figureOf(row, d - 1) });
  }
  return own;
}

async function book(rows: number, path: string): Promise<void> {
  const columns = Array.from({ length: texts + figures + 2 }, (_, c) => ({
    head: `열${c + 1}`,
    kind: c < texts ? ('text' as const) : ('won' as const),
  }));
  const data = new DataSheets(new SheetNames(), '표', columns, rows);
  await writeWorkbook(path, { title: '', note: '', sheets: data.sheets(async (row) => cellsOf(row), 1) });
}

function* sheetXml(rows: number): Generator<string> {
  let text = '<worksheet><sheetData>';
  for (let row = 2; row < rows + 2; row++) {
    text += `<row r="${row}">`;
    cellsOf(row).forEach((cell, c) => {
      const at = `<c r="${letters(c + 1)}${row}" s="1"`;
      if (typeof cell === 'string') text += `${at} t="str"><v>${cell}</v></c>`;
      else if (typeof cell === 'number') text += `${at}><v>${cell}</v></c>`;
      else if (cell !== undefined) text += `${at}><f>${cell.formula}</f><v>${cell.value}</v></c>`;
    });
    text += '</row>';
    if (text.length < 1 << 16) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

const raw = (rows: number, path: string): Promise<void> =>
  pipeline(Readable.from(sheetXml(rows)), createDeflateRaw(), createWriteStream(path));

const [, , way, rows, path = ''] = process.argv;
await (way === 'raw' ? raw : book)(Number(rows), path);
