import { harmless } from './harmless.ts';
import type { Place, Problem } from './model.ts';
import { type Lang, placeText, sentences } from './text.ts';
import { textWidth } from './text-width.ts';

const labels = {
  ko: {
    error: '오류',
    found: '발견',
    expected: '기대',
    fix: '고침',
    count: (n: number) => `오류 ${n}개`,
    places: (n: number, named: string) => `모두 ${n}곳: ${named}`,
    same: '위와 같음',
  },
  en: {
    error: 'error',
    found: 'found',
    expected: 'expected',
    fix: 'fix',
    count: (n: number) => `${n} error(s)`,
    places: (n: number, named: string) => `${n} places: ${named}`,
    same: 'as above',
  },
};

/** Problems as a terminal shows them: place, excerpt with a caret, and three sentences each. */
export function render(problems: readonly Problem[], lang: Lang): string {
  const parts = problems.map((problem, i) => renderOne(problem, lang, problems[i - 1]));
  const all = problems.reduce((sum, { also }) => sum + 1 + (also?.count ?? 0), 0);
  return `${parts.map(harmless).join('\n\n')}\n\n${labels[lang].count(all)}\n`;
}

/** One problem, without the count; a long sentence of what is expected is not said again behind the one `before`. */
export function renderOne(problem: Problem, lang: Lang, before?: Problem): string {
  const words = labels[lang];
  const { found, expected, fix } = sentences(problem, lang);
  const isSaid =
    expected.length > longSentence &&
    before?.code === problem.code &&
    before.at?.file === problem.at?.file &&
    sentences(before, lang).expected === expected;
  const { at } = problem;
  const head = [`${words.error} ${problem.code}`, at && placeText(at), problem.term]
    .filter(Boolean)
    .join('  ');
  const body = [
    ...(at ? excerptLines(at) : []),
    ...placesLines(problem, lang),
    `  ${words.found}: ${found}`,
    `  ${words.expected}: ${isSaid ? words.same : expected}`,
    `  ${words.fix}: ${fix}`,
  ];
  return [head, ...body].join('\n');
}

const longSentence = 60;
/** So many places are named in a line. */
const namedPlaces = 8;

/** Where else the same is wrong. */
function placesLines({ at, also }: Problem, lang: Lang): string[] {
  if (at === undefined || also === undefined) return [];
  const all = [at, ...also.at].map((place) => placeText({ ...place, file: '' }));
  const named = all.slice(0, namedPlaces).join(', ');
  const count = also.count + 1;
  return [`  ${labels[lang].places(count, count > namedPlaces ? `${named} …` : named)}`];
}

function excerptLines(at: Place): string[] {
  if (at.excerpt === undefined || at.excerpt.length > 400) return [];
  const number = `  ${at.line} | `;
  const before = at.excerpt.slice(0, at.column - 1);
  const marked = at.excerpt.slice(at.column - 1, at.column - 1 + (at.length ?? 1));
  const carets = '^'.repeat(Math.max(1, textWidth(marked)));
  return [
    `${number}${at.excerpt}`,
    `${' '.repeat(number.length - 2)}| ${' '.repeat(textWidth(before))}${carets}`,
  ];
}
