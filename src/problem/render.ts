import type { Place, Problem } from './model.ts';
import { type Lang, placeText, sentences } from './text.ts';

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
export function render(
  problems: readonly Problem[],
  lang: Lang,
  width: (text: string) => number = roughWidth,
): string {
  const parts = problems.map((problem) => renderOne(problem, lang, width));
  return `${parts.join('\n\n')}\n\n${labels[lang].count(problems.length)}\n`;
}

/** One problem, without the count. */
export function renderOne(
  problem: Problem,
  lang: Lang,
  width: (text: string) => number = roughWidth,
): string {
  const words = labels[lang];
  const { found, expected, fix } = sentences(problem, lang);
  const { at } = problem;
  const head = [`${words.error} ${problem.code}`, at && placeText(at), problem.term]
    .filter(Boolean)
    .join('  ');
  const body = [
    ...(at ? excerptLines(at, width) : []),
    `  ${words.found}: ${found}`,
    `  ${words.expected}: ${expected}`,
    `  ${words.fix}: ${fix}`,
  ];
  return [head, ...body].join('\n');
}

function excerptLines(at: Place, width: (text: string) => number): string[] {
  if (at.excerpt === undefined || at.excerpt.length > 400) return [];
  const number = `  ${at.line} | `;
  const before = at.excerpt.slice(0, at.column - 1);
  const marked = at.excerpt.slice(at.column - 1, at.column - 1 + (at.length ?? 1));
  const carets = '^'.repeat(Math.max(1, width(marked)));
  return [
    `${number}${at.excerpt}`,
    `${' '.repeat(number.length - 2)}| ${' '.repeat(width(before))}${carets}`,
  ];
}

/** Hangul and full-width forms take two columns. */
export function roughWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1;
  return width;
}
