import type { ProjectionPlan } from '../../people/projection/plan.ts';
import { percent } from '../../people/synthetic/distribution.ts';
import type { Lang } from '../../problem/text.ts';
import type { Projection, UnitSpread, YearSpread } from '../../run/projection/projection.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { QuantileSpread } from '../../run/uncertainty/statistics.ts';
import { change, won } from '../../writing/amount.ts';
import { basisLines } from '../../writing/assumed.ts';
import { right, type TableColumn, table, wrap } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import { type ProjectionWord, projectionWord } from './words.ts';

type Say = (name: ProjectionWord, values?: Readonly<Record<string, string>>) => string;

/** The years of a projection side by side, for the terminal. */
export function projectionText(
  scenario: Scenario,
  { plan, by, years }: Projection,
  lang: Lang,
  columns: number,
): string {
  const say: Say = (name, values) => projectionWord(lang, name, values);
  const [from, to] = [years[0]?.year, years.at(-1)?.year].map(String);
  const isDrawn = plan.draws > 1;
  const spreads = (
    of: (one: YearSpread) => QuantileSpread | undefined,
    show: (n: number) => string,
  ): string => spreadTable(years, of, show, { say, columns, isDrawn });
  const [first = '', ...others] = scenario.schemes;
  return [
    wrap(say('title', { name: scenario.name, from: from ?? '', to: to ?? '' }), columns),
    wrap(planText(plan, say), columns),
    ...basisLines(scenario, lang, columns),
    ...(isDrawn ? [wrap(say('spread'), columns)] : []),
    '',
    say('people'),
    peopleTable(years, say, columns),
    ...scenario.schemes.flatMap((scheme, s) => [
      '',
      say('cost', { scheme }),
      spreads(({ cost }) => cost[s], won),
    ]),
    ...others.flatMap((scheme, i) => [
      '',
      say('difference', { scheme, first }),
      spreads(({ difference }) => difference[i], change),
    ]),
    ...(by === undefined ? [] : unitTables(scenario, by, years, say, { lang, columns })),
    '',
    say('simulated'),
  ].join('\n');
}

/** Years side by side for each value of a fact: heads in the last month, then the cost under each scheme; the middles. */
function unitTables(
  { schemes }: Scenario,
  by: string,
  years: readonly YearSpread[],
  say: Say,
  { lang, columns }: { readonly lang: Lang; readonly columns: number },
): string[] {
  const units = years[0]?.units?.map(({ unit }) => unit) ?? [];
  const shown = (
    title: string,
    of: (one: Omit<UnitSpread, 'unit'>) => QuantileSpread | undefined,
  ): string[] => {
    const middle = (one: Omit<UnitSpread, 'unit'> | undefined): string => won((one && of(one)?.middle) ?? 0);
    const rows = units.map((unit, u) => [
      unit === '' ? word(lang, 'notSaid') : unit,
      ...years.map((one) => middle(one.units?.[u])),
    ]);
    const heads = [{ head: by }, ...years.map(({ year }) => right(String(year)))];
    return ['', title, table(heads, [...rows, [say('all'), ...years.map(middle)]], columns)];
  };
  return [
    ...shown(say('unitHeads', { by }), ({ people }) => people),
    ...schemes.flatMap((scheme, s) => shown(say('unitCost', { by, scheme }), ({ cost }) => cost[s])),
  ];
}

function planText({ leaving, draws, hires, retirement }: ProjectionPlan, say: Say): string {
  const rehire = retirement?.rehire;
  return [
    say('plan', { leaving: percent(leaving), draws: won(draws) }),
    ...(retirement ? [say('retire', { age: String(retirement.age) })] : []),
    ...(rehire ? [say('rehire', { share: percent(rehire.share), years: String(rehire.years) })] : []),
    say(hires ? 'follow' : 'nobody'),
  ].join(' ');
}

const yearHeads = (say: Say): TableColumn[] => [{ head: say('year') }, right(say('months'))];
const yearCells = ({ year, months }: YearSpread): string[] => [String(year), String(months)];

const peopleTable = (years: readonly YearSpread[], say: Say, columns: number): string =>
  table(
    [...yearHeads(say), ...(['atEnd', 'came', 'left'] as const).map((key) => right(say(key)))],
    years.map((one) => [
      ...yearCells(one),
      ...[one.people, one.came, one.left].map(({ middle }) => won(middle)),
    ]),
    columns,
  );

function spreadTable(
  years: readonly YearSpread[],
  of: (one: YearSpread) => QuantileSpread | undefined,
  show: (amount: number) => string,
  { say, columns, isDrawn }: { readonly say: Say; readonly columns: number; readonly isDrawn: boolean },
): string {
  const keys = isDrawn ? (['low', 'middle', 'high'] as const) : (['middle'] as const);
  return table(
    [...yearHeads(say), ...keys.map((key) => right(say(key)))],
    years.map((one) => {
      const found = of(one);
      return [...yearCells(one), ...keys.map((key) => (found === undefined ? '' : show(found[key])))];
    }),
    columns,
  );
}
