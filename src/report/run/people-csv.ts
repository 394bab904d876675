import type { Attribution } from '../../columns/attribution/attribution.ts';
import type { RunLine } from '../../columns/lines.ts';
import type { WorkedChunk } from '../../run/sink.ts';
import { assumedColumn, assumedNames } from '../../writing/assumed.ts';
import { bytesOf, comma, copied, integer, mostBytes, putCell } from '../../writing/bytes.ts';
import { partNames } from '../../writing/changes.ts';
import { csvText } from '../../writing/csv-text.ts';
import { PersonLabels } from './person-labels.ts';
import { differenceLines, type ResultLayout } from './results.ts';

/** What of a run the columns of people.csv are: `labels`, what is shown of people beside their numbers. */
export interface PeopleLayout extends Pick<ResultLayout, 'schemes' | 'assumed'> {
  readonly labels: readonly string[];
}

/** The heading of people.csv: totals over the months by scheme, and the differences against the first. */
export function peopleHeading(
  { schemes, assumed, labels }: PeopleLayout,
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
): string[] {
  const totals = lines.filter(({ isTotal }) => isTotal);
  return [
    '사번',
    ...labels,
    '개월',
    ...schemes.flatMap((scheme) => totals.map(({ term }) => `${term}(${scheme})`)),
    ...schemes.slice(1).flatMap((scheme) => [`차액(${scheme})`, `적용개월(${scheme})`]),
    ...partHeadings(schemes, lines, attributions).map(({ key }) => key),
    ...(assumed === undefined ? [] : [assumedColumn]),
  ];
}

/** A column of what a change moves: its heading, the difference it is a part of, the change, and the scheme. */
export interface PartHeading {
  readonly key: string;
  readonly difference: string;
  readonly part: string;
  readonly scheme: string;
}

/** The columns of the changes that each person's differences are divided among. */
export const partHeadings = (
  schemes: readonly string[],
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
): PartHeading[] =>
  attributions.flatMap((one, i) =>
    divided(lines).flatMap(({ name }) =>
      partNames(one).map((part) => {
        const scheme = schemes[i + 1] ?? '';
        return { key: `${name}:${part}(${scheme})`, difference: name, part, scheme };
      }),
    ),
  );

/** That heading as a file begins with it. */
export const peopleHeadingBytes = (...of: Parameters<typeof peopleHeading>): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${csvLine(peopleHeading(...of))}`);

/** Gross and net pay: the differences that are divided among the changes, and their places among the totals. */
const divided = (lines: readonly RunLine[]): { readonly name: string; readonly total: number }[] =>
  differenceLines(lines).map(({ name, line }) => ({
    name,
    total: lines.slice(0, line).filter(({ isTotal }) => isTotal).length,
  }));

/** What a person's row is made of, by scheme and total. */
interface PersonFigures {
  readonly months: number;
  total(scheme: number, total: number): number;
  covered(scheme: number): number;
  parts(scheme: number, total: number): readonly number[];
}

/** How many schemes and totals there are, and which totals' differences are divided. */
interface PeopleShape {
  readonly schemes: number;
  readonly totals: number;
  readonly divided: readonly number[];
}

const shapeOf = (schemes: number, lines: readonly RunLine[]): PeopleShape => ({
  schemes,
  totals: lines.filter(({ isTotal }) => isTotal).length,
  divided: divided(lines).map(({ total }) => total),
});

/** The numbers behind a person's 사번, under that heading. */
function eachNumber(
  person: PersonFigures,
  { schemes, totals, divided: split }: PeopleShape,
  put: (value: number) => void,
): void {
  put(person.months);
  for (let s = 0; s < schemes; s++) for (let t = 0; t < totals; t++) put(person.total(s, t));
  for (let s = 1; s < schemes; s++) {
    put(person.total(s, 0) - person.total(0, 0));
    put(person.covered(s));
  }
  for (let s = 1; s < schemes; s++) for (const t of split) for (const part of person.parts(s, t)) put(part);
}

/** The rows of chunks' people as bytes, chunk after chunk, in one buffer. */
export class PeopleCsv {
  private readonly lines: readonly RunLine[];
  private readonly labels: PersonLabels;
  /** What ends each row: what all months rest on, where there is such a column. */
  private readonly last: Uint8Array;
  private buffer = new Uint8Array(1 << 16);
  private at = 0;

  constructor({ lines, assumed, facts, named }: Pick<ResultLayout, 'lines' | 'assumed' | 'facts' | 'named'>) {
    this.lines = lines;
    this.labels = new PersonLabels(facts, named ?? false);
    const cell = assumed === undefined ? '' : `,${csvText(assumedNames(assumed))}`;
    this.last = bytesOf(`${cell}\r\n`);
  }

  /** @returns bytes that are good until the next chunk */
  rows({ chunk, totals: people }: Pick<WorkedChunk, 'chunk' | 'totals'>): Uint8Array {
    const shape = shapeOf(people.totals.length, this.lines);
    this.labels.begin(chunk, people.starts);
    this.at = 0;
    let p = 0;
    const figures = {
      months: 0,
      total: (s: number, t: number) => people.totals[s]?.[t]?.[p] ?? 0,
      covered: (s: number) => people.covered[s]?.[p] ?? 0,
      parts: (s: number, t: number) => people.parts(p, s, t),
    };
    const put = (value: number): void => {
      this.reserve(32);
      this.buffer[this.at++] = comma;
      this.at = integer(value, this.buffer, this.at);
    };
    for (; p < people.count; p++) {
      const id = people.id(p);
      this.reserve(mostBytes(id));
      this.at = putCell(id, this.buffer, this.at);
      for (const cell of this.labels.cells(p)) {
        this.reserve(cell.length + 1);
        this.buffer[this.at++] = comma;
        this.at = copied(cell, this.buffer, this.at);
      }
      figures.months = people.months(p);
      eachNumber(figures, shape, put);
      this.reserve(this.last.length);
      this.at = copied(this.last, this.buffer, this.at);
    }
    return this.buffer.subarray(0, this.at);
  }

  private reserve(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const wider = new Uint8Array(2 * (this.buffer.length + more));
    wider.set(this.buffer);
    this.buffer = wider;
  }
}

export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? one : csvText(one))).join(',')}\r\n`;
