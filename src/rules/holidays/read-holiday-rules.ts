import { parseIsoDay } from '../../formula/civil.ts';
import type { Day } from '../../formula/date.ts';
import { parseWeekday } from '../../formula/weekday.ts';
import type { Problems } from '../../problem/problem.ts';
import type { ElectionRule, HolidayRule, HolidayRules } from '../model.ts';
import { entriesOf, items } from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';

/** Reads rules of holidays from a tree that fits holidays.schema.json. */
export function readHolidayRules(node: MapNode, problems: Problems): HolidayRules {
  const substitute = entry(node, 'substitute');
  return {
    name: textAt(node, 'holidays') ?? '',
    source: textAt(node, 'source') ?? '',
    days: entriesOf(node, 'days').flatMap(({ key, keyAt, value }) => {
      const own = entry(value, 'substitute');
      if (own !== undefined && substitute === undefined)
        problems.add('missing-key', { at: node.at, term: key, values: { key: 'substitute' } });
      return readDay(key, keyAt, value, problems);
    }),
    elections: entriesOf(node, 'elections').flatMap(({ key, keyAt, value }) =>
      readElection(key, keyAt, value, problems),
    ),
    ...(substitute !== undefined && {
      substitute: { kind: textAt(substitute, 'kind') ?? '', skips: weekdaysAt(substitute, 'skips') },
    }),
    at: node.at,
  };
}

function readDay(name: string, at: HolidayRule['at'], node: SourceNode, problems: Problems): HolidayRule[] {
  const [from, until] = [dayAt(node, 'from', name, problems), dayAt(node, 'until', name, problems)];
  const own = entry(node, 'substitute');
  const since = own && dayAt(own, 'from', name, problems);
  const date = dateAt(node, name, problems);
  if (date === undefined) return [];
  return [
    {
      name,
      ...date,
      isLunar: textAt(node, 'lunar') === 'true',
      before: textsAt(node, 'before'),
      after: textsAt(node, 'after'),
      kind: textAt(node, 'kind') ?? '',
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(own && {
        substitute: { weekdays: weekdaysAt(own, 'weekdays'), ...(since !== undefined && { from: since }) },
      }),
      at,
    },
  ];
}

function readElection(
  name: string,
  at: ElectionRule['at'],
  node: SourceNode,
  problems: Problems,
): ElectionRule[] {
  const ends = dayAt(node, 'ends', name, problems);
  const weekday = parseWeekday(textAt(node, 'weekday') ?? '');
  const years = textAt(node, 'years');
  if (ends === undefined || weekday === undefined) return [];
  const days = Number(textAt(node, 'days'));
  const kind = textAt(node, 'kind') ?? '';
  return [{ name, ends, ...(years !== undefined && { years: Number(years) }), days, weekday, kind, at }];
}

/** A leap year has every date that a holiday may stand on; a lunar month has 30 days at most. */
function dateAt(
  node: SourceNode,
  name: string,
  problems: Problems,
): Pick<HolidayRule, 'month' | 'date'> | undefined {
  const on = entry(node, 'on');
  const text = textAt(node, 'on') ?? '';
  const [month = 0, date = 0] = text.split('-').map(Number);
  const isLunar = textAt(node, 'lunar') === 'true';
  const isThere = isLunar
    ? month >= 1 && month <= 12 && date >= 1 && date <= 30
    : parseIsoDay(`2024-${text}`) !== undefined;
  if (isThere) return { month, date };
  problems.add('no-such-date', { at: on?.at, term: name, values: { text } });
  return undefined;
}

function dayAt(node: SourceNode, key: string, name: string, problems: Problems): Day | undefined {
  const text = textAt(node, key);
  if (text === undefined) return undefined;
  const day = parseIsoDay(text);
  if (day === undefined)
    problems.add('no-such-date', { at: entry(node, key)?.at, term: name, values: { text } });
  return day;
}

const textsAt = (node: SourceNode, key: string): string[] =>
  items(node, key).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));

const weekdaysAt = (node: SourceNode, key: string): number[] =>
  textsAt(node, key).flatMap((text) => parseWeekday(text) ?? []);
