import { isoDay, isoMonth } from '../../calendar/date.ts';
import type { ItemDifference, MonthArrears } from '../../run/arrears/arrears.ts';
import type { Arrears } from '../../run/arrears/work-arrears.ts';
import { csvText } from '../../writing/csv-text.ts';
import { claimKinds } from './words.ts';

const heads = [
  '사번',
  '귀속월',
  '종류',
  '받을날',
  '청구할수있는마지막날',
  '시효지남',
  '항목',
  '준금액',
  '줄금액',
  '차액',
];

/** The item by which interest stands there. */
const interestItem = '지연이자';

/**
 * One line for each item of a person's month that was paid otherwise than it comes to, and one for its interest, where it was asked; UTF-8 with a mark, as Excel reads it.
 */
export function arrearsCsv({ people, interest }: Arrears): string {
  const bears = new Map<MonthArrears, number>(
    interest?.claims.map(({ claim, interest: own }) => [claim, own.amount]),
  );
  const rows = people.flatMap(({ id, months }) =>
    months.flatMap((one) =>
      [...one.items, ...interestItems(bears.get(one))].map(({ item, paid, due }) => [
        id,
        isoMonth(one.month),
        claimKinds[one.kind],
        isoDay(one.payday),
        isoDay(one.until),
        one.isLost ? '예' : '아니오',
        item,
        String(paid),
        String(due),
        String(due - paid),
      ]),
    ),
  );
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(csvText).join(',')}\r\n`).join('')}`;
}

const interestItems = (amount: number | undefined): readonly ItemDifference[] =>
  amount === undefined || amount === 0 ? [] : [{ item: interestItem, paid: 0, due: amount }];
