import { parseClock } from '../../calendar/date.ts';
import { minutesOfDay } from '../../calendar/interval.ts';
import { clockText } from '../../formula/civil.ts';
import type { Problems } from '../../problem/problem.ts';
import type { ClockWords } from '../../rules/words/model.ts';
import { readDay } from '../cells/date.ts';
import { plainSpelling } from '../cells/plain.ts';
import type { PlacedText } from './shift.ts';

/** What a cell of an attendance export says: a time, a punch that is missing, a day without work, or nothing. */
export type Punch =
  | { readonly kind: 'time'; readonly text: PlacedText }
  | { readonly kind: 'missing' }
  | { readonly kind: 'off' }
  | { readonly kind: 'blank' };

/**
 * Reads a punch: 08:51, 익일 07:03 (31:03), 24:10, 2024-03-05 07:03 of a row of 4 March (31:03), 미타각, 연차. What reads as none of
 * these stays as it is written, for the reader of times to refuse.
 */
export function readPunch(cell: PlacedText | undefined, date: PlacedText, words: ClockWords): Punch {
  const text = plainSpelling(cell?.text ?? '');
  if (cell === undefined || text === '' || /^[-–—]+$/.test(text)) return { kind: 'blank' };
  if (words.missing.includes(text)) return { kind: 'missing' };
  if (words.off.some((word) => text.startsWith(word))) return { kind: 'off' };
  return {
    kind: 'time',
    text: {
      text: timeOf(text, date, words),
      get at() {
        return cell.at;
      },
    },
  };
}

function timeOf(text: string, date: PlacedText, words: ClockWords): string {
  let [rest, added] = [text.replace(/^\(/, ''), 0];
  for (let word: string | undefined = ''; word !== undefined; ) {
    word = [...words.punches, ...words.sameDay, ...words.nextDay].find(
      (one) => one !== '' && rest.startsWith(one),
    );
    if (word === undefined) break;
    if (words.nextDay.includes(word)) added += minutesOfDay;
    rest = rest.slice(word.length).replace(/^[\s):]+/, '');
  }
  const dated = /^(\d{4}[-./]\d{1,2}[-./]\d{1,2})[ T]+(\d{1,2}:\d{2})(?::00)?$/.exec(rest);
  if (dated !== null) {
    const [own, of] = [readDay(dated[1] ?? ''), readDay(date.text)];
    if (!own.ok || !of.ok || own.value < of.value || own.value > of.value + 1) return text;
    added += (own.value - of.value) * minutesOfDay;
    rest = dated[2] ?? '';
  }
  if (added === 0) return rest;
  const clock = parseClock(rest);
  return clock === undefined || clock >= minutesOfDay ? text : clockText(clock + added);
}

/** The two times of a row; undefined where nobody worked, or, and that is said, where a punch is to be settled. */
export function punchedTimes(
  [from, to]: readonly [Punch, Punch],
  row: {
    readonly from: PlacedText | undefined;
    readonly to: PlacedText | undefined;
    readonly isSaid: boolean;
  },
  problems: Problems,
): readonly [PlacedText, PlacedText] | undefined {
  if (from.kind === 'time' && to.kind === 'time') return [from.text, to.text];
  const isDayOff = [from, to].every(({ kind }) => kind === 'off' || kind === 'blank');
  if (isDayOff && !row.isSaid) return undefined;
  for (const [punch, cell, term] of [
    [from, row.from, '시작'],
    [to, row.to, '종료'],
  ] as const)
    if (punch.kind !== 'time') problems.add('missing-punch', { at: cell?.at, term });
  return undefined;
}
