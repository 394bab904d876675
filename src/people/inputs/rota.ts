import { clockText } from '../../calendar/date.ts';
import { minutesOfDay, scheduledMinutes, workedMinutes } from '../../calendar/interval.ts';
import type { DayPattern, RestDay, TimeInterval, WorkCycle } from '../../calendar/types.ts';
import { checkHours } from '../../calendar/validate-shifts.ts';
import { Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { plainSpelling } from '../cells/plain.ts';
import { askedAt, refuse, takeDay, takeNumber, takeSpans } from '../cells/problems.ts';
import { given, scalars } from './input-nodes.ts';
import type { PlacedText } from './shift.ts';

/** 교대 as an input writes it: a day on which the first of the days falls, the days, and which day off is the rest day. */
interface WrittenRota {
  readonly anchor?: PlacedText | undefined;
  readonly days: readonly PlacedText[];
  readonly restDay?: PlacedText | undefined;
}

/** What a day of a rota says where nobody works: an unpaid day off, or the paid rest day. */
const [off, rest] = ['비번', '주휴'];
/** Which day off of each week is the rest day, where the rota itself names none. */
const restDays: ReadonlyMap<string, RestDay> = new Map([
  ['첫비번', 'first'],
  ['마지막비번', 'last'],
]);
const key = '교대';
/** A longer cycle is no cycle. */
const mostDays = 366;

/** The rota of an input: `{ 기준일: 2026-03-01, 순환: ["07:00-15:00", "23:00-07:00", 비번, 주휴] }`. */
export const readRota = (node: SourceNode, problems: Problems): WorkCycle | undefined =>
  rotaOf(
    { anchor: given(node, '기준일'), days: scalars(entry(node, '순환')), restDay: given(node, '주휴일') },
    {
      text: scalars(entry(node, '순환'))
        .map(({ text }) => text)
        .join(', '),
      at: node.at,
    },
    problems,
  );

/** The same in one cell: `기준일 2026-03-01, 07:00-15:00, 23:00-07:00, 비번, 주휴`. Blank for none. */
export function takeRota(cell: PlacedText, problems: Problems): WorkCycle | undefined {
  const written = plainSpelling(cell.text);
  if (written === '') return undefined;
  const days: PlacedText[] = [];
  let [anchor, restDay]: (PlacedText | undefined)[] = [];
  for (const part of written.split(/[,;\n]/)) {
    const { name, text = part } = /^\s*(?<name>기준일|주휴일)(?<text>.*)$/u.exec(part)?.groups ?? {};
    const stated = { text: text.trim(), at: cell.at };
    if (name === '기준일') anchor = stated;
    else if (name === '주휴일') restDay = stated;
    else days.push(stated);
  }
  return rotaOf({ anchor, days, restDay }, cell, problems);
}

function rotaOf(written: WrittenRota, at: PlacedText, problems: Problems): WorkCycle | undefined {
  const before = problems.list.length;
  const anchor =
    written.anchor && takeDay(written.anchor.text, askedAt(written.anchor, `${key}.기준일`), problems);
  const names = written.days.map(({ text }) => plainSpelling(text));
  const days = written.days.map((day, i) =>
    names[i] === off || names[i] === rest ? undefined : takeRotaDay(day, problems),
  );
  if (problems.list.length > before) return undefined;
  if (anchor === undefined || days.length > mostDays || days.every((day) => day === undefined))
    return refuse('not-a-rota', at.text, askedAt(at, key), problems);
  const restDay = restDayOf(written, names, at, problems);
  checkOverlaps(days, written.days, problems);
  return problems.list.length > before ? undefined : { days, anchor, ...(restDay && { restDay }) };
}

/** Which days off are paid: those that the rota names, or one day off of each week. One of the two must be said. */
function restDayOf(
  { restDay }: WrittenRota,
  names: readonly string[],
  at: PlacedText,
  problems: Problems,
): RestDay | undefined {
  const places = new Set(names.flatMap((name, i) => (name === rest ? [i] : [])));
  const chosen = restDay && restDays.get(plainSpelling(restDay.text));
  if (restDay !== undefined && chosen === undefined) {
    const known = [...restDays.keys()].join(', ');
    return refuse('unknown-choice', restDay.text, askedAt(restDay, `${key}.주휴일`), problems, { known });
  }
  const isSaidOnce = places.size > 0 ? chosen === undefined : chosen !== undefined && names.includes(off);
  if (!isSaidOnce) problems.add('rota-rest-day', { at: at.at, term: key });
  return places.size > 0 ? places : chosen;
}

/** A day goes round after the last one to the first: no shift reaches into the next one's. */
function checkOverlaps(
  days: readonly (DayPattern | undefined)[],
  written: readonly PlacedText[],
  problems: Problems,
): void {
  days.forEach((day, i) => {
    const after = (i + 1) % days.length;
    const next = days[after];
    if (day === undefined || next === undefined || day.to <= next.from + minutesOfDay) return;
    const values = {
      day: String(i + 1),
      to: clockText(day.to),
      next: String(after + 1),
      from: clockText(next.from),
    };
    problems.add('rota-overlap', { at: written[i]?.at, term: key, values });
  });
}

/** One day: `23:00-07:00 휴게 03:00-04:00 소정 7시간`. An end that is not after the start is of the next day. */
function takeRotaDay(written: PlacedText, problems: Problems): DayPattern | undefined {
  const asked = askedAt(written, `${key}.순환`);
  const [hours = '', ...more] = plainSpelling(written.text).split(/(?=휴게|소정)/u);
  const said = (name: string): readonly string[] =>
    more.flatMap((one) => (one.startsWith(name) ? [one.slice(name.length).trim()] : []));
  const spans = takeSpans(hours, asked, problems);
  const [span, another] = spans ?? [];
  const [ordinary, again] = said('소정');
  if (spans !== undefined && (span === undefined || another !== undefined || again !== undefined))
    return refuse('not-a-time-span', written.text, asked, problems);
  if (span === undefined) return undefined;
  const { from } = span;
  const to = span.to > from ? span.to : span.to + minutesOfDay;
  const breaks = said('휴게')
    .flatMap((text): readonly TimeInterval[] => takeSpans(text, asked, problems) ?? [])
    .map((pause) => (pause.to <= from ? later(pause) : pause));
  const minutes = ordinary === undefined ? undefined : takeNumber(ordinary, '시간', asked, problems);
  const scheduled = minutes && Number((minutes.n * 60n) / minutes.d);
  const made = { from, to, breaks, ...(scheduled !== undefined && { scheduled }) };
  const found = new Problems();
  checkHours(made, undefined, written.at, found);
  for (const one of found.list) problems.add(one.code, { ...one, at: written.at, term: asked.term });
  if (found.any) return undefined;
  const isWhole = minutes === undefined || (minutes.n * 60n) % minutes.d === 0n;
  if (isWhole && scheduledMinutes(made) >= 0 && scheduledMinutes(made) <= workedMinutes(made)) return made;
  const values = { text: ordinary ?? '', worked: String(workedMinutes(made)) };
  problems.add('scheduled-above-work', { at: written.at, term: asked.term, values });
  return undefined;
}

const later = ({ from, to }: TimeInterval): TimeInterval => ({
  from: from + minutesOfDay,
  to: to + minutesOfDay,
});
