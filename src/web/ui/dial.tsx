import { useEffect } from 'preact/hooks';
import { ratio } from '../../formula/ratio.ts';
import { withValue } from '../../interview/session.ts';
import { change } from '../../report/amount.ts';
import { hoursText, wonText } from '../../report/payslip-figure.ts';
import type { Comparison } from '../../scenario/compare.ts';
import {
  type Dial,
  dialsOf,
  endOfDay,
  evenPoints,
  gap,
  type Point,
  pointsOf,
  turned,
  unitOf,
} from '../curve.ts';
import { Chart } from './chart.tsx';
import { domId, type Page, usePage } from './page.ts';
import { useSlices } from './slices.ts';

/** What can be turned, with the point from which the schemes pay alike. */
export function Dials({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage();
  const before = page.before.value;
  return (
    <section class="card dials" aria-labelledby="dials">
      <h2 id="dials">{page.w('dials')}</h2>
      <p class="help">{page.w('dialsHint')}</p>
      {dialsOf(page.desk, comparison).map((dial) => (
        <OneDial key={dial.id} dial={dial} />
      ))}
      {before !== undefined && (
        <button
          type="button"
          onClick={() => {
            page.session.value = before;
            page.before.value = undefined;
          }}
        >
          {page.w('back')}
        </button>
      )}
    </section>
  );
}

function OneDial({ dial }: { readonly dial: Dial }) {
  const page = usePage();
  const session = page.session.value;
  const others = withValue(session, dial.id, '');
  const key = JSON.stringify([others.values, dial.steps.length, page.desk.schemes]);
  const points = useSlices(key, () => pointsOf(page.desk, session, dial)) ?? [];
  const value = page.value(dial.id);
  const at = nearestStep(dial, value);
  const name = dialName(page, dial);
  const now = points.find(({ text }) => text === dial.steps[at]);
  const even = points.length === 0 ? '' : evenText(page, dial, points).join(' ');
  useEffect(() => {
    if (even !== '') page.takeAlong(dial.id, `${name}: ${even}`);
  }, [page, dial.id, name, even]);
  const turn = (step: number): void => {
    page.before.value ??= session;
    page.touch(dial.id);
    page.session.value = turned(page.desk, page.session.value, dial, dial.steps[step] ?? '');
  };
  const id = `d-${domId(dial.id)}`;
  return (
    <div class="dial">
      <label for={id}>{name}</label>
      <p class="now">
        <strong>{value === '' ? '–' : `${value}${unitOf(dial)}`}</strong>
        {dial.id === endOfDay && now !== undefined && <span> {overtimeText(page, now)}</span>}
      </p>
      <input
        id={id}
        type="range"
        min={0}
        max={dial.steps.length - 1}
        step={1}
        value={at}
        aria-valuetext={`${dial.steps[at] ?? ''}${unitOf(dial)}`}
        onInput={({ currentTarget }) => turn(Number(currentTarget.value))}
      />
      {points.length === 0 ? (
        <p class="help">{page.w('counting')}</p>
      ) : (
        <>
          <Chart dial={dial} points={points} now={value === '' ? undefined : now} />
          <p class="even">{even}</p>
          <Steps dial={dial} points={points} name={name} />
        </>
      )}
    </div>
  );
}

/** The step at or below a typed answer. */
function nearestStep({ steps }: Dial, value: string): number {
  const exact = steps.indexOf(value.trim());
  if (exact >= 0) return exact;
  const number = Number(value.replace(/[,:]/g, ''));
  const below = steps.filter((step) => Number(step.replace(':', '')) <= number).length - 1;
  return Number.isFinite(number) ? Math.max(0, below) : 0;
}

export const dialName = (page: Page, { question }: Dial): string => {
  if (question === undefined) return page.w('endOfDay');
  return page.lang.value === 'ko' ? question.key : `${question.term.label} (${question.key})`;
};

const overtimeText = (page: Page, { overtime }: Point): string =>
  page.desk.schemes
    .map((scheme, i) =>
      page.w('overtimeOf', { scheme, text: hoursText(ratio(overtime[i] ?? 0), page.lang.value) }),
    )
    .join(', ');

/** From where on the schemes pay alike. */
function evenText(page: Page, dial: Dial, points: readonly Point[]): string[] {
  const [first = '', last = ''] = [page.desk.schemes[0], page.desk.schemes.at(-1)];
  const even = evenPoints(points);
  if (even.length === 0)
    return [page.w(points.every((one) => gap(one) >= 0) ? 'always' : 'never', { first, last })];
  return even.map((point) => {
    const hours = dial.id === endOfDay ? ` (${overtimeText(page, point)})` : '';
    return page.w('even', { first, last, at: `${point.text}${unitOf(dial)}${hours}` });
  });
}

/** The drawn lines as figures. */
function Steps(props: { readonly dial: Dial; readonly points: readonly Point[]; readonly name: string }) {
  const page = usePage();
  const { dial, points, name } = props;
  const lang = page.lang.value;
  return (
    <details>
      <summary>
        {page.w('asTable')} <span class="hidden">{name}</span>
      </summary>
      <table class="pay">
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
        <tbody>
          {points.map((point) => (
            <tr key={point.text}>
              <th scope="row">
                {point.text}
                {unitOf(dial)}
              </th>
              {point.nets.map((net, i) => (
                <td class="n" key={page.desk.schemes[i]} data-head={page.desk.schemes[i]}>
                  {wonText(net, lang)}
                </td>
              ))}
              <td class="n" data-head={page.w('difference')}>
                {change(gap(point))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
