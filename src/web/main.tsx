import { render } from 'preact';
import { Desk } from '../interview/desk.ts';
import { emptySession, withValue } from '../interview/session.ts';
import type { RuleSet } from '../rules/model.ts';
import { readFragment } from './keep.ts';
import { App } from './ui/app.tsx';
import { type About, Page } from './ui/page.ts';

/** What the build puts into the page beside the program. */
interface Inlined extends About {
  readonly rules: RuleSet;
}

/** The rules, packed in a block of the page. */
async function inlined(): Promise<Inlined> {
  const packed = atob(document.getElementById('rules')?.textContent?.trim() ?? '');
  const bytes = Uint8Array.from(packed, (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const { rules, ...about } = await inlined();
const desk = Desk.of(rules);
const linked = readFragment(location.hash);
const start = withValue(emptySession, '귀속월', desk.firstMonth);
const page = new Page(desk, about, linked === undefined || linked === emptySession ? start : linked);
if (linked === undefined) page.say(page.w('badLink'));
else page.touched.value = new Set(Object.keys(linked.values));
const root = document.getElementById('app');
if (root !== null) render(<App page={page} />, root);
// The questions are painted first.
requestAnimationFrame(() =>
  setTimeout(() => {
    page.ready.value = true;
  }),
);
