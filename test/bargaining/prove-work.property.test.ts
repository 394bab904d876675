import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prove } from '../../src/bargaining/prove/prove.ts';
import { parseMonth } from '../../src/calendar/date.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { runs } from '../runs.ts';
import { engine, person, worker } from '../support.ts';

const march = parseMonth('2024-03') ?? 0;
const schemes = ['현행', '개편안'] as const;
const names = ['연장분', '야간분', '휴일분', '휴일연장분'] as const;
type Name = (typeof names)[number];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** March 2024: the 1st is a holiday, and so are Sundays. */
const holidays = ['01', '03', '10', '17', '24', '31'];

/** Every minute that ends a day, and every number of holidays, as an estimate's input. */
function* works(): Generator<Record<string, unknown>> {
  for (const end of [undefined, ...Array.from({ length: 661 }, (_, i) => 780 + i)])
    for (let days = 0; days <= holidays.length; days += 3) {
      const hours = { 시작: '09:00', 종료: clock(end ?? 1080), 휴게: '12:00-13:00' };
      yield {
        ...(end !== undefined && { 근무시간대: hours }),
        근무일지: holidays.slice(0, days).map((day) => ({ 일자: `2024-03-${day}`, ...hours })),
      };
    }
}
const minutesOf = (work: Record<string, unknown>): Readonly<Record<string, number>> => {
  const one = person({ 귀속월: '2024-03', 직원: worker, ...work });
  return Object.fromEntries(
    schemes.flatMap((scheme) => {
      const facts = engine.monthFacts(one, scheme);
      return names.map((name) => [`${scheme}.${name}`, facts[name]]);
    }),
  );
};
const all = [...works()].map(minutesOf);

const term = fc.record({ scheme: fc.constantFrom(...schemes), name: fc.constantFrom<Name>(...names) });

test('a claim over minutes is refuted where some work breaks it, by minutes that this work gives', () => {
  const seen = { refuted: 0, other: 0 };
  fc.assert(
    fc.property(term, term, fc.integer({ min: -4, max: 40 }), (a, b, tens) => {
      const [first, second] = [a, b].map(({ scheme, name }) => `${scheme}.${name}`);
      const limit = 120 * tens;
      const holds = (minutes: Readonly<Record<string, number>>): boolean =>
        (minutes[first ?? ''] ?? 0) - (minutes[second ?? ''] ?? 0) <= limit;
      const written = limit < 0 ? `(0분 - ${-limit}분)` : `${limit}분`;
      const [answer] = prove(
        { engine, months: [march], schemes, limit: 400 },
        `모두: ${first} - ${second} <= ${written}`,
      ).schemes;
      const broken = all.some((minutes) => !holds(minutes));
      const breach = answer?.months[0]?.breach;
      if (broken) expect(answer?.verdict).toBe('refuted');
      seen[answer?.verdict === 'refuted' ? 'refuted' : 'other']++;
      if (breach === undefined) return;
      expect(breach.input).not.toHaveProperty('분류시간');
      const { 귀속월: _, 직원: __, ...work } = breach.input;
      const minutes = minutesOf(work);
      expect(holds(minutes)).toBe(false);
      for (const [name, value] of Object.entries(minutes)) {
        const found = breach.facts.get(name.replace('.', '/'));
        if (found !== undefined) expect(found).toEqual(ratio(value));
      }
    }),
    runs(5, 200),
  );
  expect(Math.min(seen.refuted, seen.other)).toBeGreaterThan(0);
});
