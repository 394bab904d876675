import type { DuckDBConnection } from '@duckdb/node-api';
import { ProblemError, problem } from '../../problem/problem.ts';

/** Functions that make rows of what the question itself says. Others read, log and set: none of them is a question. */
const offered = ['range', 'generate_series', 'unnest'];

/** What DuckDB's own parser makes of a text. */
interface ParsedSql {
  readonly error: boolean;
  readonly error_type?: string;
  readonly statements?: readonly unknown[];
}

/**
 * The question a text asks, as DuckDB understands it, ready to be run: one SELECT (FROM, DESCRIBE, SUMMARIZE and VALUES
 * are SELECTs to it). `select 노조, sum(차액) group by 노조`: what speaks of columns and has no FROM asks 결과.
 * @throws ProblemError query-not-select, query-function
 */
export async function questionOf(connection: DuckDBConnection, sql: string): Promise<string> {
  const tree = String(await first(connection, 'select json_serialize_sql($1::varchar)', sql));
  // An infinite number is no JSON; what is looked at here are not the numbers.
  const parsed: ParsedSql = JSON.parse(tree.replace(/:-?(Infinity|NaN)\b/g, ':0'));
  // What cannot be parsed cannot be run either, and DuckDB says best where it is wrong.
  if (parsed.error_type === 'parser') return sql;
  const [statement, ...more] = parsed.statements ?? [];
  if (!isNode(statement) || more.length > 0)
    throw new ProblemError([problem('query-not-select', { values: {} })]);
  const nodes = [...nodesIn(statement)];
  checkFunctions(nodes);
  const aggregates = new Set((await connection.runAndReadAll(aggregateNames)).getRows().map(String));
  const meant = new Set(
    [...rowsIn(statement['node'])]
      .filter((node) => asksResults(node, aggregates))
      .map(({ from_table: from }) => from),
  );
  if (meant.size === 0) return sql;
  // In the text of the tree, whose numbers may be larger than those of this language.
  const missing = nodes.filter(({ type }) => type === 'EMPTY');
  let at = 0;
  const whole = tree.replace(noFrom, (found) => (meant.has(missing[at++]) ? fromResults : found));
  return String(await first(connection, 'select json_deserialize_sql($1::json)', whole));
}

function checkFunctions(nodes: readonly SqlNode[]): void {
  const functions = nodes.flatMap(({ type, function: called }) =>
    type === 'TABLE_FUNCTION' && isNode(called) ? [String(called['function_name'])] : [],
  );
  const refused = functions.filter((name) => !offered.includes(name.toLowerCase()));
  if (refused.length > 0)
    throw new ProblemError(
      refused.map((name) => problem('query-function', { values: { name, offered: offered.join(', ') } })),
    );
}

const aggregateNames =
  "select distinct function_name from duckdb_functions() where function_type = 'aggregate'";
/** A missing FROM in the text of a tree, where they stand in the order of its nodes; within a text of the question the quotes would be escaped. */
const noFrom = /"from_table":\{"type":"EMPTY"[^{}]*\}/g;
const fromResults =
  '"from_table":{"type":"BASE_TABLE","alias":"","sample":null,"schema_name":"","table_name":"결과","column_name_alias":[],"catalog_name":"","at_clause":null}';

/**
 * The SELECTs whose rows a question is made of: its own, both sides of a UNION, what WITH names, and a lone one
 * behind FROM or SUMMARIZE. Others may mean the columns of what stands around them.
 */
function* rowsIn(node: unknown): Generator<SqlNode> {
  if (!isNode(node)) return;
  const { type, left, right, cte_map: ctes, from_table: from } = node;
  for (const one of isNode(ctes) && Array.isArray(ctes['map']) ? ctes['map'] : [])
    yield* rowsIn(one?.value?.query?.node);
  if (type === 'SET_OPERATION_NODE') yield* [...rowsIn(left), ...rowsIn(right)];
  if (type === 'SELECT_NODE') yield node;
  if (isNode(from) && isNode(from['subquery'])) yield* rowsIn(from['subquery']['node']);
  if (isNode(from) && from['type'] === 'SHOW_REF') yield* rowsIn(from['query']);
}

const isWithoutFrom = ({ from_table: from }: SqlNode): boolean => isNode(from) && from['type'] === 'EMPTY';

/** Whether a SELECT has no FROM, but speaks of columns or adds rows up, outside of questions within it. */
function asksResults(node: SqlNode, aggregates: ReadonlySet<string>): boolean {
  const { select_list, where_clause, group_expressions, having, qualify } = node;
  const own = [select_list, where_clause, group_expressions, having, qualify];
  return isWithoutFrom(node) && speaks(own, aggregates, []);
}

/** `named`: what lambdas around it call their arguments, which are written as columns are. */
function speaks(value: unknown, aggregates: ReadonlySet<string>, named: readonly string[]): boolean {
  if (!isNode(value) || value['class'] === 'SUBQUERY') return false;
  const { class: kind, function_name: name, column_names: column, children, lhs, expr } = value;
  if (kind === 'STAR' || kind === 'WINDOW') return true;
  if (kind === 'COLUMN_REF') return !(Array.isArray(column) && named.includes(String(column[0])));
  if (kind === 'FUNCTION' && aggregates.has(String(name))) return true;
  if (kind === 'FUNCTION' && withLambda.test(String(name)) && Array.isArray(children))
    return children.some((child: unknown) =>
      isNode(child) && child['class'] === 'LAMBDA'
        ? speaks(child['expr'], aggregates, [...named, ...argumentsOf(child['lhs'])])
        : speaks(child, aggregates, named),
    );
  // Elsewhere an arrow reads JSON: `노조 -> '$'`.
  if (kind === 'LAMBDA') return speaks([lhs, expr], aggregates, named);
  return Object.values(value).some((part) => speaks(part, aggregates, named));
}

/** The functions of lists that take a lambda. */
const withLambda = /^((list|array)_)?(transform|apply|filter|reduce)$/i;

const argumentsOf = (lhs: unknown): string[] =>
  [...nodesIn(lhs)].flatMap(({ column_names: names }) => (Array.isArray(names) ? names.map(String) : []));

async function first(connection: DuckDBConnection, sql: string, given: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql, [given])).getRows()[0]?.[0];
}

type SqlNode = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is SqlNode => typeof value === 'object' && value !== null;

/** Every object in what was parsed, from the outside in. */
function* nodesIn(value: unknown): Generator<SqlNode> {
  if (!isNode(value)) return;
  yield value;
  for (const part of Object.values(value)) yield* nodesIn(part);
}
