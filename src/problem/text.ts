import { josa } from 'es-hangul';
import { catalog } from './catalog.ts';
import type { CatalogEntry, Sentences } from './catalog-entry.ts';
import type { Place, Problem } from './model.ts';

export type Lang = 'ko' | 'en';

type JosaPair = '을/를' | '이/가' | '은/는' | '으로/로' | '와/과' | '이라/라';
const particles: Readonly<Record<string, JosaPair>> = {
  을: '을/를',
  이: '이/가',
  은: '은/는',
  으로: '으로/로',
  와: '와/과',
  이라: '이라/라',
};

/** The problem's three sentences in one language. */
export function sentences(problem: Problem, lang: Lang): Sentences {
  const entry: CatalogEntry = catalog[problem.code];
  const values = { ...problem.values, ...(problem.term !== undefined && { term: problem.term }) };
  const { found, expected, fix } = entry[lang];
  return { found: fill(found, values), expected: fill(expected, values), fix: fill(fix, values) };
}

/** Fills a template's holes (see CatalogEntry). A hole without a value outside `[[…]]` shows as `?`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  const whole = template.replace(/\[\[(.*?)\]\]/g, (_, part: string) =>
    holes(part).every((name) => values[name] !== undefined) ? part : '',
  );
  return whole
    .replace(/\{([^{}:]+)(?::([^{}]+))?\}/g, (_, name: string, particle: string | undefined) => {
      const value = values[name] ?? '?';
      const pair = particle === undefined ? undefined : particles[particle];
      return pair === undefined ? value : value + josa.pick(value.replace(/[’'")\]]+$/u, ''), pair);
    })
    .trim();
}

/** The texts of a report in both languages as a function: a text by its key, its holes filled. */
export const wordsOf =
  <Key extends string>(texts: Readonly<Record<Lang, Readonly<Record<Key, string>>>>) =>
  (lang: Lang, key: Key, values: Readonly<Record<string, string>> = {}): string =>
    fill(texts[lang][key], values);

const holes = (template: string): string[] =>
  [...template.matchAll(/\{([^{}:]+)(?::[^{}]+)?\}/g)].flatMap((m) => (m[1] === undefined ? [] : [m[1]]));

/** file:line:column; file:path for what stands in no text. */
export const placeText = ({ file, line, column, path }: Place): string =>
  [file, path ?? `${line}:${column}`].filter(Boolean).join(':');

/** One problem as a sentence of an error: where, what is wrong, how to mend it. */
export function messageOf(problem: Problem): string {
  const { found, fix } = sentences(problem, 'ko');
  const place = problem.at && placeText(problem.at);
  const isNamed = [place, found].some((text) => problem.term !== undefined && text?.includes(problem.term));
  const where = [place, isNamed ? undefined : problem.term].filter(Boolean).join(' ');
  // A rule's own text ends its sentence itself.
  const stop = /[.?!]$/u.test(found) ? '' : '.';
  return `${where === '' ? '' : `${where}: `}${found}${stop} ${fix} (${problem.code})`;
}
