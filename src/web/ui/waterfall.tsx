import type { Comparison } from '../../pay/comparison.ts';
import { change, won } from '../../writing/amount.ts';
import { waterfall } from '../waterfall.ts';
import { Opens } from './amount.tsx';
import { usePage } from './page.ts';

const width = 1000;

/** What moved the money: a table whose rows are drawn, too. */
export function Waterfall({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage();
  const steps = waterfall(comparison);
  const most = Math.max(1, ...steps.flatMap(({ from, to }) => [from, to]));
  const least = Math.min(0, ...steps.flatMap(({ from, to }) => [from, to]));
  const at = (amount: number): number => ((amount - least) / (most - least)) * width;
  const unit = page.lang.value === 'ko' ? '원' : '';
  const label = (name: string): string => {
    if (page.lang.value === 'ko') return name;
    const rule = comparison.payslips.map(({ program }) => program.terms.get(name)?.rule).find(Boolean);
    return rule === undefined ? name : `${rule.label} (${name})`;
  };
  const values = {
    first: comparison.payslips[0]?.scheme ?? '',
    last: comparison.payslips.at(-1)?.scheme ?? '',
  };
  return (
    <section class="card" aria-labelledby="moved">
      <h2 id="moved">{page.w('moved')}</h2>
      <p class="help">{page.w('movedHint', values)}</p>
      <table class="waterfall">
        <thead class="hidden">
          <tr>
            <th scope="col">{page.w('item')}</th>
            <td />
            <th scope="col">{page.w('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, from, to, whole, term, payslip }, i) => {
            const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
            const text = `${whole ? won(to) : change(to - from)}${unit}`;
            const kind = whole ? 'whole' : to < from ? 'less' : 'gain';
            return (
              <tr key={`${i} ${name}`} class={whole ? 'total' : ''}>
                <th scope="row">{label(name)}</th>
                <td class="bar">
                  <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true">
                    <rect x={left} y="2" width={Math.max(2, right - left)} height="16" class={kind} />
                    <line x1={at(to)} x2={at(to)} y1="18" y2="20" class="join" />
                  </svg>
                </td>
                <td class={`n ${whole ? '' : kind}`}>
                  {payslip ? <Opens payslip={payslip} term={term} name={label(term)} text={text} /> : text}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
