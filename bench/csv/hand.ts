import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/**
 * The yardstick from file to file, as somebody would write it for this one layout and this one case: bytes
 * scanned in place, figures as whole numbers, texts told apart by their bytes, output written digit by digit.
 * It reads, checks and writes what `pumsak run` does: every cell is one it knows, people and months ascend, and the
 * rows and the people's totals are the same bytes. It takes no hashes, keeps no manifest and cannot be resumed.
 * One thread, memory of a few buffers. It imports nothing of the project, so that it can be run by itself:
 * `node hand.mjs IN OUT PEOPLE WORKDAYS`, WORKDAYS being the scheduled days of 2024's months, comma between.
 */
const [chunk, newline, comma, quote, zero, nine, dot, minus] = [1 << 22, 10, 44, 34, 48, 57, 46, 45];
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const [careWorker, fullTime, centre] = ['요양보호사', '전일제', '모두돌봄센터'].map(text) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const [otherJobs, otherTimes, otherPlaces, unions] = [
  ['사회복지사'],
  ['시간제'],
  ['본부'],
  ['1노조', '2노조', '3노조', '4노조', '없음'],
].map((all) => all.map(text)) as [Uint8Array[], Uint8Array[], Uint8Array[], Uint8Array[]];
const lines =
  '기본급,연장수당,야간수당,휴일수당,질병휴직급여,협력성과급A,협력성과급B,연차미사용수당,보상휴가미사용수당,휴업수당,산재휴업보상,고정수당,지급총액,차액';
const head = text(
  `\uFEFF사번,귀속월,계약기본급,직종,근무형태,소속유형,노조,제도,적용,미적용사유,${lines}\r\n`,
);
const peopleHead = text(
  '\uFEFF사번,직종,근무형태,소속유형,노조,개월,지급총액(현행),지급총액(개편안),차액(개편안),적용개월(개편안),차액:그 밖(개편안)\r\n',
);
const [current, reform] = [',현행,예,,', ',개편안,예,,'].map(text) as [Uint8Array, Uint8Array];
/** By what fails: 1 for the job, 2 for the hours, 4 for the place. */
const notCovered = Array.from({ length: 8 }, (_, failed) =>
  text(
    `,개편안,아니오,${['직종', '근무형태', '소속유형'].filter((_name, bit) => (failed >> bit) % 2 === 1).join(' ')},`,
  ),
);
const columns = 19;
const longestRow = 1024;

export function handCsv(from: string, to: string, people: string, workdays: readonly number[]): number {
  const [input, output, sums] = [openSync(from, 'r'), openSync(to, 'w'), openSync(people, 'w')];
  const bytes = new Uint8Array(2 * chunk);
  const [out, totals] = [writer(output, head), writer(sums, peopleHead)];
  /** Where the fields of a row begin; each ends one byte before the next. */
  const starts = new Int32Array(columns + 1);
  const person: Person = {
    id: new Uint8Array(64),
    length: 0,
    facts: new Uint8Array(256),
    factsLength: 0,
    month: 0,
    months: 0,
    old: 0,
    new: 0,
    covered: 0,
  };
  let [held, rows] = [0, 0];
  let isHead = true;
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
      row(bytes, starts, workdays, person, out, totals);
      rows++;
      if (out.at > chunk - longestRow) flush(out);
    }
    if (read === 0) break;
  }
  personEnd(person, totals);
  flush(out);
  flush(totals);
  for (const file of [input, output, sums]) closeSync(file);
  return rows;
}

interface Out {
  readonly file: number;
  readonly bytes: Uint8Array;
  at: number;
}

function writer(file: number, heading: Uint8Array): Out {
  const bytes = new Uint8Array(chunk + longestRow);
  bytes.set(heading);
  return { file, bytes, at: heading.length };
}

function flush(out: Out): void {
  writeSync(out.file, out.bytes, 0, out.at);
  out.at = 0;
}

/** The person whose rows are being read, and what they have come to. */
interface Person {
  readonly id: Uint8Array;
  length: number;
  /** Job to place and union, as they came, each with the comma before it. */
  readonly facts: Uint8Array;
  factsLength: number;
  month: number;
  months: number;
  old: number;
  new: number;
  covered: number;
}

/** Begins the next person where the 사번 is another; throws where people or months do not ascend. */
function follow(bytes: Uint8Array, starts: Int32Array, month: number, person: Person, totals: Out): void {
  const from = starts[0] as number;
  const length = (starts[1] as number) - 1 - from;
  let b = 0;
  while (b < length && b < person.length && bytes[from + b] === person.id[b]) b++;
  if (b === length && length === person.length) {
    if (month <= person.month) throw new Error('months do not ascend');
    person.month = month;
    if (!hasSameFacts(bytes, starts, person)) throw new Error('a person whose facts change');
    return;
  }
  if (length === 0 || length > 64) throw new Error('no 사번');
  if (b === length || (b < person.length && (bytes[from + b] as number) < (person.id[b] as number)))
    throw new Error('people do not ascend');
  personEnd(person, totals);
  for (b = 0; b < length; b++) person.id[b] = bytes[from + b] as number;
  person.length = length;
  person.month = month;
  person.months = person.old = person.new = person.covered = 0;
  person.factsLength = copy(bytes, (starts[2] as number) - 1, (starts[5] as number) - 1, person.facts, 0);
  person.factsLength = copy(
    bytes,
    (starts[6] as number) - 1,
    (starts[7] as number) - 1,
    person.facts,
    person.factsLength,
  );
}

function hasSameFacts(bytes: Uint8Array, starts: Int32Array, { facts, factsLength }: Person): boolean {
  let at = 0;
  for (let b = (starts[2] as number) - 1; b < (starts[5] as number) - 1; b++)
    if (bytes[b] !== facts[at++]) return false;
  for (let b = (starts[6] as number) - 1; b < (starts[7] as number) - 1; b++)
    if (bytes[b] !== facts[at++]) return false;
  return at === factsLength;
}

function personEnd(person: Person, totals: Out): void {
  if (person.length === 0) return;
  for (let b = 0; b < person.length; b++) totals.bytes[totals.at++] = person.id[b] as number;
  totals.at = copy(person.facts, 0, person.factsLength, totals.bytes, totals.at);
  const difference = person.new - person.old;
  for (const value of [person.months, person.old, person.new, difference, person.covered, difference]) {
    totals.bytes[totals.at++] = comma;
    totals.at = digits(totals.bytes, totals.at, value);
  }
  totals.bytes[totals.at++] = 13;
  totals.bytes[totals.at++] = newline;
  if (totals.at > chunk - longestRow) flush(totals);
}

/** Base pay, the three premiums, 질병휴직급여, bonus A and bonus B, five lines of nothing, total and difference. */
const figures = new Int32Array(14);
const [totalAt, differenceAt] = [12, 13];

/** One person-month: its fields, its figures under both schemes, its two rows. */
function row(
  bytes: Uint8Array,
  starts: Int32Array,
  workdays: readonly number[],
  person: Person,
  out: Out,
  totals: Out,
): void {
  const month = whole(bytes, (starts[1] as number) + 5, (starts[2] as number) - 1);
  const year = whole(bytes, starts[1] as number, (starts[1] as number) + 4);
  if (year !== 2024 || month < 3 || month > 12 || bytes[(starts[1] as number) + 4] !== minus)
    throw new Error('a month outside the scenario');
  follow(bytes, starts, month, person, totals);
  const failed =
    which(bytes, starts, 2, careWorker, otherJobs) +
    2 * which(bytes, starts, 3, fullTime, otherTimes) +
    4 * which(bytes, starts, 4, centre, otherPlaces);
  known(bytes, starts, 6, unions);
  const base = (starts[5] as number) === (starts[6] as number) - 1 ? 2_390_124 : numberAt(bytes, starts, 5);
  const target =
    2 * (workdays[month - 1] as number) - halvesAt(bytes, starts, 7) - halvesAt(bytes, starts, 8);
  const delivered = numberAt(bytes, starts, 9);
  const proactive = numberAt(bytes, starts, 10);
  if (proactive > delivered) throw new Error('more proactive services than services');
  const meetsA = target > 0 && 20 * delivered >= 17 * target;
  const meetsB = meetsA && delivered > 0 && 5 * proactive >= delivered;

  const over8 = Math.floor((base * minutesAt(bytes, starts, 11) + 4_180) / 8_360);
  const night8 = Math.floor((base * minutesAt(bytes, starts, 12) + 12_540) / 25_080);
  const holiday8 = Math.floor(
    (base * (3 * minutesAt(bytes, starts, 13) + 4 * minutesAt(bytes, starts, 14)) + 12_540) / 25_080,
  );
  const over6 = Math.floor((12_523_000 * minutesAt(bytes, starts, 15) + 21_900) / 43_800);
  const night6 = Math.floor((12_523_000 * minutesAt(bytes, starts, 16) + 65_700) / 131_400);
  const holiday6 = Math.floor(
    (12_523_000 * (3 * minutesAt(bytes, starts, 17) + 4 * minutesAt(bytes, starts, 18)) + 65_700) / 131_400,
  );
  const total = base + over8 + night8 + holiday8;
  figures[0] = base;
  figures[1] = over8;
  figures[2] = night8;
  figures[3] = holiday8;
  figures[5] = figures[6] = figures[differenceAt] = 0;
  figures[totalAt] = total;
  payslip(bytes, starts, current, out);
  person.months++;
  person.old += total;
  if (failed !== 0) {
    person.new += total;
    payslip(bytes, starts, notCovered[failed] as Uint8Array, out);
    return;
  }
  const [a, b] = [meetsA ? 150_000 : 0, meetsB ? 50_000 : 0];
  figures[0] = 1_789_000;
  figures[1] = over6;
  figures[2] = night6;
  figures[3] = holiday6;
  figures[5] = a;
  figures[6] = b;
  const reformed = 1_789_000 + over6 + night6 + holiday6 + a + b;
  figures[totalAt] = reformed;
  figures[differenceAt] = reformed - total;
  person.new += reformed;
  person.covered++;
  payslip(bytes, starts, reform, out);
}

function payslip(bytes: Uint8Array, starts: Int32Array, scheme: Uint8Array, to: Out): void {
  const out = to.bytes;
  let at = to.at;
  // 사번 and month, the base pay, and job to place, as they came and each with the comma behind it; last the union.
  at = copy(bytes, starts[0] as number, starts[2] as number, out, at);
  at = copy(bytes, starts[5] as number, starts[6] as number, out, at);
  at = copy(bytes, starts[2] as number, starts[5] as number, out, at);
  at = copy(bytes, starts[6] as number, (starts[7] as number) - 1, out, at);
  for (let b = 0; b < scheme.length; b++) out[at++] = scheme[b] as number;
  for (let f = 0; f < 14; f++) {
    if (f > 0) out[at++] = comma;
    at = digits(out, at, figures[f] as number);
  }
  out[at++] = 13;
  out[at++] = newline;
  to.at = at;
}

function copy(bytes: Uint8Array, from: number, to: number, out: Uint8Array, start: number): number {
  let at = start;
  for (let b = from; b < to; b++) out[at++] = bytes[b] as number;
  return at;
}

const numberAt = (bytes: Uint8Array, starts: Int32Array, field: number): number =>
  whole(bytes, starts[field] as number, (starts[field + 1] as number) - 1);
const halvesAt = (bytes: Uint8Array, starts: Int32Array, field: number): number =>
  halfDays(bytes, starts[field] as number, (starts[field + 1] as number) - 1);

function minutesAt(bytes: Uint8Array, starts: Int32Array, field: number): number {
  const minutes = numberAt(bytes, starts, field);
  if (minutes > 89_280) throw new Error('more minutes than a month has');
  return minutes;
}

/** Nine digits at most. */
function whole(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  if (to - from > 9 || to <= from) throw new Error('no number');
  for (let b = from; b < to; b++) {
    const byte = bytes[b] as number;
    if (byte < zero || byte > nine) throw new Error('no digit');
    value = 10 * value + byte - zero;
  }
  return value;
}

function halfDays(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 2 && bytes[to - 2] === dot) {
    const last = bytes[to - 1] as number;
    if (last !== zero && last !== zero + 5) throw new Error('no half day');
    return 2 * whole(bytes, from, to - 2) + (last === zero ? 0 : 1);
  }
  return 2 * whole(bytes, from, to);
}

/** 0 where a cell is what is wanted, 1 where it is another that may stand there. */
function which(
  bytes: Uint8Array,
  starts: Int32Array,
  field: number,
  wanted: Uint8Array,
  others: readonly Uint8Array[],
): number {
  if (isText(bytes, starts, field, wanted)) return 0;
  known(bytes, starts, field, others);
  return 1;
}

function known(bytes: Uint8Array, starts: Int32Array, field: number, all: readonly Uint8Array[]): void {
  for (const one of all) if (isText(bytes, starts, field, one)) return;
  throw new Error(`an unknown text in field ${field}`);
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
  if (left < 0) {
    out[at++] = minus;
    left = -left;
  }
  do {
    // As a 32-bit whole number the division is a multiplication to the optimiser.
    const next = (left / 10) | 0;
    scratch[count++] = zero + left - 10 * next;
    left = next;
  } while (left > 0);
  while (count > 0) out[at++] = scratch[--count] as number;
  return at;
}

const [, , from, to, people, workdays] = process.argv;
if (process.argv[1]?.endsWith('hand.mjs') && from && to && people && workdays) {
  handCsv(from, to, people, workdays.split(',').map(Number));
}
