import { useEffect, useState } from 'preact/hooks';
import { change, won } from '../../../writing/amount.ts';
import { usePage } from '../page.ts';
import { Consent } from './consent.tsx';
import { CostView } from './cost.tsx';
import { Data } from './data.tsx';
import { Dots } from './dots.tsx';
import { Groups } from './groups.tsx';
import { HeadCounts } from './heads.tsx';
import { Histogram, Strip } from './histogram.tsx';
import { Levers } from './levers.tsx';
import { ExploreContext, ExplorerState, useExplore } from './state.ts';
import { TakeAway } from './take-away.tsx';

let stored: ExplorerState | undefined;

/** The scenario explorer; its state outlives a look at the other view. */
export function Explorer() {
  const page = usePage();
  const [explore] = useState(() => {
    stored ??= new ExplorerState(page);
    return stored;
  });
  useEffect(() => {
    void explore.start();
  }, [explore]);
  const isOpen = explore.opened.value !== undefined;
  return (
    <ExploreContext.Provider value={explore}>
      <main class="explorer">
        <div>
          <Data />
          {isOpen && <Levers />}
        </div>
        <section class="result" id="result" tabIndex={-1} aria-label={explore.w('result')}>
          {isOpen ? (
            <>
              <HeadCounts />
              <Histogram />
              <Groups />
              <Dots />
              <CostView />
              <Consent />
              <TakeAway />
            </>
          ) : (
            <p class="card">{explore.w('working')}</p>
          )}
        </section>
        <Running />
      </main>
    </ExploreContext.Provider>
  );
}

/** What the levers come to, always on the screen. */
function Running() {
  const explore = useExplore();
  const result = explore.result.value;
  if (result === undefined) return null;
  const { gain, lose, difference } = result.heads;
  return (
    <a class="running" href="#result">
      {explore.busy.value && <small>{explore.w('working')} </small>}
      {explore.w('gain')} {won(gain)} · {explore.w('lose')} {won(lose)} · {change(difference)}
      {explore.page.lang.value === 'ko' ? '원' : ' won'}
      <Strip bins={result.bins} />
    </a>
  );
}
