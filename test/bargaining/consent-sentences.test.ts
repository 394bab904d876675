import { describe, expect, test } from 'vitest';
import type { SchemeConsent } from '../../src/bargaining/consent/consent.ts';
import { type AffectedWorker, majorityOf } from '../../src/bargaining/consent/majority.ts';
import { pseudonymous } from '../../src/bargaining/consent/pseudonyms.ts';
import { consentJson } from '../../src/report/bargaining/consent/json.ts';
import { consentSentences } from '../../src/report/bargaining/consent/sentences.ts';
import { consentText } from '../../src/report/bargaining/consent/text.ts';
import { bound } from '../pay/agreements-setup.ts';

/** A reform that reaches so many, of whom the first `worse` lose; all in no union, or in one. */
function reform(people: number, worse: number, union = '없음', given?: string): SchemeConsent {
  const heads: AffectedWorker[] = Array.from({ length: people }, (_, i) => ({ union, isWorse: i < worse }));
  return {
    scheme: '개편안',
    by: '취업규칙',
    affected: people,
    worse: { over: worse, month: worse, line: worse },
    unions: [],
    majority: majorityOf(heads, given, '근로기준법 제94조 제1항'),
    byLine: [],
    rows: [],
  };
}
const said = (one: SchemeConsent, lang: 'ko' | 'en' = 'ko', isPseudonymous = true): string[] =>
  consentSentences(one, { lang, isPseudonymous });

describe('heads kept back in sentences', () => {
  test('six, of whom four lose: two and two are kept back, and four are more than half of six', () => {
    expect(said(reform(6, 4))).toEqual([
      '개편안: 대상 6명. 지급총액이 기간 합계로 줄어드는 사람 5명 미만, 어느 달이라도 5명 미만, 어느 항목이라도 5명 미만',
      '동의 주체: 대상자의 과반수, 6명 가운데 4명 이상 (근로기준법 제94조 제1항). 줄지 않는 사람(5명 미만)이 모두 동의해도 줄어드는 사람(5명 미만)의 동의가 더 있어야 한다.',
    ]);
    expect(said(reform(6, 4), 'en')[1]).toBe(
      'Consent of the majority of those reached: at least 4 of 6 people (근로기준법 제94조 제1항). Even if all who lose nothing (fewer than 5) consent, some of those who lose (fewer than 5) must consent too.',
    );
  });

  test('where all heads are shown they are counted', () => {
    // 20 people: 11 are more than half; 5 lose nothing, so 6 of the others are missing.
    expect(said(reform(20, 15))[1]).toBe(
      '동의 주체: 대상자의 과반수, 20명 가운데 11명 이상 (근로기준법 제94조 제1항). 줄지 않는 5명이 모두 동의해도 줄어드는 사람 가운데 6명의 동의가 더 있어야 한다.',
    );
    expect(said(reform(6, 4), 'ko', false)[1]).toContain(
      '줄지 않는 2명이 모두 동의해도 줄어드는 사람 가운데 2명의 동의가 더 있어야 한다.',
    );
  });

  test('few people: how many are more than half is kept back with them', () => {
    expect(said(reform(3, 3))[1]).toBe(
      '동의 주체: 대상자(5명 미만)의 과반수 (근로기준법 제94조 제1항). 줄지 않는 0명이 모두 동의해도 줄어드는 사람(5명 미만)의 동의가 더 있어야 한다.',
    );
    expect(said(reform(3, 1))[1]).toMatch(/줄지 않는 사람\(5명 미만\)만 동의해도 과반수가 된다\.$/);
    expect(said(reform(8, 1))[1]).toMatch(/줄지 않는 7명만 동의해도 과반수가 된다\.$/);
  });

  test('a majority union of few is not named, and reads as one', () => {
    expect(said(reform(4, 4, '기타'))[1]).toBe(
      '동의 주체: 과반수 노동조합, 다섯 명이 안 되어 이름은 가림 (근로기준법 제94조 제1항). 노동조합의 동의가 아직 없다.',
    );
    expect(said(reform(6, 6, '1노조', '2024-04-01'))[1]).toBe(
      '동의 주체: 과반수 노동조합 1노조 (근로기준법 제94조 제1항). 2024-04-01에 동의를 얻었다.',
    );
  });

  test('no number stands in words that are made for another, whatever is kept back', () => {
    for (let people = 1; people <= 12; people++)
      for (let worse = 0; worse <= people; worse++)
        for (const union of ['없음', '1노조', '기타'])
          for (const lang of ['ko', 'en'] as const) {
            const text = said(reform(people, worse, union), lang).join(' ');
            expect(text).not.toMatch(/미만명|미만 ?people|below|\{|\}| {2}/);
            // Counts of one to four that stand by themselves are heads that were to be kept back; a majority of six or seven is four.
            const shown = [...text.matchAll(/(\d+)(?:명| people)(?! 미만)/g)].map((m) => Number(m[1]));
            const kept = shown.filter((one) => one > 0 && one < 5 && one !== Math.floor(people / 2) + 1);
            expect(kept.filter((one) => !text.includes(`fewer than ${one}`))).toEqual([]);
          }
  });

  test('so it is in JSON', () => {
    const { scenario } = bound('', []);
    const of = (one: SchemeConsent): unknown =>
      consentJson({ scenario, yardstick: '현행', schemes: [one], moves: [], findings: [] }, 'ko', true);
    expect(of(reform(6, 4))).toMatchObject({
      제도: { 개편안: { 동의: { 대상: 6, 필요: 4, 모자람: null } } },
    });
    expect(of(reform(3, 3))).toMatchObject({ 제도: { 개편안: { 동의: { 대상: null, 필요: null } } } });
  });
});

test('a large move of fewer than five keeps back how many they are, and whose members', () => {
  const { scenario } = bound('', []);
  const move = {
    month: '2024-04',
    union: '1노조',
    people: 4,
    least: 4,
    issue: '인사자율성',
    article: undefined,
  };
  const ledger = pseudonymous({ scenario, yardstick: '현행', schemes: [], moves: [move], findings: [] });
  const text = consentText(ledger, { lang: 'ko', columns: 200, isPseudonymous: true });
  expect(text).toContain('- 대량인사: 2024-04에 기타 조합원 5명 미만의 소속유형이 바뀐다. 4명 이상은');
});
