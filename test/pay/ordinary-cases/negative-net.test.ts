import { describe, expect, test } from 'vitest';
import { pumsak } from '../../cli/pumsak.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const leave = (시작일: string) => [{ 종류: '질병휴직', 시작일, 종료일: '2024-12-31' }];
const thirdYear = { 귀속월: '2024-03', 직원: worker, 휴직: leave('2022-01-01') };
const both2 = ['음수실수령', '보험료가급여초과'];
const about = (findings: readonly string[]) => findings.filter((name) => both2.includes(name));

describe('deductions above the pay (case 16)', () => {
  test('the third year of sick leave: 27,820 of premiums on no pay, and what may be done', () => {
    // The lower bounds: 370,000 × 4.5 %; 9,890; 9,890 × 9,182 ÷ 70,900 = 1,280.8.
    for (const scheme of ['현행', '개편안', '현행(체결 협약)']) {
      const slip = both(thirdYear, scheme);
      expect(won(slip, '국민연금', '건강보험', '장기요양보험', '실수령액')).toEqual([
        16_650, 9_890, 1_280, -27_820,
      ]);
      expect(about(findingsOf(slip))).toEqual(both2);
    }
  });

  test('the switches of sick leave are named where there is sick leave', () => {
    const [rule] = both(thirdYear, '현행').findings.filter(({ name }) => name === '질병휴직보험료');
    for (const name of ['휴직납부예외', '휴직납입유예']) expect(rule?.text).toContain(name);
    for (const name of ['휴직납부예외', '휴직납입유예']) expect(rule?.label).toContain(name);
  });

  test('with both switches nothing is due and nothing found; with one of them the rest', () => {
    const net = (values: Readonly<Record<string, string>>) => {
      const slip = both(thirdYear, '현행', engineWith('현행', values));
      return [won(slip, '실수령액', '사업주국민연금', '사업주건강보험'), about(findingsOf(slip))];
    };
    expect(net({ 휴직납부예외: 'true', 휴직납입유예: 'true' })).toEqual([[0, 0, 0], []]);
    expect(net({ 휴직납부예외: 'true' })).toEqual([[-11_170, 0, 9_890], both2]);
    expect(net({ 휴직납입유예: 'true' })).toEqual([[-16_650, 16_650, 0], both2]);
  });

  test('a month with a little pay: the premiums set for the year exceed it', () => {
    const set = engineWith('현행', { 보험료보수기준: '정기결정' });
    const base = { 기준소득월액: 2_390_000, 보수월액: 2_390_000 };
    const input = {
      귀속월: '2024-03',
      직원: { ...worker, 입사일: '2020-01-01', 퇴사일: '2024-03-02', ...base },
    };
    // 2,390,124 × 2 ÷ 31 = 154,201.5 (2,235,922 taken off). 107,550 + 84,720 + 10,970 and 0.9 % of it, 1,380: 204,620.
    const slip = both(input, '현행', set);
    expect(won(slip, '지급총액', '공제총액', '실수령액')).toEqual([154_202, 204_620, -50_418]);
    expect(about(findingsOf(slip))).toEqual(both2);
  });

  test('another leave names itself, and no switch of sick leave', () => {
    const set = engineWith('현행', { 보험료보수기준: '정기결정' });
    const base = { 기준소득월액: 2_390_000, 보수월액: 2_390_000, 입사일: '2020-01-01' };
    const of = (휴직: object[]) =>
      both({ 귀속월: '2024-03', 직원: { ...worker, ...base }, 휴직 }, '현행', set);
    // Two days of March are paid, 154,202, and the premiums of the year are due.
    const parental = of([{ 종류: '육아휴직', 시작일: '2024-03-03', 종료일: '2024-12-31' }]);
    expect(findingsOf(parental)).toContain('휴직보험료');
    expect(findingsOf(parental)).not.toContain('질병휴직보험료');
    for (const { text } of parental.findings) expect(text).not.toContain('휴직납부예외');
    // The whole month away has no premiums, and nothing to say.
    const away = of([{ 종류: '육아휴직', 시작일: '2024-03-01', 종료일: '2024-12-31' }]);
    expect(findingsOf(away).filter((name) => name.includes('보험료'))).toEqual([]);
  });

  test('nothing is found of an ordinary month, nor of one before joining', () => {
    expect(about(findingsOf(both({ 귀속월: '2024-03' }, '현행')))).toEqual([]);
    const later = { 귀속월: '2024-03', 직원: { ...worker, 입사일: '2024-04-01' } };
    expect(about(findingsOf(both(later, '현행')))).toEqual([]);
  });

  test('pumsak net says so, in both languages', async () => {
    const { stdout } = await pumsak(['net', '20000', '--month', '2024-03']);
    // 27,820 and 0.9 % of 20,000 = 180: 28,000 on 20,000.
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('공제 28,000원이 지급 20,000원보다 많아 실수령액이');
    const english = await pumsak(['net', '20000', '--month', '2024-03', '--lang', 'en', '--json']);
    const found: { 발견사항: { 이름: string }[] } = JSON.parse(english.stdout);
    expect(found.발견사항.map((one) => one.이름)).toEqual(both2);
  });
});
