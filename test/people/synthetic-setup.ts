import type { Month } from '../../src/calendar/date.ts';
import type { LeaveSpell } from '../../src/calendar/types.ts';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import type { MonthRecord } from '../../src/people/inputs/month-records.ts';
import type { Person } from '../../src/people/inputs/roster.ts';
import {
  readSyntheticSpec,
  SyntheticInputs,
  type SyntheticSpec,
} from '../../src/people/synthetic/synthetic.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { PeopleSource } from '../../src/people/table/people-source.ts';
import { shapeOf } from '../../src/people/table/shape.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { PersonMonthTable } from '../../src/people/table/table.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { calendar, current, m } from '../calendar/setup.ts';
import { rules } from '../support.ts';
import { books, outcome } from './records-setup.ts';

export const months = Array.from({ length: 12 }, (_, i) => m('2024-01') + i);
export const scheduled = (month: Month) => calendar.monthDays(month, current).scheduled;

export const spec = (yaml: string, problems: Problems): SyntheticSpec | undefined => {
  const node = readSource(yaml, '시나리오.yaml', problems);
  return node && readSyntheticSpec(node, books, problems);
};
/** What is wrong with a spec. */
export const told = (yaml: string): string[] => outcome((problems) => spec(yaml, problems)).reported;

/** What was drawn, as files would give it and as the table holds it. */
export interface Workforce {
  readonly people: readonly Person[];
  readonly records: readonly MonthRecord[];
  readonly spells: ReadonlyMap<string, readonly LeaveSpell[]>;
  readonly months: readonly PersonMonth[];
}

export function synthesize(read: SyntheticSpec, of: readonly Month[], problems: Problems): Workforce {
  const inputs = new SyntheticInputs(read, of, scheduled);
  const drawn = Array.from({ length: inputs.count }, (_, place) => inputs.person(place, problems));
  const source = new PeopleSource(
    inputs,
    shapeOf(specsOf(rules, ['현행', '개편안']), of, rules.leave, {
      details: new Set(),
      absences: new Set(['질병휴직']),
    }),
  );
  const found = new FewProblems();
  const chunks = [...source.chunks(source.start, source.end, found)];
  problems.addNew(found.list);
  return {
    people: drawn.map(({ person }) => person),
    records: drawn.flatMap(({ records }) => [...(records?.values() ?? [])]),
    spells: new Map(
      drawn.flatMap(({ person, spells }) => (spells === undefined ? [] : [[person.id, spells]])),
    ),
    // Without the months before: each stands for itself.
    months: [...new PersonMonthTable(source.shape, chunks).personMonths()].map(
      ({ history: _, ...month }) => month,
    ),
  };
}

/** @throws when anything at all is wrong. */
export function make(
  yaml: string,
  over: Partial<SyntheticSpec> = {},
  of: readonly Month[] = months,
): Workforce {
  const problems = new Problems();
  const read = spec(yaml, problems);
  problems.throwIfAny();
  if (read === undefined) throw new Error('no spec');
  const made = synthesize({ ...read, ...over }, of, problems);
  problems.throwIfAny();
  return made;
}

export const number = (value: Value | undefined): number =>
  value !== undefined && isRatio(value) ? Number(value.n) / Number(value.d) : Number.NaN;

/** How many of the values there are of each, in per cent. */
export function shares(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 100 / values.length;
  return counts;
}

export const example = `
시드: 20240131
인원: 157
사번: { 앞글자: S, 자릿수: 4 }
직원:
  직종: { 요양보호사: 90%, 활동지원사: 10% }
  근무형태: 전일제
  소속유형: { 모두돌봄센터: 80%, 장애인활동지원기관: 12%, 데이케어센터: 8% }
  기본급: { 없음: 60%, 2_390_124: 25%, 2_400_001~2_600_000: 15% }
  노조: { 1노조: 30%, 2노조: 25%, 3노조: 10%, 4노조: 5%, 없음: 30% }
  입사일: { 부터: 2019-07-23, 까지: 2024-06-30 }
근무:
  제공건수: { 기준: 근무가능일수, 배수: { 부터: 1.2, 까지: 2.6, 간격: 0.01 } }
  적극개입건수: { 기준: 제공건수, 배수: { 0%~19%: 60%, 20%~40%: 40% } }
  연차일수: { 0: 40%, 1: 35%, 2: 20%, 0.5: 5% }
일과: { '09:00-18:00': 50%, '09:00-16:00': 30%, 없음: 20% }
휴게: '12:00-13:00'
휴직:
  - { 종류: 질병휴직, 비중: 8%, 시작: 2022-06-01~2024-06-01, 일수: { 부터: 30, 까지: 730 } }
명단:
  - 사번: K1
    직원: { 직종: 요양보호사, 소속유형: 모두돌봄센터, 기본급: 2_090_000, 입사일: 2019-07-23 }
    근무: { 연차일수: 0, 제공건수: 38 }
    휴직: [ { 종류: 질병휴직, 시작일: 2022-03-20, 종료일: 2024-04-10 } ]
  - { 휴직: [], 직원: { 입사일: 없음 }, 일과: '10:00-19:00' }
`;
