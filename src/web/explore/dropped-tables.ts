import { type FactBooks, factBooks } from '../../people/inputs/fact-books.ts';
import { ProblemError, Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';
import { itemsSource, severalClaims } from '../../run/import/import-table.ts';
import { csv } from '../../writing/csv-text.ts';
import type { MatchEdit, PlainFile, ShownTable } from './protocol.ts';
import { sha256 } from './sha256.ts';
import { edited, itemsFile, mappingsText, shownMatch } from './shown-match.ts';
import { matchedTable, type StagedTable, type StageRules, stagedTables } from './staged.ts';

/** The files that were dropped, as tables, and how somebody said that they are read. */
export class DroppedTables {
  private readonly rules: Compiled;
  private readonly books: FactBooks;
  private readonly staged = new Map<string, StagedTable>();
  /** By kind of table: how it was read last. */
  private readonly mapped = new Map<string, TableMapping>();

  /** `schemes`: those whose facts the files may give. */
  constructor(rules: Compiled, schemes: readonly string[]) {
    this.rules = rules;
    this.books = factBooks(rules, schemes);
  }

  get = (file: string): StagedTable | undefined => this.staged.get(file);

  /** Reads dropped files as far as telling what they are; a table of a kind takes the place of the one before. */
  async stage(files: readonly PlainFile[]): Promise<readonly ShownTable[]> {
    const problems = new Problems();
    for (const { name, bytes } of files) {
      const hash = await sha256(bytes);
      try {
        for (const one of await stagedTables(name, new Uint8Array(bytes), hash, this.stageRules())) {
          for (const [other, table] of this.staged)
            if (one.kind !== undefined && table.kind === one.kind) this.staged.delete(other);
          this.staged.set(one.file, one);
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

  /** Reads a table by what somebody says of a heading or a value; files to come of its kind are read so, too. */
  async match(file: string, edit: MatchEdit): Promise<readonly ShownTable[]> {
    const table = this.staged.get(file);
    const match = table?.match;
    if (table === undefined || match === undefined) throw new RangeError(`${file} is read as it stands`);
    const mapping = edited(match.mapping, edit);
    const made = matchedTable(file, table.sha256, { ...match, mapping }, this.stageRules());
    // Without any column that is known there is no table: what was said last is not taken.
    if (made !== undefined) {
      this.staged.set(file, made);
      this.mapped.set(mapping.kind, mapping);
    }
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
    return [...this.staged.values()].map(({ file, kind, rows, match, madeOf, insteadOf }) => ({
      ...{ file, kind, rows },
      ...(match && { match: shownMatch(match, books) }),
      ...(madeOf !== undefined && { madeOf }),
      ...(insteadOf !== undefined && { insteadOf }),
    }));
  }

  private stageRules = (): StageRules => ({
    rules: this.rules,
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
