import { describe, expect, test } from 'vitest';
import {
  amountOf,
  attribution,
  check,
  compare,
  diffCosts,
  difference,
  diffSchemes,
  explain,
  listItems,
  listSchemes,
  listTerms,
  loadRules,
  nextSteps,
  ProblemError,
  payAll,
  payslip,
  run,
  runningInterval,
  situation,
  solve,
  solveMap,
  termValue,
} from '../src/index.ts';

const rules = loadRules();
const person = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };
const input = { 귀속월: '2024-03', 직원: person, 근무: { 제공건수: 40, 적극개입건수: 9 } };
const reform = payslip(rules, input, '개편안');
const now = payslip(rules, input, '현행');

/** The lines of pay, in the order of the payslip. */
const amountsOf = ({ lines }: typeof reform): readonly string[] =>
  lines.find(({ kind }) => kind === '지급')?.items.map(({ term }) => term) ?? [];

/** What is refused, as its error says it. */
async function refused(work: () => unknown): Promise<string> {
  try {
    await work();
    return '';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.message;
  }
}

describe('a name that there is not', () => {
  test('is an error that names the nearest, in a sentence', async () => {
    const all = await Promise.all([
      refused(() => payslip(rules, input, '개편인')),
      refused(() => amountOf(reform, '기본금')),
      refused(() => termValue(reform, '통상시금')),
      refused(() => explain(reform, '통상시금')),
      refused(() => difference(compare(now, reform), reform, '지급총엑')),
      refused(() => attribution(rules, input, ['현행', '개편인'])),
      refused(() => situation(rules, input, ['현헹'])),
      refused(() => diffSchemes(rules, '현헹', '개편안')),
      refused(() => payAll(rules, [], ['현헹'])),
    ]);
    expect(all.map((message) => /가까운 (?:이름|값): ([^.]+)\./.exec(message)?.[1])).toEqual([
      '개편안',
      '기본급',
      '통상시급',
      '통상시급',
      '지급총액',
      '개편안',
      '현행',
      '현행',
      '현행',
    ]);
    expect(all[0]).toMatch(
      /^모르는 제도 ‘개편인’\. 이름을 고치세요\. 가까운 이름: 개편안\. \(unknown-scheme\)$/,
    );
  });

  test('is told apart from one that this scheme does not have, and from a figure that is no line', async () => {
    // 현행 has no bonus; it pays 0 of it.
    expect(amountOf(now, '협력성과급A')).toBe(0);
    expect(await refused(() => explain(now, '협력성과급A'))).toMatch(/not-in-scheme/);
    // 통상임금 is no line of a payslip; its value is asked for as a term's.
    expect(await refused(() => amountOf(now, '통상임금'))).toMatch(/모르는 값 ‘통상임금’/);
    expect(termValue(now, '통상임금')).toBe(2_390_124);
    // 2,390,124 won over 209 hours: 209 × 11,436 = 2,390,124.
    expect(termValue(now, '통상시급')).toBe(11_436);
  });
});

test('an error’s message says where, what and how, for every problem', async () => {
  const wrong = { ...input, 직원: { ...person, 직종: '요양보호시' }, 근무: { 제공건수: '마흔' } };
  const lines = (await refused(() => payslip(rules, wrong, '현행'))).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^input:직원\.직종: .*모르는 값 ‘요양보호시’.*가까운 값: 요양보호사\./);
  expect(lines[1]).toMatch(/^input:근무\.제공건수: .*마흔/);
});

test('the lists say what there is', () => {
  const schemes = listSchemes(rules);
  const own = schemes.find(({ name }) => name === '개편안');
  expect([own?.base, own?.otherwise, own?.lines[0]?.total]).toEqual(['현행', '현행', '지급총액']);
  expect(schemes.map(({ name }) => name)).toContain('월급공제');
  // With the items that its provisions place among them.
  expect(own?.lines[0]?.items).toEqual(amountsOf(reform));
  const overtime = listItems(rules).find(({ name }) => name === '연장수당');
  expect([overtime?.kind, overtime?.natures['통상임금']]).toEqual(['지급', [{ choice: '아니오' }]]);
  const terms = new Map(listTerms(rules).map((one) => [one.name, one]));
  expect(terms.get('직종')).toMatchObject({
    kind: '사실',
    unit: '선택',
    given: { in: '직원', key: '직종', required: true },
  });
  expect(terms.get('직종')?.choices).toContain('요양보호사');
  expect(terms.get('최저임금시급')).toMatchObject({
    kind: '모수',
    unit: '원/시간',
    provisions: ['최저임금'],
  });
  expect(terms.get('통상시급')).toMatchObject({
    kind: '수식',
    label: expect.stringMatching(/ordinary wage/i),
  });
  expect(terms.get('지급총액')).toMatchObject({ kind: '합계', unit: '원', label: 'Gross pay' });
});

describe('JSON.stringify', () => {
  const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  test('takes every result', async () => {
    expect(json(compare(now, reform))).toMatchObject({
      귀속월: '2024-03',
      차액: { 개편안: { 지급총액: -401_124 } },
    });
    expect(json(reform)).toMatchObject({ 제도: { 개편안: { 항목: { 기본급: 1_789_000 } } } });
    expect(json(explain(reform, '기본급'))).toContainEqual(
      expect.objectContaining({ 항목: '기본급', 값: '1,789,000원' }),
    );
    const asked = situation(rules, input, ['현행', '개편안']);
    const solution = solve(asked, { vary: [{ name: '제공건수' }], until: '개편안.지급총액 >= 1_900_000원' });
    expect(json(solution)).toMatchObject({ 입력: { 이름: '제공건수' } });
    const map = {
      vary: [
        { name: '제공건수', range: '30..50' },
        { name: '적극개입건수', range: '0..12' },
      ],
      until: '개편안.지급총액 >= 1_900_000원',
    };
    expect(json(solveMap(asked, map))).toMatchObject({
      입력: [{ 이름: '제공건수' }, { 이름: '적극개입건수' }],
    });
    expect(json(nextSteps(asked))).toContainEqual(expect.objectContaining({ 입력: '제공건수' }));
    expect(json(runningInterval(asked))).toMatchObject({ 귀속월: '2024-03' });
    expect(json(await diffSchemes(rules, '현행', '개편안'))).toMatchObject({ 종류: '제도', 같음: false });
    const result = await run(rules, 'scenarios/2024-wage-reform.yaml');
    expect(json(result)).toMatchObject({ 인원: 157, 인월: 1570 });
  });
});

test('attribution divides a difference to the won', () => {
  const { 개편안: parts } = attribution(rules, input, ['현행', '개편안']);
  const amounts = Object.values(Object(parts)).map((one) => Number(Object(one)['지급총액']));
  expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(
    amountOf(reform, '지급총액') - amountOf(now, '지급총액'),
  );
});

test('check gives problems in the place of throwing them', async () => {
  expect(await check(['korea'])).toEqual([]);
  const scheme = { scheme: '시험안', label: 'Test', base: '월급공재' };
  const found = await check(['korea', { name: '시험', rules: [scheme] }]);
  expect(found.map(({ code, at }) => [code, at?.path])).toEqual([['unknown-scheme', 'base']]);
  expect((await check(['korae'])).map(({ code }) => code)).toEqual(['layer-not-found']);
});

test('what a scenario’s people pay for each clause', async () => {
  const result = await diffCosts(rules, '현행', '개편안', 'scenarios/2024-wage-reform.yaml');
  const costs = result.parts[0]?.costs;
  const gross = costs?.totals.indexOf('지급총액') ?? -1;
  // The README’s run: 3,702,222,920 becomes 3,470,993,578.
  expect([costs?.before[gross], costs?.after[gross]]).toEqual([3_702_222_920, 3_470_993_578]);
});

describe('many people from memory', () => {
  const rows = [
    { 사번: 'B', 귀속월: '2024-04', ...person, 제공건수: 40, 적극개입건수: 9 },
    { 사번: 'A10', 귀속월: '2024-03', ...person, 직종: '사회복지사', 제공건수: null },
    { 사번: 'B', 귀속월: '2024-03', ...person, 제공건수: 40, 적극개입건수: 9 },
    { 사번: 'A2', 귀속월: new Date('2024-03-01'), ...person, 소속유형: '데이케어센터' },
  ];
  const schemes = ['현행', '개편안'];
  const services = { 제공건수: 40, 적극개입건수: 9 };
  const inputs = [
    { 귀속월: '2024-04', 직원: person, 근무: services },
    { 귀속월: '2024-03', 직원: { ...person, 직종: '사회복지사' } },
    { 귀속월: '2024-03', 직원: person, 근무: services },
    { 귀속월: '2024-03', 직원: { ...person, 소속유형: '데이케어센터' } },
  ];

  test('come to what each payslip does, in the order given', async () => {
    const paid = await payAll(rules, rows, schemes);
    for (const scheme of schemes) {
      const single = inputs.map((one) => payslip(rules, one, scheme));
      for (const line of ['지급총액', '기본급', '협력성과급A', '실수령액', '사업주부담총액'])
        expect([line, ...paid.amounts(scheme, line)]).toEqual([
          line,
          ...single.map((one) => amountOf(one, line)),
        ]);
      expect([...paid.covered(scheme)]).toEqual(single.map(({ covered }) => Number(covered)));
      const names = new Set([
        ...paid.findings(scheme).keys(),
        ...single.flatMap((one) => one.findings.map(({ name }) => name)),
      ]);
      for (const name of names)
        expect([name, ...(paid.findings(scheme).get(name) ?? [])]).toEqual([
          name,
          ...single.map((one) => Number(one.findings.some((finding) => finding.name === name))),
        ]);
    }
    // The social worker is not covered: the same under both.
    expect(paid.covered('개편안')[1]).toBe(0);
    expect(paid.amounts('개편안', '지급총액')[1]).toBe(paid.amounts('현행', '지급총액')[1]);
  });

  test('come in columns, too', async () => {
    const columns = {
      사번: ['1', '2'],
      귀속월: ['2024-03', '2024-03'],
      직종: ['요양보호사', '요양보호사'],
      근무형태: ['전일제', '전일제'],
      소속유형: ['모두돌봄센터', '모두돌봄센터'],
      제공건수: new Float64Array([40, 0]),
    };
    const paid = await payAll(rules, columns, ['개편안']);
    // 40 services of 40 are bonus A, 150,000 won.
    expect([...paid.amounts('개편안', '협력성과급A')]).toEqual([150_000, 0]);
    const json = JSON.parse(JSON.stringify(paid));
    expect([json.인월, json.제도.개편안.항목.협력성과급A]).toEqual([2, [150_000, 0]]);
    expect(await refused(() => paid.amounts('개편안', '협력성과급a'))).toMatch(/가까운 이름: 협력성과급A/);
    expect(() => paid.amounts('현행', '기본급')).toThrow(RangeError);
  });

  test('are refused together, by row and column', async () => {
    const wrong = [
      { ...rows[0], 직종: '요양보호시' },
      { ...rows[1], 제공건수: -1 },
      rows[2] ?? {},
      rows[2] ?? {},
    ];
    const message = await refused(() => payAll(rules, wrong, schemes));
    expect(message.split('\n').map((line) => line.split(': ')[0])).toEqual([
      expect.stringContaining('people:[2].제공건수'),
      expect.stringContaining('people:[4].귀속월'),
      expect.stringContaining('people:[1].직종'),
    ]);
    expect(
      await refused(() => payAll(rules, [{ 사번: '1', 귀속월: '2024-03', 직중: '요양보호사' }], schemes)),
    ).toMatch(/people:직중.*가까운/);
  });
});
