import { fileURLToPath } from 'node:url';
import excel, { type Cell, type CellValue, type Row, type Workbook, type Worksheet } from 'exceljs';
import { departments, type Staff, welfarePeople } from './welfare-people.ts';

/**
 * Writes examples/welfare-foundation/roster.xlsx as an institution keeps its roster: a cover, titles, two rows of headings with
 * merged cells, sums by department, a hidden column, dates as dates and as text, figures as text, thousands of won beside won.
 * Nobody in it is real. `tsx scripts/welfare-roster.ts`
 */
const path = fileURLToPath(new URL('../examples/welfare-foundation/roster.xlsx', import.meta.url));

interface Column {
  readonly group: string;
  /** Blank where the group's heading stands over both rows. */
  readonly heading: string;
  readonly width: number;
  readonly of: (one: Staff, place: number) => CellValue;
  readonly format?: string;
  readonly isSummed?: boolean;
  readonly isHidden?: boolean;
}

const won = '#,##0;-#,##0;-';
const date = 'yyyy-mm-dd';
const money = (heading: string, of: (one: Staff) => number): Column => ({
  group: '수당',
  heading,
  width: 11,
  of,
  format: won,
  isSummed: true,
});

const columns: readonly Column[] = [
  { group: '연번', heading: '', width: 6, of: (_, place) => place },
  { group: '인적사항', heading: '직원번호', width: 9, of: ({ id }) => id },
  { group: '인적사항', heading: '성명', width: 9, of: ({ name }) => name },
  { group: '인적사항', heading: '생년월일', width: 11, of: ({ born }) => born, format: date, isHidden: true },
  { group: '인적사항', heading: '내선번호', width: 9, of: (_, place) => 3000 + place },
  { group: '인적사항', heading: '부양가족수', width: 10, of: ({ family }) => family },
  { group: '인적사항', heading: '자녀수(8~20세)', width: 13, of: ({ children }) => children },
  { group: '소속', heading: '근무부서', width: 16, of: ({ department }) => department },
  { group: '소속', heading: '직위', width: 9, of: ({ grade }) => grade },
  { group: '소속', heading: '가입노조', width: 16, of: ({ union }) => union },
  {
    group: '계약',
    heading: '고용형태',
    width: 9,
    of: ({ hours }) => (hours === undefined ? '정규직' : '단시간'),
  },
  // A few have it as text, as they were typed.
  { group: '계약', heading: '주당시간', width: 9, of: ({ id, hours }) => asTyped(id, 5, hours) },
  {
    group: '계약',
    heading: '채용일',
    width: 11,
    of: ({ id, joined }) => dateAsTyped(id, joined),
    format: date,
  },
  { group: '계약', heading: '퇴직일', width: 11, of: ({ left }) => left, format: date },
  {
    group: '급여',
    heading: '급여체계',
    width: 9,
    of: ({ step }) => (step === undefined ? '연봉제' : '호봉제'),
  },
  { group: '급여', heading: '현호봉', width: 8, of: ({ id, step }) => asTyped(id, 9, step) },
  { group: '급여', heading: '연봉(천원)', width: 11, of: ({ annual }) => annual, format: '#,##0' },
  money('직책수당', ({ position }) => position),
  money('가족수당', ({ familyPay }) => familyPay),
  money('자격수당', ({ licence }) => licence),
  money('복지개선비', ({ treatment }) => treatment),
  money('식대', ({ meals }) => meals),
  { group: '수당', heading: '계', width: 12, of: () => null, format: won, isSummed: true },
  { group: '급여이체', heading: '급여은행', width: 10, of: ({ bank }) => bank },
  { group: '급여이체', heading: '급여계좌', width: 18, of: ({ account }) => account },
  { group: '비고', heading: '', width: 14, of: ({ left }) => (left === undefined ? undefined : '퇴직 예정') },
];
const titleRows = 3;
const headRows = [titleRows + 1, titleRows + 2] as const;

/** Every so many have a figure as text. */
const asTyped = (id: string, every: number, figure: number | undefined): CellValue =>
  figure !== undefined && Number(id) % every === 0 ? String(figure) : figure;
const dateAsTyped = (id: string, day: Date): CellValue =>
  Number(id) % 17 === 0 ? `${day.getUTCFullYear()}. ${day.getUTCMonth() + 1}. ${day.getUTCDate()}.` : day;

export function welfareRoster(): Workbook {
  const book = new excel.Workbook();
  book.creator = '보기 복지재단';
  book.created = book.modified = new Date(Date.UTC(2026, 0, 2));
  cover(book.addWorksheet('표지'));
  const sheet = book.addWorksheet('직원현황', {
    views: [{ state: 'frozen', xSplit: 3, ySplit: headRows[1] }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = `${headRows[0]}:${headRows[1]}`;
  titles(sheet);
  headings(sheet);
  const people = welfarePeople();
  const sums = departments.map(([name, heads]) =>
    department(
      sheet,
      name,
      people.filter((one) => one.department === name),
      heads,
    ),
  );
  total(sheet, sums, people);
  sheet.addRow([]);
  sheet.addRow(['※ 2026년 1월 1일 기준. 수당은 월액이며 시간제의 수당은 계약한 시간의 비율로 적음.']);
  return book;
}

function cover(sheet: Worksheet): void {
  sheet.getColumn(1).width = 60;
  sheet.addRow(['보기 복지재단 2026년 인사자료']).font = { bold: true, size: 16 };
  sheet.addRow(['사람과 금액은 모두 지어낸 것입니다.']);
}

function titles(sheet: Worksheet): void {
  columns.forEach(({ width, isHidden = false }, i) => {
    Object.assign(sheet.getColumn(i + 1), { width, hidden: isHidden });
  });
  sheet.addRow(['보기 복지재단 직원 현황 및 급여 기초자료']).font = { bold: true, size: 14 };
  sheet.addRow(['(2026. 1. 1. 기준, 단위: 원)']);
  for (const row of [1, 2]) sheet.mergeCells(row, 1, row, columns.length);
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.getCell(2, 1).alignment = { horizontal: 'right' };
}

function headings(sheet: Worksheet): void {
  const [upper, lower] = headRows;
  columns.forEach(({ group, heading }, i) => {
    sheet.getCell(upper, i + 1).value = columns[i - 1]?.group === group ? null : group;
    if (heading !== '') sheet.getCell(lower, i + 1).value = heading;
    for (const row of headRows) head(sheet.getCell(row, i + 1));
  });
  columns.forEach(({ group, heading }, i) => {
    if (columns[i - 1]?.group === group) return;
    const width = columns.filter((one) => one.group === group).length;
    if (heading === '') sheet.mergeCells(upper, i + 1, lower, i + 1);
    else sheet.mergeCells(upper, i + 1, upper, i + width);
  });
}

function head(cell: Cell): void {
  cell.font = { bold: true };
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } };
  cell.border = border;
}
const thin = { style: 'thin' } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

/** A department's people and their sum. @returns the sum's row */
function department(sheet: Worksheet, name: string, people: readonly Staff[], heads: number): number {
  const first = sheet.rowCount + 1;
  for (const one of people) {
    const place = Number(one.id) - 1000;
    const row = sheet.addRow(columns.map(({ of }) => of(one, place)));
    const [from, to] = [moneyColumns[0], moneyColumns.at(-2)];
    row.getCell(sumColumn).value = {
      formula: `SUM(${letter(from)}${row.number}:${letter(to)}${row.number})`,
      result: sumOf(one),
    };
    shape(row);
  }
  return sumRow(
    sheet,
    `${name} 소계 (${heads}명)`,
    people,
    (column) => `SUM(${column}${first}:${column}${first + heads - 1})`,
  );
}

function total(sheet: Worksheet, sums: readonly number[], people: readonly Staff[]): void {
  sumRow(sheet, `합 계 (${people.length}명)`, people, (column) =>
    sums.map((row) => `${column}${row}`).join('+'),
  );
}

/** Where money stands, from 1; the last is the sum across. */
const moneyColumns = columns.flatMap(({ isSummed = false }, i) => (isSummed ? [i + 1] : []));
const sumColumn = moneyColumns.at(-1) ?? 0;
const sumOf = ({ position, familyPay, licence, treatment, meals }: Staff): number =>
  position + familyPay + licence + treatment + meals;

function sumRow(
  sheet: Worksheet,
  text: string,
  people: readonly Staff[],
  formula: (column: string) => string,
): number {
  const row = sheet.addRow([text]);
  for (const column of moneyColumns) {
    const of = columns[column - 1]?.of;
    const figure = (one: Staff): number => (column === sumColumn ? sumOf(one) : Number(of?.(one, 0)));
    row.getCell(column).value = {
      formula: formula(letter(column)),
      result: people.reduce((sum, one) => sum + figure(one), 0),
    };
  }
  shape(row);
  row.font = { bold: true };
  sheet.mergeCells(row.number, 1, row.number, (moneyColumns[0] ?? 2) - 1);
  return row.number;
}

function shape(row: Row): void {
  columns.forEach(({ format }, i) => {
    const cell = row.getCell(i + 1);
    cell.border = border;
    if (format !== undefined) cell.numFmt = format;
  });
}

const letter = (column = 0): string => String.fromCharCode(64 + column);

if (process.argv[1] === fileURLToPath(import.meta.url)) await welfareRoster().xlsx.writeFile(path);
