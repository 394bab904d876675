import type { Ratio } from '../../formula/ratio.ts';
import { cellAt, placeOn, type Table } from '../../formula/table.ts';
import { takeNumber } from '../../people/cells/problems.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import { nearest } from '../../problem/nearest.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { columnName, figureScope } from '../../rules/figures/scope.ts';
import { entriesOf, items } from '../../rules/read-term.ts';
import { entry, type SourceNode, textAt } from '../../rules/source-tree.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** 예산: lines of a printed budget, and whose pay stands in each. */
export interface BudgetPlan {
  /** The document's figures and the table, as the scenario names them; of a budget without lines, its key. */
  readonly table: string;
  readonly lines: readonly BudgetLine[];
  /** The fact that says in which line somebody stands; without one there is one line for everybody. */
  readonly fact?: string;
  /** Lines of the run that together are the employer's cost. */
  readonly cost: readonly string[];
  /** The fact that counts services. */
  readonly services?: string;
  /** Hours of direct service a day, and the term of a day's scheduled hours. */
  readonly direct?: { readonly hours: Ratio; readonly day: string };
}

export interface BudgetLine {
  readonly name: string;
  /** Won, and of how many months. */
  readonly amount: Ratio;
  readonly months: Ratio;
  readonly values: readonly string[];
}

/** The plan of a scenario that has a budget; undefined for one that has none. @throws ProblemError with what is wrong in it */
export function planOf(
  scenario: Scenario,
  rules: Compiled,
  lines: readonly { readonly term: string }[],
): BudgetPlan | undefined {
  if (scenario.budget === undefined) return undefined;
  const problems = new Problems();
  const plan = readBudget(
    scenario,
    rules,
    lines.map(({ term }) => term),
    problems,
  );
  problems.throwIfAny();
  return plan;
}

/** Reads a scenario's 예산, whose form has been checked; undefined when anything is wrong. */
export function readBudget(
  { budget: node, schemes }: Scenario,
  rules: Compiled,
  lines: readonly string[],
  problems: Problems,
): BudgetPlan | undefined {
  const before = problems.list.length;
  if (node === undefined) {
    problems.add('missing-key', {
      values: { key: '예산', expected: '총액, 개월, 비용; 줄로 나누면 표, 금액, 개월, 열, 줄, 비용' },
    });
    return undefined;
  }
  const books = factBooks(rules, schemes);
  const factOf = (key: string, from: '직원' | '근무'): string => {
    const book = books[from];
    const found = book.find(textAt(node, key) ?? '');
    return found?.name ?? refuse(node, key, book.keys, problems);
  };
  if (!hasItsKeys(node, problems)) return undefined;
  const isWhole = entry(node, wholeKey) !== undefined;
  const fact = isWhole ? undefined : factOf('열', '직원');
  const services = entry(node, '건수') === undefined ? undefined : factOf('건수', '근무');
  const cost = items(node, '비용').flatMap((one) => (one.kind === 'scalar' ? [one] : []));
  for (const { text, at } of cost) if (!lines.includes(text)) unknown(at, '예산.비용', text, lines, problems);
  const direct = readDirect(entry(node, '직접서비스'), rules, problems);
  const made = isWhole ? readWhole(node, problems) : readLines(node, rules, problems);
  if (problems.list.length > before) return undefined;
  return {
    table: isWhole ? wholeKey : (textAt(node, '표') ?? ''),
    lines: made,
    ...(fact !== undefined && { fact }),
    cost: cost.map(({ text }) => text),
    ...(services !== undefined && { services }),
    ...(direct && { direct }),
  };
}

/** The key of a budget that is one amount, and those of a budget with printed lines. */
const wholeKey = '총액';
const lineKeys = ['표', '금액', '열', '줄'];

/** One amount, or lines of a printed table with all that says where they stand. */
function hasItsKeys(node: SourceNode, problems: Problems): boolean {
  const before = problems.list.length;
  const whole = entry(node, wholeKey);
  for (const key of lineKeys) {
    const other = entry(node, key);
    if (whole !== undefined && other !== undefined)
      problems.add('conflicting-keys', {
        at: other.at,
        term: '예산',
        values: { keys: `${wholeKey}, ${key}` },
      });
    if (whole === undefined && other === undefined)
      problems.add('missing-key', { at: node.at, term: '예산', values: { key } });
  }
  return problems.list.length === before;
}

/** One line for everybody: so much for so many months. */
function readWhole(node: SourceNode, problems: Problems): readonly BudgetLine[] {
  const number = (key: string, isPositive: boolean): Ratio | undefined => {
    const [term, at] = [`예산.${key}`, entry(node, key)?.at ?? node.at];
    const text = textAt(node, key) ?? '';
    const read = takeNumber(text, key === wholeKey ? '원' : '개월', { term, at }, problems);
    if (read === undefined || (isPositive ? read.n > 0n : read.n >= 0n)) return read;
    problems.add('below-minimum', { at, term, values: { text, min: isPositive ? '1개월' : '0원' } });
    return undefined;
  };
  const [amount, months] = [number(wholeKey, false), number('개월', true)];
  return amount && months ? [{ name: wholeKey, amount, months, values: [] }] : [];
}

function readDirect(
  node: SourceNode | undefined,
  rules: Compiled,
  problems: Problems,
): BudgetPlan['direct'] | undefined {
  if (node === undefined) return undefined;
  const term = '예산.직접서비스.시간';
  const at = entry(node, '시간')?.at ?? node.at;
  const hours = takeNumber(textAt(node, '시간') ?? '', '시간', { term, at }, problems);
  const day = textAt(node, '하루') ?? '';
  if (!rules.terms.has(day))
    rules.unknownTerm(day, '예산.직접서비스.하루', entry(node, '하루')?.at ?? at, problems);
  return hours && { hours, day };
}

function readLines(node: SourceNode, rules: Compiled, problems: Problems): readonly BudgetLine[] {
  const columns = columnsOf(node, rules, problems);
  if (columns === undefined) return [];
  const [amounts, months] = columns;
  const known = amounts.axes[0]?.keys.map(String) ?? [];
  const taken = new Map<string, string>();
  return entriesOf(node, '줄').flatMap(({ key, keyAt, value }): BudgetLine[] => {
    const values = (value.kind === 'list' ? value.items : []).flatMap((one) =>
      one.kind === 'scalar' ? [one] : [],
    );
    // Pay that stood in two lines would be counted twice.
    for (const { text, at } of values) {
      const other = taken.get(text);
      if (other !== undefined)
        problems.add('conflicting-keys', {
          at,
          term: '예산.줄',
          values: { keys: `${other}, ${key} (${text})` },
        });
      taken.set(text, key);
    }
    if (!known.includes(key)) {
      unknown(keyAt, '예산.줄', key, known, problems);
      return [];
    }
    const [amount, many] = [amounts, months].map((table) => numberIn(table, key));
    if (amount === undefined || many === undefined || many.n <= 0n) {
      problems.add('missing-value', {
        at: keyAt,
        term: `${key}: ${amount === undefined ? amounts.name : months.name}`,
      });
      return [];
    }
    return [{ name: key, amount, months: many, values: values.map(({ text }) => text) }];
  });
}

/** A row's figure in a column of a printed table. */
function numberIn(table: Table, row: string): Ratio | undefined {
  const axis = table.axes[0];
  const cell = axis && cellAt(table, [placeOn(axis, row)]);
  return typeof cell === 'object' && 'n' in cell ? cell : undefined;
}

/** The columns of amounts and of their months. */
function columnsOf(
  node: SourceNode,
  rules: Compiled,
  problems: Problems,
): readonly [Table, Table] | undefined {
  const all = rules.ruleSet.figures.flatMap((figures) =>
    figures.tables.map((table) => ({ name: `${figures.name}.${table.name}`, figures, table })),
  );
  const found = all.find(({ name }) => name === textAt(node, '표'));
  if (found === undefined) {
    refuse(
      node,
      '표',
      all.map(({ name }) => name),
      problems,
    );
    return undefined;
  }
  const { tables } = figureScope(found.figures);
  const column = (key: string): Table | undefined => {
    const made = tables.get(columnName(found.table.name, textAt(node, key) ?? ''));
    if (made === undefined)
      refuse(
        node,
        key,
        found.table.columns.map(({ name }) => name),
        problems,
      );
    return made;
  };
  const [amounts, months] = [column('금액'), column('개월')];
  return amounts && months && [amounts, months];
}

/** What a key says is none of those that there are. */
function refuse(node: SourceNode, key: string, known: readonly string[], problems: Problems): string {
  const value = entry(node, key);
  unknown(value?.at ?? node.at, `예산.${key}`, textAt(node, key) ?? '', known, problems);
  return '';
}

function unknown(at: Place, term: string, text: string, known: readonly string[], problems: Problems): void {
  const near = nearest(text, known);
  const values = { text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-choice', { at, term, values });
}
