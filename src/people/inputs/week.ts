import { weekOfDays } from '../../calendar/cycle.ts';
import { withinHours } from '../../calendar/settings.ts';
import type { DayPattern, TimeInterval, WorkCycle } from '../../calendar/types.ts';
import { checkHours } from '../../calendar/validate-shifts.ts';
import { parseWeekday, weekdayNames } from '../../formula/weekday.ts';
import { Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { plainSpelling } from '../cells/plain.ts';
import { askedAt, refuse, takeSpans } from '../cells/problems.ts';
import type { PlacedText } from './shift.ts';

/** 소정근로 as an input writes it: hours by weekday, their break, and the rest day. */
interface WrittenWeek {
  readonly days: readonly (PlacedText | undefined)[];
  readonly pause?: PlacedText | undefined;
  readonly restDay?: PlacedText | undefined;
}

/** The scheduled week of an input: `{ 월: "09:00-13:00", …, 휴게: "12:00-13:00", 주휴일: 일 }`, or as a cell has it. */
export function readWeek(node: SourceNode, problems: Problems): WorkCycle | undefined {
  if (node.kind === 'scalar') {
    const cell = { text: node.text, at: node.at };
    return plainSpelling(cell.text) === ''
      ? refuse('not-a-week', cell.text, askedAt(cell, '소정근로'), problems)
      : takeWeek(cell, problems);
  }
  const text = (key: string): PlacedText | undefined => {
    const value = entry(node, key);
    return value?.kind === 'scalar' ? { text: value.text, at: value.at } : undefined;
  };
  const days = weekdayNames.map((name) => text(name));
  return weekOf({ days, pause: text('휴게'), restDay: text('주휴일') }, { text: '', at: node.at }, problems);
}

/** The same in one cell: `월~목 09:00-18:00, 금 09:00-13:00, 휴게 12:00-13:00, 주휴일 일`. Blank for none. */
export function takeWeek(cell: PlacedText, problems: Problems): WorkCycle | undefined {
  const written = plainSpelling(cell.text);
  if (written === '') return undefined;
  const days: (PlacedText | undefined)[] = weekdayNames.map(() => undefined);
  let [pause, restDay]: (PlacedText | undefined)[] = [];
  for (const part of written.split(/[,;/\n]/).map((one) => one.trim())) {
    const { name, rest } = /^(?<name>\D*?)\s*(?<rest>\d.*|[월화수목금토일])$/u.exec(part)?.groups ?? {};
    const stated = { text: rest ?? '', at: cell.at };
    const named = daysNamed(name ?? '');
    if (name === '휴게') pause = stated;
    else if (name === '주휴일') restDay = stated;
    else if (named.length === 0 || named.some((day) => days[day - 1] !== undefined))
      return refuse('not-a-week', cell.text, askedAt(cell, '소정근로'), problems);
    for (const day of named) days[day - 1] = stated;
  }
  return weekOf({ days, pause, restDay }, cell, problems);
}

/** The weekdays that 월요일, 월화수 or 월~목 names; none for what is no weekday. */
function daysNamed(text: string): readonly number[] {
  const name = text.replaceAll(/[\s·]|요일/gu, '');
  const [from, to, more] = name.split(/[-~\u2010-\u2015\u301C]/).map((one) => parseWeekday(one));
  if (/[-~\u2010-\u2015\u301C]/.test(name))
    return from !== undefined && to !== undefined && more === undefined && from <= to
      ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
      : [];
  const each = [...name].map((one) => parseWeekday(one));
  return each.every((day) => day !== undefined) ? each : [];
}

function weekOf(
  { days, pause, restDay }: WrittenWeek,
  at: PlacedText,
  problems: Problems,
): WorkCycle | undefined {
  const before = problems.list.length;
  const breaks = pause && takeSpans(pause.text, askedAt(pause, '소정근로.휴게'), problems);
  const rest = restDay && parseWeekday(plainSpelling(restDay.text));
  if (restDay !== undefined && rest === undefined) {
    const known = weekdayNames.join(', ');
    refuse('unknown-choice', restDay.text, askedAt(restDay, '소정근로.주휴일'), problems, { known });
  }
  const hours = days.map(
    (day, i) => day && dayOf(day, `소정근로.${weekdayNames[i] ?? ''}`, breaks ?? [], problems),
  );
  const both = rest === undefined ? undefined : days[rest - 1];
  if (both !== undefined)
    problems.add('rest-day-with-hours', {
      at: both.at,
      term: '소정근로',
      values: { day: weekdayNames[(rest ?? 1) - 1] ?? '' },
    });
  if (problems.list.length > before) return undefined;
  if (hours.every((day) => day === undefined))
    return refuse('not-a-week', at.text, askedAt(at, '소정근로'), problems);
  return { ...weekOfDays(hours), ...(rest !== undefined && { restDay: rest }) };
}

/** One day's hours, with the breaks that lie within them. */
function dayOf(
  given: PlacedText,
  term: string,
  breaks: readonly TimeInterval[],
  problems: Problems,
): DayPattern | undefined {
  const asked = askedAt(given, term);
  const spans = takeSpans(given.text, asked, problems);
  const [span, more] = spans ?? [];
  if (spans !== undefined && (span === undefined || more !== undefined))
    return refuse('not-a-time-span', given.text, asked, problems);
  if (span === undefined) return undefined;
  const hours = withinHours({ ...span, breaks });
  const found = new Problems();
  checkHours(hours, undefined, given.at, found);
  for (const one of found.list) problems.add(one.code, { ...one, at: given.at, term });
  return found.any ? undefined : hours;
}
