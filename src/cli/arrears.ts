import type { Day, Month } from '../calendar/date.ts';
import { loadScenario } from '../disk/scenario.ts';
import { openTableFile } from '../disk/table-file.ts';
import { fused } from '../jit/fused.ts';
import { takeDay, takeMonth } from '../people/cells/problems.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { arrearsCsv } from '../report/arrears/csv.ts';
import { arrearsJson } from '../report/arrears/json.ts';
import { arrearsText } from '../report/arrears/text.ts';
import type { Compiled } from '../rules/compile.ts';
import type { PaidBefore } from '../run/arrears/arrears.ts';
import type { Payday } from '../run/arrears/limitation.ts';
import { type PaidItems, readPaid } from '../run/arrears/paid-file.ts';
import { type InterestSince, paidBy, payOf, schemeThen, workArrears } from '../run/arrears/work-arrears.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';
import { wrongOption } from './wrong-option.ts';

type Options = Readonly<Record<string, unknown>>;

/** `pumsak arrears SCENARIO --then SCENARIO|--known-on D|--paid CSV --pay-month M --payday D --claimed D`. @throws ProblemError */
export async function arrearsCommand(path: string, options: Options, context: Context): Promise<number> {
  const { payMonth, claimed, payday, scheme: asked, interest } = readOptions(options);
  const rules = await loadCompiled(context, path);
  const today = await loadScenario(rules, path);
  const { schemes } = today.scenario;
  const scheme = asked ?? schemes[0] ?? '';
  if (!schemes.includes(scheme)) throw wrongOption('--scheme', scheme, schemes.join(', '));
  const arrears = await workArrears(today, (items) => paidBefore(path, options, rules, scheme, items), {
    scheme,
    payMonth,
    claimed,
    payday,
    ...(interest && { interest }),
    backend: fused,
  });
  if (context.json) out(`${JSON.stringify(arrearsJson(arrears), null, 1)}\n`);
  else if (options['csv'] === true) out(arrearsCsv(arrears));
  else out(`${arrearsText(arrears, context.lang, context.columns)}\n`);
  return exit.done;
}

/** What was paid: by a scenario as it was known then, or by a table of what left the house. */
async function paidBefore(
  path: string,
  options: Options,
  rules: Compiled,
  scheme: string,
  items: PaidItems,
): Promise<PaidBefore> {
  const given = ['then', 'knownOn', 'paid'].filter((name) => text(options, name) !== undefined);
  if (given.length > 1) {
    const [option = '', other = ''] = given.map((name) => optionNames[name] ?? name);
    throw new ProblemError([problem('options-exclude', { values: { option, other } })]);
  }
  const [then, known, paid] = ['then', 'knownOn', 'paid'].map((name) => text(options, name));
  if (then !== undefined || known !== undefined) {
    const knownOn = known === undefined ? undefined : dayOption('knownOn', known);
    const before = await loadScenario(rules, then ?? path, { knownOn });
    return paidBy(await payOf(before, schemeThen(before.scenario, scheme), fused));
  }
  if (paid === undefined) throw missing('--then, --known-on, --paid');
  const { source } = await openTableFile(paid);
  const problems = new Problems();
  const rows = readPaid(source, scheme, items, problems);
  source.close();
  problems.throwIfAny();
  return paidBy(rows);
}

interface Asked {
  readonly payMonth: Month;
  readonly claimed: Day;
  readonly payday: Payday;
  readonly scheme: string | undefined;
  readonly interest: InterestSince | undefined;
}

function readOptions(options: Options): Asked {
  const needed = ['payMonth', 'payday', 'claimed'].filter((name) => text(options, name) === undefined);
  if (needed.length > 0) throw missing(needed.map((name) => optionNames[name] ?? name).join(', '));
  const problems = new Problems();
  const payMonth = takeMonth(text(options, 'payMonth') ?? '', { term: '--pay-month' }, problems);
  const claimed = dayOption('claimed', text(options, 'claimed') ?? '');
  const payday = readPayday(text(options, 'payday') ?? '');
  problems.throwIfAny();
  if (payMonth === undefined) throw new RangeError('an option without problems was not read');
  return {
    payMonth,
    claimed,
    payday,
    scheme: text(options, 'scheme'),
    interest: readInterest(text(options, 'interest')),
  };
}

/** From when the wages were due; a day: not before the arrears were agreed on it. */
const sincePayday: readonly string[] = ['받을날', 'payday'];

function readInterest(asked: string | undefined): InterestSince | undefined {
  if (asked === undefined) return undefined;
  if (sincePayday.includes(asked.normalize('NFC').trim())) return 'payday';
  const agreed = takeDay(asked, { term: '--interest' }, new Problems());
  if (agreed === undefined) throw wrongOption('--interest', asked, `${sincePayday.join(' | ')} | 2024-07-05`);
  return { agreed };
}

function dayOption(name: string, given: string): Day {
  const problems = new Problems();
  const day = takeDay(given, { term: optionNames[name] ?? name }, problems);
  problems.throwIfAny();
  if (day === undefined) throw new RangeError('an option without problems was not read');
  return day;
}

const optionNames: Readonly<Record<string, string>> = {
  then: '--then',
  knownOn: '--known-on',
  paid: '--paid',
  payMonth: '--pay-month',
  payday: '--payday',
  claimed: '--claimed',
};

/** `25`: the 25th of the month itself; `다음달10`: the 10th of the next; `말일` for the last day of either. */
function readPayday(asked: string): Payday {
  const found = /^(다음달)?\s*(?:(\d{1,2})일?|(말일))$/u.exec(asked.normalize('NFC').trim());
  const day = found?.[3] === undefined ? Number(found?.[2]) : 31;
  if (found === null || day < 1 || day > 31) throw wrongOption('--payday', asked, '25 | 말일 | 다음달10');
  return { monthsLater: found[1] === undefined ? 0 : 1, day };
}

const missing = (option: string): ProblemError =>
  new ProblemError([problem('needs-option', { values: { option } })]);

const text = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
