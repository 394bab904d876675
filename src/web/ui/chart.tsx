import { wonText } from '../../report/payslip/figure.ts';
import { type CurvePoint, type Dial, dialUnit, stepNumber } from '../curve.ts';
import { usePage } from './page.ts';

const [width, height] = [1000, 300];

/** Net pay under each scheme over a dial's steps; the table below it says the same. */
export function Chart(props: {
  readonly dial: Dial;
  readonly points: readonly CurvePoint[];
  /** Where one scheme overtakes the other. */
  readonly even: readonly CurvePoint[];
  readonly now: CurvePoint | undefined;
}) {
  const page = usePage();
  const { dial, points, even, now } = props;
  const all = points.flatMap(({ nets }) => nets);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const high = most === least ? 1 : most - least;
  const [start, end] = [dial.steps[0] ?? '', dial.steps.at(-1) ?? ''].map(stepNumber);
  const x = ({ text }: CurvePoint): number =>
    ((stepNumber(text) - (start ?? 0)) / Math.max(1, (end ?? 0) - (start ?? 0))) * width;
  const isShown = now !== undefined && x(now) >= 0 && x(now) <= width;
  const y = (net: number): number => height - ((net - least) / high) * (height - 20) - 10;
  const label = (text: string | undefined): string => `${text ?? ''}${dialUnit(dial)}`;
  return (
    <figure class="chart">
      <p class="scale">{wonText(most, page.lang.value)}</p>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {even.map((point) => (
          <line key={point.text} class="even" x1={x(point)} x2={x(point)} y1="0" y2={height} />
        ))}
        {isShown && <line class="now" x1={x(now)} x2={x(now)} y1="0" y2={height} />}
        {page.session.schemes.map((scheme, i) => (
          <path
            key={scheme}
            class={`line line${i}`}
            d={points
              .map((point, at) => {
                const here = y(point.nets[i] ?? 0);
                return at === 0 ? `M${x(point)} ${here}` : `H${x(point)}V${here}`;
              })
              .join('')}
          />
        ))}
      </svg>
      <p class="scale">{wonText(least, page.lang.value)}</p>
      <div class="ends">
        <span>{label(dial.steps[0])}</span>
        <span>{label(dial.steps.at(-1))}</span>
      </div>
      <figcaption>
        {page.session.schemes.map((scheme, i) => (
          <span key={scheme} class={`key line${i}`}>
            {scheme}
          </span>
        ))}
        {even.length > 0 && <span class="key even">{page.w('evenMark')}</span>}
        {isShown && <span class="key now">{page.w('nowMark')}</span>}
      </figcaption>
    </figure>
  );
}
