import { useEffect, useState } from 'preact/hooks';
import { compareRatios } from '../../../formula/ratio.ts';
import { readNumber } from '../../../people/cells/number.ts';
import { plainSpelling } from '../../../people/cells/plain.ts';
import type { ShownLever } from '../../explore/protocol.ts';
import { useExplore } from './state.ts';

/** The parameters that the rules offer to be moved. */
export function Levers() {
  const explore = useExplore();
  const opened = explore.opened.value;
  if (opened === undefined) return null;
  const { levers, choice } = opened;
  return (
    <section class="form levers" aria-labelledby="levers">
      <h2 id="levers">{explore.w('levers')}</h2>
      <p class="help">{explore.w('leversHint', { scheme: choice.schemes[1] })}</p>
      <button
        type="button"
        disabled={explore.moves.value.size === 0}
        onClick={({ timeStamp }) => explore.reset(timeStamp)}
      >
        {explore.w('resetAll')}
      </button>
      {levers.map((lever) => (
        <LeverField key={`${choice.schemes[1]} ${lever.term}`} lever={lever} />
      ))}
    </section>
  );
}

function LeverField({ lever }: { readonly lever: ShownLever }) {
  const explore = useExplore();
  const { term, label, values, kind, rests, provision } = lever;
  const moved = explore.moves.value.get(term);
  const place = moved ?? rests;
  const shown = place === undefined ? explore.w('restsBy') : (values[place]?.shown ?? '');
  const name = explore.page.lang.value === 'ko' ? term : `${label} (${term})`;
  const rested = rests === undefined ? explore.w('restsBy') : (values[rests]?.shown ?? '');
  return (
    <div class="lever" data-lever={term}>
      <div class="head">
        <label for={`lever-${term}`}>{name}</label>
        <strong>{shown}</strong>
      </div>
      {kind === 'choice' || kind === 'truth' ? (
        <select
          id={`lever-${term}`}
          value={place === undefined ? '' : String(place)}
          onChange={({ currentTarget, timeStamp }) => {
            if (currentTarget.value === '') explore.reset(timeStamp, term);
            else explore.move(lever, Number(currentTarget.value), timeStamp);
          }}
        >
          {rests === undefined && <option value="">{explore.w('restsBy')}</option>}
          {values.map((one, i) => (
            <option key={one.text} value={String(i)} selected={i === place}>
              {one.shown}
            </option>
          ))}
        </select>
      ) : (
        <div class="slide">
          <input
            id={`lever-${term}`}
            type="range"
            min="0"
            max={String(values.length - 1)}
            step="1"
            value={String(place ?? Math.floor(values.length / 2))}
            aria-valuetext={shown}
            onInput={({ currentTarget, timeStamp }) =>
              explore.move(lever, Number(currentTarget.value), timeStamp)
            }
          />
          <Typed lever={lever} name={name} place={place} />
        </div>
      )}
      <p class="help">
        {explore.w('rests')}: {rested} · {provision}
      </p>
      {moved !== undefined && (
        <button type="button" class="plain" onClick={({ timeStamp }) => explore.reset(timeStamp, term)}>
          {explore.w('reset')} <span class="hidden">{name}</span>
        </button>
      )}
    </div>
  );
}

/** The lever's value as a number: what is none of its values is named beside it, and stays. */
function Typed(props: {
  readonly lever: ShownLever;
  readonly name: string;
  readonly place: number | undefined;
}) {
  const explore = useExplore();
  const { lever, name, place } = props;
  const { values, unit, kind } = lever;
  const now = place === undefined ? '' : (values[place]?.typed ?? '');
  const [text, setText] = useState(now);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    setText(now);
    setWrong(false);
  }, [now]);
  const id = `typed-${lever.term}`;
  const take = (written: string, at: number): void => {
    const found = placeOf(written, lever);
    setWrong(found === undefined && plainSpelling(written) !== '');
    if (found !== undefined) explore.move(lever, found, at);
  };
  const from = values[0]?.shown ?? '';
  const to = values.at(-1)?.shown ?? '';
  return (
    <div class="typed">
      <div class="control">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-label={name}
          aria-invalid={isWrong}
          aria-describedby={`${id}-notes`}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onChange={({ currentTarget, timeStamp }) => take(currentTarget.value, timeStamp)}
          onKeyDown={({ key, currentTarget, timeStamp }) => {
            if (key === 'Enter') take(currentTarget.value, timeStamp);
          }}
        />
        {kind === 'number' && <span class="unit">{unit === '비율' ? '%' : unit === '수' ? '' : unit}</span>}
      </div>
      <div id={`${id}-notes`}>
        {isWrong && <p class="error">{explore.w('notOne', { from, to, near: nearText(text, lever) })}</p>}
      </div>
    </div>
  );
}

const readTyped = (text: string, { unit }: ShownLever) => {
  const own = plainSpelling(text);
  return unit === '비율' && !own.endsWith('%') ? readNumber(`${own}%`, unit) : readNumber(own, unit);
};

/** The place of the value that was typed; undefined where it is none of the lever's. */
function placeOf(text: string, lever: ShownLever): number | undefined {
  const written = plainSpelling(text);
  const exact = lever.values.findIndex(({ shown, typed }) => written === shown || written === typed);
  if (exact >= 0 || lever.kind !== 'number') return exact < 0 ? undefined : exact;
  const reading = readTyped(text, lever);
  if (!reading.ok) return undefined;
  const found = lever.values.findIndex(({ typed }) => {
    const own = readTyped(typed, lever);
    return own.ok && compareRatios(own.value, reading.value) === 0;
  });
  return found < 0 ? undefined : found;
}

/** The values on both sides of what was typed. */
function nearText(text: string, lever: ShownLever): string {
  const { values } = lever;
  const reading = readTyped(text, lever);
  const above = reading.ok
    ? values.findIndex(({ typed }) => {
        const own = readTyped(typed, lever);
        return own.ok && compareRatios(own.value, reading.value) > 0;
      })
    : 1;
  const around = above < 0 ? [values.at(-1)] : [values[above - 1], values[above]];
  return around.flatMap((one) => (one === undefined ? [] : [one.shown])).join(', ');
}
