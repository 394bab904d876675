import type { Source } from '../model.ts';

/** What one side says in a place: as people read it, and for a formula as it is written. */
export interface RuleText {
  /** A value with its unit, or a formula in Korean words. */
  readonly text: string;
  /** The same in English. */
  readonly english?: string;
  readonly formula?: string;
}

/** What differs: a term's value or formula, a provision, a line of pay, whom a scheme covers, … */
export type DifferenceKind =
  | '항목'
  | '입력'
  | '목록'
  | '단위'
  | '선택지'
  | '조항'
  | '지급항목'
  | '성질'
  | '합계'
  | '적용조건'
  | '미적용제도'
  | '발견사항'
  | '필수조건'
  | '표'
  | '표칸'
  | '공휴일'
  | '휴가'
  | '협약'
  | '제도';

/** One difference between two sides, from which one sentence is made. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** What is adopted together with it: differences of one group have one cost. */
  readonly group: string;
  readonly name: string;
  readonly label: string;
  /** The provision, table or kind of lines that it stands in. */
  readonly within: string;
  /** Absent: there is none on that side. */
  readonly before?: RuleText;
  readonly after?: RuleText;
  /** First and last day (YYYY-MM-DD); absent: always. */
  readonly from?: string;
  readonly until?: string;
  /** Of the scheme whose figures those have whom the compared one does not cover. */
  readonly fallback?: string;
  readonly sources: readonly Source[];
  /** Rests on a value that nobody has confirmed. */
  readonly unconfirmed?: true;
}
