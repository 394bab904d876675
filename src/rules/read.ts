import { parseIsoDay } from '../formula/civil.ts';
import { agreement as agreementShape } from '../generated/validate-agreement.js';
import { guarantee as guaranteeShape } from '../generated/validate-guarantee.js';
import { leave as leaveShape } from '../generated/validate-leave.js';
import { provision as provisionShape } from '../generated/validate-provision.js';
import { scheme as schemeShape } from '../generated/validate-scheme.js';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type {
  AgreementRule,
  FileHash,
  GuaranteeRule,
  Holiday,
  LeaveRules,
  Provision,
  RuleSet,
  SchemeRule,
  TableRule,
} from './model.ts';
import { readAgreement } from './read-agreement.ts';
import { readGuarantee } from './read-guarantee.ts';
import { readLeaveRules } from './read-leave.ts';
import { readProvision } from './read-provision.ts';
import { readScheme } from './read-scheme.ts';
import { validate } from './schema.ts';
import { entry, readSource, type SourceNode } from './source-tree.ts';

/** A rule file as found: its path (as messages show it), its text and its SHA-256. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
  /** What it says, where that was never a text; the text is then its JSON. */
  readonly tree?: SourceNode;
  readonly sha256: string;
}

/**
 * Reads rule files (.yaml provisions, schemes, agreements, guarantees and kinds of leave, the .csv tables they
 * name, calendar/*.csv holidays) into a rule set. Problems of all files are collected.
 */
export function readRules(files: readonly RuleFile[], problems: Problems): RuleSet {
  const provisions: Provision[] = [];
  const schemes: SchemeRule[] = [];
  const tables: TableRule[] = [];
  const agreements: AgreementRule[] = [];
  const guarantees: GuaranteeRule[] = [];
  const leave: LeaveRules[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const named = new Set<string>();
  for (const file of files.filter(({ path }) => !/\.csv$/.test(path))) {
    const node = file.tree ?? readSource(file.text, file.path, problems);
    if (entry(node, 'provision') !== undefined && entry(node, 'scheme') !== undefined) {
      problems.add('conflicting-keys', { at: node?.at, values: { keys: 'provision, scheme' } });
    } else if (node?.kind === 'map' && entry(node, 'provision') !== undefined) {
      if (!validate(node, provisionShape, problems)) continue;
      const read = readProvision(node, beside(file.path, byPath, named, problems), problems);
      provisions.push(read.provision);
      tables.push(...read.tables);
    } else if (node?.kind === 'map' && entry(node, 'scheme') !== undefined) {
      if (validate(node, schemeShape, problems)) schemes.push(readScheme(node));
    } else if (node?.kind === 'map' && entry(node, 'agreement') !== undefined) {
      if (validate(node, agreementShape, problems)) agreements.push(readAgreement(node, problems));
    } else if (node?.kind === 'map' && entry(node, 'guarantee') !== undefined) {
      if (validate(node, guaranteeShape, problems)) guarantees.push(readGuarantee(node));
    } else if (node?.kind === 'map' && entry(node, 'leave') !== undefined) {
      if (validate(node, leaveShape, problems)) leave.push(readLeaveRules(node));
    } else if (node !== undefined) {
      problems.add('not-a-rule-file', { at: node.at });
    }
  }
  const isCalendar = (path: string): boolean => /(^|\/)calendar\/[^/]+\.csv$/.test(path);
  const holidays = files
    .filter(({ path }) => isCalendar(path))
    .flatMap((file) => readHolidays(file, problems));
  for (const { path } of files.filter(({ path }) => /\.csv$/.test(path) && !isCalendar(path)))
    if (!named.has(path)) problems.add('unused-table', { at: { file: path, line: 1, column: 1 } });
  const hashes: FileHash[] = files.map(({ path, sha256 }) => ({ path, sha256 }));
  return { provisions, schemes, tables, holidays, agreements, guarantees, leave, files: hashes };
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
    return [{ day, name, kind }];
  });
}
