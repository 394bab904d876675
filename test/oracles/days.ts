/**
 * A month's days counted one by one, on dates as texts: YYYY-MM-DD sorts as time does, and "the same date a
 * year on" of 29 February sorts between 28 February and 1 March, as the law wants it.
 */
export interface Spell {
  readonly from: string;
  readonly to: string;
}

export interface MonthDays {
  readonly 역일수: number;
  readonly 월소정근로일수: number;
  readonly 재직소정근로일수: number;
  /** Scheduled days employed and not on leave: what other leave can fall on. */
  readonly 근무가능일수: number;
  readonly 미재직일수: number;
  readonly 휴직1년차일수: number;
  readonly 휴직2년차일수: number;
  readonly 휴직초과일수: number;
}

const dayLength = 86_400_000;
export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
const yearsOn = (iso: string, years: number): string => `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;

/** `holidays`: dates without scheduled work beside Saturdays and Sundays. `employed`: first and last day. */
export function countDays(
  month: string,
  holidays: ReadonlySet<string>,
  spells: readonly Spell[],
  employed: Spell,
): MonthDays {
  const count = {
    역일수: 0,
    월소정근로일수: 0,
    재직소정근로일수: 0,
    근무가능일수: 0,
    미재직일수: 0,
    휴직1년차일수: 0,
    휴직2년차일수: 0,
    휴직초과일수: 0,
  };
  const onLeave = (day: string): boolean => spells.some(({ from, to }) => from <= day && day <= to);
  let start = '';
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const scheduled = weekday >= 1 && weekday <= 5 && !holidays.has(day);
    const here = employed.from <= day && day <= employed.to;
    count.역일수++;
    if (!here) count.미재직일수++;
    if (scheduled) count.월소정근로일수++;
    if (scheduled && here) count.재직소정근로일수++;
    if (scheduled && here && !onLeave(day)) count.근무가능일수++;
    if (!onLeave(day)) continue;
    if (start === '' || !onLeave(addDays(day, -1))) start = day;
    while (onLeave(addDays(start, -1))) start = addDays(start, -1);
    if (day < yearsOn(start, 1)) count.휴직1년차일수++;
    else if (day < yearsOn(start, 2)) count.휴직2년차일수++;
    else count.휴직초과일수++;
  }
  return count;
}
