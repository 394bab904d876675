import { useEffect, useState } from 'preact/hooks';
import { difference } from '../../pay/comparison.ts';
import { example } from '../example.ts';
import { exploreWord } from '../explore-words.ts';
import { readFragment } from '../keep.ts';
import { Explain } from './explain.tsx';
import { Explorer } from './explore/explorer.tsx';
import { Form } from './form.tsx';
import { exploreFragment, type Page, PageContext } from './page.ts';
import { Paper } from './paper.tsx';
import { headlineText, netRangeText, Results } from './results.tsx';
import { Take } from './take.tsx';

/** Sizes of the letters, as the root element's class. */
const sizes = ['size1', 'size2', 'size3'] as const;

export function App({ page }: { readonly page: Page }) {
  const [size, setSize] = useState(0);
  const lang = page.lang.value;
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = page.w('title');
  }, [lang, page]);
  useEffect(() => {
    document.documentElement.className = sizes[size] ?? '';
  }, [size]);
  useEffect(() => {
    const onHash = (): void => {
      page.view.value = location.hash === exploreFragment ? 'explore' : 'counsel';
      if (page.view.value === 'explore') return;
      const answers = readFragment(location.hash);
      if (answers === undefined) page.say(page.w('badLink'));
      else if (Object.keys(answers.values).length > 0) {
        page.replace(answers);
        history.replaceState(null, '', location.pathname);
      }
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [page]);
  useEffect(() => {
    addEventListener('click', toResult);
    return () => removeEventListener('click', toResult);
  }, []);
  const isExploring = page.view.value === 'explore';
  return (
    <PageContext.Provider value={page}>
      <div class="app">
        <a class="skip" href="#result">
          {page.w('skip')}
        </a>
        <header>
          <Tabs page={page} />
          <h1>{isExploring ? exploreWord(lang, 'title') : page.w('title')}</h1>
          <p class="lead">{isExploring ? exploreWord(lang, 'lead') : page.w('lead')}</p>
          {!isExploring && <p class="privacy">{page.w('privacy')}</p>}
          <div class="buttons">
            {!isExploring && (
              <button type="button" onClick={() => page.replace(example(page.session))}>
                {page.w('example')}
              </button>
            )}
            <button type="button" onClick={() => setSize((size + 1) % sizes.length)}>
              {page.w('bigger')}
            </button>
            <button
              type="button"
              lang={lang === 'ko' ? 'en' : 'ko'}
              onClick={() => {
                page.lang.value = lang === 'ko' ? 'en' : 'ko';
              }}
            >
              {page.w('otherLang')}
            </button>
            {!isExploring && (
              <button type="button" onClick={() => page.clear()}>
                {page.w('clear')}
              </button>
            )}
          </div>
        </header>
        {isExploring ? (
          <Explorer />
        ) : (
          <main>
            <Form />
            <section class="result" id="result" tabIndex={-1} aria-label={page.w('result')}>
              <Results />
              <Take />
            </section>
            <Running page={page} />
          </main>
        )}
        <footer>
          <p>
            {page.w('simulated')} {page.w('title')} {page.about.version} · {page.about.hash}
          </p>
        </footer>
        <Live page={page} />
        <Explain />
      </div>
      {!isExploring && <Paper />}
    </PageContext.Provider>
  );
}

/** The two views of the page; the answers of one stay while the other is looked at. */
function Tabs({ page }: { readonly page: Page }) {
  const lang = page.lang.value;
  const views = [
    ['counsel', '#', exploreWord(lang, 'tabCounsel')],
    ['explore', exploreFragment, exploreWord(lang, 'tabExplore')],
  ] as const;
  return (
    <nav class="tabs" aria-label={`${exploreWord(lang, 'tabCounsel')}, ${exploreWord(lang, 'tabExplore')}`}>
      {views.map(([view, href, text]) => (
        <a key={view} href={href} aria-current={page.view.value === view ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}

/** A link to the answer leaves nothing in the history: going back must bring no earlier answers up. */
function toResult(event: Event): void {
  if (!(event.target instanceof Element) || event.target.closest('a[href="#result"]') === null) return;
  event.preventDefault();
  const result = document.getElementById('result');
  result?.focus({ preventScroll: true });
  result?.scrollIntoView();
}

/** What the answer is now, in one line. */
function summary(page: Page): string {
  const { comparison } = page.work.value;
  const last = comparison?.payslips.at(-1);
  const wrong = page.shownProblems.value.length;
  // What a wrong answer would come to is not said.
  if (wrong > 0) return page.w('wrong', { count: String(wrong) });
  if (comparison !== undefined && last !== undefined && !page.isOpen.value)
    return headlineText(page, last.scheme, difference(comparison, last, page.netTerm));
  return page.ranges.value?.map((range) => netRangeText(page, range)).join(' / ') ?? page.w('pending');
}

/** The answer so far, always on the screen. */
function Running({ page }: { readonly page: Page }) {
  return (
    <a class="running" href="#result">
      {summary(page)}
    </a>
  );
}

/** How long a notice stands, in milliseconds; nothing is lost with it. */
const shownFor = 12_000;

/** What is said to those who hear the page: once the answer has come to rest. */
function Live({ page }: { readonly page: Page }) {
  const [text, setText] = useState('');
  // The explorer says its own.
  const now = page.view.value === 'explore' ? '' : summary(page);
  useEffect(() => {
    const timer = setTimeout(() => setText(now), 700);
    return () => clearTimeout(timer);
  }, [now]);
  const { value: said } = page.said;
  useEffect(() => {
    const timer = setTimeout(() => page.say(''), shownFor);
    return () => clearTimeout(timer);
  }, [page, said]);
  return (
    <>
      <p class="hidden" role="status" aria-live="polite">
        {text}
      </p>
      <p class={said === '' ? 'hidden' : 'toast'} role="status">
        {said}
      </p>
    </>
  );
}
