import { isoMonth, type Month } from '../calendar/date.ts';
import { PaperFiles } from '../disk/paper-files.ts';
import { checkTarget, refuseInputs } from '../disk/results.ts';
import { inputPaths, openScenario, openSource } from '../disk/scenario.ts';
import { assumedIn } from '../pay/assumed.ts';
import type { Engine } from '../pay/engine.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import {
  type LedgerAsk,
  type LedgerPaper,
  LedgerPapers,
  type LedgerResult,
  ledgerPapers,
} from '../report/ledger/papers.ts';
import { ledgerWord } from '../report/ledger/words.ts';
import { csvLine } from '../report/run/people-csv.ts';
import { allowanceNames, ledgerColumns } from '../run/month/ledger.ts';
import { eachOfMonth } from '../run/month/people.ts';
import { countMembersOf } from '../run/scenario/load-table.ts';
import { won } from '../writing/amount.ts';
import { type Context, err, exit, out } from './context.ts';
import { writingInto } from './into-folder.ts';
import { monthAsked } from './month-option.ts';
import { loadCompiled } from './rule-source.ts';
import { text } from './text-option.ts';
import { wrongOption } from './wrong-option.ts';

type Options = Readonly<Record<string, unknown>>;

/** `pumsak ledger SCENARIO --month M --out DIR`: what a pay office keeps of a month. @throws ProblemError; then no file is touched. */
export async function ledgerCommand(path: string, options: Options, context: Context): Promise<number> {
  const folder = text(options, 'out');
  if (folder === undefined)
    throw new ProblemError([problem('needs-option', { values: { option: '--out' } })]);
  checkTarget(folder, options['force'] === true);
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path);
  refuseInputs(folder, inputPaths(open, path), (name) => ledgerPapers.some((paper) => paper === name));
  const { scenario, engine } = open;
  const month = monthAsked(options, scenario.months);
  const scheme = text(options, 'scheme') ?? scenario.schemes[0] ?? '';
  if (!scenario.schemes.includes(scheme)) throw wrongOption('--scheme', scheme, scenario.schemes.join(', '));
  const by = groupsAsked(options, engine, scenario.report.groups ?? []);
  const source = await openSource(open, path);
  try {
    await countMembersOf(open, source);
    const columns = ledgerColumns(engine, scheme, month, await allowanceNames(source, month));
    const memo =
      text(options, 'memo') ?? ledgerWord(context.lang, 'memo', { month: String(monthNumber(month)) });
    const assumed = assumedIn(engine, [scheme], [month]);
    const ask: LedgerAsk = { engine, scheme, month, columns, by, memo, assumed };
    const result = await writingInto(folder, options, context, async (target) => {
      const files = new PaperFiles<LedgerPaper>(target, ledgerPapers);
      try {
        for (const paper of ledgerPapers) files.write(paper, '\uFEFF');
        const papers = new LedgerPapers(ask, (paper, cells) => files.write(paper, csvLine(cells)));
        await eachOfMonth({ ...open, source }, month, undefined, (one) =>
          papers.add(one, engine.payslip(one.person, scheme)),
        );
        const result = papers.finish();
        files.keep();
        return result;
      } catch (error) {
        files.drop();
        throw error;
      }
    });
    say(result, folder, month, context);
  } finally {
    await source.close();
  }
  return exit.done;
}

const monthNumber = (month: Month): number => Number(isoMonth(month).slice(5));

/** The fact of --by, else those by which the scenario divides its people. @throws ProblemError */
function groupsAsked(options: Options, { rules }: Engine, own: readonly string[]): readonly string[] {
  const asked = text(options, 'by');
  if (asked === undefined) return own;
  const facts = rules.ruleSet.provisions.flatMap(({ terms }) =>
    terms.flatMap(({ name, fact }) =>
      fact?.from === '직원' ? [fact.key, ...fact.aliases, name].map((key) => [key, name] as const) : [],
    ),
  );
  const found = new Map(facts).get(asked);
  if (found !== undefined) return [found];
  const near = nearest(
    asked,
    facts.map(([key]) => key),
  );
  throw wrongOption('--by', asked, near ?? [...new Set(facts.map(([, name]) => name))].join(', '));
}

function say(result: LedgerResult, folder: string, month: Month, { lang, json }: Context): void {
  const { people, gross, net, sent, left } = result;
  if (json) {
    const sums = { 지급: gross, 실수령: net, 이체: amountOf(sent), 이체못함: amountOf(left) };
    out(
      `${JSON.stringify({ 귀속월: isoMonth(month), 사람: people, ...sums, 폴더: folder, 파일: ledgerPapers }, null, 1)}\n`,
    );
    return;
  }
  const lines = [
    ledgerWord(lang, 'wrote', {
      people: String(people),
      month: isoMonth(month),
      path: folder,
      files: ledgerPapers.join(', '),
    }),
    ledgerWord(lang, 'sums', {
      gross: won(gross),
      net: won(net),
      sent: String(sent.people),
      sentWon: won(sent.amount),
    }),
    ...(left.people === 0
      ? []
      : [ledgerWord(lang, 'left', { left: String(left.people), leftWon: won(left.amount) })]),
  ];
  err(`${lines.join('\n')}\n`);
}

const amountOf = ({ people, amount }: LedgerResult['sent']): object => ({ 사람: people, 금액: amount });
