import type { FactBooks } from '../people/inputs/fact-books.ts';
import { readList } from '../people/inputs/list-facts.ts';
import { Problems } from '../problem/problem.ts';
import type { TermRule } from '../rules/model.ts';
import { entry, type SourceNode } from '../rules/source-tree.ts';
import { sourceFromValue } from '../rules/source-value.ts';
import { type Cell, file, type ItemCell, type PeopleColumns } from './people-columns.ts';

/**
 * List facts that rows state as an input does ({ 가족: [{ 관계: '자녀', … }] }) as the columns of a file of person-months, an
 * item and field each. What is wrong with an item stands at its path: [3].가족[2].관계.
 */
export function withListColumns(given: PeopleColumns, books: FactBooks, problems: Problems): PeopleColumns {
  const made: [string, ArrayLike<Cell>][] = [];
  for (const [name, cells] of Object.entries(given)) {
    const [group, list] = listNamed(name, books);
    if (list === undefined || !Array.from(cells).some(isItems)) {
      made.push([name, cells]);
      continue;
    }
    const column = list.find(({ fact }) => Object.hasOwn(given, fact?.key ?? ''))?.fact?.key;
    if (column !== undefined) {
      const at = { file, line: 1, column: 1, path: column };
      problems.add('conflicting-keys', { at, term: name, values: { keys: `${name}, ${column}` } });
    }
    const items = Array.from(cells, (cell, row) =>
      isItems(cell) ? itemsOf(cell, { name, group, list, row }, problems) : [],
    );
    for (const { name: term, fact } of list) {
      const { place = 0, field = '' } = fact?.slot ?? {};
      made.push([fact?.key ?? term, items.map((own) => textOf(own[place - 1], field))]);
    }
    // A fact may have the list's key.
    if (Array.from(cells).some((cell) => !isItems(cell) && cell !== undefined && cell !== null))
      made.push([name, Array.from(cells, (cell) => (isItems(cell) ? undefined : cell))]);
  }
  return Object.fromEntries(made);
}

/** Whether a cell holds a list's items. */
export const isItems = (cell: Cell): cell is readonly ItemCell[] => Array.isArray(cell);

const listNamed = (
  name: string,
  { 직원, 근무 }: FactBooks,
): readonly [group: string, list: readonly TermRule[] | undefined] =>
  직원.list(name) === undefined ? ['근무', 근무.list(name)] : ['직원', 직원.list(name)];

interface ListOfRow {
  readonly name: string;
  readonly group: string;
  readonly list: readonly TermRule[];
  readonly row: number;
}

/** The items of one row, checked as those of an input are. */
function itemsOf(
  cell: readonly ItemCell[],
  { name, group, list, row }: ListOfRow,
  problems: Problems,
): readonly SourceNode[] {
  const own = new Problems();
  const node = entry(sourceFromValue({ [name]: cell.map(datesAsText) }, undefined, own), name);
  if (node !== undefined)
    readList(node, { key: name, group, fields: list }, { facts: new Map(), places: new Map() }, own);
  for (const one of own.list) {
    const path = `[${row + 1}].${one.at?.path ?? name}`;
    const at = { file, line: row + 1, column: one.at?.column ?? 1, path };
    problems.addAll([{ ...one, at }]);
  }
  return node?.kind === 'list' ? node.items : [];
}

const datesAsText = (item: ItemCell): ItemCell =>
  typeof item === 'object' && item !== null
    ? Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value,
        ]),
      )
    : item;

function textOf(item: SourceNode | undefined, field: string): string | undefined {
  const value = entry(item, field);
  return value?.kind === 'scalar' ? value.text : undefined;
}
