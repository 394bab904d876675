import { type CellLook, cellLook, face, formats, lineColour } from './look.ts';
import type { CellKind, RowLook } from './model.ts';
import { inXml, spaces, xmlHead } from './package-parts.ts';

const rowLooks: readonly RowLook[] = ['plain', 'title', 'note', 'head', 'sum'];
const kinds: readonly CellKind[] = [
  'text',
  'words',
  'won',
  'number',
  'change',
  'count',
  'month',
  'date',
  'share',
];

/** A cell's style by its number in `stylesXml`; 0 is that of cells without one. */
export const styleNumber = (kind: CellKind, look: RowLook): number =>
  1 + rowLooks.indexOf(look) * kinds.length + kinds.indexOf(kind);

/** Formats of one's own have numbers from here on. */
const firstFormat = 164;

/** Each text once, with its number. */
class Numbered {
  readonly all: string[];

  constructor(...first: string[]) {
    this.all = first;
  }

  of(text: string): number {
    const known = this.all.indexOf(text);
    return known < 0 ? this.all.push(text) - 1 : known;
  }

  list = (name: string): string => `<${name} count="${this.all.length}">${this.all.join('')}</${name}>`;
}

/** The styles of every kind of cell in every kind of row. */
export function stylesXml(): string {
  const codes = Object.values(formats).filter((code, i, all) => all.indexOf(code) === i);
  const fonts = new Numbered(fontXml({ size: 10, vertical: 'top' }));
  // What these two are, every spreadsheet takes for granted.
  const fills = new Numbered(patternXml('none'), patternXml('gray125'));
  const borders = new Numbered('<border><left/><right/><top/><bottom/><diagonal/></border>');
  const styles = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  const all = [...styles.all, ...rowLooks.flatMap((look) => kinds.map((kind) => xf(cellLook(kind, look))))];
  function xf(look: CellLook): string {
    const { format, fill, lined } = look;
    const number = format === undefined ? 0 : firstFormat + codes.indexOf(format);
    const fillId = fill === undefined ? 0 : fills.of(patternXml('solid', fill));
    const borderId = lined ? borders.of(linedXml) : 0;
    return `<xf numFmtId="${number}" fontId="${fonts.of(fontXml(look))}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml(look)}</xf>`;
  }
  const numFmts = codes
    .map((code, i) => `<numFmt numFmtId="${firstFormat + i}" formatCode="${inXml(code)}"/>`)
    .join('');
  return [
    `${xmlHead}<styleSheet xmlns="${spaces.sheet}">`,
    `<numFmts count="${codes.length}">${numFmts}</numFmts>`,
    fonts.list('fonts'),
    fills.list('fills'),
    borders.list('borders'),
    styles.list('cellStyleXfs'),
    `<cellXfs count="${all.length}">${all.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

const fontXml = ({ size, bold, ink }: CellLook): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${ink === undefined ? '' : `<color rgb="${ink}"/>`}<name val="${face.name}"/><family val="${face.family}"/><charset val="${face.charset}"/></font>`;

const patternXml = (kind: string, colour?: string): string =>
  `<fill><patternFill patternType="${kind}">${colour === undefined ? '' : `<fgColor rgb="${colour}"/>`}</patternFill></fill>`;

const thin = (name: string): string => `<${name} style="thin"><color rgb="${lineColour}"/></${name}>`;
const linedXml = `<border><left/><right/>${thin('top')}${thin('bottom')}<diagonal/></border>`;

const alignmentXml = ({ vertical, horizontal, wraps }: CellLook): string =>
  `<alignment${horizontal === undefined ? '' : ` horizontal="${horizontal}"`} vertical="${vertical === 'middle' ? 'center' : vertical}"${wraps ? ' wrapText="1"' : ''}/>`;
