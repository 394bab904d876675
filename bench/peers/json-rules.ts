import { type Almanac, Engine } from 'json-rules-engine';
import type { Pair, Peer, Row } from './peer.ts';

/**
 * Gross pay in json-rules-engine: figures are facts worked out from other facts, the two criteria of the bonus
 * are rules with events. Built once, run for each row.
 */
type Work = (of: (name: string) => number) => number;

const scheme = (n: 8 | 6): Record<string, Work> => ({
  [`hourly${n}`]: (of) => (of(`base${n}`) + of('fixed')) / of(`hours${n}`),
  [`basic${n}`]: (of) => {
    const part = (days: string): number => Math.round((of(`base${n}`) * of(days)) / of('days'));
    return of(`base${n}`) - part('sick') - part('unemployed') - part('absent');
  },
  [`premium${n}`]: (of) =>
    Math.round((of(`hourly${n}`) * 1.5 * of(`over${n}`)) / 60) +
    Math.round((of(`hourly${n}`) * 0.5 * of(`night${n}`)) / 60) +
    Math.round((of(`hourly${n}`) * (1.5 * of(`holiday${n}`) + 2 * of(`holidayOver${n}`))) / 60),
});

const figures: Record<string, Work> = {
  base8: (of) => of('base'),
  ...scheme(8),
  ...scheme(6),
  sickPay8: (of) => Math.round((of('base8') * (of('sick1') + of('sick2'))) / of('days')),
  sickPay6: (of) =>
    Math.round(((of('base6') + of('fixed')) * (0.7 * of('sick1') + 0.5 * of('sick2'))) / of('days')),
  target: (of) => Math.max(0, of('workdays') - of('annual') - of('official')) * 2,
  neededA: (of) => 0.85 * of('target'),
  neededB: (of) => 0.2 * of('services'),
  pay8: (of) => of('basic8') + of('premium8') + of('sickPay8') + of('fixed') + of('other'),
  pay6: (of) => of('basic6') + of('premium6') + of('sickPay6') + of('fixed') + of('other'),
};

const constants = { hours8: 209, hours6: (36 * 365) / 7 / 12, base6: 1_789_000 };

/** The facts a figure names, so that it can be worked out at once when they are there. */
function factsNamed(work: Work): string[] {
  const names: string[] = [];
  work((name) => {
    names.push(name);
    return 1;
  });
  return [...new Set(names)];
}

const atLeast = (fact: string, least: string): object => ({
  fact,
  operator: 'greaterThanInclusive',
  value: { fact: least },
});
const above0 = (fact: string): object => ({ fact, operator: 'greaterThan', value: 0 });
const meetsA = [above0('target'), atLeast('services', 'neededA')];

export function jsonRulesPeer(): Peer {
  const engine = new Engine();
  for (const [name, value] of Object.entries(constants)) engine.addFact(name, value);
  for (const [name, work] of Object.entries(figures)) {
    const needed = factsNamed(work);
    engine.addFact(name, async (_: unknown, almanac: Almanac) => {
      const values = await Promise.all(needed.map((one) => almanac.factValue<number>(one)));
      const known = new Map(needed.map((one, i) => [one, values[i] ?? Number.NaN]));
      return work((one) => known.get(one) ?? Number.NaN);
    });
  }
  engine.addRule({ conditions: { all: meetsA }, event: { type: '150000' } });
  engine.addRule({
    conditions: { all: [...meetsA, above0('services'), atLeast('proactive', 'neededB')] },
    event: { type: '50000' },
  });
  return {
    name: 'json-rules-engine',
    batch: 1,
    gross: async (rows) => {
      const pairs: Pair[] = [];
      for (const row of rows) pairs.push(await one(engine, row));
      return pairs;
    },
  };
}

async function one(engine: Engine, row: Row): Promise<Pair> {
  const { events, almanac } = await engine.run(row);
  const bonus = events.reduce((sum, { type }) => sum + Number(type), 0);
  return [await almanac.factValue<number>('pay8'), (await almanac.factValue<number>('pay6')) + bonus];
}
