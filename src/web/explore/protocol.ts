import type { SkippedRow } from '../../people/understand/rows.ts';
import type { UseReason } from '../../people/understand/understand.ts';
import type { Problem } from '../../problem/problem.ts';
import type { ReportReader } from '../../report/document/report.ts';
import type { Explanation } from '../../report/estimate/explanation.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import type { Bin } from '../../run/histogram.ts';
import type { UnknownValue } from '../../run/import/import-table.ts';
import type { Progress } from './under-way.ts';

/** What is compared: whose pay, in which months, under which schemes. */
export interface ComparisonChoice {
  /** A shipped scenario's path, or nothing for the user's own files. */
  readonly scenario: string | undefined;
  /** How many people are made up; the scenario's own number when absent. */
  readonly heads?: number;
  /** First and last month (YYYY-MM); the scenario's or the records' own when absent. */
  readonly months?: readonly [string, string];
  readonly schemes: readonly [string, string];
  /** Own files: each person is bound by the agreements. */
  readonly agreements: boolean;
  /** The line by which people are better or worse off. */
  readonly line: string;
  /** The lines whose sum is the cost. */
  readonly cost: readonly string[];
}

/** Levers that were moved, with the places of their values. */
export type MovedLevers = readonly (readonly [string, number])[];

/** A lever as a page shows it. */
export interface ShownLever {
  readonly term: string;
  readonly label: string;
  readonly unit: string;
  readonly provision: string;
  readonly kind: 'number' | 'choice' | 'truth' | 'date' | 'time';
  /** Each value with its unit, as a number is typed (percent for shares), and as the rules write it. */
  readonly values: readonly { readonly shown: string; readonly typed: string; readonly text: string }[];
  /** Where it stands while nobody moves it; undefined for what a formula or a date decides. */
  readonly rests: number | undefined;
}

/** A table that was dropped. */
export interface ShownTable {
  readonly file: string;
  /** Undefined where its headings are no table's. */
  readonly kind: string | undefined;
  readonly rows: number;
  /** How its columns and values are read. */
  readonly match?: ShownMatch;
  /** What it can be said to be, where nobody knows. */
  readonly kinds?: readonly string[];
  /** The file whose columns it is made of, and the table whose place it took. */
  readonly madeOf?: string;
  readonly insteadOf?: string;
}

/** What each column of a table is taken for, and what its values stand for. */
export interface ShownMatch {
  /** The rows of the headings, from 1. */
  readonly header: readonly [first: number, last: number];
  /** What a column can be. */
  readonly columns: readonly string[];
  /** Whether a column can be a fixed allowance, or one by which people are grouped. */
  readonly hasOwn: boolean;
  /** What the table is, and what it can be. */
  readonly kind: string;
  readonly kinds: readonly string[];
  readonly uses: readonly ShownUse[];
  /** Values that a column does not have, and what each stands for once somebody has said it. */
  readonly values: readonly (UnknownValue & { readonly to: string | undefined })[];
  /** How many rows are read, and which are not. */
  readonly rows: number;
  readonly skipped: readonly SkippedRow[];
}

export interface ShownUse {
  /** Its letters. */
  readonly column: string;
  readonly heading: string;
  readonly reason: UseReason;
  readonly to: string | undefined;
  readonly unit: string | undefined;
  readonly near: string | undefined;
  /** Of a fixed allowance: what it is by nature; what it is if nobody says so. */
  readonly natures: readonly {
    readonly nature: string;
    readonly choices: readonly string[];
    readonly said: string | undefined;
    readonly otherwise: string | undefined;
  }[];
}

/** What somebody says of a table, a heading or a value. */
export type MatchEdit =
  | { readonly what: 'column'; readonly heading: string; readonly to: string }
  | { readonly what: 'left' | 'group'; readonly heading: string }
  | {
      readonly what: 'item';
      readonly heading: string;
      readonly natures: Readonly<Record<string, string>>;
    }
  | { readonly what: 'value'; readonly column: string; readonly from: string; readonly to: string }
  | { readonly what: 'kind'; readonly kind: string }
  | { readonly what: 'header'; readonly rows: readonly [first: number, last: number] };

/** What was opened. */
export interface OpenedComparison {
  readonly name: string;
  readonly assumption: { readonly name: string; readonly about: string };
  /** What is taken for values that are not out yet. */
  readonly assumed: readonly AssumedValue[];
  readonly isMadeUp: boolean;
  readonly schemes: readonly string[];
  readonly choice: ComparisonChoice;
  readonly months: readonly string[];
  readonly ids: readonly string[];
  /** What people are divided by. */
  readonly groupings: readonly ShownGrouping[];
  readonly personMonths: number;
  /** Totals that people can be compared by. */
  readonly lines: readonly string[];
  readonly levers: readonly ShownLever[];
}

/** People by the values of a fact: 부서, 직급, 노조. */
export interface ShownGrouping {
  /** The fact's heading. */
  readonly fact: string;
  /** '' for what nothing is said of, last. */
  readonly values: readonly string[];
  /** By person: the place of her value. */
  readonly of: Uint32Array;
}

/** What a setting of the levers comes to; amounts in won. */
export interface ExplorerResult {
  readonly paid: Float64Array;
  readonly changes: Float64Array;
  readonly covered: Uint8Array;
  readonly spent: Float64Array;
  readonly costs: Float64Array;
  readonly heads: {
    readonly gain: number;
    readonly lose: number;
    readonly same: number;
    readonly notCovered: number;
    readonly gained: number;
    readonly lost: number;
    readonly difference: number;
  };
  readonly bins: readonly Bin[];
  readonly binWidth: number;
}

/** The person behind a dot, month by month. */
export interface ShownPerson {
  readonly id: string;
  /** What is known of the person: column and text. */
  readonly facts: readonly (readonly [string, string])[];
  readonly months: readonly ShownMonth[];
}
export interface ShownMonth {
  readonly month: string;
  readonly difference: number;
  /** Why the scheme does not cover the person; empty where it does. */
  readonly missed: readonly string[];
  readonly applied: string;
  /** Lines with an amount under either scheme, totals last in their kind. */
  readonly lines: readonly {
    readonly term: string;
    /** In English. */
    readonly label: string;
    readonly isTotal: boolean;
    readonly amounts: readonly [number, number];
  }[];
}

/** The ledger in words. */
export interface ShownConsent {
  readonly sentences: readonly string[];
  readonly unions: readonly (readonly string[])[];
  readonly lines: readonly (readonly string[])[];
  readonly people: readonly (readonly string[])[];
  readonly findings: readonly string[];
  readonly articles: readonly string[];
}

export interface PlainFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** What a scenario that can be kept says beside what was opened: levers that were moved, and the budget of all months in won. */
export interface Kept {
  readonly moves: MovedLevers;
  readonly budget?: number | undefined;
}

/** What the page asks of the worker, and what each comes to. */
export interface WorkerProtocol {
  start: { readonly ask: { readonly packed: string }; readonly answer: Catalogue };
  stage: {
    readonly ask: { readonly files: readonly PlainFile[] };
    readonly answer: readonly ShownTable[];
  };
  /** Reads a table otherwise. */
  match: {
    readonly ask: { readonly file: string; readonly edit: MatchEdit };
    readonly answer: readonly ShownTable[];
  };
  /** How tables are read, as pumsak.yaml says it. */
  mappings: { readonly ask: Readonly<Record<string, never>>; readonly answer: string };
  unstage: { readonly ask: { readonly file: string }; readonly answer: readonly ShownTable[] };
  open: { readonly ask: { readonly choice: ComparisonChoice }; readonly answer: OpenedComparison };
  move: { readonly ask: { readonly moves: MovedLevers }; readonly answer: ExplorerResult };
  person: {
    readonly ask: { readonly moves: MovedLevers; readonly person: number };
    readonly answer: ShownPerson;
  };
  why: {
    readonly ask: {
      readonly moves: MovedLevers;
      readonly person: number;
      readonly month: string;
      readonly scheme: string;
      readonly term: string;
    };
    readonly answer: readonly Explanation[];
  };
  consent: {
    readonly ask: { readonly moves: MovedLevers; readonly lang: 'ko' | 'en' };
    readonly answer: ShownConsent;
  };
  scenario: { readonly ask: Kept; readonly answer: string };
  workbook: {
    readonly ask: Kept & { readonly lang: 'ko' | 'en' };
    readonly answer: Blob;
  };
  report: {
    readonly ask: Kept & {
      readonly reader: ReportReader;
      readonly lang: 'ko' | 'en';
    };
    readonly answer: string;
  };
}
export type RequestName = keyof WorkerProtocol;

/** What the build compiled in. */
export interface Catalogue {
  readonly scenarios: readonly { readonly path: string; readonly name: string }[];
  readonly schemes: readonly string[];
  /** Those compared where nobody chooses, the first being the yardstick. */
  readonly compared: readonly string[];
}

export type WorkerRequest = {
  [K in RequestName]: { readonly id: number; readonly name: K; readonly ask: WorkerProtocol[K]['ask'] };
}[RequestName];
/** That what was asked is no longer wanted; it has no answer of its own. */
export interface WorkerCancel {
  readonly name: 'cancel';
  readonly id: number;
}
export type WorkerReply =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly cancelled: true }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly bug: string };
