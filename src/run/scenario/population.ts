import type { Month } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';
import { readAllowances } from '../../people/inputs/allowances.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { factBooks } from '../../people/inputs/estimate-input.ts';
import { readLeaveDates, readLeaves } from '../../people/inputs/leaves.ts';
import { readMonthRecords } from '../../people/inputs/month-records.ts';
import { type PopulationInputs, ReadInputs } from '../../people/inputs/read-inputs.ts';
import { readRoster } from '../../people/inputs/roster.ts';
import { readTimesheets } from '../../people/inputs/timesheets.ts';
import {
  type Redrawn,
  readSyntheticSpec,
  SyntheticInputs,
  type SyntheticSpec,
} from '../../people/synthetic/synthetic.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import { PeopleSource } from '../../people/table/people-source.ts';
import { type DetailKind, shapeOf } from '../../people/table/shape.ts';
import { specsOf } from '../../people/table/specs.ts';
import type { Problems } from '../../problem/problem.ts';
import type { PeopleFile, Scenario } from './scenario.ts';

/** The kinds of leave of absence there are. */
export const leaveOfAbsenceKinds = ['질병휴직'] as const;

/**
 * The people of a scenario as a table: drawn, or read from its files (already decoded). Problems of all files are
 * collected; what is wrong with a single person's months is said when they are read.
 */
export function peopleSource(
  engine: Engine,
  scenario: Scenario,
  files: ReadonlyMap<PeopleFile, RecordSource>,
  problems: Problems,
): PeopleSource {
  const books = factBooks(engine.rules, scenario.schemes);
  if (scenario.synthetic !== undefined) {
    const spec = readSyntheticSpec(scenario.synthetic, books, leaveOfAbsenceKinds, problems);
    return spec === undefined ? nobody(engine, scenario) : syntheticSource(engine, scenario, spec);
  }
  const inputs = readParts(scenario, files, books, problems);
  return new PeopleSource(
    new ReadInputs(inputs),
    shapeOf(specsGiven(engine, scenario, givenBy(inputs)), scenario.months, detailsIn(inputs)),
    inputs.defaultPattern,
  );
}

/** A made-up workforce, or another draw of it. */
export function syntheticSource(
  engine: Engine,
  scenario: Pick<Scenario, 'schemes' | 'months'>,
  spec: SyntheticSpec,
  again?: Redrawn,
): PeopleSource {
  const yardstick = scenario.schemes[0] ?? '';
  const scheduled = (month: Month) =>
    engine.calendar.monthDays(month, engine.schemeMonth(yardstick, month).settings).scheduled;
  const people = new SyntheticInputs(spec, scenario.months, scheduled, again);
  const drawn = [spec.person, spec.month, ...spec.listed.flatMap(({ person, month }) => [person, month])];
  const given = new Set(drawn.flat().map(({ term }) => term.name));
  const hasSpells = spec.leaves.length > 0 || spec.listed.some(({ spells }) => spells !== undefined);
  const details = new Set<DetailKind>(hasSpells ? ['spells'] : []);
  return new PeopleSource(people, shapeOf(specsGiven(engine, scenario, given), scenario.months, details));
}

const nobody = (engine: Engine, scenario: Scenario): PeopleSource =>
  new PeopleSource(
    new ReadInputs({ people: [] }),
    shapeOf(specsGiven(engine, scenario, new Set()), scenario.months, new Set()),
  );

const specsGiven = (
  { rules }: Engine,
  { schemes }: Pick<Scenario, 'schemes'>,
  given: ReadonlySet<string>,
): readonly FactSpec[] =>
  specsOf(rules, schemes).filter(({ spec, from }) => given.has(from === '수당' ? from : spec.term));

/** The facts that somebody gives; `수당` where somebody has allowances. */
function givenBy(inputs: PopulationInputs): Set<string> {
  const given = new Set<string>();
  for (const { facts } of [...inputs.people, ...(inputs.records ?? [])])
    for (const term of facts.keys()) given.add(term);
  for (const list of inputs.leaveDates?.values() ?? []) for (const { kind } of list) given.add(`${kind}일수`);
  if ((inputs.allowances?.size ?? 0) > 0) given.add('수당');
  return given;
}

function detailsIn({ shifts, spells, leaveDates, allowances }: PopulationInputs): Set<DetailKind> {
  const held = { shifts, spells, dates: leaveDates, allowances } as const;
  return new Set(
    (['shifts', 'spells', 'dates', 'allowances'] as const).filter((kind) => (held[kind]?.size ?? 0) > 0),
  );
}

function readParts(
  scenario: Scenario,
  files: ReadonlyMap<PeopleFile, RecordSource>,
  books: ReturnType<typeof factBooks>,
  problems: Problems,
): PopulationInputs {
  const roster = files.get('명부');
  const people = roster === undefined ? [] : readRoster(roster, books.직원, problems);
  const ids = new Set(people.map(({ id }) => id));
  const part = <T>(key: PeopleFile, read: (source: RecordSource) => T): T | undefined => {
    const source = files.get(key);
    return source && read(source);
  };
  const records = part('월별기록', (source) => readMonthRecords(source, books.근무, ids, problems));
  const shifts = part('근무일지', (source) => readTimesheets(source, ids, problems));
  const spells = part('휴직', (source) => readLeaves(source, ids, leaveOfAbsenceKinds, problems));
  const leaveDates = part('휴가일', (source) => readLeaveDates(source, ids, problems));
  const allowances = part('고정수당', (source) => readAllowances(source, ids, problems));
  return {
    people,
    ...(records && { records }),
    ...(shifts && { shifts }),
    ...(spells && { spells }),
    ...(leaveDates && { leaveDates }),
    ...(allowances && { allowances }),
    ...(scenario.pattern && { defaultPattern: scenario.pattern }),
  };
}
