/** The parser's own headings. */
type Titles = Readonly<Record<string, string>>;
const koreanTitles: Titles = {
  'Usage:': '쓰는 법:',
  'Arguments:': '인수:',
  'Options:': '옵션:',
  'Commands:': '명령:',
};
const englishTitles: Titles = {};

/** What --help says, in both languages. The examples are run by a test. */
export const help = {
  ko: {
    program: '품삯: 두 임금제도에서 각자의 임금을 원 단위까지 계산하고, 견주고, 설명합니다.',
    version: '버전을 보입니다',
    lang: '말: ko 또는 en',
    noColor: '색을 쓰지 않습니다',
    rules: '규칙의 층: 폴더나 함께 나온 이름; 아래부터 여러 번(없으면 프로젝트의 층)',
    help: '도움말을 보입니다',
    titles: koreanTitles,
    exits:
      '끝 코드: 0 마침(발견사항 포함), 1 check가 찾거나 prove가 증명하지 못하거나\nreconcile에 차이가 있음,\n2 명령이나 입력이 틀림, 70 프로그램의 잘못, 130 Ctrl-C',
    examples: '예:',
    bug: '프로그램의 잘못입니다. 아래 내용을 알려 주세요.',
    options: {
      out: '결과를 쓸 폴더',
      force: '있는 결과 위에 씁니다',
      format:
        '결과의 꼴(기본 csv; xlsx는 CSV 옆에 Excel 파일도; parquet와 duckdb는 @duckdb/node-api가 있어야 합니다; summary는 합계만)',
      part: '사람을 나눈 조각 하나만(예: 7/64; 인월 파일에만)',
      workers: '일꾼 스레드의 수(기본: 코어의 수; 결과는 같다)',
      resume: '멈춘 실행을 마지막 온전한 조각 뒤에서 잇습니다',
      csv: '결과를 CSV로 표준출력에 씁니다',
      json: '결과를 JSON으로 표준출력에 씁니다',
      schemes: '견줄 제도(쉼표로; 첫째가 기준)',
      employee: '사번',
      month: '귀속월',
      term: '설명할 항목',
      dependents: '본인을 포함한 공제대상 가족 수(기본 1)',
      children: '그 가운데 8~20세(2023년 2월까지는 7~20세) 자녀 수(기본 0)',
      nonTaxable: '금액 가운데 비과세(기본 0)',
      birth: '생년월일(없으면 60세 미만으로 봅니다)',
      hired: '입사일(1일이 아닌 날에 든 달에는 국민연금과 건강보험이 없습니다)',
      choice: '간이세액의 원천징수 비율(기본 100%)',
      explain: '금액이 나온 까닭을 모두 보입니다',
      draws: '다시 뽑는 횟수(없으면 시나리오의 횟수)',
      changes: '무엇이 금액을 옮겼는지만: 차액을 변경마다 나눕니다',
      vary: '바꿀 입력(일한 것, 사실, 한 제도의 분, 매개변수; 둘이면 손익분기 지도)',
      until: '조건(차액.항목, 현행.항목, 개편안.항목의 비교)',
      range: '바꿀 범위(0..60, 16:00..20:00; --vary마다 하나)',
      step: '간격(없으면 규칙의 최소 단위)',
      solveForm: '꼴: 글자(text), 표(csv), 그림(svg)',
      saveInput: '답을 estimate가 읽는 파일로 남깁니다',
      exampleRow: '보기 값을 채워서 씁니다',
      importKind: '표의 종류: 명부, 월별기록, 근무일지 …(없으면 머리글로 압니다)',
      sheet: '읽을 시트',
      map: '머리글이 어느 열인지; 여러 번 쓸 수 있습니다',
      leave: '쓰지 않을 머리글; 여러 번 쓸 수 있습니다',
      value: '파일의 값이 우리 값의 무엇인지; 여러 번 쓸 수 있습니다',
      item: '고정수당인 머리글과 그 성질; 여러 번 쓸 수 있습니다',
      group: '사람을 묶어 볼 머리글(부서나 노조처럼); 여러 번 쓸 수 있습니다',
      yes: '묻지 않습니다. 모르는 열은 빼고, 정할 수 없는 것은 오류입니다',
      importOut: '쓸 폴더(없으면 지금 폴더)',
      interval: '모름이거나 빠진 입력을 그대로 두고 금액의 구간을 셈합니다',
      outFile: '쓸 파일(없으면 표준출력)',
      reportFile: '보고서를 쓸 HTML 파일',
      for: '읽을 사람(인사: 사번까지, 임원: 묶음만, 노조: 이름 없이 노조부터)',
      schemaDir: '쓸 폴더(없으면 화면에)',
      counselFile: '쓸 파일(기본 pumsak-counsel.html)',
      on: '어느 날의 교섭표인지(YYYY-MM-DD; 없으면 마지막 기록의 날, 시나리오의 마지막 날)',
      name: '성명',
      payDate: '임금지급일',
      employer: '사업주부담도 보입니다',
      limit: '제도마다 달마다 볼 상자의 수(기본 10,000)',
      speed: '제도마다 여러 사람을 한꺼번에 셈할 때 느린 곳을 보입니다',
      by: '비용을 나누어 볼 사실(소속유형, 센터명, 직급 …; 둘이면 교차표)',
      projectBy: '해마다의 사람과 비용을 나누어 볼 사실(소속유형, 센터명 …)',
      budgetCsv: '나눈 표를 CSV로 표준출력에 씁니다(--by가 없으면 예산의 줄을 정하는 사실로)',
      lastYear: '전망의 마지막 해(적지 않으면 시나리오의 귀속월까지)',
      thenScenario: '그때 알던 대로 적은 시나리오',
      knownOn: '그 날까지 알던 것만으로 준 것으로 봅니다(사실, 규칙, 협약의 알게 된 날)',
      paidFile: '준 임금의 표(사번, 귀속월, 항목마다 한 열; run --out의 payslips.csv)',
      payMonth: '소급분을 줄 달(YYYY-MM)',
      payday: '임금지급일(25, 말일, 다음달10)',
      claimed: '청구일(YYYY-MM-DD)',
      interest: '지연이자가 붙는 때: 받을날, 또는 소급분에 합의한 날(YYYY-MM-DD)',
      arrearsScheme: '다시 셈할 제도(적지 않으면 시나리오의 첫째)',
      arrearsCsv: '사람·달·항목마다 한 줄의 CSV',
      diffScenario: '사람과 달을 정할 시나리오(조문마다 사람과 금액을 셈합니다)',
      kind: '임금의 종류: 월급제(기본), 호봉제, 시급제, 연봉제',
      noCost: '문장만: 사람과 금액을 셈하지 않습니다',
      everybody: '시나리오의 모든 사람(사번을 고르지 않으면 이와 같다)',
      employees: '사번(시나리오에서는 여러 번)',
      payslipForm: '꼴: 80칸 글자(text), 인쇄용(html), 시나리오의 pdf, 한 사람을 읽어 주는 글(speech)',
      payslipOut: '쓸 파일(없으면 표준출력); 시나리오에서는 폴더',
      payslipPseudonyms: '사번을 가명으로, 성명과 날짜를 가립니다',
      ledgerScheme: '대장의 제도(적지 않으면 시나리오의 첫째)',
      ledgerBy: '합계를 나눌 사실(부서 따위; 적지 않으면 시나리오의 무리)',
      memo: '이체의 적요',
      differencesFile: '차이를 한 줄씩 쓸 CSV 파일',
      pseudonymous: '사번을 가명으로, 다섯 명이 안 되는 수를 가립니다',
    },
    commands: {
      run: {
        about: '시나리오를 계산합니다: 모든 사람의 모든 달을 제도마다',
        examples: [
          'pumsak run scenarios/2024-wage-reform.yaml',
          'pumsak run scenarios/2024-wage-reform.yaml --out out --json',
          'pumsak run examples/months.yaml --out parts/1 --part 1/2',
          'pumsak run examples/months.yaml --out parts/2 --part 2/2',
        ],
      },
      uncertainty: {
        about: '가상 인력을 거듭 다시 뽑아 결과의 구간과 가장 중요한 가정을 보입니다',
        examples: ['pumsak uncertainty scenarios/2024-wage-reform.yaml --draws 2'],
      },
      merge: {
        about: '--part로 나누어 계산한 조각들을 확인하고 합칩니다',
        examples: ['pumsak merge parts/1 parts/2 --out whole'],
      },
      query: {
        about: '끝난 실행의 결과에 SQL로 묻습니다(표: 결과, 사람)',
        examples: [
          'pumsak query whole "select 노조, sum(차액) from 결과 group by 노조"',
          'pumsak query whole "select 제도, sum(지급총액) group by 제도" --json',
        ],
      },
      audit: {
        about: '끝난 실행의 금액을 그 파일만 보고 다시 더해 봅니다(1원이라도 다르면 끝 코드 1)',
        examples: ['pumsak audit whole', 'pumsak audit whole --json'],
      },
      verify: {
        about: '끝난 실행을 다시 계산해 파일을 바이트까지 견줍니다(다르면 끝 코드 1)',
        examples: ['pumsak verify whole/manifest.json'],
      },
      docs: {
        about: '규칙의 모든 항목, 조항, 제도를 찾아볼 수 있는 문서(HTML)로 씁니다',
        examples: ['pumsak docs --out site'],
      },
      report: {
        about: '끝난 실행(또는 시나리오)을 사람이 읽고 인쇄할 HTML 한 장으로 씁니다',
        examples: [
          'pumsak report scenarios/2024-wage-reform.yaml --out report.html',
          'pumsak report whole --out report-union.html --for 노조',
        ],
      },
      estimate: {
        about: '한 사람의 한 달을 계산합니다(파일 또는 -: 표준입력; 목록이면 목록으로)',
        examples: [
          'pumsak estimate examples/one-person.yaml',
          'pumsak estimate - --json < examples/one-person.yaml',
        ],
      },
      ask: {
        about: '한 사람의 한 달을 차례로 묻고 계산합니다(모르는 것은 모름)',
        examples: ['pumsak ask', 'pumsak ask --save me.yaml --force'],
      },
      template: {
        about: '명부, 기록, 입력의 빈 양식을 규칙에서 만들어 씁니다(종류가 없으면 목록)',
        examples: [
          'pumsak template',
          'pumsak template 명부 --example',
          'pumsak template estimate --out me.yaml --force',
        ],
      },
      import: {
        about:
          '기관의 Excel·CSV 파일을 읽어 무엇으로 알아들었는지 보이고, 읽는 법과 표를 씁니다(원본은 그대로)',
        examples: [
          'pumsak import examples/own-roster.csv --yes --out imported --force',
          "pumsak import examples/own-roster.csv --yes --out imported --force --map '팀명=부서' --item '직책수당: 통상임금=예'",
        ],
      },
      solve: {
        about: '조건이 성립하는 모든 구간과, 경계마다 그것을 만든 규칙을 찾습니다',
        examples: [
          "pumsak solve examples/one-person.yaml --vary 근무종료 --until '차액.실수령액 >= 0'",
          "pumsak solve scenarios/2024-wage-reform.yaml --employee S0001 --vary 제공건수 --range 0..60 --until '개편안.협력성과급B > 0'",
          "pumsak solve examples/one-person.yaml --vary 근무종료 --range 16:00..20:00 --vary 제공건수 --range 30..45 --until '차액.지급총액 >= 0' --form csv",
        ],
      },
      next: {
        about: '입력마다 지급 항목을 움직이는 가장 가까운 변화와 그 금액을 보입니다',
        examples: ['pumsak next examples/one-person.yaml', 'pumsak next examples/one-person.yaml --json'],
      },
      payslip: {
        about: '임금명세서를 만듭니다: 한 사람의, 또는 시나리오의 모든 사람의(두 제도면 나란히)',
        examples: [
          'pumsak payslip examples/payslip.yaml',
          'pumsak payslip examples/payslip.yaml --schemes 현행 --form html --name 홍길동 --pay-date 2024-04-25',
          'pumsak payslip - --form speech < examples/payslip.yaml',
          'pumsak payslip examples/payroll.yaml --month 2024-03 --all --pay-date 2024-03-25 --out slips',
        ],
      },
      ledger: {
        about: '한 달의 급여대장과 부서별 합계, 이체 목록, 원천징수 대장을 CSV로 씁니다',
        examples: [
          'pumsak ledger examples/payroll.yaml --month 2024-03 --out march',
          'pumsak ledger examples/payroll.yaml --month 2024-03 --by 소속유형 --out by-unit',
        ],
      },
      reconcile: {
        about: '급여대장을 계산과 항목마다 사람마다 견주고 다른 까닭을 찾습니다',
        examples: ['pumsak reconcile march/ledger.csv examples/payroll.yaml --month 2024-03'],
      },
      net: {
        about: '월급 하나에서 공제와 실수령액을 셈합니다',
        examples: [
          'pumsak net 3000000 --month 2026-07',
          'pumsak net 2,390,124 --month 2024-03 --dependents 3 --children 1 --json',
        ],
      },
      explain: {
        about: '입력이나 시나리오 속 한 사람의 금액이 어떻게 나왔는지 설명합니다',
        examples: [
          'pumsak explain examples/one-person.yaml --term 연장수당',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03 --term 연장수당',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03 --changes',
        ],
      },
      agreements: {
        about: '교섭표: 쟁점과 노조마다의 상태, 체결한 날, 교섭횟수(시나리오를 주면 묶이는 사람까지)',
        examples: [
          'pumsak agreements',
          'pumsak agreements --on 2022-12-31',
          'pumsak agreements scenarios/2024-agreements.yaml --json',
        ],
      },
      consent: {
        about: '누가 얼마나 불리해지고 법이 누구의 동의를 요구하는지 보입니다',
        examples: [
          'pumsak consent scenarios/2024-agreements.yaml',
          'pumsak consent scenarios/2024-agreements.yaml --csv',
        ],
      },
      negotiate: {
        about: '교섭: 예산 안의 묶음 가운데 더 나은 것이 없는 것을 찾습니다',
        examples: [
          'pumsak negotiate scenarios/2024-wage-reform-bargaining.yaml',
          'pumsak negotiate scenarios/2024-wage-reform-bargaining.yaml --out packages --json',
        ],
      },
      project: {
        about: '여러 해의 전망: 누가 떠나고 들어오는지 뽑아 해마다의 비용을 견줍니다',
        examples: ['pumsak project scenarios/2024-projection.yaml --to 2027'],
      },
      arrears: {
        about: '지난 달의 임금을 오늘 아는 대로 다시 셈해 준 임금과 견줍니다(소급분, 시효)',
        examples: [
          'pumsak arrears scenarios/2024-raise-agreed-in-july.yaml --then scenarios/2024-raise-paid.yaml --pay-month 2024-07 --payday 25 --claimed 2024-07-10',
          'pumsak arrears scenarios/2024-raise-agreed-in-july.yaml --known-on 2024-07-04 --pay-month 2024-07 --payday 다음달10 --claimed 2024-07-10 --csv',
        ],
      },
      diff: {
        about: '두 제도, 두 시나리오, 두 규칙 폴더의 차이를 서명할 수 있는 문장으로 보입니다',
        examples: [
          'pumsak diff 현행 개편안 --scenario scenarios/2024-wage-reform.yaml',
          'pumsak diff scenarios/2024-wage-reform.yaml scenarios/2024-wage-reform-bargaining.yaml',
          'pumsak diff 기본규칙 rules --json',
        ],
      },
      prove: {
        about: '모두에게 성립함을 증명하거나 가장 작은 반례를 찾습니다',
        examples: [
          'pumsak prove scenarios/2024-wage-reform.yaml 최저임금',
          'pumsak prove scenarios/2024-wage-reform.yaml 생활임금',
          "pumsak prove scenarios/2024-wage-reform.yaml '늘려도 줄지 않음: 지급총액, 연장분'",
          "pumsak prove scenarios/2024-wage-reform.yaml '모두: 현행.통상시급 >= 현행.생활임금시급 단 현행.현행월기본급 >= 2_390_124원'",
        ],
      },
      counsel: {
        about: '상담 창구에서 쓰는 페이지를 파일 하나로 씁니다(인터넷 없이 열립니다)',
        examples: ['pumsak counsel -o counsel.html'],
      },
      new: {
        about: '프로젝트를 만듭니다: 규칙, 시나리오, 명부가 든 폴더(곧바로 계산됩니다)',
        examples: ['pumsak new made', 'pumsak new steps --kind 호봉제 --json'],
      },
      check: {
        about: '프로젝트, 규칙, 시나리오를 모두 검사합니다(파일을 주면 그 파일을)',
        examples: [
          'pumsak check',
          'pumsak check scenarios/2024-wage-reform.yaml',
          'pumsak check --rules korea --rules seoul-social-service',
          'pumsak check --speed',
        ],
      },
      budget: {
        about: '시나리오의 사용자 비용을 예산의 줄에 견줍니다: 달마다, 한 건에, 직접서비스 한 시간에',
        examples: [
          'pumsak budget scenarios/2024-budget.yaml',
          'pumsak budget scenarios/2024-budget.yaml --by 소속유형 --by 근무형태',
          'pumsak budget scenarios/2024-budget.yaml --json',
        ],
      },
      'check-figures': {
        about: '문서에 인쇄된 숫자 가운데 맞지 않는 것을 보입니다(층, 파일, 또는 지금의 규칙)',
        examples: [
          'pumsak check-figures',
          'pumsak check-figures seoul-social-service --json',
          'pumsak check-figures rules/seoul-social-service/institution/budget-2024.yaml',
        ],
      },
      schema: {
        about: '지금의 규칙에서 JSON Schema를 만듭니다: 편집기가 YAML의 이름을 채우고 틀린 이름을 짚습니다',
        examples: ['pumsak schema --out .pumsak --force'],
      },
      types: {
        about: '지금의 규칙에서 TypeScript의 타입을 만듭니다: 라이브러리의 입력과 이름',
        examples: ['pumsak types --out names.ts --force'],
      },
      rules: {
        about: '어떤 항목이 있는지, 단위·수식·값·출처와 쓰이는 곳을 보입니다',
        examples: ['pumsak rules', 'pumsak rules 연장수당'],
      },
    },
  },
  en: {
    program: 'Pumsak: works out, compares and explains each person’s pay under wage schemes, to the won.',
    version: 'show the version',
    lang: 'language: ko or en',
    noColor: 'no colour',
    rules: 'a layer of rules: folder or shipped name; repeat, lowest first',
    help: 'show help',
    titles: englishTitles,
    exits:
      'Exit codes: 0 done (findings included), 1 check found something or prove did not\nprove it or reconcile differs, 2 call or input wrong, 70 a bug, 130 Ctrl-C',
    examples: 'Examples:',
    bug: 'This is a bug in the program. Please report what follows.',
    options: {
      out: 'folder to write results to',
      force: 'write over existing results',
      format:
        'form of the results (csv without it; xlsx: an Excel file beside the CSV; parquet and duckdb need @duckdb/node-api; summary: totals alone)',
      part: 'only one part of the people (such as 7/64; for a file of person-months)',
      workers: 'number of worker threads (default: one a core; the results are the same)',
      resume: 'go on with a run that stopped, behind its last whole part',
      csv: 'write the answer as CSV to standard output',
      json: 'write the answer as JSON to standard output',
      schemes: 'schemes to compare (comma-separated; the first is the yardstick)',
      employee: 'employee id',
      month: 'pay month',
      term: 'the term to explain',
      dependents: 'dependents for tax, the employee included (default 1)',
      children: 'of them children aged 8 to 20, 7 to 20 before March 2023 (default 0)',
      nonTaxable: 'of the amount, free of tax (default 0)',
      birth: 'date of birth (without it: under 60)',
      hired: 'first day employed (joining after the first: no pension or health premium that month)',
      choice: 'chosen share of the table’s tax (default 100%)',
      explain: 'show how every figure came about',
      draws: 'how often to draw (as the scenario says when absent)',
      changes: 'only what moved the money: the difference, divided among the changes',
      vary: 'the input to vary (work, fact, minutes of one scheme, parameter; two give a break-even map)',
      until: 'the condition (a comparison of 차액.TERM, 현행.TERM, 개편안.TERM)',
      range: 'the range to look at (0..60, 16:00..20:00; one for each --vary)',
      step: 'the step (the rules’ grain without it)',
      solveForm: 'form: text, table (csv), drawing (svg)',
      saveInput: 'keep the answers as a file that estimate reads',
      exampleRow: 'fill in example values',
      importKind: 'the kind of table: 명부, 월별기록, 근무일지 … (told by its headings without it)',
      sheet: 'the sheet to read',
      map: 'which column a heading is; may stand several times',
      leave: 'a heading that is not needed; may stand several times',
      value: 'what a value of the file stands for; may stand several times',
      item: 'a heading that is a fixed allowance, and its natures; may stand several times',
      group: 'a heading by whose values people are grouped, as by union; may stand several times',
      yes: 'ask nothing: unknown columns are left out, what cannot be decided is an error',
      importOut: 'the folder to write to (the current one without it)',
      interval: 'leave inputs that are 모름 or missing open, and give the interval of the figures',
      outFile: 'file to write (standard output without it)',
      reportFile: 'HTML file to write the report to',
      for: 'reader (hr: with employee numbers, director: groups alone, union: without names, unions first)',
      schemaDir: 'the folder to write to (without it: to the screen)',
      counselFile: 'file to write (pumsak-counsel.html without it)',
      on: 'the day of the table (YYYY-MM-DD; without it the last recorded day, or the scenario’s last)',
      name: 'the person’s name',
      payDate: 'the date of payment',
      employer: 'show what the employer pays, too',
      limit: 'boxes to look at for each scheme and month (10,000 without it)',
      speed: 'show what is slow in each scheme when many people are worked out at once',
      by: 'a fact to divide the cost by (소속유형, 센터명, 직급 …; two make a cross table)',
      projectBy: 'a fact to divide each year’s people and cost by (소속유형, 센터명 …)',
      budgetCsv:
        'write the divided table as CSV to standard output (without --by: by the fact of the budget’s lines)',
      lastYear: 'the last year (the scenario’s own months where absent)',
      thenScenario: 'the scenario as it was known then',
      knownOn: 'what was paid follows from what was known on that day (of facts, rules and agreements)',
      paidFile: 'a table of what was paid (사번, 귀속월, a column for each item; payslips.csv of run --out)',
      payMonth: 'the month in which the arrears are paid (YYYY-MM)',
      payday: 'the payday (25, 말일 for the last day, 다음달10 for the 10th of the next month)',
      claimed: 'the day of the claim (YYYY-MM-DD)',
      interest: 'since when arrears bear interest: payday, or the day on which they were agreed (YYYY-MM-DD)',
      arrearsScheme: 'the scheme (the scenario’s first where absent)',
      arrearsCsv: 'a line of CSV for each person, month and item',
      diffScenario: 'scenario whose people and months are worked out (people and cost of each clause)',
      kind: 'kind of pay: 월급제 (default), 호봉제 by steps, 시급제 hourly, 연봉제 annual',
      noCost: 'sentences alone: no people, no cost',
      everybody: 'everybody of the scenario (as without --employee)',
      employees: 'employee number (of a scenario several times)',
      payslipForm:
        'form: 80 columns (text), for print (html), of a scenario pdf, of one person to be read out (speech)',
      payslipOut: 'file to write (standard output where absent); of a scenario a folder',
      payslipPseudonyms: 'pseudonyms for numbers, without names and dates',
      ledgerScheme: 'scheme of the ledger (the scenario’s first where absent)',
      ledgerBy: 'fact by which totals are divided, such as the unit (the scenario’s 무리 where absent)',
      memo: 'what the transfers say',
      differencesFile: 'CSV file for the differences, a line each',
      pseudonymous: 'numbers for people, and no heads below five',
    },
    commands: {
      run: {
        about: 'run a scenario: every month of every person under each scheme',
        examples: [
          'pumsak run scenarios/2024-wage-reform.yaml',
          'pumsak run scenarios/2024-wage-reform.yaml --out out --json',
          'pumsak run examples/months.yaml --out parts/1 --part 1/2',
          'pumsak run examples/months.yaml --out parts/2 --part 2/2',
        ],
      },
      uncertainty: {
        about: 'draw the made-up workforce again and again: intervals, and which assumption matters most',
        examples: ['pumsak uncertainty scenarios/2024-wage-reform.yaml --draws 2'],
      },
      merge: {
        about: 'check and put together the parts of a run divided by --part',
        examples: ['pumsak merge parts/1 parts/2 --out whole'],
      },
      query: {
        about: 'ask a finished run’s results in SQL (tables 결과 and 사람)',
        examples: [
          'pumsak query whole "select 노조, sum(차액) from 결과 group by 노조"',
          'pumsak query whole "select 제도, sum(지급총액) group by 제도" --json',
        ],
      },
      audit: {
        about: 'add a finished run up again from its own files (exit code 1 where a won is off)',
        examples: ['pumsak audit whole', 'pumsak audit whole --json'],
      },
      verify: {
        about: 'work a finished run out again and compare the bytes (exit code 1 where they differ)',
        examples: ['pumsak verify whole/manifest.json'],
      },
      docs: {
        about: 'write every term, provision and scheme of the rules as HTML pages that one can search',
        examples: ['pumsak docs --out site'],
      },
      report: {
        about: 'write a finished run (or a scenario) as one HTML page that people read and print',
        examples: [
          'pumsak report scenarios/2024-wage-reform.yaml --out report.html',
          'pumsak report whole --out report-union.html --for union',
        ],
      },
      estimate: {
        about: 'one person, one month (a file, or - for standard input; a list gives a list)',
        examples: [
          'pumsak estimate examples/one-person.yaml',
          'pumsak estimate - --json < examples/one-person.yaml',
        ],
      },
      ask: {
        about: 'ask about one person’s month, question by question, and work it out (unknown is an answer)',
        examples: ['pumsak ask', 'pumsak ask --save me.yaml --force'],
      },
      template: {
        about: 'write an empty roster, record or input, made from the rules (without a kind: the list)',
        examples: [
          'pumsak template',
          'pumsak template 명부 --example',
          'pumsak template estimate --out me.yaml --force',
        ],
      },
      import: {
        about:
          'read an institution’s Excel or CSV file, show what was understood, write how it is read and the table (the file itself is untouched)',
        examples: [
          'pumsak import examples/own-roster.csv --yes --out imported --force',
          "pumsak import examples/own-roster.csv --yes --out imported --force --map '팀명=부서' --item '직책수당: 통상임금=예'",
        ],
      },
      solve: {
        about: 'find every interval in which a condition holds, and the rule that makes each edge',
        examples: [
          "pumsak solve examples/one-person.yaml --vary 근무종료 --until '차액.실수령액 >= 0'",
          "pumsak solve scenarios/2024-wage-reform.yaml --employee S0001 --vary 제공건수 --range 0..60 --until '개편안.협력성과급B > 0'",
          "pumsak solve examples/one-person.yaml --vary 근무종료 --range 16:00..20:00 --vary 제공건수 --range 30..45 --until '차액.지급총액 >= 0' --form csv",
        ],
      },
      next: {
        about: 'for each input, the nearest change that moves a pay line, with the amount',
        examples: ['pumsak next examples/one-person.yaml', 'pumsak next examples/one-person.yaml --json'],
      },
      payslip: {
        about: 'pay statements: of one person, or of everybody of a scenario (two schemes side by side)',
        examples: [
          'pumsak payslip examples/payslip.yaml',
          'pumsak payslip examples/payslip.yaml --schemes 현행 --form html --name 홍길동 --pay-date 2024-04-25',
          'pumsak payslip - --form speech < examples/payslip.yaml',
          'pumsak payslip examples/payroll.yaml --month 2024-03 --all --pay-date 2024-03-25 --out slips',
        ],
      },
      ledger: {
        about: 'a month’s ledger of pay, its totals, the bank transfers and what is withheld, as CSV',
        examples: [
          'pumsak ledger examples/payroll.yaml --month 2024-03 --out march',
          'pumsak ledger examples/payroll.yaml --month 2024-03 --by 소속유형 --out by-unit',
        ],
      },
      reconcile: {
        about: 'holds a ledger of pay against the run and finds what explains the differences',
        examples: ['pumsak reconcile march/ledger.csv examples/payroll.yaml --month 2024-03'],
      },
      net: {
        about: 'deductions and net pay of one month’s pay',
        examples: [
          'pumsak net 3000000 --month 2026-07',
          'pumsak net 2,390,124 --month 2024-03 --dependents 3 --children 1 --json',
        ],
      },
      explain: {
        about: 'explain how a figure of one person came about: an input, or someone of a scenario',
        examples: [
          'pumsak explain examples/one-person.yaml --term 연장수당',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03 --term 연장수당',
          'pumsak explain scenarios/2024-wage-reform.yaml --employee S0001 --month 2024-03 --changes',
        ],
      },
      agreements: {
        about:
          'the bargaining table: stands by issue and union, dates, sessions (with a scenario, whom they bind)',
        examples: [
          'pumsak agreements',
          'pumsak agreements --on 2022-12-31',
          'pumsak agreements scenarios/2024-agreements.yaml --json',
        ],
      },
      consent: {
        about: 'show who is worse off by what, and whose consent the law asks',
        examples: [
          'pumsak consent scenarios/2024-agreements.yaml',
          'pumsak consent scenarios/2024-agreements.yaml --csv',
        ],
      },
      negotiate: {
        about: 'bargaining: the packages within a budget that no other betters',
        examples: [
          'pumsak negotiate scenarios/2024-wage-reform-bargaining.yaml',
          'pumsak negotiate scenarios/2024-wage-reform-bargaining.yaml --out packages --json',
        ],
      },
      project: {
        about: 'years to come: who leaves and who comes, and what each year costs',
        examples: ['pumsak project scenarios/2024-projection.yaml --to 2027'],
      },
      arrears: {
        about: 'past months worked out by what is known today, against what was paid (arrears, limitation)',
        examples: [
          'pumsak arrears scenarios/2024-raise-agreed-in-july.yaml --then scenarios/2024-raise-paid.yaml --pay-month 2024-07 --payday 25 --claimed 2024-07-10',
          'pumsak arrears scenarios/2024-raise-agreed-in-july.yaml --known-on 2024-07-04 --pay-month 2024-07 --payday 다음달10 --claimed 2024-07-10 --csv',
        ],
      },
      diff: {
        about: 'what differs between two schemes, scenarios or folders of rules, in sentences to be signed',
        examples: [
          'pumsak diff 현행 개편안 --scenario scenarios/2024-wage-reform.yaml',
          'pumsak diff scenarios/2024-wage-reform.yaml scenarios/2024-wage-reform-bargaining.yaml',
          'pumsak diff 기본규칙 rules --json',
        ],
      },
      prove: {
        about: 'proves that something holds for everybody, or finds the smallest counter-example',
        examples: [
          'pumsak prove scenarios/2024-wage-reform.yaml --lang en',
          "pumsak prove scenarios/2024-wage-reform.yaml 'more services never lower gross' --lang en",
          "pumsak prove scenarios/2024-wage-reform.yaml 'monotone: 지급총액 in 연장분' --json",
        ],
      },
      counsel: {
        about: 'write the counselling page: one file that opens offline',
        examples: ['pumsak counsel -o counsel.html'],
      },
      new: {
        about: 'make a project: a folder of rules, a scenario and a roster that runs at once',
        examples: ['pumsak new made', 'pumsak new steps --kind 호봉제 --json'],
      },
      check: {
        about: 'check the project, all rules and scenarios (or the files given)',
        examples: [
          'pumsak check',
          'pumsak check scenarios/2024-wage-reform.yaml',
          'pumsak check --rules korea --rules seoul-social-service',
          'pumsak check --speed',
        ],
      },
      budget: {
        about:
          'hold a scenario’s cost against the lines of a budget: by month, service, hour of direct service',
        examples: [
          'pumsak budget scenarios/2024-budget.yaml',
          'pumsak budget scenarios/2024-budget.yaml --by 소속유형 --by 근무형태',
          'pumsak budget scenarios/2024-budget.yaml --json',
        ],
      },
      'check-figures': {
        about: 'show which printed figures of documents do not add up (a layer, a file, the rules in force)',
        examples: [
          'pumsak check-figures',
          'pumsak check-figures seoul-social-service --json',
          'pumsak check-figures rules/seoul-social-service/institution/budget-2024.yaml',
        ],
      },
      schema: {
        about:
          'write JSON Schemas of the rules in force: editors complete names in YAML, and mark wrong ones',
        examples: ['pumsak schema --out .pumsak --force'],
      },
      types: {
        about: 'write TypeScript types of the rules in force: the library’s inputs and names',
        examples: ['pumsak types --out names.ts --force'],
      },
      rules: {
        about: 'show what terms there are: unit, formula, values, source, and who uses them',
        examples: ['pumsak rules', 'pumsak rules 연장수당'],
      },
    },
  },
} as const;
