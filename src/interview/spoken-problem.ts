import type { Problem } from '../problem/problem.ts';
import { type Lang, sentences, wordsOf } from '../problem/text.ts';

/** What is wrong with an answer, as it is said at a desk: of fields and answers, not of keys and lines. */
const texts = {
  ko: {
    blank: '{name:이} 비어 있습니다. 적어 주십시오.',
    blankField: '비어 있는 칸이 있습니다. 적어 주십시오.',
    broken: '{found} 두 답을 다시 보아 주십시오.',
    noMonth: '{found}. 다른 달을 적어 주십시오.',
    other: '{found}. {fix} ({expected})',
  },
  en: {
    blank: '{name} is blank. Please state it.',
    blankField: 'A field is blank. Please state it.',
    broken: '{found} Please look at both answers again.',
    noMonth: '{found}. Please state another month.',
    other: '{found}. {fix} ({expected})',
  },
} as const;

const word = wordsOf(texts);

/** A problem in a sentence or two. */
export function spokenProblem(problem: Problem, lang: Lang): string {
  const { found, expected, fix } = sentences(problem, lang);
  const { key } = problem.values;
  switch (problem.code) {
    case 'missing-key':
    case 'missing-value':
      return key === undefined ? word(lang, 'blankField') : word(lang, 'blank', { name: key });
    case 'requirement-broken':
      return word(lang, 'broken', { found });
    case 'no-calendar':
      return word(lang, 'noMonth', { found });
    default:
      return word(lang, 'other', { found, expected, fix });
  }
}
