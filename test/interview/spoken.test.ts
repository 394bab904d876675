import { expect, test } from 'vitest';
import { type Answers, begunRow, rowKeys, withRow, withValue } from '../../src/interview/answers.ts';
import { spokenProblem } from '../../src/interview/spoken-problem.ts';
import { verdictWords } from '../../src/interview/verdict-words.ts';
import { formWords } from '../../src/interview/words.ts';
import { takeWords } from '../../src/web/take-words.ts';
import { pageWords } from '../../src/web/words.ts';
import { seed } from '../web/seed-answers.ts';
import { session } from './setup.ts';

/** What programs call things, and nobody at a desk. A choice of the rules may hold such a word as a name. */
const ofPrograms =
  /키가|키를|줄을 넣|번째 줄|시나리오|rules\/|\.yaml|YAML|JSON|스키마|입력에 적은|null|undefined|true|false|기대:/;

test('the page’s own words are those of people', () => {
  for (const words of [pageWords.ko, takeWords.ko, verdictWords.ko, formWords.ko])
    for (const [key, text] of Object.entries(words))
      expect([key, text]).not.toEqual([key, expect.stringMatching(ofPrograms)]);
});

test('so is whatever is said of an answer that cannot be', () => {
  const texts = new Set<string>();
  const hear = (answers: Answers): void => {
    for (const { problem } of session.work(answers).problems)
      for (const lang of ['ko', 'en'] as const) texts.add(spokenProblem(problem, lang));
  };
  for (const { id } of session.questions)
    for (const text of ['abc', '-3', '99999999999', '2.3', '2024-13-01', '31'])
      hear(withValue(seed, id, text));
  for (const list of Object.keys(rowKeys) as (keyof typeof rowKeys)[])
    for (const key of rowKeys[list])
      for (const text of ['abc', '2024-03-08', '09:00', '2030-01-01'])
        hear(withValue(withRow(seed, list, begunRow(session.rules, list)), `${list}.0.${key}`, text));
  for (const key of ['시작', '종료', '휴게'])
    for (const text of ['abc', '25', '13:00-12:00', '']) hear(withValue(seed, `근무시간대.${key}`, text));
  for (const text of ['abc', '2024-13', '2031-01']) hear(withValue(seed, '귀속월', text));
  expect(texts.size).toBeGreaterThan(50);
  for (const text of texts) expect(text).not.toMatch(ofPrograms);
  expect([...texts]).toContain('시작일이 비어 있습니다. 적어 주십시오.');
});
