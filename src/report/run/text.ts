import { isoMonth } from '../../calendar/date.ts';
import { one, ratio, roundTo } from '../../formula/ratio.ts';
import { sinceEver } from '../../pay/agreements.ts';
import type { Lang } from '../../problem/text.ts';
import type { PersonTotal } from '../../run/person-total.ts';
import type { SchemeSummary } from '../../run/summary.ts';
import { change, won } from '../../writing/amount.ts';
import { basisLines } from '../../writing/assumed.ts';
import { chosenText } from '../../writing/chosen.ts';
import { movedTable } from '../../writing/moved-table.ts';
import { table, wrap } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import { distributionChart } from '../chart/run-charts.ts';
import { barsText } from '../chart/text.ts';
import { groupsText } from './groups.ts';
import type { RunSummary } from './json.ts';
import { largeMoveSentences } from './large-moves.ts';

const right = 'right' as const;

/** A run for the terminal: what was assumed, then who gains and loses, and which lines moved the money. */
export function runText(result: RunSummary, lang: Lang, columns: number): string {
  const { scenario, summary } = result;
  const [first = 0, last = first] = [scenario.months[0], scenario.months.at(-1)];
  const values = {
    from: isoMonth(first),
    to: isoMonth(last),
    count: String(scenario.months.length),
    people: won(summary.people),
    rows: won(summary.personMonths),
  };
  return [
    wrap(scenario.name, columns),
    wrap(word(lang, 'months', values), columns),
    ...basisLines(scenario, lang, columns),
    ...result.summary.choices.map(({ term, values }) =>
      wrap(
        `${term}: ${chosenText(
          values.map((one) => one.join('→')),
          scenario.schemes,
        )}`,
        columns,
      ),
    ),
    ...agreementsText(scenario.agreements, lang).map((line) => wrap(line, columns)),
    ...(scenario.synthetic === undefined ? [] : [wrap(word(lang, 'synthetic'), columns)]),
    '',
    totals(result, lang, columns),
    ...groupsText(result, lang, columns),
    ...summary.schemes.flatMap((scheme) => ['', ...schemeText(result, scheme, lang, columns)]),
    ...findings(result, lang, columns),
    ...largeMoves(result, lang, columns),
    '',
    word(lang, 'simulated'),
  ].join('\n');
}

/** That people are bound by agreements, and what a scenario changes of them. */
function agreementsText(agreements: RunSummary['scenario']['agreements'], lang: Lang): string[] {
  if (agreements === undefined) return [];
  const { flips, consent } = agreements;
  return [
    word(lang, 'bound', { consent: consent ?? word(lang, 'noConsent') }),
    ...flips.map(({ union, agreement, status, from }) =>
      word(lang, 'flipped', { union, agreement, status, from: from === sinceEver ? '' : from }).trimEnd(),
    ),
  ];
}

function totals({ scenario, summary, lines }: RunSummary, lang: Lang, columns: number): string {
  const kind = lines.find(({ isTotal }) => isTotal)?.term ?? '';
  const heads = [
    { head: word(lang, 'scheme') },
    { head: word(lang, 'total', { kind }), align: right },
    { head: word(lang, 'difference'), align: right },
    ...(['gain', 'lose', 'unchanged', 'uncovered'] as const).map((key) => ({
      head: word(lang, key),
      align: right,
    })),
  ];
  const rows = scenario.schemes.map((scheme, s) => {
    const against = summary.schemes.find((other) => other.scheme === scheme);
    if (against === undefined) return [scheme, won(summary.totals[s] ?? 0), '', '', '', '', ''];
    const { difference, gain, lose, same, notCovered } = against;
    return [
      scheme,
      won(summary.totals[s] ?? 0),
      change(difference),
      ...[gain, lose, same, notCovered].map(won),
    ];
  });
  return table(heads, rows, columns);
}

function schemeText(result: RunSummary, summary: SchemeSummary, lang: Lang, columns: number): string[] {
  const { scheme } = summary;
  const covered = String(result.summary.people - summary.notCovered);
  const people = (key: 'losers' | 'winners', list: readonly PersonTotal[]): string[] =>
    list.length === 0
      ? []
      : ['', word(lang, key, { scheme }), peopleTable(result, summary, list, lang, columns)];
  return [
    word(lang, 'whatMoved', { scheme }),
    movedTable(
      result.lines.flatMap(({ isTotal, term }) => (isTotal ? [term] : [])),
      summary.byChange,
      lang,
      columns,
    ),
    '',
    word(lang, 'distribution', { scheme, covered }),
    barsText(distributionChart(summary.distribution, scheme, lang), columns),
    ...people('losers', summary.losers),
    ...people('winners', summary.winners),
  ];
}

function peopleTable(
  result: RunSummary,
  { scheme }: SchemeSummary,
  list: readonly PersonTotal[],
  lang: Lang,
  columns: number,
): string {
  const index = result.scenario.schemes.indexOf(scheme);
  const heads = [
    { head: word(lang, 'employee') },
    { head: word(lang, 'difference'), align: right },
    { head: word(lang, 'perMonth'), align: right },
    { head: word(lang, 'mostly') },
  ];
  const rows = list.map((person) => {
    const difference = person.differences[index] ?? 0;
    return [
      person.id,
      change(difference),
      change(perMonth(difference, person.months)),
      mainMove(result, person, index),
    ];
  });
  return table(heads, rows, columns);
}

/** The change that moved most of gross pay in the direction of the whole difference. */
function mainMove({ attributions }: RunSummary, person: PersonTotal, index: number): string {
  const sign = Math.sign(person.differences[index] ?? 0);
  const [gross = []] = person.parts[index - 1] ?? [];
  const [most] = (attributions[index - 1]?.changes ?? [])
    .map((name, i) => ({ name, amount: gross[i] ?? 0 }))
    .filter(({ amount }) => Math.sign(amount) === sign)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return most === undefined ? '' : `${most.name} ${change(most.amount)}`;
}

/** A month's mean, to the won. */
const perMonth = (amount: number, months: number): number =>
  Number(roundTo(ratio(amount, months), one, 'round').n);

function largeMoves({ moves = [] }: RunSummary, lang: Lang, columns: number): string[] {
  const lines = largeMoveSentences(moves, lang);
  return lines.length === 0 ? [] : ['', ...lines.map((line) => wrap(line, columns))];
}

function findings({ summary }: RunSummary, lang: Lang, columns: number): string[] {
  if (summary.findings.length === 0) return [];
  const rows = summary.findings.map(({ scheme, name, personMonths }) => [
    scheme,
    name,
    word(lang, 'inMonths', { count: won(personMonths) }),
  ]);
  const heads = [
    { head: word(lang, 'scheme') },
    { head: word(lang, 'findings') },
    { head: '', align: right },
  ];
  return ['', table(heads, rows, columns)];
}
