import type { DuckDBConnection } from '@duckdb/node-api';
import { ProblemError, problem } from '../../problem/problem.ts';

/** Functions that make rows of what the question itself says. Others read, log and set: none of them is a question. */
const offered = ['range', 'generate_series', 'unnest'];

/** What DuckDB's own parser makes of a text. */
interface Parsed {
  readonly error: boolean;
  readonly error_type?: string;
  readonly statements?: readonly unknown[];
}

/**
 * The question a text asks, as DuckDB understands it, ready to be run: one SELECT (FROM, DESCRIBE, SUMMARIZE and VALUES
 * are SELECTs to it). `select 노조, sum(차액) group by 노조`: a question without any FROM asks 결과.
 * @throws ProblemError query-not-select, query-function
 */
export async function questionOf(connection: DuckDBConnection, sql: string): Promise<string> {
  const parsed = await parse(connection, sql);
  // What cannot be parsed cannot be run either, and DuckDB says best where it is wrong.
  if (parsed.error_type === 'parser') return sql;
  const [statement, ...more] = parsed.statements ?? [];
  if (statement === undefined || more.length > 0)
    throw new ProblemError([problem('query-not-select', { values: {} })]);
  const nodes = [...nodesIn(statement)];
  const tables = nodes.flatMap(({ from_table }) => (isNode(from_table) ? [from_table['type']] : []));
  const functions = nodes.flatMap(({ type, function: called }) =>
    type === 'TABLE_FUNCTION' && isNode(called) ? [String(called['function_name'])] : [],
  );
  const refused = functions.filter((name) => !offered.includes(name.toLowerCase()));
  if (refused.length > 0)
    throw new ProblemError(
      refused.map((name) => problem('query-function', { values: { name, offered: offered.join(', ') } })),
    );
  return isPlain(statement) && tables.every((type) => type === 'EMPTY') ? `from 결과 ${sql}` : sql;
}

/** Neither WITH nor UNION: FROM may stand before it. */
function isPlain(statement: unknown): boolean {
  const node = isNode(statement) ? statement['node'] : undefined;
  if (!isNode(node) || node['type'] !== 'SELECT_NODE') return false;
  const ctes = node['cte_map'];
  return isNode(ctes) && Array.isArray(ctes['map']) && ctes['map'].length === 0;
}

async function parse(connection: DuckDBConnection, sql: string): Promise<Parsed> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar)', [sql]);
  return JSON.parse(String(reader.getRows()[0]?.[0]));
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object in what was parsed, from the outside in. */
function* nodesIn(value: unknown): Generator<Node> {
  if (!isNode(value)) return;
  yield value;
  for (const part of Object.values(value)) yield* nodesIn(part);
}
