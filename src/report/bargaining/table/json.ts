import { type BargainingTable, countOf, type Stand } from '../../../bargaining/table/bargaining-table.ts';
import { isoDay } from '../../../calendar/date.ts';
import { sourceText } from '../../../writing/source.ts';

/** The bargaining table as `pumsak agreements --json` prints it; `명` and `사람` only with a scenario's people. */
export const tableJson = (shown: BargainingTable): Record<string, unknown> => ({
  기준일: isoDay(shown.day),
  체결: countOf(shown, '체결'),
  교섭중: countOf(shown, '교섭중'),
  쟁점: shown.issues.map(({ agreement: { name, mark, before, after }, cells }) => ({
    번호: mark ?? null,
    이름: name,
    옛조건: before,
    새조건: after,
    상태: Object.fromEntries(cells.map((one) => [one.party, standJson(one, name, shown)])),
  })),
  교섭횟수:
    shown.sessions === undefined
      ? null
      : {
          노조별: Object.fromEntries(shown.sessions.byUnion),
          합계: shown.sessions.total,
          출처: shown.sessions.sources.map((one) => sourceText(one, 'ko')),
        },
  ...(shown.heads !== undefined && { 사람: shown.heads.people }),
});

function standJson(stand: Stand, issue: string, { heads }: BargainingTable): Record<string, unknown> {
  const { status, from, known, source, confirmed, note, flipped } = stand;
  const bound = heads?.byIssue.get(issue)?.get(stand.party);
  return {
    상태: status,
    부터: from ?? null,
    ...(known !== undefined && { 알게된날: known }),
    출처: source === undefined ? null : sourceText(source, 'ko'),
    확인: confirmed,
    ...(note !== undefined && { 메모: note }),
    ...(flipped && { 협약변경: true }),
    ...(heads !== undefined && { 명: bound?.people ?? 0, 일반적구속력: bound?.general ?? 0 }),
  };
}
