import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { asks } from '../../interview/about.ts';
import { type Answers, emptyAnswers, isAnswered, withValue } from '../../interview/answers.ts';
import type {
  FieldProblem,
  InterviewResult,
  InterviewSession,
  Question,
} from '../../interview/interview-session.ts';
import { type LineRange, rangesOf } from '../../interview/range.ts';
import type { Comparison } from '../../pay/comparison.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { type Lang, sentences } from '../../problem/text.ts';
import { type Explanation, explain } from '../../report/estimate/explanation.ts';
import { payslipSheet, type Sheet } from '../../report/payslip/sheet.ts';
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
  readonly ranges: ReadonlySignal<readonly LineRange[] | undefined>;
  /** Whether an answer is still open that may move net pay. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** What is wrong and shown: in fields that were left, and everything once nothing else keeps the answer away. */
  readonly shownProblems: ReadonlySignal<readonly FieldProblem[]>;
  private last: Comparison | undefined;

  constructor(session: InterviewSession, about: BuildInfo, answers: Answers) {
    this.session = session;
    this.about = about;
    this.answers = signal(answers);
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
    this.ranges = computed(() =>
      this.ready.value ? rangesOf(session, this.answers.value, this.netTerm) : undefined,
    );
    this.isOpen = computed(() => this.ranges.value?.some(({ from, to }) => from !== to) ?? false);
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

  /** Other answers in place of these. */
  replace(answers: Answers): void {
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

  takeAlong(about: string, text: string): void {
    const before = this.takenAlong.peek();
    if ((before.get(about) ?? '') === text) return;
    const others = [...before].filter(([one]) => one !== about);
    this.takenAlong.value = new Map(text === '' ? others : [...others, [about, text]]);
  }

  problemsOf(id: string): readonly FieldProblem[] {
    return this.shownProblems.value.filter(({ field }) => field === id);
  }

  /** What was found, what was expected and how to mend it. */
  problemText = ({ problem }: FieldProblem): string => {
    const { found, expected, fix } = sentences(problem, this.lang.value);
    return `${found} (${this.w('expected')}: ${expected}). ${fix}`;
  };

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
