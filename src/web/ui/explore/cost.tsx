import { isWhole, ratio } from '../../../formula/ratio.ts';
import { readNumber } from '../../../people/cells/number.ts';
import { wonText } from '../../../report/payslip/figure.ts';
import { change, won } from '../../../writing/amount.ts';
import { groupTyped, manwon } from '../typed.ts';
import { Scrolled } from './scrolled.tsx';
import { useExplore } from './state.ts';

const [width, height] = [1000, 220];

/** What the scheme costs month by month, against the first scheme and a budget. */
export function CostView() {
  const explore = useExplore();
  const [opened, result] = [explore.opened.value, explore.result.value];
  if (opened === undefined || result === undefined) return null;
  const lang = explore.page.lang.value;
  const { spent, costs } = result;
  const [first, second] = opened.choice.schemes;
  const text = explore.budget.value;
  const budget = budgetOf(text);
  const isWrong = text.trim() !== '' && budget === undefined;
  let sum = 0;
  const rows = opened.months.map((month, m) => {
    sum += costs[m] ?? 0;
    return { month, before: spent[m] ?? 0, after: costs[m] ?? 0, sofar: sum };
  });
  const before = rows.reduce((all, row) => all + row.before, 0);
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
      <CostColumns rows={rows} budget={budget} />
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

function budgetOf(text: string): number | undefined {
  const reading = readNumber(text, '원');
  if (!reading.ok || !isWhole(reading.value) || reading.value.n < 0n) return undefined;
  const amount = Number(ratio(reading.value.n).n);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

interface Row {
  readonly month: string;
  readonly before: number;
  readonly after: number;
}

/** Bars for the compared scheme, strokes for the first, and the budget's even share as a line. */
function CostColumns({
  rows,
  budget,
}: {
  readonly rows: readonly Row[];
  readonly budget: number | undefined;
}) {
  const explore = useExplore();
  const opened = explore.opened.value;
  const share = budget === undefined ? undefined : budget / rows.length;
  const most = Math.max(1, share ?? 0, ...rows.flatMap(({ before, after }) => [before, after]));
  const each = width / Math.max(1, rows.length);
  const y = (amount: number): number => height - (amount / most) * (height - 8);
  const [first, second] = opened?.choice.schemes ?? ['', ''];
  return (
    <figure class="chart">
      <p class="scale">{wonText(Math.round(most), explore.page.lang.value)}</p>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {rows.map(({ month, before, after }, m) => (
          <g key={month}>
            <rect
              class="whole"
              x={m * each + each * 0.15}
              width={each * 0.7}
              y={y(after)}
              height={height - y(after)}
            />
            <line class="before" x1={m * each + 4} x2={(m + 1) * each - 4} y1={y(before)} y2={y(before)} />
          </g>
        ))}
        {share !== undefined && <line class="even" x1="0" x2={width} y1={y(share)} y2={y(share)} />}
      </svg>
      <div class="ends">
        <span>{rows[0]?.month}</span>
        <span>{rows.at(-1)?.month}</span>
      </div>
      <figcaption>
        <span class="key bar-same">{second}</span>
        <span class="key line-before">{first}</span>
        {share !== undefined && <span class="key even">{explore.w('budget')}</span>}
      </figcaption>
    </figure>
  );
}
