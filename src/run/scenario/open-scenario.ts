import { type Day, isoDay } from '../../calendar/date.ts';
import { scenarioBinding } from '../../pay/agreements.ts';
import { assumedIn } from '../../pay/assumed.ts';
import { Engine } from '../../pay/engine.ts';
import type { Members } from '../../pay/members.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import type { PeopleSource } from '../../people/table/people-source.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { type Book, bookTable, isBook } from '../../people/understand/book-table.ts';
import type { UnderstandAsk } from '../../people/understand/understand.ts';
import { type Place, ProblemError, Problems } from '../../problem/problem.ts';
import { assuming } from '../../rules/assumptions.ts';
import { type Compiled, withSchemes } from '../../rules/compile.ts';
import { knownOn as rulesKnownOn } from '../../rules/known-on.ts';
import type { OwnHeadings } from '../../rules/model.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { headingsOf, tableWords } from '../../rules/words/table-words.ts';
import { asKnownOn } from './as-known.ts';
import { inputProblems, loadTable } from './load-table.ts';
import { mergeScenario } from './merge-scenario.ts';
import { peopleSource } from './population.ts';
import { readScenario } from './read-scenario.ts';
import { monthsFile, type Scenario } from './scenario.ts';
import { sheetAsk } from './sheet-ask.ts';

/** Where a scenario's files are: on a disk, or among what a page was given. */
export interface ScenarioFiles {
  /**
   * The tree of a scenario's file; undefined, and problems, where its text makes none. `named` is how another file names it.
   * @throws ProblemError where there is no such file
   */
  scenario(path: string, named: string, problems: Problems): Promise<SourceNode | undefined>;
  /** A table of people; `named` is how the scenario names it. @throws ProblemError where there is no such file */
  table(path: string, named: string): Promise<RecordSource | Book>;
  /** A path as the file that states it means it. */
  beside(file: string, path: string): string;
}

export interface OpenOptions {
  /** The scenario's months go on to the end of that year. */
  readonly lastYear?: number | undefined;
  /** What became known after that day is left out: of the rules and agreements (known), of the scenario and its people (알게된날). */
  readonly knownOn?: Day | undefined;
}

/** A scenario with its schemes put together; its people have not been read yet. */
export interface AssembledScenario {
  readonly scenario: Scenario;
  readonly engine: Engine;
}

/**
 * Reads a scenario and puts its schemes together.
 * @throws ProblemError with everything wrong in it
 */
export async function openScenarioFrom(
  asked: Compiled,
  path: string,
  files: ScenarioFiles,
  { lastYear, knownOn }: OpenOptions = {},
): Promise<AssembledScenario> {
  const problems = new Problems();
  const rules = knownOn === undefined ? asked : rulesKnownOn(asked, isoDay(knownOn));
  const merged = await readMerged(path, path, files, problems, []);
  const whole = merged && lastYear !== undefined ? untilYear(merged, lastYear) : merged;
  const node = whole && knownOn !== undefined ? asKnownOn(whole, knownOn, problems) : whole;
  const scenario = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('a scenario without problems was not read');
  const { agreements, defined = [] } = scenario;
  const known = scenario.assumptions === undefined ? rules : assuming(rules, scenario.assumptions, problems);
  const own = withSchemes(known, [...defined, ...(agreements?.flipped ?? [])], problems);
  problems.throwIfAny();
  const members: Members = {
    byMonth: new Map(),
    // A large file's people are not counted beforehand.
    ...(scenario.files.has(monthsFile) && { given: new Map() }),
    ...(agreements?.members && { given: agreements.members }),
  };
  const binding = scenarioBinding(own, scenario, members);
  const engine = new Engine(own, scenario.changes, binding);
  checkSchemes(engine, scenario, problems);
  problems.throwIfAny();
  const assumed = assumedIn(engine, scenario.schemes, scenario.months);
  return {
    scenario: {
      ...scenario,
      ...(assumed.length > 0 && { assumed }),
      ...(knownOn !== undefined && { knownOn }),
    },
    engine,
  };
}

/**
 * The people of a scenario whose files are read at once: rosters and made-up workforces.
 * @throws ProblemError with everything wrong in their files
 */
export async function openPeople(
  open: AssembledScenario,
  path: string,
  files: ScenarioFiles,
  more: readonly string[] = [],
): Promise<PeopleSource> {
  const { scenario, engine } = open;
  const problems = new Problems();
  const tables = await readTables(open, path, files, problems);
  problems.throwIfAny();
  const source = peopleSource(engine, scenario, tables, problems, more);
  if (!problems.any) return source;
  // One wrong column is wrong in every row.
  const few = new FewProblems();
  few.take(problems.list);
  // What more there is in their months is not looked for where it would not be told.
  if (few.omitted === 0) {
    const found = await inputProblems(open, source);
    few.takeReported(found.retained, found.omitted);
  }
  throw new ProblemError(few.list);
}

/** Reads the people of a scenario, all of them. @throws ProblemError with everything wrong in their files. */
export async function readPeople(
  open: AssembledScenario,
  path: string,
  files: ScenarioFiles,
): Promise<PersonMonthTable> {
  return loadTable(open, await openPeople(open, path, files));
}

/** Puts every scheme of every month together, so that a wrong rule is said once and not for each person. */
function checkSchemes(engine: Engine, scenario: Scenario, problems: Problems): void {
  for (const scheme of scenario.schemes) {
    for (const month of scenario.months) {
      try {
        engine.schemeMonth(scheme, month);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.addNew(error.problems);
      }
    }
  }
}

/** A scenario whose months go on to the end of a year. */
function untilYear(node: SourceNode, year: number): SourceNode {
  if (node.kind !== 'map') return node;
  const text = `${year}-12`;
  return {
    ...node,
    entries: node.entries.map((one) => {
      const { value } = one;
      if (one.key !== '귀속월' || value.kind !== 'map') return one;
      const entries = value.entries.map((each) =>
        each.key === '종료'
          ? { ...each, value: { kind: 'scalar' as const, at: each.value.at, text, plain: text } }
          : each,
      );
      return { ...one, value: { ...value, entries } };
    }),
  };
}

/** The scenario's tree over its base's (기준), and the base's over its own. */
async function readMerged(
  path: string,
  named: string,
  files: ScenarioFiles,
  problems: Problems,
  seen: readonly string[],
): Promise<SourceNode | undefined> {
  const node = await files.scenario(path, named, problems);
  const base = entry(node, '기준');
  if (node === undefined || base?.kind !== 'scalar') return node;
  const basePath = files.beside(path, base.text);
  const paths = [...seen, files.beside('', path)];
  if (paths.includes(basePath)) {
    problems.add('base-cycle', {
      at: base.at,
      term: '기준',
      values: { path: [...paths, basePath].join(' → ') },
    });
    return undefined;
  }
  const below = await placed(base, () => readMerged(basePath, basePath, files, problems, paths), problems);
  return below && mergeScenario(below, node);
}

async function readTables(
  { scenario, engine }: AssembledScenario,
  path: string,
  files: ScenarioFiles,
  problems: Problems,
): Promise<Map<string, RecordSource>> {
  const tables = new Map<string, RecordSource>();
  for (const [key, named] of scenario.files) {
    // A path is relative to the file that states it, which may be the scenario's base.
    const file = files.beside(named.at.file ?? path, named.text);
    const table = await placed(named, () => files.table(file, named.text), problems);
    if (table === undefined) continue;
    if (!isBook(table)) tables.set(key, withHeadings(table, headingsOf(engine.rules.ruleSet)));
    else {
      const made = bookTable(table, key, peopleAsk(engine, scenario, key, table), problems);
      if (made !== undefined) tables.set(key, withHeadings(made, headingsOf(engine.rules.ruleSet)));
    }
  }
  return tables;
}

/** What is asked of a sheet with a scenario's table of people. */
function peopleAsk(
  { rules }: Engine,
  { schemes }: Pick<Scenario, 'schemes'>,
  kind: string,
  { mapping }: Book,
): UnderstandAsk {
  return sheetAsk(factBooks(rules, schemes), tableWords(rules.ruleSet), kind, mapping);
}

/** A table with the headings that its project has for columns that are no facts. */
const withHeadings = (table: RecordSource, headings: OwnHeadings): RecordSource => ({
  file: table.file,
  headings,
  records: (problems) => table.records(problems),
  again: (key) => table.again(key),
  close: () => table.close(),
});

/** A file that cannot be read is a problem at the place that names it. */
async function placed<T>(
  named: { readonly at: Place },
  read: () => Promise<T | undefined>,
  problems: Problems,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addAll(error.problems.map((one) => ({ ...one, at: one.at ?? named.at })));
    return undefined;
  }
}
