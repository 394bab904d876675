import { readMonth } from '../../../people/cells/date.ts';
import type { Lang } from '../../../problem/text.ts';
import type { LineChart } from '../../../report/chart/chart.ts';
import { monthChart } from '../../../report/chart/run-charts.ts';
import { wonText } from '../../../report/payslip/figure.ts';
import { change, won } from '../../../writing/amount.ts';
import { Drawn } from '../drawn.tsx';
import { groupTyped, manwon, typedWon } from '../typed.ts';
import { Scrolled } from './scrolled.tsx';
import { useExplore } from './state.ts';

/** What the scheme costs month by month, against the first scheme and a budget. */
export function CostView() {
  const explore = useExplore();
  const [opened, result] = [explore.opened.value, explore.result.value];
  if (opened === undefined || result === undefined) return null;
  const lang = explore.page.lang.value;
  const { spent, costs } = result;
  const [first, second] = opened.choice.schemes;
  const text = explore.budget.value;
  const budget = typedWon(text);
  const isWrong = text.trim() !== '' && budget === undefined;
  let sum = 0;
  const rows = opened.months.map((month, m) => {
    sum += costs[m] ?? 0;
    return { month, before: spent[m] ?? 0, after: costs[m] ?? 0, sofar: sum };
  });
  const before = rows.reduce((all, row) => all + row.before, 0);
  const share = budget === undefined ? undefined : { name: explore.w('budgetShare'), amount: budget };
  const overrun = budget === undefined ? undefined : rows.find(({ sofar }) => sofar > budget)?.month;
  return (
    <section class="card" aria-labelledby="cost-over">
      <h2 id="cost-over">{explore.w('costOver')}</h2>
      <div class="field">
        <label for="budget">{explore.w('budget')}</label>
        <div class="control">
          <input
            id="budget"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            aria-describedby="budget-notes"
            aria-invalid={isWrong}
            value={text}
            onInput={({ currentTarget }) => {
              explore.budget.value = groupTyped(currentTarget);
            }}
          />
          <span class="unit">원</span>
        </div>
        <div class="notes" id="budget-notes">
          <p>{explore.w('budgetHint')}</p>
          {manwon(text) !== undefined && <p class="said">= {manwon(text)}</p>}
          {isWrong && <p class="error">{explore.w('budgetWrong')}</p>}
        </div>
      </div>
      {budget !== undefined && (
        <p class={`verdict ${sum > budget ? 'less' : 'gain'}`} data-budget>
          {sum > budget
            ? explore.w('over', { amount: wonText(sum - budget, lang), month: overrun ?? '' })
            : explore.w('within', { amount: wonText(budget - sum, lang) })}
        </p>
      )}
      <Drawn chart={costChart(rows, [first, second], share, lang)} />
      <details>
        <summary>{explore.w('asTable')}</summary>
        <Scrolled label={`${explore.w('costOver')}, ${explore.w('asTable')}`}>
          <table class="plainTable" data-costs>
            <thead>
              <tr>
                <th scope="col">{explore.w('month')}</th>
                {[first, second, explore.w('difference'), explore.w('sofar')].map((head) => (
                  <th scope="col" class="n" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.month}>
                  <th scope="row">{row.month}</th>
                  <td class="n">{won(row.before)}</td>
                  <td class="n">{won(row.after)}</td>
                  <td class="n">{change(row.after - row.before)}</td>
                  <td class="n">{won(row.sofar)}</td>
                </tr>
              ))}
              <tr class="total">
                <th scope="row">{explore.w('sum')}</th>
                <td class="n">{won(before)}</td>
                <td class="n">{won(sum)}</td>
                <td class="n">{change(sum - before)}</td>
                <td class="n">{won(sum)}</td>
              </tr>
            </tbody>
          </table>
        </Scrolled>
      </details>
    </section>
  );
}

/** What each month costs under both schemes, and the budget's even share. */
function costChart(
  rows: readonly { readonly month: string; readonly before: number; readonly after: number }[],
  [first, second]: readonly [string, string],
  budget: { readonly name: string; readonly amount: number } | undefined,
  lang: Lang,
): LineChart {
  const lines = [
    { name: first, amounts: rows.map(({ before }) => before) },
    { name: second, amounts: rows.map(({ after }) => after) },
    ...(budget === undefined
      ? []
      : [{ name: budget.name, amounts: rows.map(() => budget.amount / rows.length) }]),
  ];
  const months = rows.flatMap(({ month }) => {
    const read = readMonth(month);
    return read.ok ? [read.value] : [];
  });
  return monthChart(months, lines, lang);
}
