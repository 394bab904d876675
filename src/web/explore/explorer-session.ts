import { consentLedger } from '../../bargaining/consent/consent.ts';
import { Exploration, type LeverMoves } from '../../bargaining/negotiate/exploration.ts';
import { isoMonth, type Month } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';
import { comparePerson } from '../../pay/estimate.ts';
import { amountOf } from '../../pay/payslip.ts';
import { readMonth } from '../../people/cells/date.ts';
import { CsvTable } from '../../people/inputs/csv.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { Lang } from '../../problem/text.ts';
import type { ReportReader } from '../../report/document/report.ts';
import { type Explanation, explain } from '../../report/estimate/explanation.ts';
import { resolveScheme } from '../../rules/assemble.ts';
import type { Compiled } from '../../rules/compile.ts';
import { startTerm, usualSchemes } from '../../rules/named-rules.ts';
import { readSource } from '../../rules/source-tree.ts';
import { sourceFromValue } from '../../rules/source-value.ts';
import {
  openPeople,
  openScenarioFrom,
  readPeople,
  type ScenarioFiles,
} from '../../run/scenario/open-scenario.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { tableColumns } from '../../run/scenario/table-kind.ts';
import { lineLabel } from '../../writing/line-label.ts';
import { yamlText } from '../../writing/yaml-text.ts';
import { DroppedTables } from './dropped-tables.ts';
import { type KeptRun, keptReport, keptWorkbook } from './kept-run.ts';
import type {
  ComparisonChoice,
  ExplorerResult,
  Kept,
  MatchEdit,
  MovedLevers,
  OpenedComparison,
  PlainFile,
  ShownConsent,
  ShownPerson,
  ShownTable,
} from './protocol.ts';
import { scenarioValue } from './scenario-value.ts';
import { sha256 } from './sha256.ts';
import { binned, shownConsent, shownFacts, shownLever } from './shown.ts';
import { shownGroupings } from './shown-groups.ts';
import type { Watch } from './under-way.ts';

interface OpenExploration {
  readonly choice: ComparisonChoice;
  readonly scenario: Scenario;
  readonly exploration: Exploration;
  /** The setting of the levers that an engine was last made for. */
  engine: { readonly key: string; readonly made: Engine } | undefined;
  binWidth: number | undefined;
}

/** The library as the explorer sees it: no page here, so it runs in a worker, and in tests. */
export class ExplorerSession {
  private readonly shipped: ReadonlyMap<string, string>;
  private readonly version: string;
  private readonly dropped: DroppedTables;
  private current: OpenExploration | undefined;

  /** `shipped`: the scenarios that the page brings along, by path; `version`: the program's. */
  constructor(rules: Compiled, shipped: ReadonlyMap<string, string>, version = '') {
    this.shipped = shipped;
    this.version = version;
    this.dropped = new DroppedTables(rules, comparable(rules));
  }

  /** Schemes that can be compared: those that say what an employer pays. */
  get schemes(): readonly string[] {
    return comparable(this.rules);
  }

  /** With what somebody groups people by. */
  private get rules(): Compiled {
    return this.dropped.rules;
  }

  stage = (files: readonly PlainFile[]): Promise<readonly ShownTable[]> => this.dropped.stage(files);

  /** Reads a table by what somebody says of a heading or a value. */
  match = (file: string, edit: MatchEdit): Promise<readonly ShownTable[]> => this.dropped.match(file, edit);

  unstage = (file: string): Promise<readonly ShownTable[]> => this.dropped.unstage(file);

  /** How tables are read, as pumsak.yaml says it. */
  mappings = (): string => this.dropped.mappings();

  /** Opens a choice; what was open before stays so when anything is wrong. @throws ProblemError */
  async open(asked: ComparisonChoice): Promise<OpenedComparison> {
    const tables = this.dropped.known();
    if (asked.scenario === undefined) this.dropped.checkClaims();
    const choice = asked.scenario === undefined ? this.withMonths(asked, tables) : asked;
    const files = this.files(scenarioValue(choice, tables));
    const opened = await openScenarioFrom(this.rules, ownPath, files);
    const { engine, scenario } = opened;
    const people = await readPeople(opened, ownPath, files);
    if (people.rows === 0) throw new ProblemError([problem('nobody-in-months')]);
    const [against = '', ...others] = scenario.schemes;
    if (others.length === 0) {
      // Nothing is changed by agreements here: another scheme stands beside the first.
      const left = this.schemes.filter((name) => name !== against);
      const other = left.find((name) => name === usualScheme) ?? left[0];
      if (other === undefined) throw new RangeError('one scheme alone');
      return this.open({ ...asked, schemes: [against, other] });
    }
    const scheme = others.includes(choice.schemes[1]) ? choice.schemes[1] : (others[0] ?? against);
    const { line, cost } = choice;
    const exploration = new Exploration(engine, scenario, people, { scheme, line, cost });
    const own: ComparisonChoice = { ...choice, schemes: [against, scheme] };
    this.current = { choice: own, scenario, exploration, engine: undefined, binWidth: undefined };
    const kinds = engine.schemeMonth(scheme, scenario.months[0] ?? 0).program.lines;
    return {
      name: scenario.name,
      assumption: scenario.assumption,
      assumed: scenario.assumed ?? [],
      isMadeUp: scenario.synthetic !== undefined,
      schemes: [...new Set([...this.schemes, ...scenario.schemes])],
      choice: own,
      months: scenario.months.map(isoMonth),
      ids: exploration.ids,
      groupings: shownGroupings(people),
      personMonths: people.rows,
      lines: kinds.map(({ total }) => total),
      levers: exploration.levers.map(shownLever),
    };
  }

  /** @throws ProblemError where some person-month cannot be worked out */
  move(moves: MovedLevers): ExplorerResult {
    const open = this.opened();
    const {
      paid,
      changes,
      covered,
      spent,
      costs,
      quick: _,
      ...heads
    } = open.exploration.move(new Map(moves));
    const bins = binned(changes, covered, open.binWidth);
    open.binWidth = bins.binWidth;
    return {
      paid: paid.slice(),
      changes: changes.slice(),
      covered: covered.slice(),
      spent: spent.slice(),
      costs: costs.slice(),
      heads,
      ...bins,
    };
  }

  person(moves: MovedLevers, person: number): ShownPerson {
    const { exploration } = this.opened();
    const own = this.personMonths(person);
    const engine = this.engine(moves);
    const { scheme, against, line } = exploration.negotiation;
    return {
      id: exploration.ids[person] ?? '',
      facts: shownFacts(engine, own.at(-1)),
      months: own.map((month) => {
        const comparison = comparePerson(engine, month, [against, scheme]);
        const [before, after] = comparison.payslips;
        if (before === undefined || after === undefined) throw new RangeError('two schemes are compared');
        const lines = comparison.lines.flatMap(({ items, total }) =>
          [...items, total].map((term) => ({
            term,
            label: lineLabel([before, after], term),
            isTotal: term === total,
            amounts: [amountOf(before, term), amountOf(after, term)] as const,
          })),
        );
        return {
          month: after.month,
          difference: amountOf(after, line) - amountOf(before, line),
          missed: after.missed,
          applied: after.applied,
          lines: lines.filter(({ isTotal, amounts }) => isTotal || amounts.some((won) => won !== 0)),
        };
      }),
    };
  }

  /** Why a figure of a person's month is what it is. @throws ProblemError */
  why(moves: MovedLevers, person: number, month: string, scheme: string, term: string): Explanation[] {
    const own = this.personMonths(person).find((one) => isoMonth(one.month) === month);
    if (own === undefined) throw new RangeError(`no month ${month}`);
    const payslip = this.engine(moves).payslip(own, scheme);
    return payslip.program.index.has(term) ? explain(payslip, term) : [];
  }

  async consent(moves: MovedLevers, lang: 'ko' | 'en'): Promise<ShownConsent> {
    const { scenario, exploration } = this.opened();
    const ledger = await consentLedger(this.engine(moves), scenario, exploration.people);
    return shownConsent(ledger, exploration.negotiation.scheme, lang);
  }

  /** The scenario file by which `pumsak run` comes to the same. */
  scenario = (kept: Kept): string => yamlText(this.keptValue(kept));

  /** The results of that scenario as a workbook. @throws ProblemError, Cancelled */
  workbook = async (kept: Kept, lang: Lang, watch: Watch = () => {}): Promise<Blob> =>
    keptWorkbook(await this.kept(kept), lang, watch);

  /** The report on them. @throws ProblemError, Cancelled */
  report = async (kept: Kept, reader: ReportReader, lang: Lang, watch: Watch = () => {}): Promise<string> =>
    keptReport(await this.kept(kept), reader, lang, watch);

  private keptValue({ moves, budget }: Kept): Readonly<Record<string, unknown>> {
    const { choice, scenario, exploration } = this.opened();
    const tables = this.dropped.known();
    const values = moves.map(([term, at]) => {
      const lever = exploration.levers.find((one) => one.term === term);
      return [term, lever?.values[at]?.text ?? ''] as const;
    });
    // A scenario that has a budget of its own keeps it.
    const typed =
      budget === undefined || scenario.budget !== undefined
        ? undefined
        : { amount: budget, months: scenario.months.length };
    return scenarioValue(choice, tables, values, typed);
  }

  /** Opens the scenario as a run does, and notes what is read. */
  private async kept(kept: Kept): Promise<KeptRun> {
    const value = this.keptValue(kept);
    const files = this.files(value);
    const inputs = new Map<string, string>();
    const noted: ScenarioFiles = {
      ...files,
      scenario: async (path, named, problems) => {
        inputs.set(path, await sha256(this.shipped.get(path) ?? yamlText(value)));
        return files.scenario(path, named, problems);
      },
      table: async (path, named) => {
        inputs.set(path, this.dropped.get(path)?.sha256 ?? '');
        return files.table(path, named);
      },
    };
    const open = await openScenarioFrom(this.rules, ownPath, noted);
    const source = await openPeople(open, ownPath, noted);
    const read = [...inputs].map(([path, hash]) => ({ path, sha256: hash }));
    return { open, source, origin: { engine: this.version, scenario: ownPath, inputs: read } };
  }

  private opened(): OpenExploration {
    if (this.current === undefined) throw new RangeError('nothing is open');
    return this.current;
  }

  private engine(moves: MovedLevers): Engine {
    const open = this.opened();
    const key = JSON.stringify(moves);
    if (open.engine?.key !== key) {
      const at: LeverMoves = new Map(moves);
      open.engine = { key, made: open.exploration.engineAt(at) };
    }
    return open.engine.made;
  }

  private personMonths(person: number): readonly PersonMonth[] {
    const { exploration } = this.opened();
    const id = exploration.ids[person];
    return exploration.people.months(id ?? '');
  }

  /** Own files: the months of the records, where none were chosen. */
  private withMonths(choice: ComparisonChoice, tables: ReadonlyMap<string, string>): ComparisonChoice {
    if (choice.months !== undefined) return choice;
    const source = this.dropped.get(tables.get('월별기록') ?? '')?.source;
    const columns = tableColumns(factBooks(this.rules, choice.schemes)).get('월별기록') ?? [];
    let [first, last]: [Month | undefined, Month | undefined] = [undefined, undefined];
    if (source !== undefined)
      for (const row of new CsvTable(source, columns, new Problems()).rows(new Problems())) {
        const read = readMonth(row.cell('귀속월')?.text ?? '');
        if (!read.ok) continue;
        first = Math.min(first ?? read.value, read.value);
        last = Math.max(last ?? read.value, read.value);
      }
    if (first !== undefined && last !== undefined)
      return { ...choice, months: [isoMonth(first), isoMonth(last)] };
    const begins = this.rules.terms.get(startTerm)?.rules[0]?.rule.entries?.at(-1)?.formula.text ?? '';
    return { ...choice, months: [begins.slice(0, 7), begins.slice(0, 7)] };
  }

  /** The page's own scenario, the shipped ones, and the tables that were dropped. */
  private files(own: unknown): ScenarioFiles {
    const { shipped, dropped } = this;
    return {
      async scenario(path, _, problems) {
        if (path === ownPath) return sourceFromValue(own, path, problems);
        return readSource(found(shipped.get(path), path), path, problems);
      },
      table: async (path) => found(dropped.get(path), path).source,
      beside: (file, path) =>
        shipped.has(path) || dropped.get(path) !== undefined
          ? path
          : `${file.slice(0, file.lastIndexOf('/') + 1)}${path}`,
    };
  }
}

const comparable = (rules: Compiled): readonly string[] =>
  [...rules.schemes].flatMap(([name, scheme]) =>
    resolveScheme(rules, scheme, new Problems()).lines.some(({ kind }) => kind === '사업주부담')
      ? [name]
      : [],
  );

/** What is compared where nothing else was chosen. */
const [, usualScheme] = usualSchemes;
/** What the page's own scenario is called where something is wrong with it. */
const ownPath = '탐색.yaml';

/** @throws ProblemError file-not-found */
function found<T>(one: T | undefined, path: string): T {
  if (one === undefined) throw new ProblemError([problem('file-not-found', { values: { path } })]);
  return one;
}
