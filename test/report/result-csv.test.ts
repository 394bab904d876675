import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoMonth } from '../../src/calendar/date.ts';
import type { ChunkFigures } from '../../src/columns/chunk-figures.ts';
import type { Chunk } from '../../src/people/table/chunk.ts';
import type { FactSpec } from '../../src/people/table/fact-spec.ts';
import type { ColumnEncoding } from '../../src/readings/batch/columns.ts';
import { ResultCsv } from '../../src/report/run/result-csv.ts';
import { csvText } from '../../src/writing/csv-text.ts';
import { runs } from '../runs.ts';

const choices = ['본부', '모두, 돌봄', ''];
const spec = (term: string, more: Partial<ColumnEncoding>): ColumnEncoding => ({
  term,
  type: { kind: 'number', unit: new Map([['원', 1]]) },
  storage: 'float64',
  scale: 1,
  absent: Number.NaN,
  lo: undefined,
  hi: undefined,
  ...more,
});
const facts: readonly FactSpec[] = [
  spec('소속', { type: { kind: 'choice', choices }, choices, storage: 'int8', absent: -128 }),
  spec('기본급', {}),
  spec('일수', { scale: 2, storage: 'int16', absent: -32_768 }),
].map((one) => ({ spec: one, key: one.term, aliases: [], from: '직원', required: false, optional: true }));
const lines = [
  { kind: '지급', term: '수당', isTotal: false },
  { kind: '지급', term: '없는항목', isTotal: false },
  { kind: '지급', term: '지급총액', isTotal: true },
];

const row = fc.record({
  /** Mostly the person before. */
  moves: fc.boolean(),
  place: fc.integer({ min: -1, max: 2 }),
  pay: fc.constantFrom(undefined, 0, -5, 2_390_124, 3_000_000_000),
  days: fc.constantFrom(undefined, 0, 1, 31),
  covered: fc.boolean(),
  missed: fc.tuple(fc.boolean(), fc.boolean()),
  amounts: fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -3_000_000_000, max: 3_000_000_000 }))),
});
const ids = ['S1', '"가",1', '=2', 'S 3', '가나다'.repeat(300)];

test('rows are the cells that a plain writer joins, however long and however many there are', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (some, times) => {
      const rows = Array.from({ length: times }, () => some).flat();
      const person: number[] = [];
      for (const { moves } of rows) person.push((person.at(-1) ?? 0) + (moves ? 1 : 0));
      const people = Array.from({ length: (person.at(-1) ?? 0) + 1 }, (_, p) => ids[p % ids.length] ?? '');
      const column = (of: (one: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
      const chunk: Chunk = {
        at: () => undefined,
        release: () => {},
        rows: rows.length,
        ids: people,
        person: Int32Array.from(person),
        month: Int32Array.from(rows, (_, i) => 24_290 + (i % 12)),
        facts: new Map([
          [
            '소속',
            {
              spec: facts[0]?.spec ?? spec('', {}),
              values: Int8Array.from(rows, ({ place }) => (place < 0 ? -128 : place)),
            },
          ],
          [
            '기본급',
            { spec: facts[1]?.spec ?? spec('', {}), values: column(({ pay }) => pay ?? Number.NaN) },
          ],
          [
            '일수',
            {
              spec: facts[2]?.spec ?? spec('', {}),
              values: Int16Array.from(rows, ({ days }) => days ?? -32_768),
            },
          ],
        ]),
        patterns: [],
        kinds: { counted: [], dated: [], effects: [] },
      };
      const figures: ChunkFigures = {
        failed: [],
        schemes: ['현행', '개편, "안"'].map((scheme, s) => ({
          scheme,
          covered: Int8Array.from(rows, ({ covered }) => (s === 0 || covered ? 1 : 0)),
          missed: new Map(
            ['직종', '근무형태'].map((name, m) => [
              name,
              Int8Array.from(rows, ({ covered, missed }) => (s === 1 && !covered && missed[m] ? 1 : 0)),
            ]),
          ),
          amounts: new Map([
            ['수당', column(({ amounts }) => amounts[s] ?? 0)],
            ['지급총액', column(({ amounts }) => amounts[2 + s] ?? 0)],
          ]),
          findings: new Map(),
          choices: new Map(),
        })),
      };
      const expected = rows.flatMap(({ place, pay, days, covered, missed, amounts }, i) =>
        figures.schemes.map(({ scheme }, s) => {
          const isCovered = s === 0 || covered;
          const why = ['직종', '근무형태'].filter((_, m) => !isCovered && missed[m]).join(' ');
          const cells = [
            csvText(people[person[i] ?? 0] ?? ''),
            isoMonth(24_290 + (i % 12)),
            csvText(choices[place] ?? ''),
            pay ?? '',
            days === undefined ? '' : days / 2,
            csvText(scheme),
            isCovered ? '예' : '아니오',
            why,
            amounts[s],
            0,
            amounts[2 + s],
            (amounts[2 + s] ?? 0) - (amounts[2] ?? 0),
          ];
          return `${cells.join(',')}\r\n`;
        }),
      );
      const pieces: Uint8Array[] = [];
      new ResultCsv({
        facts,
        schemes: figures.schemes.map(({ scheme }) => scheme),
        lines,
        differs: true,
      }).rows(chunk, figures, (bytes) => pieces.push(bytes.slice()));
      expect(Buffer.concat(pieces).toString()).toBe(expected.join(''));
    }),
    runs(60, 600),
  );
});
