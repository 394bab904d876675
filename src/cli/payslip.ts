import { isoDay } from '../calendar/date.ts';
import { keepExisting, writeAtomic } from '../disk/disk.ts';
import { decodeInput } from '../disk/input.ts';
import { isRatio } from '../formula/checked.ts';
import { ratio } from '../formula/ratio.ts';
import { Engine } from '../pay/engine.ts';
import { estimate } from '../pay/estimate.ts';
import { takeChoice, takeDay } from '../people/cells/problems.ts';
import { checkClassified, readEstimate } from '../people/inputs/estimate-input.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import type { PersonMonth } from '../people/types.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { payslipHtml } from '../report/payslip/html.ts';
import { payslipJson } from '../report/payslip/json.ts';
import { payslipSheet, type Sheet, type SheetHeader } from '../report/payslip/sheet.ts';
import { payslipSpeech } from '../report/payslip/speech.ts';
import { payslipText } from '../report/payslip/text.ts';
import { payslipWord } from '../report/payslip/words.ts';
import { birthFact } from '../rules/named-rules.ts';
import { entry, readSource } from '../rules/source-tree.ts';
import { type Context, err, exit, out } from './context.ts';
import { askedSchemes } from './estimate.ts';
import { rulesInForce } from './rule-source.ts';
import { employeesOf, text } from './text-option.ts';

type Options = Readonly<Record<string, unknown>>;

const forms = ['text', 'html', 'speech'] as const;

/** `pumsak payslip FILE|-`: the 임금명세서 of one person's month, or of people of a scenario. @throws ProblemError; then no file is touched. */
export async function payslipCommand(file: string, options: Options, context: Context): Promise<number> {
  const problems = new Problems();
  // A file that is not there is said first, whatever else is wrong.
  const source = readSource(await decodeInput(file), file, problems);
  if (['시나리오', '기준'].some((key) => entry(source, key) !== undefined)) {
    const { payslipsCommand } = await import('./payslips.ts');
    return payslipsCommand(file, options, context);
  }
  refuseForScenario(options);
  const place = text(options, 'out');
  const target = place === '-' ? undefined : place;
  keepExisting(target, options['force'] === true);
  const form = takeChoice(text(options, 'form') ?? 'text', forms, { term: '--form' }, problems);
  const asked = readHeader(options, problems);
  const inForce = await rulesInForce(context, file);
  const { rules } = inForce;
  const schemes = askedSchemes(options['schemes'], inForce);
  const input = readEstimate(source, factBooks(rules, schemes), problems);
  if (input?.isList)
    problems.add('wrong-type', {
      at: { file, line: 1, column: 1 },
      values: listValues(context, input.people),
    });
  else if (input !== undefined) checkClassified(input.people, schemes, rules, problems);
  const [given] = input?.people ?? [];
  const person = given && withBirth(given, asked.birth, problems);
  problems.throwIfAny();
  const [comparison] = person === undefined ? [] : estimate(new Engine(rules), [person], schemes);
  if (comparison === undefined || person === undefined) throw new Error('an input without a person passed');
  const header = headerOf(person, asked);
  const sheet = payslipSheet(comparison, header, {
    lang: context.lang,
    employer: options['employer'] === true,
  });
  const page = `${written(sheet, form, context).trimEnd()}\n`;
  if (target === undefined) out(page);
  else {
    writeAtomic(target, page);
    err(`${payslipWord(context.lang, 'wrote', { path: target })}\n`);
  }
  return exit.done;
}

function written(sheet: Sheet, form: string | undefined, context: Context): string {
  if (context.json) return JSON.stringify(payslipJson(sheet), null, 1);
  if (form === 'html') return payslipHtml(sheet);
  return form === 'speech' ? payslipSpeech(sheet) : payslipText(sheet, context.columns);
}

/** The options' part of the header; dates as day numbers. */
interface HeaderOptions {
  readonly name: string | undefined;
  readonly employee: string | undefined;
  readonly birth: number | undefined;
  readonly payDate: number | undefined;
}

function readHeader(options: Options, problems: Problems): HeaderOptions {
  const day = (key: string, term: string): number | undefined => {
    const given = text(options, key);
    return given === undefined ? undefined : takeDay(given, { term }, problems);
  };
  return {
    name: text(options, 'name'),
    employee: employeesOf(options).at(-1),
    birth: day('birth', '--birth'),
    payDate: day('payDate', '--pay-date'),
  };
}

/**
 * The date of birth decides deductions: that of --birth is worked with, and one that contradicts the input's is
 * refused, or the payslip would show one age and take the deductions of another.
 */
function withBirth(person: PersonMonth, birth: number | undefined, problems: Problems): PersonMonth {
  if (birth === undefined) return person;
  const known = birthOf(person);
  if (known !== undefined && known !== birth) {
    const keys = `--birth ${isoDay(birth)}, 직원.${birthFact} ${isoDay(known)}`;
    problems.add('conflicting-keys', { values: { keys } });
  }
  return { ...person, facts: new Map([...person.facts, [birthFact, ratio(birth)]]) };
}

function birthOf({ facts }: PersonMonth): number | undefined {
  const value = facts.get(birthFact);
  return value !== undefined && isRatio(value) ? Number(value.n) : undefined;
}

function headerOf(person: PersonMonth, { name, employee, payDate }: HeaderOptions): SheetHeader {
  const birth = birthOf(person);
  return {
    ...(name !== undefined && { name }),
    ...(employee !== undefined && { employee }),
    ...(birth !== undefined && { birth: isoDay(birth) }),
    ...(payDate !== undefined && { payDate: isoDay(payDate) }),
  };
}

/** @throws ProblemError for options that have no meaning without a scenario */
function refuseForScenario(options: Options): void {
  const given = ['month', 'all', 'pseudonymous'].filter((name) => options[name] !== undefined);
  if (given.length === 0) return;
  const option = given.map((name) => `--${name}`).join(', ');
  throw new ProblemError([problem('needs-scenario', { values: { option } })]);
}

/** What is said to a list: a payslip is one person's. */
const listValues = ({ lang }: Context, people: readonly unknown[]): Record<string, string> =>
  lang === 'ko'
    ? { found: `${people.length}명의 목록`, expected: '한 사람의 한 달' }
    : { found: `a list of ${people.length}`, expected: 'one person’s month' };
