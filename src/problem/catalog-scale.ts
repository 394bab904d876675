import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of large files, of runs in parts, and of questions to their results. */
export const scaleCatalog = {
  'people-not-sorted': {
    ko: {
      found: '사번 {id}이 {before} 뒤에 있습니다',
      expected: '사번 순서로 놓인 줄(S2, S10 또는 S10, S2 가운데 한 가지로)',
      fix: '파일을 사번, 귀속월 순서로 정렬하세요. 한 사람의 줄은 모두 붙어 있어야 합니다.',
    },
    en: {
      found: 'employee {id} stands behind {before}',
      expected: 'rows in the order of 사번 (S2, S10 or S10, S2, one of the two throughout)',
      fix: 'sort the file by 사번 and 귀속월; all rows of a person stand together.',
    },
  },
  'months-not-sorted': {
    ko: {
      found: '사번 {id}의 {month}이 {before} 뒤에 있습니다',
      expected: '한 사람 안에서 귀속월 순서로 놓인 줄',
      fix: '파일을 사번, 귀속월 순서로 정렬하세요.',
    },
    en: {
      found: '{month} of employee {id} stands behind {before}',
      expected: 'rows of a person in the order of 귀속월',
      fix: 'sort the file by 사번 and 귀속월.',
    },
  },
  'more-problems': {
    ko: {
      found: '오류가 {count}개 더 있습니다',
      expected: '오류 없는 파일',
      fix: '위의 것을 고치고 다시 실행하세요.',
    },
    en: {
      found: 'there are {count} more errors',
      expected: 'a file without errors',
      fix: 'mend those above and run again.',
    },
  },
  'allowances-above-sums': {
    ko: {
      found: '{names} {part}원이 고정수당의 합 {sum}원보다 많습니다',
      expected: '통상임금 여부로 나눈 고정수당의 합 가운데 하나에 들어 있는 금액',
      fix: '{names:을} 그 합 가운데 맞는 것에 더하세요.',
    },
    en: {
      found: '{names} of {part} won is above the sum of the fixed allowances, {sum} won',
      expected: 'an amount that is a part of one of the sums of fixed allowances',
      fix: 'add {names} to the one of the sums that it belongs to.',
    },
  },
  'needs-duckdb': {
    ko: {
      found: '{what:은} DuckDB가 있어야 합니다',
      expected: '설치된 @duckdb/node-api',
      fix: 'npm install @duckdb/node-api@1.5.5-r.5',
    },
    en: {
      found: '{what} needs DuckDB',
      expected: '@duckdb/node-api, installed',
      fix: 'npm install @duckdb/node-api@1.5.5-r.5',
    },
  },
  'duckdb-failed': {
    ko: {
      found: 'DuckDB: {why}',
      expected: 'DuckDB가 셈할 수 있는 질의',
      fix: '질의를 고치세요. 표는 결과와 사람이고, 열은 describe 결과가 보입니다.',
    },
    en: {
      found: 'DuckDB: {why}',
      expected: 'a query that DuckDB can work out',
      fix: 'mend the query; the tables are 결과 and 사람, and describe 결과 shows the columns.',
    },
  },
  'missing-minutes': {
    ko: {
      found: '{month}: {scheme}의 분류된 시간이 없습니다',
      expected: '계산하는 제도와, 적용되지 않는 달에 대신하는 제도의 분류시간',
      fix: '분류시간에 {scheme}의 연장, 야간, 휴일, 휴일연장을 더하세요. 인월 파일이면 {scheme}.연장 같은 네 열입니다.',
    },
    en: {
      found: '{month}: no classified minutes of {scheme}',
      expected:
        'classified minutes of the schemes worked out, and of those that stand in where one does not apply',
      fix: 'add 연장, 야간, 휴일 and 휴일연장 of {scheme} to 분류시간; in a file of person-months, four columns such as {scheme}.연장.',
    },
  },
  'table-not-readable': {
    ko: {
      found: '표로 읽을 수 없는 파일: {path} (DuckDB: {why})',
      expected: 'Parquet 파일, 또는 표(뷰가 아닌) 인월이 있는 DuckDB 파일',
      fix: '온전한 파일인지, DuckDB 파일이면 표의 이름이 인월인지 확인하세요.',
    },
    en: {
      found: '{path} cannot be read as a table (DuckDB: {why})',
      expected: 'a Parquet file, or a DuckDB file with a table (no view) called 인월',
      fix: 'check that the file is whole, and that the table of a DuckDB file is called 인월.',
    },
  },
  'database-not-closed': {
    ko: {
      found: '파일에 아직 들어가지 않은 내용이 있습니다: {path}',
      expected: '닫은 데이터베이스: 옆에 .wal 파일이 없음',
      fix: '그 파일을 연 프로그램을 닫거나, DuckDB로 열어 CHECKPOINT를 하고 닫으세요. 낡은 .wal이면 지우세요.',
    },
    en: {
      found: '{path} holds what is not in the database yet',
      expected: 'a database that was closed: no .wal file beside it',
      fix: 'close the program that has it open, or open it with DuckDB, run CHECKPOINT and close it; remove a .wal that is a leftover.',
    },
  },
  'wrong-option': {
    ko: {
      found: '옵션 {option}의 값 {text}',
      expected: '{expected}',
      fix: '값을 고치세요. 그 명령의 --help에 쓰는 법이 있습니다.',
    },
    en: {
      found: 'the value {text} of the option {option}',
      expected: '{expected}',
      fix: 'mend the value; the command’s --help says how.',
    },
  },
  'needs-option': {
    ko: {
      found: '옵션 {option} 없음',
      expected: '{option}',
      fix: '옵션을 적으세요. 그 명령의 --help에 쓰는 법이 있습니다.',
    },
    en: {
      found: 'no option {option}',
      expected: '{option}',
      fix: 'give it; the command’s --help says how.',
    },
  },
  'needs-scenario': {
    ko: {
      found: '시나리오가 아닌 파일에 옵션 {option}',
      expected: '시나리오 파일(시나리오: …)',
      fix: '시나리오를 주거나 옵션을 지우세요.',
    },
    en: {
      found: 'the option {option} for a file that is no scenario',
      expected: 'a scenario (시나리오: …)',
      fix: 'name a scenario, or leave the option out.',
    },
  },
  'option-of-one-person': {
    ko: {
      found: '여러 사람의 명세서에 옵션 {option}',
      expected: '명부의 성명 열과 생년월일 열',
      fix: '옵션을 지우고 명부에 그 열을 두세요.',
    },
    en: {
      found: 'the option {option} for the payslips of many',
      expected: 'columns 성명 and 생년월일 in the roster',
      fix: 'leave it out and give the roster that column.',
    },
  },
  'no-browser': {
    ko: {
      found: 'PDF를 만들 크롬 없음',
      expected: '설치된 크롬(chromium, google-chrome, microsoft-edge)',
      fix: '크롬을 설치하거나 CHROMIUM_PATH에 그 경로를 주세요. --form html은 크롬 없이 됩니다.',
    },
    en: {
      found: 'no browser that could make a PDF',
      expected: 'Chromium, Google Chrome or Microsoft Edge',
      fix: 'install one, or set CHROMIUM_PATH; --form html needs none.',
    },
  },
  'browser-not-found': {
    ko: {
      found: 'CHROMIUM_PATH의 {path}',
      expected: '실행할 수 있는 크롬의 경로',
      fix: 'CHROMIUM_PATH를 고치거나 지우세요.',
    },
    en: {
      found: '{path} in CHROMIUM_PATH',
      expected: 'the path of a browser that can be run',
      fix: 'mend CHROMIUM_PATH, or unset it.',
    },
  },
  'browser-failed': {
    ko: {
      found: '{path:이} PDF를 만들지 못함({why})',
      expected: '끝까지 실행된 크롬',
      fix: '메모리와 디스크의 빈자리를 보고 다시 하거나 --form html로 만드세요.',
    },
    en: {
      found: '{path} made no PDF ({why})',
      expected: 'a browser that runs to its end',
      fix: 'look at free memory and disk and try again, or use --form html.',
    },
  },
  'pay-month-outside': {
    ko: {
      found: '소급분을 줄 달 {month}',
      expected: '시나리오의 귀속월 가운데 {from}부터 {to}까지',
      fix: '--pay-month를 고치거나 시나리오의 귀속월에 소급분을 줄 달까지 넣으세요.',
    },
    en: {
      found: 'arrears are to be paid in {month}',
      expected: 'a month of the scenario from {from} to {to}',
      fix: 'mend --pay-month, or let the scenario’s months go on to the month of payment.',
    },
  },
  'arrears-cut': {
    ko: {
      found: '{month}에 소급분 전부가 나오지 않음: 그 달의 고정수당을 일할하는 규칙',
      expected: '소급분을 온전히 주는 달',
      fix: '온달을 일하는 달을 지급월로 하거나, 소급분을 급여항목으로 두고 less를 적지 마세요.',
    },
    en: {
      found: 'the arrears do not come out whole in {month}, of which the rules cut allowances',
      expected: 'a month that pays them whole',
      fix: 'pay them in a whole month, or make them a pay item without less.',
    },
  },
  'needs-months-file': {
    ko: {
      found: '인월 파일의 실행에만 쓰는 옵션: {option}',
      expected: '사람에 인월 파일을 적은 시나리오',
      fix: '옵션을 빼거나 시나리오를 인월 파일로 바꾸세요.',
    },
    en: {
      found: '{option} is for runs over a file of person-months',
      expected: 'a scenario whose 사람 is a file of person-months (인월)',
      fix: 'leave the option out, or give the scenario such a file.',
    },
  },
  'needs-out': {
    ko: {
      found: '결과를 쓸 때만 쓰는 옵션: {option}',
      expected: '--out 폴더',
      fix: '--out으로 결과를 쓸 폴더를 주거나 옵션을 빼세요.',
    },
    en: {
      found: '{option} is for results that are written',
      expected: '--out with a folder',
      fix: 'give --out a folder for the results, or leave the option out.',
    },
  },
  'not-a-run': {
    ko: {
      found: '끝난 실행의 결과가 아닙니다: {path}',
      expected: 'pumsak run --out이 끝까지 쓴 폴더',
      fix: '폴더를 확인하세요. 멈춘 실행은 --resume으로 잇습니다.',
    },
    en: {
      found: '{path} does not hold the results of a finished run',
      expected: 'a folder that pumsak run --out wrote to the end',
      fix: 'check the folder; a run that stopped goes on with --resume.',
    },
  },
  'run-changed': {
    ko: {
      found: '{path}의 실행 뒤에 바뀌었거나 없어졌습니다: {files}',
      expected: '실행할 때와 같은 시나리오, 입력, 규칙',
      fix: '파일을 되돌리거나, pumsak run을 다시 하세요. 시나리오 파일을 주면 지금의 파일로 보고서를 만듭니다.',
    },
    en: {
      found: 'changed since the run in {path}, or gone: {files}',
      expected: 'the scenario, inputs and rules of the run',
      fix: 'put the files back or run anew; given the scenario file, the report is made from the files as they are.',
    },
  },
  'nothing-to-resume': {
    ko: {
      found: '이어서 할 실행이 없습니다: {path}',
      expected: '멈춘 실행의 폴더(progress.json이 있는 폴더)',
      fix: '--resume 없이 처음부터 실행하세요.',
    },
    en: {
      found: 'there is no run to go on with in {path}',
      expected: 'the folder of a run that stopped (one that holds progress.json)',
      fix: 'run from the start, without --resume.',
    },
  },
  'resume-differs': {
    ko: {
      found: '멈춘 실행과 다른 것: {what} ({path})',
      expected: '같은 입력, 규칙, 시나리오, 옵션',
      fix: '처음 그대로 되돌려 잇거나, --force로 처음부터 다시 실행하세요.',
    },
    en: {
      found: 'another {what} than in the run that stopped: {path}',
      expected: 'the same inputs, rules, scenario and options',
      fix: 'put back what it was and go on, or run anew with --force.',
    },
  },
  'resume-damaged': {
    ko: {
      found: '멈춘 뒤에 바뀌었거나 없어진 파일: {path}',
      expected: '멈췄을 때 그대로의 폴더',
      fix: '--resume 대신 --force로 처음부터 다시 실행하세요.',
    },
    en: {
      found: '{path} has changed since the run stopped, or is gone',
      expected: 'the folder as it was when the run stopped',
      fix: 'run anew, with --force instead of --resume.',
    },
  },
  'audit-differs': {
    ko: {
      found: '{what}에 {stated:이} 적혀 있고 다시 더하면 {added}: 차이 {off}',
      expected: '다시 더한 것과 같은 금액이나 수',
      fix: '결과를 쓰지 말고 pumsak run을 다시 하세요. 다시 해도 다르면 프로그램의 잘못이니 알려 주세요.',
    },
    en: {
      found: '{what} states {stated} and comes to {added} when added up again: {off} off',
      expected: 'what comes out when it is added up again',
      fix: 'do not use the results and run again; if they still differ, the program is wrong: please tell.',
    },
  },
  'verify-differs': {
    ko: {
      found: '다시 계산하면 다른 파일이 됩니다: {path}',
      expected: '같은 입력, 규칙, 버전에서 바이트까지 같은 파일',
      fix: '누가 파일과 매니페스트를 함께 고쳤는지 보세요. 아니면 프로그램의 잘못이니 알려 주세요.',
    },
    en: {
      found: '{path} becomes another file when it is worked out again',
      expected: 'the same bytes from the same inputs, rules and version',
      fix: 'see whether somebody changed both the file and the manifest; if nobody did, the program is wrong: please tell.',
    },
  },
  'verify-failed': {
    ko: {
      found: '다시 계산하지 못했습니다: {why}',
      expected: '실행할 때와 같은 자리에 있는 시나리오와 입력',
      fix: '실행했던 폴더에서 부르고, 그때의 --rules를 다시 주세요.',
    },
    en: {
      found: 'it could not be worked out again: {why}',
      expected: 'the scenario and the inputs where they were when it was run',
      fix: 'call it from the folder in which it was run, with the same --rules.',
    },
  },
  'special-file': {
    ko: {
      found: '보통 파일이 아닙니다: {path}',
      expected: '끝이 있는 파일(장치나 소켓이 아님; 인월 파일은 파이프도 아님)',
      fix: '내용을 파일에 담아 그 경로를 주세요.',
    },
    en: {
      found: '{path} is no ordinary file',
      expected: 'a file that has an end (no device, no socket; for person-months no pipe either)',
      fix: 'put the content into a file, and give its path.',
    },
  },
  'file-too-large': {
    ko: {
      found: '한 번에 읽기에 너무 큰 파일: {path} ({size})',
      expected: '{most} 이하',
      fix: '사람이 많으면 인월 파일(CSV, Parquet)로 주세요. 크기에 한도가 없습니다(docs/scale.md).',
    },
    en: {
      found: '{path} is too large to be read at once ({size})',
      expected: 'at most {most}',
      fix: 'give many people as a file of person-months (CSV, Parquet), which has no limit (docs/scale.md).',
    },
  },
  'input-changed': {
    ko: {
      found: '읽는 동안 바뀐 파일: {path}',
      expected: '처음부터 끝까지 그대로인 파일',
      fix: '그 파일을 쓰는 프로그램이 끝난 뒤에 다시 실행하세요. 아무것도 쓰지 않았습니다.',
    },
    en: {
      found: '{path} changed while it was read',
      expected: 'a file that stays as it is from beginning to end',
      fix: 'run again when whatever writes the file is done; nothing was written.',
    },
  },
  'folder-in-use': {
    ko: {
      found: '{path}에 다른 실행이 쓰고 있습니다: 프로세스 {who}',
      expected: '한 번에 한 실행만 쓰는 폴더',
      fix: '그 실행이 끝나기를 기다리거나 --out에 다른 폴더를 적으세요. 그 실행이 이미 없다면(다른 컴퓨터에서 꺼진 경우) {lock} 파일을 지우세요.',
    },
    en: {
      found: 'another run is writing into {path}: process {who}',
      expected: 'a folder into which one run writes at a time',
      fix: 'wait for that run to end, or give --out another folder; if that run is gone (on another machine that went down), remove {lock}.',
    },
  },
  'output-is-input': {
    ko: {
      found: '결과가 입력을 덮어쓰게 됩니다: {path}',
      expected: '입력이 없는 폴더',
      fix: '--out에 다른 폴더를 적으세요.',
    },
    en: {
      found: 'the results would take the place of an input: {path}',
      expected: 'a folder without the inputs',
      fix: 'give --out another folder.',
    },
  },
  'query-no-rows': {
    ko: {
      found: '질의할 줄이 없는 결과입니다: {path}',
      expected: 'pumsak run이 csv, parquet, duckdb 가운데 하나로 쓴 결과',
      fix: '--format summary 없이 다시 실행해 그 폴더에 물으세요.',
    },
    en: {
      found: '{path} holds no rows to ask',
      expected: 'results that pumsak run wrote as csv, parquet or duckdb',
      fix: 'run again without --format summary, and ask that folder.',
    },
  },
  'query-not-select': {
    ko: {
      found: '결과를 묻는 SELECT 하나가 아닙니다',
      expected: 'SELECT(또는 FROM, DESCRIBE, SUMMARIZE) 하나',
      fix: '한 번에 하나만 물으세요. 질의로는 아무것도 쓰거나 바꿀 수 없습니다.',
    },
    en: {
      found: 'this is not one SELECT',
      expected: 'one SELECT (or FROM, DESCRIBE, SUMMARIZE)',
      fix: 'ask one question at a time; a query can write and change nothing.',
    },
  },
  'query-function': {
    ko: {
      found: '질의에서 쓰지 않는 표 함수 {name}',
      expected: '표 결과와 사람, 또는 {offered}',
      fix: '결과나 사람을 물으세요. 질의로는 다른 파일을 읽거나 쓸 수 없습니다.',
    },
    en: {
      found: 'the table function {name} is not offered to queries',
      expected: 'the tables 결과 and 사람, or {offered}',
      fix: 'ask 결과 or 사람; a query reads and writes no other file.',
    },
  },
  'parts-differ': {
    ko: {
      found: '다른 것: {what} ({path}, {other})',
      expected: '같은 입력, 규칙, 시나리오, 제도, 나눔으로 만든 조각',
      fix: '다른 조각을 빼거나 같은 것으로 다시 만드세요.',
    },
    en: {
      found: '{path} has another {what} than {other}',
      expected: 'parts made from the same inputs, rules, scenario, schemes and split',
      fix: 'leave the other part out, or make it anew from the same.',
    },
  },
  'parts-missing': {
    ko: {
      found: '{count}조각 가운데 빠진 것: {missing}',
      expected: '1부터 {count}까지 모든 조각',
      fix: '빠진 조각을 만들어 함께 주세요.',
    },
    en: {
      found: 'of {count} parts these are missing: {missing}',
      expected: 'every part from 1 to {count}',
      fix: 'make the missing parts and give them too.',
    },
  },
  'not-a-part': {
    ko: {
      found: '나눈 실행의 조각이 아닙니다: {path}',
      expected: '--part로 만든 폴더',
      fix: '이 폴더는 빼세요. 나누지 않은 실행은 그대로 온전합니다.',
    },
    en: {
      found: '{path} is no part of a divided run',
      expected: 'a folder that --part made',
      fix: 'leave this folder out: a run that was not divided is whole as it is.',
    },
  },
  'part-twice': {
    ko: {
      found: '{part}번째 조각이 둘입니다: {path}, {other}',
      expected: '조각마다 폴더 하나',
      fix: '하나를 빼세요.',
    },
    en: {
      found: 'part {part} is there twice: {path}, {other}',
      expected: 'one folder a part',
      fix: 'leave one of them out.',
    },
  },
  'part-damaged': {
    ko: {
      found: '쓴 뒤에 바뀌었거나 없어진 파일: {path}',
      expected: 'manifest.json에 적힌 그대로의 파일',
      fix: '다시 실행해 새로 만드세요.',
    },
    en: {
      found: '{path} has changed since it was written, or is gone',
      expected: 'the file as manifest.json states it',
      fix: 'run it anew.',
    },
  },
} satisfies Record<string, CatalogEntry>;
