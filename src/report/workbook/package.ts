import { Zip, ZipDeflate } from 'fflate';
import { cellName, sheetName } from './address.ts';
import { chartParts } from './chart-parts.ts';
import { repeated } from './look.ts';
import type { Sheet, Workbook } from './model.ts';
import { inXml, type PackagePart, spaces, xmlHead } from './package-parts.ts';
import { filterRange, rowXml, sheetEnd, sheetStart } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';

/** Letters of a sheet's text that wait to be packed. */
const block = 1 << 16;

/**
 * Packs a workbook as an .xlsx file, where no library that does can go: in a page. `put` is given its bytes piece by piece;
 * `turn` is waited for now and then, and may stop it.
 */
export async function packWorkbook(
  book: Workbook,
  put: (bytes: Uint8Array) => void,
  turn: () => Promise<void> = async () => {},
): Promise<void> {
  const parts = new Package(put);
  let charts = 0;
  let drawings = 0;
  for (const [i, sheet] of book.sheets.entries()) {
    await writeSheet(parts, book, sheet, i + 1, turn);
    if (sheet.charts === undefined) continue;
    drawings++;
    parts.add({ name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`, type: '', xml: drawingLink(drawings) });
    for (const one of chartParts(sheet.charts, drawings, charts + 1)) parts.add(one);
    charts += sheet.charts.length;
  }
  parts.add({ name: 'xl/styles.xml', type: `${types}.styles+xml`, xml: stylesXml() });
  parts.add({ name: 'xl/workbook.xml', type: `${types}.sheet.main+xml`, xml: workbookXml(book.sheets) });
  parts.add({ name: 'xl/_rels/workbook.xml.rels', type: '', xml: workbookLinks(book.sheets.length) });
  parts.add({
    name: '_rels/.rels',
    type: '',
    xml: links([['officeDocument', 'xl/workbook.xml']]),
  });
  parts.end();
}

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The archive while it is written, one part after the other. */
class Package {
  private readonly zip: Zip;
  private readonly known: string[] = [];
  private readonly encoder = new TextEncoder();

  constructor(put: (bytes: Uint8Array) => void) {
    this.zip = new Zip((error, bytes) => {
      if (error !== null) throw error;
      put(bytes);
    });
  }

  /** Begins a part; what it gives takes the part's text piece by piece, the last with `isLast`. */
  begin(name: string, type: string): (text: string, isLast: boolean) => void {
    // The same workbook has the same bytes, whenever it is made.
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = new Date(1980, 0, 2);
    this.zip.add(file);
    if (type !== '') this.known.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
    return (text, isLast) => file.push(this.encoder.encode(text), isLast);
  }

  add({ name, type, xml }: PackagePart): void {
    this.begin(name, type)(xml, true);
  }

  /** Closes the archive with the list of what its parts are. */
  end(): void {
    const rels =
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
    const xml = `${xmlHead}<Types xmlns="${spaces.types}">${rels}<Default Extension="xml" ContentType="application/xml"/>${this.known.join('')}</Types>`;
    this.add({ name: '[Content_Types].xml', type: '', xml });
    this.zip.end();
  }
}

async function writeSheet(
  parts: Package,
  book: Workbook,
  sheet: Sheet,
  number: number,
  turn: () => Promise<void>,
): Promise<void> {
  const put = parts.begin(`xl/worksheets/sheet${number}.xml`, `${types}.worksheet+xml`);
  const merged: string[] = [];
  let text = sheetStart(sheet, number === 1);
  let at = 0;
  for await (const row of sheet.rows()) {
    at++;
    text += rowXml(sheet, row, at);
    if (row.across !== undefined && row.across > 1) merged.push(`A${at}:${cellName(row.across, at)}`);
    if (text.length < block) continue;
    put(text, false);
    text = '';
    await turn();
  }
  put(text + sheetEnd(book, sheet, merged), true);
}

/** What a part leads to, by kind and place. */
const links = (all: readonly (readonly [kind: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${spaces.package}">${all
    .map(
      ([kind, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${spaces.relations}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const drawingLink = (drawing: number): string => links([['drawing', `../drawings/drawing${drawing}.xml`]]);

const workbookLinks = (sheets: number): string =>
  links([
    ...Array.from({ length: sheets }, (_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ['styles', 'styles.xml'],
  ]);

/** The sheets by name, with what is printed on each page and what is filtered. */
function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${inXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const names = sheets.flatMap((sheet, i) => [
    ...definedName('_xlnm._FilterDatabase', sheet, i, [filterRange(sheet)], ' hidden="1"'),
    ...definedName('_xlnm.Print_Titles', sheet, i, [repeated(sheet).columns, repeated(sheet).rows]),
  ]);
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `${xmlHead}<workbook xmlns="${spaces.sheet}" xmlns:r="${spaces.relations}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>${defined}</workbook>`;
}

/** A name for ranges of one sheet, none where there are no ranges: A1:C9 is $A$1:$C$9 there. */
function definedName(
  name: string,
  sheet: Sheet,
  at: number,
  ranges: readonly (string | undefined)[],
  more = '',
): string[] {
  const all = ranges.flatMap((range) =>
    range === undefined ? [] : `${sheetName(sheet.name)}!${range.replaceAll(/[A-Z]+|\d+/g, '$$$&')}`,
  );
  if (all.length === 0) return [];
  return [`<definedName name="${name}" localSheetId="${at}"${more}>${inXml(all.join(','))}</definedName>`];
}
