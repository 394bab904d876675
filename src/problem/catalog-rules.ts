import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of rule files, schemes and scenarios. */
export const rulesCatalog = {
  'not-a-rule-file': {
    ko: {
      found: '무엇인지 알 수 없는 규칙 파일[[: 맨 위의 ‘{key}’]]',
      expected: '맨 위에 {known} 가운데 하나(시나리오면 시나리오:)',
      fix: '파일이 무엇인지 맨 위 키로 적으세요.[[ 가까운 키: {nearest}.]]',
    },
    en: {
      found: 'a rule file of no kind[[: ‘{key}’ at its top]]',
      expected: 'one of {known} at the top (시나리오: for a scenario)',
      fix: 'say with the top key what the file is.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'unused-table': {
    ko: {
      found: '어느 조항도 쓰지 않는 CSV 파일',
      expected: '조항이 file:로 부른 표나 calendar/ 아래의 공휴일 표',
      fix: '그 표를 쓰는 조항 파일과 함께 검사하거나, 파일을 규칙 폴더에서 빼세요.',
    },
    en: {
      found: 'a CSV file that no provision uses',
      expected: 'a table that a provision names with file:, or the holidays below calendar/',
      fix: 'check it together with the provision that uses it, or take it out of the rule folder.',
    },
  },
  'term-without-value': {
    ko: {
      found: '{term}에 값도 수식도 사실 선언도 없습니다',
      expected: 'value, values, formula, fact 가운데 하나',
      fix: '하나를 적으세요.',
    },
    en: {
      found: '{term} has no value, formula or fact declaration',
      expected: 'one of value, values, formula, fact',
      fix: 'write one of them.',
    },
  },
  'term-with-two-values': {
    ko: { found: '{term}에 {keys}가 함께 있습니다', expected: '그 가운데 하나', fix: '하나만 남기세요.' },
    en: { found: '{term} has {keys} together', expected: 'one of them', fix: 'keep one.' },
  },
  'missing-source': {
    ko: {
      found: '출처가 없는 값[[ (시행 {from})]]',
      expected: 'source: 이 값이 기대는 문서나 법',
      fix: '값, 항목 또는 조항에 source를 적으세요.',
    },
    en: {
      found: 'a value without a source[[ (from {from})]]',
      expected: 'source: the document or law it rests on',
      fix: 'give source at the value, the term or the provision.',
    },
  },
  'missing-choices': {
    ko: { found: 'choices가 없는 {unit}', expected: 'choices: [선택지, …]', fix: '선택지를 적으세요.' },
    en: { found: '{unit} without choices', expected: 'choices: [one, two, …]', fix: 'list the choices.' },
  },
  'dates-not-ascending': {
    ko: {
      found: '시행일 {from}',
      expected: '앞의 시행일 {before}보다 뒤',
      fix: '시행일을 오래된 것부터 적으세요.',
    },
    en: {
      found: 'the date {from}',
      expected: 'a date after {before}',
      fix: 'list the dates from the oldest on.',
    },
  },
  'change-splits-term': {
    ko: {
      found: '{term}의 정의가 두 변경에 걸쳐 있습니다: {first}에서 빠지고 {second}에서 들어옵니다',
      expected: '어느 변경만 받아들여도 정의가 꼭 하나',
      fix: '두 조항의 바꿈을 changes의 한 묶음에 넣으세요.',
    },
    en: {
      found: '{term} is defined across two changes: {first} takes it away, {second} puts it in',
      expected: 'exactly one definition whichever changes are adopted',
      fix: 'Put both replacements into one group of changes.',
    },
  },
  'duplicate-term': {
    ko: {
      found: '{term}의 정의가 둘입니다: {first}, {second}',
      expected: '한 제도에 항목마다 정의 하나',
      fix: '둘 중 하나를 지우거나, 한 조항을 다른 조항으로 바꾸세요(replace).',
    },
    en: {
      found: 'two definitions of {term}: {first} and {second}',
      expected: 'one definition of each term in a scheme',
      fix: 'remove one, or let one provision replace the other.',
    },
  },
  'duplicate-name': {
    ko: {
      found: '같은 이름 ‘{name}’이 둘입니다: {first}, {second}',
      expected: '서로 다른 이름',
      fix: '하나의 이름을 바꾸세요.',
    },
    en: {
      found: 'the name ‘{name}’ stands twice: {first} and {second}',
      expected: 'different names',
      fix: 'rename one.',
    },
  },
  'term-units-differ': {
    ko: {
      found: '{term}의 단위가 조항마다 다릅니다: {first}, {second}',
      expected: '어느 조항에서나 같은 단위와 선택지',
      fix: '단위와 choices를 맞추거나 이름을 나누세요.',
    },
    en: {
      found: '{term} has different units in two provisions: {first} and {second}',
      expected: 'the same unit and choices in every provision',
      fix: 'make them agree, or use two names.',
    },
  },
  'unknown-provision': {
    ko: {
      found: '모르는 조항 ‘{name}’',
      expected: '규칙에 있는 조항',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown provision ‘{name}’',
      expected: 'a provision of the rules',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
  'unknown-scheme': {
    ko: {
      found: '모르는 제도 ‘{name}’',
      expected: '{known}',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: { found: 'unknown scheme ‘{name}’', expected: '{known}', fix: 'mend its name.[[ Near: {nearest}.]]' },
  },
  'scheme-twice': {
    ko: {
      found: '두 번 적힌 제도 ‘{name}’',
      expected: '서로 다른 제도',
      fix: '하나를 지우거나 다른 제도의 이름으로 고치세요.',
    },
    en: {
      found: 'the scheme ‘{name}’ stands twice',
      expected: 'schemes that differ',
      fix: 'remove one, or name another scheme.',
    },
  },
  'not-in-scheme': {
    ko: {
      found: '제도 {scheme}에 없는 항목 ‘{name}’',
      expected: '이 제도의 조항에 있는 항목',
      fix: '그 항목이 든 조항을 제도에 넣으세요.[[ 정의된 조항: {provisions}.]]',
    },
    en: {
      found: 'the term ‘{name}’ is not in scheme {scheme}',
      expected: 'a term of one of its provisions',
      fix: 'add the provision that defines it.[[ Defined in: {provisions}.]]',
    },
  },
  'no-value-at-date': {
    ko: {
      found: '{month}에 {term}의 값이 없습니다',
      expected: '{range}',
      fix: '귀속월을 확인하세요. 그 달의 값이 정해졌으면 규칙 파일에 출처와 함께 더하고, 아직이면 시나리오의 ‘가정:’에 ‘{term}: 이어쓰기’처럼 적으세요.',
    },
    en: {
      found: '{term} has no value in {month}',
      expected: '{range}',
      fix: 'check the month; once its value is settled, add it to the rule file with its source; until then, state it under 가정: of the scenario, as in ‘{term}: 이어쓰기’.',
    },
  },
  'no-holiday-rules': {
    ko: {
      found: '공휴일을 셈할 규칙이 없습니다',
      expected: '규칙의 calendar/ 폴더에 공휴일의 규칙(holidays:)',
      fix: '공휴일의 규칙이 있는 층(korea)을 층에 넣거나, ‘공휴일’ 줄을 지우세요.',
    },
    en: {
      found: 'there are no rules of which holidays could follow',
      expected: 'rules of holidays (holidays:) in a calendar/ folder of the rules',
      fix: 'take in a layer that has them (korea), or remove the line 공휴일.',
    },
  },
  'nothing-to-assume': {
    ko: {
      found: '이미 정해져 있어 가정할 것이 없는 {name}',
      expected: '값이 아직 정해지지 않은 항목과, 정해진 달보다 뒤의 날짜',
      fix: '정해진 값을 바꾸어 보려면 ‘변경:’에 적으세요.',
    },
    en: {
      found: '{name} is settled; there is nothing to assume',
      expected: 'a term whose value is not out yet, and a date behind what is known',
      fix: 'to try another value for what is settled, state it under 변경:.',
    },
  },
  'growth-as-text': {
    ko: {
      found: '해마다 바뀌는 값을 글로 적었습니다: ‘{text}’',
      expected: '비율과 반올림하는 단위: {written}',
      fix: '‘{term}: {written}’처럼 적으세요. 끝수는 해마다의 값을 반올림하는 단위이고, 정해진 것이 없으므로 적어야 합니다.',
    },
    en: {
      found: 'a value that grows year by year, as a text: ‘{text}’',
      expected: 'its rate and the step that it is rounded to: {written}',
      fix: 'write ‘{term}: {written}’. 끝수 is what each year’s value is rounded to; no step is taken for granted, so say it.',
    },
  },
  'bad-value': {
    ko: {
      found: '계산이 필요한 값',
      expected: '값 하나(150_000, 85%, 09:00, "통상임금")',
      fix: '수식은 formula에 적으세요.',
    },
    en: {
      found: 'a value that needs working out',
      expected: 'a single literal',
      fix: 'write formulas under formula.',
    },
  },
  'example-failed': {
    ko: { found: '{term} = {found}', expected: '{expected} (예시)', fix: '규칙이나 예시를 고치세요.' },
    en: {
      found: '{term} = {found}',
      expected: '{expected} (the example)',
      fix: 'mend the rule or the example.',
    },
  },
  'example-needs': {
    ko: {
      found: '예시에 {name}의 값이 없습니다',
      expected: '이 조항 밖의 항목은 given에',
      fix: 'given에 {name:을} 적으세요.',
    },
    en: {
      found: 'the example gives no {name}',
      expected: 'terms from outside the provision under given',
      fix: 'give {name}.',
    },
  },
  'missing-setting': {
    ko: {
      found: '제도 {scheme}에 달력이 쓰는 항목 ‘{name}’이 없습니다',
      expected: '{unit}인 {name}',
      fix: '근로시간 조항에 {name:을} 정의하세요.',
    },
    en: {
      found: 'scheme {scheme} lacks the term ‘{name}’ that the calendar reads',
      expected: '{name} in {unit}',
      fix: 'define {name} in a working-time provision.',
    },
  },
  'unknown-calendar-fact': {
    ko: {
      found: '달력이 내지 않는 사실 ‘{name}’',
      expected: '{known}',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'the calendar yields no fact ‘{name}’',
      expected: '{known}',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
  'holiday-day': {
    ko: {
      found: '[[{year}년 ]]달력에 ‘{name}’ 공휴일은 {count}일',
      expected: '하루 ({known})',
      fix: '공휴일의 이름을 고치거나, calendar/의 CSV에 한 줄로 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'the calendar[[ of {year}]] has the holiday ‘{name}’ on {count} days',
      expected: 'one day (it has {known})',
      fix: 'mend the name, or write the day in one line of a CSV below calendar/.[[ Near: {nearest}.]]',
    },
  },
  'leave-fact': {
    ko: {
      found: '‘{kind}’의 {name:이} from: {from} 사실이 아닙니다',
      expected: '날수를 적는 사실(from: 근무)이나 달력이 세는 사실(from: 파생)',
      fix: '맞는 사실의 이름을 적으세요.',
    },
    en: {
      found: '{name}, which ‘{kind}’ names, is no number from: {from}',
      expected: 'a fact that holds days (from: 근무), or one that the calendar counts (from: 파생)',
      fix: 'name the fact that is meant.',
    },
  },
  'leave-effect': {
    ko: {
      found: '‘{kind}’의 effects에서 {effect:이} 선언과 다릅니다[[: {found}]][[ (고를 것: {choices})]]',
      expected: 'effects에 선언한 효과마다 그 값 가운데 하나',
      fix: '{kind}의 effects에 {effect}의 값을 적거나, 선언하지 않은 효과를 지우세요.',
    },
    en: {
      found: '{effect} in the effects of ‘{kind}’ is not as declared[[: {found}]][[ (choices: {choices})]]',
      expected: 'one of the choices of each effect that is declared under effects',
      fix: 'state {effect} in the effects of {kind}, or take out one that is not declared.',
    },
  },
  'leave-step': {
    ko: {
      found: '‘{kind}’의 날수를 적는 {name}에 하루를 나누는 간격이 없습니다[[: {step}]]',
      expected: '하루를 나누는 step: 하루 1, 반나절 0.5, 반반나절 0.25, 여덟 시간 가운데 한 시간 0.125',
      fix: '{name}의 fact에 step: 0.5처럼 하루를 나누는 간격을 적으세요.',
    },
    en: {
      found: '{name}, which holds the days of ‘{kind}’, has no step that divides a day[[: {step}]]',
      expected: 'a step that divides a day: a day 1, half a day 0.5, a quarter 0.25, an hour of eight 0.125',
      fix: 'state such a step in the fact of {name}, as step: 0.5.',
    },
  },
  'requirement-broken': {
    ko: {
      found: '{text}',
      expected: '규칙의 ‘{term}’ 조건을 지키는 입력',
      fix: '[[입력에 적은 값을 조건에 맞게 고치세요: {given}.]][[값 {parameter:을} 적은 자리에서 고치세요.]][[{records} 가운데 이 조건에 어긋난 것을 고치세요.]]',
    },
    en: {
      found: '{label}',
      expected: 'an input that keeps to the rule ‘{term}’',
      fix: '[[mend what the input says, so that it holds: {given}.]][[mend the value {parameter} where it is set.]][[mend what breaks it of {records}.]]',
    },
  },
  'fraction-of-won': {
    ko: {
      found: '{term} = {found}원',
      expected: '원 단위의 금액',
      fix: '항목의 수식에 반올림(round, floor, ceil)을 넣으세요.',
    },
    en: {
      found: '{term} = {found} won',
      expected: 'a whole number of won',
      fix: 'round in the term’s formula.',
    },
  },
  'may-be-fraction': {
    ko: {
      found: '{term:이} 1원보다 작은 단위의 금액이 될 수 있습니다',
      expected: '무엇을 넣어도 원 단위가 되는 수식',
      fix: '수식을 round(…, 1원), floor(…, 10원)처럼 원 단위로 맺으세요. 사실을 그대로 쓰면 그 사실에 step: 1을 적으세요.',
    },
    en: {
      found: '{term} can come to a fraction of a won',
      expected: 'a formula that gives whole won, whatever the facts are',
      fix: 'end it with a rounding such as round(…, 1원) or floor(…, 10원). Where it is a fact, give the fact step: 1.',
    },
  },
  'table-gap': {
    ko: {
      found: '표 {table}에 {from} 이상 {to} 미만의 구간이 없습니다',
      expected: '앞 행의 미만과 같은 이상 {from}',
      fix: '빠진 행을 넣거나 이 행의 이상을 {from}에 맞추세요.',
    },
    en: {
      found: 'table {table} has nothing from {from} to below {to}',
      expected: 'a start (이상) of {from}, the end (미만) of the row before',
      fix: 'add the missing row, or begin this one at {from}.',
    },
  },
  'table-overlap': {
    ko: {
      found: '표 {table}에서 {from}부터의 구간이 앞 행과 겹칩니다',
      expected: '앞 행의 미만과 같은 이상 {to}',
      fix: '이 행의 이상을 {to}에 맞추거나 한 행을 지우세요.',
    },
    en: {
      found: 'in table {table} the range from {from} overlaps the row before',
      expected: 'a start (이상) of {to}, the end (미만) of the row before',
      fix: 'begin this row at {to}, or remove one of the two.',
    },
  },
  'table-empty-range': {
    ko: {
      found: '표 {table}에 비어 있는 구간: {from} 이상 {to} 미만',
      expected: '이상보다 큰 미만',
      fix: '이 행의 이상과 미만을 고치세요.',
    },
    en: {
      found: 'table {table} has an empty range: from {from} to below {to}',
      expected: 'an end (미만) above the start (이상)',
      fix: 'mend the two ends of this row.',
    },
  },
  'duplicate-table-key': {
    ko: {
      found: '표 {table}에 {key}의 행이 둘입니다 (먼저 {line}행)',
      expected: '키마다 한 행',
      fix: '한 행을 지우거나 키를 고치세요.',
    },
    en: {
      found: 'table {table} has two rows for {key} (first on line {line})',
      expected: 'one row a key',
      fix: 'remove one row, or mend its key.',
    },
  },
  'missing-table-key': {
    ko: {
      found: '표 {table}에 {key}의 행이 없습니다[[ (그 밖에 {more}행)]]',
      expected: '열쇠의 모든 조합마다 한 행',
      fix: '행을 더하세요. 값이 없는 칸에는 -를 적으세요.',
    },
    en: {
      found: 'table {table} has no row for {key}[[ (nor {more} more)]]',
      expected: 'a row for every combination of keys',
      fix: 'add it; a cell without a value says -.',
    },
  },
  'table-keys': {
    ko: {
      found: '표 {table}의 열쇠: {found}',
      expected: '{most}개까지의 열쇠, 그 가운데 구간(match: range)은 하나까지',
      fix: '열쇠를 줄이거나 표를 나누세요. 다른 열쇠에는 match: exact를 적으세요.',
    },
    en: {
      found: 'the keys of table {table}: {found}',
      expected: 'at most {most} keys, of which at most one by ranges (match: range)',
      fix: 'take fewer keys or several tables; write match: exact for the other keys.',
    },
  },
  'base-cycle': {
    ko: {
      found: '기준 파일이 서로를 물고 돕니다: {path}',
      expected: '끝에 기준이 없는 시나리오',
      fix: '한 파일의 ‘기준:’ 줄을 지우거나 다른 파일로 고치세요.',
    },
    en: {
      found: 'scenarios build on each other in a ring: {path}',
      expected: 'at the end a scenario without a base (기준)',
      fix: 'remove or change the line ‘기준:’ of one of them.',
    },
  },
  'scheme-ring': {
    ko: {
      found: '제도가 서로를 물고 돕니다: {path}',
      expected: '끝이 있는 base와 otherwise',
      fix: '한 제도의 base나 otherwise를 지우거나 다른 제도로 고치세요.',
    },
    en: {
      found: 'schemes lead to each other in a ring: {path}',
      expected: 'bases and fallbacks (base, otherwise) that come to an end',
      fix: 'remove or change base or otherwise of one of them.',
    },
  },
  'provision-twice': {
    ko: {
      found: '제도 {scheme}에 두 번 든 조항 ‘{name}’: {first}, {second}',
      expected: '한 제도에 조항마다 한 번',
      fix: '하나를 지우세요. 기준 제도(base)의 조항은 다시 적지 않아도 들어 있습니다.',
    },
    en: {
      found: 'the provision ‘{name}’ stands twice in scheme {scheme}: {first} and {second}',
      expected: 'each provision once in a scheme',
      fix: 'remove one. Those of the base are there without being named again.',
    },
  },
  'added-and-replaced': {
    ko: {
      found: '제도 {scheme:이} 더하면서 바꾸기도 하는 조항 ‘{name}’: {first}, {second}',
      expected: 'provisions, 또는 replace와 changes 가운데 한 곳',
      fix: '더하려면 provisions에만, 기준 제도의 조항을 바꾸려면 replace나 changes에만 적으세요.',
    },
    en: {
      found:
        'scheme {scheme} adds the provision ‘{name}’ and names it in a replacement, too: {first} and {second}',
      expected: 'it stands in provisions, or in replace or changes',
      fix: 'keep it in provisions to add it; in replace or changes to put one in the place of the base’s.',
    },
  },
  'replaced-twice': {
    ko: {
      found: '제도 {scheme:이} 두 번 바꾸는 조항 ‘{name}’: {first}, {second}',
      expected: '조항마다 그것을 대신하는 조항 하나',
      fix: '하나를 지우세요.',
    },
    en: {
      found: 'scheme {scheme} replaces the provision ‘{name}’ twice: {first} and {second}',
      expected: 'one provision in the place of each',
      fix: 'remove one.',
    },
  },
  'provision-not-in-scheme': {
    ko: {
      found: '제도 {scheme}에 없는 조항 ‘{name}’',
      expected: '{known} 가운데 하나',
      fix: '이 제도에 든 조항을 적으세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'scheme {scheme} has no provision ‘{name}’',
      expected: 'one of {known}',
      fix: 'name a provision of this scheme.[[ Near: {nearest}.]]',
    },
  },
  'nobody-in-months': {
    ko: {
      found: '귀속월에 재직한 사람이 없습니다',
      expected: '한 사람 이상의 재직한 달',
      fix: '명부의 입사일·퇴사일과 시나리오의 귀속월을 확인하세요.',
    },
    en: {
      found: 'nobody is employed in these months',
      expected: 'at least one person-month',
      fix: 'check the roster’s dates and the scenario’s months.',
    },
  },
  'not-in-run': {
    ko: {
      found: '시나리오에 사번 {id}의 {month} 기록이 없습니다',
      expected: '시나리오에 있는 사람과 달',
      fix: '사번과 귀속월을 확인하세요.[[ 가까운 사번: {nearest}.]]',
    },
    en: {
      found: 'the scenario has no {month} of employee {id}',
      expected: 'a person and month of the scenario',
      fix: 'check the id and the month.[[ Near: {nearest}.]]',
    },
  },
  'would-overwrite': {
    ko: {
      found: '{path}에 이미 결과가 있습니다',
      expected: '없는 파일이나 빈 폴더',
      fix: '다른 이름을 주거나 --force를 붙이세요.',
    },
    en: {
      found: '{path} already holds results',
      expected: 'an empty folder',
      fix: 'name another folder, or add --force.',
    },
  },
  'month-before-months': {
    ko: {
      found: '귀속월 {from}부터 {to}까지',
      expected: '시작이 종료보다 늦지 않은 기간',
      fix: '기간을 고치세요.',
    },
    en: {
      found: 'months from {from} to {to}',
      expected: 'a start not after the end',
      fix: 'mend the period.',
    },
  },
  'agreement-overlap': {
    ko: {
      found: '{party}의 {from} 상태가 {until}까지인 앞의 상태와 겹칩니다',
      expected: '앞의 상태가 끝난 뒤의 날짜',
      fix: '앞의 until을 앞당기거나 날짜를 늦추세요.',
    },
    en: {
      found: 'what holds for {party} from {from} overlaps with what holds until {until}',
      expected: 'a date after the one before has ended',
      fix: 'end the one before earlier, or let this one begin later.',
    },
  },
  'agreements-collide': {
    ko: {
      found: '조항 ‘{name}’을 두 쟁점이 바꿉니다: {first}, {second}',
      expected: '조항마다 그것을 바꾸는 쟁점 하나',
      fix: '한쪽에서 그 조항을 빼거나 조항을 나누세요.',
    },
    en: {
      found: 'two agreements replace the provision ‘{name}’: {first} and {second}',
      expected: 'one agreement that replaces a provision',
      fix: 'take it out of one, or split the provision.',
    },
  },
  'needs-agreements': {
    ko: {
      found: '협약을 적용하지 않는 시나리오의 {key}',
      expected: '협약: 적용',
      fix: '‘협약: 적용’을 적거나 {key:을} 지우세요.',
    },
    en: {
      found: '{key} in a scenario that applies no agreements',
      expected: '협약: 적용',
      fix: 'write ‘협약: 적용’, or remove {key}.',
    },
  },
  'unknown-agreement': {
    ko: {
      found: '모르는 쟁점 ‘{name}’',
      expected: '{known}',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'unknown agreement ‘{name}’',
      expected: '{known}',
      fix: 'mend its name.[[ Near: {nearest}.]]',
    },
  },
} satisfies Record<string, CatalogEntry>;
