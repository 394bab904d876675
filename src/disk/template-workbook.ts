import type { Cell, Workbook } from 'exceljs';
import type { TemplateColumn } from '../interview/template.ts';
import { columnName } from '../people/workbook/sheet.ts';
import type { Lang } from '../problem/text.ts';

/** So many rows are ready to be filled in: their cells offer choices and refuse what cannot be. */
const readyRows = 1000;
const listSheet = '목록';
const words = {
  ko: {
    required: '꼭 적어야 합니다',
    optional: '비워 두어도 됩니다',
    from: '부터',
    to: '까지',
    wrong: '이 열에 쓸 수 없는 값입니다',
    also: '다른 이름',
  },
  en: {
    required: 'must be filled in',
    optional: 'may stay blank',
    from: 'from',
    to: 'to',
    wrong: 'this column does not take that value',
    also: 'also called',
  },
};

/** A table's template as a workbook: headings with notes, drop-downs, limits, one example row. The writer of workbooks is loaded when called. */
export async function templateWorkbook(
  name: string,
  columns: readonly TemplateColumn[],
  lang: Lang,
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  const lists = choiceLists(workbook, columns);
  columns.forEach((column, i) => {
    head(sheet.getCell(1, i + 1), column, lang);
    sheet.getColumn(i + 1).width = Math.max(10, 2 * column.name.length + 4);
    for (let row = 2; row <= readyRows + 1; row++)
      shape(sheet.getCell(row, i + 1), column, lists.get(column.name), lang);
    put(sheet.getCell(2, i + 1), column);
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Choices stand in a sheet of their own: within a cell's rule a comma would part them, and 255 letters are the most. */
function choiceLists(workbook: Workbook, columns: readonly TemplateColumn[]): ReadonlyMap<string, string> {
  const listed = columns.flatMap((column) => {
    const choices = choicesOf(column);
    return choices.length === 0 ? [] : [{ name: column.name, choices }];
  });
  if (listed.length === 0) return new Map();
  const sheet = workbook.addWorksheet(listSheet, { state: 'hidden' });
  return new Map(
    listed.map(({ name, choices }, i) => {
      [name, ...choices].forEach((text, row) => {
        sheet.getCell(row + 1, i + 1).value = text;
      });
      const letters = columnName(i);
      return [name, `${listSheet}!$${letters}$2:$${letters}$${choices.length + 1}`];
    }),
  );
}

const choicesOf = ({ question }: TemplateColumn): readonly string[] =>
  question === undefined
    ? []
    : question.term.unit === '여부'
      ? ['예', '아니오']
      : (question.term.choices ?? []);

function head(cell: Cell, column: TemplateColumn, lang: Lang): void {
  const { name, required, aliases = [], question } = column;
  const say = words[lang];
  cell.value = name;
  cell.font = { bold: true };
  cell.fill = {
    type: 'pattern',
    pattern: 'solid',
    fgColor: { argb: required === true ? 'FFFFE699' : 'FFEDEDED' },
  };
  cell.border = { bottom: { style: 'thin' } };
  const fact = question?.term.fact;
  const lines = [
    required === true ? say.required : say.optional,
    fact?.question,
    fact?.help,
    limitsText(column, lang),
    aliases.length === 0 ? undefined : `${say.also}: ${aliases.join(', ')}`,
  ];
  cell.note = lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function limitsText({ question }: TemplateColumn, lang: Lang): string {
  const fact = question?.term.fact;
  const unit = question?.term.unit ?? '';
  const plain = unit === '선택' || unit === '여부' || unit === '' ? '' : `${unit} `;
  const parts = [
    fact?.min && `${fact.min} ${words[lang].from}`,
    fact?.max && `${fact.max} ${words[lang].to}`,
  ];
  return `${plain}${parts.filter((one) => one !== undefined).join(' ')}`.trim();
}

/** What a cell takes: one of a list, a date, a number between limits; a blank always, which its reader judges. */
function shape(cell: Cell, column: TemplateColumn, list: string | undefined, lang: Lang): void {
  const { question } = column;
  const unit = question?.term.unit;
  const common = { allowBlank: true, showErrorMessage: true, error: words[lang].wrong } as const;
  if (list !== undefined) {
    cell.dataValidation = { ...common, type: 'list', formulae: [list] };
    return;
  }
  if (unit === '날짜') {
    cell.numFmt = 'yyyy-mm-dd';
    const first = new Date(Date.UTC(1900, 2, 1));
    cell.dataValidation = { ...common, type: 'date', operator: 'greaterThanOrEqual', formulae: [first] };
    return;
  }
  if (unit === '원') cell.numFmt = '#,##0';
  const [min, max] = [plainNumber(question?.term.fact?.min), plainNumber(question?.term.fact?.max)];
  if (min !== undefined && max !== undefined)
    cell.dataValidation = { ...common, type: 'decimal', operator: 'between', formulae: [min, max] };
  // Numbers of people keep their noughts, and times are what somebody types.
  else if (unit === undefined || unit === '시각') cell.numFmt = '@';
}

const plainNumber = (literal: string | undefined): number | undefined => {
  const text = literal?.replace(/_/g, '') ?? '';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
};

/** The example of a column: a date or a number as such, so that Excel reckons with it. */
function put(cell: Cell, { example, question }: TemplateColumn): void {
  if (example === '') return;
  const unit = question?.term.unit;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(example) ?? [];
  if (unit === '날짜' && year !== undefined) {
    cell.value = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return;
  }
  const number = unit === undefined ? undefined : plainNumber(example.replace(/,/g, ''));
  cell.value = number ?? example;
}
