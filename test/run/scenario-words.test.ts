import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clockText, isoDay, isoMonth } from '../../src/calendar/date.ts';
import { loadCompiled } from '../../src/cli/rule-source.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import type { Engine } from '../../src/pay/engine.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { dayParts } from '../../src/rules/leave-parts.ts';
import { countDays } from '../oracles/days.ts';
import { rules } from '../support.ts';

/** Days without scheduled work from March to December 2024, beside Saturdays and Sundays. */
const holidays: ReadonlySet<string> = new Set(
  '03-01 04-10 05-01 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25'
    .split(' ')
    .map((day) => `2024-${day}`),
);

/** What a 근무가정 says: until when people work, and how much of a day is overtime under the six hours. */
interface Words {
  readonly ends: Readonly<Record<string, number>>;
  /** Whether so many of all work until a time. */
  readonly shares: Readonly<Record<string, (share: number) => boolean>>;
}
const everybody = (share: number): boolean => share === 1;
const ofTen = (many: number) => (share: number) => Math.round(10 * share) === many;
const words: Readonly<Record<string, Words>> = {
  // "열에 넷은 18시까지, 셋은 17시까지, 셋은 16시까지 일한다."
  혼합: {
    ends: { '18:00': 120, '17:00': 60, '16:00': 0 },
    shares: { '18:00': ofTen(4), '17:00': ofTen(3), '16:00': ofTen(3) },
  },
  // "모두가 지금처럼 09:00~18:00을 일한다. 개편안에서는 하루 두 시간이 연장이다."
  '실근무 유지': { ends: { '18:00': 120 }, shares: { '18:00': everybody } },
  // "하루 평균 5.6시간의 직접서비스는 6시간 안에 들어 연장이 없다."
  '직접서비스 5.6시간': { ends: { '16:00': 0 }, shares: { '16:00': everybody } },
};

/** Days worked in full: scheduled, employed, on no leave; half a day of leave leaves four hours at most, and no overtime. */
function fullDays({ month, record }: PersonMonth): number {
  const spells = record.spells.map(({ from, to }) => ({ from: isoDay(from), to: isoDay(to) }));
  const employed = {
    from: record.hired === undefined ? '0000' : isoDay(record.hired),
    to: record.left === undefined ? '9999' : isoDay(record.left),
  };
  const free = countDays(isoMonth(month), holidays, spells, employed).근무가능일수;
  const taken = Object.values(record.leave).reduce((sum, { parts }) => sum + parts, 0);
  return Math.floor(free - taken / dayParts);
}

const overtime = (engine: Engine, person: PersonMonth, scheme: string): readonly number[] => {
  const facts = engine.monthFacts(person, scheme);
  return [facts.연장분, facts.야간분, facts.휴일분, facts.휴일연장분];
};

/** Scenarios of other things than until when people work: what each says is held by the tests of its subject. */
const ofOtherThings = [
  // Months beside those of the reform: test/run/budget, test/run/projection.
  '2024-budget.yaml',
  '2024-projection.yaml',
  // Two people, to the won: docs/arrears.md, test/run/arrears.
  '2024-raise-after-leaving.yaml',
  '2024-raise-agreed-in-july.yaml',
  '2024-raise-paid.yaml',
];
const all = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const shipped = all.filter((name) => !ofOtherThings.includes(name));

describe.each(shipped)('%s keeps its word', async (name) => {
  const { scenario, engine, table } = await loadScenario(rules, `scenarios/${name}`);
  const people = [...table.personMonths()];
  const said = words[scenario.assumption.name];
  const endOf = ({ record }: PersonMonth): string => clockText(record.pattern?.to ?? 0);

  test('what is assumed of work is said here, too', () => {
    expect(said, scenario.assumption.name).toBeDefined();
  });

  test('until when people work', () => {
    // Part time has hours of its own, which the schemes' hours may be.
    for (const one of people)
      if (one.record.pattern === undefined)
        expect([one.id, one.facts.get('근무형태')]).toEqual([one.id, '시간제']);
    const worked = people.filter(({ record }) => record.pattern !== undefined);
    const byPerson = new Map(worked.map((one) => [one.id, endOf(one)]));
    expect(byPerson.size).toBeGreaterThan(140);
    expect(new Set(byPerson.values())).toEqual(new Set(Object.keys(said?.ends ?? {})));
    for (const { record } of worked)
      expect(record.pattern).toMatchObject({ from: 540, breaks: [{ from: 720, to: 780 }] });
    for (const [end, isSo] of Object.entries(said?.shares ?? {})) {
      const heads = [...byPerson.values()].filter((one) => one === end).length;
      expect([end, heads, isSo(heads / byPerson.size)]).toEqual([end, heads, true]);
    }
  });

  test('every full-time month’s overtime is what follows from it, and there is none under eight hours', () => {
    let months = 0;
    for (const one of people) {
      if (one.facts.get('근무형태') !== '전일제') continue;
      const each = said?.ends[endOf(one)] ?? Number.NaN;
      expect(overtime(engine, one, '현행'), `${one.id} ${one.month}`).toEqual([0, 0, 0, 0]);
      const reformed = scenario.schemes.at(-1) ?? '';
      expect(overtime(engine, one, reformed), `${one.id} ${one.month}`).toEqual([
        each * fullDays(one),
        0,
        0,
        0,
      ]);
      months++;
    }
    expect(months).toBeGreaterThan(1400);
  });
});

test('every shipped scenario is looked at', () => {
  expect(shipped.length).toBe(5);
  expect(all.filter((name) => !shipped.includes(name))).toEqual(ofOtherThings);
});

describe.each(
  ['child-care', 'day-care', 'home-care', 'welfare-foundation'].flatMap((project) =>
    readdirSync(`examples/${project}/scenarios`).map((name) => `examples/${project}/scenarios/${name}`),
  ),
)('%s keeps its word', async (path) => {
  const own = await loadCompiled({ rules: [] }, path);
  const { scenario, engine, table } = await loadScenario(own, path);
  const people = [...table.personMonths()];
  const { about } = scenario.assumption;

  test('what is said of hours and overtime holds for every person-month', () => {
    const end = /(\d+)시까지/.exec(about)?.[1];
    const noOvertime = about.includes('연장은 없다');
    expect(end !== undefined || noOvertime, about).toBe(true);
    expect(people.length).toBeGreaterThan(0);
    for (const one of people) {
      if (end !== undefined) expect([one.id, one.record.pattern?.to]).toEqual([one.id, 60 * Number(end)]);
      if (noOvertime)
        for (const scheme of scenario.schemes)
          expect([one.id, scheme, ...overtime(engine, one, scheme)]).toEqual([one.id, scheme, 0, 0, 0, 0]);
    }
  });
});
