import { plainSpelling } from '../people/cells/plain.ts';
import type { FactBooks } from '../people/inputs/fact-books.ts';
import { byKey } from '../people/understand/by-key.ts';
import type { ColumnUse, Understood } from '../people/understand/understand.ts';
import { cellName } from '../people/workbook/sheet.ts';
import { importWord } from '../report/import/words.ts';
import type { TableMapping } from '../rules/words/mapping.ts';
import { type ImportRules, unknownValues } from '../run/import/import-table.ts';
import { withColumn, withGroup, withItem, withLeft, withValue } from '../run/import/mapping.ts';
import { rosterKind, tableColumns } from '../run/scenario/table-kind.ts';
import { type Context, err } from './context.ts';
import { PromptLines } from './prompt-lines.ts';
import { wrongOption } from './wrong-option.ts';

/** What an own column may be beside a column of the table. */
const [itemsKind, groupsKind] = ['고정수당', '묶음'];

/** A mapping with what options say: --sheet, --map, --leave, --value, --item, --group. @throws ProblemError for what reads as none */
export function withOptions(
  mapping: TableMapping,
  options: Readonly<Record<string, unknown>>,
  books: FactBooks,
): TableMapping {
  const sheet = options['sheet'];
  let made: TableMapping = typeof sheet === 'string' ? { ...mapping, sheet } : mapping;
  for (const text of textsOf(options['map'])) {
    const [heading, to] = parts(text, '=', '--map', '머리글=열');
    made = withColumn(made, heading, known(to, mapping.kind, books, '--map'));
  }
  for (const heading of textsOf(options['leave'])) made = withLeft(made, heading);
  for (const text of textsOf(options['value'])) {
    const [from, to] = parts(text, '=', '--value', '열:파일의 값=우리 값');
    const [column, value] = parts(from, ':', '--value', '열:파일의 값=우리 값');
    made = withValue(made, column, value, to);
  }
  for (const text of textsOf(options['item'])) made = withTypedItem(made, text);
  for (const heading of textsOf(options['group'])) {
    if (made.kind !== rosterKind) throw wrongOption('--group', heading, rosterKind);
    made = withGroup(made, heading.trim());
  }
  return made;
}

/** A heading, or a heading and its natures: 직책수당: 세금=과세, … */
function withTypedItem(mapping: TableMapping, text: string): TableMapping {
  const [heading = '', said = ''] = text.split(/:(.*)/s);
  const natures = said
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => parts(one, '=', '--item', '머리글: 성질=값, 성질=값'));
  return withItem(mapping, heading.trim(), Object.fromEntries(natures));
}

const textsOf = (one: unknown): string[] => (Array.isArray(one) ? one.map(String) : []);

function parts(text: string, by: string, option: string, expected: string): readonly [string, string] {
  const at = by === '=' ? text.lastIndexOf(by) : text.indexOf(by);
  const [before, after] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || before === '' || after === '') throw wrongOption(option, text, expected);
  return [before, after];
}

function known(name: string, kind: string, books: FactBooks, option: string): string {
  const columns = tableColumns(books).get(kind) ?? [];
  const found = columns.find((one) => one.name === name || one.aliases?.includes(name));
  if (found === undefined) throw wrongOption(option, name, columns.map((one) => one.name).join(', '));
  return found.name;
}

/** Asks which of several columns is meant, and what unknown columns are. */
export async function askedColumns(
  understood: Understood,
  told: TableMapping,
  { books }: ImportRules,
  { lang }: Context,
  lines: Prompt,
): Promise<TableMapping> {
  const claims = byKey(
    understood.uses.filter(({ reason }) => reason === 'several'),
    ({ to }) => to ?? '',
  );
  let mapping = told;
  for (const [name, all] of claims) {
    const headings = all.map(({ heading }) => heading);
    const question = importWord(lang, 'askClaim', { name, headings: headings.join(', ') });
    const heading = await choose(lines, question, headings, lang);
    if (heading !== undefined) mapping = withColumn(mapping, heading, name);
  }
  for (const use of understood.uses.filter(({ reason }) => reason === 'unknown'))
    mapping = await askColumn(lines, use, understood, mapping, books, lang);
  return mapping;
}

/** Asks what unknown values stand for. */
export async function askedValues(
  understood: Understood,
  told: TableMapping,
  { books }: ImportRules,
  { lang }: Context,
  lines: Prompt,
): Promise<TableMapping> {
  let mapping = told;
  for (const { column, value, rows, cell, choices } of unknownValues(understood, told, books)) {
    const values = { column, value, rows: String(rows), cell, choices: numbered(choices) };
    const to = await choose(lines, importWord(lang, 'askValue', values), choices, lang);
    if (to !== undefined) mapping = withValue(mapping, column, value, to);
  }
  return mapping;
}

/** Lines of answers, opened when the first is asked for; what nobody asks leaves the input alone. */
export class Prompt {
  private lines: PromptLines | undefined;

  next(): Promise<string | undefined> {
    this.lines ??= new PromptLines();
    return this.lines.next();
  }

  close(): void {
    this.lines?.close();
  }
}

async function askColumn(
  lines: Prompt,
  { heading, index, near }: ColumnUse,
  { header }: Understood,
  mapping: TableMapping,
  books: FactBooks,
  lang: Context['lang'],
): Promise<TableMapping> {
  const columns = (tableColumns(books).get(mapping.kind) ?? []).map(({ name }) => name);
  const values = { cell: cellName(header.last, index), heading, ...(near !== undefined && { near }) };
  const to = await choose(
    lines,
    importWord(lang, 'askColumn', values),
    [...columns, itemsKind, groupsKind],
    lang,
    false,
  );
  if (to === undefined) return withLeft(mapping, heading);
  if (to === groupsKind) return withGroup(mapping, heading);
  if (to !== itemsKind) return withColumn(mapping, heading, to);
  const natures: Record<string, string> = {};
  for (const one of books.allowances.asked) {
    if (books.allowances.choiceOf(heading, one) !== undefined) continue;
    const question = importWord(lang, 'askNature', {
      heading,
      nature: one.nature,
      choices: numbered(one.choices),
    });
    const choice = await choose(lines, question, one.choices, lang);
    if (choice !== undefined) natures[one.nature] = choice;
  }
  return withItem(mapping, heading, natures);
}

const numbered = (choices: readonly string[]): string =>
  choices.map((one, i) => `${i + 1} ${one}`).join(', ');

/** One of some choices, by its name or its number; undefined for a blank line or the end of the input. */
async function choose(
  lines: Prompt,
  question: string,
  choices: readonly string[],
  lang: Context['lang'],
  isNumbered = true,
): Promise<string | undefined> {
  for (;;) {
    err(`${question}\n`);
    const line = await lines.next();
    const text = plainSpelling(line ?? '');
    if (text === '') return undefined;
    const found = choices.find((one) => one === text) ?? (isNumbered ? choices[Number(text) - 1] : undefined);
    if (found !== undefined) return found;
    err(`${importWord(lang, 'again')}\n`);
  }
}
