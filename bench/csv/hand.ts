import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/**
 * The yardstick from file to file, as somebody would write it for this one layout and this one case: bytes
 * scanned in place, figures as whole numbers, texts told apart by their bytes, output written digit by digit.
 * One thread, memory of two buffers. It imports nothing of the project, so that it can be run by itself:
 * `node hand.mjs IN OUT WORKDAYS`, WORKDAYS being the scheduled days of 2024's months, comma between.
 */
const [chunk, newline, comma, quote, zero, dot] = [1 << 22, 10, 44, 34, 48, 46];
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const [careWorker, fullTime, centre] = ['요양보호사', '전일제', '모두돌봄센터'].map(text) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const lines =
  '기본급,연장수당,야간수당,휴일수당,질병휴직급여,협력성과급A,협력성과급B,연차미사용수당,휴업수당,고정수당';
const head = text(`\uFEFF사번,귀속월,제도,적용,지급총액,${lines}\r\n`);
const [current, reform, notCovered] = [',현행,예,', ',개편안,예,', ',개편안,아니오,'].map(text) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const columns = 19;
const longestRow = 512;

export function handCsv(from: string, to: string, workdays: readonly number[]): number {
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  const bytes = new Uint8Array(2 * chunk);
  const out = new Uint8Array(chunk + longestRow);
  /** Where the fields of a row begin; each ends one byte before the next. */
  const starts = new Int32Array(columns + 1);
  const figures = new Int32Array(22);
  let [held, at, rows] = [0, 0, 0];
  let isHead = true;
  out.set(head, 0);
  at = head.length;
  for (;;) {
    const read = readSync(input, bytes, held, chunk, null);
    if (read === 0 && held === 0) break;
    // A last line without its newline gets one.
    if (read === 0) bytes[held] = newline;
    const end = read === 0 ? held + 1 : held + read;
    let position = 0;
    for (;;) {
      const rowStart = position;
      let field = 0;
      starts[0] = position;
      while (position < end) {
        const byte = bytes[position] as number;
        if (byte === newline) break;
        position++;
        if (byte === comma) starts[++field] = position;
        else if (byte === quote) throw new Error('the hand-written scanner knows no quotes');
      }
      if (position === end) {
        held = end - rowStart;
        bytes.copyWithin(0, rowStart, end);
        break;
      }
      const rowEnd = bytes[position - 1] === 13 ? position - 1 : position;
      starts[++field] = rowEnd + 1;
      position++;
      if (isHead) {
        isHead = false;
        continue;
      }
      if (field !== columns) throw new Error(`a row of ${field} fields`);
      at = row(bytes, starts, workdays, figures, out, at);
      rows++;
      if (at > chunk - longestRow) {
        writeSync(output, out, 0, at);
        at = 0;
      }
    }
    if (read === 0) break;
  }
  writeSync(output, out, 0, at);
  closeSync(input);
  closeSync(output);
  return rows;
}

/** One person-month: its fields, its figures under both schemes, its two rows. @returns where the output now ends */
function row(
  bytes: Uint8Array,
  starts: Int32Array,
  workdays: readonly number[],
  figures: Int32Array,
  out: Uint8Array,
  start: number,
): number {
  const month = whole(bytes, (starts[1] as number) + 5, (starts[2] as number) - 1);
  const year = whole(bytes, starts[1] as number, (starts[1] as number) + 4);
  const covered =
    isText(bytes, starts, 2, careWorker) &&
    isText(bytes, starts, 3, fullTime) &&
    isText(bytes, starts, 4, centre) &&
    (year > 2024 || month >= 3);
  const base = (starts[5] as number) === (starts[6] as number) - 1 ? 2_390_124 : numberAt(bytes, starts, 5);
  const target =
    2 * (workdays[month - 1] as number) - halvesAt(bytes, starts, 7) - halvesAt(bytes, starts, 8);
  const delivered = numberAt(bytes, starts, 9);
  const meetsA = target > 0 && 20 * delivered >= 17 * target;
  const meetsB = meetsA && delivered > 0 && 5 * numberAt(bytes, starts, 10) >= delivered;

  const over8 = Math.floor((base * numberAt(bytes, starts, 11) + 4_180) / 8_360);
  const night8 = Math.floor((base * numberAt(bytes, starts, 12) + 12_540) / 25_080);
  const holiday8 = Math.floor(
    (base * (3 * numberAt(bytes, starts, 13) + 4 * numberAt(bytes, starts, 14)) + 12_540) / 25_080,
  );
  // Total, base pay, the three premiums, bonus A and bonus B of each scheme.
  figures[0] = base + over8 + night8 + holiday8;
  figures[1] = base;
  figures[2] = over8;
  figures[3] = night8;
  figures[4] = holiday8;
  figures[5] = figures[6] = 0;
  let at = payslip(bytes, starts, current, figures, 0, out, start);
  if (!covered) return payslip(bytes, starts, notCovered, figures, 0, out, at);

  const over6 = Math.floor((12_523_000 * numberAt(bytes, starts, 15) + 21_900) / 43_800);
  const night6 = Math.floor((12_523_000 * numberAt(bytes, starts, 16) + 65_700) / 131_400);
  const holiday6 = Math.floor(
    (12_523_000 * (3 * numberAt(bytes, starts, 17) + 4 * numberAt(bytes, starts, 18)) + 65_700) / 131_400,
  );
  const [a, b] = [meetsA ? 150_000 : 0, meetsB ? 50_000 : 0];
  figures[11] = 1_789_000 + over6 + night6 + holiday6 + a + b;
  figures[12] = 1_789_000;
  figures[13] = over6;
  figures[14] = night6;
  figures[15] = holiday6;
  figures[16] = a;
  figures[17] = b;
  at = payslip(bytes, starts, reform, figures, 11, out, at);
  return at;
}

function payslip(
  bytes: Uint8Array,
  starts: Int32Array,
  scheme: Uint8Array,
  figures: Int32Array,
  from: number,
  out: Uint8Array,
  start: number,
): number {
  let at = start;
  // 사번 and 귀속월 as they came, the comma between included.
  for (let b = starts[0] as number; b < (starts[2] as number) - 1; b++) out[at++] = bytes[b] as number;
  for (let b = 0; b < scheme.length; b++) out[at++] = scheme[b] as number;
  for (let f = 0; f < 5; f++) {
    at = digits(out, at, figures[from + f] as number);
    out[at++] = comma;
  }
  // 질병휴직급여
  out[at++] = zero;
  out[at++] = comma;
  at = digits(out, at, figures[from + 5] as number);
  out[at++] = comma;
  at = digits(out, at, figures[from + 6] as number);
  // 연차미사용수당, 휴업수당, 고정수당
  for (let f = 0; f < 3; f++) {
    out[at++] = comma;
    out[at++] = zero;
  }
  out[at++] = 13;
  out[at++] = newline;
  return at;
}

const numberAt = (bytes: Uint8Array, starts: Int32Array, field: number): number =>
  whole(bytes, starts[field] as number, (starts[field + 1] as number) - 1);
const halvesAt = (bytes: Uint8Array, starts: Int32Array, field: number): number =>
  halfDays(bytes, starts[field] as number, (starts[field + 1] as number) - 1);

function whole(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let b = from; b < to; b++) value = 10 * value + (bytes[b] as number) - zero;
  return value;
}

function halfDays(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 2 && bytes[to - 2] === dot) {
    return 2 * whole(bytes, from, to - 2) + (bytes[to - 1] === zero ? 0 : 1);
  }
  return 2 * whole(bytes, from, to);
}

function isText(bytes: Uint8Array, starts: Int32Array, field: number, wanted: Uint8Array): boolean {
  const from = starts[field] as number;
  if ((starts[field + 1] as number) - 1 - from !== wanted.length) return false;
  for (let b = 0; b < wanted.length; b++) if (bytes[from + b] !== wanted[b]) return false;
  return true;
}

const scratch = new Uint8Array(12);

function digits(out: Uint8Array, start: number, value: number): number {
  let [left, count, at] = [value, 0, start];
  do {
    // As a 32-bit whole number the division is a multiplication to the optimiser.
    const next = (left / 10) | 0;
    scratch[count++] = zero + left - 10 * next;
    left = next;
  } while (left > 0);
  while (count > 0) out[at++] = scratch[--count] as number;
  return at;
}

const [, , from, to, workdays] = process.argv;
if (process.argv[1]?.endsWith('hand.mjs') && from && to && workdays) {
  handCsv(from, to, workdays.split(',').map(Number));
}
