import { describe, expect, test } from 'vitest';
import { number } from '../../src/formula/display.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { budgetJson, budgetText } from '../../src/report/budget/budget.ts';
import { crossCsv, crossJson, crossText } from '../../src/report/budget/cross.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { budgetOf, type PeopleCost } from '../../src/run/budget/budget.ts';
import { crossOf } from '../../src/run/budget/cross.ts';
import { readBudget } from '../../src/run/budget/plan.ts';
import { runScenario } from '../../src/run/run.ts';
import { openScenarioFrom, readPeople, type ScenarioFiles } from '../../src/run/scenario/open-scenario.ts';
import { rules } from '../support.ts';

/** Two in a care centre, one of whom leaves on 10 May; one in day care; one at the head office, one in child care. */
const roster = `사번,직종,근무형태,소속유형,퇴사일,직급
1,요양보호사,전일제,모두돌봄센터,,나급
2,요양보호사,전일제,모두돌봄센터,2024-05-10,다급
3,요양보호사,전일제,데이케어센터,,나급
4,일반행정,전일제,본부,,3급
5,보육교사,전일제,국공립어린이집,,
`;
const records = '사번,귀속월,제공건수\n1,2024-05,10\n1,2024-06,12\n2,2024-05,3\n';
const plan = {
  표: '예산-2024.세출',
  금액: '당해',
  개월: '당해개월',
  열: '소속유형',
  줄: {
    '본부 인건비': ['본부'],
    '모두돌봄센터 운영': ['모두돌봄센터', '장애인활동지원기관'],
    '데이케어센터 운영': ['데이케어센터'],
  },
  비용: ['지급총액'],
  건수: '제공건수',
  직접서비스: { 시간: 5.6, 하루: '일소정근로시간' },
};

async function worked(own: object = plan) {
  const node = {
    시나리오: '예산',
    귀속월: { 시작: '2024-05', 종료: '2024-06' },
    제도: ['현행', '개편안'],
    보고: { 무리: ['소속유형', '직급'] },
    근무가정: { 이름: '정시', 설명: '정한 시각에 일한다.' },
    사람: { 명부: '명부.csv', 월별기록: '월별기록.csv' },
    예산: own,
  };
  const files: ScenarioFiles = {
    scenario: async (path, _, problems) => sourceFromValue(node, path, problems),
    table: async (path) => csvRecords(path === '명부.csv' ? roster : records, path),
    beside: (_, path) => path,
  };
  const { scenario, engine } = await openScenarioFrom(rules, 'own.yaml', files);
  const people = await readPeople({ scenario, engine }, 'own.yaml', files);
  const run = await runScenario(engine, scenario, people);
  const problems = new Problems();
  const read = readBudget(
    scenario,
    rules,
    run.lines.map(({ term }) => term),
    problems,
  );
  if (read === undefined) throw new ProblemError(problems.list);
  return { engine, run, read };
}
async function budget(own: object = plan) {
  const { engine, run, read } = await worked(own);
  return budgetOf(engine, run, read);
}

describe('a budget', () => {
  test('each line has the pay of its people alone, and nobody stands in two', async () => {
    const { lines, outside, all } = await budget();
    const costs = lines.map(({ line, people, personMonths, costs }) => [
      line.name,
      people,
      personMonths,
      costs.map(({ cost }) => cost),
    ]);
    const now = 2_390_124;
    // 2 is paid for 10 of 31 days: 2,390,124 × 10/31 = 771,007.7, and 1,789,000 × 10/31 = 577,096.8.
    const [left, then] = [771_008, 577_097];
    expect(costs).toEqual([
      ['본부 인건비', 1, 2, [2 * now, 2 * now]],
      ['모두돌봄센터 운영', 2, 3, [2 * now + left, 2 * 1_789_000 + then]],
      ['데이케어센터 운영', 1, 2, [2 * now, 2 * now]],
    ]);
    expect([outside?.people, outside?.costs[0]?.cost]).toEqual([1, 2 * now]);
    expect(all.costs[0]?.cost).toBe(8 * now + left);
    expect([...(lines[1]?.costs[0]?.byMonth.values() ?? [])]).toEqual([now + left, now]);
  });

  test('amounts of eight and of six months are those of twelve and of the two months of the run', async () => {
    const { lines } = await budget();
    expect(lines.map(({ annual, here }) => [number(annual), number(here)])).toEqual([
      // 2,380,791 thousand ÷ 8 is 297,598.875 a month.
      ['3,571,186,500', '595,197,750'],
      // 6,990,375 ÷ 8 = 873,796.875
      ['10,485,562,500', '1,747,593,750'],
      // 792,533 ÷ 6 = 132,088.83…: × 2 = 264,177.666…
      ['1,585,066,000', '792,533,000/3 (≈264,177,666.67)'],
    ]);
  });

  test('services, and hours of direct service on the scheduled days employed', async () => {
    const { lines, utilisation } = await budget();
    const [, centre] = lines;
    expect(number(centre?.services ?? { n: 0n, d: 1n })).toBe('25');
    // May 2024 has 20 scheduled days (1, 6 and 15 May are holidays), 6 of them to the 10th; June 19. (20 + 6 + 19) × 5.6 hours.
    expect(centre?.costs.map(({ hours }) => number(hours))).toEqual(['252', '252']);
    expect(utilisation?.map(number)).toEqual(['0.7', '14/15 (≈0.93)']);
  });

  test('the report', async () => {
    const text = budgetText(await budget(), 'ko', 100);
    expect(text).toMatch(/모두돌봄센터 운영 +6,990,375,000 +8 +10,485,562,500 +1,747,593,750/);
    expect(text).toMatch(/어느 줄도 아님 +1 +현행 +4,780,248 +— +—/);
    expect(text).toContain('직접서비스 하루 5.6시간은 소정근로의: 현행 70.0%, 개편안 93.3%');
    // 5,551,256 over 25 services, and over 252 hours.
    expect(text).toMatch(/모두돌봄센터 운영 +현행 +25 +222,050\.24 +252 +22,028\.79/);
    expect(budgetJson(await budget())).toMatchObject({
      직접서비스몫: { 현행: '0.7', 개편안: '14/15' },
      줄: [{ 이름: '본부 인건비', 열두달: 3_571_186_500 }, {}, { 이기간: '792533000/3' }],
      줄없음: { 인원: 1 },
    });
  });

  test.each([
    ['표', { 표: '예산-2024.세줄' }, 'unknown-choice', '예산.표'],
    ['a column', { 개월: '당해달' }, 'unknown-choice', '예산.개월'],
    ['a line', { 줄: { '모두돌봄 운영': ['본부'] } }, 'unknown-choice', '예산.줄'],
    ['a line without months', { 줄: { 정책사업비: ['본부'] } }, 'missing-value', '정책사업비: 세출_당해개월'],
    [
      'people in two lines',
      { 줄: { '본부 인건비': ['본부'], 예비비: ['본부'] } },
      'conflicting-keys',
      '예산.줄',
    ],
    ['a fact', { 열: '소속유형별' }, 'unknown-choice', '예산.열'],
    ['a line of the run', { 비용: ['지급합계'] }, 'unknown-choice', '예산.비용'],
    ['a term', { 직접서비스: { 시간: 5.6, 하루: '하루시간' } }, 'unknown-term', '예산.직접서비스.하루'],
  ])('%s that there is not', async (_, changed, code, term) => {
    const error = await budget({ ...plan, ...changed }).catch((error: unknown) => error);
    const problems = error instanceof ProblemError ? error.problems : [];
    expect(problems.map((one) => [one.code, one.term])).toEqual([[code, term]]);
  });
});

describe('cost by unit and grade', () => {
  const now = 2_390_124;
  // 2 is paid for 10 of 31 days: 2,390,124 × 10/31 = 771,007.7.
  const left = 771_008;
  const both = ['소속유형', '직급'] as const;
  const current = ({ costs }: PeopleCost): number | undefined => costs[0]?.cost;

  test('each person-month stands in one cell; nothing said of a grade is a column of its own', async () => {
    const { engine, run, read } = await worked();
    const cross = crossOf(engine, run, read, both);
    expect(cross.rows).toEqual(['국공립어린이집', '데이케어센터', '모두돌봄센터', '본부']);
    expect(cross.columns).toEqual(['3급', '나급', '다급', '']);
    expect(cross.cells.map((own) => own.map(current))).toEqual([
      [0, 0, 0, 2 * now],
      [0, 2 * now, 0, 0],
      [0, 2 * now, left, 0],
      [2 * now, 0, 0, 0],
    ]);
    expect(cross.byRow.map(current)).toEqual([2 * now, 2 * now, 2 * now + left, 2 * now]);
    expect(cross.byColumn.map(current)).toEqual([2 * now, 4 * now, left, 2 * now]);
    expect([cross.all.people, cross.all.personMonths, current(cross.all)]).toEqual([5, 9, 8 * now + left]);
  });

  test('its margins are the tables by unit and by grade, and the sums of its cells', async () => {
    const { engine, run, read } = await worked();
    const cross = crossOf(engine, run, read, both);
    expect(cross.byRow).toEqual(crossOf(engine, run, read, ['소속유형']).byRow);
    expect(cross.byColumn).toEqual(crossOf(engine, run, read, ['직급']).byRow);
    const added = (costs: readonly PeopleCost[]): number[] =>
      run.scenario.schemes.map((_, s) => costs.reduce((sum, one) => sum + (one.costs[s]?.cost ?? 0), 0));
    const won = ({ costs }: PeopleCost): number[] => costs.map(({ cost }) => cost);
    expect(cross.cells.map(added)).toEqual(cross.byRow.map(won));
    expect(cross.columns.map((_, c) => added(cross.cells.flatMap((own) => own[c] ?? [])))).toEqual(
      cross.byColumn.map(won),
    );
    expect([added(cross.byRow), added(cross.byColumn)]).toEqual([won(cross.all), won(cross.all)]);
    // The groups of a run's summary count the same people and gross pay.
    const groups = run.summary.groups.map(({ groups }) =>
      groups.map(([value, { people, personMonths, totals }]) => [
        value,
        people,
        personMonths,
        totals.map(([gross]) => gross),
      ]),
    );
    const margin = (values: readonly string[], costs: readonly PeopleCost[]) =>
      costs.map((one, i) => [values[i], one.people, one.personMonths, won(one)]);
    expect([margin(cross.rows, cross.byRow), margin(cross.columns, cross.byColumn)]).toEqual(groups);
  });

  test('as text, CSV and JSON', async () => {
    const { engine, run, read } = await worked();
    const made = budgetOf(engine, run, read);
    const cross = crossOf(engine, run, read, both);
    const [heads, costs] = crossText(cross, made, 'ko', 100);
    expect(heads).toMatch(/^소속유형 × 직급: 명\(인월\)\n소속유형 +3급 +나급 +다급 +적지 않음 +모두\n/);
    expect(heads).toMatch(/\n모두돌봄센터 +— +1 \(2\) +1 \(1\) +— +2 \(3\)\n/);
    expect(costs).toMatch(/\n모두돌봄센터 +— +4,780,248 +771,008 +— +5,551,256\n/);
    expect(costs).toMatch(/\n모두 +4,780,248 +9,560,496 +771,008 +4,780,248 +19,892,000$/);
    const lines = crossCsv(cross, made).slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * 5);
    expect(lines[0]).toBe('제도,소속유형,3급,나급,다급,적지 않음,모두');
    expect(lines[3]).toBe('현행,모두돌봄센터,0,4780248,771008,0,5551256');
    expect(lines[5]).toBe('현행,모두,4780248,9560496,771008,4780248,19892000');
    expect(crossJson(cross, made)).toMatchObject({
      사실: both,
      칸: [
        { 값: ['국공립어린이집', ''] },
        { 값: ['데이케어센터', '나급'] },
        { 값: ['모두돌봄센터', '나급'], 비용: { 현행: 2 * now, 개편안: 2 * 1_789_000 } },
        { 값: ['모두돌봄센터', '다급'], 인원: 1, 인월: 1 },
        { 값: ['본부', '3급'] },
      ],
      행: [{}, {}, { 값: '모두돌봄센터', 인원: 2, 인월: 3 }, {}],
      열: [{ 값: '3급' }, { 값: '나급', 인원: 2 }, {}, { 값: '' }],
      모두: { 인원: 5 },
    });
  });
});

describe('a budget of one amount for everybody', () => {
  const whole = { 총액: '60,000,000', 개월: 6, 비용: ['지급총액'] };

  test('has one line, in which everybody stands', async () => {
    const made = await budget(whole);
    expect(made.outside).toBeUndefined();
    expect(made.lines.map(({ people, personMonths }) => [people, personMonths])).toEqual([[5, 9]]);
    const [line] = made.lines;
    // Eight whole months of 2,390,124 and 771,008 for ten days of May; two of six months are a third of 60,000,000.
    expect(line?.costs[0]?.cost).toBe(19_892_000);
    expect([line?.here, line?.annual].map((one) => one && number(one))).toEqual([
      '20,000,000',
      '120,000,000',
    ]);
    // 20,000,000 − 19,892,000; nobody stands beside the line.
    const text = budgetText(made, 'ko', 100);
    expect(text).toMatch(/^예산 총액: 귀속월 2024-05 ~ 2024-06 \(2개월\)/);
    expect(text).toMatch(/\n총액 +5 +현행 +19,892,000 +108,000 +99\.5%\n/);
    expect(text).not.toContain('모두');
    expect(budgetJson(made)).toMatchObject({ 표: '총액', 줄: [{ 이름: '총액', 예산: 60_000_000, 개월: 6 }] });
  });

  test.each([
    ['lines beside it', { ...whole, 열: '소속유형' }, ['conflicting-keys 예산']],
    ['neither', { 개월: 2, 비용: ['지급총액'] }, ['표', '금액', '열', '줄'].map(() => 'missing-key 예산')],
    ['no month', { ...whole, 개월: 0 }, ['below-minimum 예산.개월']],
    ['less than nothing', { ...whole, 총액: -1 }, ['below-minimum 예산.총액']],
    ['no amount', { ...whole, 총액: '많이' }, ['not-a-number 예산.총액']],
    ['a line that is none', { ...whole, 비용: ['지급액'] }, ['unknown-choice 예산.비용']],
  ])('%s', async (_, own, codes) => {
    const error = await budget(own).catch((one: unknown) => one);
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems.map(({ code, term }) => `${code} ${term}`)).toEqual(codes);
  });

  test('nothing at all is a budget, too, and half a month', async () => {
    const { lines } = await budget({ 총액: 0, 개월: 0.5, 비용: ['지급총액'] });
    expect(lines[0]?.here).toEqual({ n: 0n, d: 1n });
  });
});
