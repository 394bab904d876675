import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import { engine, slip, won } from '../support.ts';
import { type Asked, type LineName, net } from './setup.ts';

/** Lines in the order asked for. */
const lines = (asked: Asked, ...names: readonly LineName[]): number[] =>
  names.map((name) => net(asked)[name]);
const only = (name: LineName, month: string, more: Omit<Asked, 'month'>): number =>
  net({ month, ...more })[name];
const three = { pay: 3_000_000 };

describe('age and the national pension', () => {
  // 3,000,000 × 4.75 % = 142,500 while insured.
  test.each([
    ['59', '1966-12-01', '2026-07', 142_500],
    ['60 tomorrow, in the next month', '1966-08-01', '2026-07', 142_500],
    ['the month of the 60th birthday, on its first day', '1966-07-01', '2026-07', 142_500],
    ['the month of the 60th birthday, on its last day', '1966-07-31', '2026-07', 142_500],
    ['60 since the last day of the month before', '1966-06-30', '2026-07', 0],
    ['the month after the 60th birthday', '1966-07-15', '2026-08', 0],
    ['64', '1962-01-01', '2026-07', 0],
    ['65', '1961-01-01', '2026-07', 0],
  ])('%s: born %s, %s', (_, birth, month, amount) => {
    expect(only('국민연금', month, { ...three, birth })).toBe(amount);
  });

  // 3,000,000 × 4.5 % = 135,000. 2024 has a 29 February, as every 60th year of those born on one has.
  test.each([
    ['2024-01', 135_000],
    ['2024-02', 135_000],
    ['2024-03', 0],
  ])('born on 29 February 1964, %s: %d', (month, amount) => {
    expect(only('국민연금', month, { ...three, birth: '1964-02-29' })).toBe(amount);
  });

  test('the other premiums and the tax do not ask for age at 60', () => {
    const young = net({ month: '2026-08', ...three });
    const old = net({ month: '2026-08', ...three, birth: '1966-07-15', hired: '2010-01-01' });
    expect(old).toEqual({
      ...young,
      국민연금: 0,
      공제총액: young.공제총액 - 142_500,
      실수령액: young.실수령액 + 142_500,
    });
  });
});

describe('age and unemployment insurance', () => {
  // 3,000,000 × 0.9 % = 27,000 while insured.
  test.each([
    ['64 when hired, 64 now', '1961-12-31', '2026-03-02', '2026-07', 27_000],
    ['hired the day before the 65th birthday', '1961-03-02', '2026-03-01', '2026-07', 27_000],
    ['hired on the 65th birthday', '1961-03-02', '2026-03-02', '2026-07', 0],
    ['hired the day after the 65th birthday', '1961-03-02', '2026-03-03', '2026-07', 0],
    ['65 and hired long before', '1961-03-02', '2010-05-01', '2026-07', 27_000],
    ['70 and hired at 64', '1956-01-01', '2020-12-31', '2026-07', 27_000],
    ['turns 65 this month, hired last year', '1961-07-31', '2025-01-01', '2026-07', 27_000],
    // 2025 has no 29 February: the year is full at the end of the 28th (민법 제160조 제3항).
    ['born on 29 February, hired on 28 February', '1960-02-29', '2025-02-28', '2025-03', 27_000],
    ['born on 29 February, hired on 1 March', '1960-02-29', '2025-03-01', '2025-03', 0],
    ['born on 28 February, hired on 28 February', '1960-02-28', '2025-02-28', '2025-03', 0],
    ['born on 1 March, hired on 29 February', '1959-03-01', '2024-02-29', '2024-03', 27_000],
  ])('%s: born %s, hired %s', (_, birth, hired, month, amount) => {
    expect(only('고용보험', month, { ...three, birth, hired })).toBe(amount);
  });

  test('without both dates nobody is taken for newly hired', () => {
    expect(only('고용보험', '2026-07', { ...three, birth: '1950-01-01' })).toBe(27_000);
    expect(only('고용보험', '2026-07', { ...three, hired: '2026-07-01' })).toBe(27_000);
  });
});

describe('values by date', () => {
  test.each([
    // The lower bound's and the upper bound's premium: × 4.5 %, from 2026 × 4.75 %, cut to 10 won.
    ['2019-06', 13_500, 210_600], // 300,000 and 4,680,000
    ['2019-07', 13_950, 218_700], // 310,000 and 4,860,000
    ['2020-06', 13_950, 218_700],
    ['2020-07', 14_400, 226_350], // 320,000 and 5,030,000
    ['2021-07', 14_850, 235_800], // 330,000 and 5,240,000
    ['2022-07', 15_750, 248_850], // 350,000 and 5,530,000
    ['2023-06', 15_750, 248_850],
    ['2023-07', 16_650, 265_500], // 370,000 and 5,900,000
    ['2024-07', 17_550, 277_650], // 390,000 and 6,170,000
    ['2025-06', 17_550, 277_650],
    ['2025-07', 18_000, 286_650], // 400,000 and 6,370,000
    ['2025-12', 18_000, 286_650],
    ['2026-01', 19_000, 302_570], // 400,000 and 6,370,000: 302,575
    ['2026-06', 19_000, 302_570],
    ['2026-07', 19_470, 313_020], // 410,000: 19,475; 6,590,000: 313,025
    ['2026-12', 19_470, 313_020],
  ])('%s: the pension is between %d and %d', (month, least, most) => {
    expect([only('국민연금', month, { pay: 0 }), only('국민연금', month, { pay: 20_000_000 })]).toEqual([
      least,
      most,
    ]);
  });

  test('the pension’s base is cut to 1,000 won before the bounds', () => {
    // 1,340,000 × 4.5 % = 60,300, not 60,344
    expect(only('국민연금', '2024-07', { pay: 1_340_999 })).toBe(60_300);
    expect(only('국민연금', '2024-07', { pay: 390_999 })).toBe(17_550);
  });

  test.each([
    // 3,000,000 × the rate; × the share of long-term care; × the rate of unemployment insurance
    ['2019-01', 96_900, 8_240, 19_500], // 3.23 %; × 0.0851 = 8,246.2; 0.65 %
    ['2019-09', 96_900, 8_240, 19_500],
    ['2019-10', 96_900, 8_240, 24_000], // 0.8 %
    ['2019-12', 96_900, 8_240, 24_000],
    ['2020-01', 100_050, 10_250, 24_000], // 3.335 %; × 0.1025 = 10,255.1
    ['2021-01', 102_900, 11_850, 24_000], // 3.43 %; × 0.1152 = 11,854.1
    ['2022-01', 104_850, 12_860, 24_000], // 3.495 %; × 0.1227 = 12,865.1
    ['2022-06', 104_850, 12_860, 24_000],
    ['2022-07', 104_850, 12_860, 27_000], // 0.9 %
    ['2023-01', 106_350, 13_620, 27_000], // 3.545 %; 106,350 ÷ 70,900 = 1.5; × 9,082 = 13,623
    ['2024-01', 106_350, 13_770, 27_000], // 1.5 × 9,182 = 13,773
    ['2025-12', 106_350, 13_770, 27_000],
    ['2026-01', 107_850, 14_170, 27_000], // 3.595 %; 107,850 ÷ 71,900 = 1.5; × 9,448 = 14,172
    ['2026-12', 107_850, 14_170, 27_000], // × 0.1314 = 14,171.5
  ])('%s: health %d, long-term care %d, unemployment %d', (month, ...amounts) => {
    expect(lines({ month, ...three }, '건강보험', '장기요양보험', '고용보험')).toEqual(amounts);
  });

  test('long-term care from November 2026 is of the share at four decimals', () => {
    // 2,005,000 × 3.595 % = 72,079.75, cut to 72,070. × 9,448 ÷ 71,900 = 9,470.3; × 0.1314 = 9,469.998.
    const care = (month: string) => lines({ month, pay: 2_005_000 }, '건강보험', '장기요양보험');
    expect([care('2026-10'), care('2026-11')]).toEqual([
      [72_070, 9_470],
      [72_070, 9_460],
    ]);
  });

  test('long-term care of 2023 is of the exact quotient, where 12.81 % would give 10 won more', () => {
    // 2,220,000 × 3.545 % = 78,699, cut to 78,690. × 9,082 ÷ 70,900 = 10,079.9; × 0.1281 = 10,080.2.
    expect(only('장기요양보험', '2023-05', { pay: 2_220_000 })).toBe(10_070);
  });

  test.each([
    // Of both halves together: 18,020 and 6,365,520; 18,600 and 6,644,340; 19,140 and 7,047,900; 19,500 and 7,307,100; 19,780 and
    // 7,822,560. 200,000 × 3.23 % is 6,460; 200 million × 3.23 % is 6,460,000.
    ['2019-01', 9_010, 3_182_760],
    ['2019-12', 9_010, 3_182_760],
    ['2020-01', 9_300, 3_322_170],
    ['2021-01', 9_570, 3_523_950],
    ['2022-01', 9_750, 3_653_550],
    ['2022-12', 9_750, 3_653_550],
    ['2023-01', 9_890, 3_911_280],
  ])('the least and most health premium of %s', (month, least, most) => {
    expect([200_000, 200_000_000].map((pay) => only('건강보험', month, { pay }))).toEqual([least, most]);
  });

  test('120 million a month in 2020: 3.335 % would be 4,002,000', () => {
    expect(lines({ month: '2020-05', pay: 120_000_000 }, '건강보험', '장기요양보험')).toEqual([
      // × 10.25 % = 340,522.4
      3_322_170, 340_520,
    ]);
  });

  test('the least and most health premium', () => {
    // 280,000 × 3.595 % = 10,066; half of 20,160 is 10,080. 290,000: 10,425.
    expect(only('건강보험', '2026-07', { pay: 280_000 })).toBe(10_080);
    expect(only('건강보험', '2026-07', { pay: 290_000 })).toBe(10_420);
    // Half of 9,183,480; then × 9,448 ÷ 71,900 = 603,376.3.
    expect(lines({ month: '2026-07', pay: 200_000_000 }, '건강보험', '장기요양보험')).toEqual([
      4_591_740, 603_370,
    ]);
  });

  test('1,340,000 × 0.9 % is 12,060 exactly (a float gives 12,050)', () => {
    expect(only('고용보험', '2024-03', { pay: 1_340_000 })).toBe(12_060);
  });
});

describe('the table and the children by date', () => {
  const pay = 3_500_000;
  const tax = (month: string, more: Omit<Asked, 'month' | 'pay'>): number =>
    only('소득세', month, { pay, ...more });

  test('the brackets of 2023 reach pay of March', () => {
    // Cells of 3,500,000: 142,220 and 127,220 for one.
    expect([tax('2023-02', {}), tax('2023-03', {})]).toEqual([142_220, 127_220]);
  });

  test.each([
    // 2023-02: the children count twice, in the columns of 3, 4, 6 and 8: 72,960 59,840 46,710 33,590 27,130 21,880.
    ['2023-02', 2, 1, 72_960],
    ['2023-02', 3, 1, 59_840],
    ['2023-02', 4, 2, 33_590],
    ['2023-02', 5, 3, 21_880],
    // From 2023-03 an amount is taken off the cell: 102,220 for two, 62,460, 49,340, 37,630 for three to five.
    ['2023-03', 2, 1, 102_220 - 12_500],
    ['2023-03', 3, 1, 62_460 - 12_500],
    ['2024-02', 4, 2, 49_340 - 29_160],
    ['2024-03', 4, 2, 49_340 - 29_160],
    // 29,160 + 25,000 is more than the cell of 37,630
    ['2024-03', 5, 3, 0],
    ['2026-02', 3, 1, 62_460 - 12_500],
    ['2026-03', 3, 1, 62_460 - 20_830],
    ['2026-02', 4, 2, 49_340 - 29_160],
    ['2026-03', 4, 2, 49_340 - 45_830],
  ])('%s: %d in the family, %d of them children: %d', (month, dependents, children, amount) => {
    expect(tax(month, { dependents, children })).toBe(amount);
  });

  test('each further child: 25,000, from March 2026 33,330', () => {
    // 10,000,000 and five: 1,140,840.
    const of = (month: string, children: number) =>
      only('소득세', month, { pay: 10_000_000, dependents: 5, children });
    expect([of('2026-02', 3), of('2026-02', 4)]).toEqual([1_140_840 - 54_160, 1_140_840 - 79_160]);
    expect([of('2026-03', 3), of('2026-03', 4)]).toEqual([1_140_840 - 79_160, 1_140_840 - 112_490]);
  });

  test('the amounts of March 2023 to February 2024 are marked unconfirmed, those after are not', () => {
    const confirmed = (month: string) =>
      engine.schemeMonth('월급공제', parseMonth(month) ?? 0).program.terms.get('자녀공제')?.entry?.confirmed;
    expect(['2023-02', '2023-03', '2024-02', '2024-03', '2026-03'].map(confirmed)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('the chosen share, the small amount and large families', () => {
  test.each([
    // 127,220 × 80 % = 101,776; × 120 % = 152,664
    [80, 101_770, 10_170],
    [100, 127_220, 12_720],
    [120, 152_660, 15_260],
  ] as const)('%d %% of 127,220: %d, local %d', (choice, tax, local) => {
    expect(lines({ month: '2026-07', pay: 3_500_000, choice }, '소득세', '지방소득세')).toEqual([tax, local]);
  });

  test('under 1,000 won nothing is withheld, after the chosen share', () => {
    const of = (pay: number, choice: 80 | 100 | 120) =>
      lines({ month: '2026-07', pay, choice }, '소득세', '지방소득세');
    // 1,060,000: 1,040; × 80 % = 832. 1,075,000: 1,250; × 80 % = 1,000 exactly.
    expect([of(1_060_000, 100), of(1_060_000, 80), of(1_060_000, 120)]).toEqual([
      [1_040, 100],
      [0, 0],
      [1_240, 120],
    ]);
    expect([of(1_070_000, 80), of(1_075_000, 80)]).toEqual([
      [0, 0],
      [1_000, 100],
    ]);
  });

  test('the children’s amount is taken before the share, and what is left under 1,000 is not withheld', () => {
    const of = (choice: 80 | 100 | 120) =>
      only('소득세', '2026-07', { pay: 3_500_000, dependents: 4, children: 2, choice });
    // 49,340 − 45,830 = 3,510; × 80 % = 2,808; × 120 % = 4,212
    expect([of(80), of(100), of(120)]).toEqual([2_800, 3_510, 4_210]);
    // 2,880,000 and three: 27,820 − 20,830 = 6,990. 4 with two: 22,570 − 45,830 < 0.
    expect(only('소득세', '2026-07', { pay: 2_880_000, dependents: 3, children: 1 })).toBe(6_990);
    expect(only('소득세', '2026-07', { pay: 2_880_000, dependents: 4, children: 2 })).toBe(0);
  });

  test.each([
    // 10,000,000: 990,840 for ten, 960,840 for eleven, and 30,000 less for each more.
    [11, 960_840],
    [12, 930_840],
    [13, 900_840],
    [42, 30_840],
    [43, 0], // 840
    [44, 0],
    [50, 0],
  ])('%d in the family at 10 million: %d', (dependents, amount) => {
    expect(only('소득세', '2026-07', { pay: 10_000_000, dependents })).toBe(amount);
  });

  test('before March 2023 children take a family beyond eleven', () => {
    // 3,500,000: 14,010 for ten, 10,640 for eleven: 3,370 a head. 10 and 3 children are 13: 10,640 − 6,740.
    expect(only('소득세', '2023-02', { pay: 3_500_000, dependents: 10, children: 3 })).toBe(3_900);
    // 14 would leave 530, which is not withheld.
    expect(only('소득세', '2023-02', { pay: 3_500_000, dependents: 10, children: 4 })).toBe(0);
  });
});

describe('pay above 10 million', () => {
  test.each([
    // 2026: 1,507,400 for one at 10 million
    ['2026-07', 10_000_000, 1_507_400],
    ['2026-07', 10_000_030, 1_532_410], // + 25,000 + 30 × 0.343 = 10.29
    ['2026-07', 12_000_000, 2_218_400], // + 25,000 + 2,000,000 × 0.343 = 686,000
    ['2026-07', 14_000_000, 2_904_400], // + 25,000 + 1,372,000
    ['2026-07', 20_000_000, 5_138_800], // + 1,397,000 + 6,000,000 × 0.3724 = 2,234,400
    ['2026-07', 28_000_000, 8_118_000], // + 6,610,600
    ['2026-07', 29_000_000, 8_510_000], // + 392,000
    ['2026-07', 30_000_000, 8_902_000], // + 7,394,600
    ['2026-07', 40_000_000, 12_902_000], // + 4,000,000
    ['2026-07', 45_000_000, 14_902_000], // + 13,394,600
    ['2026-07', 60_000_000, 21_202_000], // + 15,000,000 × 0.42 = 6,300,000
    ['2026-07', 87_000_000, 32_542_000], // + 31,034,600
    ['2026-07', 100_000_000, 38_392_000], // + 13,000,000 × 0.45 = 5,850,000
    // The table of 2018: 1,552,400, without the 25,000
    ['2022-06', 12_000_000, 2_238_400],
    ['2022-06', 20_000_000, 5_158_800],
    ['2022-06', 29_000_000, 8_530_000],
    ['2022-06', 40_000_000, 12_922_000],
    ['2022-06', 60_000_000, 21_222_000],
    ['2021-03', 100_000_000, 38_412_000], // 1,552,400 + 31,009,600 + 5,850,000
    ['2021-02', 100_000_000, 38_412_000], // from the 17th, for what is paid by the month's end
    ['2021-01', 100_000_000, 38_022_000], // 1,552,400 + 13,369,600 + 55,000,000 × 0.42: no 45 % yet
  ])('%s: %d pays %d', (month, pay, amount) => {
    expect(only('소득세', month, { pay })).toBe(amount);
  });

  test('the share is of the whole, and the children’s amount comes off the whole', () => {
    // 2,218,400 × 80 %, × 120 %
    expect(
      [80, 120].map((choice) => only('소득세', '2026-07', { pay: 12_000_000, choice: choice as 80 | 120 })),
    ).toEqual([1_774_720, 2_662_080]);
    // 1,200,840 + 711,000 − 20,830
    expect(only('소득세', '2026-07', { pay: 12_000_000, dependents: 3, children: 1 })).toBe(1_891_010);
  });
});

describe('the meal allowance', () => {
  /** The 현행 scheme's taxable pay and some lines, with an allowance of a name. */
  const meal = (month: string, amount: number, name = '식대') => {
    const payslip = slip(
      { 귀속월: month, 고정수당: [{ 항목: name, 금액: amount, 통상임금: '아니오' }] },
      '현행',
    );
    return [
      Number(payslip.evaluation.ratio('과세급여').n),
      ...won(payslip, '지급총액', '국민연금', '건강보험', '장기요양보험', '고용보험', '소득세'),
    ];
  };

  test('is free of tax and premiums to 100,000 in December 2022 and to 200,000 in January 2023', () => {
    // 2,250,094 + 200,000, of which 100,000 free: 2,350,000 × 4.5 %; 2,350,094 × 3.495 % = 82,135; × 0.1227 = 10,077;
    // × 0.9 % = 21,150.8; the cell of 2,350,000.
    expect(meal('2022-12', 200_000)).toEqual([2_350_094, 2_450_094, 105_750, 82_130, 10_070, 21_150, 30_770]);
    // 2,331,813 + 200,000, all of it free: 2,331,000 × 4.5 % = 104,895; × 3.545 % = 82,662; 82,660 × 9,082 ÷ 70,900 =
    // 10,588.5; × 0.9 % = 20,986; the cell of 2,330,000.
    expect(meal('2023-01', 200_000)).toEqual([2_331_813, 2_531_813, 104_890, 82_660, 10_580, 20_980, 30_130]);
  });

  test.each([
    ['2022-12', 99_999, 2_250_094],
    ['2022-12', 100_000, 2_250_094],
    ['2022-12', 100_001, 2_250_095],
    ['2022-12', 150_000, 2_300_094],
    ['2023-01', 150_000, 2_331_813],
    ['2023-01', 200_001, 2_331_814],
  ])('%s: of %d, %d of the pay is taxed', (month, amount, taxed) => {
    expect(meal(month, amount)[0]).toBe(taxed);
  });

  test('another allowance is taxed whole', () => {
    expect(meal('2023-01', 200_000, '직책수당')[0]).toBe(2_531_813);
  });

  test('pumsak net takes what it is told is free of tax, whatever the limit', () => {
    const found = net({ month: '2022-12', pay: 2_450_094, nonTaxable: 200_000 });
    const taxed = net({ month: '2022-12', pay: 2_250_094 });
    expect(found).toEqual({ ...taxed, 실수령액: taxed.실수령액 + 200_000 });
  });
});
