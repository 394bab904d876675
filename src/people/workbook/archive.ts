import { unzipSync } from 'fflate';
import type { ProblemCode } from '../../problem/catalog.ts';
import { ProblemError, problem } from '../../problem/problem.ts';

/**
 * What is unpacked of a workbook at most. A sheet of 100,000 people with 30 columns is some 150 MB of XML; a file of a few
 * kilobytes that unpacks to more is made to fill the memory.
 */
const limits = { bytes: 600_000_000, entries: 10_000, ratio: 400, ratioFrom: 50_000_000 } as const;

/** The files of a ZIP archive that were asked for, by name. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/** @throws ProblemError workbook-damaged, workbook-kind, workbook-encrypted, workbook-bomb */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  refuseOthers(bytes, file);
  const names: string[] = [];
  let [packed, unpacked] = [0, 0];
  const files = unzipped(bytes, file, ({ name, size, originalSize }) => {
    names.push(name);
    packed += size;
    unpacked += originalSize;
    const isBomb =
      names.length > limits.entries ||
      unpacked > limits.bytes ||
      // Entries that share their bytes.
      packed > bytes.length ||
      (originalSize > limits.ratioFrom && originalSize > limits.ratio * size);
    if (isBomb) throw refused('workbook-bomb', file, { most: `${limits.bytes / 1_000_000}MB` });
    return /\.(?:xml|rels)$/i.test(name);
  });
  if (names.some((name) => /(^|\/)workbook\.bin$/.test(name)))
    throw refused('workbook-kind', file, { kind: '.xlsb' });
  if (names.includes('content.xml')) throw refused('workbook-kind', file, { kind: '.ods' });
  return new Map(Object.entries(files));
}

type Filter = (one: {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
}) => boolean;

function unzipped(bytes: Uint8Array, file: string, filter: Filter): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw refused('workbook-damaged', file);
  }
}

const oleStart = [0xd0, 0xcf, 0x11, 0xe0];

/** Compound files: Excel's form until 2003, and the wrapping of workbooks with a password. */
function refuseOthers(bytes: Uint8Array, file: string): void {
  if (!oleStart.every((byte, i) => bytes[i] === byte)) return;
  const isEncrypted = holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo');
  throw isEncrypted ? refused('workbook-encrypted', file) : refused('workbook-kind', file, { kind: '.xls' });
}

/** Whether a name stands in a compound file's directory, which is in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  const matches = (at: number): boolean =>
    [...name].every((letter, i) => bytes[at + 2 * i] === letter.charCodeAt(0) && bytes[at + 2 * i + 1] === 0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (matches(at)) return true;
  return false;
}

export const refused = (code: ProblemCode, file: string, values: Record<string, string> = {}): ProblemError =>
  new ProblemError([problem(code, { at: { file, line: 1, column: 1 }, values })]);
