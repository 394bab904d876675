import type { Attribution } from '../scenario/attribution/attribution.ts';
import type { RunLine } from '../scenario/lines.ts';
import type { PersonTotal } from '../scenario/summary.ts';
import { partNames } from './changes.ts';
import { csvText } from './csv-text.ts';
import { differenceLines } from './results.ts';

/** The heading of people.csv: totals over the months by scheme, and the differences against the first. */
export function peopleHeading(
  schemes: readonly string[],
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
): string[] {
  const totals = lines.filter(({ isTotal }) => isTotal);
  return [
    '사번',
    '개월',
    ...schemes.flatMap((scheme) => totals.map(({ term }) => `${term}(${scheme})`)),
    ...schemes.slice(1).flatMap((scheme) => [`차액(${scheme})`, `적용개월(${scheme})`]),
    ...attributions.flatMap((one, i) =>
      divided(lines).flatMap(({ name }) =>
        partNames(one).map((part) => `${name}:${part}(${schemes[i + 1] ?? ''})`),
      ),
    ),
  ];
}

/** Gross and net pay: the differences that are divided among the changes, and their places among the totals. */
const divided = (lines: readonly RunLine[]): { readonly name: string; readonly total: number }[] =>
  differenceLines(lines).map(({ name, line }) => ({
    name,
    total: lines.slice(0, line).filter(({ isTotal }) => isTotal).length,
  }));

/** A person's cells under that heading. */
export function personCells(person: PersonTotal, lines: readonly RunLine[]): (string | number)[] {
  const totals = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
  return [
    person.id,
    person.months,
    ...person.totals.flatMap((own) => totals.map((l) => own[l] ?? 0)),
    ...person.differences.slice(1).flatMap((difference, i) => [difference, person.covered[i + 1] ?? 0]),
    ...person.parts.flatMap((totals) => divided(lines).flatMap(({ total }) => totals[total] ?? [])),
  ];
}

export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? one : csvText(one))).join(',')}\r\n`;
