import { describe, expect, test } from 'vitest';
import {
  type BargainingTable,
  bargainingTable,
  countOf,
  lastRecorded,
} from '../../src/bargaining/table/bargaining-table.ts';
import { boundHeads } from '../../src/bargaining/table/bound-heads.ts';
import { isoDay, parseIsoDay } from '../../src/calendar/date.ts';
import { textWidth } from '../../src/problem/text-width.ts';
import { tableText } from '../../src/report/bargaining/table/text.ts';
import { pumsak } from '../cli/pumsak.ts';
import { bound, type Input } from '../pay/agreements-setup.ts';
import { rules } from '../support.ts';

const day = (text: string): number => {
  const found = parseIsoDay(text);
  if (found === undefined) throw new Error(text);
  return found;
};
const signs = ({ issues }: BargainingTable): string[] =>
  issues.map(
    ({ agreement: { mark = '-' }, cells }) =>
      `${mark} ${cells.map(({ status }) => (status === '체결' ? '●' : status === '교섭중' ? '○' : '·')).join('')}`,
  );

describe('the table of 2024-01-31', () => {
  const shown = bargainingTable(rules, day('2024-01-31'));

  test('S2-16: ten signed and six open in the numbered issues, the wage reform below them, work rules last', () => {
    expect(signs(shown)).toEqual(['① ○●○●·', '② ○●○●·', '③ ●●●●·', '④ ○●○●·', '- ○○○○·']);
    expect([countOf(shown, '체결'), countOf(shown, '교섭중')]).toEqual([10, 6]);
  });

  test('S2-15: 59 and 20 are 79, and nothing is said of the other two', () => {
    expect([...(shown.sessions?.byUnion ?? [])]).toEqual([
      ['1노조', 59],
      ['2노조', 20],
    ]);
    expect(shown.sessions?.total).toBe(79);
  });

  test('it is the last day of which anything is recorded', () => {
    expect(isoDay(lastRecorded(rules) ?? 0)).toBe('2024-01-31');
  });
});

test('at the end of 2022 union 2 alone has signed, and three issues; how often they had met by then is not known', () => {
  const shown = bargainingTable(rules, day('2022-12-31'));
  expect([countOf(shown, '체결'), countOf(shown, '교섭중'), shown.sessions]).toEqual([3, 13, undefined]);
});

describe('dates of signing', () => {
  const cell = (
    issue: string,
    union: string,
    on: string,
    flips = bound(flip, []).scenario.agreements?.flips,
  ) =>
    bargainingTable(rules, day(on), flips)
      .issues.find(({ agreement }) => agreement.name === issue)
      ?.cells.find(({ party }) => party === union);
  const flip = `협약: 적용\n협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]`;

  test('union 2’s is reported, union 4’s is no more than the day of the report', () => {
    expect([cell('질병휴직', '2노조', '2024-01-31'), cell('질병휴직', '4노조', '2024-01-31')]).toMatchObject([
      { from: '2022-10-05', confirmed: true },
      { from: '2024-01-31', confirmed: false },
    ]);
  });

  test('a scenario’s change holds from its day on, and is shown as one', () => {
    expect([cell('질병휴직', '1노조', '2024-03-14'), cell('질병휴직', '1노조', '2024-03-15')]).toMatchObject([
      { status: '교섭중', flipped: false },
      { status: '체결', from: '2024-03-15', flipped: true },
    ]);
    expect(cell('인사자율성', '1노조', '2024-03-15')).toMatchObject({ status: '교섭중', flipped: false });
  });
});

describe('whom a cell binds', () => {
  const works = (id: string, union: string, more: object = {}): Input => ({
    id,
    귀속월: '2024-04',
    직원: { 노조: union, ...more },
  });
  const headsOf = (inputs: readonly Input[], on = '2024-04-30') => {
    const { engine, scenario, table } = bound('협약: 적용', inputs);
    const heads = boundHeads(engine, scenario, table, day(on));
    return heads && { people: heads.people, sick: [...(heads.byIssue.get('질병휴직') ?? [])] };
  };

  test('members by their union, and who is in none by the work rules while no union has half', () => {
    expect(
      headsOf([works('1', '1노조'), works('2', '2노조'), works('3', '없음'), works('4', '3노조')]),
    ).toEqual({
      people: 4,
      sick: [
        ['1노조', { people: 1, general: 0 }],
        ['2노조', { people: 1, general: 0 }],
        ['취업규칙', { people: 1, general: 0 }],
        ['3노조', { people: 1, general: 0 }],
      ],
    });
  });

  test('half in one union: it binds who is in none (제35조)', () => {
    expect(headsOf([works('1', '2노조'), works('2', '없음')])).toEqual({
      people: 2,
      sick: [['2노조', { people: 2, general: 1 }]],
    });
  });

  test('who joins later or has left is not counted, and outside the months nobody is', () => {
    const inputs = [
      works('1', '1노조', { 입사일: '2024-04-16' }),
      works('2', '1노조', { 퇴사일: '2024-04-15' }),
    ];
    // On the 15th the second is still there; on the 16th the first has joined and the second is gone.
    expect([headsOf(inputs, '2024-04-15')?.people, headsOf(inputs, '2024-04-16')?.people]).toEqual([1, 1]);
    expect(headsOf([...inputs, works('3', '1노조')], '2024-04-16')?.people).toBe(2);
    expect(headsOf(inputs, '2025-01-01')).toBeUndefined();
  });
});

test('every line of the terminal’s table fits 80 columns', () => {
  for (const lang of ['ko', 'en'] as const) {
    const text = tableText(bargainingTable(rules, day('2024-01-31')), { lang, columns: 80 });
    expect(text.split('\n').filter((line) => textWidth(line) > 80)).toEqual([]);
  }
});

test('the command line: a scenario’s last day without --on, its people, and an error for what is no day', async () => {
  const { stdout } = await pumsak(['agreements', 'scenarios/2024-agreements.yaml', '--json']);
  const made: unknown = JSON.parse(stdout);
  expect(made).toMatchObject({ 기준일: '2024-12-31', 체결: 11, 교섭중: 5, 교섭횟수: { 합계: 79 } });
  const { code, stderr } = await pumsak(['agreements', '--on', '2024-02-30']);
  expect([code, stderr.includes('no-such-date')]).toEqual([2, true]);
});
