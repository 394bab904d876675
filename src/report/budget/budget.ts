import { isoMonth } from '../../calendar/date.ts';
import { fixedDigits } from '../../formula/digits.ts';
import { groupDigits, number } from '../../formula/display.ts';
import { divide, isZero, multiply, type Ratio, ratio, subtract } from '../../formula/ratio.ts';
import type { Lang } from '../../problem/text.ts';
import type { Budget, PeopleCost } from '../../run/budget/budget.ts';
import { won } from '../../writing/amount.ts';
import { table, wrap } from '../../writing/table.ts';
import { budgetWords } from './words.ts';

const right = 'right' as const;
const none = '—';

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** An amount as it is; one without a short decimal to a hundredth of a won. */
const shown = (amount: Ratio): string =>
  number(amount)
    .replace(/^.*\(≈(.*)\)$/, '$1')
    .replace('-', '−');

const quotient = (a: Ratio, b: Ratio): Ratio | undefined => (isZero(b) ? undefined : divide(a, b));
const share = (one: Ratio | undefined): string =>
  one === undefined ? none : `${groupDigits(fixedDigits(multiply(one, ratio(100)), 1))}%`;

/** A budget for the terminal: its lines, months, and what a service costs. */
export function budgetText(budget: Budget, lang: Lang, columns: number): string {
  const words = budgetWords[lang];
  const { months, schemes, plan } = budget;
  const head = filled(words.head, {
    table: plan.table,
    from: isoMonth(months[0] ?? 0),
    to: isoMonth(months.at(-1) ?? 0),
    count: String(months.length),
    cost: plan.cost.join(' + '),
  });
  return [
    wrap(head, columns),
    linesTable(budget, lang, columns),
    costTable(budget, lang, columns),
    ...schemes.map((scheme, s) => monthTable(budget, scheme, s, lang, columns)),
    ...(plan.services === undefined && plan.direct === undefined
      ? []
      : [
          [
            words.service,
            ...utilisationText(budget, lang, columns),
            serviceTable(budget, lang, columns),
          ].join('\n'),
        ]),
  ].join('\n\n');
}

function linesTable({ lines, months }: Budget, lang: Lang, columns: number): string {
  const words = budgetWords[lang];
  const heads = [
    { head: words.line },
    { head: words.amount, align: right },
    { head: words.months, align: right },
    { head: words.annual, align: right },
    { head: filled(words.here, { count: String(months.length) }), align: right },
  ];
  const rows = lines.map(({ line, annual, here }) => [
    line.name,
    shown(line.amount),
    shown(line.months),
    shown(annual),
    shown(here),
  ]);
  return table(heads, rows, columns);
}

/** A line's people, or those in no line, with the budget of the run's months where they have one. */
const parts = ({ plan, lines, outside, all }: Budget, lang: Lang) => [
  ...lines.map((one) => ({ name: one.line.name, cost: one as PeopleCost, here: one.here })),
  ...(outside === undefined ? [] : [{ name: budgetWords[lang].outside, cost: outside, here: undefined }]),
  // The one line of a budget without a fact is everybody's.
  ...(plan.fact === undefined ? [] : [{ name: budgetWords[lang].all, cost: all, here: undefined }]),
];

function costTable(budget: Budget, lang: Lang, columns: number): string {
  const words = budgetWords[lang];
  const heads = [
    { head: words.line },
    { head: words.people, align: right },
    { head: words.scheme },
    { head: words.cost, align: right },
    { head: words.left, align: right },
    { head: words.share, align: right },
  ];
  const rows = parts(budget, lang).flatMap(({ name, cost: { people, costs }, here }) =>
    budget.schemes.map((scheme, s) => {
      const cost = ratio(costs[s]?.cost ?? 0);
      return [
        s === 0 ? name : '',
        s === 0 ? won(people) : '',
        scheme,
        shown(cost),
        here === undefined ? none : shown(subtract(here, cost)),
        here === undefined ? none : share(quotient(cost, here)),
      ];
    }),
  );
  return table(heads, rows, columns);
}

function monthTable(budget: Budget, scheme: string, s: number, lang: Lang, columns: number): string {
  const words = budgetWords[lang];
  const all = parts(budget, lang);
  const heads = [{ head: words.month }, ...all.map(({ name }) => ({ head: name, align: right }))];
  const rows = budget.months.map((month) => [
    isoMonth(month),
    ...all.map(({ cost }) => won(cost.costs[s]?.byMonth.get(month) ?? 0)),
  ]);
  return `${filled(words.byMonth, { scheme })}\n${table(heads, rows, columns)}`;
}

function utilisationText({ plan, schemes, utilisation }: Budget, lang: Lang, columns: number): string[] {
  if (plan.direct === undefined || utilisation === undefined) return [];
  const shares = schemes.map((scheme, s) => `${scheme} ${share(utilisation[s])}`).join(', ');
  const values = { hours: shown(plan.direct.hours), shares };
  return [wrap(filled(budgetWords[lang].utilisation, values), columns)];
}

function serviceTable(budget: Budget, lang: Lang, columns: number): string {
  const words = budgetWords[lang];
  const { plan } = budget;
  const heads = [
    { head: words.line },
    { head: words.scheme },
    ...(plan.services === undefined
      ? []
      : [words.services, words.perService].map((head) => ({ head, align: right }))),
    ...(plan.direct === undefined
      ? []
      : [words.hours, words.perHour].map((head) => ({ head, align: right }))),
  ];
  const some = parts(budget, lang).filter(({ cost }) => cost.people > 0);
  const rows = some.flatMap(({ name, cost: { services, costs } }) =>
    budget.schemes.map((scheme, s) => {
      const cost = ratio(costs[s]?.cost ?? 0);
      const hours = costs[s]?.hours ?? ratio(0);
      const each = (one: Ratio | undefined): string => (one === undefined ? none : shown(one));
      return [
        s === 0 ? name : '',
        scheme,
        ...(plan.services === undefined ? [] : [shown(services), each(quotient(cost, services))]),
        ...(plan.direct === undefined ? [] : [shown(hours), each(quotient(cost, hours))]),
      ];
    }),
  );
  return table(heads, rows, columns);
}

/** Ratios as they are: a number where it is whole, else its digits or its fraction as a text. */
const plain = (value: Ratio | undefined): number | string | null =>
  value === undefined
    ? null
    : value.d === 1n
      ? Number(value.n)
      : number(value)
          .replaceAll(',', '')
          .replace(/ \(.*$/, '');

export function budgetJson(budget: Budget): Record<string, unknown> {
  const { plan, months, schemes, lines, outside, all, utilisation } = budget;
  const people = ({ people, personMonths, services, costs }: PeopleCost): Record<string, unknown> => ({
    인원: people,
    인월: personMonths,
    ...(plan.services !== undefined && { 건수: plain(services) }),
    제도: Object.fromEntries(
      schemes.map((scheme, s) => {
        const { cost = 0, byMonth = new Map<number, number>(), hours = ratio(0) } = costs[s] ?? {};
        return [
          scheme,
          {
            비용: cost,
            달마다: Object.fromEntries(months.map((month) => [isoMonth(month), byMonth.get(month) ?? 0])),
            ...(plan.services !== undefined && { 건당: plain(quotient(ratio(cost), services)) }),
            ...(plan.direct !== undefined && {
              직접서비스시간: plain(hours),
              시간당: plain(quotient(ratio(cost), hours)),
            }),
          },
        ];
      }),
    ),
  });
  return {
    표: plan.table,
    귀속월: months.map(isoMonth),
    비용: plan.cost,
    ...(utilisation !== undefined && {
      직접서비스몫: Object.fromEntries(schemes.map((scheme, s) => [scheme, plain(utilisation[s])])),
    }),
    줄: lines.map((one) => ({
      이름: one.line.name,
      예산: plain(one.line.amount),
      개월: plain(one.line.months),
      열두달: plain(one.annual),
      이기간: plain(one.here),
      ...people(one),
    })),
    줄없음: outside === undefined ? null : people(outside),
    모두: people(all),
  };
}
