import { emptyRecord } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import { Engine } from '../pay/engine.ts';
import { findingText } from '../pay/finding.ts';
import type { Payslip } from '../pay/payslip.ts';
import { refuse, takeMonth } from '../people/cells/problems.ts';
import { takeFact } from '../people/facts.ts';
import { Problems } from '../problem/problem.ts';
import type { Lang } from '../problem/text.ts';
import { explain, explanationText } from '../report/estimate/explanation.ts';
import { findingList } from '../report/estimate/json.ts';
import { netCommandRules } from '../rules/named-rules.ts';
import { won } from '../writing/amount.ts';
import { assumedJson, assumedPart } from '../writing/assumed.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

const { scheme, amount: amountFact, options: optionFacts } = netCommandRules;

/** `pumsak net AMOUNT --month YYYY-MM …`: what is left of a month's pay. @throws ProblemError */
export async function netCommand(
  amount: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const problems = new Problems();
  const rules = await loadCompiled(context);
  const month = takeMonth(String(options['month']), { term: '--month' }, problems);
  const given = new Map<string, Value>();
  const take = (name: string, text: unknown): void => {
    const rule = rules.terms.get(name)?.rules[0]?.rule;
    if (rule === undefined || typeof text !== 'string') return;
    // An option that is there says something: a blank one is no default.
    if (text.trim() === '') refuse('missing-value', text, { term: name }, problems);
    else takeFact(rule, { text }, given, problems);
  };
  take(amountFact, amount);
  for (const [option, name] of Object.entries(optionFacts)) take(name, options[option]);
  problems.throwIfAny();
  const payslip = new Engine(rules).payslip(
    { month: month ?? 0, facts: given, record: emptyRecord, allowances: [] },
    scheme,
  );
  if (context.json) {
    const more = { ...findingsJson(payslip, context.lang), ...assumedJson(payslip.assumed) };
    out(`${JSON.stringify({ ...flat(payslip), ...more })}\n`);
  } else await show(payslip, context, options['explain'] === true);
  return exit.done;
}

/** Deductions, their total and what is left, as one flat object. */
const flat = ({ lines }: Payslip): Record<string, number> =>
  Object.fromEntries(
    lines
      .filter(({ kind }) => kind !== '지급')
      .flatMap(({ items, total }) => [...items, total].map(({ term, amount }) => [term, amount])),
  );

const findingsJson = (payslip: Payslip, lang: Lang) =>
  payslip.findings.length === 0 ? {} : { 발견사항: findingList(payslip, lang) };

async function show(payslip: Payslip, context: Context, explained: boolean): Promise<void> {
  const { table, wrap } = await import('../writing/table.ts');
  const ko = context.lang === 'ko';
  const rows = payslip.lines.flatMap(({ items, total }) =>
    [...items, total].map(({ term, amount }) => [term, won(amount)]),
  );
  const heads = [
    { head: `${payslip.month} ${ko ? '항목' : 'line'}` },
    { head: ko ? '금액(원)' : 'won', align: 'right' as const },
  ];
  const taken = assumedPart(payslip.assumed, context.lang, context.columns);
  const found = payslip.findings.map((rule) =>
    wrap(`! ${findingText(payslip, rule, context.lang)} [${rule.article}]`, context.columns),
  );
  out(
    `${[table(heads, rows, context.columns), ...found, ...taken, ko ? assumed.ko : assumed.en].join('\n\n')}\n`,
  );
  const net = payslip.lines.find(({ kind }) => kind === '실수령')?.total.term ?? '';
  if (explained)
    out(`\n${explanationText(explain(payslip, net, context.lang), context.lang, context.columns)}\n`);
}

const assumed = {
  ko: '국민연금과 건강보험은 이번 달 과세 급여를 기준으로 셈했습니다. 생년월일이 없으면 60세 미만으로 봅니다.\n모의계산이며 법적 효력이 없습니다.',
  en: 'Pension and health premiums rest on this month’s taxable pay. Without a date of birth: under 60.\nA simulation, without legal effect.',
};
