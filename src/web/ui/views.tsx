import { useEffect, useState } from 'preact/hooks';
import { isRatio } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import { isZero } from '../../formula/ratio.ts';
import type { Comparison } from '../../pay/comparison.ts';
import { wonText } from '../../report/payslip/figure.ts';
import { change } from '../../writing/amount.ts';
import {
  lacking,
  leaveViews,
  type MonthView,
  totalsOf,
  totalTerm,
  type YearFrom,
  type YearView,
  yearView,
} from '../views.ts';
import { Opens } from './amount.tsx';
import { usePage } from './page.ts';
import { useSlices } from './slices.ts';

/** Twelve months with the same answers. */
export function Year() {
  const page = usePage();
  const [from, setFrom] = useState<YearFrom>('january');
  const answers = page.answers.value;
  const year = useSlices(JSON.stringify([answers.values, from]), () => yearView(page.session, answers, from));
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
      {year === undefined ? <p class="help">{page.w('counting')}</p> : <Months year={year} />}
    </section>
  );
}

function Months({ year }: { readonly year: YearView }) {
  const page = usePage();
  const { months } = year;
  const { schemes } = page.session;
  const total = schemes.map((_, i) =>
    months.reduce((sum, view) => sum + (totalsOf(view, '실수령')[i] ?? 0), 0),
  );
  const span = `${months[0]?.month ?? ''} ~ ${months.at(-1)?.month ?? ''}`;
  const sums = schemes.map((scheme, i) => `${scheme} ${wonText(total[i] ?? 0, page.lang.value)}`).join(', ');
  const moved = `${change(gap(total))}${page.lang.value === 'ko' ? '원' : ' won'}`;
  const whole = months.length === 12;
  const count = page.w('months', { count: String(months.length) });
  // On paper nothing else says that months are missing.
  const text = `${span}${whole ? '' : ` (${count})`} ${page.w('net')}: ${sums}, ${page.w('difference')} ${moved}`;
  useEffect(() => page.takeAlong('year', months.length === 0 ? '' : text), [page, months.length, text]);
  // A month of which no law is known, or that cannot be worked out, is no month of nothing.
  if (months.length === 0)
    return (
      <>
        <p class="help">{page.w('pending')}</p>
        <LeftOut year={year} />
      </>
    );
  return (
    <>
      {!whole && <p class="warn">{page.w('partYear', { count: String(months.length) })}</p>}
      <LeftOut year={year} />
      <table class="pay">
        <Head name={page.w('monthHead')} />
        <tbody>
          <tr class="total net">
            <th scope="row">
              {page.w('sum')} ({whole ? page.w('perYear') : count})
            </th>
            {total.map((net, i) => (
              <td class="n" key={schemes[i]} data-head={schemes[i]}>
                {wonText(net, page.lang.value)}
              </td>
            ))}
            <DifferenceCell nets={total} />
          </tr>
          {months.map((view) => (
            <tr key={view.month}>
              <th scope="row">
                {view.covered === 'yes' ? view.month : `${view.month} (${page.w(view.covered)})`}
              </th>
              <Totals view={view} kind="실수령" name={`${view.month} ${page.w('net')}`} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Why months are missing, each reason once with its months. */
function LeftOut({ year }: { readonly year: YearView }) {
  const page = usePage();
  const reasons = new Map<string, string[]>();
  for (const { month, problems } of year.failed)
    for (const text of new Set(problems.map(page.problemText)))
      reasons.set(text, [...(reasons.get(text) ?? []), month]);
  return (
    <>
      {year.unknown > 0 && <p class="help">{page.w('unknownMonths', { count: String(year.unknown) })}</p>}
      {[...reasons].map(([text, months]) => (
        <p class="help" key={text}>
          {year.months.length === 0 || text.includes(months[0] ?? '')
            ? text
            : `${months.join(', ')}: ${text}`}
        </p>
      ))}
    </>
  );
}

/** A month's totals of a kind, each with its explanation, and their difference. */
function Totals(props: { readonly view: MonthView; readonly kind: string; readonly name: string }) {
  const page = usePage();
  const { view, kind, name } = props;
  const totals = totalsOf(view, kind);
  return (
    <>
      {view.payslips.map((payslip, i) => (
        <td class="n" key={payslip.scheme} data-head={payslip.scheme}>
          <Opens
            payslip={payslip}
            term={totalTerm(payslip, kind)}
            name={name}
            text={wonText(totals[i] ?? 0, page.lang.value)}
          />
        </td>
      ))}
      <DifferenceCell nets={totals} />
    </>
  );
}

const gap = (nets: readonly number[]): number => (nets.at(-1) ?? 0) - (nets[0] ?? 0);

/** The difference of the last scheme from the first, in won. */
function DifferenceCell({ nets }: { readonly nets: readonly number[] }) {
  const page = usePage();
  const unit = page.lang.value === 'ko' && gap(nets) !== 0 ? '원' : '';
  return (
    <td class={`n ${tone(nets)}`} data-head={page.w('difference')}>
      {change(gap(nets))}
      {unit}
    </td>
  );
}

const tone = (nets: readonly number[]): string => {
  const moved = gap(nets);
  return moved < 0 ? 'less' : moved > 0 ? 'gain' : '';
};

function Head({ name }: { readonly name: string }) {
  const page = usePage();
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {page.session.schemes.map((scheme) => (
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

/** The pay month on leave of absence. */
export function LeaveOfAbsence() {
  const page = usePage();
  const answers = page.answers.value;
  const views = useSlices(JSON.stringify(answers.values), () => leaveViews(page.session, answers)) ?? [];
  if (views.length === 0) return null;
  const name = page.w('leave', { kind: page.leaveName?.toLowerCase() ?? '' });
  return (
    <section class="card" aria-labelledby="leave">
      <h2 id="leave">{name}</h2>
      <p class="help">{page.w('leaveHint', { month: views[0]?.month ?? '' })}</p>
      <table class="pay">
        <Head name={page.w('gross')} />
        <tbody>
          {views.map((view) => (
            <tr key={view.year}>
              <th scope="row">{page.w('leaveYear', { year: String(view.year) })}</th>
              <Totals
                view={view}
                kind="지급"
                name={`${name} ${page.w('leaveYear', { year: String(view.year) })} ${page.w('gross')}`}
              />
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
                const lacks = lacking(payslip, term, page.work.value.person);
                const isNothing = found !== undefined && isRatio(found.value) && isZero(found.value);
                return (
                  <td class="n" key={payslip.scheme} data-head={payslip.scheme}>
                    {found && isNothing && lacks.length > 0
                      ? page.w('lacks', { list: lacks.join(', ') })
                      : found && (
                          <Opens
                            payslip={payslip}
                            term={term}
                            name={name(term)}
                            text={display(found.value, payslip.evaluation.term(term).type)}
                          />
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
