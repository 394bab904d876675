import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of rules that lie over others, and of the months in which they hold. */
export const layersCatalog = {
  'layers-collide': {
    ko: {
      found: '두 층이 {name:을} 정의합니다: {first}, {second}',
      expected: '층마다 다른 이름',
      fix: '이름을 바꾸거나, 아래 층의 것을 대신하려면 overrides: true, 조항에 더하려면 extends를 적으세요.',
    },
    en: {
      found: 'two layers define ‘{name}’: {first} and {second}',
      expected: 'names that differ from those of the layers below',
      fix: 'rename one; to replace the one below say overrides: true, to add to a provision use extends.',
    },
  },
  'layer-not-listed': {
    ko: {
      found: 'layers.yaml에 없는 ‘{name}’',
      expected: '규칙이 든 폴더를 모두 적은 layers',
      fix: 'layers에 적거나 다른 곳으로 옮기세요.',
    },
    en: {
      found: '‘{name}’, which layers.yaml does not list',
      expected: 'every folder that holds rules under layers',
      fix: 'list it under layers, or move it elsewhere.',
    },
  },
  'nothing-to-override': {
    ko: {
      found: 'overrides: true인데 아래에 {name:이} 없습니다',
      expected: '아래 층에 있는 것과 같은 이름',
      fix: '이름을 고치거나 overrides를 지우세요.',
    },
    en: {
      found: 'overrides: true, but nothing below is ‘{name}’',
      expected: 'the name of something in a layer below',
      fix: 'mend the name, or take overrides away.',
    },
  },
  'term-not-in-provision': {
    ko: {
      found: '조항 {provision}에 없는 항목 ‘{name}’',
      expected: '값을 더할 조항에 있는 항목',
      fix: '그 항목이 든 조항을 extends에 적거나 이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'provision {provision} has no term ‘{name}’',
      expected: 'a term of the provision that the values are added to',
      fix: 'extend the provision that has it, or mend its name.[[ Near: {nearest}.]]',
    },
  },
  'fact-has-no-values': {
    ko: {
      found: '사실인 {term}에 더한 값',
      expected: '모수나 수식인 항목',
      fix: '사실의 값은 입력이 정합니다({first}). 이 값을 지우세요.',
    },
    en: {
      found: 'a value for {term}, which is a fact',
      expected: 'a parameter or a formula',
      fix: 'inputs give the value of a fact ({first}); remove this one.',
    },
  },
  'value-of-an-item': {
    ko: {
      found: '급여항목 {term}의 지급액에 더한 값',
      expected: '온전한 금액인 항목: {nearest}',
      fix: '{nearest}에 값을 더하세요. 덜어내는 몫과 통상임금 같은 합은 거기서 나옵니다.',
    },
    en: {
      found: 'a value for what is paid of pay item {term}',
      expected: 'the term of its whole amount: {nearest}',
      fix: 'add the value to {nearest}; what is cut, and sums such as the ordinary wage, follow from it.',
    },
  },
  'value-twice': {
    ko: {
      found: '{term}의[[ {from}]] 값이 둘입니다: {first}, {second}',
      expected: '날짜마다 값 하나',
      fix: '날짜를 고치거나, 아래의 값을 대신하려면 overrides: true를 적으세요.',
    },
    en: {
      found: '{term} has two values[[ from {from}]]: {first} and {second}',
      expected: 'one value for each date',
      fix: 'mend the date; to replace the one below say overrides: true.',
    },
  },
  'plus-to-no-formula': {
    ko: {
      found: '수식이 아닌 {name}에 보탠 항목',
      expected: '수식인 항목(예: 비과세급여)',
      fix: '{first}의 값을 바꾸려면 values에 날짜와 함께 적고, 보탤 것이 있으면 수식인 항목의 이름을 plus에 적으세요.',
    },
    en: {
      found: 'a term added to {name}, which is no formula',
      expected: 'a term with a formula, such as 비과세급여',
      fix: 'to change the value of {first}, date one under values; name a term with a formula under plus.',
    },
  },
  'value-gap': {
    ko: {
      found: '{until}까지 알려진 {term}에 더한 {from}부터의 값',
      expected: '{next} 또는 그 앞에 시작하는 값',
      fix: '그 사이의 달에 지켜지는 값도 출처와 함께 더하세요. 아직 정해지지 않은 앞날의 값이면 규칙에 더하지 말고 pumsak.yaml이나 시나리오의 ‘가정:’에 적으세요: ‘{term}: 이어쓰기’ 또는 ‘{term}: {path}’.',
    },
    en: {
      found: 'a value from {from} for {term}, which is known until {until}',
      expected: 'a value that begins in {next} or before',
      fix: 'add what holds in the months between, too, with its source. What is of years to come and not settled yet stands under 가정: of pumsak.yaml or the scenario, not in the rules: ‘{term}: 이어쓰기’ or ‘{term}: {path}’.',
    },
  },
  'no-choices-there': {
    ko: {
      found: '{name:은} 선택지를 더할 수 있는 항목이 아닙니다',
      expected: '단위가 선택이나 목록인 항목, 또는 급여항목의 성질',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{name}’ is no term that choices can be added to',
      expected: 'a term whose unit is 선택 or 목록, or a nature of pay items',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
  'choice-twice': {
    ko: {
      found: '{term}에 이미 있는 선택지 ‘{choice}’',
      expected: '{first}에 없는 선택지',
      fix: '이 선택지를 지우세요.',
    },
    en: {
      found: '{term} has the choice ‘{choice}’ already',
      expected: 'a choice that {first} has not',
      fix: 'remove it.',
    },
  },
  'provisions-to-a-provision': {
    ko: {
      found: '조항인 {name}에 더한 provisions',
      expected: '제도의 이름을 적은 extends. 조항은 조항을 담지 않습니다',
      fix: 'provisions를 지우거나, 조항을 넣을 제도의 이름을 extends에 적으세요.',
    },
    en: {
      found: 'provisions added to {name}, which is a provision',
      expected: 'the name of a scheme after extends: a provision holds no provisions',
      fix: 'remove provisions, or extend the scheme that is to have them.',
    },
  },
  'cites-for-a-scheme': {
    ko: {
      found: '제도인 {name}에 적은 cites',
      expected: '법의 조항을 적은 extends. cites는 조문만 적힌 값과 수식의 곁에 서는 문서입니다',
      fix: '그 조항에 더하는 파일로 옮기거나 지우세요. 더하는 급여항목의 문서는 source에 적습니다.',
    },
    en: {
      found: 'cites for {name}, which is a scheme',
      expected:
        'the name of a provision after extends: cites stands beside values and formulas of bare articles of law',
      fix: 'extend that provision in a file of its own, or remove cites; the document of items added goes into source.',
    },
  },
  'scheme-not-valid': {
    ko: {
      found: '제도 {scheme:은} {month}에 지켜지지 않습니다',
      expected: '지켜지는 달[[ {from}부터]][[ {until}까지]]',
      fix: '귀속월을 고치거나 다른 제도를 고르세요.',
    },
    en: {
      found: 'scheme {scheme} does not hold in {month}',
      expected: 'a month[[ from {from}]][[ until {until}]]',
      fix: 'mend the month, or choose another scheme.',
    },
  },
} satisfies Record<string, CatalogEntry>;
