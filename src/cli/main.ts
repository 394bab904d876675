#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { ProblemError, problem } from '../problem/problem.ts';
import { textWidth } from '../problem/text-width.ts';
import { type Context, err, exit, language, report, wantsColor } from './context.ts';
import { help } from './help.ts';
import { makeMachineCodeLater } from './machine-code.ts';
import { usageError, usageSentence } from './usage-error.ts';
import { version } from './version.ts';

makeMachineCodeLater();

/** Every command is loaded only when it is called: a cold start reads what it needs. */
const lang = language(optionValue('--lang'), process.env);
const text = help[lang];

const program = new Command('pumsak')
  .description(text.program)
  .version(version(), '--version', text.version)
  .addOption(new Option('--lang <ko|en>', text.lang).choices(['ko', 'en']))
  .option('--no-color', text.noColor)
  .option('--rules <layer>', text.rules, several, [])
  .helpOption('-h, --help', text.help)
  .helpCommand(false)
  .addHelpText('after', `\n${text.exits}`)
  .configureOutput({ writeErr: err, outputError: () => {} })
  .configureHelp({
    displayWidth: textWidth,
    styleTitle: (title) => text.titles[title] ?? title,
    // What commands take is long: beside it, 80 columns leave less than commander would wrap in.
    minWidthToWrap: 30,
  })
  .showSuggestionAfterError()
  .exitOverride();

type Options = Readonly<Record<string, unknown>>;

function context(options: Options): Context {
  const rules: unknown = program.opts()['rules'];
  return {
    lang,
    json: options['json'] === true,
    color: wantsColor(program.opts()['color'] !== false, process.env, process.stdout.isTTY === true),
    columns: process.stdout.columns ?? 100,
    rules: Array.isArray(rules) ? rules.map(String) : [],
  };
}

/** Runs a command; what it throws as problems is shown as such. */
async function run(options: Options, work: (context: Context) => Promise<number>): Promise<void> {
  const where = context(options);
  try {
    process.exitCode = await work(where);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    process.exitCode = report(error.problems, where);
  }
}

const command = (name: keyof typeof text.commands, usage: string): Command => {
  const { about, examples } = text.commands[name];
  return program
    .command(usage)
    .description(about)
    .helpOption('-h, --help', text.help)
    .addHelpText('after', `\n${text.examples}\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
};

/** An option that may stand several times. */
function several(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

command('run', 'run <scenario>')
  .option('--out <dir>', text.options.out)
  .option('--force', text.options.force)
  .option('--format <csv|xlsx|parquet|duckdb|summary>', text.options.format)
  .option('--part <k/n>', text.options.part)
  .option('--workers <n>', text.options.workers)
  .option('--resume', text.options.resume)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) => (await import('./run.ts')).runCommand(scenario, options, where)),
  );
command('uncertainty', 'uncertainty <scenario>')
  .option('--draws <n>', text.options.draws)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) =>
      (await import('./uncertainty.ts')).uncertaintyCommand(scenario, options, where),
    ),
  );
command('merge', 'merge <dirs...>')
  .requiredOption('--out <dir>', text.options.out)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((dirs: readonly string[], options: Options) =>
    run(options, async (where) => (await import('./merge.ts')).mergeCommand(dirs, options, where)),
  );
command('query', 'query <run> <sql>')
  .option('--json', text.options.json)
  .option('--csv', text.options.csv)
  .action((folder: string, sql: string, options: Options) =>
    run(options, async (where) => (await import('./query.ts')).queryCommand(folder, sql, options, where)),
  );
command('audit', 'audit <run>')
  .option('--json', text.options.json)
  .action((folder: string, options: Options) =>
    run(options, async (where) => (await import('./audit.ts')).auditCommand(folder, where)),
  );
command('verify', 'verify <manifest>')
  .option('--json', text.options.json)
  .action((path: string, options: Options) =>
    run(options, async (where) => (await import('./verify.ts')).verifyCommand(path, where)),
  );
command('docs', 'docs')
  .requiredOption('--out <dir>', text.options.out)
  .option('--force', text.options.force)
  .action((options: Options) =>
    run(options, async (where) => (await import('./docs.ts')).docsCommand(options, where)),
  );
command('report', 'report <run>')
  .requiredOption('--out <file>', text.options.reportFile)
  .addOption(
    new Option('--for <reader>', text.options.for).choices([
      '인사',
      '임원',
      '노조',
      'hr',
      'director',
      'union',
    ]),
  )
  .option('--force', text.options.force)
  .action((path: string, options: Options) =>
    run(options, async (where) => (await import('./report.ts')).reportCommand(path, options, where)),
  );
command('estimate', 'estimate <file>')
  .option('--schemes <names>', text.options.schemes)
  .option('--interval', text.options.interval)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./estimate.ts')).estimateCommand(file, options, where)),
  );
command('ask', 'ask')
  .option('--save <file>', text.options.saveInput)
  .option('--force', text.options.force)
  .option('--schemes <names>', text.options.schemes)
  .option('--json', text.options.json)
  .action((options: Options) =>
    run(options, async (where) => (await import('./ask.ts')).askCommand(options, where)),
  );
command('template', 'template [kind]')
  .option('--example', text.options.exampleRow)
  .option('-o, --out <file>', text.options.outFile)
  .option('--force', text.options.force)
  .option('--schemes <names>', text.options.schemes)
  .option('--json', text.options.json)
  .action((kind: string | undefined, options: Options) =>
    run(options, async (where) => (await import('./template.ts')).templateCommand(kind, options, where)),
  );
command('import', 'import <file>')
  .option('--kind <kind>', text.options.importKind)
  .option('--sheet <name>', text.options.sheet)
  .option('--map <heading=column>', text.options.map, several, [])
  .option('--leave <heading>', text.options.leave, several, [])
  .option('--value <column:from=to>', text.options.value, several, [])
  .option('--item <heading>', text.options.item, several, [])
  .option('--group <heading>', text.options.group, several, [])
  .option('--yes', text.options.yes)
  .option('--out <dir>', text.options.importOut)
  .option('--force', text.options.force)
  .option('--schemes <names>', text.options.schemes)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./import.ts')).importCommand(file, options, where)),
  );
command('solve', 'solve <file>')
  .requiredOption('--vary <name>', text.options.vary, several, [])
  .requiredOption('--until <condition>', text.options.until)
  .option('--range <from..to>', text.options.range, several, [])
  .option('--step <value>', text.options.step, several, [])
  .option('--employee <id>', text.options.employee)
  .option('--month <YYYY-MM>', text.options.month)
  .option('--schemes <names>', text.options.schemes)
  .option('--form <text|csv|svg>', text.options.solveForm)
  .option('-o, --out <file>', text.options.outFile)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./solve.ts')).solveCommand(file, options, where)),
  );
command('next', 'next <file>')
  .option('--employee <id>', text.options.employee)
  .option('--month <YYYY-MM>', text.options.month)
  .option('--schemes <names>', text.options.schemes)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./next.ts')).nextCommand(file, options, where)),
  );
command('payslip', 'payslip <file>')
  .option('--schemes <names>', text.options.schemes)
  .option('--month <YYYY-MM>', text.options.month)
  .option('--all', text.options.everybody)
  .option('--employee <id>', text.options.employees, several, [])
  .option('--form <text|html|pdf|speech>', text.options.payslipForm)
  .option('-o, --out <path>', text.options.payslipOut)
  .option('--force', text.options.force)
  .option('--pseudonymous', text.options.payslipPseudonyms)
  .option('--name <name>', text.options.name)
  .option('--birth <date>', text.options.birth)
  .option('--pay-date <date>', text.options.payDate)
  .option('--employer', text.options.employer)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./payslip.ts')).payslipCommand(file, options, where)),
  );
command('ledger', 'ledger <scenario>')
  .requiredOption('--out <dir>', text.options.out)
  .option('--month <YYYY-MM>', text.options.month)
  .option('--scheme <name>', text.options.ledgerScheme)
  .option('--by <fact>', text.options.ledgerBy)
  .option('--memo <text>', text.options.memo)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) => (await import('./ledger.ts')).ledgerCommand(scenario, options, where)),
  );
command('reconcile', 'reconcile <ledger> <scenario>')
  .option('--month <YYYY-MM>', text.options.month)
  .option('--scheme <name>', text.options.ledgerScheme)
  .option('-o, --out <file>', text.options.differencesFile)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((ledger: string, scenario: string, options: Options) =>
    run(options, async (where) =>
      (await import('./reconcile.ts')).reconcileCommand([ledger, scenario], options, where),
    ),
  );
command('net', 'net <amount>')
  .requiredOption('--month <YYYY-MM>', text.options.month)
  .option('--dependents <n>', text.options.dependents)
  .option('--children <n>', text.options.children)
  .option('--non-taxable <won>', text.options.nonTaxable)
  .option('--birth <date>', text.options.birth)
  .option('--hired <date>', text.options.hired)
  .option('--choice <80%|100%|120%>', text.options.choice)
  .option('--explain', text.options.explain)
  .option('--json', text.options.json)
  .action((amount: string, options: Options) =>
    run(options, async (where) => (await import('./net.ts')).netCommand(amount, options, where)),
  );
command('explain', 'explain <file>')
  .option('--employee <id>', text.options.employee)
  .option('--month <YYYY-MM>', text.options.month)
  .option('--term <name>', text.options.term)
  .option('--schemes <names>', text.options.schemes)
  .option('--changes', text.options.changes)
  .option('--json', text.options.json)
  .action((file: string, options: Options) =>
    run(options, async (where) => (await import('./explain.ts')).explainCommand(file, options, where)),
  );
command('agreements', 'agreements [scenario]')
  .option('--on <date>', text.options.on)
  .option('--json', text.options.json)
  .action((scenario: string | undefined, options: Options) =>
    run(options, async (where) =>
      (await import('./agreements.ts')).agreementsCommand(scenario, options, where),
    ),
  );
command('consent', 'consent <scenario>')
  .option('--csv', text.options.csv)
  .option('--pseudonymous', text.options.pseudonymous)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) => (await import('./consent.ts')).consentCommand(scenario, options, where)),
  );
command('negotiate', 'negotiate <scenario>')
  .option('--out <dir>', text.options.out)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) =>
      (await import('./negotiate.ts')).negotiateCommand(scenario, options, where),
    ),
  );
command('project', 'project <scenario>')
  .option('--to <year>', text.options.lastYear)
  .option('--by <fact>', text.options.projectBy)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) =>
      (await import('./project-years.ts')).projectCommand(scenario, options, where),
    ),
  );
command('arrears', 'arrears <scenario>')
  .option('--then <scenario>', text.options.thenScenario)
  .option('--known-on <day>', text.options.knownOn)
  .option('--paid <file>', text.options.paidFile)
  .option('--pay-month <month>', text.options.payMonth)
  .option('--payday <day>', text.options.payday)
  .option('--claimed <day>', text.options.claimed)
  .option('--interest <since>', text.options.interest)
  .option('--scheme <name>', text.options.arrearsScheme)
  .option('--csv', text.options.arrearsCsv)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) => (await import('./arrears.ts')).arrearsCommand(scenario, options, where)),
  );
command('diff', 'diff <a> <b>')
  .option('--scenario <file>', text.options.diffScenario)
  .option('--no-cost', text.options.noCost)
  .option('-o, --out <file>', text.options.outFile)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((a: string, b: string, options: Options) =>
    run(options, async (where) => (await import('./diff.ts')).diffCommand([a, b], options, where)),
  );
command('prove', 'prove <scenario> [claim]')
  .option('--limit <n>', text.options.limit)
  .option('--json', text.options.json)
  .action((scenario: string, statement: string | undefined, options: Options) =>
    run(options, async (where) =>
      (await import('./prove.ts')).proveCommand(scenario, statement, options, where),
    ),
  );
command('new', 'new <folder>')
  .option('--kind <kind>', text.options.kind)
  .option('--json', text.options.json)
  .action((folder: string, options: Options) =>
    run(options, async (where) => (await import('./new.ts')).newCommand(folder, options, where)),
  );
command('counsel', 'counsel')
  .option('-o, --out <file>', text.options.counselFile)
  .option('--force', text.options.force)
  .option('--json', text.options.json)
  .action((options: Options) =>
    run(options, async (where) => (await import('./counsel.ts')).counselCommand(options, where)),
  );
command('check', 'check [files...]')
  .option('--speed', text.options.speed)
  .option('--json', text.options.json)
  .action((files: readonly string[], options: Options) =>
    run(options, async (where) => (await import('./check.ts')).checkCommand(files, options, where)),
  );
command('budget', 'budget <scenario>')
  .option('--by <fact>', text.options.by, several, [])
  .option('--csv', text.options.budgetCsv)
  .option('--json', text.options.json)
  .action((scenario: string, options: Options) =>
    run(options, async (where) => (await import('./budget.ts')).budgetCommand(scenario, options, where)),
  );
command('check-figures', 'check-figures [layer]')
  .option('--json', text.options.json)
  .action((target: string | undefined, options: Options) =>
    run(options, async (where) => (await import('./check-figures.ts')).checkFiguresCommand(target, where)),
  );
command('schema', 'schema')
  .option('--out <dir>', text.options.schemaDir)
  .option('--force', text.options.force)
  .action((options: Options) =>
    run(options, async (where) => (await import('./schema.ts')).schemaCommand(options, where)),
  );
command('types', 'types')
  .option('-o, --out <file>', text.options.outFile)
  .option('--force', text.options.force)
  .action((options: Options) =>
    run(options, async (where) => (await import('./types.ts')).typesCommand(options, where)),
  );
command('rules', 'rules [term]')
  .option('--json', text.options.json)
  .action((term: string | undefined, options: Options) =>
    run(options, async (where) => (await import('./rules.ts')).rulesCommand(term, where)),
  );

/** A reader that closes early (head, less) ends the program without a word. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  err(`${error.message}\n`);
  process.exit(exit.input);
});
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.input;
    if (error.code !== 'commander.help' && error.exitCode !== 0) tell(error);
  } else {
    err(`${text.bug}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = exit.bug;
  }
}

/** A wrong call: as data where --json stands, for its reader reads nothing else. */
function tell(error: CommanderError): void {
  if (process.argv.includes('--json')) {
    report(
      [problem('wrong-call', { values: { text: usageSentence(error, lang) } })],
      context({ json: true }),
    );
  } else err(`${usageError(error, lang)}\n`);
}

/** An option's value before the commands are set up: the texts of --help depend on it. */
function optionValue(name: string): string | undefined {
  const at = process.argv.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const found = process.argv[at];
  if (at < 0 || found === undefined) return undefined;
  return found.includes('=') ? found.slice(name.length + 1) : process.argv[at + 1];
}
