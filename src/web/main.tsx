import { render } from 'preact';
import { emptyAnswers, withValue } from '../interview/answers.ts';
import { InterviewSession } from '../interview/interview-session.ts';
import { unpacked } from './inlined.ts';
import { readFragment } from './keep.ts';
import { App } from './ui/app.tsx';
import { exploreFragment, Page } from './ui/page.ts';

/** Puts the page together; the rules lie packed in a block of it. */
async function start(): Promise<void> {
  const packed = document.getElementById('rules')?.textContent ?? '';
  const { rules, schemes, ...about } = await unpacked(packed);
  const session = InterviewSession.of(rules, schemes);
  const isExploring = location.hash === exploreFragment;
  const linked = isExploring ? emptyAnswers : readFragment(location.hash);
  const first = withValue(emptyAnswers, '귀속월', session.firstMonth);
  const page = new Page(session, about, linked === undefined || linked === emptyAnswers ? first : linked);
  page.view.value = isExploring ? 'explore' : 'counsel';
  if (linked === undefined) page.say(page.w('badLink'));
  else page.touched.value = new Set(Object.keys(linked.values));
  // A link's answers do not stay in the history, where the next person would find them.
  if (!isExploring && location.hash !== '') history.replaceState(null, '', location.pathname);
  const root = document.getElementById('app');
  if (root !== null) render(<App page={page} />, root);
  // The questions are painted and can be answered before anything is worked out.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        page.ready.value = true;
      }),
    ),
  );
}

// The same text begins the explorer's worker, where there is no document.
if (typeof document !== 'undefined') void start();
