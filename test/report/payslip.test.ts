import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePayslips } from '../../src/pay/comparison.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { textWidth } from '../../src/problem/text-width.ts';
import { payslipHtml } from '../../src/report/payslip/html.ts';
import { payslipJson } from '../../src/report/payslip/json.ts';
import { payslipSheet, type Sheet, type SheetGroup, type SheetLine } from '../../src/report/payslip/sheet.ts';
import { payslipSpeech } from '../../src/report/payslip/speech.ts';
import { payslipText } from '../../src/report/payslip/text.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { expectGolden } from '../golden.ts';
import { engine, rules, slip, worker } from '../support.ts';

type Options = Parameters<typeof payslipSheet>[2];

const header = { name: '홍길동', employee: 'S0001', birth: '1968-05-20', payDate: '2024-04-25' };
const both = ['현행', '개편안'];

/** The sheet of an input as `pumsak estimate` reads it. */
const sheetOf = (
  input: Readonly<Record<string, unknown>>,
  schemes: readonly string[] = both,
  options: Options = {},
  head = {},
): Sheet => payslipSheet(comparePayslips(schemes.map((scheme) => slip(input, scheme))), head, options);

/** The sheet of the shipped example. */
function shipped(schemes: readonly string[] = both, options: Options = {}, head: object = header): Sheet {
  const problems = new Problems();
  const text = readFileSync(new URL('../../examples/payslip.yaml', import.meta.url), 'utf8');
  const source = readSource(text, 'payslip.yaml', problems);
  const person = readEstimate(source, factBooks(rules, both), problems)?.people[0];
  problems.throwIfAny();
  if (person === undefined) throw new Error('the example holds nobody');
  return payslipSheet(
    comparePayslips(schemes.map((scheme) => engine.payslip(person, scheme))),
    head,
    options,
  );
}

function group(sheet: Sheet, kind: string): SheetGroup {
  const found = sheet.groups.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no group ${kind}`);
  return found;
}

function line(sheet: Sheet, term: string): SheetLine {
  const found = sheet.groups.flatMap(({ items }) => items).find((one) => one.term === term);
  if (found === undefined) throw new Error(`no line ${term}`);
  return found;
}

/** How a line came about under the last scheme. */
const how = (sheet: Sheet, term: string): string | undefined => line(sheet, term).calculations.at(-1)?.text;

describe('근로기준법 시행령 제27조의2', () => {
  /** What the article wants of a 임금명세서, by its 호. */
  const required: Readonly<Record<string, (sheet: Sheet) => boolean>> = {
    '1호 성명, 생년월일, 사원번호 등 근로자를 특정할 수 있는 정보': ({ header: of }) =>
      of.name === '홍길동' && of.birth === '1968-05-20' && of.employee === 'S0001',
    '2호 임금지급일': ({ header: of }) => of.payDate === '2024-04-25',
    '3호 임금총액': (sheet) => group(sheet, '지급').total.amounts.every((one) => one > 2_000_000),
    '4호 임금의 구성항목별 금액': (sheet) =>
      ['기본급', '연장수당', '야간수당', '휴일수당', '협력성과급A', '협력성과급B'].every(
        (term) => (line(sheet, term).amounts.at(-1) ?? 0) > 0,
      ),
    '5호 변동하는 항목별 계산방법': (sheet) =>
      group(sheet, '지급').items.every(({ variable, amounts, calculations }) =>
        amounts.every((one, i) => !variable || one === 0 || calculations[i] !== undefined),
      ),
    '5호 연장, 야간 또는 휴일근로 시간 수': ({ hours }) =>
      hours.map(({ kind }) => kind).join() === '연장,야간,휴일,휴일연장',
    '6호 공제 항목별 금액': (sheet) =>
      ['국민연금', '건강보험', '장기요양보험', '고용보험', '소득세', '지방소득세'].every(
        (term) => (line(sheet, term).amounts.at(-1) ?? 0) > 0,
      ),
    '6호 공제 총액': (sheet) => (group(sheet, '공제').total.amounts.at(-1) ?? 0) > 0,
  };

  test.each(Object.entries(required))('%s', (_, holds) => {
    expect(holds(shipped())).toBe(true);
    expect(holds(shipped(['개편안']))).toBe(true);
  });

  test('every one of them stands in every form', () => {
    const sheet = shipped();
    const forms = [payslipText(sheet), payslipHtml(sheet), JSON.stringify(payslipJson(sheet))];
    for (const form of forms) {
      for (const text of [
        '홍길동',
        'S0001',
        '1968-05-20',
        '2024-04-25',
        '통상시급 11,436.53원 × 150% × 43시간 15분(2,595분)',
      ])
        expect(form).toContain(text);
      expect(form).toMatch(/2,909,641|2909641/);
    }
  });

  test('what is variable is told from what is fixed', () => {
    const sheet = shipped();
    const variable = group(sheet, '지급')
      .items.filter((one) => one.variable)
      .map(({ term }) => term);
    expect(variable).toEqual(
      expect.arrayContaining(['연장수당', '야간수당', '휴일수당', '질병휴직급여', '협력성과급A']),
    );
    expect(variable).not.toContain('고정수당');
  });

  test('what is not given is left to be filled in', () => {
    const sheet = shipped(both, {}, {});
    expect(payslipText(sheet)).toMatch(/임금지급일 +_{10,}/);
    expect(payslipHtml(sheet)).toContain('<th scope="row">임금지급일</th><td></td>');
    expect(payslipSpeech(sheet)).toContain('임금지급일은 적혀 있지 않습니다.');
    expect(payslipJson(sheet)).toMatchObject({ 성명: null, 임금지급일: null });
  });
});

describe('totals', () => {
  test.each([[both], [['현행']], [['개편안', '현행', '현행(체결 협약)']]])(
    'of %j agree line by line',
    (schemes) => {
      const sheet = shipped(schemes, { employer: true });
      schemes.forEach((_, i) => {
        const sum = (kind: string): number =>
          group(sheet, kind).items.reduce((total, { amounts }) => total + (amounts[i] ?? 0), 0);
        const total = (kind: string): number => group(sheet, kind).total.amounts[i] ?? Number.NaN;
        for (const kind of ['지급', '공제', '사업주부담'])
          expect([kind, total(kind)]).toEqual([kind, sum(kind)]);
        expect(total('실수령')).toBe(total('지급') - total('공제'));
      });
      for (const { items, total } of sheet.groups) {
        for (const { amounts, differences } of [...items, total])
          expect(differences).toEqual(amounts.slice(1).map((one) => one - (amounts[0] ?? 0)));
      }
    },
  );

  test('the employer’s cost is there on request only', () => {
    const kinds = (options: Options): string[] => shipped(both, options).groups.map(({ kind }) => kind);
    expect(kinds({})).not.toContain('사업주부담');
    expect(kinds({ employer: true })).toContain('사업주부담');
    expect(payslipText(shipped())).not.toContain('사업주');
    expect(payslipText(shipped(both, { employer: true }))).toContain('사업주부담총액');
  });
});

describe('how a line came about', () => {
  const minutes = (연장: number, 휴일 = 0, 휴일연장 = 0) => ({
    현행: { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 },
    개편안: { 연장, 야간: 0, 휴일, 휴일연장 },
  });

  test('38 hours of overtime, as everybody would write it', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 분류시간: minutes(2_280) });
    // 11,436.5296… × 1.5 × 38 = 651,882.19…
    expect(line(sheet, '연장수당').amounts).toEqual([0, 651_882]);
    expect(how(sheet, '연장수당')).toBe('통상시급 11,436.53원 × 150% × 38시간(2,280분) (원 미만 반올림)');
    expect(sheet.basis.find(({ term }) => term === '통상시급')?.calculations[1]?.text).toBe(
      '통상임금 1,789,000원 ÷ 통상임금산정기준시간 156.43시간',
    );
  });

  test('classes of hours that nobody has are left out of a sum', () => {
    const of = (휴일: number, 휴일연장: number) =>
      how(sheetOf({ 귀속월: '2024-03', 분류시간: minutes(0, 휴일, 휴일연장) }), '휴일수당');
    expect(of(480, 0)).toBe('통상시급 11,436.53원 × 150% × 8시간(480분) (원 미만 반올림)');
    expect(of(480, 95)).toBe(
      '통상시급 11,436.53원 × (150% × 8시간(480분) + 200% × 1시간 35분(95분)) (원 미만 반올림)',
    );
  });

  test('a fixed amount gives the condition that decided, paid or not', () => {
    const of = (제공건수: number, 적극개입건수: number) => {
      const sheet = sheetOf({ 귀속월: '2024-03', 근무: { 제공건수, 적극개입건수 } });
      return [how(sheet, '협력성과급A'), how(sheet, '협력성과급B')];
    };
    expect(of(34, 7)).toEqual([
      '기준A제공건수 34건 ≥ 34건(85% × 기준A목표건수 40건) → 기준A금액 150,000원',
      '기준A달성, 적극개입건수 7건 ≥ 6.8건(20% × 제공건수 34건) → 기준B금액 50,000원',
    ]);
    expect(of(34, 6)[1]).toBe('적극개입건수 6건 < 6.8건(20% × 제공건수 34건) → 0원');
    expect(of(33, 33)).toEqual([
      '기준A제공건수 33건 < 34건(85% × 기준A목표건수 40건) → 0원',
      '기준A달성 아님 → 0원',
    ]);
  });

  test('sick leave shows its days, its ratios and what was taken off', () => {
    const leave = [{ 종류: '질병휴직', 시작일: '2023-03-20', 종료일: '2024-04-10' }];
    const sheet = sheetOf({ 귀속월: '2024-03', 휴직: leave }, ['현행(체결 협약)']);
    // 1,488,045 = 2,390,124 × (70 % × 19 + 50 % × 12) ÷ 31, the figure of docs/estimate.md
    expect(line(sheet, '질병휴직급여').amounts).toEqual([1_488_045]);
    expect(how(sheet, '질병휴직급여')).toContain('× 휴직급여일수 19.3일 ÷ 역일수 31일');
    expect(sheet.basis.find(({ term }) => term === '휴직급여일수')?.calculations[0]?.text).toBe(
      '70% × 질병휴직1년차일수 19일 + 50% × 질병휴직2년차일수 12일',
    );
  });

  test('past the age of the National Pension nothing is deducted, and it says why', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 직원: { ...worker, 생년월일: '1960-01-01' } }, ['현행']);
    expect([line(sheet, '국민연금').amounts, how(sheet, '국민연금')]).toEqual([
      [0],
      '국민연금가입 아님 → 0원',
    ]);
  });

  test('who is not covered is told so, with the other scheme’s figures', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 직원: { ...worker, 직종: '사회복지사' } });
    expect(group(sheet, '지급').total.differences).toEqual([0]);
    expect(sheet.notes.map(({ text }) => text)).toEqual([
      '개편안: 적용 대상이 아닙니다(맞지 않는 조건: 직종). 현행의 금액입니다.',
      '보험료보수기준: 당월보수',
    ]);
    expect(payslipText(sheet)).toContain('실수령액이 현행과 같습니다');
  });
});

describe('what a reader must know', () => {
  test('findings stand with figure and article in every form', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 직원: { ...worker, 기본급: 2_000_000 } }, ['현행']);
    // 2,000,000 ÷ 209 = 9,569.377…; 9,860 × 209 = 2,060,740.
    const found = sheet.findings.find(({ name }) => name === '최저임금미달');
    expect(found?.text).toBe(
      '시간급 9,569.38원이 최저임금 9,860원보다 낮습니다. 임금을 받는 209시간에 60,740원이 모자랍니다.',
    );
    expect(found?.article).toBe('최저임금법 제6조');
    expect(payslipText(sheet)).toContain('[최저임금법 제6조]');
    expect(payslipHtml(sheet)).toContain('[최저임금법 제6조]');
    expect(payslipSpeech(sheet)).toContain(
      '시간급 9,569.38원이 최저임금 9,860원보다 낮습니다. 임금을 받는 209시간에 6만 740원이 모자랍니다. 근거는 최저임금법 제6조입니다.',
    );
  });

  test('lines on unconfirmed values carry a mark, and the values are named', () => {
    const sheet = shipped(both, { employer: true });
    expect(line(sheet, '석면피해구제분담금').unconfirmed).toContain('석면분담금요율');
    expect(line(sheet, '연장수당').unconfirmed).toEqual([]);
    expect(payslipText(sheet)).toMatch(/^ {2}임금채권부담금 \* /m);
    expect(payslipText(sheet)).toMatch(/^\* 확인되지 않은 값에 기댑니다\./m);
    expect(payslipHtml(sheet)).toContain('<th scope="row">임금채권부담금 *</th>');
  });

  test('the rule year and that it is a simulation', () => {
    const sheet = shipped();
    expect(sheet.year).toBe('2024');
    for (const form of [payslipText(sheet), payslipHtml(sheet), payslipSpeech(sheet)])
      expect(form).toContain('모의계산이며 법적 효력이 없습니다.');
  });
});

describe('text', () => {
  const long = { name: '가'.repeat(90), employee: 'x'.repeat(200) };
  test.each<[string, () => Sheet]>([
    ['two schemes', () => shipped(both, { employer: true })],
    ['one scheme', () => shipped(['개편안'], { employer: true })],
    ['three schemes', () => shipped(['현행', '개편안', '현행(체결 협약)'], { employer: true })],
    ['English', () => shipped(both, { lang: 'en', employer: true })],
    ['English, one scheme', () => shipped(['현행'], { lang: 'en' })],
    ['long names', () => shipped(both, {}, long)],
  ])('%s keeps to 80 columns, and to 60 where there are no more', (_, make) => {
    const sheet = make();
    for (const columns of [200, 80, 60]) {
      const lines = payslipText(sheet, columns).split('\n');
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(Math.min(columns, 80));
    }
  });

  test('amounts of up to a billion keep to 80 columns', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 직원: { ...worker, 기본급: 1_000_000_000 } });
    expect(Math.max(...payslipText(sheet).split('\n').map(textWidth))).toBeLessThanOrEqual(80);
    expect(payslipText(sheet)).toContain('1,000,000,000원');
  });

  test('is English in its headings with English', () => {
    const text = payslipText(shipped(both, { lang: 'en' }));
    for (const head of ['Pay statement (simulation)', 'Date of birth', '[Deductions]', 'Net pay (실수령액)'])
      expect(text).toContain(head);
    expect(text).not.toMatch(/계산 방법|확인할 점|차이/);
    expect(payslipHtml(shipped(both, { lang: 'en' }))).toContain('<html lang="en">');
  });
});

describe('speech', () => {
  test.each<[string, () => Sheet]>([
    ['two schemes', () => shipped(both, { employer: true })],
    ['one scheme', () => shipped(['개편안'])],
    ['a scheme with brackets', () => shipped(['현행', '현행(체결 협약)'], {}, {})],
    [
      'sick leave past two years',
      () =>
        sheetOf({
          귀속월: '2024-03',
          휴직: [{ 종류: '질병휴직', 시작일: '2022-01-01', 종료일: '2024-12-31' }],
        }),
    ],
  ])('%s: sentences without signs and tables', (_, make) => {
    const text = payslipSpeech(make());
    expect(text.match(/[^\p{L}\p{N}\s.,]/gu)).toBeNull();
    expect(text).not.toMatch(/ {2}|\t/);
    for (const sentence of text.split('\n').filter((one) => one !== '')) expect(sentence).toMatch(/다\.$/);
  });

  test('counts by ten thousands, and says up and down in words', () => {
    const text = payslipSpeech(shipped());
    expect(text).toContain('기본급은 현행 239만 124원, 개편안 178만 9,000원입니다. 60만 1,124원 줄어듭니다.');
    expect(text).toMatch(
      /지급총액은 현행 265만 8,871원, 개편안 290만 9,641원입니다\. 25만 770원 늘어납니다\./,
    );
    expect(text).toContain('통상시급 1만 1,436.53원 곱하기 150퍼센트 곱하기 43시간 15분');
    expect(text).toContain('150퍼센트 곱하기 8시간과 200퍼센트 곱하기 1시간 30분을 더한 값');
  });

  test('amounts of a hundred million', () => {
    const sheet = sheetOf({ 귀속월: '2024-03', 직원: { ...worker, 기본급: 123_456_789 } }, ['현행']);
    expect(payslipSpeech(sheet)).toContain('기본급은 1억 2,345만 6,789원입니다.');
  });
});

describe('HTML', () => {
  test('escapes what people type', () => {
    const html = payslipHtml(shipped(both, {}, { name: '<script>alert("1")</script>', employee: `A&B'` }));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(html).toContain('A&amp;B&#39;');
  });

  test('is one file that loads nothing, in Korean, for A4, with rows that hold together', () => {
    const html = payslipHtml(shipped());
    expect(html).toContain('<html lang="ko">');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(?:src|href)=|@import|url\(|https?:/);
    expect(html).toContain('@page { size: A4;');
    expect(html).toMatch(/tr[^{]*\{ break-inside: avoid; \}/);
    for (const tag of ['table', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'p', 'span'])
      expect([tag, html.split(`</${tag}>`).length]).toEqual([
        tag,
        html.split(new RegExp(`<${tag}[ >]`)).length,
      ]);
  });
});

describe('the shipped example, gross and net under both schemes (T30)', () => {
  test.each<[string, readonly string[]]>([
    ['compared', both],
    ['alone', ['개편안']],
  ])('%s', (name, schemes) => {
    const sheet = shipped(schemes);
    expectGolden(`payslip/${name}.txt`, `${payslipText(sheet)}\n`);
    expectGolden(`payslip/${name}.speech.txt`, `${payslipSpeech(sheet)}\n`);
    expectGolden(`payslip/${name}.html`, payslipHtml(sheet));
  });
});
