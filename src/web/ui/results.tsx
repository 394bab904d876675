import { parseMonth } from '../../calendar/date.ts';
import { itemName } from '../../interview/about.ts';
import { answerOf, rowsOf } from '../../interview/answers.ts';
import { usualOpen } from '../../interview/range.ts';
import { difference } from '../../pay/comparison.ts';
import { wonText } from '../../report/payslip/figure.ts';
import { change, won } from '../../writing/amount.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { Dials } from './dial.tsx';
import { AssumptionsCard, Findings } from './notes.tsx';
import { focusField, type Page, usePage } from './page.ts';
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
      {comparison === undefined ? <SoFar /> : <Headline />}
      {comparison !== undefined && (
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
      )}
    </div>
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

/** What the answers so far leave open. */
function SoFar() {
  const page = usePage();
  const { missing } = page.work.value;
  return (
    <section class="card sofar">
      <h2>{page.w('noAnswer')}</h2>
      {page.ranges.value !== undefined && (
        <>
          <p>{page.w('sofar')}</p>
          <RangeList />
          <p class="help">{rangeAssumes(page)}</p>
          {assumedTexts(page.session.assumed(parseMonth(page.value('귀속월')) ?? -1), page.lang.value).map(
            (one) => (
              <p class="help" key={one}>
                {one}
              </p>
            ),
          )}
        </>
      )}
      {missing.length > 0 && (
        <p>
          <button type="button" onClick={() => missing[0] && focusField(missing[0])}>
            {page.w('stillAsk', { count: String(missing.length) })}
          </button>
        </p>
      )}
    </section>
  );
}

/** What the range takes as the rules have it, for nobody has said otherwise. */
function rangeAssumes(page: Page): string {
  const silent = page.session.questions.filter(
    (question) =>
      question.term.fact?.first === true && usualOpen(question) === 'absent' && !hasAnswer(page, question.id),
  );
  const list = [
    ...(hasAnswer(page, '근무시간대.시작') ? [] : [page.w('rangeHours')]),
    ...silent.map(({ key, term }) => (page.lang.value === 'ko' ? key : `${term.label} (${key})`)),
    ...page.session.lists
      .filter(({ id, about }) => about.first && rowsOf(page.answers.value, id).length === 0)
      .map((list) => itemName(list, page.lang.value)),
  ];
  return list.length === 0 ? '' : page.w('rangeAssumes', { list: list.join(', ') });
}

const hasAnswer = (page: Page, id: string): boolean => answerOf(page.answers.value, id) !== '';

/** What net pay must lie between, by scheme. */
function RangeList() {
  const page = usePage();
  return (
    <ul class="ranges">
      {page.ranges.value?.map((range) => (
        <li key={range.scheme}>{netRangeText(page, range)}</li>
      ))}
    </ul>
  );
}

type RangeOfScheme = NonNullable<Page['ranges']['value']>[number];

export function netRangeText(page: Page, { scheme, from, to }: RangeOfScheme): string {
  const text = (amount: number | undefined): string =>
    amount === undefined ? '…' : wonText(amount, page.lang.value);
  const values = { scheme, from: text(from), to: text(to) };
  return from !== undefined && from === to ? page.w('exactOf', values) : page.w('rangeOf', values);
}

/** The answer in one sentence and three figures. */
function Headline() {
  const page = usePage();
  const comparison = page.comparison.value;
  const sheet = page.sheet.value;
  const last = comparison?.payslips.at(-1);
  if (comparison === undefined || sheet === undefined || last === undefined) return null;
  const amount = difference(comparison, last, page.netTerm);
  const unit = page.lang.value === 'ko' ? '원' : ' won';
  const said = headlineText(page, last.scheme, amount);
  const open = page.isOpen.value;
  return (
    <section class="card headline" aria-labelledby="headline">
      <h2 id="headline">{open ? page.w('openHeadline') : said}</h2>
      {open && (
        <>
          <p>{page.w('openRange')}</p>
          <RangeList />
          <p>{page.w('openOtherwise', { text: said })}</p>
        </>
      )}
      <dl class="figures">
        {comparison.payslips.map((payslip) => {
          const net = payslip.lines.find(({ total }) => total.term === page.netTerm)?.total.amount ?? 0;
          return (
            <div key={payslip.scheme}>
              <dt>
                {payslip.scheme} {page.w('net')}
              </dt>
              <dd data-net={payslip.scheme}>
                <button
                  type="button"
                  class="figure"
                  aria-label={page.w('whyOf', {
                    scheme: payslip.scheme,
                    term: page.w('net'),
                    amount: `${won(net)}${unit}`,
                  })}
                  onClick={() => {
                    page.why(payslip, page.netTerm);
                  }}
                >
                  {won(net)}
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
      {!last.covered && (
        <p class="warn">
          {page.w('notCovered', {
            scheme: last.scheme,
            applied: last.applied,
            reasons: last.missed.join(', '),
          })}
        </p>
      )}
    </section>
  );
}

/** 개편안이면 한 달 실수령액이 215,048원 늘어납니다. */
export function headlineText(page: Page, scheme: string, amount: number): string {
  const key = amount > 0 ? 'more_' : amount < 0 ? 'less_' : 'same_';
  const text = page.w(key, { amount: wonText(Math.abs(amount), page.lang.value) });
  return page.w('headline', { scheme, change: text });
}
