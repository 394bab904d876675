import { escaped } from '../../writing/html-text.ts';

/** A part of a workbook's package (ECMA-376 part 1), a relationship part where it has no type. */
export interface PackagePart {
  readonly name: string;
  readonly type: string;
  readonly xml: string;
}

const office = 'http://schemas.openxmlformats.org';

/** What names belong to. */
export const spaces = {
  drawing: `${office}/drawingml/2006/spreadsheetDrawing`,
  main: `${office}/drawingml/2006/main`,
  chart: `${office}/drawingml/2006/chart`,
  sheet: `${office}/spreadsheetml/2006/main`,
  relations: `${office}/officeDocument/2006/relationships`,
  package: `${office}/package/2006/relationships`,
  types: `${office}/package/2006/content-types`,
} as const;

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A title as it may stand in XML, which holds no control characters. */
export const inXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML holds none of these
  escaped(text.replaceAll(/[\u0000-\u001f]/g, ' '));
