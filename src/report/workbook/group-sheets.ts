import type { GroupFigures } from '../../run/groups.ts';
import type { SummaryGroups } from '../../run/summary.ts';
import { word } from '../../writing/words.ts';
import { cellName, type SheetNames } from './address.ts';
import { type BookRun, totalsOf } from './book-run.ts';
import { type Criterion, type DataSheets, is } from './data-sheets.ts';
import type { Cell, CellKind, Formula, Sheet } from './model.ts';
import { schemeKey } from './months-sheet.ts';
import { SmallSheet } from './small-sheet.ts';
import { bookWord } from './words.ts';

/** A sheet for each fact by whose values people are divided: what each value comes to. */
export const groupSheets = (run: BookRun, names: SheetNames, months: DataSheets): Sheet[] =>
  run.summary.groups.map((one) => groupSheet(run, one, names, months));

function groupSheet(
  run: BookRun,
  { fact, groups }: SummaryGroups,
  names: SheetNames,
  months: DataSheets,
): Sheet {
  const { lang, scenario, lines, summary } = run;
  const { schemes } = scenario;
  const column = run.groupColumns[fact] ?? fact;
  const totals = totalsOf(lines);
  const sheet = new SmallSheet(names.take(bookWord(lang, 'by', { fact: column })));
  sheet.head([
    [column, 'text'],
    [bookWord(lang, 'heads'), 'count'],
    [bookWord(lang, 'personMonths'), 'count'],
    ...schemes.flatMap((scheme) => totals.map(({ term }) => [`${term}(${scheme})`, 'won'] as const)),
    ...schemes
      .slice(1)
      .flatMap((scheme) => [
        [bookWord(lang, 'difference', { scheme }), 'change'] as const,
        ...(['gain', 'lose', 'same'] as const).map(
          (key) => [bookWord(lang, key, { scheme }), 'count'] as const,
        ),
      ]),
  ]);
  sheet.freeze(1);
  const meets = criteria(months, column, groups);
  const from = sheet.next;
  groups.forEach(([value, figures], g) => {
    const at = { row: sheet.next, label: labelOf(run, column, value), meets: meets[g] };
    sheet.row(cells(run, at, figures, months), 'plain', kindsOf(run, at.label));
  });
  const to = sheet.next - 1;
  const sum = (place: number, value: number): Formula => ({
    formula: `SUM(${cellName(place, from)}:${cellName(place, to)})`,
    value,
  });
  const perScheme = totals.length;
  sheet.row(
    [
      word(lang, 'sum'),
      // Who moves from one group to another is in both: heads do not add up.
      summary.people,
      sum(3, summary.personMonths),
      ...schemes.flatMap((_, s) =>
        totals.map(({ line }, t) => sum(4 + s * perScheme + t, summary.items[s]?.[line] ?? 0)),
      ),
      ...schemes
        .slice(1)
        .flatMap((_, i) => [
          sum(4 + schemes.length * perScheme + 4 * i, summary.schemes[i]?.difference ?? 0),
          undefined,
          undefined,
          undefined,
        ]),
    ],
    'sum',
  );
  return sheet.sheet();
}

function cells(
  run: BookRun,
  {
    row,
    label,
    meets,
  }: { readonly row: number; readonly label: Cell; readonly meets: Criterion | undefined },
  { people, personMonths, totals: sums, heads }: GroupFigures,
  months: DataSheets,
): Cell[] {
  const { scenario, lines } = run;
  const { schemes } = scenario;
  const totals = totalsOf(lines);
  const summed = (formula: (meets: Criterion) => string, value: number): Cell =>
    meets === undefined ? value : { formula: formula(meets), value };
  return [
    label,
    people,
    summed((own) => months.countIf([is(schemeKey, schemes[0] ?? ''), own]), personMonths),
    ...schemes.flatMap((scheme, s) =>
      totals.map(({ term }, t) =>
        summed((own) => months.sumIf(term, [is(schemeKey, scheme), own]), sums[s]?.[t] ?? 0),
      ),
    ),
    ...schemes.slice(1).flatMap((_, i): Cell[] => [
      {
        formula: `${cellName(4 + (i + 1) * totals.length, row)}-${cellName(4, row)}`,
        value: (sums[i + 1]?.[0] ?? 0) - (sums[0]?.[0] ?? 0),
      },
      ...(['gain', 'lose', 'same'] as const).map((key) => heads[i]?.[key] ?? 0),
    ]),
  ];
}

/** A value as the column holds it: a number where its cells are numbers. */
function labelOf({ lang, columns }: BookRun, column: string, value: string): string | number {
  if (value === '') return word(lang, 'notSaid');
  const type = columns.find(({ name }) => name === column)?.type;
  return type === 'BIGINT' || type === 'DOUBLE' ? Number(value) : value;
}

const kindsOf = (run: BookRun, label: Cell): CellKind[] => {
  const { schemes } = run.scenario;
  const totals = totalsOf(run.lines).length;
  return [
    typeof label === 'number' ? 'number' : 'text',
    'count',
    'count',
    ...new Array<CellKind>(schemes.length * totals).fill('won'),
    ...schemes.slice(1).flatMap((): CellKind[] => ['change', 'count', 'count', 'count']),
  ];
};

/**
 * By group: what rows of it hold. Undefined where no criterion can tell: a spreadsheet compares without regard to case and takes
 * texts of digits for numbers, so that two values may be one to it, and it knows dates by another number. These stand as figures.
 */
function criteria(
  months: DataSheets,
  column: string,
  groups: SummaryGroups['groups'],
): (Criterion | undefined)[] {
  const folded = groups.map(([value]) => fold(value));
  const kind = months.columns.find(({ key }) => key === column)?.kind;
  return groups.map(([value], g): Criterion | undefined => {
    if (!months.has(column) || kind === 'date') return undefined;
    if (folded.filter((other) => other === folded[g]).length > 1) return undefined;
    return is(column, kind === 'text' || value === '' ? value : Number(value));
  });
}

const fold = (value: string): string =>
  value.trim() !== '' && Number.isFinite(Number(value))
    ? String(Number(value))
    : value.normalize('NFC').toLowerCase();
