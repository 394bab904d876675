import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of formulas: their text, their names and units, and what can go wrong while one is worked out. */
export const formulaCatalog = {
  'bad-character': {
    ko: {
      found: '수식에 쓸 수 없는 글자 ‘{text}’',
      expected: '항목 이름, 숫자, 연산 기호, 괄호',
      fix: '이 글자를 지우거나 바꾸세요.[[ {hint}]]',
    },
    en: {
      found: 'the character ‘{text}’ has no meaning in a formula',
      expected: 'term names, numbers, operators, brackets',
      fix: 'remove or replace it.[[ {hint}]]',
    },
  },
  'bad-number': {
    ko: {
      found: '숫자 ‘{text}’',
      expected: '1_000, 0.5, 85%, 10원처럼 쓴 숫자',
      fix: '{hint}',
    },
    en: { found: 'the number ‘{text}’', expected: 'a number such as 1_000, 0.5, 85%, 10원', fix: '{hint}' },
  },
  'unclosed-text': {
    ko: {
      found: '따옴표가 닫히지 않은 ‘{text}’',
      expected: '"통상임금"처럼 닫힌 따옴표',
      fix: '끝에 " 를 넣으세요.',
    },
    en: {
      found: 'the quotation ‘{text}’ does not end',
      expected: 'closed quotes, as in "통상임금"',
      fix: 'put a " at its end.',
    },
  },
  'unexpected-token': {
    ko: { found: '{found}', expected: '{expected}', fix: '수식의 이 자리를 고치세요.' },
    en: { found: '{found}', expected: '{expected}', fix: 'mend the formula at this place.' },
  },
  'missing-else': {
    ko: {
      found: 'else가 없는 if',
      expected: 'if 조건 then 값 else 값',
      fix: '조건이 맞지 않을 때의 값을 else 뒤에 적으세요.',
    },
    en: {
      found: 'an if without else',
      expected: 'if condition then value else value',
      fix: 'write after else what holds when the condition does not.',
    },
  },
  'chained-comparison': {
    ko: {
      found: '이어 쓴 비교 ‘{text}’',
      expected: '비교 하나, 또는 and로 이은 비교 둘',
      fix: 'a < b and b < c처럼 나누어 쓰세요.',
    },
    en: {
      found: 'comparisons in a row: ‘{text}’',
      expected: 'one comparison, or two joined by and',
      fix: 'write a < b and b < c.',
    },
  },
  'too-deep': {
    ko: {
      found: '괄호가 {depth}겹을 넘는 수식',
      expected: '{depth}겹까지',
      fix: '중간 항목을 두어 나누세요.',
    },
    en: {
      found: 'a formula nested more than {depth} deep',
      expected: 'at most {depth}',
      fix: 'split it into terms.',
    },
  },
  'unknown-function': {
    ko: {
      found: '모르는 함수 ‘{name}’',
      expected: '{known}',
      fix: '함수 이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown function ‘{name}’',
      expected: '{known}',
      fix: 'mend its name.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'wrong-arguments': {
    ko: { found: '{name}에 인수 {count}개', expected: '{expected}', fix: '{name}의 인수를 맞추세요.' },
    en: { found: '{count} arguments to {name}', expected: '{expected}', fix: 'give {name} what it takes.' },
  },
  'unknown-unit': {
    ko: {
      found: '모르는 단위 ‘{unit}’',
      expected: '{known:와} 그 곱·나눗셈(원/시간), 또는 비율·수·여부·선택·날짜·시각·목록',
      fix: '단위를 고치세요.[[ 가까운 단위: {nearest}.]]',
    },
    en: {
      found: 'unknown unit ‘{unit}’',
      expected: '{known}, their products and quotients (원/시간), or 비율, 수, 여부, 선택, 날짜, 시각, 목록',
      fix: 'mend the unit.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'unknown-term': {
    ko: {
      found: '모르는 항목 ‘{name}’',
      expected: '규칙에 있는 항목 이름',
      fix: '이름을 고치거나 그 항목을 정의하세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown term ‘{name}’',
      expected: 'the name of a term in the rules',
      fix: 'mend the name, or define the term.[[ Near: {nearest}.]]',
    },
  },
  'unit-clash': {
    ko: {
      found: '{operation}에서 단위가 다릅니다: {left}, {right}',
      expected: '양쪽이 같은 단위',
      fix: '한쪽을 환산하거나(예: 연장분 / 시간당분) 항목을 확인하세요.',
    },
    en: {
      found: 'units differ in {operation}: {left} and {right}',
      expected: 'the same unit on both sides',
      fix: 'convert one side (as in 연장분 / 시간당분), or check the terms.',
    },
  },
  'wrong-result-unit': {
    ko: {
      found: '단위가 {found}인 값',
      expected: '단위가 {expected}인 값(항목의 단위)',
      fix: '값이나 수식을 항목의 단위에 맞추거나, 항목의 unit을 고치세요.',
    },
    en: {
      found: 'a value in {found}',
      expected: 'a value in {expected}, the term’s unit',
      fix: 'fit the value or formula to the term’s unit, or mend the unit.',
    },
  },
  'wrong-kind': {
    ko: {
      found: '{operation}에 쓸 수 없는 {found}',
      expected: '{expected}',
      fix: '이 자리의 항목이나 값을 확인하세요.',
    },
    en: {
      found: '{found} in {operation}',
      expected: '{expected}',
      fix: 'check the term or value at this place.',
    },
  },
  'choice-not-offered': {
    ko: {
      found: '선택지에 없는 값 "{text}"',
      expected: '{known} 가운데 하나',
      fix: '선택지의 글자를 그대로 쓰세요.[[ 가까운 값: {nearest}.]]',
    },
    en: {
      found: '"{text}" is not among the choices',
      expected: 'one of {known}',
      fix: 'write the choice as it is declared.[[ Near: {nearest}.]]',
    },
  },
  'list-repeats': {
    ko: {
      found: '목록에 두 번 적힌 {text}',
      expected: '한 번씩만 적은 값',
      fix: '하나를 지우세요.',
    },
    en: {
      found: '{text} stands twice in a list',
      expected: 'each value once',
      fix: 'take one of them out.',
    },
  },
  'bad-step': {
    ko: {
      found: '반올림 단위가 맞지 않습니다: {found}',
      expected: '0보다 큰 상수(예: 1원, 10원, 1_000원)',
      fix: '반올림 단위를 상수로 적으세요.',
    },
    en: {
      found: 'this cannot be a rounding step: {found}',
      expected: 'a constant above 0, such as 1원, 10원, 1_000원',
      fix: 'write the rounding step as a constant.',
    },
  },
  'otherwise-needs-optional': {
    ko: {
      found: 'otherwise 앞의 {found}',
      expected: '비어 있을 수 있는 사실(optional: true)',
      fix: 'otherwise를 빼거나 사실에 optional: true를 적으세요.',
    },
    en: {
      found: '{found} before otherwise',
      expected: 'a fact that may be absent (optional: true)',
      fix: 'drop otherwise, or declare the fact optional: true.',
    },
  },
  'division-by-zero': {
    ko: {
      found: '0으로 나눔[[: {divisor} = 0]]',
      expected: '0이 아닌 나누는 수',
      fix: '0이 되는 경우를 if로 나누세요.',
    },
    en: {
      found: 'division by zero[[: {divisor} = 0]]',
      expected: 'a divisor other than 0',
      fix: 'treat the case of 0 with if.',
    },
  },
  'may-divide-by-zero': {
    ko: {
      found: '0이 될 수 있는 값으로 나눔: {divisor}',
      expected: '사실의 범위와 조건으로 보아 0이 될 수 없는 값',
      fix: 'if로 0인 때를 먼저 가리거나 사실의 min·max를 좁히세요.',
    },
    en: {
      found: 'a division by what can be 0: {divisor}',
      expected: 'a divisor that the facts’ ranges and the conditions keep from being 0',
      fix: 'tell the case of 0 apart with an if first, or narrow the fact’s min and max.',
    },
  },
  cycle: {
    ko: {
      found: '항목이 서로를 물고 돕니다: {path}',
      expected: '자기 자신에 기대지 않는 항목',
      fix: '고리의 한 곳을 끊으세요.',
    },
    en: {
      found: 'terms refer to each other in a ring: {path}',
      expected: 'no term that rests on itself',
      fix: 'break the ring at one place.',
    },
  },
  'missing-fact': {
    ko: {
      found: '{term}의 값이 주어지지 않았습니다',
      expected: '입력의 {key}',
      fix: '입력에 {key:을} 적으세요.[[ {question}]]',
    },
    en: {
      found: 'no value was given for {term}',
      expected: '{key} in the input',
      fix: 'give {key} in the input.[[ {question}]]',
    },
  },
  'no-earlier-month': {
    ko: {
      found: '{months}개월 전의 {name} 값이 없습니다',
      expected: '{months}개월 전 달의 기록',
      fix: '그 달의 기록을 함께 주거나, otherwise로 없을 때의 값을 정하세요.',
    },
    en: {
      found: 'no figure of {name} from {months} month(s) before',
      expected: 'the record of that month',
      fix: 'give that month too, or say with otherwise what holds without it.',
    },
  },
  'table-lacks-choice': {
    ko: {
      found: '표 {table}에 {key}의 행이나 열이 없습니다',
      expected: '이 자리에 올 수 있는 선택의 행이나 열 모두 (지금은 {known})',
      fix: '[[{file}에 ]]행이나 열을 더하세요. 값이 없는 칸에는 -를 적으세요.',
    },
    en: {
      found: 'table {table} has no row or column for {key}',
      expected: 'one for every choice that can stand here (there are {known})',
      fix: 'add it[[ to {file}]]; a cell without a value says -.',
    },
  },
  'no-table-row': {
    ko: {
      found: '표 {table}에 {key}의 행이 없습니다',
      expected: '{range}',
      fix: '표에 행을 더하거나 값을 확인하세요.',
    },
    en: {
      found: 'table {table} has no row for {key}',
      expected: '{range}',
      fix: 'add the row, or check the value.',
    },
  },
  'unknown-table': {
    ko: {
      found: '모르는 표 ‘{name}’',
      expected: '규칙에 있는 표[[: {known}]]',
      fix: '표 이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown table ‘{name}’',
      expected: 'a table of the rules[[: {known}]]',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
  'unknown-list': {
    ko: {
      found: '모르는 목록 ‘{name}’',
      expected: '제도의 줄 갈래나 목록인 사실[[: {known}]]',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown list ‘{name}’',
      expected: 'a kind of lines of the schemes, or a list fact[[: {known}]]',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
  'unknown-nature': {
    ko: {
      found: '급여항목의 성질로 읽을 수 없는 ‘{name}’',
      expected: '{expected}',
      fix: '고쳐 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{name}’ says nothing of a pay item',
      expected: '{expected}',
      fix: 'mend it.[[ Near: {nearest}.]]',
    },
  },
  'function-of-itself': {
    ko: {
      found: '함수 {name}의 수식이 자기를 부릅니다: {path}',
      expected: '자기를 부르지 않는 수식',
      fix: '한 함수의 수식을 고치세요.',
    },
    en: {
      found: 'the function {name} calls itself: {path}',
      expected: 'a formula that does not',
      fix: 'mend one of them.',
    },
  },
} satisfies Record<string, CatalogEntry>;
