import type { Place, Problem } from './model.ts';
import { type Lang, placeText, sentences } from './text.ts';
import { textWidth } from './text-width.ts';

const labels = {
  ko: { error: '오류', found: '발견', expected: '기대', fix: '고침', count: (n: number) => `오류 ${n}개` },
  en: {
    error: 'error',
    found: 'found',
    expected: 'expected',
    fix: 'fix',
    count: (n: number) => `${n} error(s)`,
  },
};

/** Problems as a terminal shows them: place, excerpt with a caret, and three sentences each. */
export function render(problems: readonly Problem[], lang: Lang): string {
  const parts = problems.map((problem) => renderOne(problem, lang));
  return `${parts.join('\n\n')}\n\n${labels[lang].count(problems.length)}\n`;
}

/** One problem, without the count. */
export function renderOne(problem: Problem, lang: Lang): string {
  const words = labels[lang];
  const { found, expected, fix } = sentences(problem, lang);
  const { at } = problem;
  const head = [`${words.error} ${problem.code}`, at && placeText(at), problem.term]
    .filter(Boolean)
    .join('  ');
  const body = [
    ...(at ? excerptLines(at) : []),
    `  ${words.found}: ${found}`,
    `  ${words.expected}: ${expected}`,
    `  ${words.fix}: ${fix}`,
  ];
  return [head, ...body].join('\n');
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
