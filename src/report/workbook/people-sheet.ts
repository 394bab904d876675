import { nameColumn } from '../../people/inputs/roster.ts';
import type { Lang } from '../../problem/text.ts';
import { textWidth } from '../../problem/text-width.ts';
import { assumedColumn } from '../../writing/assumed.ts';
import { rest } from '../../writing/changes.ts';
import { asWritten } from '../../writing/csv-text.ts';
import { word } from '../../writing/words.ts';
import { type PartHeading, partHeadings, peopleHeading } from '../run/people-csv.ts';
import { differenceLines } from '../run/results.ts';
import type { SheetNames } from './address.ts';
import { cellName } from './address.ts';
import { type BookRun, totalsOf } from './book-run.ts';
import { type DataColumn, DataSheets, type NextRow } from './data-sheets.ts';
import type { Cell, Sheet } from './model.ts';
import { bookWord } from './words.ts';

/** A column of everybody's totals, and how its cell is made of a row of people.csv. */
interface PersonColumn extends DataColumn {
  cell(record: readonly string[], row: number): Cell;
}

/** The key of a scheme's total among the columns of people. */
export const totalKey = (term: string, scheme: string): string => `${term}(${scheme})`;
/** Those of its difference from the first scheme, and of the months in which it covers somebody. */
export const differenceKey = (scheme: string): string => `차액(${scheme})`;
export const coveredKey = (scheme: string): string => `적용개월(${scheme})`;

/** Everybody with their pay under each scheme; the differences are formulas. */
export function peopleSheets(
  run: BookRun,
  names: SheetNames,
  most?: number,
): { people: DataSheets; sheets: Sheet[] } {
  const columns = columnsOf(run);
  const { lang, summary } = run;
  const options = most === undefined ? {} : { most };
  const people = new DataSheets(names, bookWord(lang, 'people'), columns, summary.people, options);
  const next: NextRow = async (row) => {
    const { done, value } = await run.people.next();
    return done ? undefined : columns.map((column) => column.cell(value, row));
  };
  const frozen = run.labels.includes(nameColumn.name) ? 2 : 1;
  return { people, sheets: people.sheets(next, frozen, bookWord(lang, 'sum')) };
}

/** Who it is; each total under every scheme, with the difference where it has one; months covered; what moved the money. */
function columnsOf(run: BookRun): PersonColumn[] {
  const { lang, scenario, lines, labels } = run;
  const heading = peopleHeading({ ...scenario, labels }, lines, run.attributions);
  const text = (key: string, more: Partial<DataColumn> = {}): PersonColumn => {
    const at = heading.indexOf(key);
    return {
      key,
      head: key,
      kind: 'text',
      ...more,
      cell: (record) => asWritten(record[at] ?? '') || undefined,
    };
  };
  const figures = figureColumns(run, heading);
  return [
    text('사번', { head: bookWord(lang, 'id') }),
    ...labels.map((label) =>
      label === nameColumn.name
        ? text(label, { head: bookWord(lang, 'name') })
        : text(label, { width: labelWidth(run, label) }),
    ),
    ...figures,
    // The changes that the differences are divided among.
    ...partHeadings(scenario.schemes, lines, run.attributions).map((one) =>
      numberColumn(heading, one.key, { head: partHead(one, lang), kind: 'change' }),
    ),
    ...(heading.includes(assumedColumn) ? [text(assumedColumn)] : []),
  ];
}

/** In Korean as people.csv has it. */
const partHead = ({ difference, part, scheme }: PartHeading, lang: Lang): string =>
  bookWord(lang, difference === '차액' ? 'partOfDifference' : 'partOfNetDifference', {
    part: part === rest ? word(lang, 'rest') : part,
    scheme,
  });

function figureColumns(run: BookRun, heading: readonly string[]): PersonColumn[] {
  const { lang, scenario, lines, labels, summary } = run;
  const { schemes } = scenario;
  const made: PersonColumn[] = [
    numberColumn(heading, '개월', {
      head: bookWord(lang, 'monthsOf'),
      kind: 'count',
      sum: summary.personMonths,
    }),
  ];
  for (const { term, line } of totalsOf(lines)) {
    // Where the total stands under each scheme: the difference is taken of these cells.
    const first = 2 + labels.length + made.length;
    for (const [s, scheme] of schemes.entries())
      made.push(
        numberColumn(heading, totalKey(term, scheme), { kind: 'won', sum: summary.items[s]?.[line] ?? 0 }),
      );
    const named = differenceLines(lines).find((one) => one.line === line)?.name;
    if (named === undefined) continue;
    for (const [i, scheme] of schemes.slice(1).entries())
      made.push({
        key: `${named}(${scheme})`,
        head: bookWord(lang, named === '차액' ? 'difference' : 'netDifference', { scheme }),
        kind: 'change',
        sum: (summary.items[i + 1]?.[line] ?? 0) - (summary.items[0]?.[line] ?? 0),
        cell: differenceCell(heading, first, i + 1, [
          totalKey(term, scheme),
          totalKey(term, schemes[0] ?? ''),
        ]),
      });
  }
  return [
    ...made,
    ...schemes.slice(1).map((scheme) =>
      numberColumn(heading, coveredKey(scheme), {
        head: bookWord(lang, 'coveredMonths', { scheme }),
        kind: 'count',
      }),
    ),
  ];
}

function numberColumn(
  heading: readonly string[],
  key: string,
  more: Partial<DataColumn> & Pick<DataColumn, 'kind'>,
): PersonColumn {
  const at = heading.indexOf(key);
  return { key, head: key, ...more, cell: (record) => Number(record[at] ?? '') };
}

/** A scheme's total less the first one's, whose cell is the column `first`. */
function differenceCell(
  heading: readonly string[],
  first: number,
  scheme: number,
  [own, before]: readonly [string, string],
): PersonColumn['cell'] {
  const [ownAt, beforeAt] = [heading.indexOf(own), heading.indexOf(before)];
  return (record, row) => ({
    formula: `${cellName(first + scheme, row)}-${cellName(first, row)}`,
    value: Number(record[ownAt] ?? '') - Number(record[beforeAt] ?? ''),
  });
}

/** How wide the values of a group are. */
export function labelWidth({ summary, groupColumns }: BookRun, label: string): number {
  const groups = summary.groups.find(({ fact }) => (groupColumns[fact] ?? fact) === label)?.groups ?? [];
  return Math.max(0, ...groups.map(([value]) => textWidth(value) + 2));
}
