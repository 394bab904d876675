import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of what `pumsak diff` is asked to compare. */
export const differenceCatalog = {
  'side-unknown': {
    ko: {
      found: '‘{text}’: 그런 제도도, 파일도, 폴더도 없습니다',
      expected: '제도의 이름({known}), 시나리오 파일, 규칙 폴더, 또는 기본규칙',
      fix: '이름이나 경로를 고치세요[[. 가까운 이름: {nearest}]].',
    },
    en: {
      found: '‘{text}’ is no scheme, no file and no folder',
      expected: 'a scheme ({known}), a scenario file, a folder of rules, or 기본규칙 (those shipped)',
      fix: 'mend the name or the path[[; nearest: {nearest}]].',
    },
  },
  'sides-of-two-kinds': {
    ko: {
      found: '{first:은} {firstKind}, {second:은} {secondKind}입니다',
      expected: '제도 둘, 시나리오 둘, 또는 규칙 폴더 둘',
      fix: '같은 종류끼리 견주세요. 사람은 --scenario로 따로 줄 수 있습니다.',
    },
    en: {
      found: '{first} is of the kind {firstKind}, {second} of the kind {secondKind}',
      expected: 'two schemes (제도), two scenarios (시나리오) or two folders of rules (규칙)',
      fix: 'compare two of one kind; people can be given apart with --scenario.',
    },
  },
  'schemes-unpaired': {
    ko: {
      found: '한쪽에만 있는 제도가 짝이 맞지 않습니다: {first} / {second}',
      expected: '두 시나리오에 같은 수의 제도',
      fix: '시나리오의 ‘제도’를 맞추거나, 제도 둘을 이름으로 견주세요.',
    },
    en: {
      found: 'schemes of one scenario alone cannot be paired: {first} / {second}',
      expected: 'as many schemes in both scenarios',
      fix: 'make 제도 agree, or compare two schemes by name.',
    },
  },
  'people-differ': {
    ko: {
      found: '두 시나리오는 {what:이} 다릅니다',
      expected: '같은 협약(그래야 금액의 차이가 조문의 것입니다)',
      fix: '--scenario로 사람을 정하거나, --no-cost로 문장만 보세요.',
    },
    en: {
      found: 'the two scenarios differ in {what}',
      expected: 'the same agreements, so that what differs is due to the clauses',
      fix: 'say whose people with --scenario, or ask for the sentences alone with --no-cost.',
    },
  },
  'agreements-apply': {
    ko: {
      found: '{path}: 협약을 적용하는 시나리오로는 두 규칙 묶음의 금액을 나눌 수 없습니다',
      expected: '협약을 적용하지 않는 시나리오',
      fix: '‘협약’을 뺀 시나리오를 --scenario로 주거나, --no-cost로 문장만 보세요.',
    },
    en: {
      found: '{path}: where agreements bind people, the cost of two rule sets cannot be divided',
      expected: 'a scenario without 협약',
      fix: 'give one with --scenario, or ask for the sentences alone with --no-cost.',
    },
  },
  'options-exclude': {
    ko: {
      found: '{option}, {other}: 함께 쓸 수 없습니다',
      expected: '둘 가운데 하나',
      fix: '하나를 빼세요.',
    },
    en: {
      found: '{option} does not go with {other}',
      expected: 'one of the two',
      fix: 'leave one out.',
    },
  },
} as const satisfies Record<string, CatalogEntry>;
