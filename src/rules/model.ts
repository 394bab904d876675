import type { Day } from '../formula/date.ts';
import type { Expr } from '../formula/tree.ts';
import type { Place } from '../problem/problem.ts';
import type { FiguresRule } from './figures/model.ts';
import type { LedgerRule } from './ledger/model.ts';
import type { UnitsRule } from './units/model.ts';
import type { TableMapping } from './words/mapping.ts';
import type { TableWordsRule } from './words/model.ts';

/** A rule set as read from its files: plain data, so that the shipped rules can be compiled into the program. */
export interface RuleSet {
  readonly provisions: readonly Provision[];
  readonly schemes: readonly SchemeRule[];
  readonly tables: readonly TableRule[];
  readonly holidays: readonly Holiday[];
  /** Of which the holidays of years to come follow, where somebody assumes it. */
  readonly holidayRules: readonly HolidayRules[];
  readonly agreements: readonly AgreementRule[];
  readonly guarantees: readonly GuaranteeRule[];
  readonly leave: readonly LeaveRules[];
  readonly natures: readonly NatureRules[];
  /** What a pay office keeps beside the lines of pay. */
  readonly ledgers: readonly LedgerRule[];
  /** What documents of an institution print. */
  readonly figures: readonly FiguresRule[];
  readonly units: readonly UnitsRule[];
  /** What files added to provisions, which hold it already: a provision under work is added to again. */
  readonly extensions: readonly ExtensionRule[];
  /** Every file read, with its SHA-256, for the manifest. */
  readonly files: readonly FileHash[];
  /** A project's schemes, which are compared where nobody names any. */
  readonly compared?: readonly SourceText[];
  /** A project's own headings of columns that are no facts (사번), by the column's name; those of facts are aliases. */
  readonly headings?: OwnHeadings;
  /** What tables of institutions call things. */
  readonly tableWords?: readonly TableWordsRule[];
  /** How a project reads its own files. */
  readonly mappings?: readonly TableMapping[];
  /** Present where some file was refused. */
  readonly unread?: Unread;
}

export type OwnHeadings = Readonly<Record<string, readonly string[]>>;

/** What could not be read of a rule set's files. */
export interface Unread {
  /** What refused files were to define. */
  readonly names: readonly string[];
  /** Of some file not even that can be told. */
  readonly isUnknown: boolean;
}

export interface FileHash {
  readonly path: string;
  readonly sha256: string;
}

/** The document or law a value or formula rests on. */
export interface Source {
  readonly text: string;
  readonly article?: string;
  /** Of what the program itself says, such as what is assumed: the text in English. */
  readonly english?: string;
}

/** A text from a rule file with its place: formulas are parsed later, errors must point into the file. */
export interface SourceText {
  readonly text: string;
  readonly at: Place;
}

/** 조항: terms that belong together and can be adopted together. */
export interface Provision {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly source?: Source;
  readonly terms: readonly TermRule[];
  /** 급여항목; what they come to stands among the terms. */
  readonly items: readonly ItemRule[];
  readonly functions: readonly FunctionRule[];
  readonly findings: readonly FindingRule[];
  readonly requires: readonly RequireRule[];
  readonly examples: readonly ExampleRule[];
  readonly at: Place;
}

/** What a provision holds, and what may be added to it. */
export type ProvisionParts = Pick<
  Provision,
  'terms' | 'items' | 'functions' | 'findings' | 'requires' | 'examples'
>;

/** 급여항목: a line of pay, of deductions or of the employer's cost, and what the law takes it for. */
export interface ItemRule {
  /** The line's name: its term is what is paid. */
  readonly name: string;
  readonly label: string;
  /** The kind of lines it is one of. */
  readonly line: string;
  /** The item behind which it stands; absent where schemes list it themselves. */
  readonly after?: SourceText;
  /** The term of a whole month's amount: what is agreed, before anything is taken off. */
  readonly month: string;
  /** The term of the amount that the item itself brings, of a month or of one payment; absent where a term has it. */
  readonly amount?: string;
  /** The functions that say what a part of the month takes off it. */
  readonly less: readonly string[];
  /** It is paid in some months alone. */
  readonly isOccasional: boolean;
  /** How often a year it says that it is paid; the place is that of the number, `paid.at` that of the condition. */
  readonly times?: { readonly count: number; readonly at: Place; readonly paid: { readonly at: Place } };
  readonly natures: readonly ItemNature[];
  readonly at: Place;
}

/** One nature of an item. */
export interface ItemNature {
  readonly nature: string;
  /** The choice by the date from which it holds, ascending; empty where the item is divided. */
  readonly choices: readonly {
    readonly from?: string;
    /** The day on which it became known. */
    readonly known?: string;
    readonly choice: SourceText;
  }[];
  /** An item that is in part one thing and in part another: what each part comes to. */
  readonly parts: readonly { readonly choice: SourceText; readonly formula: SourceText }[];
  /** What the rest of a divided item is. */
  readonly rest?: SourceText;
  /** The article or judgment that the institution rests it on. */
  readonly cites?: string;
  readonly at: Place;
}

/** A formula over arguments. */
export interface FunctionRule {
  readonly name: string;
  readonly label: string;
  readonly params: readonly { readonly name: string; readonly unit: string; readonly at: Place }[];
  readonly unit: string;
  readonly formula: SourceText;
  readonly at: Place;
}

/** A file that says what may be asked of pay items. */
export interface NatureRules {
  readonly name: string;
  readonly natures: readonly NatureRule[];
  readonly doubts: readonly DoubtRule[];
  readonly allowances?: AllowanceRules;
  readonly at: Place;
}

/** 고정수당: what a person's own monthly allowances are asked, and what their names say. */
export interface AllowanceRules {
  /** The natures in the order of their columns; what one is that says nothing, or that it must be said. */
  readonly asked: readonly { readonly nature: string; readonly otherwise?: string; readonly at: Place }[];
  /** A name, in which * stands for any letters, and what an allowance of that name is. */
  readonly names: readonly {
    readonly name: string;
    readonly natures: Readonly<Record<string, SourceText>>;
    readonly at: Place;
  }[];
}

/** 성질: something that the law asks of every item of some lines. */
export interface NatureRule {
  readonly name: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly choices: readonly NatureChoice[];
  readonly article?: string;
  readonly at: Place;
}

export interface NatureChoice {
  readonly name: string;
  readonly text: string;
  /** An extension put it beside those of the nature's own file: pay items may say it, fixed allowances may not. */
  readonly isAdded?: true;
}

/** Natures that the law would judge otherwise. */
export interface DoubtRule {
  readonly name: string;
  /** The nature that it doubts. */
  readonly about: SourceText;
  readonly where: SourceText;
  readonly text: string;
  readonly label: string;
  readonly article: string;
  readonly at: Place;
}

/** What a file adds to a provision of another, or to a scheme. */
export interface ExtensionRule extends ProvisionParts {
  /** The provision or scheme. */
  readonly name: string;
  /** Provisions added to a scheme. */
  readonly provisions: SchemeRule['provisions'];
  readonly values: readonly AddedValue[];
  readonly plus: readonly AddedSummand[];
  readonly choices: readonly AddedChoices[];
  /** The document in which an institution says what the provision says, named beside bare articles of law. */
  readonly cites?: SourceText;
  readonly at: Place;
}

/** A value of a term that is there already, from a date on or always. */
export interface AddedValue {
  readonly term: string;
  readonly entry: DatedEntry;
  /** The last month (YYYY-MM) for which it is known. */
  readonly until?: string;
  /** It stands in for the value of the same date. */
  readonly isOverriding: boolean;
  readonly at: Place;
}

/** A term that a formula which is there already counts in, too. */
export interface AddedSummand {
  readonly term: string;
  readonly summand: SourceText;
  readonly at: Place;
}

export interface AddedChoices {
  readonly term: string;
  readonly choices: readonly string[];
  readonly at: Place;
}

/** 항목: a parameter, a fact or a formula. */
export interface TermRule {
  readonly name: string;
  readonly label: string;
  /** A unit such as 원/시간, or 여부, 선택, 날짜, 시각, 목록. */
  readonly unit: string;
  /** For 선택 and 목록: the closed list of choices. */
  readonly choices?: readonly string[];
  readonly note?: string;
  readonly at: Place;
  /** Present for facts. */
  readonly fact?: FactRule;
  /** Values or formulas by the date from which they hold; absent for facts. Ascending by `from`. */
  readonly entries?: readonly DatedEntry[];
  /** In the parts of a divided month it is what it comes to over the whole month. */
  readonly ofWholeMonth?: true;
  /** What an explanation shows below the term, where it is not 0: terms that say how it came about outside its formula. */
  readonly beside?: readonly SourceText[];
  /** Offered to be moved: over a range by its grain, or among all choices. */
  readonly lever?: LeverRule;
  /** The last month (YYYY-MM) for which the entries are known, for values renewed every year. */
  readonly until?: string;
}

/** What a lever may be, as literals of its term; without ends it is a choice or a truth. */
export interface LeverRule {
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
}

export interface DatedEntry {
  /** First day (YYYY-MM-DD) of validity; absent: always. */
  readonly from?: string;
  /** The day on which it became known; absent: whenever it holds, it was known. */
  readonly known?: string;
  /** What was known of the same date before that, where another layer stands in for it. */
  readonly instead?: DatedEntry;
  readonly formula: SourceText;
  /** Given under `value:`: a single literal that takes the term's unit. */
  readonly literal: boolean;
  readonly source: Source;
  readonly confirmed: boolean;
  /** It is not out yet: a scenario or project takes it to be so. */
  readonly assumed?: true;
  readonly note?: string;
}

/** A condition on natures, and what it says; that is absent where it cannot be read, which the check tells. */
export interface FactCondition {
  readonly source: SourceText;
  readonly expr?: Expr;
}

/** 사실: an input about a person or a month, or a figure derived from the work record. */
export interface FactRule {
  /**
   * `직원` and `근무` facts are asked of people (inputs, roster and record columns), `수당` is the
   * sum of the fixed allowances of that name or of some natures, `제도` is the figure that another scheme comes to for the
   * same person-month, `파생` ones the engine derives.
   */
  readonly from: '직원' | '근무' | '수당' | '제도' | '파생';
  /** The input key and column heading, or the other scheme's term; the term's own name when absent. */
  readonly key: string;
  /** For `제도`: the other scheme. */
  readonly scheme?: string;
  /** For `파생`: the fact is the date of the holiday of this name, in the year of the month. */
  readonly holiday?: string;
  /** The fact is a list that the calendar gives: so many items at most, and the rules of their fields. */
  readonly rows?: { readonly most: number; readonly fields: readonly TermRule[] };
  /** The fact is a field of an item of a list. */
  readonly slot?: ListSlot;
  /** For `수당`: which fixed allowances are summed, by their natures; without it, those of the name. */
  readonly where?: FactCondition;
  /** Other headings under which the column is found. */
  readonly aliases: readonly string[];
  readonly question?: string;
  readonly help?: string;
  /** Bounds of the value, in the unit's own numbers, both included, as literals. */
  readonly min?: string;
  readonly max?: string;
  /** The grain: 원 facts are whole, leave days are multiples of 0.5. */
  readonly step?: string;
  /** The value taken when the input says nothing. */
  readonly default?: string;
  /** The input may be absent; the formula then says `otherwise`. */
  readonly optional: boolean;
  /** A form asks it among its first questions, as it does what is required. */
  readonly first?: true;
  /** Choices that are no group by which results are divided. */
  readonly group?: false;
  /** The input must be given: no default, not optional. */
  readonly required: boolean;
}

/** Where in a list fact a field stands. */
export interface ListSlot {
  readonly list: string;
  /** The list's key in inputs, and what it says of itself. */
  readonly key: string;
  readonly label: string;
  readonly question?: string;
  readonly help?: string;
  /** A form asks for the list among its first questions. */
  readonly first?: true;
  /** The item's place, from 1. */
  readonly place: number;
  /** How many items there are at most. */
  readonly most: number;
  readonly field: string;
  readonly fieldLabel: string;
  /** An item may lack it. */
  readonly optional: boolean;
}

/** A finding: reported with its article; figures are computed all the same. */
export interface FindingRule {
  readonly name: string;
  readonly when: SourceText;
  /** What it says, with {항목} holes for figures. */
  readonly text: string;
  readonly label: string;
  readonly article: string;
  readonly at: Place;
}

/** What an input must keep to; a breach is an error. */
export interface RequireRule {
  readonly name: string;
  readonly holds: SourceText;
  /** What is wrong when it does not hold, in Korean and English, with {항목} holes. */
  readonly text: string;
  readonly label: string;
  readonly at: Place;
}

export interface ExampleRule {
  readonly month?: string;
  readonly given: readonly { readonly name: string; readonly value: SourceText }[];
  readonly expect: readonly { readonly name: string; readonly value: SourceText }[];
  readonly at: Place;
}

/** 제도: an ordered set of provisions and the pay lines they yield. */
export interface SchemeRule {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly base?: string;
  /** It stands here with what it inherits from its base: what it adds and replaces was held to that where it is written. */
  readonly isWhole?: true;
  readonly provisions: readonly { readonly name: string; readonly at: Place }[];
  /** With `base`: provisions of the base that others stand in for. */
  readonly replace: readonly Replacement[];
  /** Who it covers; each condition has the name reported when it fails. */
  readonly applies: readonly ScopeCondition[];
  /** The scheme of those it does not cover. */
  readonly fallback?: string;
  /** Its lines by kind (지급, 공제 …) in the order of the payslip, each kind with the term that totals it. */
  readonly lines: readonly LineGroup[];
  /** Terms shown beside the lines. */
  readonly shows: readonly string[];
  /** Where the names stand that it calls others by: its base, its fallback, the terms it shows. */
  readonly named?: {
    readonly base?: Place;
    readonly otherwise?: Place;
    readonly terms: Readonly<Record<string, Place>>;
  };
  /** When it holds: its base's months unless it states its own, every month where neither does. */
  readonly valid?: Validity;
  readonly at: Place;
}

/** The first and the last month (YYYY-MM), both included. */
export interface Validity {
  readonly from?: string;
  readonly until?: string;
  readonly at: Place;
}

/** A provision that stands in for another. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  /** The change of the scheme it is part of: what is adopted together, and what a difference is traced to. */
  readonly change?: string;
  readonly at: Place;
}

export interface LineGroup {
  readonly kind: string;
  readonly items: readonly string[];
  readonly total: string;
  /** How the total comes about where it is not the sum of the items. */
  readonly formula?: SourceText;
  readonly label: string;
  readonly at: Place;
}

export interface ScopeCondition {
  readonly name: string;
  readonly when: SourceText;
}

/** A table: keys in its rows, one of them by ranges, and optionally one more across the columns. */
export interface TableRule {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** In the order of a look-up; the one across the columns is the last. */
  readonly keys: readonly TableKeyRule[];
  readonly entries: readonly TableEntry[];
  readonly at: Place;
}

export interface TableKeyRule {
  readonly name: string;
  readonly unit: string;
  readonly match: 'range' | 'exact';
  /** Its keys head the columns. */
  readonly across?: true;
}

export interface TableEntry {
  readonly from?: string;
  /** The day on which it became known. */
  readonly known?: string;
  readonly file: string;
  readonly source: Source;
  readonly confirmed: boolean;
  readonly note?: string;
  /** By key, as texts: the lower ends of ranges (plus the end of the last), or the exact keys. */
  readonly keys: readonly (readonly string[])[];
  /** A row for every combination of the rows' keys, the last running fastest; in each the cells across. */
  readonly cells: readonly (readonly string[])[];
}

/** 협약: one issue of the bargaining table, and where each union stands on it. */
export interface AgreementRule {
  readonly name: string;
  readonly label: string;
  /** Its number in the document: ①. */
  readonly mark?: string;
  readonly note?: string;
  readonly source?: Source;
  /** What held, and what an agreement puts in its place, in words. */
  readonly before: string;
  readonly after: string;
  /** Provisions that hold without the agreement, and those it puts in their place. */
  readonly replace: readonly { readonly from: string; readonly to: string; readonly at: Place }[];
  /** Values laid over where it is signed, and where no agreement binds. */
  readonly values: readonly { readonly name: string; readonly value: SourceText; readonly at: Place }[];
  /** Unions, and 취업규칙 for those whom no agreement binds. */
  readonly parties: readonly AgreementParty[];
  readonly at: Place;
}

/** 보장: what schemes are said to keep to, whoever the person is. */
export interface GuaranteeRule {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly source?: Source;
  readonly statement: SourceText;
  /** False for what is known not to hold, and shipped to show its counter-example. */
  readonly holds: boolean;
  readonly at: Place;
}

export interface AgreementParty {
  readonly name: string;
  readonly at: Place;
  /** Ascending by `from`. */
  readonly states: readonly AgreementState[];
}

export const agreementStatuses = ['체결', '교섭중', '없음', '변경', '현행'] as const;
/**
 * 체결: signed. 교섭중: the old terms stand. 없음: no agreement, so the work rules hold. Of the work rules: 변경 and 현행.
 */
export type AgreementStatus = (typeof agreementStatuses)[number];

export interface AgreementState {
  readonly status: AgreementStatus;
  /** First and last day (YYYY-MM-DD). */
  readonly from: string;
  readonly until?: string;
  /** The day on which it became known: that of signing, where what was signed holds from an earlier day. */
  readonly known?: string;
  readonly source: Source;
  readonly confirmed: boolean;
  readonly note?: string;
  readonly at: Place;
}

/** Kinds of day off, in the order in which leave without dates is put on days. */
export interface LeaveKinds {
  /** 휴가 and absence, which a month has so many days of. */
  readonly counted: readonly CountedLeave[];
  /** 휴직, which has a first and a last day. */
  readonly dated: readonly DatedLeave[];
  /** What a 휴직 does, as far as the law asks: each choice of each effect, with what is counted over the kinds that have it. */
  readonly effects: readonly LeaveEffect[];
}

/** A file of such kinds. */
export interface LeaveRules extends LeaveKinds {
  readonly name: string;
  readonly at: Place;
}

export interface CountedLeave {
  readonly name: string;
  readonly label: string;
  /** The fact that says how many days of the month. */
  readonly fact: string;
  /** The key of an input under which their dates stand. */
  readonly dates: string;
  /** A day not worked that should have been: none falls into a 휴직, and the month's calendar days hold it. */
  readonly isAbsence: boolean;
  /** The facts that hold what is counted of such days. */
  readonly counts: CountedLeaveFacts;
  readonly at: Place;
}

/** What the calendar counts of a 휴직: the month's days, those in its first year, its second, after it, and the first year's of a 휴직 that passes a year; `running`: the days in a row, earlier months' too, of one that holds on the month's last day employed; `before`: the days before the month of one that reaches into it; `lastYear`: the days within the last full year of service before the month. */
export const datedLeaveCounts = [
  'days',
  'year1',
  'year2',
  'beyond',
  'year1OfLong',
  'running',
  'before',
  'lastYear',
  'beginning',
  'brief',
] as const;
export type DatedLeaveCount = (typeof datedLeaveCounts)[number];

export interface DatedLeave {
  readonly name: string;
  readonly label: string;
  /** The facts that hold what is counted. */
  readonly facts: LeaveCountFacts;
  /** Which choice of each effect it has. */
  readonly effects: Readonly<Record<string, string>>;
  /** Which of its spells are parts of one leave; each is one by itself where that is not said. */
  readonly parts?: LeaveParts;
  /** How many days are its beginning; none where that is not said. */
  readonly begins?: number;
  readonly at: Place;
}

/** Spells are parts of one leave whose gaps have no more days than `within`, until they have so many days together. */
export interface LeaveParts {
  readonly within: number;
  readonly until: number;
}

/** `weeks`: all weeks with such a day this month; `firstWeek`, `lastWeek`: among them that which began in the month before, that which ends in the next; `before`: the days in the earlier parts of a divided month; `minutes`: what those days would have been worked. */
export const countedLeaveCounts = ['weeks', 'firstWeek', 'lastWeek', 'before', 'minutes'] as const;
export type CountedLeaveFacts = Readonly<Partial<Record<(typeof countedLeaveCounts)[number], string>>>;

export type LeaveCountFacts = Readonly<Partial<Record<DatedLeaveCount, string>>>;

/** One choice of an effect: 국민연금 has 납부예외, 납부. */
export interface LeaveEffect {
  readonly effect: string;
  readonly choice: string;
  /** What is counted over all kinds with that choice as if they were one. */
  readonly facts: LeaveCountFacts;
  readonly at: Place;
}

export interface Holiday {
  readonly day: Day;
  readonly name: string;
  readonly kind: string;
  /** It is not out yet: it follows from the rules of holidays. */
  readonly assumed?: true;
  /** The line of its file. */
  readonly at?: Place;
}

/** A file of such rules. */
export interface HolidayRules {
  readonly name: string;
  readonly source: string;
  readonly days: readonly HolidayRule[];
  readonly elections: readonly ElectionRule[];
  /** What stands in for a holiday that is lost: its kind, and the weekdays (1 월 to 7 일) that it never falls on. */
  readonly substitute?: { readonly kind: string; readonly skips: readonly number[] };
  readonly at: Place;
}

/** A holiday of every year. */
export interface HolidayRule {
  readonly name: string;
  /** 1 to 12, and the day of that month, of the solar or the lunar year. */
  readonly month: number;
  readonly date: number;
  readonly isLunar: boolean;
  /** The names of the holidays beside it, the nearest first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly kind: string;
  /** The first and last day on which it is one. */
  readonly from?: Day;
  readonly until?: Day;
  /** On which weekdays it is lost, and from which day on another stands in for it. */
  readonly substitute?: { readonly weekdays: readonly number[]; readonly from?: Day };
  readonly at: Place;
}

/** An election at the end of a term of office. */
export interface ElectionRule {
  readonly name: string;
  /** The last day of a term. */
  readonly ends: Day;
  /** How long terms are, where one follows another. */
  readonly years?: number;
  /** From so many days before the end on, the first such weekday. */
  readonly days: number;
  readonly weekday: number;
  readonly kind: string;
  readonly at: Place;
}
