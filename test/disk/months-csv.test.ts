import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { isoDay, isoMonth } from '../../src/calendar/date.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { readRecords } from '../../src/people/inputs/csv-records.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import type { Chunk } from '../../src/people/table/chunk.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { type MonthRow, readRow } from '../../src/people/table/month-row.ts';
import { noOrder } from '../../src/people/table/order.ts';
import { makePlan, minuteKinds, type Plan } from '../../src/people/table/plan.ts';
import { MonthsScanner } from '../../src/people/table/scanner.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { chunkRows } from '../../src/people/table/store.ts';
import { grouped } from '../../src/problem/group.ts';
import { Problems } from '../../src/problem/problem.ts';
import { columnSpec } from '../../src/readings/batch/columns.ts';
import { between } from '../../src/readings/interval.ts';
import { runs } from '../runs.ts';
import { engine, rules } from '../support.ts';
import { open, scenarioOver } from './months-setup.ts';

const schemes = ['현행', '개편안'];
const books = factBooks(rules, schemes);
const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
const months = [24290, 24291, 24292]; // 2024-03 to 2024-05

/** Nothing is known of a number but that it is one in whole units. */
const anyNumber = { kind: 'number', within: between(undefined, undefined), grain: ratio(1) } as const;
const asked = { file: 'm.csv', fallbacks: [], kinds: engine.rules.leave };

function planOf(heading: string): Plan {
  const problems = new Problems();
  const [header] = readRecords(heading, 'm.csv', problems);
  const plan =
    header &&
    makePlan(header, { ...asked, specs: specsOf(engine.rules, schemes), terms, schemes, months }, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

function scan(plan: Plan, body: string, cuts: readonly number[] = []) {
  const found = new FewProblems();
  const scanner = new MonthsScanner(plan, ',', 2, noOrder, found);
  const bytes = new TextEncoder().encode(body);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let at = 0;
  for (const [i, end] of ends.entries()) {
    scanner.feed(bytes.slice(at, end), i === ends.length - 1);
    at = end;
  }
  return { chunks: scanner.ready, problems: found.list };
}

/** Every row of chunks, in words. */
const rowsOf = (plan: Plan, chunks: readonly Chunk[]) =>
  chunks.flatMap((chunk) =>
    Array.from({ length: chunk.rows }, (_, row) => ({
      id: chunk.ids[chunk.person[row] ?? -1],
      month: isoMonth(chunk.month[row] ?? 0),
      line: chunk.at(row)?.line,
      facts: plan.facts.map(({ spec }) => chunk.facts.get(spec.term)?.values[row]),
      hours: chunk.patterns[chunk.pattern?.[row] ?? -1],
      leave: chunk.leave && [chunk.leave.from[row], chunk.leave.to[row]],
      minutes: [...(chunk.minutes?.values() ?? [])].flatMap((own) =>
        minuteKinds.map((kind) => own[kind][row]),
      ),
    })),
  );

const columns = [
  '사번',
  '귀속월',
  '직종',
  '근무형태',
  '소속유형',
  '기본급',
  '입사일',
  '연차일수',
  '제공건수',
  '적극개입건수',
  '근무시작',
  '근무종료',
  '휴게',
  '휴직시작일',
  '휴직종료일',
];
const plan = planOf(columns.join(','));

const cells: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom('2024-03', '2024-04', '2024.5', '2024년 3월', '202404', '2024-06', '2024-13', ''),
  fc.constantFrom('요양보호사', '활동지원사', ' 사회복지사', '요양 보호사', '요양사', ''),
  fc.constantFrom('전일제', '시간제', '"전일제"'),
  fc.constantFrom('본부', '모두돌봄센터', ''),
  fc.constantFrom(
    '2390124',
    '"2,390,124"',
    '2390124원',
    '239만 124',
    '２３９０１２４',
    '',
    ' 100 ',
    '007',
    '1000000000',
    '1000000001',
    '-1',
    '1.5',
    '많음',
    '"1""2"',
    '"12',
  ),
  fc.constantFrom('2019-07-23', '2024.3.1', '20240301', '45352', '', '24.3.1', '2024-02-30', '2024-04-15'),
  fc.constantFrom('0', '0.5', '1.5', '1', '0.3', '31', '32', '', '1일', '１'),
  fc.constantFrom('40', '40건', '', '0', '1,000', '100001'),
  fc.constantFrom('9', '0', '', '41'),
  fc.constantFrom('09:00', '', '9시', '25:00', '9:00'),
  fc.constantFrom('18:00', '', '오후 6:00', '08:00'),
  fc.constantFrom('', '12:00-13:00', '없음', '12:00~12:30', '07:00-08:00'),
  fc.constantFrom('', '2024-03-01', '2024.3.5', '2024-03-09'),
  fc.constantFrom('', '2024-03-07', '2024-05-01', '언제'),
];
/** Mostly plain rows, so that whole files pass, with any cell otherwise now and then. */
const plainRow = [
  '2024-03',
  '요양보호사',
  '전일제',
  '본부',
  '2390124',
  '2019-07-23',
  '1',
  '40',
  '9',
  '09:00',
  '18:00',
  '12:00-13:00',
  '',
  '',
];
const row = fc
  .tuple(...cells.map((cell, i) => fc.oneof({ weight: 6, arbitrary: fc.constant(plainRow[i] ?? '') }, cell)))
  .chain((values) => fc.constantFrom(values, values, values, values, values.slice(1), [...values, '']));
const blankLine = fc.constantFrom('', ' ', '\t', ',,,', ' ,\t, ', '\u3000', ',\u3000,', '"",""');
const ending = fc.constantFrom('\n', '\r\n', '\r');

/** What the ordinary reader says of a file's lines, in the shape of `scan`. */
function readEach(by: Plan, lines: readonly string[]) {
  const problems = new Problems();
  const rows: (MonthRow & { line: number })[] = [];
  lines.forEach((line, i) => {
    const found = new Problems();
    const [record] = readRecords(line, 'm.csv', found, ',');
    const read =
      record && readRow({ ...record, place: (cell) => ({ ...record.place(cell), line: i + 2 }) }, by, found);
    problems.addAll(found.list.map((one) => (one.at ? { ...one, at: { ...one.at, line: i + 2 } } : one)));
    if (read !== undefined && !found.any) rows.push({ ...read, line: i + 2 });
  });
  return { problems: grouped(problems.list), rows };
}

function expectAlike(
  by: Plan,
  lines: readonly string[],
  end: string,
  isEnded: boolean,
  cuts: number[],
): void {
  const read = readEach(by, lines);
  const scanned = scan(by, lines.join(end) + (isEnded ? end : ''), cuts);
  expect(scanned.problems).toEqual(read.problems);
  const slotsOf = ({ minutes: first = 0, slots }: Plan) =>
    Array.from({ length: slots - first }, (_, i) => first + i);
  expect(rowsOf(by, scanned.chunks)).toEqual(
    read.rows.map(({ id, month, numbers, hours, line }) => ({
      id,
      month: isoMonth(month),
      line,
      facts: by.facts.map((_, slot) => numbers[slot]),
      hours,
      leave: by.leave === undefined ? undefined : [...numbers.slice(by.leave, by.leave + 2)],
      minutes: by.minutes === undefined ? [] : slotsOf(by).map((slot) => numbers[slot]),
    })),
  );
}

test('rows mean what the ordinary reader says, wherever the blocks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 5, arbitrary: row }, blankLine), { maxLength: 12 }),
      ending,
      fc.array(fc.nat(), { maxLength: 4 }),
      fc.boolean(),
      (rows, end, cuts, last) => {
        const lines = rows.map((values, i) =>
          typeof values === 'string' ? values : [`S${i + 1}`, ...values].join(','),
        );
        expectAlike(plan, lines, end, last, cuts);
      },
    ),
    runs(120, 6000),
  );
});

test('what the cell readers take and no column holds is an error with its place', () => {
  // Of rules that declare neither step nor ends.
  const loose = new Map(terms);
  const days = terms.get('연차일수');
  if (days?.fact === undefined) throw new Error('no 연차일수');
  const { min, max, step, ...fact } = days.fact;
  loose.set('연차일수', { ...days, fact });
  const facts = plan.facts.map((one) =>
    one.spec.term === '연차일수' ? { ...one, spec: columnSpec('연차일수', one.spec.type, anyNumber) } : one,
  );
  const columnsOf = plan.columns.map((one) =>
    one.kind === 'fact' ? { ...one, fact: facts[one.slot] ?? one.fact } : one,
  );
  const by = { ...plan, facts, terms: loose, columns: columnsOf };
  const cell = columns.indexOf('연차일수');
  const line = (value: string): string => ['S1', ...plainRow].with(cell, value).join(',');
  const saidOf = (value: string) =>
    scan(by, `${line(value)}\n`).problems.map((one) => [
      one.code,
      one.at?.line,
      one.values['text'],
      one.values['step'],
    ]);
  expect(saidOf('3')).toEqual([]);
  expect(saidOf('-3')).toEqual([]);
  expect(saidOf('0.5')).toEqual([['not-on-grain', 2, '0.5', '1']]);
  expect(saidOf('9007199254740993')).toEqual([['above-maximum', 2, '9007199254740993', '1']]);
  expect(saidOf('-9007199254740993')).toEqual([['below-minimum', 2, '-9007199254740993', '1']]);
});

test('rows of one person mean the same behind one another as alone', () => {
  const heading = [
    ...['사번', '귀속월', '직종', '근무형태', '소속유형', '기본급', '통상고정수당', '연차일수', '공가일수'],
    ...schemes.flatMap((scheme) => ['연장', '야간', '휴일', '휴일연장'].map((kind) => `${scheme}.${kind}`)),
  ];
  const minutes = planOf(heading.join(','));
  const digits = fc.stringMatching(/^[0-9]{0,3}[.,]?[0-9]{0,2}$/);
  const number = fc.oneof(
    digits,
    fc.constantFrom('0', '1.5', '"1.5"', '0.5', '01.5', '1.50', '30.', '.5', '120', '１２', '1,0', ' 7'),
  );
  const usual = fc.constantFrom('0', '60', '1.5', '2');
  const one = fc.tuple(
    ...heading.slice(2).map((name, i) => {
      if (i < 3)
        return fc.constantFrom(
          ...(name === '직종'
            ? ['요양보호사', '"요양보호사"', '요양 보호사', '없음']
            : name === '근무형태'
              ? ['전일제', '시간제']
              : ['본부', '"본부"', '']),
        );
      return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: number });
    }),
  );
  const months = fc.constantFrom(['2024-03', '2024-04', '2024-05'], ['2024.3', '202404', '2024년 5월']);
  const id = fc.constantFrom('S', '"S', '사번', 'Ｓ');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(id, months, fc.array(one, { minLength: 1, maxLength: 3 })), { maxLength: 5 }),
      ending,
      fc.array(fc.nat(), { maxLength: 3 }),
      (people, end, cuts) => {
        const lines = people.flatMap(([name, spelled, own], p) =>
          own.map((cells, m) => {
            // Ascending whatever stands behind.
            const bare = `${p}${name.replace('"', '')}`;
            return [name.startsWith('"') ? `"${bare}"` : bare, spelled[m], ...cells].join(',');
          }),
        );
        expectAlike(minutes, lines, end, true, cuts);
      },
    ),
    runs(120, 6000),
  );
});

test('every day and month is read by its bytes as by the reader of cells', () => {
  const dates = planOf('사번,귀속월,직종,근무형태,소속유형,입사일');
  const days = Array.from({ length: 20_000 }, (_, i) => isoDay(i * 2 - 2000));
  const early = days.filter((day) => day <= '2024-03-31');
  const body = early.map((day, i) => `S${i},2024-03,요양보호사,전일제,본부,${day}\n`).join('');
  const { chunks, problems } = scan(dates, body);
  expect(problems).toEqual([]);
  const slot = dates.facts.findIndex(({ spec }) => spec.term === '입사일');
  expect(rowsOf(dates, chunks).map(({ facts }) => isoDay(facts[slot] ?? 0))).toEqual(early);
});

test('a person stands in one chunk, and the chunks hold every row once', () => {
  const small = planOf('사번,귀속월,직종,근무형태,소속유형');
  const people = Math.ceil((2.2 * chunkRows) / 3);
  const lines = Array.from({ length: people }, (_, p) =>
    [3, 4, 5].map((m) => `S${p},2024-0${m},요양보호사,전일제,본부\n`).join(''),
  );
  const { chunks, problems } = scan(small, lines.join(''), [1000, 200_001, 3_000_003]);
  expect(problems).toEqual([]);
  expect(chunks.length).toBe(3);
  expect(chunks.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: people }, (_, p) => `S${p}`));
  for (const chunk of chunks) {
    expect(chunk.rows).toBe(3 * chunk.ids.length);
    expect([...chunk.month.subarray(0, 3)]).toEqual(months);
  }
});

test('all 11,172 syllables come through CP949', async () => {
  const ids = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i));
  const text = `사번,귀속월,직종,근무형태,소속유형\r\n${ids.map((id) => `${id},2024-03,요양보호사,전일제,본부\r\n`).join('')}`;
  const { source } = await open(scenarioOver('cp949.csv', iconv.encode(text, 'cp949')));
  const found = new FewProblems();
  const read: string[] = [];
  for await (const chunk of source.read(source.start, source.end, noOrder, found)) read.push(...chunk.ids);
  await source.close();
  expect(found.list).toEqual([]);
  expect(read).toEqual(ids);
});

test.each([
  [
    'CP949',
    iconv.encode('사번,귀속월,직종,근무형태,소속유형\n가,2024-03,요양보호사,전일제,본부', 'cp949'),
    2,
  ],
  ['UTF-8', Buffer.from('사번,귀속월,직종,근무형태,소속유형\n가,2024-03,요양보호사,전일제,본부\n나'), 3],
  [
    'UTF-8 of more than a block',
    Buffer.from(
      `사번,귀속월,직종,근무형태,소속유형\n${Array.from({ length: 60_000 }, (_, i) => `S${i},2024-03,요양보호사,전일제,본부\n`).join('')}나`,
    ),
    60_002,
  ],
])('%s that ends in half a character is damaged at its last line', async (name, bytes, line) => {
  const cut = bytes.subarray(0, -1);
  const { source } = await open(scenarioOver('half.csv', cut));
  const found = new FewProblems();
  for await (const _ of source.read(source.start, source.end, noOrder, found)) {
    // Only what is wrong is of interest.
  }
  const before = await source.lineAt(source.start);
  await source.close();
  expect(found.list.map(({ code }) => code)).toEqual(['wrong-encoding']);
  expect((found.list[0]?.at?.line ?? 0) + before, name).toBe(line);
});

test('a mark at the start, tabs and a blank line change nothing', async () => {
  const text =
    '\uFEFF\n사번\t귀속월\t직종\t근무형태\t소속\n\nA\t2024-03\t요양보호사\t전일제\t본부\n\t\t\t\t\nB\t2024-03\t요양보호사\t전일제\t본부';
  const { source } = await open(scenarioOver('tabs.csv', text));
  const found = new FewProblems();
  const ids: string[] = [];
  for await (const chunk of source.read(source.start, source.end, noOrder, found)) ids.push(...chunk.ids);
  await source.close();
  expect([ids, found.list]).toEqual([['A', 'B'], []]);
});
