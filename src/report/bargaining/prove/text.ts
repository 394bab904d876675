import { looksBack } from '../../../bargaining/prove/claim.ts';
import { behind, type CounterExample, counterExample } from '../../../bargaining/prove/counter-example.ts';
import type { Dimension } from '../../../bargaining/prove/dimension.ts';
import type { ProofTarget } from '../../../bargaining/prove/guarantees.ts';
import type { MonthProof, Proof, SchemeProof } from '../../../bargaining/prove/prove.ts';
import { isoMonth } from '../../../calendar/date.ts';
import type { Value } from '../../../formula/checked.ts';
import { display } from '../../../formula/display.ts';
import { ratio } from '../../../formula/ratio.ts';
import { assumedIn } from '../../../pay/assumed.ts';
import type { Lang } from '../../../problem/text.ts';
import type { AssumedValue } from '../../../rules/assumptions.ts';
import { change, won } from '../../../writing/amount.ts';
import { assumedPart } from '../../../writing/assumed.ts';
import { table, wrap } from '../../../writing/table.ts';
import { word } from '../../../writing/words.ts';
import { reasonText } from '../solve/text.ts';
import { proveWord, verdictWords } from './words.ts';

/** A statement that was asked, and what came of it. */
export interface StatementProof {
  readonly asked: ProofTarget;
  readonly proof: Proof;
}

/** What is taken in the months of proofs for what is not out yet. */
export const assumedOfProofs = ([first]: readonly StatementProof[]): AssumedValue[] =>
  first === undefined
    ? []
    : assumedIn(first.proof.ask.engine, first.proof.ask.schemes, first.proof.ask.months);

export interface ProofView {
  readonly scenario: string;
  readonly lang: Lang;
  readonly columns: number;
}

/** Every verdict, the counter-examples, what is left open; for one statement also what it speaks of. */
export function proveText(answers: readonly StatementProof[], about: ProofView): string {
  const { lang, columns } = about;
  const [first] = answers;
  if (first === undefined) return wrap(proveWord(lang, 'nothingAsked'), columns);
  const lines = (parts: readonly string[]): string => parts.map((part) => hang(part, columns)).join('\n');
  const { months, schemes } = first.proof.ask;
  const head = proveWord(lang, 'about', {
    scenario: about.scenario,
    months: spanText(months, lang),
    schemes: schemes.join(', '),
  });
  const parts = [
    wrap(head, columns),
    ...assumedPart(assumedOfProofs(answers), lang, columns),
    ...(answers.length === 1 ? [lines(titleOf(first, lang))] : []),
    verdicts(answers, lang, columns),
    ...answers.flatMap(({ proof }) => proof.schemes.flatMap((one) => detail(one, lang)).map(lines)),
    ...(answers.length === 1 ? [lines(scope(first.proof, lang))] : []),
    word(lang, 'simulated'),
  ];
  return parts.join('\n\n');
}

/** Continuation lines stand two columns further in. */
function hang(line: string, columns: number): string {
  const own = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...rest] = wrap(line.trim(), columns - 2, own).split('\n');
  return [first, ...rest.map((more) => `  ${more}`)].join('\n');
}

export const statementName = ({ asked }: StatementProof, lang: Lang): string =>
  'text' in asked ? asked.text : lang === 'ko' ? asked.guarantee.name : asked.guarantee.label;

function titleOf(result: StatementProof, lang: Lang): string[] {
  const { asked, proof } = result;
  if ('text' in asked) return [asked.text];
  const { note, source } = asked.guarantee;
  const basis = [source?.text, source?.article].filter(Boolean).join(' · ');
  return [
    statementName(result, lang),
    `  ${proof.statement.text}`,
    ...(note === undefined ? [] : [`  ${note}`]),
    ...(basis === '' ? [] : [`  ${proveWord(lang, 'ground', { text: basis })}`]),
  ];
}

function verdicts(answers: readonly StatementProof[], lang: Lang, columns: number): string {
  const isOne = answers.length === 1;
  const rows = answers.flatMap((result) =>
    result.proof.schemes.map((one, i) => [
      ...(isOne ? [] : [i === 0 ? statementName(result, lang) : '']),
      one.scheme ?? proveWord(lang, 'both'),
      'guarantee' in result.asked && !result.asked.guarantee.holds && one.verdict === 'refuted' && !isOne
        ? proveWord(lang, 'known')
        : verdictWords[lang][one.verdict],
      ...(isOne
        ? [
            spanText(
              one.months.map(({ month }) => month),
              lang,
            ),
          ]
        : []),
      String(one.months.reduce((sum, { boxes }) => sum + boxes, 0)),
    ]),
  );
  const head = (key: Parameters<typeof proveWord>[1]) => ({ head: proveWord(lang, key) });
  const heads = [
    ...(isOne ? [] : [head('guarantee')]),
    head('scheme'),
    head('verdict'),
    ...(isOne ? [head('months')] : []),
    { ...head('boxes'), align: 'right' as const },
  ];
  return table(heads, rows, columns);
}

function spanText(months: readonly number[], lang: Lang): string {
  const [from, to] = [isoMonth(months[0] ?? 0), isoMonth(months.at(-1) ?? 0)];
  return from === to ? from : proveWord(lang, 'span', { from, to, count: String(months.length) });
}

function detail({ scheme, months, verdict }: SchemeProof, lang: Lang): string[][] {
  const month = months.find((one) => one.verdict === verdict);
  if (month === undefined || verdict === 'proved') return [];
  const about = { scheme: scheme ?? proveWord(lang, 'both'), month: isoMonth(month.month) };
  const example = counterExample(month);
  if (example !== undefined) {
    const head = proveWord(lang, month.isSmallest === true ? 'example' : 'anyExample', about);
    return [[head, ...exampleLines(example, lang).map((line) => `  ${line}`)]];
  }
  if (verdict === 'plain') return [[proveWord(lang, 'plainOnly', about)]];
  const limit = won(month.limit);
  const share = percent(month.open?.share ?? 1);
  const left = openText(month, lang);
  return [
    [
      proveWord(lang, 'open', { ...about, limit, share }),
      ...(left === '' ? [] : [`  ${proveWord(lang, 'openAt', { list: left })}`]),
    ],
  ];
}

function exampleLines(example: CounterExample, lang: Lang): string[] {
  const { departs, stands, figures, lost, lines, sentences, reasons } = example;
  const given = departs.map(({ of, before, after }) => {
    const shown = (value: Value): string => display(value, of.type, of.unit, lang);
    return `${of.name} ${shown(before)}${after === undefined ? '' : ` → ${shown(after)}`}`;
  });
  const list = [
    ...stands.map(({ of, value }) => `${of.name} ${display(value, of.type, of.unit, lang)}`),
    ...given,
  ];
  const input =
    list.length === 0 ? proveWord(lang, 'plain') : proveWord(lang, 'rest', { list: list.join(', ') });
  return [
    proveWord(lang, 'input', { list: input }),
    ...figures.map(({ name, type, before, after }) => {
      const shown = (value: Value | undefined): string =>
        value === undefined ? '–' : display(value, type, undefined, lang);
      return `${name}: ${shown(before)}${after === undefined ? '' : ` → ${shown(after)}`}`;
    }),
    ...(lost === undefined
      ? []
      : [proveWord(lang, 'lost', { amount: display(lost.amount, lost.type, undefined, lang) })]),
    ...lines.map(
      ({ scheme, term, before, after }) =>
        `${scheme}.${term} ${won(before)} → ${won(after)} (${change(after - before)})`,
    ),
    ...(lost === undefined
      ? sentences.map(({ scheme, wording }) => `${scheme}.${wording.term} = ${wording.sentence ?? ''}`)
      : []),
    ...reasons.map((reason) => reasonText(reason, lang)),
  ];
}

/** The first box that is left, by the facts on which it is not all there is. */
function openText({ open }: MonthProof, lang: Lang): string {
  return (open?.first ?? [])
    .flatMap(([from, to], i) => {
      const of = open?.dimensions[i];
      if (of === undefined || (from === 0 && (to === 0 || to === of.values.size - 1))) return [];
      return [rangeText(of, from, to, lang)];
    })
    .join(', ');
}

/** What a proof speaks of: its facts with their ranges, and what else it takes for granted. */
function scope({ schemes }: Proof, lang: Lang): string[] {
  const months = schemes.flatMap((one) => one.months);
  const asked = (pick: (month: MonthProof) => readonly Dimension[]): Dimension[] => {
    const found = new Map<string, Dimension>();
    for (const month of months) {
      const terms = behind(month);
      for (const one of pick(month))
        if ((terms.has(one.term) || one.role === 'work') && !found.has(one.name)) found.set(one.name, one);
    }
    return [...found.values()];
  };
  const facts = asked(({ inputs }) => inputs).map((one) => rangeText(one, 0, one.values.size - 1, lang));
  const derived = asked((month) => month.derived).map(({ name }) => name);
  const [{ moved } = { moved: undefined }] = months.filter((one) => one.moved !== undefined);
  const isBack = months.some(({ claim }) => looksBack(claim));
  const hasExample = months.some(({ verdict }) => verdict === 'refuted');
  return [
    proveWord(lang, 'scope'),
    ...(facts.length === 0 ? [] : [`  ${proveWord(lang, 'facts', { list: facts.join(', ') })}`]),
    ...(derived.length === 0
      ? []
      : [
          `  ${proveWord(lang, 'derived', { list: derived.join(', ') })}`,
          `  ${proveWord(lang, 'derivedHow')}`,
        ]),
    ...(months.some(({ byWork }) => byWork) ? [`  ${proveWord(lang, 'byWork')}`] : []),
    ...(moved === undefined ? [] : [`  ${proveWord(lang, 'moved', { name: moved.name })}`]),
    ...(isBack ? [`  ${proveWord(lang, 'earlier')}`] : []),
    `  ${proveWord(lang, 'taken')}`,
    ...(hasExample ? [`  ${proveWord(lang, 'order')}`] : []),
  ];
}

/** A fact with what it is between two places. */
function rangeText({ name, type, unit, values }: Dimension, from: number, to: number, lang: Lang): string {
  const absent = values.absent && from === 0 ? proveWord(lang, 'orAbsent') : '';
  const within = values.between(from, to);
  if (within?.kind === 'number' && within.within.lo !== undefined && within.within.hi !== undefined) {
    const [low, high] = [within.within.lo.at, within.within.hi.at].map((at) => display(at, type, unit, lang));
    return low === high
      ? proveWord(lang, 'listed', { name, list: `${absent}${low}` })
      : proveWord(lang, 'range', { name, absent, from: low ?? '', to: high ?? '' });
  }
  const list = Array.from({ length: to - from + 1 }, (_, i) => values.at(from + i)).flatMap((value) =>
    value === undefined ? [] : [display(value, type, unit, lang)],
  );
  return proveWord(lang, 'listed', { name, list: absent + list.join('·') });
}

/** A share of all, rounded up to a tenth of a per cent. */
const percent = (share: number): string =>
  display(
    ratio(BigInt(Math.min(1000, Math.ceil(share * 1000))), 1000n),
    { kind: 'number', unit: new Map() },
    '비율',
  );
