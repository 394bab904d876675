import { openScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { uncertaintyJson, uncertaintyText } from '../report/run/uncertainty.ts';
import { uncertainty } from '../run/uncertainty/uncertainty.ts';
import { type Context, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { wrongOption } from './wrong-option.ts';

/** `pumsak uncertainty SCENARIO [--draws N]`. @throws ProblemError */
export async function uncertaintyCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const draws = drawsOf(options['draws']);
  const { scenario, engine } = await openScenario(await loadCompiled(context, path), path);
  const result = await uncertainty(engine, scenario, {
    ...(draws !== undefined && { draws }),
    progress: progressBar(),
    backend: fused,
  });
  out(
    context.json
      ? `${JSON.stringify(uncertaintyJson(scenario, result), null, 1)}\n`
      : `${uncertaintyText(scenario, result, context.lang, context.columns)}\n`,
  );
  return exit.done;
}

/** @throws ProblemError wrong-option */
function drawsOf(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  const text = String(asked);
  const draws = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (draws >= 2 && draws <= 100_000) return draws;
  throw wrongOption('--draws', text, '2 ~ 100,000');
}
