import { useEffect, useState } from 'preact/hooks';
import { display } from '../../formula/display.ts';
import { change } from '../../report/amount.ts';
import { wonText } from '../../report/payslip-figure.ts';
import type { Comparison } from '../../scenario/compare.ts';
import { type MonthView, sickLeaveOf, type YearFrom, yearOf } from '../views.ts';
import { usePage } from './page.ts';
import { useSlices } from './slices.ts';

/** Twelve months with the same answers. */
export function Year() {
  const page = usePage();
  const [from, setFrom] = useState<YearFrom>('january');
  const session = page.session.value;
  const months = useSlices(JSON.stringify([session.values, from]), () => yearOf(page.desk, session, from));
  return (
    <section class="card year" aria-labelledby="year">
      <h2 id="year">{page.w('year')}</h2>
      <fieldset class="chips">
        <legend class="hidden">{page.w('year')}</legend>
        {(['january', 'fromStart'] as const).map((key) => {
          const value: YearFrom = key === 'january' ? 'january' : 'start';
          return (
            <label class="chip" key={key}>
              <input type="radio" name="year" checked={from === value} onChange={() => setFrom(value)} />
              <span>{page.w(key)}</span>
            </label>
          );
        })}
      </fieldset>
      <p class="help">{page.w('yearHint')}</p>
      {months === undefined ? <p class="help">{page.w('counting')}</p> : <Months months={months} />}
    </section>
  );
}

function Months({ months }: { readonly months: readonly MonthView[] }) {
  const page = usePage();
  const { schemes } = page.desk;
  const total = schemes.map((_, i) => months.reduce((sum, { net }) => sum + (net[i] ?? 0), 0));
  const span = `${months[0]?.month ?? ''} ~ ${months.at(-1)?.month ?? ''}`;
  const sums = schemes.map((scheme, i) => `${scheme} ${wonText(total[i] ?? 0, page.lang.value)}`).join(', ');
  const moved = change((total.at(-1) ?? 0) - (total[0] ?? 0));
  const text = `${span} ${page.w('net')}: ${sums}, ${page.w('difference')} ${moved}`;
  useEffect(() => page.takeAlong('year', text), [page, text]);
  const row = (name: string, nets: readonly number[], kind: string) => (
    <tr key={name} class={kind}>
      <th scope="row">{name}</th>
      {nets.map((net, i) => (
        <td class="n" key={schemes[i]} data-head={schemes[i]}>
          {wonText(net, page.lang.value)}
        </td>
      ))}
      <td class={`n ${tone(nets)}`} data-head={page.w('difference')}>
        {change((nets.at(-1) ?? 0) - (nets[0] ?? 0))}
      </td>
    </tr>
  );
  return (
    <table class="pay">
      <Head name={page.w('monthHead')} />
      <tbody>
        {row(`${page.w('sum')} (${page.w('perYear')})`, total, 'total net')}
        {months.map(({ month, net, covered }) =>
          row(covered ? month : `${month} (${page.w('notYet')})`, net, ''),
        )}
      </tbody>
    </table>
  );
}

const tone = (nets: readonly number[]): string => {
  const moved = (nets.at(-1) ?? 0) - (nets[0] ?? 0);
  return moved < 0 ? 'less' : moved > 0 ? 'gain' : '';
};

function Head({ name }: { readonly name: string }) {
  const page = usePage();
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {page.desk.schemes.map((scheme) => (
          <th scope="col" class="n" key={scheme}>
            {scheme}
          </th>
        ))}
        <th scope="col" class="n">
          {page.w('difference')}
        </th>
      </tr>
    </thead>
  );
}

/** The pay month on sick leave. */
export function SickLeave() {
  const page = usePage();
  const session = page.session.value;
  const views = useSlices(JSON.stringify(session.values), () => sickLeaveOf(page.desk, session)) ?? [];
  if (views.length === 0) return null;
  return (
    <section class="card" aria-labelledby="leave">
      <h2 id="leave">{page.w('leave')}</h2>
      <p class="help">{page.w('leaveHint', { month: views[0]?.month ?? '' })}</p>
      <table class="pay">
        <Head name={page.w('gross')} />
        <tbody>
          {views.map(({ year, gross }) => (
            <tr key={year}>
              <th scope="row">{page.w('leaveYear', { year: String(year) })}</th>
              {gross.map((amount, i) => (
                <td class="n" key={page.desk.schemes[i]} data-head={page.desk.schemes[i]}>
                  {wonText(amount, page.lang.value)}
                </td>
              ))}
              <td class={`n ${tone(gross)}`} data-head={page.w('difference')}>
                {change((gross.at(-1) ?? 0) - (gross[0] ?? 0))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the schemes show beside the lines: severance, target, ordinary wage. */
export function Shown({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage();
  const { payslips } = comparison;
  const terms = [...new Set(payslips.flatMap(({ shown }) => shown.map(({ term }) => term)))];
  const name = (term: string): string => {
    const rule = payslips.map(({ program }) => program.terms.get(term)?.rule).find(Boolean);
    return page.lang.value === 'ko' || rule === undefined ? term : `${rule.label} (${term})`;
  };
  return (
    <section class="card" aria-labelledby="shown">
      <h2 id="shown">{page.w('shown')}</h2>
      <p class="help">{page.w('shownHint')}</p>
      <table class="pay">
        <thead>
          <tr>
            <th scope="col">{page.w('item')}</th>
            {payslips.map(({ scheme }) => (
              <th scope="col" class="n" key={scheme}>
                {scheme}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term}>
              <th scope="row">{name(term)}</th>
              {payslips.map((payslip) => {
                const found = payslip.shown.find((one) => one.term === term);
                return (
                  <td class="n" key={payslip.scheme} data-head={payslip.scheme}>
                    {found && (
                      <button
                        type="button"
                        class="plain"
                        aria-label={page.w('whyOf', {
                          scheme: payslip.scheme,
                          term: name(term),
                          amount: display(found.value, payslip.evaluation.term(term).type),
                        })}
                        onClick={() => {
                          page.why(payslip, term);
                        }}
                      >
                        {display(found.value, payslip.evaluation.term(term).type)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
