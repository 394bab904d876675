import { parseMonth } from '../../calendar/date.ts';
import type { Figures } from '../../interview/verdict.ts';
import { bringList, rangeText, whyText } from '../../interview/verdict-text.ts';
import { type Comparison, difference } from '../../pay/comparison.ts';
import { amountOf } from '../../pay/payslip.ts';
import { change, won } from '../../writing/amount.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { takenLines } from '../take-text.ts';
import { Dials } from './dial.tsx';
import { AssumptionsCard, Findings } from './notes.tsx';
import { focusField, usePage } from './page.ts';
import { PayTable } from './pay-table.tsx';
import { LeaveOfAbsence, Shown, Year } from './views.tsx';
import { Waterfall } from './waterfall.tsx';

/** Everything that the answers come to. */
export function Results() {
  const page = usePage();
  const comparison = page.comparison.value;
  const stale = comparison !== undefined && page.work.value.comparison === undefined;
  return (
    <div class={stale ? 'stale' : ''}>
      <Wrong />
      {stale && <p class="help">{page.w('stale')}</p>}
      <Headline />
      {comparison !== undefined &&
        page.verdict.value.kind !== 'doubt' &&
        (page.verdict.value.kind === 'range' ? (
          <details class="card one-case">
            <summary>{page.w('asTaken')}</summary>
            <Details comparison={comparison} />
          </details>
        ) : (
          <Details comparison={comparison} />
        ))}
    </div>
  );
}

/** What stands behind the verdict. Under a range it is one case of many. */
function Details({ comparison }: { readonly comparison: Comparison }) {
  return (
    <>
      <Findings />
      <PayTable />
      <Waterfall comparison={comparison} />
      <Dials comparison={comparison} />
      <Year />
      <LeaveOfAbsence />
      <Shown comparison={comparison} />
      <AssumptionsCard comparison={comparison} />
    </>
  );
}

/** That something is wrong, and the way there. */
function Wrong() {
  const page = usePage();
  const shown = page.shownProblems.value;
  if (shown.length === 0) return null;
  return (
    <div class="wrong" role="alert">
      <p>
        <strong>{page.w('wrong', { count: String(shown.length) })}</strong>
      </p>
      <ul>
        {shown.map((one) => (
          <li key={`${one.field} ${one.problem.code}`}>
            {one.field === undefined ? (
              page.problemText(one)
            ) : (
              <button type="button" class="plain" onClick={() => one.field && focusField(one.field)}>
                {page.problemText(one)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The verdict, why, and the figures; a range with what would narrow it. */
function Headline() {
  const page = usePage();
  const verdict = page.verdict.value;
  const lang = page.lang.value;
  const comparison = page.work.value.comparison;
  const isExact = verdict.kind === 'amount' && comparison !== undefined;
  return (
    <section class="card headline" aria-labelledby="headline">
      <h2 id="headline">{page.verdictSaid}</h2>
      {isExact && <p class="because">{whyText(comparison, lang)}</p>}
      {verdict.kind === 'range' && (
        <ul class="ranges">
          {verdict.ranges.map((one) => (
            <li key={one.scheme}>{rangeText(one, lang)}</li>
          ))}
        </ul>
      )}
      {isExact && <Nets comparison={comparison} />}
      {verdict.kind === 'range' && <Left verdict={verdict} />}
      {(verdict.kind === 'range' || verdict.kind === 'amount') && <Taken verdict={verdict} />}
    </section>
  );
}

/** What each scheme pays, each opening to why, and the difference. */
function Nets({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage();
  const last = comparison.payslips.at(-1);
  if (last === undefined) return null;
  const amount = difference(comparison, last, page.netTerm);
  const unit = page.lang.value === 'ko' ? '원' : ' won';
  return (
    <dl class="figures">
      {comparison.payslips.map((payslip) => {
        const net = won(amountOf(payslip, page.netTerm));
        const label = { scheme: payslip.scheme, term: page.w('net'), amount: `${net}${unit}` };
        return (
          <div key={payslip.scheme}>
            <dt>
              {payslip.scheme} {page.w('net')}
            </dt>
            <dd data-net={payslip.scheme}>
              <button
                type="button"
                class="figure"
                aria-label={page.w('whyOf', label)}
                onClick={() => {
                  page.why(payslip, page.netTerm);
                }}
              >
                {net}
                <small>{unit}</small>
              </button>
            </dd>
          </div>
        );
      })}
      <div class={amount < 0 ? 'less' : amount > 0 ? 'gain' : ''}>
        <dt>
          {page.w('difference')} ({page.w('perMonth')})
        </dt>
        <dd data-net="차이">
          {change(amount)}
          <small>{unit}</small>
        </dd>
      </div>
    </dl>
  );
}

/** The questions that would narrow a range: first the next one, and all of them to bring. */
function Left({ verdict }: { readonly verdict: Figures }) {
  const page = usePage();
  const next = verdict.open.find(({ id }) => !page.answered(id));
  if (next !== undefined)
    return (
      <p>
        <button type="button" onClick={() => page.goTo(next.id)}>
          {page.w('stillAsk', { count: String(verdict.open.length) })}
        </button>
      </p>
    );
  return <p>{page.w('bringNext', { list: bringList(verdict, page.lang.value).join(', ') })}</p>;
}

/** Everything that the sentence takes as so, by name. */
function Taken({ verdict }: { readonly verdict: Figures }) {
  const page = usePage();
  const names = takenLines(verdict, page.lang.value);
  const assumed = assumedTexts(page.session.assumed(parseMonth(page.value('귀속월')) ?? -1), page.lang.value);
  if (names.length + assumed.length === 0) return null;
  return (
    <details class="taken">
      <summary>{page.w('takenAll')}</summary>
      {[...names, ...assumed].map((one) => (
        <p class="help" key={one}>
          {one}
        </p>
      ))}
    </details>
  );
}
