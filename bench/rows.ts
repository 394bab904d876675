import { type Random, random } from './random.ts';

/** The pay month whose law holds for every row. */
export const month = '2024-03';
export const schemes = ['현행', '개편안'] as const;
export type Scheme = (typeof schemes)[number];

const whole32 = (count: number): Int32Array => new Int32Array(count);
const small = (count: number): Int8Array => new Int8Array(count);

/** A fact of the rows: the term it is given to (of one scheme where only one takes it), and how it is held. */
interface Fact {
  readonly term: string;
  readonly scheme?: Scheme;
  /** The column holds the value times this: half days are counted. */
  readonly scale?: number;
  readonly make: (count: number) => Int32Array | Int8Array;
}

const minute = (term: string, scheme: Scheme): Fact => ({ term, scheme, make: whole32 });

/** Person-months as columns: what every contender reads. */
export const factColumns = {
  base: { term: '계약기본급', make: whole32 },
  fixed: { term: '통상고정수당', make: whole32 },
  other: { term: '기타고정수당', make: whole32 },
  /** Of `other`, the meal allowance. */
  meal: { term: '식대', make: whole32 },
  over8: minute('연장분', '현행'),
  night8: minute('야간분', '현행'),
  holiday8: minute('휴일분', '현행'),
  holidayOver8: minute('휴일연장분', '현행'),
  over6: minute('연장분', '개편안'),
  night6: minute('야간분', '개편안'),
  holiday6: minute('휴일분', '개편안'),
  holidayOver6: minute('휴일연장분', '개편안'),
  services: { term: '제공건수', make: whole32 },
  proactive: { term: '적극개입건수', make: whole32 },
  annual: { term: '연차일수', scale: 2, make: small },
  official: { term: '공가일수', scale: 2, make: small },
  absent: { term: '결근일수', scale: 2, make: small },
  workdays: { term: '월소정근로일수', make: small },
  days: { term: '역일수', make: small },
  unemployed: { term: '미재직일수', make: small },
  sick: { term: '질병휴직일수', make: small },
  sick1: { term: '질병휴직1년차일수', make: small },
  sick2: { term: '질병휴직2년차일수', make: small },
  family: { term: '공제대상가족수', make: small },
  children: { term: '자녀수', make: small },
} satisfies Readonly<Record<string, Fact>>;

export type FactKey = keyof typeof factColumns;
export const factKeys = Object.keys(factColumns) as FactKey[];
/** Facts that hold what another holds, on every row: everybody is employed throughout or by calendar days, all leave is sick leave. */
export const heldAlso: Readonly<Record<string, FactKey>> = {
  재직소정근로일수: 'workdays',
  별도급여휴직일수: 'sick',
};
export const factOf = (key: FactKey): Fact => factColumns[key];

export type Rows = { readonly count: number } & {
  readonly [K in FactKey]: ReturnType<(typeof factColumns)[K]['make']>;
};

export function emptyRows(count: number): Rows {
  const columns = factKeys.map((key) => [key, factColumns[key].make(count)] as const);
  return { count, ...Object.fromEntries(columns) } as Rows;
}

/** Person-months as they might come: most work no holiday, few are on leave, some earn past the tax table. */
export function ordinaryRows(count: number, seed = 20_240_301): Rows {
  const rows = emptyRows(count);
  const draw = random(seed);
  for (let i = 0; i < count; i++) ordinaryRow(rows, i, draw);
  return rows;
}

function ordinaryRow(rows: Rows, i: number, draw: Random): void {
  const { whole, chance } = draw;
  rows.base[i] = chance(0.4)
    ? 2_390_124
    : chance(0.02)
      ? whole(9_500_000, 60_000_000)
      : whole(1_900_000, 4_200_000);
  rows.fixed[i] = chance(0.3) ? 1_000 * whole(10, 300) : 0;
  rows.meal[i] = chance(0.7) ? 10_000 * whole(10, 25) : 0;
  rows.other[i] = (rows.meal[i] ?? 0) + (chance(0.3) ? 1_000 * whole(10, 200) : 0);
  rows.over8[i] = chance(0.5) ? 30 * whole(0, 80) : whole(0, 3_000);
  rows.over6[i] = (rows.over8[i] ?? 0) + 120 * whole(0, 21);
  rows.night8[i] = chance(0.3) ? whole(0, 2_400) : 0;
  rows.night6[i] = rows.night8[i] ?? 0;
  rows.holiday8[i] = chance(0.2) ? 60 * whole(1, 24) : 0;
  rows.holiday6[i] = rows.holiday8[i] ?? 0;
  rows.holidayOver8[i] = chance(0.1) ? 30 * whole(1, 16) : 0;
  rows.holidayOver6[i] = rows.holidayOver8[i] ?? 0;
  rows.services[i] = whole(20, 60);
  rows.proactive[i] = whole(0, 12);
  rows.workdays[i] = whole(19, 23);
  rows.days[i] = whole(28, 31);
  rows.annual[i] = chance(0.5) ? whole(0, 8) : 0;
  rows.official[i] = chance(0.1) ? whole(1, 4) : 0;
  rows.absent[i] = chance(0.05) ? whole(1, 6) : 0;
  rows.unemployed[i] = chance(0.04) ? whole(1, 12) : 0;
  if (chance(0.06)) {
    const [first, second] = [whole(0, 8), whole(0, 8)];
    rows.sick1[i] = first;
    rows.sick2[i] = second;
    rows.sick[i] = first + second + (chance(0.1) ? 1 : 0);
  }
  rows.family[i] = chance(0.01) ? whole(11, 14) : whole(1, 5);
  rows.children[i] = Math.min(whole(0, 3), (rows.family[i] ?? 1) - 1);
}

/**
 * Rows on an edge of rounding, the pay not divisible by 209: the exact overtime pay of both schemes ends in half
 * a won, the exact night pay of 현행 is a whole won. Half a won goes up; whoever divides by 209 (or by 1095/7)
 * first and keeps finitely many digits may come to just below it and lose a won.
 */
export function hardRows(count = 1_000, seed = 209): Rows {
  const rows = ordinaryRows(count, seed + 1);
  const draw = random(seed);
  for (let i = 0; i < count; i++) {
    rows.sick[i] = rows.sick1[i] = rows.sick2[i] = rows.absent[i] = rows.unemployed[i] = 0;
    while (!placeOnEdge(rows, i, draw));
  }
  return rows;
}

/**
 * Pay is `wage × minutes ÷ divisor`: for overtime 209 × 60 ÷ 1.5 = 8,360 and, the wage taken 7 times,
 * 1095 × 60 ÷ 1.5 = 43,800; for the night three times that.
 */
function placeOnEdge(rows: Rows, i: number, draw: Random): boolean {
  const [base, fixed] = [draw.whole(1_900_000, 4_200_000), 500 * draw.whole(0, 600)];
  if (base % 209 === 0 || (base + fixed) % 209 === 0) return false;
  const over8 = edge(base + fixed, 8_360, 1, draw);
  const over6 = edge(7 * (1_789_000 + fixed), 43_800, 1, draw);
  const night8 = edge(base + fixed, 25_080, 0, draw);
  if (over8 === undefined || over6 === undefined || night8 === undefined) return false;
  rows.base[i] = base;
  rows.fixed[i] = fixed;
  rows.over8[i] = over8;
  rows.over6[i] = over6;
  rows.night8[i] = night8;
  return true;
}

/** Minutes for which twice the pay is a whole number of won, odd (half a won over) or even. */
function edge(wage: number, divisor: number, odd: 0 | 1, draw: Random): number | undefined {
  const start = draw.whole(1, 3_000);
  for (let minutes = start; minutes <= start + 3_000; minutes++) {
    const twice = 2 * wage * minutes;
    if (twice % divisor === 0 && (twice / divisor) % 2 === odd) return minutes;
  }
  return undefined;
}
