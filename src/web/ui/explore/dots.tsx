import { wonText } from '../../../report/payslip/figure.ts';
import { change } from '../../../writing/amount.ts';
import type { ExplorerResult } from '../../explore/protocol.ts';
import { PersonView } from './person.tsx';
import { useExplore } from './state.ts';

const [width, height, edge] = [1000, 420, 14];
const groups = ['lose', 'same', 'gain', 'notCovered'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ changes, covered }: ExplorerResult, person: number): Group => {
  if (covered[person] !== 1) return 'notCovered';
  const won = changes[person] ?? 0;
  return won > 0 ? 'gain' : won < 0 ? 'lose' : 'same';
};

/** Where each person's dot lies. */
function placer({ paid, changes }: ExplorerResult) {
  const ends = (all: Float64Array, also: readonly number[]): readonly [number, number] => {
    const least = all.reduce((low, one) => Math.min(low, one), also[0] ?? Number.POSITIVE_INFINITY);
    const most = all.reduce((high, one) => Math.max(high, one), also[0] ?? Number.NEGATIVE_INFINITY);
    return [least, most];
  };
  const [left, right] = ends(paid, []);
  const [low, high] = ends(changes, [0]);
  const along = (one: number, from: number, to: number, size: number): number =>
    edge + ((one - from) / Math.max(1, to - from)) * (size - 2 * edge);
  return {
    ...{ left, right, low, high },
    x: (person: number) => along(paid[person] ?? 0, left, right, width),
    y: (won: number) => height - along(won, low, high, height),
  };
}

/** A dot for each person: what she gets now across, what changes up; who is chosen is shown below. */
export function Dots() {
  const explore = useExplore();
  const [opened, result] = [explore.opened.value, explore.result.value];
  if (opened === undefined || result === undefined) return null;
  const at = placer(result);
  const { changes } = result;
  const chosen = explore.chosen.value;
  const paths = new Map<Group, string[]>(groups.map((group) => [group, []]));
  for (let p = 0; p < changes.length; p++)
    paths.get(groupOf(result, p))?.push(`M${at.x(p).toFixed(1)} ${at.y(changes[p] ?? 0).toFixed(1)}h0`);
  const order = [...changes.keys()].sort((a, b) => (changes[a] ?? 0) - (changes[b] ?? 0) || a - b);
  const step = (by: number): void => {
    const place = chosen === undefined ? -1 : order.indexOf(chosen);
    explore.choose(order[Math.min(order.length - 1, Math.max(0, place + by))]);
  };
  const pick = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const far = (p: number): number =>
      ((at.x(p) / width) * box.width - x) ** 2 + ((at.y(changes[p] ?? 0) / height) * box.height - y) ** 2;
    let nearest: number | undefined;
    for (const p of changes.keys()) if (nearest === undefined || far(p) < far(nearest)) nearest = p;
    if (nearest !== undefined && far(nearest) < 30 ** 2) explore.choose(nearest);
  };
  const lang = explore.page.lang.value;
  return (
    <section class="card" aria-labelledby="dots">
      <h2 id="dots">{explore.w('dots')}</h2>
      <p class="help">{explore.w('dotsHint', { line: opened.choice.line })}</p>
      <figure class="chart dots">
        <p class="scale">{change(at.high)}</p>
        {/* The list below chooses by keyboard. */}
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" onClick={pick}>
          <line class="zero" x1="0" x2={width} y1={at.y(0)} y2={at.y(0)} />
          {groups.map((group) => (
            <path key={group} class={`dot dot-${group}`} d={paths.get(group)?.join('') ?? ''} />
          ))}
          {chosen !== undefined && (
            <path class="dot chosen" d={`M${at.x(chosen)} ${at.y(changes[chosen] ?? 0)}h0`} />
          )}
        </svg>
        <p class="scale">{change(at.low)}</p>
        <div class="ends">
          <span>{wonText(at.left, lang)}</span>
          <span>{wonText(at.right, lang)}</span>
        </div>
        <figcaption>
          {groups.map((group) => (
            <span key={group} class={`key round bar-${group}`}>
              {explore.w(group)}
            </span>
          ))}
        </figcaption>
      </figure>
      <div class="field">
        <label for="who-dot">{explore.w('who')}</label>
        <div class="control stepper">
          <select
            id="who-dot"
            value={chosen === undefined ? '' : String(chosen)}
            onChange={({ currentTarget }) =>
              explore.choose(currentTarget.value === '' ? undefined : Number(currentTarget.value))
            }
          >
            <option value="">{explore.w('choosePerson')}</option>
            {/* By number: a lever that moves re-orders nothing here. */}
            {opened.ids.map((id, p) => (
              <option key={id} value={String(p)} selected={p === chosen}>
                {id}
              </option>
            ))}
          </select>
          <button type="button" onClick={() => step(-1)}>
            {explore.w('previous')}
          </button>
          <button type="button" onClick={() => step(1)}>
            {explore.w('next')}
          </button>
        </div>
      </div>
      <PersonView />
    </section>
  );
}
