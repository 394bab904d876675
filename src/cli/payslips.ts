import { isoDay, isoMonth, type Month } from '../calendar/date.ts';
import { findBrowser } from '../disk/browser.ts';
import { PayslipFiles, type PayslipForms, type PlacedPayslip } from '../disk/payslip-files.ts';
import { checkTarget, refuseInputs } from '../disk/results.ts';
import { inputPaths, openScenario, openSource } from '../disk/scenario.ts';
import { takeChoice, takeDay } from '../people/cells/problems.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { payslipFoot, payslipHead } from '../report/payslip/html.ts';
import { type PayslipsAsk, personPayslip, pseudonymMark } from '../report/payslip/people.ts';
import { payslipWord } from '../report/payslip/words.ts';
import { birthFact } from '../rules/named-rules.ts';
import { eachOfMonth } from '../run/month/people.ts';
import { countMembersOf, everyNumber } from '../run/scenario/load-table.ts';
import { pseudonym } from '../writing/pseudonym.ts';
import { type Context, err, exit, out } from './context.ts';
import { schemeNames } from './estimate.ts';
import { writingInto } from './into-folder.ts';
import { monthAsked } from './month-option.ts';
import { notInRun } from './one-person.ts';
import { loadCompiled } from './rule-source.ts';
import { employeesOf, text } from './text-option.ts';

type Options = Readonly<Record<string, unknown>>;

const forms = ['text', 'html', 'pdf'] as const;

/** `pumsak payslip SCENARIO --out DIR`: everybody's 임금명세서 of a month. @throws ProblemError; then no file is touched. */
export async function payslipsCommand(path: string, options: Options, context: Context): Promise<number> {
  const { folder, employees, payDate } = readOptions(options);
  const made = formsOf(options);
  checkTarget(folder, options['force'] === true);
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path);
  refuseInputs(folder, inputPaths(open, path), () => true);
  const month = monthAsked(options, open.scenario.months);
  const [own = ''] = open.scenario.schemes;
  const ask: PayslipsAsk = {
    engine: open.engine,
    schemes: schemeNames(options['schemes'], [own], open.engine.rules),
    lang: context.lang,
    employer: options['employer'] === true,
    pseudonymous: options['pseudonymous'] === true,
    payDate,
  };
  const source = await openSource(open, path);
  try {
    await countMembersOf(open, source);
    const done = await writingInto(folder, options, context, async (target) => {
      const files = new PayslipFiles(target, made.forms);
      const missing = { name: 0, birth: 0 };
      const people: { readonly id: string; readonly net: number }[] = [];
      try {
        await eachOfMonth({ ...open, source }, month, employees, (one) => {
          const slip = personPayslip(one, ask);
          files.add(slip.paper, slip.text);
          people.push({ id: slip.id, net: slip.net });
          if (slip.sheet.header.name === undefined) missing.name++;
          if (slip.sheet.header.birth === undefined) missing.birth++;
        });
        const there = new Set(people.map(({ id }) => id));
        const lost = employees?.find((id) => !there.has(id));
        if (lost !== undefined) throw notInRun(lost, month, await everyNumber(source));
        const frame = {
          head: `${payslipHead({ lang: context.lang, month: isoMonth(month), isCompared: ask.schemes.length > 1 })}<main>\n`,
          foot: `</main>\n${payslipFoot}`,
        };
        const written = await files.keep(orderOf(people, ask.pseudonymous), frame, (paper, name) =>
          ask.pseudonymous ? paper.replaceAll(pseudonymMark, name) : paper,
        );
        return { written, people: people.length, missing };
      } catch (error) {
        files.drop();
        throw error;
      }
    });
    say({ folder, month, ...done, ask, made }, context);
  } finally {
    await source.close();
  }
  return exit.done;
}

/** In the order of numbers; pseudonyms in that of what is paid, so that they say nothing else. */
const orderOf = (
  people: readonly { readonly id: string; readonly net: number }[],
  pseudonymous: boolean,
): PlacedPayslip[] =>
  pseudonymous
    ? people
        .map(({ net }, place) => ({ net, place }))
        .sort((a, b) => a.net - b.net)
        .map(({ place }, i) => ({ place, name: pseudonym(i) }))
    : people.map(({ id }, place) => ({ place, name: id }));

interface AskedPayslips {
  readonly folder: string;
  /** Undefined for everybody. */
  readonly employees: readonly string[] | undefined;
  readonly payDate: string | undefined;
}

function readOptions(options: Options): AskedPayslips {
  const problems = new Problems();
  for (const option of ['name', 'birth'].filter((key) => options[key] !== undefined))
    problems.add('option-of-one-person', { values: { option: `--${option}` } });
  const folder = text(options, 'out');
  if (folder === undefined || folder === '-') problems.add('needs-option', { values: { option: '--out' } });
  const employees = employeesOf(options);
  if (options['all'] === true && employees.length > 0)
    problems.add('options-exclude', { values: { option: '--all', other: '--employee' } });
  const paid = text(options, 'payDate');
  const payDate = paid === undefined ? undefined : takeDay(paid, { term: '--pay-date' }, problems);
  problems.throwIfAny();
  return {
    folder: folder ?? '',
    employees: employees.length === 0 ? undefined : employees,
    payDate: payDate === undefined ? undefined : isoDay(payDate),
  };
}

/** Which forms are made, and whether a PDF was left out for want of a browser. */
interface MadeForms {
  readonly forms: PayslipForms;
  readonly noBrowser: boolean;
}

/** All forms without --form; the PDF where there is a browser. @throws ProblemError */
function formsOf(options: Options): MadeForms {
  const problems = new Problems();
  const asked = text(options, 'form');
  const form = asked === undefined ? undefined : takeChoice(asked, forms, { term: '--form' }, problems);
  problems.throwIfAny();
  const pdf = form === undefined || form === 'pdf' ? findBrowser() : undefined;
  if (form === 'pdf' && pdf === undefined) throw new ProblemError([problem('no-browser', { values: {} })]);
  const has = (one: (typeof forms)[number]): boolean => form === undefined || form === one;
  return {
    forms: { html: has('html'), text: has('text'), pdf },
    noBrowser: form === undefined && pdf === undefined,
  };
}

interface WrittenPayslips {
  readonly folder: string;
  readonly month: Month;
  readonly written: readonly string[];
  readonly people: number;
  readonly missing: { readonly name: number; readonly birth: number };
  readonly ask: PayslipsAsk;
  readonly made: MadeForms;
}

/** What was written, and what the law asks for that the payslips leave to be filled in. */
function say(done: WrittenPayslips, { lang, json }: Context): void {
  const { folder, month, written, people, missing, ask, made } = done;
  const w = (key: Parameters<typeof payslipWord>[1], values: Readonly<Record<string, string>> = {}): string =>
    payslipWord(lang, key, values);
  if (json) {
    const left = ask.pseudonymous ? {} : { 성명: missing.name, [birthFact]: missing.birth };
    out(
      `${JSON.stringify({ 귀속월: isoMonth(month), 제도: ask.schemes, 사람: people, 폴더: folder, 파일: written, 빈칸: { ...left, 임금지급일: ask.payDate === undefined ? people : 0 } }, null, 1)}\n`,
    );
    return;
  }
  const notes = [
    w('wrotePayslips', { path: folder, files: written.join(', '), people: String(people) }),
    ...(made.noBrowser ? [w('noPdf')] : []),
    ...(ask.payDate === undefined ? [w('noPayDate')] : []),
    ...(missing.name === 0 || ask.pseudonymous ? [] : [w('noName', { people: String(missing.name) })]),
  ];
  err(`${notes.join('\n')}\n`);
}
