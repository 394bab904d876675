import { parseIsoDay } from '../../formula/civil.ts';
import type { Problems } from '../../problem/problem.ts';
import { where } from '../compile.ts';
import { readSheet, type SheetRow } from '../plain-sheet.ts';
import type { ReadFile } from '../read-table.ts';
import { entry, type MapNode, textAt } from '../source-tree.ts';
import type { UnitRule, UnitsRule } from './model.ts';

const columns = ['이름', '종류', '개소일', '폐소일', '확인일', '곳'] as const;

/** Reads units from a tree that fits units.schema.json, and its CSV. */
export function readUnits(node: MapNode, readFile: ReadFile, problems: Problems): UnitsRule {
  const name = textAt(node, 'units') ?? '';
  const note = textAt(node, 'note');
  const file = readFile(textAt(node, 'file') ?? '', entry(node, 'file')?.at ?? node.at);
  const rows = file === undefined ? [] : readSheet(file, columns, name, problems);
  const first = new Map<string, SheetRow>();
  return {
    name,
    label: textAt(node, 'label') ?? '',
    source: textAt(node, 'source') ?? '',
    ...(note !== undefined && { note }),
    units: rows.map((row) => readUnit(row, name, first, problems)),
    at: node.at,
  };
}

function readUnit(row: SheetRow, term: string, first: Map<string, SheetRow>, problems: Problems): UnitRule {
  const name = row.cell('이름');
  const before = first.get(name);
  first.set(name, before ?? row);
  if (before !== undefined) {
    const values = { name, first: where(before.at), second: where(row.at) };
    problems.add('duplicate-name', { at: row.at, term, values });
  }
  for (const column of ['이름', '종류'] as const)
    if (row.cell(column) === '') problems.add('missing-value', { at: row.placeOf(column), term: column });
  const [opened, closed, seen] = (['개소일', '폐소일', '확인일'] as const).map((column) => {
    const text = row.cell(column);
    if (text !== '' && parseIsoDay(text) === undefined)
      problems.add('not-a-date', { at: row.placeOf(column), term: column, values: { text } });
    return text === '' ? undefined : text;
  });
  if (opened !== undefined && closed !== undefined && closed < opened)
    problems.add('dates-not-ascending', {
      at: row.placeOf('폐소일'),
      term: name,
      values: { from: closed, before: opened },
    });
  return {
    name,
    kind: row.cell('종류'),
    ...(opened !== undefined && { opened }),
    ...(closed !== undefined && { closed }),
    ...(seen !== undefined && { seen }),
    place: row.cell('곳'),
    at: row.at,
  };
}
