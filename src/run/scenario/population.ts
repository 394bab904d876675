import type { Engine } from '../../pay/engine.ts';
import { readAllowances } from '../../people/inputs/allowances.ts';
import { collect, type PopulationInputs } from '../../people/inputs/collect.ts';
import type { TableText } from '../../people/inputs/columns.ts';
import { factBooks } from '../../people/inputs/estimate-input.ts';
import { readLeaveDates, readLeaves } from '../../people/inputs/leaves.ts';
import { readMonthRecords } from '../../people/inputs/month-records.ts';
import { readRoster } from '../../people/inputs/roster.ts';
import { readTimesheets } from '../../people/inputs/timesheets.ts';
import { readSyntheticSpec, synthesize } from '../../people/synthetic/synthetic.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Problems } from '../../problem/problem.ts';
import type { PeopleFile, Scenario } from './scenario.ts';

/** The kinds of leave of absence there are. */
export const leaveOfAbsenceKinds = ['질병휴직'] as const;

/**
 * The person-months of a scenario: drawn, or read from its files (already decoded). Problems of all files are
 * collected.
 */
export function population(
  engine: Engine,
  scenario: Scenario,
  files: ReadonlyMap<PeopleFile, TableText>,
  problems: Problems,
): readonly PersonMonth[] {
  const books = factBooks(engine.rules, scenario.schemes);
  if (scenario.synthetic !== undefined) {
    const spec = readSyntheticSpec(scenario.synthetic, books, leaveOfAbsenceKinds, problems);
    if (spec === undefined) return [];
    const yardstick = scenario.schemes[0] ?? '';
    return synthesize(
      spec,
      scenario.months,
      (month) => engine.calendar.monthDays(month, engine.schemeMonth(yardstick, month).settings).scheduled,
      problems,
    ).months;
  }
  return collect(readParts(scenario, files, books, problems), scenario.months, problems);
}

function readParts(
  scenario: Scenario,
  files: ReadonlyMap<PeopleFile, TableText>,
  books: ReturnType<typeof factBooks>,
  problems: Problems,
): PopulationInputs {
  const roster = files.get('명부');
  const people = roster === undefined ? [] : readRoster(roster, books.직원, problems);
  const ids = new Set(people.map(({ id }) => id));
  const part = <T>(key: PeopleFile, read: (source: TableText) => T): T | undefined => {
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
