import type { Value } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import { ratio } from '../formula/ratio.ts';
import { dayParts } from '../rules/leave-parts.ts';
import type { LeaveKinds, ListSlot } from '../rules/model.ts';
import type { DayMinutes } from './classify.ts';
import { weekStart } from './date.ts';
import type { MonthDays } from './days.ts';
import {
  type dayFields,
  dayKinds,
  isMonthList,
  type MonthList,
  monthLists,
  rowMinutes,
  type weekFields,
} from './interface.ts';
import type { WorkRecord } from './types.ts';
import type { DaySpan } from './view.ts';
import { isEmployed, isInSpell, type PlacedLeave, partsOf } from './work.ts';

/**
 * The days of a month and the weeks that touch it, as whole numbers in one array: there are as many as there are kinds of
 * rows in a large run. −1 stands for what is not there or not known.
 */
export interface MonthRows {
  readonly kinds: LeaveKinds;
  readonly held: Int32Array;
}
const absent = -1;

/** What a whole number in a field stands for. */
type FieldKind = 'date' | 'truth' | 'kind' | 'parts' | 'minutes';

interface Field {
  /** Where its first item is held. */
  readonly at: number;
  readonly kind: FieldKind;
}
interface Layout {
  readonly fields: Readonly<Record<MonthList, ReadonlyMap<string, Field>>>;
  readonly size: number;
}

/** The places of the fields of days, then those of weeks: their own, the minutes, and the leave by kind. */
const layoutOf = oncePer(({ counted }: LeaveKinds): Layout => {
  let size = 0;
  const places = (list: MonthList): ReadonlyMap<string, Field> => {
    const { fields, most } = monthLists[list];
    const kinds: readonly (readonly [string, FieldKind])[] = [
      ...Object.entries(fields).map(([name, unit]) => [name, kindOfUnit[unit]] as const),
      ...rowMinutes.map((name) => [name, 'minutes'] as const),
      ...counted.map(({ name }) => [name, 'parts'] as const),
    ];
    return new Map(
      kinds.map(([name, kind]) => {
        const at = size;
        size += most;
        return [name, { at, kind }];
      }),
    );
  };
  const fields = { 날: places('날'), 주: places('주') };
  return { fields, size };
});
const kindOfUnit = { 날짜: 'date', 선택: 'kind', 여부: 'truth' } as const;

/** What a list's item says in a field; undefined where there is no such item, or it is not known. */
export function rowValue(
  rows: MonthRows | undefined,
  { list, place, field }: Pick<ListSlot, 'list' | 'place' | 'field'>,
): Value | undefined {
  if (rows === undefined || !isMonthList(list) || place > monthLists[list].most) return undefined;
  const found = layoutOf(rows.kinds).fields[list].get(field);
  const held = found && rows.held[found.at + place - 1];
  if (found === undefined || held === undefined || held === absent) return undefined;
  switch (found.kind) {
    case 'truth':
      return held === 1;
    case 'kind':
      return dayKinds[held];
    case 'parts':
      return ratio(held, dayParts);
    default:
      return ratio(held);
  }
}

/** What the rows of a month follow from. */
interface RowsOf {
  readonly record: WorkRecord;
  readonly days: MonthDays;
  /** The days that count; the others are not there. */
  readonly span: DaySpan;
  readonly kinds: LeaveKinds;
  readonly placed: readonly PlacedLeave[];
  /** The minutes of every day of the weeks; undefined where the month's minutes were given and no day's is known. */
  readonly minutes: readonly DayMinutes[] | undefined;
}

export function monthRows({ record, days, span, kinds, placed, minutes }: RowsOf): MonthRows {
  const { fields, size } = layoutOf(kinds);
  const held = new Int32Array(size).fill(absent);
  const put = (list: MonthList, place: number, field: string, value: number): void => {
    held[(fields[list].get(field)?.at ?? size) + place] = value;
  };
  const leave = kinds.counted.map(({ name }) => ({ name, parts: partsOf(record, name, placed) }));
  const monday = weekStart(days.first);
  for (let day = span.first; day <= span.last; day++) {
    const [place, week] = [day - days.first, Math.floor((day - monday) / 7)];
    const employed = isEmployed(record, day);
    const kind = dayKinds.indexOf(days.kinds[day - days.start] ?? '휴무일');
    const own: Readonly<Record<keyof typeof dayFields, number>> = {
      날짜: day,
      종류: kind,
      재직: Number(employed),
      휴직: Number(employed && isInSpell(record.spells, day)),
    };
    for (const [field, value] of Object.entries(own)) put('날', place, field, value);
    put('주', week, weekStartField, monday + 7 * week);
    const counted = [
      ...leave.map(({ name, parts }) => [name, parts.get(day) ?? 0] as const),
      ...minutesOf(minutes?.[day - days.start]),
    ];
    for (const [field, value] of counted) {
      put('날', place, field, value);
      const sum = held[(fields.주.get(field)?.at ?? size) + week] ?? 0;
      put('주', week, field, Math.max(0, sum) + value);
    }
  }
  return { kinds, held };
}
const weekStartField = '첫날' satisfies keyof typeof weekFields;

const minutesOf = (
  own: DayMinutes | undefined,
): readonly (readonly [(typeof rowMinutes)[number], number])[] =>
  own === undefined
    ? []
    : [
        ['소정분', own.ordinary],
        ['연장분', own.overtime],
        ['법내연장분', own.within],
        ['야간분', own.night],
        ['휴일분', own.holiday],
        ['휴일연장분', own.holidayOver],
        ['실근로분', workedOf(own)],
      ];

/** All that was worked on a day, whatever its class. */
export const workedOf = ({ ordinary, overtime, within, holiday, holidayOver }: DayMinutes): number =>
  ordinary + overtime + within + holiday + holidayOver;
