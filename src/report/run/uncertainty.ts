import { isoMonth } from '../../calendar/date.ts';
import { exactDigits } from '../../formula/digits.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Lang } from '../../problem/text.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { QuantileSpread } from '../../run/uncertainty/statistics.ts';
import type { Uncertainty } from '../../run/uncertainty/uncertainty.ts';
import { change, won } from '../../writing/amount.ts';
import { basisJson, basisLines } from '../../writing/assumed.ts';
import { table, wrap } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';

const right = 'right' as const;

/** Thousandths as a percentage: 955 → 95.5%. */
const share = (thousandths: number): string => `${exactDigits(ratio(thousandths, 10))}%`;

/** The spread of every bill, of every difference with what it is due to, and of the people. */
export function uncertaintyText(
  scenario: Scenario,
  { draws, factors, totals, people }: Uncertainty,
  lang: Lang,
  columns: number,
): string {
  const ends = (heads: readonly { head: string }[]) => [
    ...heads,
    ...(['low', 'middle', 'high'] as const).map((key) => ({ head: word(lang, key), align: right })),
  ];
  const cells = ({ low, middle, high }: QuantileSpread, show: (amount: number) => string): string[] =>
    [low, middle, high].map(show);
  const isZero = ({ low, high }: QuantileSpread): boolean => low === 0 && high === 0;
  const shown = totals.filter(({ bill }) => !isZero(bill));
  const compared = totals.flatMap(({ difference, ...one }) =>
    difference === undefined || isZero(difference) ? [] : [{ ...one, difference }],
  );
  const named = [{ head: word(lang, 'scheme') }, { head: word(lang, 'item') }];
  return [
    wrap(scenario.name, columns),
    ...basisLines(scenario, lang, columns),
    wrap(word(lang, 'drawn', { draws: won(draws), factors: factors.join(', ') }), columns),
    '',
    word(lang, 'billSpread'),
    table(
      ends(named),
      shown.map(({ scheme, term, bill }) => [scheme, term, ...cells(bill, won)]),
      columns,
    ),
    '',
    word(lang, 'differenceSpread'),
    table(
      ends(named),
      compared.map(({ scheme, term, difference }) => [scheme, term, ...cells(difference, change)]),
      columns,
    ),
    '',
    word(lang, 'sharesOf'),
    table(
      [...named, ...factors.map((head) => ({ head, align: right }))],
      compared.map(({ scheme, term, shares }) => [scheme, term, ...shares.map(share)]),
      columns,
    ),
    word(lang, 'sharesNote'),
    '',
    word(lang, 'surePeople'),
    table(
      [
        { head: word(lang, 'scheme') },
        ...(['alwaysLose', 'eitherWay', 'alwaysGain', 'neverMoved'] as const).map((key) => ({
          head: word(lang, key),
          align: right,
        })),
      ],
      scenario.schemes.slice(1).map((scheme, i) => {
        const own = people.flatMap(({ differences }) => differences[i] ?? []);
        const count = (test: (one: QuantileSpread) => boolean): string => won(own.filter(test).length);
        return [
          scheme,
          count(({ high }) => high < 0),
          count(({ low, high }) => high >= 0 && low <= 0 && !isZero({ low, middle: 0, high })),
          count(({ low }) => low > 0),
          count(isZero),
        ];
      }),
      columns,
    ),
    '',
    word(lang, 'simulated'),
  ].join('\n');
}

const ends = ({ low, middle, high }: QuantileSpread) => ({ 하한: low, 중앙: middle, 상한: high });

/** As `pumsak uncertainty --json` prints it. Won are whole numbers; shares are thousandths of the variance. */
export const uncertaintyJson = (
  scenario: Scenario,
  { draws, factors, totals, people }: Uncertainty,
): Record<string, unknown> => ({
  시나리오: scenario.name,
  ...basisJson(scenario),
  귀속월: scenario.months.map(isoMonth),
  제도: scenario.schemes,
  횟수: draws,
  구간: { 하한: '5%', 상한: '95%' },
  요인: factors,
  합계: totals.map(({ scheme, term, bill, difference, shares }) => ({
    제도: scheme,
    항목: term,
    금액: ends(bill),
    ...(difference && { 차액: ends(difference) }),
    요인별분산천분율: Object.fromEntries(factors.map((name, i) => [name, shares[i] ?? 0])),
  })),
  사람: people.map(({ id, differences }) => ({
    사번: id,
    차액: Object.fromEntries(
      scenario.schemes.slice(1).flatMap((scheme, i) => {
        const one = differences[i];
        return one === undefined ? [] : [[scheme, ends(one)]];
      }),
    ),
  })),
});
