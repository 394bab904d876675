import type { ValidateFunction } from 'ajv';
import { parseIsoDay } from '../formula/civil.ts';
import { agreement as agreementShape } from '../generated/validate-agreement.js';
import { extension as extensionShape } from '../generated/validate-extension.js';
import { figures as figuresShape } from '../generated/validate-figures.js';
import { guarantee as guaranteeShape } from '../generated/validate-guarantee.js';
import { holidays as holidaysShape } from '../generated/validate-holidays.js';
import { leave as leaveShape } from '../generated/validate-leave.js';
import { ledger as ledgerShape } from '../generated/validate-ledger.js';
import { natures as naturesShape } from '../generated/validate-natures.js';
import { provision as provisionShape } from '../generated/validate-provision.js';
import { scheme as schemeShape } from '../generated/validate-scheme.js';
import { units as unitsShape } from '../generated/validate-units.js';
import { words as tableWordsShape } from '../generated/validate-words.js';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { FiguresRule } from './figures/model.ts';
import { readFigures } from './figures/read-figures.ts';
import { readHolidayRules } from './holidays/read-holiday-rules.ts';
import { readNatures } from './items/read-natures.ts';
import type { LedgerRule } from './ledger/model.ts';
import { readLedgerRule } from './ledger/read-ledger.ts';
import type {
  AgreementRule,
  ExtensionRule,
  GuaranteeRule,
  Holiday,
  HolidayRules,
  LeaveRules,
  NatureRules,
  Provision,
  RuleSet,
  SchemeRule,
  TableRule,
  Unread,
} from './model.ts';
import { readAgreement } from './read-agreement.ts';
import { readExtension } from './read-extension.ts';
import { readGuarantee } from './read-guarantee.ts';
import { readLeaveRules } from './read-leave.ts';
import { readProvision } from './read-provision.ts';
import { readScheme } from './read-scheme.ts';
import { validate } from './schema.ts';
import { entry, type MapNode, readSource, type SourceNode, textAt } from './source-tree.ts';
import type { UnitsRule } from './units/model.ts';
import { readUnits } from './units/read-units.ts';
import { together, unreadOf } from './unread.ts';
import type { TableWordsRule } from './words/model.ts';
import { readTableWords } from './words/read-table-words.ts';

/** A rule file as found: its path (as messages show it), its text and its SHA-256. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
  /** What it says, where that was never a text; the text is then its JSON. */
  readonly tree?: SourceNode;
  readonly sha256: string;
}

/** 층: rules that lie over others: the law, an institution, a project. */
export interface RuleLayer {
  /** By which a project names it: korea. */
  readonly name: string;
  /** Its files, in the order of their paths; paths as messages show them. */
  readonly files: readonly RuleFile[];
  /** Where it is named; absent on the command line. */
  readonly at?: Place;
}

/** What the files of one layer say, before anything of the layers below is known. */
export interface LayerRules {
  /** What they define, and what they are to add to provisions. */
  readonly defined: RuleSet;
  /** The paths of those that stand in for what a layer below defines by the same name. */
  readonly overriding: ReadonlySet<string>;
}

/**
 * Reads the files of a layer: .yaml of a provision, a scheme, an agreement, a guarantee, kinds of leave, rules of
 * holidays, natures of pay items, what a pay office keeps, printed figures, units, words of tables or an extension, the .csv tables they name,
 * calendar/*.csv holidays. Problems of all
 * files are collected.
 */
export function readLayer(files: readonly RuleFile[], problems: Problems): LayerRules {
  const provisions: Provision[] = [];
  const schemes: SchemeRule[] = [];
  const tables: TableRule[] = [];
  const agreements: AgreementRule[] = [];
  const guarantees: GuaranteeRule[] = [];
  const leave: LeaveRules[] = [];
  const natures: NatureRules[] = [];
  const ledgers: LedgerRule[] = [];
  const figures: FiguresRule[] = [];
  const units: UnitsRule[] = [];
  const words: TableWordsRule[] = [];
  const holidayRules: HolidayRules[] = [];
  const extensions: ExtensionRule[] = [];
  const overriding = new Set<string>();
  const refused: Unread[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const named = new Set<string>();
  /** By the key at the top of a file: its shape, and where what it holds goes. */
  const kinds: Readonly<Record<string, RuleKind>> = {
    provision: {
      shape: provisionShape,
      read: (node, path) => {
        const read = readProvision(node, beside(path, byPath, named, problems), problems);
        provisions.push(read.provision);
        tables.push(...read.tables);
      },
    },
    extends: {
      shape: extensionShape,
      read: (node, path) => {
        const read = readExtension(node, beside(path, byPath, named, problems), problems);
        extensions.push(read.extension);
        tables.push(...read.tables);
      },
    },
    scheme: {
      shape: schemeShape,
      read: (node) => {
        const read = readScheme(node, problems);
        schemes.push(read.scheme);
        provisions.push(...read.provisions);
      },
    },
    agreement: { shape: agreementShape, read: (node) => agreements.push(readAgreement(node, problems)) },
    guarantee: { shape: guaranteeShape, read: (node) => guarantees.push(readGuarantee(node)) },
    leave: { shape: leaveShape, read: (node) => leave.push(readLeaveRules(node)) },
    natures: { shape: naturesShape, read: (node) => natures.push(readNatures(node)) },
    ledger: { shape: ledgerShape, read: (node) => ledgers.push(readLedgerRule(node)) },
    figures: {
      shape: figuresShape,
      read: (node, path) => figures.push(readFigures(node, beside(path, byPath, named, problems), problems)),
    },
    units: {
      shape: unitsShape,
      read: (node, path) => units.push(readUnits(node, beside(path, byPath, named, problems), problems)),
    },
    tableWords: { shape: tableWordsShape, read: (node) => words.push(readTableWords(node)) },
    holidays: { shape: holidaysShape, read: (node) => holidayRules.push(readHolidayRules(node, problems)) },
  };
  for (const file of files.filter(({ path }) => !/\.csv$/.test(path))) {
    const node = file.tree ?? readSource(file.text, file.path, problems);
    if (node === undefined) {
      refused.push(unreadOf(node));
      continue;
    }
    const keys = Object.keys(kinds).filter((key) => entry(node, key) !== undefined);
    const kind = kinds[keys[0] ?? ''];
    const isOne = kind !== undefined && node.kind === 'map' && keys.length === 1;
    if (isOne && validate(node, kind.shape, problems)) {
      kind.read(node, file.path);
      if (textAt(node, 'overrides') === 'true') overriding.add(file.path);
      continue;
    }
    refused.push(unreadOf(node));
    if (kind === undefined || node.kind !== 'map') noKind(node, Object.keys(kinds), problems);
    else if (keys.length > 1)
      problems.add('conflicting-keys', { at: node.at, values: { keys: keys.join(', ') } });
  }
  const isCalendar = (path: string): boolean => /(^|\/)calendar\/[^/]+\.csv$/.test(path);
  const holidays = files
    .filter(({ path }) => isCalendar(path))
    .flatMap((file) => readHolidays(file, problems));
  for (const { path } of files.filter(({ path }) => /\.csv$/.test(path) && !isCalendar(path)))
    if (!named.has(path)) problems.add('unused-table', { at: { file: path, line: 1, column: 1 } });
  const hashes = files.map(({ path, sha256 }) => ({ path, sha256 }));
  const unread = together(refused);
  return {
    defined: {
      provisions,
      schemes,
      tables,
      holidays,
      holidayRules,
      agreements,
      guarantees,
      leave,
      natures,
      ledgers,
      figures,
      units,
      extensions,
      tableWords: words,
      files: hashes,
      ...(unread && { unread }),
    },
    overriding,
  };
}

/** A file that says by no key at its top what it is; one that is nearly such a key is named. */
function noKind(node: SourceNode, kinds: readonly string[], problems: Problems): void {
  const keys = node.kind === 'map' ? node.entries : [];
  const [found] = keys.flatMap(({ key, keyAt }) => {
    const near = nearest(key, kinds);
    return near === undefined ? [] : [{ key, near, at: keyAt }];
  });
  const values = {
    known: kinds.map((key) => `${key}:`).join(', '),
    ...(found && { key: found.key, nearest: found.near }),
  };
  problems.add('not-a-rule-file', { at: found?.at ?? node.at, values });
}

interface RuleKind {
  readonly shape: ValidateFunction;
  readonly read: (node: MapNode, path: string) => void;
}

function beside(path: string, byPath: ReadonlyMap<string, RuleFile>, named: Set<string>, problems: Problems) {
  return (name: string, at: Place) => {
    const parts = path.split('/').slice(0, -1);
    for (const part of name.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    named.add(parts.join('/'));
    const found = byPath.get(parts.join('/'));
    if (found === undefined) {
      const near = nearest(parts.join('/'), byPath.keys());
      // What is suggested in its place is said once.
      if (near !== undefined) named.add(near);
      const values = { path: parts.join('/'), ...(near !== undefined && { nearest: near }) };
      problems.add('file-not-found', { at, values });
    }
    return found;
  };
}

/** A holiday table: 일자, 이름, 종류. */
function readHolidays(file: RuleFile, problems: Problems): Holiday[] {
  return file.text.split(/\r?\n/).flatMap((excerpt, index): Holiday[] => {
    if (index === 0 || excerpt.trim() === '') return [];
    const at = { file: file.path, line: index + 1, column: 1, excerpt };
    const [date = '', name = '', kind = '', ...more] = excerpt.split(',').map((part) => part.trim());
    if (kind === '' || more.length > 0) {
      const found = String(excerpt.split(',').length);
      problems.add('row-length', { at, term: '공휴일', values: { found, expected: '3' } });
      return [];
    }
    const day = parseIsoDay(date);
    if (day === undefined) {
      problems.add('not-a-date', { at, term: '일자', values: { text: date } });
      return [];
    }
    return [{ day, name, kind, at }];
  });
}
