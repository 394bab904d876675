import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Exploration, type LeverMoves } from '../../src/bargaining/negotiate/exploration.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { runScenario } from '../../src/run/run.ts';
import { isLong } from '../runs.ts';
import { rules, schemesOfAllMonths } from '../support.ts';
import { tableOf } from '../table-of.ts';

const path = 'scenarios/2024-wage-reform.yaml';
const { engine, scenario, table } = await loadScenario(rules, path);
const exploration = new Exploration(engine, scenario, table, {
  scheme: '개편안',
  line: '지급총액',
  cost: ['지급총액'],
});
const place = (term: string, text: string): [string, number] => {
  const lever = exploration.levers.find((one) => one.term === term);
  const at = lever?.values.findIndex((one) => one.text === text) ?? -1;
  expect(at, `${term} ${lever?.values.map((one) => one.text).join(' ')}`).toBeGreaterThanOrEqual(0);
  return [term, at];
};

test('with no lever moved, heads and won are those of the run', async () => {
  const explored = exploration.move(new Map());
  // README: 47 gain, 80 lose, 1 the same, 29 not covered; 231,229,342 won less.
  const { gain, lose, same, notCovered, difference } = explored;
  expect([gain, lose, same, notCovered, difference]).toEqual([47, 80, 1, 29, -231_229_342]);
  const sum = (all: Float64Array): number => all.reduce((one, two) => one + two, 0);
  expect([sum(explored.spent), sum(explored.costs), sum(explored.paid)]).toEqual([
    3_702_222_920, 3_470_993_578, 3_702_222_920,
  ]);
  const { people: totals } = await runScenario(engine, scenario, table);
  expect([...explored.changes]).toEqual(totals.map(({ differences }) => differences[1]));
});

test('a lever moved by columns, a formula overridden and hours classified anew are what a run comes to', async () => {
  const settings = [
    [place('기준A금액', '250000')],
    [place('월기본급', '1900000'), place('연장가산율', '2')],
    [place('생활임금시급', '11600')],
    [place('근무종료', '17:00'), place('기준A달성률', '9/10')],
    [place('연장판정', '일한도'), place('휴직급여1년차비율', '1')],
    [place('근무종료', '15:00'), place('연장기준시간', '7'), place('월기본급', '2000000')],
  ];
  const quick = settings.map((moves) => exploration.move(new Map(moves)).quick);
  expect(quick).toEqual([true, true, true, true, true, true]);
  for (const moves of settings) {
    const explored = exploration.move(new Map(moves));
    const { summary, people: totals } = await runScenario(
      exploration.engineAt(new Map(moves)),
      scenario,
      table,
    );
    const [own] = summary.schemes;
    expect([explored.gain, explored.lose, explored.same, explored.notCovered]).toEqual([
      own?.gain,
      own?.lose,
      own?.same,
      own?.notCovered,
    ]);
    expect([explored.gained, explored.lost, explored.difference]).toEqual([
      own?.gained,
      own?.lost,
      own?.difference,
    ]);
    expect([...explored.changes]).toEqual(totals.map(({ differences }) => differences[1]));
  }
});

test('every lever of the shipped rules can be read under every scheme', () => {
  for (const scheme of schemesOfAllMonths) {
    if (scheme === '월급공제' || scheme === '현행') continue;
    const made = new Exploration(engine, { ...scenario, schemes: ['현행', scheme] }, table, {
      scheme,
      line: '지급총액',
      cost: ['지급총액', '사업주부담총액'],
    });
    expect(made.levers.length).toBeGreaterThan(5);
    // Untouched, a lever stands where its rule says.
    for (const { rests, values, before } of made.levers)
      if (rests !== undefined) expect(values[rests]?.value).toEqual(before);
  }
});

test('where agreements bind each person, a setting is what a run comes to, too', async () => {
  // Every month in which something binds anew is a compilation of its own: in `npm test` April alone, where what was signed in March binds.
  const folder = mkdtempSync(join(tmpdir(), 'pumsak-exploration-'));
  const own = join(folder, 'bound.yaml');
  const april = isLong ? '' : '귀속월: { 시작: 2024-04, 종료: 2024-04 }\n';
  writeFileSync(own, `기준: ${resolve('scenarios/2024-agreements.yaml')}\n시나리오: 협약\n${april}`);
  const bound = await loadScenario(rules, own);
  rmSync(folder, { recursive: true });
  const made = new Exploration(bound.engine, bound.scenario, bound.table, {
    scheme: '현행(협약변경)',
    line: '지급총액',
    cost: ['지급총액'],
  });
  const { summary } = await runScenario(bound.engine, bound.scenario, bound.table);
  const summed = summary.schemes.find(({ scheme }) => scheme === '현행(협약변경)');
  const { gain, lose, same, notCovered, difference } = made.move(new Map());
  expect([gain, lose, same, notCovered, difference]).toEqual([
    summed?.gain,
    summed?.lose,
    summed?.same,
    summed?.notCovered,
    summed?.difference,
  ]);
});

/** The shipped rules where no scheme stands in for another; `isLimited`: the reform requires a limit on overtime. */
function alone(isLimited: boolean): Compiled {
  const at = { file: 'test', line: 1, column: 1 };
  const shipped = shippedRules();
  const limit = {
    name: '한도',
    holds: { text: '연장분 <= 3000분', at },
    text: '{연장분}',
    label: '{연장분}',
    at,
  };
  return new Compiled(
    {
      ...shipped,
      schemes: shipped.schemes.map(({ fallback: _, ...scheme }) => scheme),
      provisions: shipped.provisions.map((provision) =>
        isLimited && provision.name === '협력성과급' ? { ...provision, requires: [limit] } : provision,
      ),
    },
    new Problems(),
  );
}

test.each([true, false])(
  'hours decide what is required (%j), and the lines of those for whom no scheme stands in move, too',
  async (isLimited) => {
    const own = await loadScenario(alone(isLimited), path);
    const few = [...own.table.personMonths()].filter(
      ({ id = '', month }) => id <= 'S0016' && month === own.scenario.months[0],
    );
    const some = tableOf(
      own.engine,
      own.scenario.schemes,
      few.map(({ history: _, ...one }) => one),
    );
    const made = new Exploration(own.engine, own.scenario, some, {
      scheme: '개편안',
      line: '지급총액',
      cost: ['지급총액'],
    });
    const at = (term: string, text: string): LeverMoves => {
      const values = made.levers.find((one) => one.term === term)?.values ?? [];
      return new Map([[term, values.findIndex((one) => one.text === text)]]);
    };
    // Who works until 18:00 has two hours of overtime a day, 46 in a month of 23 days: below the 50 that are required.
    for (const moves of [new Map(), at('월기본급', '1900000'), at('근무종료', '17:00')]) {
      const explored = made.move(moves);
      const { summary, people: totals } = await runScenario(made.engineAt(moves), own.scenario, some);
      expect(explored.quick).toBe(true);
      expect([...explored.changes]).toEqual(totals.map(({ differences }) => differences[1]));
      const [sums] = summary.schemes;
      expect(explored.covered).toContain(0);
      expect([explored.notCovered, explored.difference]).toEqual([sums?.notCovered, sums?.difference]);
    }
    if (!isLimited) return;
    // Three hours a day are 60 in a month of 20 days.
    const early = at('근무종료', '15:00');
    for (const work of [
      async () => void made.move(early),
      async () => void (await runScenario(made.engineAt(early), own.scenario, some)),
    ])
      await expect(work()).rejects.toThrow(/requirement-broken/);
    expect(made.move(new Map()).quick).toBe(true);
  },
);
