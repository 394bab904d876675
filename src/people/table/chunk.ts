import type { Day } from '../../calendar/date.ts';
import type { ClassifiedMinutes } from '../../calendar/month.ts';
import type { LeaveSpell, Shift, UsualHours } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place } from '../../problem/problem.ts';
import type { Column, ColumnEncoding } from '../../readings/batch/columns.ts';
import type { LeaveKinds } from '../../rules/model.ts';
import type { Allowance, Identity, PersonChange, PersonMonth, PersonState } from '../types.ts';

/**
 * A block of the table of person-months as columns, in no scheme's words: whatever people come from fills it. Rows
 * are sorted by person and month, and all of a person's months stand in one chunk, so that rules which look back find
 * them.
 */
export interface Chunk {
  readonly rows: number;
  /** 사번 by person, in the order of the rows. */
  readonly ids: readonly string[];
  /** 성명 beside each of them, '' where it was not given; not there where nobody has one. */
  readonly names?: readonly string[];
  /** Each row's place in `ids`. */
  readonly person: Int32Array;
  /** Each row's pay month. */
  readonly month: Int32Array;
  /** The facts that were given, by term. A fact without a column is given nowhere. */
  readonly facts: ReadonlyMap<string, FactColumn>;
  /** Usual hours: each row's place in `patterns`, −1 for the scheme's own. */
  readonly pattern?: Int32Array;
  readonly patterns: readonly UsualHours[];
  /** The kinds of leave there are; those of the column `leave` are of the first. */
  readonly kinds: LeaveKinds;
  /** One leave of absence a row: first and last day, both included; −1 for none. */
  readonly leave?: { readonly from: Int32Array; readonly to: Int32Array };
  /** Minutes classified elsewhere, by scheme; then no hours are looked at. */
  readonly minutes?: ReadonlyMap<string, MinuteColumns>;
  /** What rows have that no column holds, by row; not there where no row has any. */
  readonly details?: readonly (RowDetail | undefined)[];
  /** Who the person at a place in `ids` is; not there where nothing was read of people but their months. */
  identity?(person: number): Identity | undefined;
  /** Where a row stands, or one of its facts; undefined where that is not known. */
  at(row: number, term?: string): Place | undefined;
  /** Gives the columns back, from whoever is done with them; who keeps the chunk never calls it. */
  release(): void;
}

export interface FactColumn {
  readonly spec: ColumnEncoding;
  readonly values: Column;
}

export interface MinuteColumns {
  readonly 연장: Int32Array;
  readonly 야간: Int32Array;
  readonly 휴일: Int32Array;
  readonly 휴일연장: Int32Array;
}

/** What one row has beside its columns; what is absent it has not. */
export interface RowDetail {
  readonly shifts?: readonly Shift[];
  readonly spells?: readonly LeaveSpell[];
  /** Dates of leave by kind. */
  readonly dates?: ReadonlyMap<string, readonly Day[]>;
  /** Fixed allowances by name; their sums stand in columns. */
  readonly allowances?: readonly Allowance[];
  /** Minutes classified elsewhere, by scheme. */
  readonly classified?: ReadonlyMap<string, ClassifiedMinutes>;
  /** Facts whose value no column holds: the row is the exact reading's. */
  readonly beyond?: ReadonlyMap<string, Value>;
  /** What changes within the month: likewise. */
  readonly changes?: readonly PersonChange[];
  /** What held before the month; the row is the exact reading's where that concerns its service. */
  readonly past?: readonly PersonState[];
  /** Earlier months that are no rows of the table: likewise. */
  readonly history?: readonly PersonMonth[];
}
