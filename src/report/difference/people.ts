import { isoMonth, type Month } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import type { PeopleChange, PeopleDifference } from '../../run/difference/people-difference.ts';
import { won } from '../../writing/amount.ts';
import { wrap } from '../../writing/table.ts';
import { differenceWord } from './words.ts';

/** Numbers of employees that are shown of each list. */
const idsShown = 5;

/** How the people of two scenarios differ, a line for each thing. */
export function peopleLines(
  { heads, months, joined, left, changed }: PeopleDifference,
  names: readonly [string, string],
  lang: Lang,
  columns: number,
): string[] {
  const [a, b] = names;
  const [before, after] = heads;
  const say = (key: Parameters<typeof differenceWord>[1], values: Record<string, string>): string =>
    wrap(`- ${differenceWord(lang, key, values)}`, columns);
  const listed = (ids: readonly string[]): Record<string, string> => ({
    count: won(ids.length),
    ids: shownIds(ids, lang),
  });
  const [first, second] = months.map(monthsText);
  return [
    wrap(differenceWord(lang, 'people', { before: won(before), after: won(after) }), columns),
    ...(first === second ? [] : [say('otherMonths', { before: first ?? '', after: second ?? '' })]),
    ...(left.length === 0 ? [] : [say('left', { a, ...listed(left) })]),
    ...(joined.length === 0 ? [] : [say('joined', { b, ...listed(joined) })]),
    ...changed.map(({ what, ids }) => say('changed', { what: changeName(what, lang), ...listed(ids) })),
  ];
}

const shownIds = (ids: readonly string[], lang: Lang): string => {
  const text = ids.slice(0, idsShown).join(', ');
  return ids.length > idsShown ? differenceWord(lang, 'moreIds', { ids: text }) : text;
};

const changeName = (what: PeopleChange['what'], lang: Lang): string =>
  'term' in what ? what.term : differenceWord(lang, what.record);

const monthsText = (months: readonly Month[]): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '-';
  return first === last ? isoMonth(first) : `${isoMonth(first)} ~ ${isoMonth(last)}`;
};

/** The same as data: whole lists. */
export const peopleJson = ({ heads, months, joined, left, changed }: PeopleDifference) => ({
  인원: heads,
  귀속월: months.map((side) => side.map(isoMonth)),
  처음에만: left,
  나중에만: joined,
  다른것: changed.map(({ what, ids }) => ({ 이름: changeName(what, 'ko'), 사번: ids })),
});
