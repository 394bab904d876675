import type { Act } from '../../../bargaining/consent/acts.ts';
import type { ConsentLedger, ConsentRow, SchemeConsent } from '../../../bargaining/consent/consent.ts';
import type { Majority } from '../../../bargaining/consent/majority.ts';
import { shownHeads } from '../../../bargaining/consent/pseudonyms.ts';
import { isoMonth } from '../../../calendar/date.ts';
import type { Lang } from '../../../problem/text.ts';
import { basisJson } from '../../../writing/assumed.ts';
import { largeMovesJson } from '../../run/large-moves.ts';
import { consentWord, findingWords } from './words.ts';

/** The ledger as `pumsak consent --json` prints it. Won and heads are whole numbers; heads that are kept back are null. */
export const consentJson = (
  { scenario, yardstick, schemes, moves, findings }: ConsentLedger,
  lang: Lang,
  isPseudonymous: boolean,
): Record<string, unknown> => ({
  시나리오: scenario.name,
  ...basisJson(scenario),
  귀속월: scenario.months.map(isoMonth),
  기준: yardstick,
  제도: Object.fromEntries(schemes.map((one) => [one.scheme, schemeJson(one, isPseudonymous)])),
  ...(moves.length > 0 && {
    대량인사: largeMovesJson(moves, (count) => shownHeads(count, isPseudonymous) ?? null),
  }),
  발견사항: findings.map((one) => ({ 이름: one.name, 내용: findingWords(one, lang) })),
  안내: consentWord(lang, 'noLegalAdvice'),
});

function schemeJson(one: SchemeConsent, isPseudonymous: boolean): Record<string, unknown> {
  const heads = (count: number): number | null => shownHeads(count, isPseudonymous) ?? null;
  return {
    바꾸는것: one.by,
    대상: heads(one.affected),
    줄어드는사람: {
      기간합계: heads(one.worse.over),
      어느달: heads(one.worse.month),
      어느항목: heads(one.worse.line),
    },
    동의: one.majority === undefined ? null : majorityJson(one.majority, heads),
    노조별: one.unions.map(({ union, people, worse, contracts }) => ({
      노조: union,
      명: heads(people),
      줄어듦: heads(worse),
      개별계약: heads(contracts),
    })),
    항목별: one.byLine.map(({ line, people, amount }) => ({
      항목: line.term,
      명: heads(people),
      줄어든금액: amount,
    })),
    명세: one.rows.map(rowJson),
  };
}

const majorityJson = (
  { union, people, needed, notWorse, missing, given, article }: Majority,
  heads: (count: number) => number | null,
): Record<string, unknown> => ({
  주체: union === undefined ? '대상자과반수' : '과반수노조',
  노조: union ?? null,
  대상: heads(people),
  // It follows from how many there are: one is kept back with the other.
  필요: heads(people) === null ? null : needed,
  줄지않는사람: heads(notWorse),
  모자람: heads(missing),
  동의일: given ?? null,
  조문: article,
});

const rowJson = ({ id, union, line, since, months, lost, most, net, acts }: ConsentRow) => ({
  사번: id,
  노조: union,
  항목: line.term,
  시작월: since,
  줄어드는개월: months,
  줄어든금액: lost,
  가장큰달: most,
  기간차액: net,
  필요한것: acts.map(actJson),
});

const actJson = ({ name, union, issue, article, done }: Act) => ({
  이름: name,
  노조: union ?? null,
  쟁점: issue ?? null,
  조문: article,
  갖춤: done,
});
