import { word } from '../../writing/words.ts';
import { SheetNames } from './address.ts';
import type { BookRun } from './book-run.ts';
import { budgetSheet } from './budget-sheet.ts';
import { groupSheets } from './group-sheets.ts';
import { itemsSheet } from './items-sheet.ts';
import type { Workbook } from './model.ts';
import { monthSheets } from './months-sheet.ts';
import { assumptionsSheet, findingsSheet, manifestSheet, sourcesSheet } from './notes-sheets.ts';
import { peopleSheets } from './people-sheet.ts';
import { summarySheet } from './summary-sheet.ts';
import { bookWord } from './words.ts';

/** `mostRows`: how many rows of data a sheet takes, as many as Excel has where nothing is said. */
export interface WorkbookOptions {
  readonly mostRows?: number;
}

/** A run as a workbook: what it comes to first, then everybody, then what it rests on. */
export function runWorkbook(run: BookRun, { mostRows }: WorkbookOptions = {}): Workbook {
  const { lang, scenario, budget } = run;
  const names = new SheetNames();
  const named = (
    key: 'summary' | 'items' | 'budget' | 'findings' | 'assumptions' | 'sources' | 'manifest',
  ): string => names.take(bookWord(lang, key));
  const summaryName = named('summary');
  const { people, sheets: ofPeople } = peopleSheets(run, names, mostRows);
  const { months, sheets: ofMonths } = monthSheets(run, names, mostRows);
  return {
    title: scenario.name,
    note: word(lang, 'simulated'),
    sheets: [
      summarySheet(run, summaryName, people),
      ...groupSheets(run, names, months),
      ...ofPeople,
      ...ofMonths,
      itemsSheet(run, named('items'), months),
      ...(budget === undefined ? [] : [budgetSheet(run, budget, named('budget'), months)]),
      findingsSheet(run, named('findings')),
      assumptionsSheet(run, named('assumptions')),
      sourcesSheet(run, named('sources')),
      manifestSheet(run, named('manifest')),
    ],
  };
}
