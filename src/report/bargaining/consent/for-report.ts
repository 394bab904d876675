import type { ConsentLedger } from '../../../bargaining/consent/consent.ts';
import { pseudonymous } from '../../../bargaining/consent/pseudonyms.ts';
import type { Lang } from '../../../problem/text.ts';
import type { ReportConsent, ReportReader } from '../../document/report.ts';
import { consentSentences, headsIn } from './sentences.ts';

/** Whose consent it takes, as a report's reader may know it: HR alone sees who it is. */
export function reportConsent(whole: ConsentLedger, reader: ReportReader, lang: Lang): ReportConsent {
  const isPseudonymous = reader !== '인사';
  const { schemes } = isPseudonymous ? pseudonymous(whole) : whole;
  const voice = { lang, isPseudonymous };
  const heads = headsIn(voice);
  return {
    sentences: schemes.flatMap((one) => consentSentences(one, voice)),
    unions: schemes.flatMap(({ unions }) =>
      unions.map(({ union, people, worse, contracts }) => ({
        union,
        heads: [heads(people), heads(worse), heads(contracts)] as const,
      })),
    ),
  };
}
