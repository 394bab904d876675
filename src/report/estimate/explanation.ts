import { isRatio, type Value } from '../../formula/checked.ts';
import { isZero } from '../../formula/ratio.ts';
import { assumedTogether } from '../../pay/assumed.ts';
import type { Payslip } from '../../pay/payslip.ts';
import type { Lang } from '../../problem/text.ts';
import { type Wording, words } from '../../readings/words.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import { natureTexts } from '../../rules/items/nature-text.ts';
import { assumedJson } from '../../writing/assumed.ts';
import { wrap } from '../../writing/table.ts';

/** One figure explained: how it came about, and what it rests on. */
export interface Explanation extends Wording {
  readonly scheme: string;
  readonly label: string;
  readonly note?: string;
  readonly source?: string;
  readonly article?: string;
  /** The date from which the value or formula holds. */
  readonly from?: string;
  readonly confirmed: boolean;
  /** The unconfirmed terms it rests on, itself included. */
  readonly restsOn: readonly string[];
  /** What it rests on that is not out yet. */
  readonly assumed: readonly AssumedValue[];
  /** For pay lines: what the law takes them for. */
  readonly natures?: ReadonlyMap<string, string>;
  /** file:line of the rule. */
  readonly rule?: string;
  /** How deep below the term that was asked for. */
  readonly depth: number;
}

/** A figure and everything it rests on, each once, depth first, said in Korean or English. @throws ProblemError */
export function explain(payslip: Payslip, term: string, lang: Lang = 'ko'): Explanation[] {
  const known = new Map<string, Explanation>();
  const walk = (name: string, depth: number): Explanation[] => {
    if (known.has(name)) return [];
    const one = explainOne(payslip, name, depth, lang);
    known.set(name, one);
    const below = [...one.uses, ...beside(payslip, name)].flatMap((used) => walk(used, depth + 1));
    const shaky = one.uses.flatMap((used) => known.get(used)?.restsOn ?? []);
    const assumed = one.uses.flatMap((used) => known.get(used)?.assumed ?? []);
    const whole = {
      ...one,
      restsOn: [...new Set([...(one.confirmed ? [] : [name]), ...shaky])],
      assumed: assumedTogether([one.assumed, assumed]),
    };
    known.set(name, whole);
    return [whole, ...below];
  };
  return byItem(payslip, walk(term, 0));
}

/** What a day or a week says stands together, for it is no rule's figure: one line for each. */
function byItem(payslip: Payslip, all: readonly Explanation[]): Explanation[] {
  const made = new Map<string, Explanation>();
  for (const one of all) {
    const { fact, label } = payslip.program.terms.get(one.term)?.rule ?? {};
    const slot = fact?.from === '파생' ? fact.slot : undefined;
    const term = slot === undefined ? one.term : `${slot.list}${slot.place}`;
    const beside = (text: string): string => (slot === undefined ? text : `${slot.field} ${text}`);
    const [value, said] = [beside(one.value), beside(one.said)];
    const before = slot && made.get(term);
    made.set(
      term,
      before === undefined
        ? { ...one, term, value, said, ...(slot && { label: label?.split(':')[0] ?? term }) }
        : { ...before, value: `${before.value}, ${value}`, said: `${before.said}, ${said}` },
    );
  }
  return [...made.values()];
}

/** What a term says is to be shown below it: of the terms that the scheme has, those that are not 0. */
const beside = ({ program, evaluation }: Payslip, name: string): readonly string[] =>
  (program.terms.get(name)?.rule.beside ?? [])
    .map(({ text }) => text)
    .filter((term) => program.index.has(term) && !isNothing(evaluation.value(term)));

const isNothing = (value: Value): boolean => isRatio(value) && isZero(value);

function explainOne(payslip: Payslip, name: string, depth: number, lang: Lang): Explanation {
  const { evaluation, program } = payslip;
  const found = program.terms.get(name);
  const entry = found?.entry;
  const wording = words(evaluation, name, (term) => program.terms.get(term)?.rule.unit ?? '', lang);
  const note = entry?.note ?? found?.rule.note;
  const source = entry?.source ?? found?.provision?.source;
  const at = entry?.formula.at ?? found?.rule.at;
  return {
    ...wording,
    scheme: program.scheme.name,
    label: found?.rule.label ?? name,
    ...(note !== undefined && { note }),
    ...(source !== undefined && { source: lang === 'ko' ? source.text : (source.english ?? source.text) }),
    ...(source?.article !== undefined && source.article !== source.text && { article: source.article }),
    ...(entry?.from !== undefined && { from: entry.from }),
    confirmed: entry?.confirmed ?? true,
    restsOn: [],
    assumed: payslip.assumed.filter((own) =>
      own.facts === undefined ? own.term === name && entry?.assumed === true : own.facts.includes(name),
    ),
    ...natures(program, name),
    ...(at?.file !== undefined && { rule: `${at.file}:${at.line}` }),
    depth,
  };
}

const natures = (program: Payslip['program'], line: string): Pick<Explanation, 'natures'> => {
  const item = program.items.get(line);
  return item === undefined || item.natures.length === 0 ? {} : { natures: natureTexts(item) };
};

const labels = {
  ko: {
    formula: '수식',
    numbers: '대입',
    source: '근거',
    from: '부터',
    note: '참고',
    natures: '성질',
    unconfirmed: '확인되지 않은 값에 기댐',
    assumed: '가정에 기댐',
  },
  en: {
    formula: 'formula',
    numbers: 'numbers',
    source: 'source',
    from: 'from',
    note: 'note',
    natures: 'what it is',
    unconfirmed: 'rests on unconfirmed values',
    assumed: 'rests on what is assumed',
  },
};

/** Explanations for the terminal, each indented below the figure it belongs to. */
export function explanationText(explanations: readonly Explanation[], lang: Lang, columns: number): string {
  const words = labels[lang];
  return explanations
    .map((one) => {
      const indent = '  '.repeat(Math.min(one.depth, 6));
      const basis = [
        one.source,
        one.article,
        one.from && (lang === 'ko' ? `${one.from} ${words.from}` : `${words.from} ${one.from}`),
        one.rule,
      ]
        .filter(Boolean)
        .join(' · ');
      const lines = [
        `${one.term} = ${one.said}${lang === 'en' ? ` (${one.label})` : ''}`,
        ...(one.sentence === undefined ? [] : [`  ${one.sentence}`]),
        ...(one.formula === undefined ? [] : [`  ${words.formula}: ${one.formula}`]),
        ...(one.numbers === undefined ? [] : [`  ${words.numbers}: ${one.numbers}`]),
        ...(basis === '' ? [] : [`  ${words.source}: ${basis}`]),
        ...(one.natures === undefined ? [] : [`  ${words.natures}: ${natureLine(one.natures)}`]),
        ...(one.note === undefined ? [] : [`  ${words.note}: ${one.note}`]),
        ...(one.assumed.length === 0
          ? []
          : [`  ! ${words.assumed}: ${one.assumed.map(({ term, value }) => `${term} ${value}`).join(', ')}`]),
        ...(one.restsOn.length === 0 ? [] : [`  ! ${words.unconfirmed}: ${one.restsOn.join(', ')}`]),
      ];
      return lines.map((line) => hang(line, indent, columns)).join('\n');
    })
    .join('\n');
}

const natureLine = (natures: ReadonlyMap<string, string>): string =>
  [...natures].map(([nature, text]) => `${nature} ${text}`).join(' · ');

/** Wraps with the continuation lines two columns further in. */
function hang(line: string, indent: string, columns: number): string {
  const own = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...rest] = wrap(line.trim(), columns - 2, indent + own).split('\n');
  return [first, ...rest.map((more) => `  ${more}`)].join('\n');
}

export const explanationJson = (one: Explanation): Record<string, unknown> => ({
  제도: one.scheme,
  항목: one.term,
  값: one.value,
  수식: one.formula ?? null,
  대입: one.numbers ?? null,
  문장: one.sentence ?? null,
  출처: one.source ?? null,
  조문: one.article ?? null,
  시행일: one.from ?? null,
  확인: one.confirmed,
  미확인: one.restsOn,
  ...assumedJson(one.assumed),
  규칙: one.rule ?? null,
  참고: one.note ?? null,
  성질: one.natures === undefined ? null : Object.fromEntries(one.natures),
  쓰임: one.uses,
});
