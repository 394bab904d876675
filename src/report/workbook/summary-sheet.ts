import { isoMonth } from '../../calendar/date.ts';
import type { SchemeSummary } from '../../run/summary.ts';
import { won } from '../../writing/amount.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { word } from '../../writing/words.ts';
import { cellName } from './address.ts';
import { type BookRun, totalsOf } from './book-run.ts';
import type { DataSheets } from './data-sheets.ts';
import type { Cell, Formula, Sheet } from './model.ts';
import { coveredKey, differenceKey, totalKey } from './people-sheet.ts';
import { SmallSheet } from './small-sheet.ts';
import { bookWord } from './words.ts';

/** How many columns a sentence lies across. */
const across = 8;

/** What a run comes to: schemes beside each other, what moved the money, and how differences are spread. */
export function summarySheet(run: BookRun, name: string, people: DataSheets): Sheet {
  const sheet = new SmallSheet(name, 30);
  basis(run, sheet);
  sheet.blank();
  schemes(run, sheet, people);
  for (const one of run.summary.schemes) {
    sheet.blank();
    whatMoved(run, sheet, one);
  }
  for (const one of run.summary.schemes) {
    sheet.blank();
    distribution(run, sheet, people, one);
  }
  return sheet.sheet();
}

function basis({ lang, scenario, summary }: BookRun, sheet: SmallSheet): void {
  const [first = 0, last = first] = [scenario.months[0], scenario.months.at(-1)];
  sheet.title(scenario.name);
  const notes = [
    word(lang, 'months', {
      from: isoMonth(first),
      to: isoMonth(last),
      count: String(scenario.months.length),
      people: won(summary.people),
      rows: won(summary.personMonths),
    }),
    word(lang, 'assumption', scenario.assumption),
    ...assumedTexts(scenario.assumed, lang),
    ...(scenario.synthetic === undefined ? [] : [word(lang, 'synthetic')]),
    word(lang, 'simulated'),
  ];
  for (const note of notes) sheet.note(note, across);
}

function schemes({ lang, scenario, summary, lines }: BookRun, sheet: SmallSheet, people: DataSheets): void {
  const totals = totalsOf(lines);
  sheet.head([
    [word(lang, 'scheme'), 'text'],
    ...totals.map(({ term }) => [term, 'won'] as const),
    [word(lang, 'difference'), 'change'],
    ...(['gain', 'lose', 'unchanged', 'uncovered'] as const).map(
      (key) => [word(lang, key), 'count'] as const,
    ),
  ]);
  const firstRow = sheet.next;
  scenario.schemes.forEach((scheme, s) => {
    const against = summary.schemes[s - 1];
    const row = sheet.next;
    sheet.row([
      scheme,
      ...totals.map(
        ({ term, line }): Formula => ({
          formula: people.sum(totalKey(term, scheme)),
          value: summary.items[s]?.[line] ?? 0,
        }),
      ),
      ...(against === undefined
        ? []
        : [
            { formula: `${cellName(2, row)}-${cellName(2, firstRow)}`, value: against.difference },
            ...heads(people, against),
          ]),
    ]);
  });
}

/** Heads by the sign of their difference; whom the scheme covers in no month and does not move is not covered. */
function heads(people: DataSheets, { scheme, gain, lose, same, notCovered }: SchemeSummary): Cell[] {
  const [difference, covered] = [differenceKey(scheme), coveredKey(scheme)];
  return [
    { formula: people.countIf([[difference, '">0"']]), value: gain },
    { formula: people.countIf([[difference, '"<0"']]), value: lose },
    {
      formula: people.countIf([
        [difference, '0'],
        [covered, '">0"'],
      ]),
      value: same,
    },
    {
      formula: people.countIf([
        [difference, '0'],
        [covered, '0'],
      ]),
      value: notCovered,
    },
  ];
}

/** Each person's parts are rounded, those of all people are not the sum of them: they stand as figures. */
function whatMoved({ lang, lines }: BookRun, sheet: SmallSheet, { scheme, byChange }: SchemeSummary): void {
  const totals = totalsOf(lines);
  sheet.note(word(lang, 'whatMoved', { scheme }), across);
  sheet.head([[word(lang, 'changed'), 'text'], ...totals.map(({ term }) => [term, 'change'] as const)]);
  const from = sheet.next;
  for (const { change, amounts } of byChange)
    sheet.row([change ?? word(lang, 'rest'), ...totals.map((_, t) => amounts[t] ?? 0)]);
  const to = sheet.next - 1;
  sheet.row(
    [
      word(lang, 'sum'),
      ...totals.map(
        (_, t): Formula => ({
          formula: `SUM(${cellName(t + 2, from)}:${cellName(t + 2, to)})`,
          value: byChange.reduce((sum, { amounts }) => sum + (amounts[t] ?? 0), 0),
        }),
      ),
    ],
    'sum',
  );
}

function distribution(
  { lang, summary }: BookRun,
  sheet: SmallSheet,
  people: DataSheets,
  one: SchemeSummary,
): void {
  const { scheme, distribution: bins } = one;
  const covered = String(summary.people - one.notCovered);
  // Bins of whole ten thousands are told in these: they are what stands below a chart.
  const unit = bins.every(({ from, to }) => from % 10_000 === 0 && to % 10_000 === 0) ? 10_000 : 1;
  const range = unit === 1 ? word(lang, 'range') : bookWord(lang, 'tenThousands');
  sheet.note(word(lang, 'distribution', { scheme, covered }), across);
  sheet.head([
    [range, 'text'],
    [word(lang, 'people'), 'count'],
  ]);
  const from = sheet.next;
  const key = differenceKey(scheme);
  for (const bin of bins) {
    const isSame = bin.from === bin.to;
    const formula = isSame
      ? people.countIf([
          [key, '0'],
          [coveredKey(scheme), '">0"'],
        ])
      : people.countIf([
          [key, `"${bin.from === 0 ? '>' : '>='}${bin.from}"`],
          [key, `"<${bin.to}"`],
        ]);
    const label = isSame ? word(lang, 'noChange') : `${won(bin.from / unit)} ~ ${won(bin.to / unit)}`;
    sheet.row([label, { formula, value: bin.people }]);
  }
  if (bins.length === 0) return;
  const column = (at: number) => ({
    sheet: sheet.name,
    from: { column: at, row: from },
    to: { column: at, row: sheet.next - 1 },
  });
  sheet.chart({
    kind: 'column',
    title: bookWord(lang, 'distribution', { scheme }),
    xTitle: range,
    yTitle: word(lang, 'people'),
    labels: column(1),
    series: [{ name: word(lang, 'people'), values: column(2) }],
    at: { column: 3, row: from - 2, columns: 6, rows: Math.max(15, bins.length + 2) },
  });
}
