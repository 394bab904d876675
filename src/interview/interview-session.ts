import { isoMonth, type Month, parseMonth } from '../calendar/date.ts';
import { employment } from '../calendar/interface.ts';
import { assumedIn } from '../pay/assumed.ts';
import type { Comparison } from '../pay/comparison.ts';
import { Engine } from '../pay/engine.ts';
import { checkPeople, comparePerson } from '../pay/estimate.ts';
import { readMonth } from '../people/cells/date.ts';
import { checkClassified, readEstimate } from '../people/inputs/estimate-input.ts';
import { type FactBooks, factBooks } from '../people/inputs/fact-books.ts';
import { itemFields } from '../people/inputs/list-rows.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Problem, ProblemError, Problems } from '../problem/problem.ts';
import type { AssumedValue } from '../rules/assumptions.ts';
import { Compiled } from '../rules/compile.ts';
import type { ListSlot, RuleSet, TermRule } from '../rules/model.ts';
import { startTerm, usualSchemes } from '../rules/named-rules.ts';
import { sourceFromValue } from '../rules/source-value.ts';
import { type Answers, answerOf, fieldAt, type InputValue, inputValue, withValue } from './answers.ts';

/** A field made from a fact's declaration. */
export interface Question {
  /** 직원.기본급: the group and the input key. */
  readonly id: string;
  readonly key: string;
  readonly term: TermRule;
}

/** A list fact: rows that somebody adds, each with these fields. */
export interface ListQuestion {
  /** 직원.가족: a row's field is 직원.가족.0.관계. */
  readonly id: string;
  readonly key: string;
  /** What the list says of itself, and how many rows it has at most. */
  readonly about: ListSlot;
  /** By the key of the field; `inRow` makes them those of a row. */
  readonly fields: readonly Question[];
}

/** The fields of a list's row. */
export const inRow = ({ id, fields }: ListQuestion, row: number): Question[] =>
  fields.map((field) => ({ ...field, id: `${id}.${row}.${field.key}` }));

/** A problem and the field it belongs to; none for one of the input as a whole. */
export interface FieldProblem {
  readonly field: string | undefined;
  readonly problem: Problem;
}

/** What the answers so far come to. */
export interface InterviewResult {
  /** Both schemes side by side; undefined while something is missing or wrong. */
  readonly comparison: Comparison | undefined;
  readonly person: PersonMonth | undefined;
  readonly problems: readonly FieldProblem[];
  /** Questions that must be answered first. */
  readonly missing: readonly string[];
}

const groups = ['직원', '근무'] as const;

const questionOf = (within: string, term: TermRule): Question => {
  const key = term.fact?.key ?? term.name;
  return { id: `${within}.${key}`, key, term };
};

/** The library as the page and the prompts see it: the same readers and the same engine as `pumsak estimate`. */
export class InterviewSession {
  readonly rules: Compiled;
  readonly engine: Engine;
  readonly books: FactBooks;
  /** Every fact, those of lists item by item: what the columns of a table are. */
  readonly facts: readonly Question[];
  /** What is asked once. */
  readonly questions: readonly Question[];
  readonly lists: readonly ListQuestion[];
  readonly schemes: readonly string[];

  constructor(rules: Compiled, schemes: readonly string[] = usualSchemes) {
    this.rules = rules;
    this.schemes = schemes;
    this.engine = new Engine(rules);
    this.books = factBooks(rules, schemes);
    this.facts = groups.flatMap((group) => this.books[group].terms.map((term) => questionOf(group, term)));
    this.questions = this.facts.filter(({ term }) => term.fact?.slot === undefined);
    this.lists = groups.flatMap((group) =>
      [...this.books[group].listKeys].flatMap((key): ListQuestion[] => {
        const list = this.books[group].list(key) ?? [];
        const about = list[0]?.fact?.slot;
        const id = `${group}.${key}`;
        const fields = itemFields(list).map((term) => questionOf(id, term));
        return about === undefined ? [] : [{ id, key, about, fields }];
      }),
    );
  }

  /** @throws ProblemError when the rules contradict each other. */
  static of(ruleSet: RuleSet, schemes?: readonly string[]): InterviewSession {
    const problems = new Problems();
    const rules = new Compiled(ruleSet, problems);
    problems.throwIfAny();
    return new InterviewSession(rules, schemes);
  }

  /** The questions of a first answer: what must be known, and what the rules say is asked first. */
  get first(): readonly Question[] {
    return this.questions.filter(({ term }) => term.fact?.required === true || term.fact?.first === true);
  }

  /** What may be otherwise from a day of the month on: what is asked of a person, but the days of the employment. */
  get changeable(): readonly Question[] {
    const fixed: readonly string[] = Object.values(employment);
    return this.questions.filter(({ term }) => term.fact?.from === '직원' && !fixed.includes(term.name));
  }

  /** Whether some scheme pays overtime, or work before the start, as far as it was approved. */
  asksApproval(answers: Answers): boolean {
    const month = this.monthOf(answers);
    if (!this.knows(month)) return false;
    return this.schemes.some((scheme) => {
      const rules = this.engine.schemeMonth(scheme, month).settings.recognition;
      return rules !== undefined && (rules.beyond === '승인' || rules.early === '승인');
    });
  }

  question(id: string): Question | undefined {
    const row = /^(.+)\.(\d+)\.[^.]+$/.exec(id);
    const list = this.lists.find((one) => one.id === row?.[1]);
    const among = list === undefined ? this.questions : inRow(list, Number(row?.[2]));
    return among.find((one) => one.id === id);
  }

  /** Reads the answers and works them out; what is wrong stands by its field. */
  work(answers: Answers): InterviewResult {
    const input = inputValue(answers);
    const problems = new Problems();
    const person = this.read(input, problems);
    const missing = this.missing(answers);
    const wrong = problems.list.filter(({ code }) => code !== 'missing-key' || missing.length === 0);
    if (person === undefined || problems.any) return this.failed(answers, input, wrong, missing, person);
    try {
      const comparison = comparePerson(this.engine, person, this.schemes);
      return { comparison, person, problems: [], missing };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return this.failed(answers, input, error.problems, missing, person);
    }
  }

  /** One person-month of an input; problems of the record are found, too. An open one may say 모름. */
  read(
    { value }: InputValue,
    problems: Problems,
    { open = false }: { readonly open?: boolean } = {},
  ): PersonMonth | undefined {
    const source = sourceFromValue(value, undefined, problems);
    const input = readEstimate(source, this.books, problems, { open });
    checkClassified(input?.people ?? [], this.schemes, this.rules, problems);
    checkPeople(this.engine, input?.people ?? [], this.schemes, problems);
    return input?.people[0];
  }

  /** Required questions without an answer, the pay month first. */
  missing(answers: Answers): string[] {
    const required = this.questions.filter(({ term }) => term.fact?.required === true).map(({ id }) => id);
    return ['귀속월', ...required].filter((id) => answerOf(answers, id) === '');
  }

  /** With stand-ins for what is required and missing, to be able to read the rest. */
  filled(answers: Answers): Answers {
    return this.missing(answers).reduce((now, id) => {
      const first = id === '귀속월' ? this.firstMonth : this.question(id)?.term.choices?.[0];
      return withValue(now, id, first ?? '');
    }, answers);
  }

  private failed(
    answers: Answers,
    input: InputValue,
    wrong: readonly Problem[],
    missing: readonly string[],
    person: PersonMonth | undefined,
  ): InterviewResult {
    const problems = wrong
      .map((problem) => ({ field: this.fieldOf(answers, input, problem), problem }))
      .filter(({ field, problem }) => problem.code !== 'missing-value' || !missing.includes(field ?? ''));
    return { comparison: undefined, person, problems, missing };
  }

  /** The field at which the problem stands, else the one of the term it names. */
  private fieldOf(
    answers: Answers,
    input: InputValue,
    { code, at, term, values }: Problem,
  ): string | undefined {
    // A requirement is called by its fact, which may be the one that lacks an answer.
    const called = code === 'requirement-broken' && this.questions.find((one) => one.term.name === term);
    if (called) return called.id;
    const own = at?.path === undefined ? undefined : fieldAt(input, at.path);
    const questions = this.questions.filter(({ id }) => own === undefined || id.startsWith(`${own}.`));
    // What a list's row lacks is asked for in its own field.
    const row = own === undefined ? undefined : /^((?:직원|근무)\..+\.\d+\.)[^.]+$/.exec(own)?.[1];
    if (row !== undefined && values['key'] !== undefined) return `${row}${values['key']}`;
    if (own !== undefined && questions.length === 0) return own;
    const named = (questions.length > 0 ? questions : this.questions).find(
      ({ key, term: { name } }) => key === term || name === term || key === values['key'],
    );
    // What is wrong with the month's days as a whole is wrong with the first days that were given.
    const days = questions.find(({ id, term: { unit } }) => unit === '일' && answerOf(answers, id) !== '');
    return named?.id ?? (own === undefined ? undefined : days?.id);
  }

  /** What the schemes that are compared rest on in a month that is not out yet. @throws ProblemError */
  assumed = (month: Month): AssumedValue[] =>
    this.knows(month) ? assumedIn(this.engine, this.schemes, [month]) : [];

  /** Whether calendar and law of a month are out, for every scheme that is compared. */
  knows = (month: Month): boolean => this.schemes.every((scheme) => this.engine.knows(scheme, month));

  /** The pay month that was answered, or the session's first while there is none of a known calendar. */
  monthOf(answers: Answers): Month {
    const read = readMonth(answerOf(answers, '귀속월'));
    if (read.ok && this.knows(read.value)) return read.value;
    return parseMonth(this.firstMonth) ?? 0;
  }

  /** The month in which the compared scheme begins, as the session's first answer. */
  get firstMonth(): string {
    const begins = this.rules.terms.get(startTerm)?.rules[0]?.rule.entries?.at(-1)?.formula.text ?? '';
    return begins === '' ? isoMonth(this.engine.calendar.range?.from ?? 0) : begins.slice(0, 7);
  }
}
