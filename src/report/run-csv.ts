import Papa from 'papaparse';
import type { RunResult } from '../scenario/run.ts';

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
export function peopleCsv({ scenario, lines, people }: RunResult): string {
  const totals = lines.flatMap(({ term, isTotal }, l) => (isTotal ? [{ term, l }] : []));
  const others = scenario.schemes.slice(1);
  const head = [
    '사번',
    '개월',
    ...scenario.schemes.flatMap((scheme) => totals.map(({ term }) => `${term}(${scheme})`)),
    ...others.flatMap((scheme) => [`차액(${scheme})`, `적용개월(${scheme})`]),
  ];
  const body = people.map((person) => [
    person.id,
    person.months,
    ...scenario.schemes.flatMap((_, s) => totals.map(({ l }) => person.totals[s]?.[l] ?? 0)),
    ...others.flatMap((_, i) => [person.differences[i + 1] ?? 0, person.covered[i + 1] ?? 0]),
  ]);
  return csv(head, body);
}

/** Texts that a spreadsheet would take for a formula are quoted by a leading apostrophe. */
function csv(head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${Papa.unparse({ fields: [...head], data: body.map((row) => [...row]) }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
