import type { ConsentRow, SchemeConsent } from '../../../bargaining/consent/consent.ts';
import type { Majority } from '../../../bargaining/consent/majority.ts';
import { shownHeads, smallUnions } from '../../../bargaining/consent/pseudonyms.ts';
import type { Lang } from '../../../problem/text.ts';
import { won } from '../../../writing/amount.ts';
import { word } from '../../../writing/words.ts';
import { actText, consentWord } from './words.ts';

/** In whose words, and whether small counts are kept back. */
export interface ConsentVoice {
  readonly lang: Lang;
  readonly isPseudonymous: boolean;
}

/** Heads as they may be shown. */
export const headsIn =
  ({ lang, isPseudonymous }: ConsentVoice) =>
  (count: number): string => {
    const shown = shownHeads(count, isPseudonymous);
    return shown === undefined ? consentWord(lang, 'few') : won(shown);
  };

/** Heads within a sentence; a count that is kept back has words of its own, for no number takes its place. */
export const spoken =
  ({ lang, isPseudonymous }: ConsentVoice) =>
  (count: number, key: 'heads' | 'notWorse' | 'missingHeads' = 'heads'): string => {
    const hidden = (
      { heads: 'headsHidden', notWorse: 'notWorseHidden', missingHeads: 'missingHidden' } as const
    )[key];
    const shown = shownHeads(count, isPseudonymous);
    if (shown === undefined) return consentWord(lang, hidden);
    const counted = { count: won(shown) };
    return key === 'heads' ? word(lang, key, counted) : consentWord(lang, key, counted);
  };

/** Whom a scheme reaches, and whose consent the law asks for it: a sentence each. */
export function consentSentences(one: SchemeConsent, voice: ConsentVoice): string[] {
  const { lang } = voice;
  const heads = spoken(voice);
  const { over, month, line } = one.worse;
  const reached = consentWord(lang, 'reached', {
    scheme: one.scheme,
    people: heads(one.affected),
    over: heads(over),
    month: heads(month),
    line: heads(line),
  });
  if (one.affected === 0) return [reached, consentWord(lang, 'nobody')];
  const { majority } = one;
  return [reached, majority === undefined ? consentWord(lang, 'agreements') : majorityText(majority, voice)];
}

function majorityText(majority: Majority, voice: ConsentVoice): string {
  const heads = spoken(voice);
  const { lang, isPseudonymous } = voice;
  const { union, given, article, people, needed, notWorse, missing } = majority;
  const counts = { notWorse: heads(notWorse, 'notWorse'), missing: heads(missing, 'missingHeads') };
  const state =
    given !== undefined
      ? consentWord(lang, 'given', { day: given })
      : union !== undefined
        ? consentWord(lang, 'unionOpen')
        : consentWord(lang, missing === 0 ? 'enough' : 'open', counts);
  // How many are more than half follows from how many there are: one is kept back with the other.
  const isHidden = shownHeads(people, isPseudonymous) === undefined;
  const isUnnamed = isPseudonymous && union === smallUnions;
  const who =
    union !== undefined ? (isUnnamed ? 'unionHidden' : 'union') : isHidden ? 'majorityHidden' : 'majority';
  return consentWord(lang, who, {
    union: union ?? '',
    people: heads(people),
    needed: won(needed),
    article,
    state,
  });
}

/** What a line still asks for before it may be lowered. */
export function missingText({ acts }: Pick<ConsentRow, 'acts'>, lang: Lang): string {
  const open = acts.filter(({ done }) => !done).map((act) => actText(act, lang));
  return open.length === 0 ? consentWord(lang, 'nothing') : open.join(', ');
}
