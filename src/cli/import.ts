import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keepExisting, readBytes } from '../disk/disk.ts';
import {
  type ImportPlaces,
  importPlaces,
  writeErrors,
  writeMapping,
  writeTables,
} from '../disk/import-files.ts';
import { projectFile } from '../disk/project.ts';
import { openProjectIn } from '../disk/project-rules.ts';
import { readSheets } from '../disk/table-file.ts';
import { Engine } from '../pay/engine.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import { type Book, labelOf } from '../people/understand/book-table.ts';
import { byKey } from '../people/understand/by-key.ts';
import type { Understood } from '../people/understand/understand.ts';
import { grouped } from '../problem/group.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { importText } from '../report/import/text.ts';
import { importWord } from '../report/import/words.ts';
import type { Compiled } from '../rules/compile.ts';
import { noMapping, type TableMapping } from '../rules/words/mapping.ts';
import {
  type Imported,
  type ImportRules,
  importTable,
  kindOfSheets,
  severalClaims,
  type UnknownValue,
  understoodBook,
  unknownValues,
} from '../run/import/import-table.ts';
import { asBefore, settledMapping } from '../run/import/mapping.ts';
import { rulesWithGroups, withFoundGroups } from '../run/import/own-groups.ts';
import { tableColumns } from '../run/scenario/table-kind.ts';
import { type Context, err, exit, out, report } from './context.ts';
import { askedSchemes } from './estimate.ts';
import { askedColumns, askedValues, Prompt, withOptions } from './import-answers.ts';
import { rulesInForce } from './rule-source.ts';

type Options = Readonly<Record<string, unknown>>;
const textOf = (one: unknown): string | undefined => (typeof one === 'string' ? one : undefined);

/**
 * `pumsak import FILE [--yes] [--out DIR]`: understands somebody's file, asks what is doubtful, and writes how it is read
 * (pumsak.yaml) and the table with the columns' own names; where something is wrong, all errors and a marked copy in the
 * table's place. The file itself is never touched. @throws ProblemError
 */
export async function importCommand(file: string, options: Options, context: Context): Promise<number> {
  const bytes = readBytes(file);
  const inForce = await rulesInForce(context, file);
  const { rules, project } = inForce;
  const schemes = askedSchemes(options['schemes'], inForce);
  const importing = importRules(rules, schemes);
  const sheets = await readSheets(bytes, file);
  const kind = kindFor(options, sheets, importing);
  const folder = textOf(options['out']) ?? '.';
  const there = await openProjectIn(folder);
  const before = mappingFor(there?.mappings ?? rules.ruleSet.mappings ?? [], file, kind);
  const told = withOptions(before, options, importing.books);
  const places = importPlaces(folder, file, kind);
  const projectPath = (options['out'] === undefined ? project?.path : undefined) ?? join(folder, projectFile);
  keepAll(places, file, options['force'] === true);
  const lines = options['yes'] === true ? undefined : new Prompt();
  const { answered, own } = await settled(sheets, told, { rules, schemes }, context, lines).finally(() =>
    lines?.close(),
  );
  const book: Book = { ...sheets, mapping: answered };
  const understood = understoodOr(book, kind, own);
  const claims = new Problems();
  severalClaims(understood, labelOf(book, understood.sheet), claims);
  claims.throwIfAny();
  const imported = importTable(book, kind, understood, own);
  const mapping = settledMapping(understood, answered, sheets);
  const open = unknownValues(understood, answered, own.books);
  writeMapping(projectPath, { ...mapping, file }, toFill(open));
  const written = [projectPath, ...(imported.problems.length === 0 ? writeTables(imported, places) : [])];
  if (!context.json) out(importText(imported, answered, context.lang, context.columns));
  if (imported.problems.length > 0) return refused(imported, { bytes, book, places, written }, context);
  if (context.json) out(`${JSON.stringify(importJson(imported, mapping, written), null, 1)}\n`);
  else out(`${importWord(context.lang, 'wrote', { files: written.join(', ') })}\n`);
  return exit.done;
}

const importRules = (rules: Compiled, schemes: readonly string[]): ImportRules => ({
  books: factBooks(rules, schemes),
  engine: new Engine(rules),
});

/** A column with more values that nobody knows than somebody would fill in is another column: its values are told, not listed. */
const mostToFill = 100;

const toFill = (open: readonly UnknownValue[]): (readonly [column: string, value: string])[] =>
  [...byKey(open, ({ column }) => column).values()].flatMap((own) =>
    own.length > mostToFill ? [] : own.map(({ column, value }) => [column, value] as const),
  );

/** How the file is read; one that is new, as the last of its kind: next month's is called otherwise, and may begin elsewhere. */
function mappingFor(mappings: readonly TableMapping[], file: string, kind: string): TableMapping {
  const ofKind = mappings.filter((one) => one.kind === kind);
  const own = ofKind.find((one) => resolve(one.file) === resolve(file));
  const last = ofKind.at(-1);
  if (own !== undefined || last === undefined) return own ?? noMapping(file, kind);
  return asBefore(file, last);
}

/**
 * How the file is read, and by which rules: its own groups have the values that it holds. What is doubtful is asked where
 * there are lines to ask by, of columns first, for by them values are known.
 */
async function settled(
  sheets: Book,
  told: TableMapping,
  { rules, schemes }: { readonly rules: Compiled; readonly schemes: readonly string[] },
  context: Context,
  lines: Prompt | undefined,
): Promise<{ readonly answered: TableMapping; readonly own: ImportRules }> {
  const { kind } = told;
  const importing = importRules(rules, schemes);
  const read = (mapping: TableMapping, by: ImportRules): Understood =>
    understoodOr({ ...sheets, mapping }, kind, by);
  const named = lines ? await askedColumns(read(told, importing), told, importing, context, lines) : told;
  const mapped = withFoundGroups(read(named, importing), named);
  const own = importRules(rulesWithGroups(rules, mapped), schemes);
  const answered = lines ? await askedValues(read(mapped, own), mapped, own, context, lines) : mapped;
  return { answered, own };
}

/** The kind that is told, else the one whose columns the file has. @throws ProblemError */
function kindFor(options: Options, book: Book, rules: ImportRules): string {
  const known = [...tableColumns(rules.books).keys()];
  const kind = textOf(options['kind']) ?? kindOfSheets(book.sheets, rules) ?? known[0] ?? '';
  if (known.includes(kind)) return kind;
  throw new ProblemError([
    problem('wrong-option', { values: { option: '--kind', text: kind, expected: known.join(', ') } }),
  ]);
}

/** @throws ProblemError where no sheet holds such a table */
function understoodOr(book: Book, kind: string, rules: ImportRules): Understood {
  const problems = new Problems();
  const understood = understoodBook(book, kind, rules, problems);
  if (understood !== undefined) return understood;
  throw new ProblemError(problems.list);
}

/** Nothing that is there is written over, the file itself least of all. @throws ProblemError */
function keepAll({ table, items, errors, marked }: ImportPlaces, file: string, force: boolean): void {
  for (const path of [table, items, errors, marked]) {
    keepExisting(path, force && resolve(path) !== resolve(file));
  }
}

interface Refused {
  readonly bytes: Uint8Array;
  readonly book: Book;
  readonly places: ImportPlaces;
  readonly written: readonly string[];
}

/** What is wrong: grouped here, each cell in a file and in a copy. */
async function refused(
  imported: Imported,
  { bytes, book, places, written }: Refused,
  context: Context,
): Promise<number> {
  const { lang } = context;
  writeErrors(imported.problems, places.errors, lang);
  const { writeMarkedCopy } = await import('../disk/marked-copy.ts');
  await writeMarkedCopy(bytes, book, imported.understood.sheet, imported.problems, places.marked, lang);
  const code = report(grouped(imported.problems), context);
  err(
    [
      importWord(lang, 'notWritten', { kind: imported.kind }),
      importWord(lang, 'errors', { path: places.errors }),
      importWord(lang, 'marked', { path: places.marked }),
      importWord(lang, 'wrote', { files: written.join(', ') }),
      '',
    ].join('\n'),
  );
  return code;
}

/** Keys keep their meaning for ever; later versions only add. */
const importJson = (
  { file, kind, understood, items }: Imported,
  { columns, left, groups }: TableMapping,
  written: readonly string[],
): unknown => ({
  파일: file,
  표: kind,
  열: Object.fromEntries(columns),
  빼기: [...left],
  묶음: groups.map(({ heading }) => heading),
  줄: understood.data.length + understood.skipped.length,
  읽음: understood.data.length,
  건너뜀: understood.skipped.map(({ row, reason }) => ({ 행: row + 1, 까닭: reason })),
  고정수당: items?.rows.length ?? 0,
  쓴파일: written.filter((path) => existsSync(path)),
});
