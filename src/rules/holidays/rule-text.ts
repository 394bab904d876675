import { isoDay } from '../../formula/civil.ts';
import { weekdayNames } from '../../formula/weekday.ts';
import type { ElectionRule, HolidayRule, HolidayRules } from '../model.ts';

/** What the rules of a file say, by name, in a line each: two that say the same make the same line. */
export const holidayRuleTexts = ({ days, elections, substitute }: HolidayRules): Map<string, string> =>
  new Map([
    ...days.map((one) => [one.name, dayText(one, substitute)] as const),
    ...elections.map((one) => [one.name, electionText(one)] as const),
  ]);

function dayText(rule: HolidayRule, standIn: HolidayRules['substitute']): string {
  const { month, date, isLunar, before, after, kind, from, until, substitute } = rule;
  return [
    `${isLunar ? '음력 ' : ''}${twoDigits(month)}-${twoDigits(date)}`,
    kind,
    ...(before.length > 0 ? [`앞 ${before.join('·')}`] : []),
    ...(after.length > 0 ? [`뒤 ${after.join('·')}`] : []),
    ...(from === undefined ? [] : [`${isoDay(from)}부터`]),
    ...(until === undefined ? [] : [`${isoDay(until)}까지`]),
    ...(substitute && standIn
      ? [
          `겹치면(${weekdays(substitute.weekdays)}) ${standIn.kind}`,
          ...(substitute.from === undefined ? [] : [`대체 ${isoDay(substitute.from)}부터`]),
          `${weekdays(standIn.skips)} 지나침`,
        ]
      : []),
  ].join(', ');
}

const electionText = ({ ends, years, days, weekday, kind }: ElectionRule): string =>
  [
    `임기만료 ${isoDay(ends)}`,
    ...(years === undefined ? [] : [`${years}년마다`]),
    `${days}일 전부터 ${weekdays([weekday])}`,
    kind,
  ].join(', ');

const weekdays = (list: readonly number[]): string =>
  list.map((one) => weekdayNames[one - 1] ?? '').join('·');

const twoDigits = (n: number): string => String(n).padStart(2, '0');
