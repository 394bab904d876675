/**
 * What each operation of a plan means, as an expression over its arguments: the one definition from which both
 * the fused loop of a scheme (made when it is needed) and the kernels for pages that may make no code (made when
 * the program is built) are written. `array` is the array that `pick` and `search` look into.
 */
export const ops = {
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  negate: (a) => `(-${a})`,
  floorDivide: (a, b) => `Math.floor(${a} / ${b})`,
  min: (a, b) => `Math.min(${a}, ${b})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  less: (a, b) => `(${a} < ${b})`,
  atMost: (a, b) => `(${a} <= ${b})`,
  equal: (a, b) => `(${a} === ${b})`,
  isNaN: (a) => `Number.isNaN(${a})`,
  not: (a) => `(!${a})`,
  select: (a, b, c) => `(${a} ? ${b} : ${c})`,
  pick: (a, _b, _c, array) => `${array}[${a}]`,
  search: (a, _b, _c, array) => `use.search(${array}, ${a})`,
  addMonths: (a, b) => `use.addMonths(${a}, ${b})`,
  fullYears: (a, b) => `use.fullYears(${a}, ${b})`,
  fullMonths: (a, b) => `use.fullMonths(${a}, ${b})`,
  firstOfMonth: (a) => `use.firstOfMonth(${a})`,
  year: (a) => `use.year(${a})`,
  month: (a) => `use.month(${a})`,
  day: (a) => `use.day(${a})`,
  weekday: (a) => `use.weekday(${a})`,
  toBig: (a) => `use.toBig(${a})`,
  toNumber: (a) => `Number(${a})`,
} as const satisfies Readonly<Record<string, (a: string, b: string, c: string, array: string) => string>>;

export type Op = keyof typeof ops;

/** Where an operation on BigInts reads otherwise. */
export const bigOps: Partial<Readonly<Record<Op, (a: string, b: string, array: string) => string>>> = {
  floorDivide: (a, b) => `use.floorDivide(${a}, ${b})`,
  min: (a, b) => `use.min(${a}, ${b})`,
  max: (a, b) => `use.max(${a}, ${b})`,
  pick: (a, _b, array) => `(${array}[${a}] ?? 0n)`,
};
