import { clockText } from '../formula/civil.ts';

/**
 * The hours of a day as people type them, as the reader wants them: 9 and 6시 are hours (an end is the first one after
 * the start), 다음 날 06:00 is 30:00, and a break of 1시간 stands at noon or in the middle of the day. Whatever else is
 * typed stays as it is.
 */
export function typedHours(own: Readonly<Record<string, string>>): Record<string, string> {
  const from = clockOf(own['시작'] ?? '', undefined);
  const start = from ?? shown(own['시작'] ?? '');
  const to = clockOf(own['종료'] ?? '', start);
  const pause = breakOf(own['휴게'] ?? '', start, to ?? shown(own['종료'] ?? ''));
  return {
    ...own,
    ...(from !== undefined && { 시작: clockText(from) }),
    ...(to !== undefined && { 종료: clockText(to) }),
    ...(pause !== undefined && { 휴게: pause }),
  };
}

const [halfDay, day] = [12 * 60, 24 * 60];

/** Minutes of the day; undefined for what is written as a clock shows it, or cannot be read. */
function clockOf(text: string, after: number | undefined): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const next = /^(?:다음\s*날|이튿날|익일|next day)\s*(.+)$/i.exec(plain)?.[1];
  if (next !== undefined) {
    const minutes = shown(next) ?? bare(next);
    return minutes === undefined || minutes >= day ? undefined : minutes + day;
  }
  const minutes = bare(plain);
  if (minutes === undefined || after === undefined || minutes > after) return minutes;
  const later = [...(minutes <= halfDay ? [minutes + halfDay] : []), minutes + day];
  return later.find((one) => one > after) ?? minutes;
}

/** 9, 6시, 6시 반, 6시 30분. */
function bare(text: string): number | undefined {
  const [, hours, half, minutes] = /^(\d{1,2})(?:시)?(?:\s*(반)|\s*(\d{1,2})분)?$/.exec(text) ?? [];
  const all = hours === undefined ? Number.NaN : 60 * Number(hours) + (half ? 30 : Number(minutes ?? 0));
  return all <= day ? all : undefined;
}

function shown(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  return hours === undefined || Number(minutes) > 59 ? undefined : 60 * Number(hours) + Number(minutes);
}

/** A break by its length: 1시간, 30분, 1시간 30분. */
function breakOf(text: string, from: number | undefined, to: number | undefined): string | undefined {
  const [, hours, minutes] =
    /^(?:(\d{1,2})\s*시간)?\s*(?:(\d{1,3})\s*분)?$/.exec(text.normalize('NFKC').trim()) ?? [];
  const length = 60 * Number(hours ?? 0) + Number(minutes ?? 0);
  if (length === 0) return undefined;
  const [start, end] = [from ?? 9 * 60, to ?? 18 * 60];
  const isAtNoon = start <= halfDay && halfDay + length <= end;
  const at = isAtNoon ? halfDay : 60 * Math.floor((start + end - length) / 120);
  return `${clockText(at)}-${clockText(at + length)}`;
}
