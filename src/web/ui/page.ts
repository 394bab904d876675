import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { asks } from '../../interview/about.ts';
import { type Answers, emptyAnswers, isAnswered, withUnknown, withValue } from '../../interview/answers.ts';
import { type DeskStep, deskSteps } from '../../interview/desk-steps.ts';
import type {
  FieldProblem,
  InterviewResult,
  InterviewSession,
  Question,
} from '../../interview/interview-session.ts';
import { knownAnswers } from '../../interview/known-answers.ts';
import { monthId } from '../../interview/progress.ts';
import { spokenProblem } from '../../interview/spoken-problem.ts';
import { hasSaid, leaveList, type Verdict, verdictOf } from '../../interview/verdict.ts';
import { verdictText } from '../../interview/verdict-text.ts';
import type { Comparison } from '../../pay/comparison.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { Lang } from '../../problem/text.ts';
import { type Explanation, explain } from '../../report/estimate/explanation.ts';
import { payslipSheet, type Sheet } from '../../report/payslip/sheet.ts';
import type { KeptBy, KeptSession } from '../keep.ts';
import type { TakenAway } from '../take-text.ts';
import { type PageWord, pageWord } from '../words.ts';

/** What was built in beside the rules. */
export interface BuildInfo {
  readonly version: string;
  /** Tells one state of the rules from another. */
  readonly hash: string;
}

/** A figure that is being explained: the figure itself, then what it rests on. */
export interface ExplainedFigure {
  readonly scheme: string;
  readonly explanations: readonly Explanation[];
}

/** Somebody whose answers were put aside. */
export interface PersonAside {
  readonly number: number;
  readonly answers: Answers;
}

/** After the last question: all answers, to be checked. */
export const checkStep = 'check';

/** Whether a step asks for a field. */
const holds = (step: DeskStep, id: string): boolean =>
  id === step.id ||
  (step.kind === 'hours' && id.startsWith('근무시간대.')) ||
  (step.kind === 'leave' && id.startsWith(`${leaveList}.`)) ||
  (step.kind === 'list' && id.startsWith(`${step.list.id}.`));

/** The fragment under which the explorer opens. */
export const exploreFragment = '#explore';

/** Everything the components share: what was said, and what follows from it. */
export class Page {
  readonly session: InterviewSession;
  readonly about: BuildInfo;
  readonly answers: Signal<Answers>;
  readonly lang: Signal<Lang> = signal('ko');
  /** Fields that were left once: what is wrong in them is shown from then on. */
  readonly touched: Signal<ReadonlySet<string>> = signal(new Set<string>());
  readonly asked: Signal<ExplainedFigure | undefined> = signal(undefined);
  readonly view: Signal<'counsel' | 'explore'> = signal('counsel');
  readonly said: Signal<string> = signal('');
  /** Sentences that the paper takes along, by what they are about. */
  readonly takenAlong: Signal<ReadonlyMap<string, string>> = signal(new Map<string, string>());
  /** Nothing is worked out before the questions stand on the screen. */
  readonly ready: Signal<boolean> = signal(false);
  /** What the dials have changed, as it was before; other answers given since stay. */
  readonly before: Signal<Readonly<Record<string, string>> | undefined> = signal(undefined);
  readonly work: ReadonlySignal<InterviewResult>;
  /** The last answer that could be worked out: it stays while something is being mended. */
  readonly comparison: ReadonlySignal<Comparison | undefined>;
  readonly sheet: ReadonlySignal<Sheet | undefined>;
  /** What may be said of net pay: the one verdict of screen, paper, mail and telephone. */
  readonly verdict: ReadonlySignal<Verdict>;
  /** What is wrong and shown: in fields that were left, and everything once nothing else keeps the answer away. */
  readonly shownProblems: ReadonlySignal<readonly FieldProblem[]>;
  /** Whether what can be said besides stands open. */
  readonly isMoreOpen: Signal<boolean> = signal(false);
  /** Whether one question is asked at a time, as on a phone. */
  readonly oneByOne: Signal<boolean> = signal(false);
  /** The step that is asked then. */
  readonly step: Signal<string>;
  /** The answers that an example or a clearing took away: they can be had back. */
  readonly undoable: Signal<Answers | undefined> = signal(undefined);
  /** Whose answers were put aside in this session; nothing of it stays after the page is closed. */
  readonly aside: Signal<readonly PersonAside[]> = signal([]);
  private last: Comparison | undefined;
  /** What stood in a field before 모름. */
  private readonly beforeUnknown = new Map<string, string>();
  /** The answers as they were last kept in a file. */
  private kept: Answers = emptyAnswers;

  constructor(session: InterviewSession, about: BuildInfo, answers: Answers) {
    this.session = session;
    this.about = about;
    this.answers = signal(answers);
    this.step = signal(hasSaid(answers) ? checkStep : monthId);
    this.work = computed(() =>
      this.ready.value
        ? session.work(this.answers.value)
        : {
            comparison: undefined,
            person: undefined,
            problems: [],
            missing: session.missing(this.answers.value),
          },
    );
    this.comparison = computed(() => {
      const { comparison, missing } = this.work.value;
      this.last = comparison ?? (missing.length > 0 ? undefined : this.last);
      return this.last;
    });
    this.sheet = computed(
      () => this.comparison.value && payslipSheet(this.comparison.value, {}, { lang: this.lang.value }),
    );
    this.verdict = computed(() =>
      this.ready.value
        ? verdictOf(session, this.answers.value, this.work.value, this.netTerm)
        : { kind: 'none' },
    );
    this.shownProblems = computed(() => this.work.value.problems.filter(({ field }) => this.wasLeft(field)));
  }

  /** A problem's field was left, or one of the same row of a list. */
  private wasLeft(field: string | undefined): boolean {
    if (field === undefined || this.touched.value.has(field)) return true;
    const row = /^.+\.\d+\./.exec(field)?.[0];
    return row !== undefined && [...this.touched.value].some((one) => one.startsWith(row));
  }

  /** The first kind of leave of absence, of which the page asks; undefined where the rules know none. */
  get leaveName(): string | undefined {
    const [kind] = this.session.rules.leave.dated;
    return this.lang.value === 'ko' ? kind?.name : kind?.label;
  }

  /** The line that reaches the person. */
  get netTerm(): string {
    const scheme = this.session.rules.schemes.get(this.session.schemes[0] ?? '');
    return (scheme?.lines.find(({ kind }) => kind === '실수령') ?? scheme?.lines[0])?.total ?? '';
  }

  w = (key: PageWord, values?: Readonly<Record<string, string>>): string =>
    pageWord(this.lang.value, key, values);

  /** The verdict in a sentence or two. */
  get verdictSaid(): string {
    return verdictText(this.verdict.value, this.lang.value);
  }

  /** What can be taken away now: figures stand behind an amount alone. */
  takenAway(): TakenAway {
    const verdict = this.verdict.value;
    const isExact = verdict.kind === 'amount';
    return {
      session: this.session,
      answers: this.answers.value,
      verdict,
      comparison: isExact ? this.work.value.comparison : undefined,
      sheet: isExact ? this.sheet.value : undefined,
      evens: [...this.takenAlong.value].flatMap(([about, text]) => (about === 'year' ? [] : [text])),
      year: this.takenAlong.value.get('year'),
      rules: this.w('ruleYear', { month: this.value('귀속월'), hash: this.about.hash }),
    };
  }

  value = (id: string): string => this.answers.value.values[id] ?? '';

  set(id: string, text: string): void {
    this.answers.value = withValue(this.answers.value, id, text);
  }

  /** Opens why a figure is what it is. */
  why(payslip: Payslip, term: string): void {
    this.asked.value = { scheme: payslip.scheme, explanations: explain(payslip, term) };
  }

  touch(id: string): void {
    if (!this.touched.value.has(id)) this.touched.value = new Set([...this.touched.value, id]);
  }

  /** Other answers in place of these, which can be had back. */
  replace(answers: Answers): void {
    const before = this.answers.value;
    this.undoable.value = hasSaid(before) ? before : undefined;
    this.step.value = hasSaid(answers) ? checkStep : monthId;
    this.last = undefined;
    this.before.value = undefined;
    this.asked.value = undefined;
    this.takenAlong.value = new Map();
    this.touched.value = new Set(Object.keys(answers.values));
    this.answers.value = answers;
  }

  clear(): void {
    this.replace({ ...emptyAnswers, values: { 귀속월: this.session.firstMonth } });
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    this.say(this.w('cleared'));
  }

  /** Whether leaving the page would lose answers. */
  get isUnsaved(): boolean {
    return (hasSaid(this.answers.value) && this.answers.value !== this.kept) || this.aside.value.length > 0;
  }

  /** Everything goes, those put aside too. */
  clearAll(): void {
    this.aside.value = [];
    this.clear();
  }

  /** By what the answers are kept: the rules, and what they come to. */
  get keptBy(): KeptBy {
    return { rules: this.about.hash, said: this.verdictSaid };
  }

  /** Opens what was kept, by these rules or others. @returns what must be said of it */
  openKept({ answers, by, isOther }: KeptSession): string[] {
    const known = knownAnswers(this.session, answers);
    this.replace(known.answers);
    const hasChanged = by !== undefined && by.rules !== this.about.hash;
    return [
      ...(isOther ? [this.w('otherVersion')] : []),
      ...(known.gone.length > 0 ? [this.w('goneAnswers', { list: known.gone.join(', ') })] : []),
      ...(hasChanged && by.said !== this.verdictSaid
        ? [this.w('rulesChanged', { before: by.said, now: this.verdictSaid })]
        : hasChanged
          ? [this.w('rulesSame')]
          : []),
    ];
  }

  keep(): void {
    this.kept = this.answers.value;
  }

  /** The answers are put aside, and somebody else is asked; that can be undone as a clearing can. */
  next(): void {
    this.putAside();
    this.clear();
  }

  private putAside(): void {
    const answers = this.answers.value;
    if (!hasSaid(answers)) return;
    const number = Math.max(0, ...this.aside.value.map((one) => one.number)) + 1;
    this.aside.value = [...this.aside.value, { number, answers }];
  }

  /** Somebody is gone back to; whoever is asked now is put aside. */
  takeBack(person: PersonAside): void {
    this.aside.value = this.aside.value.filter((one) => one !== person);
    this.putAside();
    this.replace(person.answers);
  }

  /** What is said of answers, of whomever they are. */
  saidOf(answers: Answers): string {
    const { session, netTerm } = this;
    return verdictText(verdictOf(session, answers, session.work(answers), netTerm), this.lang.value);
  }

  undo(): void {
    const before = this.undoable.value;
    if (before === undefined) return;
    this.aside.value = this.aside.value.filter(({ answers }) => answers !== before);
    this.replace(before);
    this.undoable.value = undefined;
    this.say(this.w('undone'));
  }

  /** Keeps what a dial is about to change, unless it has been changed before. */
  keepBefore(next: Answers): void {
    const changed = Object.keys(next.values).filter((id) => next.values[id] !== this.value(id));
    this.before.value = {
      ...Object.fromEntries(changed.map((id) => [id, this.value(id)])),
      ...this.before.value,
    };
  }

  say(text: string): void {
    this.said.value = text;
  }

  /** The steps of the conversation for these answers. */
  get steps(): readonly DeskStep[] {
    return deskSteps(this.session, this.answers.value);
  }

  /** A question is gone to: where one is asked at a time, its step first. */
  goTo(id: string): void {
    if (this.oneByOne.value) this.step.value = this.steps.find((one) => holds(one, id))?.id ?? checkStep;
    requestAnimationFrame(() => focusField(id));
  }

  /** The step after, or the one before, the one that is asked; after the last the answers are checked. */
  move(by: 1 | -1): void {
    const ids = [...this.steps.map(({ id }) => id), checkStep];
    const at = ids.indexOf(this.step.value);
    this.step.value = ids[Math.max(0, at + by)] ?? checkStep;
  }

  /** 모름 for some fields, or what stood in them before it. */
  toggleUnknown(ids: readonly string[]): void {
    const answers = this.answers.value;
    if (!ids.every((id) => answers.unknown.includes(id))) {
      for (const id of ids) this.beforeUnknown.set(id, this.value(id));
      this.answers.value = withUnknown(answers, ids);
      return;
    }
    this.answers.value = ids.reduce(
      (now, id) => withValue(now, id, this.beforeUnknown.get(id) ?? ''),
      answers,
    );
  }

  takeAlong(about: string, text: string): void {
    const before = this.takenAlong.peek();
    if ((before.get(about) ?? '') === text) return;
    const others = [...before].filter(([one]) => one !== about);
    this.takenAlong.value = new Map(text === '' ? others : [...others, [about, text]]);
  }

  problemsOf(id: string): readonly FieldProblem[] {
    return this.shownProblems.value.filter(({ field }) => field === id);
  }

  /** What is wrong and how to mend it, as it is said. */
  problemText = ({ problem }: FieldProblem): string => spokenProblem(problem, this.lang.value);

  ask = (question: Question): string => asks(question, this.lang.value);

  answered = (id: string): boolean => isAnswered(this.answers.value, id);
}

export const PageContext = createContext<Page | undefined>(undefined);

/** @throws when a component stands outside the page. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('no page');
  return page;
}

/** The DOM id of a field's control. */
export const domId = (field: string): string => `f-${field}`;

/** Moves the focus to a field, opening what hides it. */
export function focusField(field: string): void {
  const control = document.getElementById(domId(field));
  control?.closest('details')?.setAttribute('open', '');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
