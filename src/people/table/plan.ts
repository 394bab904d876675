import type { Month } from '../../calendar/date.ts';
import type { Problems } from '../../problem/problem.ts';
import type { LeaveKinds, OwnHeadings, TermRule } from '../../rules/model.ts';
import { cycleColumns, hoursColumns, idColumn, required } from '../inputs/columns.ts';
import { type CsvColumn as Heading, matchHeader, withOwnHeadings } from '../inputs/csv-header.ts';
import type { CsvRecord } from '../inputs/csv-records.ts';
import type { FactSpec } from './fact-spec.ts';
import type { DetailKind, TableShape } from './shape.ts';

/** Minutes classified elsewhere, in the order of a scheme's columns. */
export const minuteKinds = ['연장', '야간', '휴일', '휴일연장'] as const;

/** What a scenario asks of its file of person-months. */
export interface MonthsFileSpec {
  readonly file: string;
  readonly specs: readonly FactSpec[];
  readonly terms: ReadonlyMap<string, TermRule>;
  readonly schemes: readonly string[];
  /** Schemes beside them that stand in for people whom they do not cover: their minutes may be given, too. */
  readonly fallbacks: readonly string[];
  readonly months: readonly Month[];
  /** The kinds of leave there are: a row's leave of absence is of the first that has dates. */
  readonly kinds: LeaveKinds;
  /** Its own headings of columns that are no facts. */
  readonly headings?: OwnHeadings;
}

/** What the cells of one column are read as; `slot` is the column of numbers they go to. */
export type PlanColumn =
  | { readonly kind: 'id' | 'month' | 'blank'; readonly name: string }
  | { readonly kind: 'from' | 'to' | 'rest' | 'week'; readonly name: string }
  | { readonly kind: 'fact'; readonly name: string; readonly slot: number; readonly fact: FactSpec }
  | { readonly kind: 'leave' | 'minutes'; readonly name: string; readonly slot: number };

/** How a file's columns are read, from its heading line. */
export interface Plan extends MonthsFileSpec, TableShape {
  /** By position in the file. */
  readonly columns: readonly PlanColumn[];
  readonly positions: ReadonlyMap<string, number>;
}

const monthColumn = required('귀속월', '급여월', '년월');
const leaveColumns: readonly Heading[] = [{ name: '휴직시작일' }, { name: '휴직종료일' }];
/** A day that is not there, in the slots of leave. */
export const noDay = -1;

/** Every column that a file of person-months may have, but for minutes, which take the place of hours. */
export const monthsColumns = (specs: readonly FactSpec[], { dated }: LeaveKinds): Heading[] => [
  idColumn,
  monthColumn,
  ...specs.map((fact) => ({ name: fact.key, aliases: fact.aliases, required: fact.required })),
  ...hoursColumns,
  ...(dated.length === 0 ? [] : leaveColumns),
];

const minutesOf = (scheme: string): Heading[] => minuteKinds.map((kind) => ({ name: `${scheme}.${kind}` }));

/** Matches a heading line; undefined (and problems) when the file cannot be read by it. */
export function makePlan(header: CsvRecord, ask: MonthsFileSpec, problems: Problems): Plan | undefined {
  const before = problems.list.length;
  const headings = [
    ...monthsColumns(ask.specs, ask.kinds),
    ...[...ask.schemes, ...ask.fallbacks].flatMap(minutesOf),
  ];
  const positions = matchHeader(header, [], withOwnHeadings(headings, ask.headings), problems);
  const has = ({ name }: Heading): boolean => positions.has(name);
  const minuteSchemes = [...ask.schemes, ...ask.fallbacks.filter((one) => minutesOf(one).some(has))];
  const minuteColumns = minuteSchemes.flatMap(minutesOf);
  const together = (columns: readonly Heading[]): boolean => {
    if (!columns.some(has)) return false;
    for (const { name } of columns.filter((one) => !has(one)))
      problems.add('missing-column', { at: header.place(0), term: name, values: { column: name } });
    return true;
  };
  const [leave, minutes, hours] = [
    together(leaveColumns),
    together(minuteColumns),
    together(hoursColumns.slice(0, 2)) || hoursColumns.some(has),
  ];
  // A week is what was agreed; minutes take the place of what was worked.
  const worked = hoursColumns.filter((one) => !cycleColumns.some(({ name }) => name === one.name));
  if (minutes && worked.some(has)) {
    const [first] = worked.filter(has);
    const keys = [...worked, ...minuteColumns].filter(has).map(({ name }) => name);
    const at = header.place(positions.get(first?.name ?? '') ?? 0);
    problems.add('conflicting-keys', { at, values: { keys: keys.join(', ') } });
  }
  if (problems.list.length > before) return undefined;
  const facts = ask.specs.filter(({ key }) => positions.has(key));
  const leaveSlot = facts.length;
  const minuteSlot = leaveSlot + (leave ? 2 : 0);
  const slots = minuteSlot + (minutes ? minuteColumns.length : 0);
  const names = new Map([...positions].map(([name, index]) => [index, name]));
  const columns = header.cells.map((_, index): PlanColumn => {
    const name = names.get(index);
    if (name === undefined) return { kind: 'blank', name: `#${index + 1}` };
    if (name === idColumn.name) return { kind: 'id', name };
    if (name === monthColumn.name) return { kind: 'month', name };
    const slot = facts.findIndex(({ key }) => key === name);
    const fact = facts[slot];
    if (fact !== undefined) return { kind: 'fact', name, slot, fact };
    const hour = hoursColumns.findIndex((one) => one.name === name);
    if (hour >= 0) return { kind: (['from', 'to', 'rest', 'week'] as const)[hour] ?? 'rest', name };
    const day = leaveColumns.findIndex((one) => one.name === name);
    if (day >= 0) return { kind: 'leave', name, slot: leaveSlot + day };
    const minute = minuteColumns.findIndex((one) => one.name === name);
    return { kind: 'minutes', name, slot: minuteSlot + minute };
  });
  const blanks = new Float64Array(slots).fill(Number.NaN);
  facts.forEach(({ spec }, slot) => {
    blanks[slot] = spec.absent;
  });
  if (leave) blanks.fill(noDay, leaveSlot, leaveSlot + 2);
  return {
    ...ask,
    columns,
    positions,
    facts,
    hours,
    leave: leave ? leaveSlot : undefined,
    minutes: minutes ? minuteSlot : undefined,
    minuteSchemes,
    slots,
    blanks,
    details: new Set<DetailKind>(cycleColumns.some(has) ? ['cycles'] : []),
    // The columns are of the first kind of leave of absence.
    absences: new Set(leave ? ask.kinds.dated.slice(0, 1).map((one) => one.name) : []),
    spare: [],
  };
}
