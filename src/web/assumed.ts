import { defaultOf } from '../interview/about.ts';
import { answerOf } from '../interview/session.ts';
import type { Comparison } from '../pay/comparison.ts';
import { ownHours } from './curve.ts';
import type { Page } from './ui/page.ts';

/** Everything that was taken as so without anybody having said it. */
export function assumptions(page: Page, { payslips }: Comparison): string[] {
  const session = page.session.value;
  const { desk } = page;
  const used = (name: string): boolean => payslips.some(({ program }) => program.index.has(name));
  const silent = desk.questions.filter(({ id, term }) => answerOf(session, id) === '' && used(term.name));
  const name = (key: string, label: string): string => (page.lang.value === 'ko' ? key : `${label} (${key})`);
  const stated = silent.flatMap((question) => {
    const value = defaultOf(question);
    if (value === undefined) return [];
    return [page.w('assumedDefault', { key: name(question.key, question.term.label), value })];
  });
  const absent = silent
    .filter(({ term }) => term.fact?.optional === true)
    .map(({ key, term }) => name(key, term.label));
  const hours = desk.schemes.map((scheme) => {
    const { from, to } = ownHours(desk, session, scheme);
    return `${scheme} ${from}~${to}`;
  });
  return [
    ...(answerOf(session, '근무시간대.시작') === ''
      ? [page.w('assumedHours', { list: hours.join(', ') })]
      : []),
    ...stated,
    ...(absent.length > 0 ? [page.w('assumedAbsent', { list: absent.join(', ') })] : []),
  ];
}
