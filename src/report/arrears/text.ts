import { isoDay, isoMonth } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import { type MonthArrears, sumOf } from '../../run/arrears/arrears.ts';
import { moved, movedLines } from '../../run/arrears/payment.ts';
import { statementLines } from '../../run/arrears/statement-lines.ts';
import type { Arrears } from '../../run/arrears/work-arrears.ts';
import { change, won } from '../../writing/amount.ts';
import { right, table, wrap } from '../../writing/table.ts';
import { interestText } from './interest-text.ts';
import { type ArrearsWord, arrearsWord } from './words.ts';

/** The most people that the terminal shows. */
const most = 20;

/** Arrears for the terminal: what is owed and what is lost, by item, month and person, and what the payment comes to. */
export function arrearsText(arrears: Arrears, lang: Lang, columns: number): string {
  const say = (name: ArrearsWord, values?: Readonly<Record<string, string>>): string =>
    arrearsWord(lang, name, values);
  const [from, to] = arrears.months.map(isoMonth);
  const month = isoMonth(arrears.payMonth);
  const head = [
    wrap(say('title', { scheme: arrears.scheme, from: from ?? '', to: to ?? '', month }), columns),
    wrap(say('claimed', { day: isoDay(arrears.claimed), years: yearsText(arrears.years, lang) }), columns),
    ...leavingLine(arrears, say, lang, columns),
  ];
  if (arrears.people.length === 0) return [...head, '', say('none')].join('\n');
  const sections = [
    totals(arrears, say, columns),
    [say('byItem'), byItem(arrears, say, columns)],
    [say('byMonth'), byMonth(arrears, say, columns)],
    lapsing(arrears, say, columns),
    payment(arrears, say, columns),
    [say('byPerson'), byPerson(arrears, say, columns)],
    statement(arrears, say, columns),
    interestText(arrears, new Set(shownOf(arrears.people).map(({ id }) => id)), say, columns),
  ].filter((one) => one.length > 0);
  const notes = arrears.people.some(({ overpaid }) => overpaid > 0)
    ? [wrap(say('overpaidNote'), columns)]
    : [];
  return [
    ...head,
    ...sections.flatMap((lines) => ['', ...lines]),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    say('simulated'),
  ].join('\n');
}

const yearsText = (years: number, lang: Lang): string => (lang === 'ko' ? `${years}년` : `${years} years`);

/** When what is paid on leaving falls due and lapses, where some of it is owed. */
function leavingLine({ people, leaving }: Arrears, say: Say, lang: Lang, columns: number): string[] {
  if (leaving === undefined || !people.some(({ months }) => months.some(({ kind }) => kind === 'leaving')))
    return [];
  const from = say(leaving.isFromDeadline ? 'fromDeadline' : 'fromLeaving');
  const values = { days: String(leaving.days), years: yearsText(leaving.years, lang), from };
  return [wrap(say('leaving', values), columns)];
}

type Say = (name: ArrearsWord, values?: Readonly<Record<string, string>>) => string;

function totals({ people }: Arrears, say: Say, columns: number): string[] {
  const ofLeaving = people.filter(({ owed, owedWages }) => owed > owedWages);
  const rows = (['owed', 'lost', 'overpaid'] as const).flatMap((key) => {
    const own = people.filter((one) => one[key] > 0);
    if (own.length === 0) return [];
    const row = [say(key), say('count', { count: won(own.length) }), won(sumOf(people, key))];
    return key === 'owed' && ofLeaving.length > 0 ? [row, leavingRow(ofLeaving, say)] : [row];
  });
  return [table([{ head: say('people') }, right(''), right(say('amount'))], rows, columns)];
}

/** What of it is paid on leaving. */
const leavingRow = (people: Arrears['people'], say: Say): string[] => [
  say('owedLeaving'),
  say('count', { count: won(people.length) }),
  won(sumOf(people, 'owed') - sumOf(people, 'owedWages')),
];

function byItem({ people }: Arrears, say: Say, columns: number): string {
  const items = new Map<string, { paid: number; due: number }>();
  for (const { item, paid, due } of people.flatMap(({ months }) => months.flatMap((one) => one.items))) {
    const own = items.get(item) ?? { paid: 0, due: 0 };
    items.set(item, { paid: own.paid + paid, due: own.due + due });
  }
  const rows = [...items].map(([item, { paid, due }]) => [item, won(paid), won(due), change(due - paid)]);
  return table(
    [{ head: say('item') }, ...(['paid', 'due', 'difference'] as const).map((key) => right(say(key)))],
    rows,
    columns,
  );
}

/** A row for the wages of each month, and one for each day on which what is paid on leaving fell due. */
function byMonth({ people }: Arrears, say: Say, columns: number): string {
  const groups = new Map<string, MonthArrears[]>();
  for (const one of people.flatMap((person) => person.months)) {
    const key = `${isoMonth(one.month)} ${one.kind === 'wages' ? '' : one.payday} ${one.until}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const month = isoMonth(first.month);
      return [
        [
          first.kind === 'wages' ? month : say('leavingMonth', { month }),
          isoDay(first.payday),
          own.some(({ isLost }) => isLost) ? say('lostCell') : isoDay(first.until),
          say('count', { count: won(own.length) }),
          change(own.reduce((sum, { difference }) => sum + difference, 0)),
        ],
      ];
    });
  const heads = [{ head: say('month') }, { head: say('payday') }, { head: say('until') }];
  return table([...heads, right(''), right(say('difference'))], rows, columns);
}

function lapsing(arrears: Arrears, say: Say, columns: number): string[] {
  if (arrears.lapses.length === 0) return [];
  const rows = arrears.lapses.map(({ until, amount }) => [isoDay(until), won(amount)]);
  return [say('lapses'), table([{ head: say('day') }, right(say('amount'))], rows, columns)];
}

function payment({ people, payments, payMonth }: Arrears, say: Say, columns: number): string[] {
  const month = isoMonth(payMonth);
  const kinds = movedLines.filter((kind) =>
    [...payments.values()].some((one) => moved(one, kind) !== undefined),
  );
  const owed = people.filter((one) => one.owed > 0);
  const paid = owed.filter(({ id }) => payments.has(id));
  const left = owed.length - paid.length;
  const note = left > 0 ? [wrap(say('left', { month, count: won(left) }), columns)] : [];
  if (paid.length === 0) return note;
  const rows = [
    [say('owed'), change(sumOf(paid, 'owedWages'))],
    ...kinds.map((kind) => [
      kind,
      change([...payments.values()].reduce((sum, one) => sum + (moved(one, kind) ?? 0), 0)),
    ]),
  ];
  return [
    wrap(say('payment', { month }), columns),
    table([{ head: say('item') }, right(say('difference'))], rows, columns),
    ...note,
  ];
}

/** The people that the terminal shows, those first who are owed most. */
const shownOf = (people: Arrears['people']): Arrears['people'] =>
  [...people].sort((a, b) => b.owed - a.owed).slice(0, most);

function byPerson({ people, payments }: Arrears, say: Say, columns: number): string {
  const shown = shownOf(people);
  const heads = (['owed', 'lost', 'overpaid'] as const).filter((key) => sumOf(people, key) > 0);
  const rows = shown.map((one) => {
    const payment = payments.get(one.id);
    const net = payment && moved(payment, movedLines[1]);
    return [
      one.id,
      String(new Set(one.months.map(({ month }) => month)).size),
      ...heads.map((key) => won(one[key])),
      net === undefined ? '' : won(net),
    ];
  });
  return table(
    [
      { head: say('employee') },
      right(say('month')),
      ...heads.map((key) => right(say(key))),
      right(movedLines[1]),
    ],
    rows,
    columns,
  );
}

/** The lines of the statements with which it is paid. */
function statement({ people }: Arrears, say: Say, columns: number): string[] {
  const rows = shownOf(people)
    .flatMap(statementLines)
    .map(({ id, name, months: [from, to], amount }) => [
      id,
      name,
      from === to ? isoMonth(from) : `${isoMonth(from)} ~ ${isoMonth(to)}`,
      won(amount),
    ]);
  if (rows.length === 0) return [];
  const heads = (['employee', 'item', 'month'] as const).map((key) => ({ head: say(key) }));
  return [say('statement'), table([...heads, right(say('owed'))], rows, columns)];
}
