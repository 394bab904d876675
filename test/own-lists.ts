import { ownEngine } from './own-scheme.ts';

/** A list of people, and one of each month. */
export const listEngine = ownEngine(
  `시험가족:
  unit: 목록
  label: Dependants
  fact:
    from: 직원
    question: 함께 사는 가족을 적어 주세요.
    key: 가족
    most: 2
    fields:
      관계: { unit: 선택, label: Relation, question: 어떤 사이입니까?, choices: [배우자, 자녀] }
      생년월일: { unit: 날짜 }
      금액: { unit: 원, min: 0, max: 1_000_000, step: 1, optional: true }
시험출장:
  unit: 목록
  label: Errands
  fact:
    from: 근무
    key: 출장
    most: 2
    fields:
      거리: { unit: 수, min: 0, max: 1_000, optional: true }
      숙박: { unit: 여부, optional: true }
시험건수: { unit: 수, label: Cases, fact: { from: 근무, key: 건수, min: 0, max: 100, default: 0 } }
자녀수당: { unit: 원, label: For a child under 8, formula: 'count(시험가족 where 관계 = "자녀" and fullYears(생년월일, 귀속월) < 8년) * 50_000원' }
가족금액: { unit: 원, label: Amounts, formula: 'sum(시험가족, 금액 otherwise 0)' }
출장비: { unit: 원, label: For errands, formula: 'sum(시험출장, (거리 otherwise 0) * 200원) + count(시험출장 where 숙박 otherwise false) * 70_000원 + 시험건수 * 1원' }`,
  ['자녀수당', '가족금액', '출장비'],
);
export const listTerms = ['자녀수당', '가족금액', '출장비'];
