import { useState } from 'preact/hooks';
import { change, won } from '../../../writing/amount.ts';
import { shownName } from '../../../writing/line-label.ts';
import { useExplore } from './state.ts';

/** The person behind a dot: both schemes side by side, month by month; every figure opens to why. */
export function PersonView() {
  const explore = useExplore();
  const [opened, person] = [explore.opened.value, explore.person.value];
  const [asked, setAsked] = useState('');
  if (opened === undefined || person === undefined) return null;
  // Without a choice the month that differs most.
  const widest = person.months.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  const month = person.months.find((one) => one.month === asked) ?? widest;
  if (month === undefined) return null;
  const [first, second] = opened.choice.schemes;
  const reasons = month.missed.join(', ');
  return (
    <section class="behind" aria-labelledby="behind">
      <h3 id="behind">{explore.w('personOf', { id: person.id })}</h3>
      <p class="help">{person.facts.map(([key, text]) => `${key} ${text}`).join(' · ')}</p>
      <div class="field">
        <label for="behind-month">{explore.w('month')}</label>
        <div class="control">
          <select
            id="behind-month"
            value={month.month}
            onChange={({ currentTarget }) => setAsked(currentTarget.value)}
          >
            {person.months.map((one) => (
              <option key={one.month} value={one.month} selected={one.month === month.month}>
                {one.month} {change(one.difference)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {month.missed.length > 0 && (
        <p class="warn">{explore.w('notCoveredOf', { scheme: second, applied: month.applied, reasons })}</p>
      )}
      <table class="pay">
        <thead>
          <tr>
            <th scope="col">{explore.page.w('item')}</th>
            <th scope="col" class="n">
              {first}
            </th>
            <th scope="col" class="n">
              {second}
            </th>
            <th scope="col" class="n">
              {explore.w('difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {month.lines.map(({ term, label, isTotal, amounts }) => {
            const name = shownName(explore.page.lang.value, term, label);
            const moved = amounts[1] - amounts[0];
            return (
              <tr key={term} class={isTotal ? 'total' : ''} data-person-line={term}>
                <th scope="row">{name}</th>
                {[first, second].map((scheme, i) => (
                  <td class="n" key={scheme} data-head={scheme}>
                    <button
                      type="button"
                      class="plain"
                      onClick={() => void explore.why(month.month, scheme, term)}
                    >
                      {won(amounts[i] ?? 0)}
                      <span class="hidden">
                        {scheme} {name}
                      </span>
                    </button>
                  </td>
                ))}
                <td
                  data-head={explore.w('difference')}
                  class={`n ${moved < 0 ? 'less' : moved > 0 ? 'gain' : ''}`}
                >
                  {change(moved)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="help">{explore.page.w('tableHint')}</p>
    </section>
  );
}
