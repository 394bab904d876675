import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseMonth } from '../src/calendar/date.ts';
import { needed } from '../src/formula/program.ts';
import { deductionSums, deductionTerms, family, rowOf } from '../test/deductions/setup.ts';
import { engine } from '../test/support.ts';

/**
 * Finds where a rise of gross pay lowers what is paid out, with the engine's own rules, and writes docs/cliffs.md.
 * `npx tsx scripts/cliffs.ts`
 */
const step = 1000;
/** Beyond 10 million the tax has no table: its bands join without a step. */
const top = 12_000_000;
const rise = 10_000;
const first = '2019-01';
const last = '2026-12';

/** A place where net pay falls when gross pay rises, for one number of dependents in one month. */
export interface Cliff {
  readonly month: string;
  readonly choice: Choice;
  readonly dependents: number;
  /** The first pay beyond the step. */
  readonly at: number;
  readonly cause: Cause;
  /** The most that is lost by a rise of 10,000 won. */
  readonly loss: number;
  /** The pay that first leaves as much as the pay just before the step. */
  readonly regained: number;
}

type Choice = 80 | 100 | 120;
export type Cause = '특별공제45' | '특별공제70' | '세액공제55' | '초과25000' | '첫세액' | '행';

/** The months from which any value behind the net pay is another, by the dates of the rules themselves. */
export function versions(): string[] {
  const month = parseMonth(last) ?? 0;
  const { program } = engine.schemeMonth('월급공제', month);
  const rested = needed(program, [...premiumNames, ...taxNames]);
  const tables = engine.rules.ruleSet.tables.filter(({ name }) => program.tableEntries.has(name));
  const dated = [
    ...rested.flatMap(({ name }) => program.terms.get(name)?.rule.entries ?? []),
    ...tables.flatMap(({ entries }) => entries),
  ];
  const months = dated.flatMap(({ from }) => (from === undefined ? [] : [monthFrom(from)]));
  return [...new Set([first, ...months])].filter((one) => one >= first && one <= last).sort();
}

/** Values count for months whose first day they hold on. */
function monthFrom(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  if (date.endsWith('-01')) return date.slice(0, 7);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

const premiumNames = ['국민연금', '건강보험', '장기요양보험', '고용보험'] as const;
const taxNames = ['소득세', '지방소득세'] as const;
/** The tax knows nothing of age: worked out once for every grid. */
const taxes = new Map<string, number[]>();
const taxSums = new Map<string, ReturnType<typeof deductionSums>>();

/** Net pay at every 1,000 won; what rests on the dependents and what does not are each worked out once. */
export class Grid {
  private readonly premiums = new Map<string, number[]>();
  private readonly person: { readonly birth?: string; readonly hired?: string };

  /** Of someone under 60, or of the person given. */
  constructor(person: { readonly birth?: string; readonly hired?: string } = {}) {
    this.person = person;
  }

  /** `taxMonth`: the month whose tax is the same. */
  net(month: string, taxMonth: string, dependents: number, choice: Choice): number[] {
    const premiums = cached(this.premiums, month, () =>
      deductionSums(month, premiumNames)(pays, this.person),
    );
    const tax = cached(taxes, `${taxMonth} ${dependents} ${choice}`, () =>
      cached(taxSums, taxMonth, () => deductionSums(taxMonth, taxNames))(pays, { dependents, choice }),
    );
    return pays.map((pay, i) => pay - (premiums[i] ?? 0) - (tax[i] ?? 0));
  }
}

const pays = Array.from({ length: (top + rise) / step + 1 }, (_, i) => i * step);

function cached<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/**
 * Without children and below 12 million the tax changes with the table alone; the test of the page compares the
 * tax of every version with these.
 */
export const taxMonths = (month: string): string => (month < '2023-03' ? '2019-01' : '2023-03');

/** Every place where 10,000 won more leave less, in every version of the law or in the months given. */
export function cliffs(grid: Grid, choice: Choice, months: readonly string[] = versions()): Cliff[] {
  return months.flatMap((month) =>
    family.flatMap((dependents) => {
      const net = grid.net(month, taxMonths(month), dependents, choice);
      const at = (i: number): number => net[i] ?? Number.NaN;
      const wide = rise / step;
      const falls = pays.flatMap((_, i) => (at(i + wide) < at(i) ? [i] : []));
      const groups: number[][] = [];
      for (const i of falls) {
        const group = groups.at(-1);
        if (group !== undefined && (group.at(-1) ?? 0) + 1 === i) group.push(i);
        else groups.push([i]);
      }
      return groups.map((group): Cliff => {
        const loss = Math.max(...group.map((i) => at(i) - at(i + wide)));
        const [from = 0, to = 0] = [group[0], group.at(-1)];
        // Of the steps of 1,000 won within, the one that takes most.
        const steps = Array.from({ length: to + wide - from }, (_, k) => from + k + 1);
        const edge = steps.reduce((worst, i) => (at(i) - at(i - 1) < at(worst) - at(worst - 1) ? i : worst));
        const regained = pays.find((_, i) => i > edge && at(i) >= at(edge - 1)) ?? Number.NaN;
        return {
          month,
          choice,
          dependents,
          at: edge * step,
          cause: causeOf(edge * step, month, dependents),
          loss,
          regained,
        };
      });
    }),
  );
}

/** What makes the step between a pay and the last 1,000 won below it. */
export function causeOf(at: number, month: string, dependents: number): Cause {
  if (at > 10_000_000) return '초과25000';
  const [below, beyond] = [at - step, at].map((pay) => (rowOf(pay)?.middle ?? 0) * 12);
  const passes = (limit: number): boolean => (below ?? 0) <= limit && limit < (beyond ?? 0);
  if (passes(70_000_000)) return '특별공제70';
  if (passes(55_000_000)) return '세액공제55';
  if (passes(45_000_000)) return '특별공제45';
  const tax = deductionTerms(month, ['소득세']);
  return tax({ pay: at - step, dependents }).소득세 === 0 ? '첫세액' : '행';
}

/** A rise of 1,000 won that lowers net pay, summed up by cause in one month. */
export interface Small {
  readonly cause: Cause;
  readonly count: number;
  readonly loss: number;
  /** Where the most is lost, and for how many dependents. */
  readonly at: number;
  readonly dependents: number;
}

export function small(grid: Grid, month: string): Small[] {
  const found = new Map<Cause, Small>();
  for (const dependents of family) {
    const net = grid.net(month, taxMonths(month), dependents, 100);
    pays.slice(1).forEach((at, i) => {
      const loss = (net[i] ?? 0) - (net[i + 1] ?? 0);
      if (loss <= 0) return;
      const cause = causeOf(at, month, dependents);
      const known = found.get(cause) ?? { cause, count: 0, loss: 0, at, dependents };
      const one = loss > known.loss ? { loss, at, dependents } : {};
      found.set(cause, { ...known, ...one, count: known.count + 1 });
    });
  }
  return [...found.values()].sort((a, b) => b.loss - a.loss);
}

const won = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
const range = (amounts: readonly number[]): string => {
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  return low === high ? won(low) : `${won(low)}~${won(high)}`;
};
/** 1, 2, 3~11. */
function numbers(sorted: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === n) run[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}~${b}`)).join(', ');
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) cached(groups, keyOf(one), () => []).push(one);
  return groups;
}

/** Rows of one place: months one after another whose figures are alike but for the premiums, and dependents alike. */
function rowsOf(list: readonly Cliff[]): string[] {
  const all = versions();
  const until = (month: string): string => all[all.indexOf(month) + 1] ?? '';
  const byMonth = groupBy(list, ({ month, dependents }) => `${taxMonths(month)} ${dependents}`);
  const whole = [...byMonth.values()].map((group) => {
    const months = group.map(({ month }) => month);
    const end = until(months.at(-1) ?? '');
    const skipped = all.filter(
      (one) => one >= (months[0] ?? '') && (end === '' || one < end) && !months.includes(one),
    );
    return {
      months: `${months[0]}~${end === '' ? last : before(end)}${skipped.length > 0 ? ` (${skipped.join(', ')} 제외)` : ''}`,
      dependents: group[0]?.dependents ?? 0,
      loss: range(group.map(({ loss }) => loss)),
      regained: range(group.map(({ regained }) => regained)),
    };
  });
  const alike = groupBy(whole, ({ months, loss, regained }) => `${months} | ${loss} | ${regained}`);
  return [...alike.values()].flatMap((group) => {
    const [one] = group;
    if (one === undefined) return [];
    return [
      `| ${one.months} | ${numbers(group.map(({ dependents }) => dependents))} | ${one.loss} | ${one.regained} |`,
    ];
  });
}

function before(month: string): string {
  const [year = 0, m = 0] = month.split('-').map(Number);
  return m === 1 ? `${year - 1}-12` : `${year}-${String(m - 1).padStart(2, '0')}`;
}

const causes: Readonly<Record<Cause, { readonly head: string; readonly text: string }>> = {
  특별공제70: {
    head: '월급 5,840,000원: 한 해 7천만 원에서 내리는 특별공제율과 세액공제 한도',
    text: '간이세액표는 별표 2의 특별공제를 미리 뺍니다. 총급여가 70,000,000원을 넘으면 그 율이 가족 1명은 1.5%에서 0.5%로, 2명은 2%에서 1%로, 3명부터는 5%에서 3%로 **총급여 전체에** 내립니다. 근로소득세액공제의 한도도 630,000원에서 넘는 금액의 절반만큼 줄어 500,000원까지 내립니다. 5,820,000원 행의 가운데(5,830,000원 × 12 = 69,960,000원)는 아래에, 5,840,000원 행의 가운데(70,200,000원)는 위에 있습니다. 가족 1명이면 특별공제가 4,149,400원에서 3,451,000원으로 698,400원, 세액공제 한도가 530,000원으로 100,000원 줄어듭니다. (소득세법 시행령 별표 2, 소득세법 제59조의 2014년 모습이 표에 굳어 있음)',
  },
  초과25000: {
    head: '월급 10,000,000원: 넘는 순간 더하는 25,000원',
    text: '2023년 3월부터 10,000,000원을 넘는 월급은 10,000,000원의 세액에 **25,000원**과 넘는 금액의 98%의 35%를 더합니다. 넘는 금액이 1원이어도 25,000원이 붙습니다. 2023년 2월분까지는 더하는 금액이 없어 절벽도 없습니다. (소득세법 시행령 별표 2, 대통령령 제33267호. 그 전의 산식은 확인되지 않음)',
  },
  특별공제45: {
    head: '월급 3,760,000원: 한 해 4천5백만 원에서 바뀌는 특별공제율',
    text: '총급여가 45,000,000원을 넘으면 특별공제율이 가족 1명은 4%(30,000,000원을 넘는 부분의 5%를 뺌)에서 1.5%로 바뀝니다. 3,740,000원 행의 가운데는 총급여가 꼭 45,000,000원이고, 3,760,000원 행은 45,240,000원입니다. 가족 1명이면 공제가 1,050,000원에서 678,600원으로 371,400원 줄어듭니다. 이 차이가 10,000원보다 커지는 것은 120%를 고른 사람뿐입니다. (소득세법 시행령 별표 2 비고)',
  },
  세액공제55: {
    head: '월급 4,580,000원: 한 해 5천5백만 원부터 줄어드는 세액공제 한도',
    text: '총급여가 55,000,000원을 넘으면 근로소득세액공제의 한도가 660,000원에서 넘는 금액의 절반만큼 줄어 630,000원까지 내립니다. 4,560,000원 행의 가운데는 총급여 54,840,000원, 4,580,000원 행은 55,080,000원이어서 한 행에서 30,000원이 다 줄어듭니다. (소득세법 제59조의 2014년 모습이 표에 굳어 있음)',
  },
  첫세액: {
    head: '세금이 0원에서 처음 생기는 행',
    text: '한 달 세액이 1,000원에 못 미치면 떼지 않으므로(소득세법 제86조) 세금은 0원에서 1,000원대로 뛰고, 지방소득세도 함께 생깁니다.',
  },
  행: {
    head: '표의 다음 행',
    text: '표의 한 행 안에서는 세금이 같고 다음 행에서 한꺼번에 오릅니다. 행의 너비는 1,500,000원까지 5,000원, 3,000,000원까지 10,000원, 그 위는 20,000원입니다. (소득세법 시행령 별표 2)',
  },
};

const head =
  '| 귀속월 | 가족 수 | 10,000원을 더 받을 때 주는 금액(최대) | 절벽 바로 아래만큼 다시 받는 월급 |\n| --- | --- | ---: | ---: |';

function sections(list: readonly Cliff[]): string {
  const order = Object.keys(causes).filter((cause) => list.some((one) => one.cause === cause)) as Cause[];
  return order
    .map((cause) => {
      const own = list.filter((one) => one.cause === cause);
      const at = [...new Set(own.map((one) => one.at))];
      const [edge = 0] = at;
      if (at.length !== 1) throw new Error(`${cause}: ${at.join(', ')}`);
      const where = edge > 10_000_000 ? 10_000_000 : edge - step;
      const parts = ([100, 80, 120] as const).flatMap((choice) => {
        const rows = rowsOf(own.filter((one) => one.choice === choice));
        return rows.length === 0 ? [] : [`원천징수 ${choice}%\n\n${head}\n${rows.join('\n')}`];
      });
      return `### ${causes[cause].head}\n\n${causes[cause].text}\n\n${won(where - rise + step)}원부터 ${won(where)}원까지의 월급에 10,000원을 더하면 실수령액이 줍니다.\n\n${parts.join('\n\n')}`;
    })
    .join('\n\n');
}

/** The month whose small steps and single wons the page shows. */
export const shownMonth = '2026-07';

/** The whole page. */
export function page(): string {
  const grid = new Grid();
  const list = ([100, 80, 120] as const).flatMap((choice) => cliffs(grid, choice));
  const rows = small(grid, shownMonth).map(
    ({ cause, count, loss, at, dependents }) =>
      `| ${causes[cause].head.replace(/^월급 /, '')} | ${won(count)} | ${won(loss)} | ${won(at - step)} → ${won(at)} | ${dependents} |`,
  );
  const others = (['세액공제55', '첫세액', '행'] as const).map(
    (cause) => `- **${causes[cause].head}.** ${causes[cause].text}`,
  );
  return `# 실수령액의 절벽

월급이 오르면 실수령액도 오릅니다. 다만 법이 계단을 둔 곳에서는 조금 더 받고 덜 가져갑니다. 임금을 정할 때 피해야 할 자리입니다.

이 쪽은 \`npx tsx scripts/cliffs.ts\`가 규칙으로 셈해 씁니다. 시험이 이 쪽과 엔진의 금액이 같은지 확인합니다. 셈한 것은 다음과 같습니다.

- 2019년 1월부터 2026년 12월까지, 값이 하나라도 바뀌는 달마다(${versions().length}번)
- 월급 0원부터 12,000,000원까지 1,000원마다, 비과세 없음, 가족 1명부터 11명까지, 자녀 없음, 60세 미만, 원천징수 80%, 100%, 120%

## 10,000원을 더 받아 실수령액이 주는 곳

아래 ${new Set(list.map(({ cause }) => cause)).size}곳이 전부입니다. 1,000원 단위의 다른 모든 월급에서는 10,000원을 더 받으면 실수령액이 같거나 늡니다. 60세가 넘어 국민연금을
내지 않거나 65세 뒤에 고용되어 고용보험을 내지 않는 사람도 자리는 같고, 금액만 그 보험료만큼 다릅니다.

${sections(list)}

## 1,000원을 더 받아 실수령액이 주는 곳

${shownMonth}에 원천징수 100%로 셈했습니다. 가족 1명부터 11명까지 모두 더한 수입니다.

| 원인 | 곳 | 가장 많이 주는 금액 | 월급 | 그 가족 수 |
| --- | ---: | ---: | --- | ---: |
${rows.join('\n')}

${others.join('\n')}

## 계단이 있어도 10,000원에는 드러나지 않는 것

- **국민연금의 1,000원 자름.** 기준소득월액은 1,000원 미만을 버리므로 월급 1원에 보험료가 40원이나 50원 오를 수 있습니다. (국민연금법 시행령 제5조)
- **10원 자름.** 건강보험, 장기요양보험, 고용보험은 10원 미만을 버리므로 1원에 10원씩 오를 수 있습니다. (국민건강보험법 제107조, 노인장기요양보험법 제64조)
- **상한과 하한.** 국민연금과 건강보험의 상한에서는 보험료가 더 오르지 않고, 하한에서는 더 내리지 않습니다. 어느 쪽도 절벽이 아닙니다. 다만 월급이 아주 적으면 하한의 보험료가 월급보다 많아 실수령액이 0원보다 작습니다. ${belowZero(grid)}
`;
}

/** Where the least premiums are more than the pay. */
function belowZero(grid: Grid): string {
  const net = grid.net(shownMonth, taxMonths(shownMonth), 1, 100);
  const from = pays.find((_, i) => (net[i] ?? 0) >= 0) ?? 0;
  return `${shownMonth}에는 월급 0원이면 ${won(-(net[0] ?? 0))}원을 내야 하고, ${won(from)}원부터 0원 이상입니다.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../docs/cliffs.md', import.meta.url), page());
}
