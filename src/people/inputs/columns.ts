import type { DayPattern, UsualHours, WorkCycle } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { nearest } from '../../problem/nearest.ts';
import { type Place, type Problem, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { plainSpelling } from '../cells/plain.ts';
import { askedAt, type CellContext, refuse } from '../cells/problems.ts';
import { type FactBook, takeFact } from '../facts.ts';
import type { FactPlaces, Placed } from '../types.ts';
import type { CsvColumn, CsvRow, CsvTable, KeyedRow } from './csv.ts';
import { takeRota } from './rota.ts';
import { type PlacedText, takeHours } from './shift.ts';
import { takeWeek } from './week.ts';

export const idColumn: CsvColumn = { name: '사번', aliases: ['직원번호', '사원번호'], required: true };

/** A column that says which hours were agreed with a person, and how it is read. */
export interface CycleColumn extends CsvColumn {
  take(cell: PlacedText, problems: Problems): WorkCycle | undefined;
}

/** The scheduled week that was agreed with a person, or the rota; one of them. */
export const cycleColumns: readonly CycleColumn[] = [
  { name: '소정근로', aliases: ['소정근로요일'], take: takeWeek },
  { name: '교대', aliases: ['교대근무'], take: takeRota },
];

/** A person's or a month's usual hours. */
export const hoursColumns: readonly CsvColumn[] = [
  { name: '근무시작' },
  { name: '근무종료' },
  { name: '휴게', aliases: ['휴게시간'] },
  ...cycleColumns,
];

export const required = (name: string, ...aliases: readonly string[]): CsvColumn => ({
  name,
  aliases,
  required: true,
});

/** One column for each fact; those of required facts are required. */
export const factColumns = (book: FactBook): CsvColumn[] =>
  book.terms.map((term) => ({
    name: term.fact?.key ?? term.name,
    aliases: term.fact?.aliases ?? [],
    required: term.fact?.required ?? false,
  }));

/**
 * Reads the facts of rows; blank cells leave theirs absent (`missing-value` when the fact is required). A column says the
 * same few things over and over: a text that was read without a problem is known.
 */
export class RowFacts {
  private readonly columns: readonly {
    readonly term: TermRule;
    readonly key: string;
    readonly known: Map<string, Value>;
    readonly refused: Map<string, readonly Problem[]>;
  }[];

  constructor({ terms }: Pick<FactBook, 'terms'>) {
    this.columns = terms.map((term) => ({
      term,
      key: term.fact?.key ?? term.name,
      known: new Map(),
      refused: new Map(),
    }));
  }

  take(row: CsvRow, problems: Problems): Map<string, Value> {
    const facts = new Map<string, Value>();
    for (const { term, key, known, refused } of this.columns) {
      const cell = row.cell(key);
      if (cell === undefined || (cell.text === '' && !term.fact?.required)) continue;
      const before = known.get(cell.text);
      if (before !== undefined) {
        facts.set(term.name, before);
        continue;
      }
      const wrong = refused.get(cell.text) ?? refusals(term, cell.text, facts);
      // What is wrong with a text is found once, too: ten thousand wrong rows cost no more than right ones.
      for (const one of wrong) problems.addAll([{ ...one, at: cell.at }]);
      const value = facts.get(term.name);
      if (known.size + refused.size >= mostKnown) continue;
      if (value !== undefined) known.set(cell.text, value);
      else if (wrong.length > 0) refused.set(cell.text, wrong);
    }
    return facts;
  }
}

/** What is wrong with a fact's text; pay and dates are not repeated in messages, their digits least of all. */
function refusals(term: TermRule, text: string, facts: Map<string, Value>): readonly Problem[] {
  const found = new Problems();
  takeFact(term, { text }, facts, found);
  if (term.unit !== '원' && term.unit !== '날짜') return found.list;
  return found.list.map((one) => {
    const { text: said } = one.values;
    return said === undefined ? one : { ...one, values: { ...one.values, text: said.replace(figures, '#') } };
  });
}

const figures = /[\d일이삼사오육칠팔구십백천만억]/g;

/** More texts of one column than that are read anew, so that memory stays bounded. */
const mostKnown = 1 << 14;

/** Where a row of a table and its facts stand; the row is read again when that is asked. What it leaves blank has no place. */
export class RowPlaces implements Placed, FactPlaces {
  private readonly table: CsvTable;
  private readonly key: number;
  private readonly book: Pick<FactBook, 'terms'>;

  constructor({ table, key }: KeyedRow, book: Pick<FactBook, 'terms'>) {
    this.table = table;
    this.key = key;
    this.book = book;
  }

  get at(): Place {
    return this.row.at;
  }

  protected get row(): KeyedRow {
    return this.table.row(this.key);
  }

  get places(): FactPlaces {
    return this;
  }

  get(term: string): Place | undefined {
    const rule = this.book.terms.find(({ name }) => name === term);
    const cell = rule && this.row.cell(rule.fact?.key ?? rule.name);
    return cell === undefined || cell.text === '' ? undefined : cell.at;
  }
}

/** The row's 사번, in its plain spelling; undefined, and `missing-value`, when it is blank. */
export function takeId(row: CsvRow, problems: Problems): string | undefined {
  return takeCell(row, '사번', takeText, problems);
}

/** Reads rows' 사번 that must be among `ids`; others are `unknown-person`, unless there is nobody at all. */
export function idTaker(
  ids: ReadonlyMap<string, unknown>,
  problems: Problems,
): (row: CsvRow) => string | undefined {
  const near = new Map<string, string | undefined>();
  return (row) => {
    const id = takeId(row, problems);
    if (id === undefined || ids.has(id)) return id;
    // Where nobody was read, the roster has said why: each row here would only say it again.
    if (ids.size === 0) return undefined;
    // A wrong file can hold thousands of unknown numbers: each is looked for once, and only the first ones.
    if (!near.has(id)) near.set(id, near.size < mostSuggested ? nearest(id, ids.keys()) : undefined);
    const found = near.get(id);
    const values = { id, ...(found !== undefined && { nearest: found }) };
    problems.add('unknown-person', { at: row.cell('사번')?.at, term: '사번', values });
    return undefined;
  };
}

const mostSuggested = 100;

/** One cell of a required column. Without the column there is no value: that has been reported already. */
export function takeCell<T>(
  row: CsvRow,
  name: string,
  take: (text: string, asked: CellContext, problems: Problems) => T | undefined,
  problems: Problems,
): T | undefined {
  const cell = row.cell(name);
  return cell && take(cell.text, askedAt(cell, name), problems);
}

export function takeText(text: string, asked: CellContext, problems: Problems): string | undefined {
  return plainSpelling(text) || refuse('missing-value', text, asked, problems);
}

/** A cell as the shift reader takes it; undefined when it is blank or its column is not there. */
export function given(row: CsvRow, name: string): PlacedText | undefined {
  const cell = row.cell(name);
  return cell === undefined || cell.text === '' ? undefined : cell;
}

/** What a row says of usual hours: those worked, and the scheduled week or rota. */
export function takeUsualHours(row: CsvRow, problems: Problems): UsualHours {
  const pattern = takePattern(row, problems);
  const written = cycleColumns.flatMap(({ name, take }) => {
    const cell = given(row, name);
    return cell === undefined ? [] : [{ name, take, cell }];
  });
  const [own, other] = written;
  if (other !== undefined)
    problems.add('conflicting-keys', {
      at: other.cell.at,
      values: { keys: written.map(({ name }) => name).join(', ') },
    });
  const cycle = own?.take(own.cell, problems);
  return { ...(pattern && { pattern }), ...(cycle && { cycle }) };
}

/** 근무시작, 근무종료 and 휴게: all blank for no hours of one's own, else the first two must be there. */
function takePattern(row: CsvRow, problems: Problems): DayPattern | undefined {
  const [from, to, breaks] = [given(row, '근무시작'), given(row, '근무종료'), given(row, '휴게')];
  if (from === undefined && to === undefined && breaks === undefined) return undefined;
  if (from === undefined || to === undefined) {
    for (const name of from === undefined ? ['근무시작', ...(to ? [] : ['근무종료'])] : ['근무종료']) {
      refuse('missing-value', '', { term: name, at: row.cell(name)?.at ?? row.at }, problems);
    }
    return undefined;
  }
  return takeHours({ from, to, breaks: breaks ? [breaks] : [] }, undefined, problems);
}
