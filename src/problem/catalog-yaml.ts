import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of a YAML or JSON text: its writing, and the shape of what it says. */
export const yamlCatalog = {
  'yaml-syntax': {
    ko: {
      found: 'YAML로 읽히지 않습니다[[ ({detail})]]',
      expected: '맞는 YAML 또는 JSON',
      fix: '이 자리의 들여쓰기, 콜론, 따옴표, 괄호를 확인하세요.',
    },
    en: {
      found: 'this does not read as YAML[[ ({detail})]]',
      expected: 'well-formed YAML or JSON',
      fix: 'check indents, colons, quotes and brackets at this place.',
    },
  },
  'yaml-unclosed': {
    ko: {
      found: '닫히지 않은 {open}',
      expected: '짝이 되는 {close}',
      fix: '끝에 {close} 글자를 넣으세요.',
    },
    en: {
      found: 'a {open} that is not closed',
      expected: 'the {close} that closes it',
      fix: 'put {close} at its end.',
    },
  },
  'yaml-tab': {
    ko: {
      found: '탭으로 들여 쓴 줄',
      expected: '빈칸으로 들여 쓴 줄',
      fix: '파일에 든 탭을 모두 빈칸 두 개로 바꾸세요.',
    },
    en: {
      found: 'a line indented by a tab',
      expected: 'indents made of spaces',
      fix: 'replace every tab of the file by two spaces.',
    },
  },
  'yaml-indent': {
    ko: {
      found: '들여쓰기가 앞뒤 줄과 맞지 않습니다',
      expected: '같은 묶음의 키는 같은 칸에서 시작',
      fix: '이 줄과 다음 줄의 앞 빈칸 수를 맞추세요.',
    },
    en: {
      found: 'the indents here do not agree',
      expected: 'keys that belong together begin in the same column',
      fix: 'give this line and the next the same number of leading spaces.',
    },
  },
  'yaml-documents': {
    ko: {
      found: '--- 줄 뒤에 문서가 또 있습니다',
      expected: '한 파일에 문서 하나',
      fix: '--- 줄부터 지우거나 파일을 나누세요. 여러 사람은 목록(- )으로 적으세요.',
    },
    en: {
      found: 'a second document after ---',
      expected: 'one document a file',
      fix: 'remove what follows ---, or split the file; several people are a list (- ).',
    },
  },
  'yaml-alias': {
    ko: {
      found: '정의되지 않은 별칭 *{name}',
      expected: '앞에 &{name:이라} 이름 붙인 값',
      fix: '별칭을 지우고 값을 그대로 적으세요. *로 시작하는 글자는 따옴표로 묶으세요.',
    },
    en: {
      found: 'the alias *{name} has no anchor',
      expected: 'a value marked &{name} before it',
      fix: 'write the value itself; put a text that begins with * in quotes.',
    },
  },
  'yaml-tag': {
    ko: {
      found: '쓸 수 없는 태그 {tag}',
      expected: '태그 없는 값',
      fix: '태그를 지우세요. !로 시작하는 글자는 따옴표로 묶으세요.',
    },
    en: {
      found: 'the tag {tag} cannot be used',
      expected: 'a value without a tag',
      fix: 'remove the tag; put a text that begins with ! in quotes.',
    },
  },
  'yaml-too-large': {
    ko: {
      found: '너무 크거나 너무 깊은 파일',
      expected: '16 MiB, 값 백만 개, 깊이 200까지',
      fix: '맞는 파일인지 확인하고 파일을 나누세요.',
    },
    en: {
      found: 'a file too large or nested too deep',
      expected: 'at most 16 MiB, a million values, a depth of 200',
      fix: 'check that it is the right file, and split it.',
    },
  },
  'number-cut': {
    ko: {
      found: '중괄호 안의 쉼표에서 끊긴 수 {number}',
      expected: '따옴표로 묶은 "{number}" 또는 쉼표 없는 {digits}',
      fix: '쉼표를 빼거나 따옴표로 묶으세요. 중괄호 안의 쉼표는 키를 나눕니다.',
    },
    en: {
      found: 'the number {number}, cut by its commas inside braces',
      expected: '"{number}" in quotes, or {digits} without commas',
      fix: 'write {digits}; inside braces a comma separates keys.',
    },
  },
  'duplicate-key': {
    ko: {
      found: '‘{key}’ 키가 둘입니다[[ (먼저 {line}행)]]',
      expected: '같은 자리에 한 번만 쓴 키',
      fix: '둘 가운데 하나를 지우거나 하나로 합치세요.',
    },
    en: {
      found: 'the key ‘{key}’ stands twice[[ (first on line {line})]]',
      expected: 'each key once in one place',
      fix: 'remove one of the two, or put them together.',
    },
  },
  'unknown-key': {
    ko: {
      found: '모르는 키 ‘{key}’',
      expected: '{known} 가운데 하나',
      fix: '키를 고치거나 지우세요.[[ 가까운 키: {nearest}.]]',
    },
    en: {
      found: 'unknown key ‘{key}’',
      expected: 'one of {known}',
      fix: 'mend or remove the key.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'missing-key': {
    ko: {
      found: '‘{key}’ 키가 없습니다',
      expected: '{key}[[ ({expected})]]',
      fix: '이 자리에 ‘{key}:’ 줄을 넣으세요.',
    },
    en: {
      found: 'the key ‘{key}’ is missing',
      expected: '{key}[[ ({expected})]]',
      fix: 'add a line ‘{key}:’ here.',
    },
  },
  'conflicting-keys': {
    ko: {
      found: '함께 쓸 수 없는 키: {keys}',
      expected: '그 가운데 하나',
      fix: '하나만 남기고 지우세요.',
    },
    en: {
      found: 'keys that exclude each other: {keys}',
      expected: 'one of them',
      fix: 'keep one and remove the rest.',
    },
  },
  'expected-map': {
    ko: {
      found: '[[{term}: ]]키와 값이 없습니다[[: ‘{found}’]]',
      expected: '‘키: 값’ 줄들',
      fix: '‘키: 값’으로 적으세요.[[ 예를 들면 {example}.]] 콜론 뒤를 띄우고, 아래 줄은 들여 쓰세요.',
    },
    en: {
      found: '[[{term}: ]]not keys with values[[: ‘{found}’]]',
      expected: 'lines ‘key: value’',
      fix: 'write ‘key: value’, with a space after the colon and the lines below indented.[[ For example {example}.]]',
    },
  },
  'expected-list': {
    ko: {
      found: '[[{term}: ]]목록이 아닙니다[[: ‘{found}’]]',
      expected: '목록',
      fix: '하나뿐이어도 [ ]로 묶거나 줄마다 ‘- ’로 시작하세요.',
    },
    en: {
      found: '[[{term}: ]]no list[[: ‘{found}’]]',
      expected: 'a list',
      fix: 'put it in [ ], or begin each line with ‘- ’, even if there is one only.',
    },
  },
  'expected-value': {
    ko: {
      found: '[[{term}: ]]‘{found}’',
      expected: '값 하나',
      fix: '괄호 없이 값 하나만 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{found}’',
      expected: 'one value',
      fix: 'write one value, without brackets.',
    },
  },
  'wrong-type': {
    ko: {
      found: '[[{term}: ]]‘{found}’',
      expected: '{expected}',
      fix: '이 자리의 값을 {expected} 꼴로 쓰세요.',
    },
    en: {
      found: '[[{term}: ]]‘{found}’',
      expected: '{expected}',
      fix: 'write the value here as {expected}.',
    },
  },
  'wrong-format': {
    ko: {
      found: '[[{term}: ]]‘{found}’',
      expected: '{expected}',
      fix: '이 자리의 값을 {expected} 꼴로 쓰세요.',
    },
    en: {
      found: '[[{term}: ]]‘{found}’',
      expected: '{expected}',
      fix: 'write the value here in the form {expected}.',
    },
  },
  'bad-name': {
    ko: {
      found: '이름으로 쓸 수 없는 ‘{found}’',
      expected: '한글·영문·숫자·_만으로, 띄어 쓰지 않고, 숫자로 시작하지 않는 이름',
      fix: '빈칸과 기호를 빼고 붙여 쓰세요.',
    },
    en: {
      found: '‘{found}’ cannot be a name',
      expected: 'letters, digits and _ only, without spaces, not beginning with a digit',
      fix: 'leave out spaces and signs.',
    },
  },
} satisfies Record<string, CatalogEntry>;
