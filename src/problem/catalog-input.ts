import type { CatalogEntry } from './catalog-entry.ts';
import { inputCellCatalog } from './catalog-input-cells.ts';
import { yamlCatalog } from './catalog-yaml.ts';

/** Problems of reading files and of CSV. YAML and JSON: catalog-yaml.ts; single values: catalog-input-cells.ts. */
export const inputCatalog = {
  ...inputCellCatalog,
  ...yamlCatalog,

  'file-not-found': {
    ko: {
      found: '파일이 없습니다: {path}',
      expected: '있는 파일의 경로',
      fix: '경로를 확인하세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'there is no file {path}',
      expected: 'the path of a file that exists',
      fix: 'check the path.[[ Near: {nearest}.]]',
    },
  },
  'layer-not-found': {
    ko: {
      found: '모르는 층 ‘{name}’',
      expected: '함께 나온 층({known}), 있는 폴더({path}), node_modules의 패키지',
      fix: '이름이나 경로를 확인하세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: 'there is no layer ‘{name}’',
      expected: 'a shipped layer ({known}), a folder that exists ({path}), or a package of node_modules',
      fix: 'check the name or the path.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'layer-twice': {
    ko: {
      found: '두 번 적은 층 ‘{name}’[[: 파일이 ‘{first}’의 것과 같습니다]]',
      expected: '층마다 한 번, 아래부터',
      fix: '하나를 지우세요. 아래 층을 고치려면 베끼지 말고 고칠 것만 적은 폴더를 그 위의 층으로 두세요(extends, overrides: true).',
    },
    en: {
      found: 'the layer ‘{name}’ stands twice[[: its files are those of ‘{first}’]]',
      expected: 'each layer once, the lowest first',
      fix: 'remove one of them. To change a layer below, copy nothing: a folder of what is to differ is a layer over it (extends, overrides: true).',
    },
  },
  'layer-order': {
    ko: {
      found: '층의 순서가 {found}입니다. {layer}의 파일이 더하거나 대신하는 {name:은} {below}에 있습니다',
      expected: '아래 층부터 적은 순서: {order}',
      fix: '{options}의 순서로(pumsak.yaml이면 층: [{order}]) 적으세요.',
    },
    en: {
      found: 'the layers stand as {found}, but ‘{name}’, which {layer} adds to or replaces, is of {below}',
      expected: 'the lowest first: {order}',
      fix: 'name them in that order: {options} (in pumsak.yaml, 층: [{order}]).',
    },
  },
  'layer-is-a-file': {
    ko: {
      found: '파일을 층으로 주었습니다: {path}',
      expected: '규칙 파일이 든 폴더',
      fix: '그 파일이 든 폴더({folder})를 주세요. 파일 하나를 검사하려면 ‘pumsak check {path}’입니다.',
    },
    en: {
      found: 'a file was given as a layer: {path}',
      expected: 'a folder of rule files',
      fix: 'give the folder that holds it ({folder}). To check one file, call ‘pumsak check {path}’.',
    },
  },
  'no-rules': {
    ko: {
      found: '규칙이 하나도 없습니다[[(층 {name})]]',
      expected: '아래부터 적은 층의 목록. 층마다 규칙이 하나 이상',
      fix: 'korea와 그 위에 규칙 파일이 든 폴더처럼 층을 적으세요.',
    },
    en: {
      found: 'there are no rules[[ in the layer {name}]]',
      expected: 'a list of layers, the lowest first, each with a rule or more',
      fix: 'name layers, such as korea and over it a folder of rule files.',
    },
  },
  'heading-taken': {
    ko: {
      found: '다른 열 ‘{fact}’의 이름인 머리글 ‘{heading}’',
      expected: '어느 열의 이름도 아닌 머리글',
      fix: '이 줄을 지우거나, 표의 머리글을 바꾸세요.',
    },
    en: {
      found: 'the heading ‘{heading}’ is already the name of another column, ‘{fact}’',
      expected: 'a heading that is no column’s name',
      fix: 'remove this line, or rename the table’s heading.',
    },
  },
  'too-many-groups': {
    ko: {
      found: '‘{name}’에는 서로 다른 값이 {count}가지입니다',
      expected: '사람을 묶는 값 {limit}가지 이하',
      fix: '사람마다 다른 열(전화번호, 메모 …)이면 묶음에서 빼세요.',
    },
    en: {
      found: '‘{name}’ has {count} different values',
      expected: 'at most {limit} values by which people are grouped',
      fix: 'leave out a column that tells people apart (telephone numbers, notes …).',
    },
  },
  'folder-not-empty': {
    ko: {
      found: '비어 있지 않은 폴더: {path}',
      expected: '없거나 빈 폴더',
      fix: '다른 이름을 주세요. 있는 파일은 그대로입니다.',
    },
    en: {
      found: 'the folder {path} is not empty',
      expected: 'a folder that is empty or does not exist yet',
      fix: 'give another name; what is there stays as it is.',
    },
  },
  'wrong-argument': {
    ko: {
      found: '인수 {argument}: {found}',
      expected: '{expected}',
      fix: '기대에 적힌 것을 주세요. 무엇을 받는지는 docs/library.md와 타입을 보세요.',
    },
    en: {
      found: 'the argument {argument}: {found}',
      expected: '{expected}',
      fix: 'give what is expected; docs/library.md and the types say what is taken.',
    },
  },
  'wrong-call': {
    ko: {
      found: '{text}',
      expected: '‘pumsak --help’에 있는 명령과 옵션',
      fix: '‘pumsak --help’를 보고 고치세요.',
    },
    en: {
      found: '{text}',
      expected: 'a command and options of ‘pumsak --help’',
      fix: 'see ‘pumsak --help’.',
    },
  },
  'file-not-readable': {
    ko: {
      found: '파일을 읽을 수 없습니다: {path} ({why})',
      expected: '읽을 수 있는 파일',
      fix: '폴더가 아닌지, 읽기 권한이 있는지, 다른 프로그램이 잠그고 있지 않은지 확인하세요.',
    },
    en: {
      found: 'the file {path} cannot be read ({why})',
      expected: 'a readable file',
      fix: 'check that it is no folder, that you may read it, and that no other program locks it.',
    },
  },
  'file-not-writable': {
    ko: {
      found: '파일을 쓸 수 없습니다: {path} ({why})',
      expected: '쓸 수 있는 폴더 안의 파일',
      fix: '폴더가 있는지, 쓰기 권한이 있는지, 파일이 Excel에 열려 있지 않은지 확인하세요.',
    },
    en: {
      found: 'the file {path} cannot be written ({why})',
      expected: 'a file in a folder that can be written',
      fix: 'check that the folder exists, that you may write there, and that the file is not open in Excel.',
    },
  },
  'wrong-encoding': {
    ko: {
      found: 'UTF-8로도 CP949로도 읽히지 않는 글자가 있습니다',
      expected: 'UTF-8 또는 CP949로 저장한 글자 파일',
      fix: '이 글자를 고치거나 파일을 UTF-8로 다시 저장하세요. Excel에서는 ‘CSV UTF-8(쉼표로 분리)’입니다.',
    },
    en: {
      found: 'this text reads neither as UTF-8 nor as CP949',
      expected: 'a text file saved as UTF-8 or CP949',
      fix: 'mend this letter, or save the file again as UTF-8; in Excel that is “CSV UTF-8 (comma delimited)”.',
    },
  },
  'workbook-for-text': {
    ko: {
      found: '글자 파일이 아니라 Excel 통합 문서입니다',
      expected: '글자로 된 파일(YAML, CSV)',
      fix: '사람의 표(명부, 근무일지 …)는 .xlsx 그대로 쓸 수 있습니다. 다른 파일은 Excel에서 ‘CSV UTF-8(쉼표로 분리)’ 형식으로 저장해 쓰세요.',
    },
    en: {
      found: 'this is an Excel workbook, not a text file',
      expected: 'a text file (YAML, CSV)',
      fix: 'tables of people (rosters, timesheets …) may be .xlsx; save others in Excel as “CSV UTF-8 (comma delimited)”.',
    },
  },
  'workbook-for-months': {
    ko: {
      found: '인월 파일의 자리에 Excel 통합 문서가 왔습니다',
      expected: 'CSV, Parquet, DuckDB 파일',
      fix: 'Excel에서 ‘CSV UTF-8(쉼표로 분리)’ 형식으로 저장해 그 이름을 적으세요. 명부와 월별기록으로 나뉘어 있으면 .xlsx 그대로 ‘명부’와 ‘월별기록’에 적습니다.',
    },
    en: {
      found: 'a workbook stands where a file of person-months is read',
      expected: 'a CSV, Parquet or DuckDB file',
      fix: 'save it in Excel as “CSV UTF-8 (comma delimited)” and name that. A roster and monthly records (명부, 월별기록) may be .xlsx as they are.',
    },
  },
  'table-for-person': {
    ko: {
      found: '한 사람의 입력 자리에 여럿의 표가 왔습니다',
      expected: '한 사람 한 달의 YAML 파일(pumsak template estimate가 빈 것을 만듭니다)',
      fix: '표는 시나리오의 ‘사람’에 명부나 인월로 적어 pumsak run으로 셈하고, 그 가운데 한 사람은 pumsak explain 시나리오 --employee 사번으로 보세요.',
    },
    en: {
      found: 'a table of people stands where one person’s input is read',
      expected: 'a YAML file of one person’s month (pumsak template estimate makes an empty one)',
      fix: 'name the table in a scenario (사람: 명부 or 인월) for pumsak run; one of its people is shown by pumsak explain SCENARIO --employee NUMBER.',
    },
  },
  'workbook-damaged': {
    ko: {
      found: '읽을 수 없는 Excel 통합 문서입니다',
      expected: '암호 없이 저장한 온전한 .xlsx 파일',
      fix: 'Excel에서 열어 .xlsx로 다시 저장하거나 CSV로 저장해 쓰세요.',
    },
    en: {
      found: 'this Excel workbook cannot be read',
      expected: 'a whole .xlsx file, saved without a password',
      fix: 'open it in Excel and save it again as .xlsx, or as CSV.',
    },
  },
  'workbook-encrypted': {
    ko: {
      found: '암호를 건 Excel 통합 문서입니다',
      expected: '암호 없이 저장한 .xlsx 파일',
      fix: 'Excel의 파일 → 정보 → 통합 문서 보호에서 암호를 푼 사본을 저장해 쓰세요.',
    },
    en: {
      found: 'this Excel workbook has a password',
      expected: 'an .xlsx file saved without one',
      fix: 'save a copy without it in Excel: File, Info, Protect Workbook.',
    },
  },
  'workbook-kind': {
    ko: {
      found: '{kind} 형식의 통합 문서입니다',
      expected: '.xlsx 파일이나 CSV 파일',
      fix: 'Excel에서 열어 ‘Excel 통합 문서(.xlsx)’ 형식으로 저장해 쓰세요.',
    },
    en: {
      found: 'this workbook is of the kind {kind}',
      expected: 'an .xlsx file, or a CSV file',
      fix: 'open it in Excel and save it as “Excel Workbook (.xlsx)”.',
    },
  },
  'workbook-bomb': {
    ko: {
      found: '풀면 지나치게 커지는 압축 파일입니다',
      expected: '풀어서 {most}를 넘지 않는 .xlsx 파일',
      fix: '어디서 온 파일인지 확인하세요. 참으로 큰 표라면 CSV로 저장해 쓰세요.',
    },
    en: {
      found: 'this archive unpacks to far more than a table needs',
      expected: 'an .xlsx file of at most {most} unpacked',
      fix: 'check where the file comes from; a table that is truly so large can be saved as CSV.',
    },
  },
  'sheet-not-found': {
    ko: {
      found: '시트 ‘{sheet}’가 없습니다',
      expected: '{known} 가운데 하나',
      fix: 'pumsak.yaml의 가져오기에서 시트 이름을 고치세요.',
    },
    en: {
      found: 'there is no sheet ‘{sheet}’',
      expected: 'one of {known}',
      fix: 'mend the name of the sheet (시트) under 가져오기 in pumsak.yaml.',
    },
  },
  'several-sheets': {
    ko: {
      found: '{kind}로 읽을 수 있는 시트가 여럿입니다: {names}',
      expected: '어느 시트인지',
      fix: 'pumsak import에 --sheet로 적거나, pumsak.yaml의 가져오기에 시트를 적으세요.',
    },
    en: {
      found: 'several sheets can be read as {kind}: {names}',
      expected: 'which of them it is',
      fix: 'name it with --sheet in pumsak import, or as 시트 under 가져오기 in pumsak.yaml.',
    },
  },
  'no-table-found': {
    ko: {
      found: '{kind}의 제목 줄을 찾지 못했습니다',
      expected: '{known} … 같은 머리글이 둘 넘게 있는 줄',
      fix: '머리글을 고치거나, pumsak import에 --map ‘우리 머리글=열’로 알려 주세요.',
    },
    en: {
      found: 'no row of headings of {kind}',
      expected: 'a row with two or more headings such as {known} …',
      fix: 'mend the headings, or tell pumsak import what they are: --map ‘our heading=column’.',
    },
  },
  'column-claimed': {
    ko: {
      found: '{term:으로} 읽을 수 있는 열이 여럿입니다: {headings}',
      expected: '어느 열인지',
      fix: '--map "{first}={term}"처럼 하나를 고르세요. 다른 열은 빠집니다. 머리글이 같으면 파일에서 하나를 고치세요.',
    },
    en: {
      found: 'several columns can be read as {term}: {headings}',
      expected: 'which of them it is',
      fix: 'choose one: --map "{first}={term}". The others are left out. Where the headings are alike, mend one in the file.',
    },
  },
  'cell-error': {
    ko: {
      found: '{term}: 오류가 나 있는 칸 ‘{text}’',
      expected: '값이 있는 칸',
      fix: 'Excel에서 그 칸의 수식을 고치고 저장하세요.',
    },
    en: {
      found: '{term}: a cell with the error ‘{text}’',
      expected: 'a cell with a value',
      fix: 'mend the cell’s formula in Excel and save.',
    },
  },
  'cell-not-calculated': {
    ko: {
      found: '{term}: 셈한 값이 저장되지 않은 수식',
      expected: '셈한 값이 함께 저장된 칸',
      fix: 'Excel에서 열어 다시 계산하고 저장하거나, 값만 붙여 넣으세요. 품삯은 수식을 셈하지 않습니다.',
    },
    en: {
      found: '{term}: a formula without a calculated value',
      expected: 'a cell saved with its value',
      fix: 'open the file in Excel, let it calculate and save it, or paste values. Pumsak evaluates no formula.',
    },
  },
  'cell-of-other-file': {
    ko: {
      found: '{term}: 다른 파일을 가리키는 수식',
      expected: '이 파일 안의 값',
      fix: 'Excel에서 데이터 → 연결 편집 → 연결 끊기를 하거나 값만 붙여 넣으세요. 그 파일이 그사이 바뀌었는지 알 수 없습니다.',
    },
    en: {
      found: '{term}: a formula that looks into another file',
      expected: 'a value of this file',
      fix: 'break the link in Excel (Data, Edit Links), or paste values: whether that file has changed since cannot be known.',
    },
  },
  'empty-file': {
    ko: {
      found: '파일이 비어 있습니다',
      expected: '내용이 있는 파일',
      fix: '맞는 파일인지 확인하고 내용을 채우세요.',
    },
    en: {
      found: 'the file is empty',
      expected: 'a file with content',
      fix: 'check that it is the right file, and fill it.',
    },
  },

  'missing-column': {
    ko: {
      found: '{column} 열이 없습니다',
      expected: '제목 줄의 {column} 열[[ (다른 이름: {aliases})]]',
      fix: '제목 줄에 {column} 열을 넣으세요.[[ ‘{nearest}’ 열이 그것이면 제목을 고치세요.]]',
    },
    en: {
      found: 'there is no column {column}',
      expected: 'a column {column} in the heading line[[ (also: {aliases})]]',
      fix: 'add the column {column}.[[ If ‘{nearest}’ is meant, mend its heading.]]',
    },
  },
  'unknown-column': {
    ko: {
      found: '모르는 열 ‘{column}’',
      expected: '{known} 가운데 하나',
      fix: '제목을 고치거나 열을 지우세요.[[ 가까운 제목: {nearest}.]]',
    },
    en: {
      found: 'unknown column ‘{column}’',
      expected: 'one of {known}',
      fix: 'mend the heading, or remove the column.[[ Near: {nearest}.]]',
    },
  },
  'duplicate-column': {
    ko: {
      found: '‘{column}’ 열이 ‘{first}’ 열과 겹칩니다',
      expected: '{name} 열 하나',
      fix: '둘 가운데 하나를 지우세요.',
    },
    en: {
      found: 'the column ‘{column}’ repeats the column ‘{first}’',
      expected: 'one column {name}',
      fix: 'remove one of the two.',
    },
  },
  'row-length': {
    ko: {
      found: '칸이 {found}개인 줄',
      expected: '제목 줄과 같은 {expected}칸',
      fix: '칸을 나누는 기호를 제목 줄과 맞추세요. 쉼표가 든 값은 "2,390,124"처럼 따옴표로 묶으세요.',
    },
    en: {
      found: 'a row of {found} cells',
      expected: '{expected} cells, as in the heading line',
      fix: 'separate the cells as in the heading line; put a value with commas in quotes, as in "2,390,124".',
    },
  },
  'broken-quote': {
    ko: {
      found: '따옴표가 맞게 닫히지 않은 칸',
      expected: '"값"처럼 닫히고 안의 따옴표는 ""로 쓴 칸',
      fix: '이 칸의 따옴표를 닫거나 지우세요.',
    },
    en: {
      found: 'a cell whose quotes do not close as they should',
      expected: 'a cell closed as in "value", with quotes inside written ""',
      fix: 'close or remove the quotes of this cell.',
    },
  },

  'duplicate-person': {
    ko: {
      found: '사번 {id}의 줄이 둘입니다[[ (먼저 {line}행)]]',
      expected: '한 사람에 한 줄',
      fix: '한 줄을 지우거나 사번을 고치세요.',
    },
    en: {
      found: 'employee {id} stands twice[[ (first on line {line})]]',
      expected: 'one row a person',
      fix: 'remove one row, or mend the number.',
    },
  },
  'duplicate-person-month': {
    ko: {
      found: '사번 {id}의 {month} 기록이 둘입니다[[ (먼저 {line}행)]]',
      expected: '한 사람, 한 달에 한 줄',
      fix: '한 줄을 지우거나 달을 고치세요.',
    },
    en: {
      found: 'employee {id} has two records for {month}[[ (first on line {line})]]',
      expected: 'one row a person and month',
      fix: 'remove one row, or mend the month.',
    },
  },
  'unknown-person': {
    ko: {
      found: '명부에 없는 사번 {id}',
      expected: '명부에 있는 사번',
      fix: '사번을 고치거나 명부에 그 사람을 넣으세요.[[ 가까운 사번: {nearest}.]]',
    },
    en: {
      found: 'employee {id} is not in the roster',
      expected: 'an employee number of the roster',
      fix: 'mend the number, or add the person to the roster.[[ Near: {nearest}.]]',
    },
  },
} satisfies Record<string, CatalogEntry>;
