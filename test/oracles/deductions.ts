/**
 * The six deductions of a month's pay, written apart from the engine in plain integers: no table is looked up,
 * every cell is made from the formula behind it. Fractions of a won are kept as billionths, which hold every
 * rate here exactly. Dates are texts: YYYY-MM and YYYY-MM-DD sort as time does.
 */
export interface Question {
  readonly month: string;
  readonly pay: bigint;
  readonly nonTaxable: bigint;
  readonly dependents: bigint;
  readonly children: bigint;
  readonly birth?: string | undefined;
  readonly hired?: string | undefined;
  readonly choice: bigint;
}

export interface Answer {
  readonly 국민연금: bigint;
  readonly 건강보험: bigint;
  readonly 장기요양보험: bigint;
  readonly 고용보험: bigint;
  readonly 소득세: bigint;
  readonly 지방소득세: bigint;
  readonly 공제총액: bigint;
  readonly 실수령액: bigint;
}

type Dated = readonly (readonly [from: string, ...values: bigint[]])[];

/** The values of the last line that has begun. */
function held(list: Dated, month: string): readonly bigint[] {
  const line = list.filter(([from]) => from <= month).at(-1);
  if (line === undefined) throw new RangeError(`no value in ${month}`);
  const [, ...values] = line;
  return values;
}

const pensionPer10000: Dated = [
  ['2018-01', 450n],
  ['2026-01', 475n],
];
const pensionBounds: Dated = [
  ['2018-07', 300_000n, 4_680_000n],
  ['2019-07', 310_000n, 4_860_000n],
  ['2020-07', 320_000n, 5_030_000n],
  ['2021-07', 330_000n, 5_240_000n],
  ['2022-07', 350_000n, 5_530_000n],
  ['2023-07', 370_000n, 5_900_000n],
  ['2024-07', 390_000n, 6_170_000n],
  ['2025-07', 400_000n, 6_370_000n],
  ['2026-07', 410_000n, 6_590_000n],
];
const healthPer100000: Dated = [
  ['2019-01', 3230n],
  ['2020-01', 3335n],
  ['2021-01', 3430n],
  ['2022-01', 3495n],
  ['2023-01', 3545n],
  ['2026-01', 3595n],
];
/** Of both halves together, as announced. */
const healthBounds: Dated = [
  ['2019-01', 18_020n, 6_365_520n],
  ['2020-01', 18_600n, 6_644_340n],
  ['2021-01', 19_140n, 7_047_900n],
  ['2022-01', 19_500n, 7_307_100n],
  ['2023-01', 19_780n, 7_822_560n],
  ['2024-01', 19_780n, 8_481_420n],
  ['2025-01', 19_780n, 9_008_340n],
  ['2026-01', 20_160n, 9_183_480n],
];
const care: Dated = [
  ['2019-01', 851n, 10_000n],
  ['2020-01', 1025n, 10_000n],
  ['2021-01', 1152n, 10_000n],
  ['2022-01', 1227n, 10_000n],
  ['2023-01', 9082n, 70_900n],
  ['2024-01', 9182n, 70_900n],
  ['2026-01', 9448n, 71_900n],
  ['2026-11', 1314n, 10_000n],
];
const jobPer10000: Dated = [
  ['2013-07', 65n],
  ['2019-10', 80n],
  ['2022-07', 90n],
];
/** Off for one child, for two, for each further one. */
const forChildren: Dated = [
  ['2018-02', 0n, 0n, 0n],
  ['2023-03', 12_500n, 29_160n, 25_000n],
  ['2026-03', 20_830n, 45_830n, 33_330n],
];

const cut = (won: bigint, step: bigint): bigint => won - (won % step);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

export function deduct(question: Question): Answer {
  const { month, pay, nonTaxable, birth, hired } = question;
  const taxable = pay - nonTaxable;
  const [pensionRate = 0n] = held(pensionPer10000, month);
  const [low = 0n, high = 0n] = held(pensionBounds, month);
  const base = least(most(cut(taxable, 1000n), low), high);
  // Who joins after a month's first day pays for neither from the next month on.
  const joining = hired !== undefined && hired.slice(0, 7) === month && hired.slice(8) > '01';
  const pensioned = !joining && (birth === undefined || month <= birthday(birth, 60).slice(0, 7));
  const 국민연금 = pensioned ? cut((base * pensionRate) / 10_000n, 10n) : 0n;

  const [healthRate = 0n] = held(healthPer100000, month);
  const [floor = 0n, ceiling = 0n] = held(healthBounds, month);
  const bare = most(cut((taxable * healthRate) / 100_000n, 10n), floor / 2n);
  const 건강보험 = joining ? 0n : least(bare, ceiling / 2n);
  const [over = 0n, under = 1n] = held(care, month);
  const 장기요양보험 = cut((건강보험 * over) / under, 10n);

  const [jobRate = 0n] = held(jobPer10000, month);
  const insured = birth === undefined || hired === undefined || hired < birthday(birth, 65);
  const 고용보험 = insured ? cut((taxable * jobRate) / 10_000n, 10n) : 0n;

  const 소득세 = incomeTax(question, taxable);
  const 지방소득세 = cut(소득세 / 10n, 10n);
  const 공제총액 = 국민연금 + 건강보험 + 장기요양보험 + 고용보험 + 소득세 + 지방소득세;
  return {
    국민연금,
    건강보험,
    장기요양보험,
    고용보험,
    소득세,
    지방소득세,
    공제총액,
    실수령액: pay - 공제총액,
  };
}

/** 29 February of a year without one sorts after 28 February and before 1 March, which is when the law has it. */
const birthday = (born: string, age: number): string => `${Number(born.slice(0, 4)) + age}${born.slice(4)}`;

function incomeTax({ month, dependents, children, choice }: Question, taxable: bigint): bigint {
  const old = month < '2023-03';
  const family = old ? dependents + children : dependents;
  const whole = cut(tableTax(month, taxable, family) + above(month, taxable), 10n);
  const [one = 0n, two = 0n, more = 0n] = held(forChildren, month);
  const off = children === 0n ? 0n : children === 1n ? one : two + more * (children - 2n);
  const tax = cut((most(0n, whole - off) * choice) / 100n, 10n);
  return tax < 1000n ? 0n : tax;
}

/** The cell of a pay, or of 10 million above it; beyond eleven members the last difference again for each. */
export function tableTax(month: string, pay: bigint, family: bigint): bigint {
  const middle = middleOf(pay);
  if (middle === undefined) return 0n;
  if (family <= 11n) return cell(month, middle, family);
  const [ten, eleven] = [cell(month, middle, 10n), cell(month, middle, 11n)];
  return most(0n, eleven - (ten - eleven) * (family - 11n));
}

function middleOf(pay: bigint): bigint | undefined {
  if (pay < 770_000n) return undefined;
  if (pay >= 10_000_000n) return 10_000_000n;
  const width = pay < 1_500_000n ? 5_000n : pay < 3_000_000n ? 10_000n : 20_000n;
  return cut(pay, width) + width / 2n;
}

/** Where a band begins, and its rate in ten-thousandths. */
type Bands = readonly (readonly [from: bigint, per10000: bigint])[];

/** Each part of an amount at the rate of its band, in ten-thousandths of the amount's unit. */
function progressive(amount: bigint, bands: Bands): bigint {
  let sum = 0n;
  bands.forEach(([from, rate], i) => {
    const [to] = bands[i + 1] ?? [amount];
    if (amount > from) sum += (least(amount, to) - from) * rate;
  });
  return sum;
}

/** Pay above 10 million: 98 % of it at the rate of the band up to 30 million, all of it beyond; 25,000 since March 2023. */
const bandsAbove = (month: string): Bands => [
  [10_000_000n, 3430n],
  [14_000_000n, 3724n],
  [28_000_000n, 3920n],
  [30_000_000n, 4000n],
  [45_000_000n, 4200n],
  ...(month < '2021-02' ? [] : ([[87_000_000n, 4500n]] as const)),
];

/** Tax on what is above 10 million, fractions of a won cut off. */
export function above(month: string, pay: bigint): bigint {
  if (pay <= 10_000_000n) return 0n;
  return (month < '2023-03' ? 0n : 25_000n) + progressive(pay, bandsAbove(month)) / 10_000n;
}

const billion = 1_000_000_000n;
const million = 1_000_000n;

const earnedBands: Bands = [
  [0n, 7000n],
  [5n * million, 4000n],
  [15n * million, 1500n],
  [45n * million, 500n],
  [100n * million, 200n],
];
/** In billionths of a won, as the tax base is. */
const taxBands = (old: boolean): Bands =>
  (old
    ? [
        [0n, 600n],
        [12n, 1500n],
        [46n, 2400n],
        [88n, 3500n],
      ]
    : [
        [0n, 600n],
        [14n, 1500n],
        [50n, 2400n],
        [88n, 3500n],
      ]
  ).map(([from = 0n, rate = 0n]) => [from * million * billion, rate] as const);

const cells = new Map<string, bigint>();

/** A cell of the table from the middle of its row. */
function cell(month: string, middle: bigint, family: bigint): bigint {
  const old = month < '2023-03';
  const key = `${old} ${middle} ${family}`;
  const known = cells.get(key) ?? made(old, middle, family);
  cells.set(key, known);
  return known;
}

function made(old: boolean, middle: bigint, family: bigint): bigint {
  const year = middle * 12n;
  const earned = (least(progressive(year, earnedBands), 20n * million * 10_000n) * billion) / 10_000n;
  const pension = cut((least(most(cut(middle, 1000n), 290_000n), 4_490_000n) * 45n) / 1000n, 10n) * 12n;
  const deductions = earned + (1_500_000n * family + pension) * billion + special(year, family);
  const base = most(0n, year * billion - deductions);
  const tax = progressive(base, taxBands(old)) / 10_000n;
  const half = 500_000n * billion;
  const credit = tax <= half ? (tax * 55n) / 100n : (half * 55n) / 100n + ((tax - half) * 3n) / 10n;
  const owed = most(0n, tax - least(credit, limit(year)));
  const monthly = cut(owed / (12n * billion), 10n);
  return monthly < 1000n ? 0n : monthly;
}

/** 별표 2's special deduction, in billionths. */
function special(year: bigint, family: bigint): bigint {
  const column = family >= 3n ? 2 : Number(family) - 1;
  const pick = (one: bigint, two: bigint, three: bigint): bigint => [one, two, three][column] ?? 0n;
  let per1000 = pick(5n, 10n, 30n);
  if (year <= 70n * million) per1000 = pick(15n, 20n, 50n);
  if (year <= 45n * million) per1000 = pick(40n, 40n, 70n);
  let sum = pick(3_100_000n, 3_600_000n, 5_000_000n) * 1000n + year * per1000;
  if (year > 30n * million && year <= 45n * million) sum -= (year - 30n * million) * 50n;
  if (column === 2 && year > 40n * million) sum += (year - 40n * million) * 40n;
  return (sum * billion) / 1000n;
}

/** Of the credit, in billionths. */
function limit(year: bigint): bigint {
  const half = (amount: bigint): bigint => (amount * billion) / 2n;
  if (year <= 55n * million) return 660_000n * billion;
  if (year <= 70n * million) return most(630_000n * billion, 660_000n * billion - half(year - 55n * million));
  return most(500_000n * billion, 630_000n * billion - half(year - 70n * million));
}
