import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { asking } from '../../people/understand/book-table.ts';
import type { UnderstandAsk } from '../../people/understand/understand.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';
import type { TableWords } from '../../rules/words/model.ts';
import { tableColumns } from './table-kind.ts';

/** What is asked of a sheet with a table of a kind. */
export function sheetAsk(
  books: FactBooks,
  words: TableWords,
  kind: string,
  mapping: TableMapping | undefined,
): UnderstandAsk {
  const money = [...books.직원.terms, ...books.근무.terms].flatMap(({ name, unit, fact }) =>
    unit === '원' ? [fact?.key ?? name] : [],
  );
  return asking(tableColumns(books).get(kind) ?? [], {
    money: new Set([...money, '금액']),
    words,
    mapping,
    headings: books.headings,
  });
}
