import { parseIsoDay } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import { asWritten } from '../../writing/csv-text.ts';
import { differenceLines, type ResultColumn } from '../run/results.ts';
import { cellName, type SheetNames } from './address.ts';
import type { BookRun } from './book-run.ts';
import { type DataColumn, DataSheets, type NextRow } from './data-sheets.ts';
import type { Cell, CellKind, Sheet } from './model.ts';
import { labelWidth } from './people-sheet.ts';
import { type BookWord, bookWord } from './words.ts';

/** A column of the person-months, and how its cell is made of a row of payslips.csv. */
interface MonthColumn extends DataColumn {
  cell(record: readonly string[], row: number, scheme: number): Cell;
}

export const [monthKey, schemeKey] = ['귀속월', '제도'];
const coveredKey = '적용';

/** Every person's months, a row a scheme; the differences from the first scheme's row are formulas. */
export function monthSheets(
  run: BookRun,
  names: SheetNames,
  most?: number,
): { months: DataSheets; sheets: Sheet[] } {
  const { lang, scenario, summary } = run;
  const schemes = scenario.schemes.length;
  const columns = columnsOf(run);
  const months = new DataSheets(names, bookWord(lang, 'months'), columns, summary.personMonths * schemes, {
    together: schemes,
    ...(most !== undefined && { most }),
  });
  let scheme = -1;
  const next: NextRow = async (row) => {
    const { done, value } = await run.months.next();
    scheme = (scheme + 1) % schemes;
    return done ? undefined : columns.map((column) => column.cell(value, row, scheme));
  };
  const frozen = columns.findIndex(({ key }) => key === monthKey) + 1;
  return { months, sheets: months.sheets(next, frozen) };
}

const heads: Readonly<Record<string, BookWord>> = {
  사번: 'id',
  성명: 'name',
  귀속월: 'month',
  제도: 'scheme',
  적용: 'covered',
  미적용사유: 'why',
};

function columnsOf(run: BookRun): MonthColumn[] {
  const { lang, columns, lines } = run;
  const differences = differenceLines(lines);
  const taken = new Set(differences.map(({ name }) => name));
  const plain = columns.flatMap((column, at): MonthColumn[] => {
    if (taken.has(column.name)) return [];
    const head = heads[column.name];
    return [
      {
        key: column.name,
        head: head === undefined ? column.name : bookWord(lang, head),
        kind: kindOf(column),
        width: labelWidth(run, column.name),
        cell: (record) => cellOf(column, record[at] ?? '', lang),
      },
    ];
  });
  const firstLine = columns.findIndex(({ name }) => name === '미적용사유') + 1;
  return [
    ...plain,
    ...differences.map(({ name, line }): MonthColumn => {
      const column = plain.findIndex(({ key }) => key === lines[line]?.term) + 1;
      let first = 0;
      return {
        key: name,
        head: bookWord(lang, name === '차액' ? 'ownDifference' : 'ownNetDifference'),
        kind: 'change',
        cell(record, row, scheme) {
          const own = Number(record[firstLine + line] ?? '');
          if (scheme === 0) {
            first = own;
            return undefined;
          }
          return {
            formula: `${cellName(column, row)}-${cellName(column, row - scheme)}`,
            value: own - first,
          };
        },
      };
    }),
  ];
}

function kindOf({ name, type }: ResultColumn): CellKind {
  if (name === monthKey) return 'month';
  if (type === 'DATE') return 'date';
  if (type === 'BIGINT' || type === 'INTEGER') return 'won';
  return type === 'DOUBLE' ? 'number' : 'text';
}

function cellOf(column: ResultColumn, text: string, lang: Lang): Cell {
  if (text === '') return undefined;
  if (column.name === coveredKey) return bookWord(lang, text === '예' ? 'yes' : 'no');
  const kind = kindOf(column);
  if (kind === 'text') return asWritten(text);
  if (kind === 'month') return parseIsoDay(`${text}-01`);
  return kind === 'date' ? parseIsoDay(text) : Number(text);
}
