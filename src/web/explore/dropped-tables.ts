import { type FactBooks, factBooks } from '../../people/inputs/fact-books.ts';
import { noTableFound } from '../../people/understand/book-table.ts';
import { type Problem, ProblemError, Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { noMapping, type TableMapping } from '../../rules/words/mapping.ts';
import { itemsSource, severalClaims } from '../../run/import/import-table.ts';
import { rulesWithGroups, withFoundGroups } from '../../run/import/own-groups.ts';
import { rosterKind, tableColumns } from '../../run/scenario/table-kind.ts';
import { csv } from '../../writing/csv-text.ts';
import type { MatchEdit, PlainFile, ShownTable } from './protocol.ts';
import { sha256 } from './sha256.ts';
import { edited, itemsFile, mappingsText, shownMatch } from './shown-match.ts';
import { matchedTable, type SheetMatch, type StagedTable, type StageRules, stagedTables } from './staged.ts';

/** The files that were dropped, as tables, and how somebody said that they are read. */
export class DroppedTables {
  private readonly base: Compiled;
  private readonly schemes: readonly string[];
  private own: Compiled;
  private books: FactBooks;
  private readonly staged = new Map<string, StagedTable>();
  /** By kind of table: how it was read last. */
  private readonly mapped = new Map<string, TableMapping>();

  /** `schemes`: those whose facts the files may give. */
  constructor(rules: Compiled, schemes: readonly string[]) {
    this.base = rules;
    this.schemes = schemes;
    this.own = rules;
    this.books = factBooks(rules, schemes);
    for (const one of rules.ruleSet.mappings ?? []) this.mapped.set(one.kind, one);
  }

  /** With the columns by which somebody groups people. */
  get rules(): Compiled {
    return this.own;
  }

  get = (file: string): StagedTable | undefined => this.staged.get(file);

  /** Reads dropped files as far as telling what they are. */
  async stage(files: readonly PlainFile[]): Promise<readonly ShownTable[]> {
    const problems = new Problems();
    for (const { name, bytes } of files) {
      const hash = await sha256(bytes);
      try {
        for (const one of await stagedTables(name, new Uint8Array(bytes), hash, this.stageRules())) {
          this.put(this.grouped(one));
        }
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.addAll(error.problems);
      }
    }
    await this.putItems();
    problems.throwIfAny();
    return this.shown();
  }

  /**
   * Reads a table by what somebody says of it, of a heading or a value; files to come of its kind are read so, too.
   * @throws ProblemError where it holds no such table; it is then read as before
   */
  async match(file: string, edit: MatchEdit): Promise<readonly ShownTable[]> {
    const table = this.staged.get(file);
    const sheet = table?.match ?? table?.sheet;
    if (table === undefined || sheet === undefined) throw new RangeError(`${file} is read as it stands`);
    const mapping = edited(table.match?.mapping ?? noMapping(sheet.book.file, ''), edit);
    const read = (by: TableMapping): StagedTable | undefined =>
      matchedTable(file, table.sha256, { ...sheet, mapping: by }, this.stageRules());
    // Of a table whose headings nobody knows, the first filled row is taken for them until somebody says otherwise.
    const made = read(mapping) ?? (edit.what === 'kind' ? read(withFirstRow(mapping, sheet)) : undefined);
    if (made === undefined) throw new ProblemError([this.noTable(file, mapping.kind)]);
    const whole = this.grouped(made);
    this.put(whole);
    this.mapped.set(mapping.kind, whole.match?.mapping ?? mapping);
    await this.putItems();
    return this.shown();
  }

  /** How tables are read, as pumsak.yaml says it. */
  mappings = (): string => mappingsText(this.staged.values(), this.books);

  async unstage(file: string): Promise<readonly ShownTable[]> {
    this.staged.delete(file);
    await this.putItems();
    return this.shown();
  }

  shown(): readonly ShownTable[] {
    const books = this.books;
    return [...this.staged.values()].map(({ file, kind, rows, match, sheet, madeOf, insteadOf }) => ({
      ...{ file, kind, rows },
      ...(match && { match: shownMatch(match, books) }),
      ...(sheet && { kinds: [...tableColumns(books).keys()] }),
      ...(madeOf !== undefined && { madeOf }),
      ...(insteadOf !== undefined && { insteadOf }),
    }));
  }

  /** A table of a kind takes the place of the one before. */
  private put(one: StagedTable): void {
    for (const [other, { kind }] of this.staged)
      if (other !== one.file && one.kind !== undefined && kind === one.kind) this.staged.delete(other);
    this.staged.set(one.file, one);
  }

  /** A roster whose groups have the values that it holds; they are facts from here on. @throws ProblemError */
  private grouped(table: StagedTable): StagedTable {
    const { file, kind, sha256: hash, match } = table;
    if (match === undefined || kind !== rosterKind) return table;
    const mapping = withFoundGroups(match.understood, match.mapping);
    const own = rulesWithGroups(this.base, mapping);
    if (own !== this.own) [this.own, this.books] = [own, factBooks(own, this.schemes)];
    if (mapping.groups.length === 0) return table;
    return matchedTable(file, hash, { ...match, mapping }, this.stageRules()) ?? table;
  }

  private noTable(file: string, kind: string): Problem {
    const columns = tableColumns(this.books).get(kind) ?? [];
    return noTableFound({ file, line: 1, column: 1 }, kind, columns);
  }

  private stageRules = (): StageRules => ({
    rules: this.own,
    books: this.books,
    before: this.mapped,
  });

  /** Columns that are fixed allowances stand in a table of their own, as `pumsak import` writes it. */
  private async putItems(): Promise<void> {
    const made = this.staged.get(itemsFile.file);
    if (made?.madeOf !== undefined) this.staged.delete(made.file);
    const from = [...this.staged.values()].find(({ items }) => items !== undefined && items.rows.length > 0);
    if (from?.items === undefined) return;
    const { head, rows } = from.items;
    const text = csv(
      head,
      rows.map(({ cells }) => cells),
    );
    const other = [...this.staged.values()].find(({ kind }) => kind === itemsFile.kind)?.file;
    if (other !== undefined) this.staged.delete(other);
    this.staged.set(itemsFile.file, {
      ...itemsFile,
      rows: rows.length,
      source: itemsSource(from.items, from.file),
      sha256: await sha256(text),
      madeOf: from.file,
      insteadOf: other ?? made?.insteadOf,
    });
  }

  /** @throws ProblemError where several headings are one column, and nobody has said which it is */
  checkClaims(): void {
    const problems = new Problems();
    for (const { file, match, isPlain } of this.staged.values())
      if (match !== undefined && !isPlain) severalClaims(match.understood, file, problems);
    problems.throwIfAny();
  }

  /** The tables that a scenario can name, by kind. */
  known(): ReadonlyMap<string, string> {
    return new Map(
      [...this.staged.values()].flatMap(({ kind, file }): [string, string][] =>
        kind === undefined ? [] : [[kind, file]],
      ),
    );
  }
}

function withFirstRow(mapping: TableMapping, { sheet }: Pick<SheetMatch, 'sheet'>): TableMapping {
  const first = sheet.rows.findIndex((cells) => cells.some((text) => text.trim() !== '')) + 1;
  return { ...mapping, header: [first, first] };
}
