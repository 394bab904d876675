import { defaultOf } from '../interview/about.ts';
import { answerOf, rowsOf } from '../interview/answers.ts';
import type { Comparison } from '../pay/comparison.ts';
import { ownHours } from './curve.ts';
import type { Page } from './ui/page.ts';

/** Everything that was taken as so without anybody having said it. */
export function assumptions(page: Page, { payslips }: Comparison): string[] {
  const answers = page.answers.value;
  const { session } = page;
  const used = (name: string): boolean => payslips.some(({ program }) => program.index.has(name));
  const silent = session.questions.filter(({ id, term }) => answerOf(answers, id) === '' && used(term.name));
  const name = (key: string, label: string): string => (page.lang.value === 'ko' ? key : `${label} (${key})`);
  const stated = silent.flatMap((question) => {
    const value = defaultOf(question);
    if (value === undefined) return [];
    return [page.w('assumedDefault', { key: name(question.key, question.term.label), value })];
  });
  const absent = silent
    .filter(({ term }) => term.fact?.optional === true)
    .map(({ key, term }) => name(key, term.label));
  const noItems = session.lists.filter(
    ({ id, fields }) => rowsOf(answers, id).length === 0 && fields.some(({ term }) => used(term.name)),
  );
  const none = noItems.map(({ key, about }) => name(key, about.label));
  const hours = session.schemes.map((scheme) => {
    const { from, to } = ownHours(session, answers, scheme);
    return `${scheme} ${from}~${to}`;
  });
  return [
    ...(answerOf(answers, '근무시간대.시작') === ''
      ? [page.w('assumedHours', { list: hours.join(', ') })]
      : []),
    ...stated,
    ...(absent.length > 0 ? [page.w('assumedAbsent', { list: absent.join(', ') })] : []),
    ...(none.length > 0 ? [page.w('assumedNone', { list: none.join(', ') })] : []),
  ];
}
