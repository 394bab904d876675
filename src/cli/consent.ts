import { consentLedger } from '../bargaining/consent/consent.ts';
import { pseudonymous } from '../bargaining/consent/pseudonyms.ts';
import { loadScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { consentCsv } from '../report/bargaining/consent/csv.ts';
import { consentJson } from '../report/bargaining/consent/json.ts';
import { type Context, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak consent SCENARIO [--json] [--csv] [--pseudonymous]`. @throws ProblemError */
export async function consentCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const rules = await loadCompiled(context, path);
  const { scenario, engine, table } = await loadScenario(rules, path);
  const isPseudonymous = options['pseudonymous'] === true;
  const whole = await consentLedger(engine, scenario, table, { progress: progressBar(), backend: fused });
  const ledger = isPseudonymous ? pseudonymous(whole) : whole;
  if (context.json) out(`${JSON.stringify(consentJson(ledger, context.lang, isPseudonymous), null, 1)}\n`);
  else if (options['csv'] === true) out(consentCsv(ledger));
  else {
    const { consentText } = await import('../report/bargaining/consent/text.ts');
    out(`${consentText(ledger, { ...context, isPseudonymous })}\n`);
  }
  return exit.done;
}
