import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { asks } from '../../interview/about.ts';
import type { Desk, FieldProblem, Question, Work } from '../../interview/desk.ts';
import { type Range, rangesOf } from '../../interview/range.ts';
import { emptySession, isAnswered, type Session, withValue } from '../../interview/session.ts';
import type { Comparison } from '../../pay/comparison.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { type Lang, sentences } from '../../problem/text.ts';
import { type Explanation, explain } from '../../report/estimate/explanation.ts';
import { payslipSheet, type Sheet } from '../../report/payslip/sheet.ts';
import { type PageWord, pageWord } from '../words.ts';

/** What was built in beside the rules. */
export interface About {
  readonly version: string;
  /** Tells one state of the rules from another. */
  readonly hash: string;
}

/** A figure that is being explained: the figure itself, then what it rests on. */
export interface Asked {
  readonly scheme: string;
  readonly explanations: readonly Explanation[];
}

/** The fragment under which the explorer opens. */
export const exploreFragment = '#explore';

/** Everything the components share: what was said, and what follows from it. */
export class Page {
  readonly desk: Desk;
  readonly about: About;
  readonly session: Signal<Session>;
  readonly lang: Signal<Lang> = signal('ko');
  /** Fields that were left once: what is wrong in them is shown from then on. */
  readonly touched: Signal<ReadonlySet<string>> = signal(new Set<string>());
  readonly asked: Signal<Asked | undefined> = signal(undefined);
  readonly view: Signal<'counsel' | 'explore'> = signal('counsel');
  readonly said: Signal<string> = signal('');
  /** Sentences that the paper takes along, by what they are about. */
  readonly takenAlong: Signal<ReadonlyMap<string, string>> = signal(new Map<string, string>());
  /** Nothing is worked out before the questions stand on the screen. */
  readonly ready: Signal<boolean> = signal(false);
  /** What the dials have changed, as it was before; other answers given since stay. */
  readonly before: Signal<Readonly<Record<string, string>> | undefined> = signal(undefined);
  readonly work: ReadonlySignal<Work>;
  /** The last answer that could be worked out: it stays while something is being mended. */
  readonly comparison: ReadonlySignal<Comparison | undefined>;
  readonly sheet: ReadonlySignal<Sheet | undefined>;
  readonly ranges: ReadonlySignal<readonly Range[] | undefined>;
  /** Whether an answer is still open that may move net pay. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** What is wrong and shown: in fields that were left, and everything once nothing else keeps the answer away. */
  readonly shownProblems: ReadonlySignal<readonly FieldProblem[]>;
  private last: Comparison | undefined;

  constructor(desk: Desk, about: About, session: Session) {
    this.desk = desk;
    this.about = about;
    this.session = signal(session);
    this.work = computed(() =>
      this.ready.value
        ? desk.work(this.session.value)
        : {
            comparison: undefined,
            person: undefined,
            problems: [],
            missing: desk.missing(this.session.value),
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
      this.ready.value ? rangesOf(desk, this.session.value, this.netTerm) : undefined,
    );
    this.isOpen = computed(() => this.ranges.value?.some(({ from, to }) => from !== to) ?? false);
    this.shownProblems = computed(() => this.work.value.problems.filter(({ field }) => this.wasLeft(field)));
  }

  /** A problem's field was left, or one of the same row of a list. */
  private wasLeft(field: string | undefined): boolean {
    if (field === undefined || this.touched.value.has(field)) return true;
    const row = /^[^.]+\.\d+\./.exec(field)?.[0];
    return row !== undefined && [...this.touched.value].some((one) => one.startsWith(row));
  }

  /** The line that reaches the person. */
  get netTerm(): string {
    const scheme = this.desk.rules.schemes.get(this.desk.schemes[0] ?? '');
    return (scheme?.lines.find(({ kind }) => kind === '실수령') ?? scheme?.lines[0])?.total ?? '';
  }

  w = (key: PageWord, values?: Readonly<Record<string, string>>): string =>
    pageWord(this.lang.value, key, values);

  value = (id: string): string => this.session.value.values[id] ?? '';

  set(id: string, text: string): void {
    this.session.value = withValue(this.session.value, id, text);
  }

  /** Opens why a figure is what it is. */
  why(payslip: Payslip, term: string): void {
    this.asked.value = { scheme: payslip.scheme, explanations: explain(payslip, term) };
  }

  touch(id: string): void {
    if (!this.touched.value.has(id)) this.touched.value = new Set([...this.touched.value, id]);
  }

  /** Other answers in place of these. */
  replace(session: Session): void {
    this.last = undefined;
    this.before.value = undefined;
    this.asked.value = undefined;
    this.takenAlong.value = new Map();
    this.touched.value = new Set(Object.keys(session.values));
    this.session.value = session;
  }

  clear(): void {
    this.replace({ ...emptySession, values: { 귀속월: this.desk.firstMonth } });
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    this.say(this.w('cleared'));
  }

  /** Keeps what a dial is about to change, unless it has been changed before. */
  keepBefore(next: Session): void {
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

  answered = (id: string): boolean => isAnswered(this.session.value, id);
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
