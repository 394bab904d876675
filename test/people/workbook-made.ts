import { deflateRawSync } from 'node:zlib';

/** A cell as a sheet's XML holds it. */
export type Cell =
  | string
  | { readonly shared: number }
  | { readonly number: number; readonly style?: number };

/** The least that a workbook needs; the files of an even number are packed, the others stored. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  { shared = [], styles = '', is1904 = false }: { shared?: string[]; styles?: string; is1904?: boolean } = {},
): Buffer {
  const names = Object.keys(sheets);
  const files = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => `<Relationship Target="worksheets/sheet${i + 1}.xml" Id="rId${i + 1}"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${shared.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows)]),
    ),
  };
  return zip(files);
}

function sheetXml(rows: readonly (readonly Cell[])[]): string {
  const row = (cells: readonly Cell[], r: number): string =>
    `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`;
  return `<worksheet><sheetData>${rows.map((cells, r) => (cells.length === 0 ? '' : row(cells, r))).join('')}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, at: string): string {
  if (typeof cell === 'string')
    return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if ('shared' in cell) return `<c r="${at}" t="s"><v>${cell.shared}</v></c>`;
  return `<c r="${at}"${cell.style === undefined ? '' : ` s="${cell.style}"`}><v>${cell.number}</v></c>`;
}

export function zip(files: Readonly<Record<string, string>>): Buffer {
  const [locals, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  Object.entries(files).forEach(([name, text], i) => {
    const [title, plain] = [Buffer.from(name), Buffer.from(text)];
    const packed = i % 2 === 0 ? deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(i % 2 === 0 ? 8 : 0, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, title]));
    locals.push(local);
    offset += local.length;
  });
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(heads.length, 4);
  end.writeUInt16LE(heads.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}
