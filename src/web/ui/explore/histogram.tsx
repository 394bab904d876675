import { useLayoutEffect } from 'preact/hooks';
import { distributionChart } from '../../../report/chart/run-charts.ts';
import { wonText } from '../../../report/payslip/figure.ts';
import type { Bin } from '../../../run/histogram.ts';
import { change } from '../../../writing/amount.ts';
import { Drawn } from '../drawn.tsx';
import { useExplore } from './state.ts';

const [width, height] = [1000, 260];

/** How the covered people's changes spread; the table below says the same. */
export function Histogram() {
  const explore = useExplore();
  const [opened, result] = [explore.opened.value, explore.result.value];
  useLayoutEffect(() => explore.drawn(), [explore, result]);
  if (opened === undefined || result === undefined) return null;
  const { bins, binWidth } = result;
  const lang = explore.page.lang.value;
  const label = ({ from, to }: Bin): string =>
    from === to ? explore.w('noChange') : explore.w('bin', { from: change(from), to: change(to) });
  const took = explore.took.value;
  return (
    <section class="card" aria-labelledby="distribution">
      <h2 id="distribution">{explore.w('distribution')}</h2>
      <p class="help">
        {explore.w('distributionHint', {
          from: opened.months[0] ?? '',
          to: opened.months.at(-1) ?? '',
          width: wonText(binWidth, lang),
        })}
      </p>
      {bins.length === 0 ? (
        <p>{explore.w('nobody')}</p>
      ) : (
        <Drawn chart={distributionChart(bins, opened.choice.schemes[1], lang)} />
      )}
      <details>
        <summary>{explore.w('asTable')}</summary>
        <table class="plainTable" data-bins>
          <thead>
            <tr>
              <th scope="col">{explore.w('difference')}</th>
              <th scope="col" class="n">
                {explore.w('people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={`${bin.from} ${bin.to}`}>
                <th scope="row">{label(bin)}</th>
                <td class="n">{bin.people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="help" data-took={took}>
        {took !== undefined && explore.w('took', { ms: took.toFixed(0) })}
      </p>
    </section>
  );
}

/** The distribution as small as a line: for eyes, beside a sentence that says what it comes to. */
export function Strip({ bins }: { readonly bins: readonly Bin[] }) {
  const most = Math.max(1, ...bins.map(({ people }) => people));
  const each = width / bins.length;
  // Where losing ends.
  const zero = bins.findIndex(({ from }) => from >= 0);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map((bin, i) => {
        const tall = bin.people === 0 ? 0 : Math.max(3, (bin.people / most) * height);
        const kind = bin.from === bin.to ? 'whole' : bin.from < 0 ? 'less' : 'gain';
        return (
          <rect
            key={`${bin.from} ${bin.to}`}
            class={kind}
            x={i * each + each * 0.06}
            width={each * 0.88}
            y={height - tall}
            height={tall}
          />
        );
      })}
      {zero > 0 && <line class="zero" x1={zero * each} x2={zero * each} y1="0" y2={height} />}
    </svg>
  );
}
