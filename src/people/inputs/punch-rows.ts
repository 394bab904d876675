import { type Day, isoDay } from '../../calendar/date.ts';
import { minutesOfDay } from '../../calendar/interval.ts';
import { clockText } from '../../formula/civil.ts';
import { Problems } from '../../problem/problem.ts';
import type { ClockWords } from '../../rules/words/model.ts';
import { plainSpelling } from '../cells/plain.ts';
import { takeClock, takeDay } from '../cells/problems.ts';
import { byKey } from '../understand/by-key.ts';
import { idColumn } from './columns.ts';
import { type CsvColumn, matchHeader, withOwnHeadings } from './csv-header.ts';
import type { KeyedRecord, RecordSource } from './csv-records.ts';

/** The columns of an export with a row for each punch: when, and which of the two it is. */
export const punchColumns: readonly CsvColumn[] = [{ name: '타각일시' }, { name: '타각구분' }];

const head: readonly string[] = [idColumn.name, '일자', '시작', '종료'];

/** One row of the export, read. */
interface Punch {
  readonly key: number;
  readonly id: string;
  readonly day: Day;
  /** Minutes of the day; undefined for a day on which nobody worked. */
  readonly clock: number | undefined;
  readonly kind: 'in' | 'out' | 'off';
}

/** A row of a timesheet, and the rows of the export that it is made of. */
interface Spell {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
}

/** Where the columns stand in the export. */
interface Positions {
  readonly id: number;
  readonly when: number;
  readonly which: number;
}

/**
 * An export with a row for each punch (사번, 일시, 구분) as a timesheet: each punch in with the next punch out of the person within
 * 24 hours. One that has no other stands alone, so that whoever reads the rows tells that the other is missing; a place is that of
 * the punch itself. A source without those columns is given back as it is.
 */
export function timesheetOfPunches(source: RecordSource, words: ClockWords): RecordSource {
  const found = positionsIn(source);
  if (found === undefined) return source;
  const problems = new Problems();
  const spells = spellsOf(source, found, words, problems);
  const columns = [found.id, found.when, found.when, found.when];
  const made = (key: number): KeyedRecord => {
    const { from, to, cells } = spells[key] ?? { from: 0, to: 0, cells: [] };
    const first = source.again(from);
    const of = (cell: number): KeyedRecord => (cell < 3 || from === to ? first : source.again(to));
    return {
      key,
      cells,
      broken: false,
      place: (cell) => of(cell).place(columns[cell] ?? found.when),
      fault: (cell) => of(cell).fault?.(columns[cell] ?? found.when),
    };
  };
  return {
    file: source.file,
    *records(told) {
      const [heading] = source.records(new Problems());
      told.addAll(problems.list);
      if (heading !== undefined)
        yield { ...heading, key: -1, cells: head, place: (cell) => heading.place(columns[cell] ?? 0) };
      for (const key of spells.keys()) yield made(key);
    },
    again: made,
    close: () => source.close(),
  };
}

function positionsIn(source: RecordSource): Positions | undefined {
  const [header] = source.records(new Problems());
  if (header === undefined || header.broken) return undefined;
  const columns = withOwnHeadings([idColumn, ...punchColumns], source.headings);
  const all = matchHeader(header, [], columns, new Problems());
  const [id, when, which] = [idColumn, ...punchColumns].map(({ name }) => all.get(name));
  return id === undefined || when === undefined || which === undefined ? undefined : { id, when, which };
}

function spellsOf(source: RecordSource, at: Positions, words: ClockWords, problems: Problems): Spell[] {
  const punches: Punch[] = [];
  let isHeading = true;
  for (const record of source.records(problems)) {
    if (!isHeading && !record.broken) {
      const punch = readRow(record, at, words, problems);
      if (punch !== undefined) punches.push(punch);
    }
    isHeading = false;
  }
  const people = byKey(punches, ({ id }) => id);
  const paired = [...people.values()].flatMap((own) => pairs(own, words));
  return paired.sort((a, b) => a.from - b.from);
}

const spell = (from: number, to: number, cells: readonly string[]): Spell => ({ from, to, cells });

function readRow(
  record: KeyedRecord,
  at: Positions,
  words: ClockWords,
  problems: Problems,
): Punch | undefined {
  const [id = '', when = '', which = ''] = [at.id, at.when, at.which].map((cell) =>
    plainSpelling(record.cells[cell] ?? ''),
  );
  const kind = kindOf(which, words);
  if (kind === undefined) {
    const known = [...words.in, ...words.out].join(', ');
    const values = { text: which, known };
    problems.add('unknown-choice', { at: record.place(at.which), term: '타각구분', values });
    return undefined;
  }
  const [, date = when, time = ''] = /^(.*?)[ T]+(\d{1,2}:\d{2})(?::\d{2})?$/.exec(when) ?? [];
  const context = { term: '타각일시', at: record.place(at.when) };
  const day = takeDay(date, context, problems);
  if (day === undefined) return undefined;
  const clock = kind === 'off' ? undefined : takeClock(time, context, problems);
  return kind === 'off' || clock !== undefined ? { key: record.key, id, day, clock, kind } : undefined;
}

function kindOf(which: string, words: ClockWords): Punch['kind'] | undefined {
  if (words.in.includes(which)) return 'in';
  if (words.out.includes(which)) return 'out';
  return words.off.some((word) => which.startsWith(word)) ? 'off' : undefined;
}

/** One person's punches, two by two in the order of time; the same punch twice is one. */
function pairs(punches: readonly Punch[], { off: [offWord = ''] }: ClockWords): Spell[] {
  const time = ({ day, clock = 0 }: Punch): number => day * minutesOfDay + clock;
  const sorted = punches.toSorted((a, b) => time(a) - time(b));
  const made: Spell[] = [];
  let open: Punch | undefined;
  const alone = (one: Punch): void => {
    const text = one.kind === 'off' ? offWord : clockText(one.clock ?? 0);
    const cells = [one.kind === 'out' ? '' : text, one.kind === 'in' ? '' : text];
    made.push(spell(one.key, one.key, [one.id, isoDay(one.day), ...cells]));
  };
  for (const [i, one] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before !== undefined && before.kind === one.kind && time(before) === time(one)) continue;
    if (one.kind === 'out' && open !== undefined && time(one) - time(open) <= minutesOfDay) {
      const until = clockText((one.clock ?? 0) + (one.day - open.day) * minutesOfDay);
      made.push(spell(open.key, one.key, [one.id, isoDay(open.day), clockText(open.clock ?? 0), until]));
      open = undefined;
      continue;
    }
    if (one.kind === 'in') {
      if (open !== undefined) alone(open);
      open = one;
    } else alone(one);
  }
  if (open !== undefined) alone(open);
  return made;
}
