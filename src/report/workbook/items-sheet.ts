import { cellName } from './address.ts';
import type { BookRun } from './book-run.ts';
import { type DataSheets, is } from './data-sheets.ts';
import type { Formula, Sheet } from './model.ts';
import { schemeKey } from './months-sheet.ts';
import { SmallSheet } from './small-sheet.ts';
import { bookWord } from './words.ts';

/** Every line's sum over all people and months by scheme, summed from the person-months. */
export function itemsSheet(
  { lang, scenario, lines, summary }: BookRun,
  name: string,
  months: DataSheets,
): Sheet {
  const { schemes } = scenario;
  const sheet = new SmallSheet(name);
  sheet.head([
    [bookWord(lang, 'kind'), 'text'],
    [bookWord(lang, 'item'), 'text'],
    ...schemes.map((scheme) => [scheme, 'won'] as const),
    ...schemes.slice(1).map((scheme) => [bookWord(lang, 'difference', { scheme }), 'change'] as const),
  ]);
  sheet.freeze(2);
  lines.forEach(({ kind, term, isTotal }, l) => {
    const row = sheet.next;
    const sums = schemes.map(
      (scheme, s): Formula => ({
        formula: months.sumIf(term, [is(schemeKey, scheme)]),
        value: summary.items[s]?.[l] ?? 0,
      }),
    );
    const first = sums[0]?.value ?? 0;
    const differences = sums.slice(1).map(
      ({ value }, i): Formula => ({
        formula: `${cellName(i + 4, row)}-${cellName(3, row)}`,
        value: value - first,
      }),
    );
    sheet.row([kind, term, ...sums, ...differences], isTotal ? 'sum' : 'plain');
  });
  return sheet.sheet();
}
