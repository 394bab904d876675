import type { Month } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import type { LeaveSpell } from '../../calendar/types.ts';
import type { Engine } from '../../pay/engine.ts';
import type { FactBook } from '../../people/facts.ts';
import { readAllowances } from '../../people/inputs/allowances.ts';
import { readChangeRows } from '../../people/inputs/change-rows.ts';
import { ClosingInputs } from '../../people/inputs/closing.ts';
import { cycleColumns } from '../../people/inputs/columns.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { type FactBooks, factBooks } from '../../people/inputs/fact-books.ts';
import { readLeaveDates, readLeaves } from '../../people/inputs/leaves.ts';
import { itemFields, readListRows } from '../../people/inputs/list-rows.ts';
import { readMonthRecords } from '../../people/inputs/month-records.ts';
import type { Closing, PeopleInputs } from '../../people/inputs/person-inputs.ts';
import type { PersonRows } from '../../people/inputs/person-rows.ts';
import { type PopulationInputs, ReadInputs } from '../../people/inputs/read-inputs.ts';
import { nameColumn, type PersonList, Roster } from '../../people/inputs/roster.ts';
import { readSwapRows } from '../../people/inputs/swap-rows.ts';
import { readTimesheets } from '../../people/inputs/timesheets.ts';
import {
  type Redrawn,
  readSyntheticSpec,
  SyntheticInputs,
  type SyntheticSpec,
} from '../../people/synthetic/synthetic.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import { PeopleSource } from '../../people/table/people-source.ts';
import { type DetailKind, shapeOf, type TableShape } from '../../people/table/shape.ts';
import { specsOf } from '../../people/table/specs.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Scenario } from './scenario.ts';
import { type ListKind, listKinds } from './table-kind.ts';

/**
 * The people of a scenario as a table: drawn, or read from its files (already decoded). Problems of all files are
 * collected; what is wrong with a single person's months is said when they are read. `more`: facts for which there is room
 * beside those that are given.
 */
export function peopleSource(
  engine: Engine,
  scenario: Scenario,
  files: ReadonlyMap<string, RecordSource>,
  problems: Problems,
  more: readonly string[] = [],
): PeopleSource {
  const books = factBooks(engine.rules, scenario.schemes);
  if (scenario.synthetic !== undefined) {
    const spec = readSyntheticSpec(scenario.synthetic, books, problems);
    return spec === undefined
      ? noSource(engine, scenario)
      : syntheticSource(engine, scenario, spec, { shape: syntheticShape(engine, scenario, spec, more) });
  }
  const { inputs, given, shape } = readParts(scenario, files, books, problems);
  const { closing } = scenario;
  return new PeopleSource(
    withClosing(new ReadInputs(inputs), closing),
    shapeOf(
      specsGiven(engine, scenario, withLeft(new Set([...given, ...more]), closing)),
      scenario.months,
      engine.rules.leave,
      shape,
    ),
    inputs.defaultPattern,
    () => {
      for (const file of files.values()) file.close();
    },
  );
}

/** A made-up workforce, or another draw of it, which fills a table of the same shape. */
export function syntheticSource(
  engine: Engine,
  scenario: Pick<Scenario, 'schemes' | 'months' | 'closing'>,
  spec: SyntheticSpec,
  { shape = syntheticShape(engine, scenario, spec), again }: DrawOptions = {},
): PeopleSource {
  const yardstick = scenario.schemes[0] ?? '';
  const scheduled = (month: Month) =>
    engine.calendar.monthDays(month, engine.schemeMonth(yardstick, month).settings).scheduled;
  const drawn = new SyntheticInputs(spec, scenario.months, scheduled, again);
  return new PeopleSource(withClosing(drawn, scenario.closing), shape);
}

const withClosing = (people: PeopleInputs, closing: Closing | undefined): PeopleInputs =>
  closing === undefined ? people : new ClosingInputs(people, closing);

/** Whoever leaves with a unit has a last day. */
const withLeft = (given: ReadonlySet<string>, closing: Closing | undefined): ReadonlySet<string> =>
  closing === undefined ? given : new Set([...given, employment.left]);

interface DrawOptions {
  readonly shape?: TableShape;
  readonly again?: Redrawn;
}

function syntheticShape(
  engine: Engine,
  scenario: Pick<Scenario, 'schemes' | 'months' | 'closing'>,
  spec: SyntheticSpec,
  more: readonly string[] = [],
): TableShape {
  const drawn = [
    spec.person,
    ...spec.groups.map((one) => one.person),
    spec.month,
    ...spec.listed.flatMap(({ person, month }) => [person, month]),
  ];
  const given = new Set([...drawn.flat().map(({ term }) => term.name), ...more]);
  const spells = spec.listed.flatMap((one) => one.spells ?? []);
  const absences = new Set([...spec.leaves, ...spells].map(({ kind }) => kind));
  const all = withLeft(given, scenario.closing);
  return shapeOf(specsGiven(engine, scenario, all), scenario.months, engine.rules.leave, {
    details: new Set(),
    absences,
  });
}

const nobody: PersonList = {
  ids: [],
  at(place) {
    throw new RangeError(`nobody at ${place}`);
  },
};

const noSource = (engine: Engine, scenario: Scenario): PeopleSource =>
  new PeopleSource(
    new ReadInputs({ people: nobody }),
    shapeOf(specsGiven(engine, scenario, new Set()), scenario.months, engine.rules.leave, {
      details: new Set(),
      absences: new Set(),
    }),
  );

const namesOf = (kinds: readonly { readonly name: string }[]): string[] => kinds.map(({ name }) => name);

const specsGiven = (
  { rules }: Engine,
  { schemes }: Pick<Scenario, 'schemes'>,
  given: ReadonlySet<string>,
): readonly FactSpec[] =>
  specsOf(rules, schemes).filter(({ spec, from }) => given.has(from === '수당' ? from : spec.term));

/** What files say of people, which facts they have columns for (`수당`: allowances), and what else rows have. */
interface ReadParts {
  readonly inputs: PopulationInputs;
  readonly given: ReadonlySet<string>;
  readonly shape: Pick<TableShape, 'details' | 'absences' | 'named'>;
}

function readParts(
  scenario: Scenario,
  files: ReadonlyMap<string, RecordSource>,
  books: FactBooks,
  problems: Problems,
): ReadParts {
  const file = files.get('명부');
  const roster = file && new Roster(file, books, problems);
  const places = roster?.places ?? new Map<string, number>();
  const part = <T>(key: string, read: (source: RecordSource) => PersonRows<T>): PersonRows<T> | undefined => {
    const source = files.get(key);
    const rows = source && read(source);
    return rows !== undefined && rows.size > 0 ? rows : undefined;
  };
  const records = part('월별기록', (source) => readMonthRecords(source, books.근무, places, problems));
  const shifts = part('근무일지', (source) => readTimesheets(source, places, problems, books.clock));
  const spells = part('휴직', (source) => readLeaves(source, places, namesOf(books.leave.dated), problems));
  const leaveDates = part('휴가일', (source) =>
    readLeaveDates(source, places, namesOf(books.leave.counted), problems),
  );
  const allowances = part('고정수당', (source) => readAllowances(source, places, books.allowances, problems));
  const swaps = part('휴일대체', (source) => readSwapRows(source, places, problems));
  const changed = new Set<string>();
  const changes = part('변경', (source) =>
    readChangeRows(source, books.직원, places, changed, problems, scenario.knownOn),
  );
  const lists = listKinds(books).flatMap(({ key, list }) => {
    const rows = part(key, (source) => readListRows(source, key, list, places, problems));
    return rows === undefined ? [] : [{ key, list, fields: itemFields(list), rows }];
  });
  for (const one of lists) refuseTwice(one, [roster?.columns, records?.columns], files, problems);
  const details = { shifts, dates: leaveDates, allowances, swaps, changes } as const;
  return {
    inputs: {
      people: roster ?? nobody,
      ...(records && { records }),
      ...(shifts && { shifts }),
      ...(spells && { spells }),
      ...(leaveDates && { leaveDates }),
      ...(allowances && { allowances }),
      ...(swaps && { swaps }),
      ...(changes && { changes }),
      ...(lists.length > 0 && { lists }),
      ...(scenario.pattern && { defaultPattern: scenario.pattern }),
    },
    given: new Set([
      ...termsIn(books.직원, roster?.columns),
      ...termsIn(books.근무, records?.columns),
      ...(leaveDates ? books.leave.counted.map(({ fact }) => fact) : []),
      ...(allowances ? ['수당'] : []),
      ...changed,
      ...lists.flatMap(({ list }) => list.map(({ name }) => name)),
    ]),
    shape: {
      ...(roster?.columns.has(nameColumn.name) && { named: true }),
      absences: kindsOf(spells),
      details: new Set<DetailKind>([
        ...(['shifts', 'dates', 'allowances', 'swaps', 'changes'] as const).filter((kind) => details[kind]),
        ...(cycleColumns.some(
          ({ name }) => changed.has(name) || [roster, records].some((one) => one?.columns?.has(name)),
        )
          ? (['cycles'] as const)
          : []),
      ]),
    },
  };
}

const kindsOf = (rows: Iterable<readonly [string, readonly LeaveSpell[]]> = []): ReadonlySet<string> =>
  new Set([...rows].flatMap(([, spells]) => spells.map(({ kind }) => kind)));

/** Items of a list stand in a table of their own or in columns, not in both. */
function refuseTwice(
  { key, list }: Pick<ListKind, 'key' | 'list'>,
  headings: readonly (ReadonlyMap<string, number> | undefined)[],
  files: ReadonlyMap<string, RecordSource>,
  problems: Problems,
): void {
  const column = list.find(({ fact }) => headings.some((one) => one?.has(fact?.key ?? '')))?.fact?.key;
  if (column === undefined) return;
  const at = { file: files.get(key)?.file ?? '', line: 1, column: 1 };
  problems.add('conflicting-keys', { at, term: key, values: { keys: `${key}, ${column}` } });
}

const termsIn = ({ terms }: FactBook, columns: ReadonlyMap<string, number> | undefined): string[] =>
  terms.flatMap(({ name, fact }) => (columns?.has(fact?.key ?? name) ? [name] : []));
