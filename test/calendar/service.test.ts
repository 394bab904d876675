import { describe, expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../src/calendar/date.ts';
import { noHistory, serviceIn, shortDays } from '../../src/calendar/service.ts';
import { ratio } from '../../src/formula/ratio.ts';

const day = (text: string): number => parseIsoDay(text) ?? Number.NaN;
const span = (from: string, to: string, hours: number) => ({
  from: day(from),
  to: day(to),
  hours: ratio(hours),
});
const rules = { since: day('2022-06-01'), least: ratio(15), over: 28 };
const may = 2024 * 12 + 4;

describe('stretches counted back from the last day', () => {
  const spans = [span('2024-01-01', '2024-02-29', 10), span('2024-03-01', '2024-12-31', 20)];

  test('drop whole where their average is too low; the first may be shorter', () => {
    // 1 January to 10 March: 70 days, stretches of 28, 28 and 14 from the end: 10 days at 20 with 18 at 10 average 13.6.
    expect(shortDays(spans, { from: day('2024-01-01'), to: day('2024-03-11') }, ratio(15), 28)).toBe(70);
    // To 14 March: 14 at 20 and 14 at 10 are 15, which is not too low: 28 + 18 days are left.
    expect(shortDays(spans, { from: day('2024-01-01'), to: day('2024-03-15') }, ratio(15), 28)).toBe(46);
    expect(shortDays(spans, { from: day('2024-01-01'), to: day('2024-03-15') }, ratio(15), 1)).toBe(60);
  });

  test('of no days are none', () => {
    expect(shortDays(spans, { from: day('2024-03-11'), to: day('2024-03-11') }, ratio(15), 28)).toBe(0);
    expect(shortDays(spans, { from: day('2024-03-11'), to: day('2024-03-01') }, ratio(15), 28)).toBe(0);
  });
});

describe('a service', () => {
  const ever = { from: Number.NEGATIVE_INFINITY };

  test('of the same hours throughout has no history, wherever they were agreed anew', () => {
    const spans = [
      { ...span('2022-06-01', '2024-04-30', 14), ...ever },
      span('2024-05-01', '2024-05-31', 14),
    ];
    expect(serviceIn(spans, rules, { hired: rules.since }, may)).toEqual(noHistory);
  });

  test('of which other hours lie before it, or after the employment, has none either', () => {
    const spans = [
      { ...span('2022-05-31', '2022-05-31', 40), ...ever },
      span('2022-06-01', '2024-05-31', 14),
    ];
    expect(serviceIn(spans, rules, { hired: rules.since }, may)).toEqual(noHistory);
    const left = [{ ...span('2022-06-01', '2024-05-20', 14), ...ever }, span('2024-05-21', '2024-05-31', 40)];
    expect(serviceIn(left, rules, { hired: rules.since, left: day('2024-05-20') }, may)).toEqual(noHistory);
  });

  test('counts to the last day, to the month before, in the month, and over its last full year', () => {
    // Ten hours a week from 1 April 2024 on: 61 days to 31 May are 28, 28 and 5 with 23 at 20 (18.2); 30 to 30 April are 28 and 2.
    const spans = [
      { ...span('2022-06-01', '2024-03-31', 20), ...ever },
      span('2024-04-01', '2024-05-31', 10),
    ];
    expect(serviceIn(spans, rules, { hired: rules.since }, may)).toEqual({
      시간이력일수: 731,
      초단시간근속일수: 56,
      초단시간앞달근속일수: 28,
      초단시간재직일수: 31,
      // The year from 1 June 2022 to 31 May 2023.
      초단시간한해일수: 0,
      초단시간개월수: 0,
    });
  });

  test('in its first year counts months that are full on the month’s first day', () => {
    // Hired on 15 January at 10 hours, at 20 from 1 March: 15 Jan–14 Feb is low, 15 Feb–14 Mar has 15 days at 10 and 14 at 20 of
    // 2024: (150 + 280) ÷ 29 = 14.8, low too; 15 Mar–14 Apr is not, and 15 Apr–14 May is not full on 1 May.
    const since = day('2024-01-15');
    const spans = [
      { ...span('2024-01-15', '2024-02-29', 10), ...ever },
      span('2024-03-01', '2024-05-31', 20),
    ];
    const made = serviceIn(spans, { ...rules, since }, { hired: since }, may);
    expect([made.초단시간개월수, made.초단시간한해일수]).toEqual([2, 0]);
    expect(isoDay(since + made.시간이력일수 - 1)).toBe('2024-05-31');
  });
});
