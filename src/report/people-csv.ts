import type { RunLine } from '../scenario/lines.ts';
import type { PersonTotal } from '../scenario/summary.ts';
import { csvText } from './csv-text.ts';

/** The heading of people.csv: totals over the months by scheme, and the differences against the first. */
export function peopleHeading(schemes: readonly string[], lines: readonly RunLine[]): string[] {
  const totals = lines.filter(({ isTotal }) => isTotal);
  return [
    '사번',
    '개월',
    ...schemes.flatMap((scheme) => totals.map(({ term }) => `${term}(${scheme})`)),
    ...schemes.slice(1).flatMap((scheme) => [`차액(${scheme})`, `적용개월(${scheme})`]),
  ];
}

/** A person's cells under that heading. */
export function personCells(person: PersonTotal, lines: readonly RunLine[]): (string | number)[] {
  const totals = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
  return [
    person.id,
    person.months,
    ...person.totals.flatMap((own) => totals.map((l) => own[l] ?? 0)),
    ...person.differences.slice(1).flatMap((difference, i) => [difference, person.covered[i + 1] ?? 0]),
  ];
}

export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? one : csvText(one))).join(',')}\r\n`;
