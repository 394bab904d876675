import { askedOf } from '../bargaining/prove/guarantees.ts';
import { prove } from '../bargaining/prove/prove.ts';
import { openScenario } from '../disk/scenario.ts';
import { proveJson } from '../report/bargaining/prove/json.ts';
import { proveText, type StatementProof } from '../report/bargaining/prove/text.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';
import { wrongOption } from './wrong-option.ts';

/**
 * `pumsak prove SCENARIO [STATEMENT] [--limit N]`: proved of everybody, or the smallest counter-example. Exit 1 when
 * something is not proved, but for guarantees that are known not to hold where all are asked. @throws ProblemError
 */
export async function proveCommand(
  path: string,
  statement: string | undefined,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const limit = limitOf(options['limit']);
  const rules = await loadCompiled(context, path);
  const asked = askedOf(rules, statement);
  const { scenario, engine } = await openScenario(rules, path);
  const { months, schemes } = scenario;
  const ask = { engine, months, schemes, ...(limit !== undefined && { limit }) };
  const answers = asked.map((one): StatementProof => {
    const { text, at } = 'text' in one ? { text: one.text, at: undefined } : one.guarantee.statement;
    return {
      asked: one,
      proof: prove(ask, text, at ?? { file: 'prove', line: 1, column: 1, excerpt: text }),
    };
  });
  const about = { scenario: scenario.name, lang: context.lang, columns: context.columns };
  out(
    context.json
      ? `${JSON.stringify(proveJson(answers, context.lang), null, 1)}\n`
      : `${proveText(answers, about)}\n`,
  );
  const isExpected = ({ asked: one, proof }: StatementProof): boolean =>
    proof.verdict === 'proved' ||
    (statement === undefined && 'guarantee' in one && !one.guarantee.holds && proof.verdict === 'refuted');
  return answers.every(isExpected) ? exit.done : exit.found;
}

/** @throws ProblemError wrong-option */
function limitOf(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  const text = String(asked).replaceAll(/[,_]/g, '');
  const limit = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= 10_000_000) return limit;
  throw wrongOption('--limit', String(asked), '1 ~ 10,000,000');
}
