import { parseClock } from '../../calendar/date.ts';
import type { TimeInterval } from '../../calendar/types.ts';
import { plainSpelling } from './plain.ts';
import { fault, type Reading, read } from './value.ts';

/** `range`: well written, but after 48:00 or with 60 minutes and more. */
export type ClockFault = 'empty' | 'form' | 'range';
export type SpanFault = 'form' | 'range';

const shapes = [/^(\d{1,2}) ?: ?(\d{2})(?::00)?$/, /^(\d{2})(\d{2})$/, /^(\d{1,2}) ?시(?: ?(\d{1,2}) ?분)?$/];
const halves = /^(오전|오후|AM|PM) ?(.*)$/i;
const halvesBehind = /^(.*?) ?(AM|PM)$/i;

/** Reads a time of day in minutes: 09:00, 9:00, 0900, 9시 30분, 오후 6:00, past midnight up to 48:00. */
export function readClock(text: string): Reading<number, ClockFault> {
  const written = plainSpelling(text);
  if (written === '') return fault('empty');
  const ahead = halves.exec(written);
  if (ahead !== null) return readHalf(ahead[2] ?? '', ahead[1] ?? '');
  const behind = halvesBehind.exec(written);
  if (behind !== null) return readHalf(behind[1] ?? '', behind[2] ?? '');
  return readPlainClock(written);
}

function readPlainClock(written: string): Reading<number, ClockFault> {
  for (const shape of shapes) {
    const parts = shape.exec(written);
    if (parts === null) continue;
    const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0');
    const minutes = parseClock(`${two(parts[1])}:${two(parts[2])}`);
    return minutes === undefined ? fault('range') : read(minutes);
  }
  return fault('form');
}

/** Twelve-hour clock: 오전 12시 is 00:00, 오후 12시 is 12:00. */
function readHalf(written: string, half: string): Reading<number, ClockFault> {
  const reading = readPlainClock(written);
  if (!reading.ok) return reading;
  if (reading.value < 60 || reading.value >= 13 * 60) return fault('range');
  return read((reading.value % 720) + (/^(?:오후|pm)$/i.test(half) ? 720 : 0));
}

/**
 * Reads 12:00-13:00, or several: 12:00~13:00, 18:00–18:30. A blank or 없음 is no span. Whether a span ends
 * after it begins is for the calendar to check.
 */
export function readSpans(text: string): Reading<readonly TimeInterval[], SpanFault> {
  const written = plainSpelling(text);
  if (written === '' || written === '없음') return read([]);
  const spans: TimeInterval[] = [];
  for (const part of written.split(/[,;/]/)) {
    const [from, to, more] = part.split(/[-~\u2010-\u2015\u301C]/);
    if (from === undefined || to === undefined || more !== undefined) return fault('form');
    const [start, end] = [readClock(from), readClock(to)];
    if (!start.ok) return fault(start.why === 'range' ? 'range' : 'form');
    if (!end.ok) return fault(end.why === 'range' ? 'range' : 'form');
    spans.push({ from: start.value, to: end.value });
  }
  return read(spans);
}
