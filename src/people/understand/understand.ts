import { nearest } from '../../problem/nearest.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';
import type { TableWords } from '../../rules/words/model.ts';
import type { CsvColumn } from '../inputs/csv-header.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { findHeader, type Header, headerAt, knownColumns } from './find-header.ts';
import { bareHeading, groupName, headingKey, unitOfTitle } from './heading.ts';
import { type SkippedRow, splitRows } from './rows.ts';

/** How a column of a file came to what it is taken for. */
export type UseReason =
  /** The project's mapping says so. */
  | 'mapped'
  /** Its heading is the column's own name. */
  | 'name'
  /** Its heading is another word for it. */
  | 'word'
  /** A fixed allowance, by the mapping. */
  | 'item'
  /** People are grouped by it, by the mapping. */
  | 'group'
  /** Not needed, by the mapping. */
  | 'left'
  /** Nothing stands in it. */
  | 'empty'
  /** Another column has the name itself. */
  | 'second'
  /** Several have as good a claim: somebody must say. */
  | 'several'
  /** Nobody knows it. */
  | 'unknown';

/** What a column of a file is taken for. */
export interface ColumnUse {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly reason: UseReason;
  /** The column it is, or has a claim to be. */
  readonly to?: string;
  /** The unit of money of its figures, where it is not won. */
  readonly unit?: string;
  /** A known column that is called nearly so. */
  readonly near?: string;
}

/** What a sheet is understood to say. */
export interface Understood {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly uses: readonly ColumnUse[];
  /** Rows of data, from 0. */
  readonly data: readonly number[];
  readonly skipped: readonly SkippedRow[];
  /** How many columns it knows. */
  readonly known: number;
}

export interface UnderstandAsk {
  /** Those of the kind of table, with other headings. */
  readonly columns: readonly CsvColumn[];
  /** Those whose cells are money. */
  readonly money: ReadonlySet<string>;
  readonly words: TableWords;
  readonly mapping?: TableMapping | undefined;
  /** The column that says whose row it is. */
  readonly id: string;
}

/** Reads titles, headings and rows of a sheet; undefined where it holds no table with these columns. */
export function understand(sheet: Sheet, ask: UnderstandAsk): Understood | undefined {
  const names = new Map(ask.columns.map(({ name }) => [headingKey(name), name]));
  const words = new Map(
    ask.columns.flatMap(({ name, aliases = [] }) => aliases.map((one) => [headingKey(one), name] as const)),
  );
  const units = Object.keys(ask.words.units);
  const mapped = new Map(
    [...(ask.mapping?.columns ?? [])].map(([heading, name]) => [headingKey(heading), name]),
  );
  const knows = (heading: string): string | undefined => {
    const [full, bare] = [headingKey(heading), headingKey(bareHeading(heading, units).text)];
    return mapped.get(full) ?? names.get(full) ?? words.get(full) ?? names.get(bare) ?? words.get(bare);
  };
  const told = ask.mapping?.header;
  const least = mapped.size > 0 || told !== undefined ? 1 : 2;
  const header =
    told === undefined ? findHeader(sheet, knows, least) : headerAt(sheet, told[0] - 1, told[1] - 1);
  // Where somebody says which row the headings are, what none of them is yet may be said, too.
  if (header === undefined || header.last >= sheet.rows.length) return undefined;
  if (told === undefined && knownColumns(header, knows) === 0) return undefined;
  const claims = header.readings.map((readings, index) =>
    claim(readings, index, { names, words, mapped, units }, ask),
  );
  const rows = splitRows(sheet, {
    header: header.last,
    id: claims.find(({ to }) => to === ask.id)?.index,
    // A note below may stand in a column of one's own: that alone makes nobody's row of it.
    read: claims.flatMap(({ to, reason, index }) => (to === undefined || reason === 'group' ? [] : [index])),
    sums: ask.words.sums,
  });
  const filled = (index: number): boolean =>
    rows.data.some((row) => (sheet.rows[row]?.[index] ?? '').trim() !== '');
  const titleUnit = titleUnitOf(sheet, header, units);
  const uses = settled(claims, ask, filled).map((use) => withUnit(use, titleUnit, ask));
  return { sheet, header, uses, ...rows, known: knownColumns(header, knows) };
}

interface Claim {
  readonly index: number;
  readonly heading: string;
  readonly reason: UseReason;
  readonly to?: string;
  readonly unit?: string;
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
  readonly mapped: ReadonlyMap<string, string>;
  readonly units: readonly string[];
}

function claim(
  readings: readonly string[],
  index: number,
  { names, words, mapped, units }: Known,
  { mapping }: UnderstandAsk,
): Claim {
  const [heading = ''] = readings;
  const keys = readings.map(headingKey);
  const bare = readings.map((one) => bareHeading(one, units));
  const unit = bare.find((one) => one.unit !== undefined)?.unit;
  const made = (reason: UseReason, to?: string): Claim => ({
    index,
    heading,
    reason,
    ...(to !== undefined && { to }),
    ...(unit !== undefined && { unit }),
  });
  const found = (known: ReadonlyMap<string, string>): string | undefined =>
    [...keys, ...bare.map(({ text }) => headingKey(text))]
      .map((one) => known.get(one))
      .find((one) => one !== undefined);
  const says = (all: Iterable<string>): boolean => [...all].some((one) => keys.includes(headingKey(one)));
  if (says(mapping?.left ?? [])) return made('left');
  const group = mapping?.groups.find((one) => keys.includes(headingKey(one.heading)));
  if (group !== undefined) return made('group', groupName(group.heading));
  if (says((mapping?.items ?? []).map(([heading]) => heading))) return made('item');
  const own = found(mapped);
  if (own !== undefined) return made('mapped', own);
  const name = found(names);
  if (name !== undefined) return made('name', name);
  const word = found(words);
  return word === undefined ? made('unknown') : made('word', word);
}

const ranks: Readonly<Partial<Record<UseReason, number>>> = { mapped: 0, group: 0, name: 1, word: 2 };

/** Of columns with a claim to the same, the one with the best has it; where two are as good, nobody has. */
function settled(
  claims: readonly Claim[],
  { columns, mapping }: UnderstandAsk,
  filled: (index: number) => boolean,
): ColumnUse[] {
  const rank = (one: Claim): number => ranks[one.reason] ?? 9;
  const taken = new Set(claims.flatMap(({ to }) => to ?? []));
  const missing = columns
    .filter(({ name }) => !taken.has(name))
    .flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return claims.flatMap((one): ColumnUse[] => {
    if (one.heading === '' && !filled(one.index)) return [];
    if (one.to === undefined) {
      if (one.reason === 'unknown' && !filled(one.index)) return [{ ...one, reason: 'empty' }];
      const near = one.reason === 'unknown' ? nearest(one.heading, missing) : undefined;
      return [{ ...one, ...(near !== undefined && { near }) }];
    }
    const others = claims.filter((other) => other.to === one.to && other.index !== one.index);
    const best = Math.min(...others.map(rank), 9);
    if (rank(one) < best) return [one];
    if (mapping?.columns.length && one.reason !== 'mapped' && rank(one) > best)
      return [{ ...one, reason: 'second' }];
    return [{ ...one, reason: rank(one) > best ? 'second' : 'several' }];
  });
}

function titleUnitOf({ rows }: Sheet, { first }: Header, units: readonly string[]): string | undefined {
  for (const cells of rows.slice(0, first))
    for (const text of cells) {
      const unit = unitOfTitle(text, units);
      if (unit !== undefined) return unit;
    }
  return undefined;
}

/** A unit holds for money alone; won is none. */
function withUnit(
  { unit, ...use }: ColumnUse,
  title: string | undefined,
  { money, words }: UnderstandAsk,
): ColumnUse {
  const own = unit ?? title;
  const isMoney = use.reason === 'item' || (use.to !== undefined && money.has(use.to));
  return own === undefined || !isMoney || words.units[own] === 1 ? use : { ...use, unit: own };
}

/** Whether a column of a file is read as the one it is taken for. */
export const isRead = ({ reason }: ColumnUse): boolean => ranks[reason] !== undefined;
