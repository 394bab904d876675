import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Document, isMap, isSeq, parseDocument } from 'yaml';
import type { Problem } from '../problem/problem.ts';
import { type Lang, placeText, sentences } from '../problem/text.ts';
import type { TableMapping } from '../rules/words/mapping.ts';
import type { Imported } from '../run/import/import-table.ts';
import { csv } from '../writing/csv-text.ts';
import { makeFolder, writeAtomic } from './disk.ts';

/** The files that an import writes into a folder. */
export interface ImportPlaces {
  readonly table: string;
  readonly items: string;
  readonly errors: string;
  readonly marked: string;
}

export const importPlaces = (folder: string, file: string, kind: string): ImportPlaces => {
  const name = basename(file).replace(/\.[^.]+$/, '');
  return {
    table: join(folder, `${kind}.csv`),
    items: join(folder, '고정수당.csv'),
    errors: join(folder, `${name}-오류.csv`),
    marked: join(folder, `${name}-표시.xlsx`),
  };
};

/** Writes what was read, with the columns' own names. @returns the paths */
export function writeTables(
  { head, rows, items }: Imported,
  { table, items: itemsPath }: ImportPlaces,
): string[] {
  makeFolder(dirname(table));
  writeAtomic(table, csv(head, rows));
  if (items === undefined) return [table];
  writeAtomic(
    itemsPath,
    csv(
      items.head,
      items.rows.map(({ cells }) => cells),
    ),
  );
  return [table, itemsPath];
}

/** Every error with its cell, for a spreadsheet. */
export function writeErrors(problems: readonly Problem[], path: string, lang: Lang): void {
  makeFolder(dirname(path));
  const rows = problems.map((one) => {
    const { found, fix } = sentences(one, lang);
    return [
      one.at === undefined ? '' : placeText({ ...one.at, file: '' }),
      one.term ?? '',
      one.code,
      found,
      fix,
    ];
  });
  writeAtomic(path, csv(['칸', '열', '코드', '발견', '고침'], rows));
}

/**
 * Puts a mapping into a project's file, in the place of the one of the same file and table; what else stands there stays as it is
 * written, comments too. Without such a file one is made.
 */
export function writeMapping(
  path: string,
  mapping: TableMapping,
  open: readonly (readonly [column: string, value: string])[],
): void {
  const folder = dirname(path);
  makeFolder(folder);
  const document = existsSync(path)
    ? parseDocument(readFileSync(path, 'utf8'))
    : new Document({ 프로젝트: basename(join(process.cwd(), folder)) || '프로젝트' });
  const file = relative(folder, mapping.file) || mapping.file;
  const node = document.createNode(mappingValue(mapping, file, open));
  const list = document.get('가져오기');
  if (!isSeq(list)) document.set('가져오기', document.createNode([node]));
  else {
    const at = list.items.findIndex(
      (one) => isMap(one) && one.get('파일') === file && one.get('표') === mapping.kind,
    );
    if (at < 0) list.add(node);
    else list.set(at, node);
  }
  writeAtomic(path, document.toString({ lineWidth: 120 }));
}

/** As pumsak.yaml has it; values that are still to be said stand there blank. */
function mappingValue(
  { kind, sheet, header, columns, left, values, items }: TableMapping,
  file: string,
  open: readonly (readonly [column: string, value: string])[],
): Record<string, unknown> {
  const all = new Map([...values].map(([column, own]) => [column, new Map(own)]));
  for (const [column, value] of open) {
    const own = all.get(column) ?? new Map<string, string>();
    all.set(column, own.set(value, ''));
  }
  return {
    파일: file,
    표: kind,
    ...(sheet !== undefined && { 시트: sheet }),
    ...(header !== undefined && { 제목줄: header[0] === header[1] ? [header[0]] : [...header] }),
    열: Object.fromEntries(columns),
    ...(left.size > 0 && { 빼기: [...left] }),
    ...(all.size > 0 && {
      값: Object.fromEntries([...all].map(([column, own]) => [column, Object.fromEntries(own)])),
    }),
    ...(items.size > 0 && { 고정수당: Object.fromEntries(items) }),
  };
}
