import type { Problem } from '../problem/problem.ts';
import { render as renderProblems } from '../problem/render.ts';
import type { Lang } from '../problem/text.ts';
import { type Explanation, explanationText as textOf } from '../report/estimate/explanation.ts';
import { needLang, needList } from './arguments.ts';

/** Problems as the command line shows them. @throws ProblemError */
export function render(problems: readonly Problem[], lang: Lang): string {
  needList('render', 'problems', problems);
  needLang('render', lang);
  return renderProblems(problems, lang);
}

/** An explanation as the command line shows it, in so many columns. @throws ProblemError */
export function explanationText(explanations: readonly Explanation[], lang: Lang, columns: number): string {
  needList('explanationText', 'explanations', explanations);
  needLang('explanationText', lang);
  return textOf(explanations, lang, columns);
}
