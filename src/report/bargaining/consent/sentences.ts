import type { ConsentRow, SchemeConsent } from '../../../bargaining/consent/consent.ts';
import type { Majority } from '../../../bargaining/consent/majority.ts';
import { shownHeads } from '../../../bargaining/consent/pseudonyms.ts';
import type { Lang } from '../../../problem/text.ts';
import { won } from '../../../writing/amount.ts';
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

/** Whom a scheme reaches, and whose consent the law asks for it: a sentence each. */
export function consentSentences(one: SchemeConsent, voice: ConsentVoice): string[] {
  const { lang } = voice;
  const heads = headsIn(voice);
  const [over, month, line] = [one.worse.over, one.worse.month, one.worse.line].map(heads);
  const values = { scheme: one.scheme, people: heads(one.affected) };
  const reached = consentWord(lang, 'reached', {
    ...values,
    over: over ?? '',
    month: month ?? '',
    line: line ?? '',
  });
  if (one.affected === 0) return [reached, consentWord(lang, 'nobody')];
  const { majority } = one;
  return [reached, majority === undefined ? consentWord(lang, 'agreements') : majorityText(majority, voice)];
}

function majorityText(majority: Majority, voice: ConsentVoice): string {
  const heads = headsIn(voice);
  const { lang } = voice;
  const { union, given, article, people, needed, notWorse, missing } = majority;
  const counts = { notWorse: heads(notWorse), missing: heads(missing) };
  const state =
    given !== undefined
      ? consentWord(lang, 'given', { day: given })
      : union !== undefined
        ? consentWord(lang, 'unionOpen')
        : consentWord(lang, missing === 0 ? 'enough' : 'open', counts);
  const who = union === undefined ? 'majority' : 'union';
  const values = { union: union ?? '', people: heads(people), needed: heads(needed), article, state };
  return consentWord(lang, who, values);
}

/** What a line still asks for before it may be lowered. */
export function missingText({ acts }: Pick<ConsentRow, 'acts'>, lang: Lang): string {
  const open = acts.filter(({ done }) => !done).map((act) => actText(act, lang));
  return open.length === 0 ? consentWord(lang, 'nothing') : open.join(', ');
}
