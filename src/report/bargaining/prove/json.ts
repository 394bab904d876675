import { behind, counterExample } from '../../../bargaining/prove/counter-example.ts';
import type { Dimension } from '../../../bargaining/prove/dimension.ts';
import type { MonthProof } from '../../../bargaining/prove/prove.ts';
import { isoMonth } from '../../../calendar/date.ts';
import type { Lang } from '../../../problem/text.ts';
import { assumedJson } from '../../../writing/assumed.ts';
import { exactJson } from '../solve/json.ts';
import { kindWords } from '../solve/words.ts';
import { assumedOfProofs, type StatementProof, statementName } from './text.ts';
import { verdictWords } from './words.ts';

/** As `pumsak prove --json` prints it. Keys keep their meaning for ever; later versions only add. */
export const proveJson = (answers: readonly StatementProof[], lang: Lang): unknown => ({
  ...assumedJson(assumedOfProofs(answers)),
  보장: answers.map((answer) => ({
    이름: statementName(answer, lang),
    문장: answer.proof.statement.text,
    판정: verdictWords.ko[answer.proof.verdict],
    성립예상: 'text' in answer.asked ? null : answer.asked.guarantee.holds,
    제도: answer.proof.schemes.map(({ scheme, verdict, months }) => ({
      제도: scheme ?? null,
      판정: verdictWords.ko[verdict],
      월: months.map(monthJson),
    })),
  })),
});

function monthJson(proof: MonthProof): Record<string, unknown> {
  const terms = behind(proof);
  const example = counterExample(proof);
  const range = (one: Dimension): Record<string, unknown> => {
    const within = one.values.between(0, one.values.size - 1);
    return {
      이름: one.name,
      단위: one.unit,
      값의수: one.values.size,
      없음: one.values.absent,
      ...(within?.kind === 'number' && {
        처음: exactJson(within.within.lo?.at),
        끝: exactJson(within.within.hi?.at),
      }),
    };
  };
  return {
    귀속월: isoMonth(proof.month),
    판정: verdictWords.ko[proof.verdict],
    상자: proof.boxes,
    사실: proof.inputs.filter(({ term, role }) => terms.has(term) || role === 'work').map(range),
    따라오는값: proof.derived.filter(({ term }) => terms.has(term)).map(range),
    ...(proof.open && { 남은몫: proof.open.share }),
    ...(example && {
      반례: {
        가장작음: proof.isSmallest ?? false,
        입력: proof.breach?.input ?? null,
        다음입력: proof.breach?.later ?? null,
        금액: example.figures.map(({ name, before, after }) => ({
          이름: name,
          앞: exactJson(before),
          ...(after !== undefined && { 뒤: exactJson(after) }),
        })),
        ...(example.lost && { 줄어듦: exactJson(example.lost.amount) }),
        항목: example.lines.map(({ scheme, term, before, after }) => ({
          제도: scheme,
          항목: term,
          앞: before,
          뒤: after,
        })),
        까닭: example.reasons.map((one) => ({
          종류: kindWords.ko[one.kind],
          제도: one.scheme,
          항목: one.term,
          수식: one.text,
          앞: exactJson(one.before),
          뒤: exactJson(one.after),
          근거: one.source?.text ?? null,
        })),
        말: example.sentences.map(({ scheme, wording }) => ({
          제도: scheme,
          항목: wording.term,
          문장: wording.sentence ?? null,
        })),
      },
    }),
  };
}
