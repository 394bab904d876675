import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of asking whether something holds for everybody. */
export const proveCatalog = {
  'unknown-statement': {
    ko: {
      found: '보장으로 읽을 수 없는 ‘{text}’',
      expected: '{known} 가운데 하나의 꼴',
      fix: '따옴표로 묶어 그 꼴로 쓰세요. 전제는 끝에 ‘단 조건’으로 붙입니다.',
    },
    en: {
      found: '‘{text}’ reads as no guarantee',
      expected: 'one of the forms {known} (all:, monotone:, cliff:)',
      fix: 'write it in one of them, in quotes. A premise stands at the end, as ‘when condition’.',
    },
  },
  'unknown-guarantee': {
    ko: {
      found: '모르는 보장 ‘{text}’',
      expected: '{known} 가운데 하나, 또는 {forms} 꼴의 보장',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown guarantee ‘{text}’',
      expected: 'one of {known}, or a guarantee of the form {forms}',
      fix: 'mend the name.[[ Near: {nearest}.]]',
    },
  },
  'unknown-step-fact': {
    ko: {
      found: '한 단위씩 늘릴 수 없는 ‘{name}’',
      expected: '{known} 가운데 하나',
      fix: '사람이나 달의 사실, 또는 제도가 분류한 분을 쓰세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{name}’ does not go up step by step',
      expected: 'one of {known}',
      fix: 'name a fact of a person or month, or minutes of a class.[[ Near: {nearest}.]]',
    },
  },
  'step-moves-calendar': {
    ko: {
      found: '{name:을} 늘리면 달력에서 셈한 날수도 함께 바뀝니다',
      expected: '달력을 바꾸지 않는 사실({known})',
      fix: '‘모두:’의 조건으로 묻거나, 한 사람에 대해 pumsak solve로 물으세요.',
    },
    en: {
      found: 'days that the calendar counts change with ‘{name}’',
      expected: 'a fact that moves no day ({known})',
      fix: 'ask it as a condition (all:), or of one person with pumsak solve.',
    },
  },
  'fact-without-range': {
    ko: {
      found: '사실 ‘{name}’에 범위나 간격이 없습니다',
      expected: 'min, max, step이 있는 사실',
      fix: '규칙 파일의 fact에 min, max, step을 적으세요.',
    },
    en: {
      found: 'the fact ‘{name}’ has no range or no step',
      expected: 'a fact with min, max and step',
      fix: 'give min, max and step under fact in the rule file.',
    },
  },
  'no-step-in-range': {
    ko: {
      found: '‘{name}’의 범위 {from} ~ {to}에 한 단위 늘릴 자리가 없습니다',
      expected: '값이 둘 이상인 범위',
      fix: '다른 사실을 고르거나 규칙의 범위를 고치세요.',
    },
    en: {
      found: 'the range {from} to {to} of ‘{name}’ leaves no room for a step',
      expected: 'a range of at least two values',
      fix: 'choose another fact, or mend the range in the rules.',
    },
  },
  'premise-never': {
    ko: {
      found: '전제 ‘{text}’를 채우는 입력이 없습니다',
      expected: '누군가는 채울 수 있는 전제',
      fix: '전제를 고치세요. 아무에게도 해당하지 않는 보장은 증명으로 치지 않습니다.',
    },
    en: {
      found: 'no input meets the premise ‘{text}’',
      expected: 'a premise that somebody can meet',
      fix: 'mend the premise: a guarantee that is about nobody does not count as proved.',
    },
  },
  'prove-binds': {
    ko: {
      found: '협약을 적용하는 시나리오에서는 사람마다 제도가 다릅니다',
      expected: '제도를 통째로 견주는 시나리오',
      fix: '협약 키가 없는 시나리오로 물으세요.',
    },
    en: {
      found: 'under agreements a scheme differs from person to person',
      expected: 'a scenario that compares whole schemes',
      fix: 'ask of a scenario without the key 협약.',
    },
  },
} satisfies Record<string, CatalogEntry>;
