import { isoMonth } from '../calendar/date.ts';
import { keepExisting, readBytes, writeAtomic } from '../disk/disk.ts';
import { openScenario, openSource } from '../disk/scenario.ts';
import { readSheets } from '../disk/table-file.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import { reconcileCsv, reconcileJson, reconcileText } from '../report/reconcile/report.ts';
import { reconcileWord } from '../report/reconcile/words.ts';
import { allowanceNames, ledgerColumns } from '../run/month/ledger.ts';
import { eachOfMonth } from '../run/month/people.ts';
import { ledgerTable } from '../run/reconcile/ledger-table.ts';
import { readLedger } from '../run/reconcile/read-ledger.ts';
import { Reconciler } from '../run/reconcile/reconcile.ts';
import { countMembersOf } from '../run/scenario/load-table.ts';
import { type Context, err, exit, out } from './context.ts';
import { monthAsked } from './month-option.ts';
import { loadCompiled } from './rule-source.ts';
import { text } from './text-option.ts';
import { wrongOption } from './wrong-option.ts';

type Options = Readonly<Record<string, unknown>>;

/** `pumsak reconcile LEDGER SCENARIO --month M`: a ledger against the run, item by item. Exit code 1 for differences. @throws ProblemError */
export async function reconcileCommand(
  [ledgerPath, path]: readonly [string, string],
  options: Options,
  context: Context,
): Promise<number> {
  const target = text(options, 'out');
  keepExisting(target, options['force'] === true);
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path);
  const { scenario, engine } = open;
  const { schemes } = scenario;
  const month = monthAsked(options, scenario.months);
  const scheme = text(options, 'scheme') ?? schemes[0] ?? '';
  if (!schemes.includes(scheme)) throw wrongOption('--scheme', scheme, schemes.join(', '));
  const source = await openSource(open, path);
  try {
    await countMembersOf(open, source);
    const columns = ledgerColumns(engine, scheme, month, await allowanceNames(source, month));
    const items = new Set(columns.map(({ name }) => name));
    const problems = new Problems();
    const book = await readSheets(readBytes(ledgerPath), ledgerPath);
    const table = ledgerTable(book, items, engine.rules, problems);
    if (table === undefined) throw new ProblemError(problems.list);
    const ledger = readLedger(table, items, { month, rules: engine.rules }, problems);
    problems.throwIfAny();
    const reconciler = new Reconciler({ engine, scheme, schemes, columns }, ledger);
    await eachOfMonth({ ...open, source }, month, undefined, ({ person }) => reconciler.add(person));
    const found = reconciler.finish();
    const report = { month: isoMonth(month), scheme, ledger, found };
    if (target !== undefined) {
      writeAtomic(target, reconcileCsv(report, context.lang));
      const count = String(found.differences.length);
      err(`${reconcileWord(context.lang, 'wrote', { count, path: target })}\n`);
    }
    out(
      context.json
        ? `${JSON.stringify(reconcileJson(report, context.lang), null, 1)}\n`
        : `${reconcileText(report, context.lang, context.columns)}\n`,
    );
    const differs = found.differences.length + found.onlyInLedger.length + found.onlyInRun.length > 0;
    return differs ? exit.found : exit.done;
  } finally {
    await source.close();
  }
}
