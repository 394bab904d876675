import Papa from 'papaparse';
import type { RunResult } from '../../run/run.ts';
import { peopleHeading, personCells } from './people-csv.ts';

/** One row a person-month and scheme, as Korean Excel opens it: UTF-8 with a mark, CRLF. */
export function payslipsCsv({ scenario, lines, rows }: RunResult): string {
  const head = ['사번', '귀속월', '제도', '적용', '미적용사유', ...lines.map(({ term }) => term)];
  const body = rows.flatMap(({ id, month, schemes }) =>
    schemes.map(({ covered, missed, amounts }, s) => [
      id,
      month,
      scenario.schemes[s] ?? '',
      covered ? '예' : '아니오',
      missed.join(' '),
      ...amounts,
    ]),
  );
  return csv(head, body);
}

/** One row a person: totals over the months by scheme, and the differences against the first. */
export const peopleCsv = ({ scenario, lines, attributions, people }: RunResult): string =>
  csv(
    peopleHeading(scenario.schemes, lines, attributions),
    people.map((person) => personCells(person, lines)),
  );

/** Texts that a spreadsheet would take for a formula are quoted by a leading apostrophe. */
export function csv(head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${Papa.unparse({ fields: [...head], data: body.map((row) => [...row]) }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
