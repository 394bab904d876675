import type { CatalogEntry } from './catalog-entry.ts';

/** Pay items and what they are. */
export const itemsCatalog = {
  'item-without-nature': {
    ko: {
      found: '{line} 항목 {name}의 성질이 없습니다: {natures}',
      expected: '법이 묻는 성질을 모두 적은 급여항목',
      fix: '조항의 items에 {name:을} 두고 nature에 {natures:을} 적으세요.',
    },
    en: {
      found: '{name} of {line} does not say what it is: {natures}',
      expected: 'a pay item with every nature that the law asks for',
      fix: 'declare {name} under items of a provision, with {natures} under nature.',
    },
  },
  'item-without-place': {
    ko: {
      found: '제도 {scheme}의 {line}에 항목 {name}의 자리가 없습니다[[: {after} 다음이라고 적었습니다]]',
      expected: '제도의 줄에 있는 항목 다음',
      fix: 'after에 같은 갈래의 항목을 적거나 제도의 lines에 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '{name} has no place in {line} of scheme {scheme}[[: it says after {after}]]',
      expected: 'a place after an item of the same lines',
      fix: 'say after, or list it under lines of the scheme.[[ Near: {nearest}.]]',
    },
  },
  'unknown-line': {
    ko: {
      found: '제도 {scheme}에 {line} 줄이 없습니다(항목 {name})',
      expected: '제도의 줄 갈래[[: {known}]]',
      fix: 'line을 고치거나 제도의 lines에 더하세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'scheme {scheme} has no lines {line} (item {name})',
      expected: 'a kind of its lines[[: {known}]]',
      fix: 'mend line, or add them to the scheme.[[ Near: {nearest}.]]',
    },
  },
  'nature-not-offered': {
    ko: {
      found: '성질 {nature}에 없는 ‘{choice}’',
      expected: '{known}',
      fix: '고쳐 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{choice}’ is no choice of the nature {nature}',
      expected: '{known}',
      fix: 'mend it.[[ Near: {nearest}.]]',
    },
  },
  'item-keys': {
    ko: {
      found: '급여항목 {name}: {found}',
      expected: '{expected}',
      fix: '고쳐 적으세요.',
    },
    en: {
      found: 'pay item {name}: {found}',
      expected: '{expected}',
      fix: 'mend it.',
    },
  },
} satisfies Record<string, CatalogEntry>;
