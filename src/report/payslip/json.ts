import { assumedJson } from '../../writing/assumed.ts';
import { coveredJson } from '../partly-covered.ts';
import type { Sheet, SheetGroup, SheetLine, SpokenText } from './sheet.ts';

/** A sheet as `pumsak payslip --json` prints it. Won are whole numbers; what was not given is null. */
export function payslipJson(sheet: Sheet): Record<string, unknown> {
  const { month, year, header, schemes, groups, hours, basis, findings, assumed, unconfirmed, notes } = sheet;
  return {
    귀속월: month,
    규칙연도: year,
    성명: header.name ?? null,
    사번: header.employee ?? null,
    생년월일: header.birth ?? null,
    임금지급일: header.payDate ?? null,
    제도: schemes.map(({ name, covered, applied, missed, coveredDays }) => ({
      이름: name,
      적용: covered,
      ...(!covered && { 미적용사유: missed, 적용제도: applied }),
      ...coveredJson(coveredDays === undefined ? {} : { coveredDays }),
    })),
    묶음: groups.map((group) => groupJson(sheet, group)),
    근로시간: hours.map(({ kind, minutes }) => ({ 이름: kind, 분: byScheme(sheet, minutes) })),
    계산값: basis.map(({ term, values, calculations }) => ({
      이름: term,
      값: byScheme(sheet, values.map(text)),
      계산: byScheme(sheet, calculations.map(text)),
    })),
    발견사항: findings.map(({ scheme, name, article, text: 내용 }) => ({
      제도: scheme,
      이름: name,
      조문: article,
      내용,
    })),
    ...assumedJson(assumed),
    미확인: unconfirmed.map(({ name, lines }) => ({ 이름: name, 항목: lines })),
    알림: notes.map(text),
    모의계산: true,
  };
}

const groupJson = (sheet: Sheet, { kind, items, total }: SheetGroup): Record<string, unknown> => ({
  종류: kind,
  항목: items.map((line) => lineJson(sheet, line)),
  총액: lineJson(sheet, total),
});

const lineJson = (sheet: Sheet, line: SheetLine): Record<string, unknown> => ({
  이름: line.term,
  금액: byScheme(sheet, line.amounts),
  ...(sheet.schemes.length > 1 && {
    차액: Object.fromEntries(sheet.schemes.slice(1).map(({ name }, i) => [name, line.differences[i] ?? 0])),
  }),
  변동: line.variable,
  계산: byScheme(sheet, line.calculations.map(text)),
  미확인: line.unconfirmed,
});

const text = (said: SpokenText | undefined): string | undefined => said?.text;

/** Values by the names of the schemes; those that have none are left out. */
const byScheme = ({ schemes }: Sheet, values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(schemes.flatMap(({ name }, i) => (values[i] === undefined ? [] : [[name, values[i]]])));
