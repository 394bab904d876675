import type { ProblemError } from '../../problem/problem.ts';
import { type Archive, openArchive, refused } from './archive.ts';
import { numberKinds } from './formats.ts';
import type { Sheet } from './sheet.ts';
import { type BookParts, readSheet } from './sheet-cells.ts';
import { readXml, unescaped } from './xml.ts';

/**
 * The worksheets of an .xlsx workbook, hidden ones with them, each once and in the workbook's order. Cells hold what was
 * calculated last: no formula is evaluated; dates and times are written as people write them, by the cell's format.
 * @throws ProblemError workbook-damaged, workbook-kind, workbook-encrypted, workbook-bomb
 */
export function readBook(bytes: Uint8Array, file: string): readonly Sheet[] {
  const files = openArchive(bytes, file);
  try {
    return sheetsOf(files);
  } catch {
    // Whatever stands in the XML: the reader of it, and what is made of its numbers, throw errors of their own.
    throw damaged(file);
  }
}

const damaged = (file: string): ProblemError => refused('workbook-damaged', file);

interface Link {
  readonly path: string;
  /** The last part of its type: worksheet, styles, sharedStrings; '' where none is said. */
  readonly type: string;
}

function sheetsOf(files: Archive): readonly Sheet[] {
  const root = [...linksOf(files, '').values()].find(({ type }) => type === 'officeDocument')?.path;
  const path = root ?? 'xl/workbook.xml';
  const links = linksOf(files, path);
  const beside = (type: string, name: string): Uint8Array | undefined =>
    files.get([...links.values()].find((one) => one.type === type)?.path ?? resolved(path, name));
  const { isFrom1904, named } = readWorkbookPart(need(files, path));
  const book: BookParts = {
    shared: sharedTexts(beside('sharedStrings', 'sharedStrings.xml')),
    kinds: numberKinds(beside('styles', 'styles.xml')),
    isFrom1904,
    yesNo: ['예', '아니오'],
  };
  return named.flatMap(({ id, name, isHidden }): Sheet[] => {
    const link = links.get(id);
    // Sheets of a single chart have no cells.
    if (link === undefined || (link.type !== 'worksheet' && link.type !== '')) return [];
    return [{ name, isHidden, ...readSheet(need(files, link.path), book) }];
  });
}

function need(files: Archive, path: string): Uint8Array {
  const found = files.get(path);
  if (found === undefined) throw new TypeError(`${path} is missing`);
  return found;
}

/** What a part refers to, by the ids that it uses. */
function linksOf(files: Archive, path: string): ReadonlyMap<string, Link> {
  const at = path.lastIndexOf('/') + 1;
  const bytes = files.get(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`);
  const links = new Map<string, Link>();
  if (bytes === undefined) return links;
  readXml(bytes, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const type = attribute('Type') ?? '';
      links.set(attribute('Id') ?? '', {
        path: resolved(path, attribute('Target') ?? ''),
        type: type.slice(type.lastIndexOf('/') + 1),
      });
    },
  });
  return links;
}

/** A path as seen from a part. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

interface NamedSheet {
  readonly id: string;
  readonly name: string;
  readonly isHidden: boolean;
}

function readWorkbookPart(bytes: Uint8Array): { isFrom1904: boolean; named: readonly NamedSheet[] } {
  const named: NamedSheet[] = [];
  let isFrom1904 = false;
  readXml(bytes, {
    open(name, attribute) {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const [id = '', title = '', state = ''] = [attribute('id'), attribute('name'), attribute('state')];
      named.push({ id, name: unescaped(title), isHidden: /hidden/i.test(state) });
    },
  });
  return { isFrom1904, named };
}

/** Texts that several cells share: the runs of each together, without what says how it is pronounced. */
function sharedTexts(bytes: Uint8Array | undefined): readonly string[] {
  const texts: string[] = [];
  let [text, isText, isSpoken] = ['', false, false];
  if (bytes === undefined) return texts;
  readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isSpoken = true;
      if (name === 't') isText = !isSpoken;
    },
    close(name) {
      if (name === 'si') texts.push(unescaped(text));
      if (name === 'rPh') isSpoken = false;
      if (name === 't') isText = false;
    },
    text(part) {
      if (isText) text += part;
    },
  });
  return texts;
}
