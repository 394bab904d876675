import { useEffect, useState } from 'preact/hooks';
import { rangeText } from '../../interview/verdict-text.ts';
import { example } from '../example.ts';
import { exploreWord } from '../explore-words.ts';
import { readFragment } from '../keep.ts';
import { Conversation } from './conversation.tsx';
import { Explain } from './explain.tsx';
import { Explorer } from './explore/explorer.tsx';
import { Form } from './form.tsx';
import { checkStep, exploreFragment, type Page, PageContext } from './page.ts';
import { Paper } from './paper.tsx';
import { People } from './people.tsx';
import { Results } from './results.tsx';
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
    const onClick = (event: Event): void => toResult(page, event);
    addEventListener('click', onClick);
    return () => removeEventListener('click', onClick);
  }, [page]);
  useEffect(() => {
    const narrow = matchMedia('(max-width: 63.99rem)');
    const measure = (): void => {
      page.oneByOne.value = narrow.matches;
    };
    measure();
    narrow.addEventListener('change', measure);
    return () => narrow.removeEventListener('change', measure);
  }, [page]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (page.isUnsaved) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [page]);
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
              <button
                type="button"
                onClick={() => {
                  page.replace(example(page.session));
                  page.say(page.w('exampleShown'));
                }}
              >
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
              <>
                <button type="button" onClick={() => page.next()}>
                  {page.w('nextPerson')}
                </button>
                <button type="button" onClick={() => page.clearAll()}>
                  {page.w('clear')}
                </button>
              </>
            )}
          </div>
        </header>
        {isExploring ? (
          <Explorer />
        ) : (
          <main>
            {page.oneByOne.value ? <Conversation /> : <Form />}
            <section
              class="result"
              hidden={page.oneByOne.value && page.step.value !== checkStep}
              id="result"
              tabIndex={-1}
              aria-label={page.w('result')}
            >
              <Results />
              <Take />
              <People />
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
function toResult(page: Page, event: Event): void {
  if (!(event.target instanceof Element) || event.target.closest('a[href="#result"]') === null) return;
  event.preventDefault();
  page.step.value = checkStep;
  // On a phone the answer is behind the questions until it is asked for.
  requestAnimationFrame(() => {
    const result = document.getElementById('result');
    result?.focus({ preventScroll: true });
    result?.scrollIntoView();
  });
}

/** What the answer is now, in a line or two; what is still being typed is no mistake yet. */
function summary(page: Page): string {
  const verdict = page.verdict.value;
  const wrong = page.shownProblems.value.length;
  if (verdict.kind !== 'wrong') return page.verdictSaid;
  return wrong > 0 ? page.w('wrong', { count: String(wrong) }) : page.w('typing');
}

/** The same as figures alone, where room is scarce. */
function running(page: Page): string {
  const verdict = page.verdict.value;
  if (verdict.kind !== 'range') return summary(page);
  return verdict.ranges.map((one) => rangeText(one, page.lang.value)).join(' / ');
}

/** The answer so far, always on the screen. */
function Running({ page }: { readonly page: Page }) {
  return (
    <a class="running" href="#result">
      {running(page)}
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
      <div class={said === '' ? 'hidden' : 'toast'}>
        <p role="status">{said}</p>
        {said !== '' && page.undoable.value !== undefined && (
          <button type="button" onClick={() => page.undo()}>
            {page.w('undo')}
          </button>
        )}
      </div>
    </>
  );
}
