import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunLine } from '../../columns/lines.ts';
import { parseMonth } from '../../formula/civil.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import type { Place } from '../../problem/model.ts';
import { type Problem, ProblemError, Problems, problem } from '../../problem/problem.ts';
import { differenceLines } from '../../report/run/results.ts';
import { csvHeading } from '../csv-heading.ts';
import { checkFiles, type Manifest, readManifest } from '../months/finished-run.ts';
import { isObject } from '../run-shape.ts';
import type { SchemeRecipes } from './recipe.ts';
import { type AuditRow, monthTables, rowsOf } from './tables.ts';

const summaryName = 'summary.json';

/** What an audit knows of a run beside its files. */
export interface AuditOf {
  readonly folder: string;
  readonly schemes: readonly string[];
  readonly lines: readonly RunLine[];
  readonly recipes: SchemeRecipes;
}

export interface AuditResult {
  readonly problems: readonly Problem[];
  /** How many sums were added up again and compared. */
  readonly sums: number;
  readonly people: number;
  readonly rows: number;
  /** Totals whose rules are more than a sum, by scheme. */
  readonly left: readonly string[];
}

/** Sums of a person, or of everybody, by scheme and line. */
class Sums {
  private readonly won = new Map<string, bigint>();

  add(key: string, amount: bigint): void {
    this.won.set(key, this.of(key) + amount);
  }

  of = (key: string): bigint => this.won.get(key) ?? 0n;
}

/**
 * Adds a run's figures up again from its own files, in whole numbers without end: lines to totals, months to people,
 * people to the summary, differences to what changed. None of what worked them out has a part in it.
 * @throws ProblemError not-a-run, part-damaged for files that cannot be read at all, query-no-rows
 */
export async function audit(of: AuditOf): Promise<AuditResult> {
  const manifest = readManifest(of.folder);
  const problems = new Problems();
  await checkFiles(of.folder, manifest.outputs, problems, 'part-damaged');
  const tables = await monthTables(of.folder, manifest);
  if (tables.length === 0 || !existsSync(join(of.folder, 'people.csv')))
    throw new ProblemError([problem('query-no-rows', { values: { path: of.folder } })]);
  const auditor = new Auditor(of, problems.list);
  await auditor.people(tables, manifest);
  return auditor.result();
}

class Auditor {
  private readonly of: AuditOf;
  private readonly found = new FewProblems();
  private readonly whole = new Sums();
  private readonly left = new Set<string>();
  private readonly totals: readonly string[];
  /** The people whom the summary lists, where it does, in the order of the tables. */
  private readonly listed: unknown;
  private readonly stated: unknown;
  private sums = 0;
  private heads = 0;
  private rows = 0;

  constructor(of: AuditOf, problems: readonly Problem[]) {
    this.of = of;
    this.found.take(problems);
    const path = join(of.folder, summaryName);
    this.stated = existsSync(path) ? parsed(path) : undefined;
    this.listed = valueAt(this.stated, ['사람']);
    this.totals = of.lines.filter(({ isTotal }) => isTotal).map(({ term }) => term);
  }

  result = (): AuditResult => ({
    problems: this.found.list,
    sums: this.sums,
    people: this.heads,
    rows: this.rows,
    left: [...this.left],
  });

  /** Goes through the months and the people side by side: both stand in one order. */
  async people(tables: readonly string[], manifest: Manifest): Promise<void> {
    const { folder } = this.of;
    const columns = csvHeading(join(folder, 'people.csv'));
    const months = rowsOf(tables);
    const people = rowsOf([join(folder, 'people.csv')]);
    let row = await months.next();
    for (let one = await people.next(); one.done !== true; one = await people.next()) {
      const id = one.value.text('사번');
      const own = new Sums();
      while (row.done !== true && row.value.text('사번') === id) {
        this.month(row.value, own);
        row = await months.next();
      }
      this.person(one.value, own, columns);
    }
    // Rows of nobody who stands among the people.
    if (row.done !== true) {
      const { value } = row;
      this.differ('people.csv', 0n, 1n, () => value.at('사번'));
    }
    this.summary(manifest);
  }

  private month(row: AuditRow, own: Sums): void {
    const scheme = row.text('제도');
    const isCovered = row.text('적용') === '예';
    if (scheme === this.of.schemes[0]) {
      own.add('개월', 1n);
      this.rows++;
    }
    if (isCovered) own.add(`적용개월(${scheme})`, 1n);
    for (const { term } of this.of.lines) {
      const amount = row.amount(term);
      own.add(`${term}(${scheme})`, amount);
      this.whole.add(`${term}(${scheme})`, amount);
    }
    this.totalsOf(row, scheme, isCovered);
  }

  /** Lines to totals, by the rules of the scheme whose lines the row shows. */
  private totalsOf(row: AuditRow, scheme: string, isCovered: boolean): void {
    const month = parseMonth(row.text('귀속월')) ?? 0;
    const shown = isCovered ? scheme : this.of.recipes.standIn(scheme, month);
    // What stands in and is no scheme of the run has lines that no column shows.
    if (shown === undefined || !this.of.schemes.includes(shown)) return;
    const terms = new Set(this.of.lines.map(({ term }) => term));
    for (const [total, recipe] of this.of.recipes.of(shown, month)) {
      if (!terms.has(total)) continue;
      if (recipe === undefined || recipe.some(([, term]) => !terms.has(term)))
        this.left.add(`${total}(${shown})`);
      else {
        const added = recipe.reduce((sum, [sign, term]) => sum + sign * row.amount(term), 0n);
        this.compare(total, row.amount(total), added, () => row.at(total));
      }
    }
  }

  /** Months to a person's totals, and the person's differences to what changed. */
  private person(row: AuditRow, own: Sums, columns: readonly string[]): void {
    const [first = '', ...others] = this.of.schemes;
    this.heads++;
    const compare = (column: string, added: bigint): void => {
      if (columns.includes(column)) this.compare(column, row.amount(column), added, () => row.at(column));
    };
    compare('개월', own.of('개월'));
    for (const scheme of this.of.schemes)
      for (const total of this.totals) compare(`${total}(${scheme})`, own.of(`${total}(${scheme})`));
    this.list(own);
    const [gross = ''] = this.totals;
    const divided = differenceLines(this.of.lines);
    for (const scheme of others) {
      const difference = (total: string): bigint =>
        own.of(`${total}(${scheme})`) - own.of(`${total}(${first})`);
      compare(`차액(${scheme})`, difference(gross));
      compare(`적용개월(${scheme})`, own.of(`적용개월(${scheme})`));
      for (const { name, line } of divided)
        this.parts(row, columns, `${name}:`, scheme, difference(this.of.lines[line]?.term ?? ''));
      this.count(scheme, difference(gross), own.of(`적용개월(${scheme})`) > 0n);
    }
  }

  /** A person as the summary lists him, line by line. */
  private list(own: Sums): void {
    const one: unknown = Array.isArray(this.listed) ? this.listed[this.heads - 1] : undefined;
    if (one === undefined) return;
    for (const scheme of this.of.schemes)
      for (const { term } of this.of.lines) {
        const stated = numberAt(one, ['제도', scheme, '항목', term]);
        const what = `사람.${this.heads}.${scheme}.${term}`;
        this.compare(what, stated ?? 0n, own.of(`${term}(${scheme})`), this.inSummary);
      }
  }

  private readonly inSummary = (): Place => ({
    file: join(this.of.folder, summaryName),
    line: 1,
    column: 1,
  });

  private parts(
    row: AuditRow,
    columns: readonly string[],
    start: string,
    scheme: string,
    difference: bigint,
  ): void {
    const own = columns.filter((name) => name.startsWith(start) && name.endsWith(`(${scheme})`));
    const [at] = own;
    if (at === undefined) return;
    const added = own.reduce((sum, name) => sum + row.amount(name), 0n);
    this.compare(`${start}…(${scheme})`, added, difference, () => row.at(at));
  }

  /** Heads as the summary counts them. */
  private count(scheme: string, difference: bigint, isCovered: boolean): void {
    const { whole } = this;
    if (difference > 0n) {
      whole.add(`늘어남(${scheme})`, 1n);
      whole.add(`늘어난금액(${scheme})`, difference);
    } else if (difference < 0n) {
      whole.add(`줄어듦(${scheme})`, 1n);
      whole.add(`줄어든금액(${scheme})`, difference);
    } else whole.add(`${isCovered ? '같음' : '미적용'}(${scheme})`, 1n);
    whole.add(`차액(${scheme})`, difference);
  }

  /** People to the summary. */
  private summary({ outputs }: Manifest): void {
    if (!outputs.some(({ path }) => path === summaryName)) return;
    const path = join(this.of.folder, summaryName);
    const { stated: json } = this;
    const at = this.inSummary;
    const compare = (keys: readonly string[], added: bigint): void => {
      const stated = numberAt(json, keys);
      if (stated !== undefined) this.compare(keys.join('.'), stated, added, at);
      else this.found.take([problem('part-damaged', { at: at(), term: keys.join('.'), values: { path } })]);
    };
    compare(['인원'], BigInt(this.heads));
    compare(['인월'], BigInt(this.rows));
    const [gross = ''] = this.totals;
    const [, ...others] = this.of.schemes;
    for (const scheme of this.of.schemes) compare(['합계', scheme], this.whole.of(`${gross}(${scheme})`));
    for (const scheme of others) {
      for (const key of ['늘어남', '줄어듦', '같음', '미적용', '늘어난금액', '줄어든금액', '차액'])
        compare(['비교', scheme, key], this.whole.of(`${key}(${scheme})`));
      this.changes(json, scheme, at);
    }
  }

  /** Differences to clauses, of every total. */
  private changes(json: unknown, scheme: string, at: () => Place): void {
    const byChange = valueAt(json, ['비교', scheme, '변경별차액']);
    const first = this.of.schemes[0] ?? '';
    for (const total of this.totals) {
      const parts = Object.values(isObject(byChange) ? byChange : {}).map(
        (one) => numberAt(one, [total]) ?? 0n,
      );
      if (parts.length === 0) continue;
      const difference = this.whole.of(`${total}(${scheme})`) - this.whole.of(`${total}(${first})`);
      const added = parts.reduce((sum, part) => sum + part, 0n);
      this.compare(`비교.${scheme}.변경별차액.${total}`, added, difference, at);
    }
  }

  private compare(what: string, stated: bigint, added: bigint, at: () => Place): void {
    this.sums++;
    if (stated !== added) this.differ(what, stated, added, at);
  }

  private differ(what: string, stated: bigint, added: bigint, at: () => Place): void {
    const values = { what, stated: String(stated), added: String(added), off: String(stated - added) };
    this.found.take([problem('audit-differs', { at: at(), term: what, values })]);
  }
}

const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce((inner: unknown, key) => (isObject(inner) ? inner[key] : undefined), value);

function numberAt(value: unknown, keys: readonly string[]): bigint | undefined {
  const found = valueAt(value, keys);
  return typeof found === 'number' && Number.isSafeInteger(found) ? BigInt(found) : undefined;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ProblemError([problem('part-damaged', { values: { path } })]);
  }
}
