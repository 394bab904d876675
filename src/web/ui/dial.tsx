import { useEffect } from 'preact/hooks';
import { groupDigits } from '../../formula/display.ts';
import { ratio } from '../../formula/ratio.ts';
import { answerOf, withValue } from '../../interview/answers.ts';
import type { Comparison } from '../../pay/comparison.ts';
import { hoursText, wonText } from '../../report/payslip/figure.ts';
import { change } from '../../writing/amount.ts';
import {
  type CurvePoint,
  crossings,
  type Dial,
  dialsOf,
  dialUnit,
  endOfDay,
  evenRuns,
  gap,
  pointOf,
  pointsOf,
  readStep,
  stepNumber,
  turned,
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
      {dialsOf(page.session, comparison).map((dial) => (
        <OneDial key={dial.id} dial={dial} />
      ))}
      {before !== undefined && (
        <button
          type="button"
          onClick={() => {
            page.answers.value = Object.entries(before).reduce(
              (now, [id, text]) => withValue(now, id, text),
              page.answers.value,
            );
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
  const answers = page.answers.value;
  const others = withValue(answers, dial.id, '');
  const key = JSON.stringify([others.values, dial.steps.length, page.session.schemes]);
  const points = useSlices(key, () => pointsOf(page.session, answers, dial)) ?? [];
  const every = useSlices(key, () => pointsOf(page.session, answers, dial, dial.between ?? [])) ?? [];
  // Where the schemes pay alike is looked for at every minute, and drawn at every tenth.
  const all = dial.between === undefined ? points : every;
  // What was read, however it was typed: 오후 6시 and 18:00 are one answer.
  const { comparison, person } = page.work.value;
  const value = answerOf(answers, dial.id) === '' ? undefined : readStep(dial, person);
  const at = nearestStep(dial, value);
  const name = dialName(page, dial);
  const now = value === undefined || comparison === undefined ? undefined : pointOf(comparison, value);
  const even = all.length === 0 ? '' : evenText(page, dial, all);
  const isCrossed = crossings(all).length > 0;
  useEffect(() => {
    // What moves nothing would make nothing up.
    page.takeAlong(dial.id, isCrossed ? `${name}: ${even}` : '');
  }, [page, dial.id, name, even, isCrossed]);
  const turn = (step: number): void => {
    const next = turned(page.session, page.answers.value, dial, dial.steps[step] ?? '');
    page.keepBefore(next);
    page.touch(dial.id);
    page.answers.value = next;
  };
  const id = `d-${domId(dial.id)}`;
  return (
    <div class="dial">
      <label for={id}>{name}</label>
      <p class="now">
        <strong>{value === undefined ? '–' : stepText(dial, value)}</strong>
        {dial.id === endOfDay && now !== undefined && <span> {overtimeText(page, now)}</span>}
      </p>
      <input
        id={id}
        type="range"
        min={0}
        max={dial.steps.length - 1}
        step={1}
        value={at}
        aria-valuetext={value === undefined ? '–' : stepText(dial, value)}
        onInput={({ currentTarget }) => turn(Number(currentTarget.value))}
      />
      {points.length === 0 ? (
        <p class="help">{page.w(comparison === undefined ? 'pending' : 'counting')}</p>
      ) : (
        <>
          <Chart dial={dial} points={points} even={crossings(all)} now={now} />
          <p class="even">{even === '' ? page.w('counting') : even}</p>
          <Steps dial={dial} points={points} name={name} />
        </>
      )}
    </div>
  );
}

/** The step at or below an answer. */
function nearestStep({ steps }: Dial, value: string | undefined): number {
  if (value === undefined) return 0;
  return Math.max(0, steps.filter((step) => stepNumber(step) <= stepNumber(value)).length - 1);
}

const stepText = (dial: Dial, text: string): string =>
  `${text.includes(':') ? text : groupDigits(text)}${dialUnit(dial)}`;

export const dialName = (page: Page, { question }: Dial): string => {
  if (question === undefined) return page.w('endOfDay');
  return page.lang.value === 'ko' ? question.key : `${question.term.label} (${question.key})`;
};

const overtimeText = (page: Page, { overtime }: CurvePoint): string =>
  page.session.schemes
    .map((scheme, i) =>
      page.w('overtimeOf', { scheme, text: hoursText(ratio(overtime[i] ?? 0), page.lang.value) }),
    )
    .join(', ');

/** Where the last scheme pays no less than the first: every segment of the steps. */
function evenText(page: Page, dial: Dial, points: readonly CurvePoint[]): string {
  const [first = '', last = ''] = [page.session.schemes[0], page.session.schemes.at(-1)];
  const [start, end] = [points[0], points.at(-1)];
  const runs = evenRuns(points);
  if (start === undefined || end === undefined) return '';
  const range = { from: stepText(dial, start.text), to: stepText(dial, end.text) };
  if (runs.length === 0) return page.w('never', { first, last, ...range });
  if (runs[0]?.from === start && runs[0].to === end) return page.w('always', { first, last, ...range });
  const at = (point: CurvePoint): string => {
    const hours = dial.id === endOfDay ? ` (${overtimeText(page, point)})` : '';
    return `${stepText(dial, point.text)}${hours}`;
  };
  const segments = runs.map(({ from, to }) => {
    const ends = { from: at(from), to: at(to) };
    if (from === to) return page.w('onlyAt', ends);
    return page.w(to === end ? 'onFrom' : from === start ? 'upTo' : 'fromTo', ends);
  });
  return page.w('even', { first, last, at: segments.join(', ') });
}

/** The drawn lines as figures. */
function Steps(props: {
  readonly dial: Dial;
  readonly points: readonly CurvePoint[];
  readonly name: string;
}) {
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
        <tbody>
          {points.map((point) => (
            <tr key={point.text}>
              <th scope="row">{stepText(dial, point.text)}</th>
              {point.nets.map((net, i) => (
                <td class="n" key={page.session.schemes[i]} data-head={page.session.schemes[i]}>
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
