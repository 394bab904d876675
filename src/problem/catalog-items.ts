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
      found: '[[제도 {scheme}의 ]]{line}에 항목 {name}의 자리가 없습니다[[: {after} 다음이라고 적었습니다]]',
      expected: '제도의 줄에 있는 항목 다음',
      fix: 'after에 같은 갈래의 항목을 적거나 제도의 lines에 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '{name} has no place in {line}[[ of scheme {scheme}]][[: it says after {after}]]',
      expected: 'a place after an item of the same lines',
      fix: 'say after, or list it under lines of the scheme.[[ Near: {nearest}.]]',
    },
  },
  'unknown-line': {
    ko: {
      found: '[[제도 {scheme}에 ]]{line} 줄이 없습니다(항목 {name})',
      expected: '제도의 줄 갈래[[: {known}]]',
      fix: 'line을 고치거나 제도의 lines에 더하세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'there are no lines {line}[[ in scheme {scheme}]] (item {name})',
      expected: 'a kind of its lines[[: {known}]]',
      fix: 'mend line, or add them to the scheme.[[ Near: {nearest}.]]',
    },
  },
  'nature-not-offered': {
    ko: {
      found: '성질 {nature}에 없는 ‘{choice}’',
      expected: '{known}[[. 금액을 나누려면 {form}]]',
      fix: '고쳐 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{choice}’ is no choice of the nature {nature}',
      expected: '{known}[[; to divide the amount, {form}]]',
      fix: 'mend it.[[ Near: {nearest}.]]',
    },
  },
  'nature-begins-late': {
    ko: {
      found:
        '급여항목 {name}의 {nature:이} {from}부터만 적혀 있습니다. 그 앞의 달에는 무엇인지 알 수 없어 제도를 셈할 수 없습니다',
      expected: '제도가 지켜지는 모든 달의 성질',
      fix: '그 앞에 무엇이었는지를 앞의 날짜와 함께 더하세요({nature}: { 2000-01-01: …, {from}: {choice} }). 늘 같았으면 날짜 없이 ‘{nature}: {choice}’. 그때 생긴 제도라면 제도에 valid를 적으세요.',
    },
    en: {
      found:
        'the {nature} of pay item {name} is said from {from} on alone: the months before cannot be worked out',
      expected: 'what it is in every month in which a scheme holds',
      fix: 'add what it was before, with an earlier date ({nature}: { 2000-01-01: …, {from}: {choice} }); where it never was otherwise, write ‘{nature}: {choice}’ without a date; where the scheme begins then, say so by its valid.',
    },
  },
  'times-differ': {
    ko: {
      found:
        '급여항목 {name}: times는 {times}인데, paid({paidLine}행)가 맞는 달은 {year}년에 {count}번입니다[[: {months}]]',
      expected: '한 해에 주는 횟수. 월액은 한 번의 금액 × times ÷ 12입니다',
      fix: 'times를 {count:으로} 고치거나, 주는 달이 더 있으면 paid에 더하세요.',
    },
    en: {
      found:
        'pay item {name}: times is {times}, but its paid (line {paidLine}) holds in {count} months of {year}[[: {months}]]',
      expected: 'how often a year it is paid: a month of it is one payment × times ÷ 12',
      fix: 'write times: {count}, or mend paid where it leaves out a month.',
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
