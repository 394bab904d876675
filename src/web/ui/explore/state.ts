import { batch, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from '../../../problem/problem.ts';
import type { Lang } from '../../../problem/text.ts';
import type { ReportReader } from '../../../report/document/report.ts';
import { shownTotals, usualSchemes } from '../../../rules/named-rules.ts';
import { download } from '../../download.ts';
import { WorkerClient, WorkerRefusal } from '../../explore/client.ts';
import type {
  Catalogue,
  ComparisonChoice,
  ExplorerResult,
  Kept,
  MatchEdit,
  MovedLevers,
  OpenedComparison,
  PlainFile,
  ShownConsent,
  ShownLever,
  ShownPerson,
  ShownTable,
} from '../../explore/protocol.ts';
import { Cancelled, type Progress } from '../../explore/under-way.ts';
import { type ExploreWord, exploreWord } from '../../explore-words.ts';
import { unpackedText } from '../../inlined.ts';
import type { Page } from '../page.ts';
import { typedWon } from '../typed.ts';

/** What the first look shows: the shipped reform with its made-up people. */
const firstChoice: ComparisonChoice = {
  scenario: 'scenarios/2024-wage-reform.yaml',
  schemes: usualSchemes,
  agreements: false,
  line: shownTotals.gross,
  cost: [shownTotals.gross],
};

/** The same where the page holds other rules: its first scenario, and the schemes that they compare. */
export function choiceAmong({ scenarios, schemes, compared }: Catalogue): ComparisonChoice {
  if (scenarios.some(({ path }) => path === firstChoice.scenario)) return firstChoice;
  const [against = '', scheme = against] = [...new Set([...compared, ...schemes])];
  return { ...firstChoice, scenario: scenarios[0]?.path, schemes: [against, scheme] };
}

/** The explorer's state on the page. What is worked out comes from the worker; the newest setting wins. */
export class ExplorerState {
  readonly page: Page;
  readonly catalogue: Signal<Catalogue | undefined> = signal(undefined);
  readonly choice: Signal<ComparisonChoice> = signal(firstChoice);
  readonly opened: Signal<OpenedComparison | undefined> = signal(undefined);
  readonly moves: Signal<ReadonlyMap<string, number>> = signal(new Map());
  readonly result: Signal<ExplorerResult | undefined> = signal(undefined);
  readonly tables: Signal<readonly ShownTable[]> = signal([]);
  readonly problems: Signal<readonly Problem[]> = signal([]);
  /** Records were taken, but nobody whose they are. */
  readonly needsRoster: Signal<boolean> = signal(false);
  /** Somebody is matching columns and values: what is still wrong takes no focus away. */
  readonly isSettling: Signal<boolean> = signal(false);
  readonly busy: Signal<boolean> = signal(false);
  readonly chosen: Signal<number | undefined> = signal(undefined);
  readonly person: Signal<ShownPerson | undefined> = signal(undefined);
  readonly consent: Signal<ShownConsent | undefined> = signal(undefined);
  readonly wantsConsent: Signal<boolean> = signal(false);
  readonly budget: Signal<string> = signal('');
  /** How far the workbook or report is that is being made. */
  readonly making: Signal<Progress | undefined> = signal(undefined);
  /** Milliseconds from moving a lever to the drawn histogram. */
  readonly took: Signal<number | undefined> = signal(undefined);
  private client: WorkerClient | undefined;
  private moving = false;
  private movedAt: number | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was opened: answers about what stood before are dropped. */
  private era = 0;

  constructor(page: Page) {
    this.page = page;
  }

  w = (key: ExploreWord, values?: Readonly<Record<string, string>>): string =>
    exploreWord(this.page.lang.value, key, values);

  /** Starts the worker and opens the first choice. */
  async start(): Promise<void> {
    if (this.client !== undefined) return;
    const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    this.busy.value = true;
    const program = `${text('script[type=module]')}\n${await unpackedText(text('#explore'))}`;
    // A page of a file may start no worker of modules: this one is a function.
    const parts = [`"use strict";(()=>{${program}\n})();`];
    const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
    this.client = new WorkerClient(url);
    const catalogue = await this.client.ask('start', { packed: text('#rules') });
    URL.revokeObjectURL(url);
    batch(() => {
      this.catalogue.value = catalogue;
      this.choice.value = choiceAmong(catalogue);
      this.busy.value = false;
    });
    // Without a scenario of made-up people there is nothing to see before files are dropped.
    if (this.choice.value.scenario !== undefined) await this.open(this.choice.value);
  }

  /** Opens a choice; when it cannot be opened, what was open stays. */
  async open(choice: ComparisonChoice): Promise<void> {
    const { client } = this;
    if (client === undefined) return;
    this.busy.value = true;
    try {
      const opened = await client.ask('open', { choice });
      const result = await client.ask('move', { moves: [] });
      this.era++;
      batch(() => {
        this.opened.value = opened;
        this.choice.value = opened.choice;
        this.moves.value = new Map();
        this.result.value = result;
        this.problems.value = [];
        this.took.value = undefined;
        this.chosen.value = undefined;
        this.person.value = undefined;
        this.consent.value = undefined;
      });
      this.rest();
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy.value = false;
    }
  }

  /** Takes dropped files, and opens them together with those that were taken before. */
  async take(files: readonly File[]): Promise<void> {
    const { client } = this;
    if (client === undefined || files.length === 0) return;
    const plain: PlainFile[] = [];
    for (const file of files) plain.push({ name: file.name, bytes: await file.arrayBuffer() });
    this.isSettling.value = false;
    try {
      this.tables.value = await client.ask(
        'stage',
        { files: plain },
        plain.map(({ bytes }) => bytes),
      );
    } catch (error) {
      this.refused(error);
      return;
    }
    await this.openOwn();
  }

  async drop(file: string): Promise<void> {
    if (this.client === undefined) return;
    this.tables.value = await this.client.ask('unstage', { file });
    if (this.tables.value.length > 0) await this.openOwn();
    else {
      this.needsRoster.value = false;
      this.problems.value = [];
    }
  }

  /** Reads a table otherwise, and works out anew; the focus stays where it is. */
  async match(file: string, edit: MatchEdit): Promise<void> {
    if (this.client === undefined) return;
    try {
      this.tables.value = await this.client.ask('match', { file, edit });
    } catch (error) {
      this.refused(error);
      return;
    }
    this.isSettling.value = true;
    await this.openOwn();
  }

  /** How tables are read, as pumsak.yaml says it. */
  mappings = async (): Promise<string> => (await this.client?.ask('mappings', {})) ?? '';

  takeMappings = async (): Promise<void> =>
    this.give(new Blob([await this.mappings()], { type: 'text/yaml' }), '가져오기.yaml');

  private async openOwn(): Promise<void> {
    this.needsRoster.value = !this.tables.value.some(({ kind }) => kind === '명부');
    if (this.needsRoster.value) {
      this.problems.value = [];
      return;
    }
    const { heads: _, months: __, ...choice } = this.choice.value;
    await this.open({ ...choice, scenario: undefined });
  }

  /** Shows what is wrong in the input; a fault of the program is said, and goes on. */
  private refused(error: unknown): void {
    if (error instanceof WorkerRefusal) {
      this.problems.value = error.problems;
      return;
    }
    this.page.say(String(error));
    throw error;
  }

  /** Moves a lever; `at` is the time of the event behind it. */
  move(lever: ShownLever, place: number, at: number): void {
    const moves = new Map(this.moves.value);
    if (place === lever.rests) moves.delete(lever.term);
    else moves.set(lever.term, place);
    this.set(moves, at);
  }

  reset(at: number, term?: string): void {
    const moves = new Map(this.moves.value);
    if (term === undefined) moves.clear();
    else moves.delete(term);
    this.set(moves, at);
  }

  private set(moves: ReadonlyMap<string, number>, at: number): void {
    this.moves.value = moves;
    this.movedAt = at;
    void this.pump();
  }

  /** One setting is under way at a time; when it comes back, the newest goes. */
  private async pump(): Promise<void> {
    if (this.moving || this.client === undefined) return;
    this.moving = true;
    const [moves, era] = [this.moves.value, this.era];
    const slow = setTimeout(() => {
      this.busy.value = true;
    }, slowAfter);
    try {
      const result = await this.client.ask('move', { moves: [...moves] });
      if (era === this.era) {
        this.problems.value = [];
        this.result.value = result;
      }
    } catch (error) {
      this.refused(error);
    } finally {
      clearTimeout(slow);
      this.moving = false;
    }
    this.busy.value = false;
    if (moves !== this.moves.value) void this.pump();
    else this.rest();
  }

  /** Called when the histogram of the newest result stands in the page. */
  drawn(): void {
    const { movedAt } = this;
    if (movedAt === undefined) return;
    this.movedAt = undefined;
    const end = performance.now();
    performance.measure('lever', { start: movedAt, end });
    this.took.value = end - movedAt;
  }

  /** What takes longer waits until the levers rest. */
  rest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.slow(), restAfter);
  }

  private async slow(): Promise<void> {
    const { client, era } = this;
    const moves: MovedLevers = [...this.moves.value];
    const isStale = (): boolean => era !== this.era || String(moves) !== String([...this.moves.value]);
    if (client === undefined || this.opened.value === undefined) return;
    const chosen = this.chosen.value;
    if (chosen !== undefined) {
      const person = await client.ask('person', { moves, person: chosen });
      if (!isStale() && chosen === this.chosen.value) this.person.value = person;
    }
    if (this.wantsConsent.value && !isStale()) {
      const consent = await client.ask('consent', { moves, lang: this.page.lang.value });
      if (!isStale()) this.consent.value = consent;
    }
  }

  choose(person: number | undefined): void {
    this.chosen.value = person;
    if (person === undefined) this.person.value = undefined;
    else this.rest();
  }

  /** Why a figure of the chosen person is what it is, in the page's dialog. */
  async why(month: string, scheme: string, term: string): Promise<void> {
    const person = this.chosen.value;
    if (this.client === undefined || person === undefined) return;
    const moves: MovedLevers = [...this.moves.value];
    const explanations = await this.client.ask('why', { moves, person, month, scheme, term });
    this.page.asked.value = { scheme, explanations };
  }

  /** The scenario file of what is on the screen, to keep. */
  async keep(): Promise<void> {
    if (this.client === undefined) return;
    const text = await this.client.ask('scenario', this.kept());
    this.give(new Blob([text], { type: 'text/yaml' }), '탐색.yaml');
  }

  /** Its results as a workbook. */
  takeWorkbook = (): Promise<void> =>
    this.make(async (client, kept, lang) => {
      this.give(await client.ask('workbook', { ...kept, lang }, [], this.watch), '탐색-결과.xlsx');
    });

  /** The report on them. */
  takeReport = (reader: ReportReader): Promise<void> =>
    this.make(async (client, kept, lang) => {
      const html = await client.ask('report', { ...kept, reader, lang }, [], this.watch);
      this.give(new Blob([html], { type: 'text/html' }), '탐색-보고서.html');
    });

  /** What stands on the screen, the budget too. */
  private kept = (): Kept => ({ moves: [...this.moves.value], budget: typedWon(this.budget.value) });

  private watch = (progress: Progress): void => {
    this.making.value = progress;
  };

  /** What is being made is no longer wanted. */
  cancel = (): void => this.client?.cancel();

  private async make(work: (client: WorkerClient, kept: Kept, lang: Lang) => Promise<void>): Promise<void> {
    const { client } = this;
    if (client === undefined) return;
    this.making.value = {};
    try {
      await work(client, this.kept(), this.page.lang.value);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.refused(error);
    } finally {
      this.making.value = undefined;
    }
  }

  private give(content: Blob, name: string): void {
    download(content, name);
    this.page.say(this.page.w('saved'));
  }
}

/** How long levers must stand still before the slower questions are asked, in milliseconds. */
const restAfter = 250;
/** After how long the page says that it is working, in milliseconds. */
const slowAfter = 150;

export const ExploreContext = createContext<ExplorerState | undefined>(undefined);

/** @throws when a component stands outside the explorer. */
export function useExplore(): ExplorerState {
  const explore = useContext(ExploreContext);
  if (explore === undefined) throw new Error('no explorer');
  return explore;
}
