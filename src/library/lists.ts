import { nearest } from '../problem/nearest.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import type { Compiled } from '../rules/compile.ts';
import { shownScheme } from '../rules/items/scheme-lines.ts';
import { needRules } from './arguments.ts';
import type { Names } from './names.ts';
import type { Rules } from './rules.ts';

/** 제도: what may be asked for. */
export interface SchemeEntry<N extends Names = Names> {
  readonly name: N['scheme'];
  /** In English. */
  readonly label: string;
  readonly note?: string;
  readonly base?: N['scheme'];
  /** Whose figures those get whom it does not cover. */
  readonly otherwise?: N['scheme'];
  /** The first and the last month (YYYY-MM) in which it holds. */
  readonly from?: string;
  readonly until?: string;
  readonly lines: readonly {
    readonly kind: string;
    readonly label: string;
    readonly items: readonly N['line'][];
    readonly total: N['line'];
  }[];
}

/** 항목: a named figure. */
export interface TermEntry<N extends Names = Names> {
  readonly name: N['term'];
  /** In English. */
  readonly label: string;
  /** 원, 원/시간, 여부, 선택, 날짜 … */
  readonly unit: string;
  /** 모수: values. 수식: a formula. 사실: what an input or the calendar gives. 합계: a total of lines. */
  readonly kind: '모수' | '수식' | '사실' | '합계';
  readonly choices?: readonly string[];
  readonly note?: string;
  /** The provisions that define it. */
  readonly provisions: readonly string[];
  /** For facts of people: where an input gives it, and under which key. */
  readonly given?: { readonly in: '직원' | '근무'; readonly key: string; readonly required: boolean };
}

/** The schemes of some rules, with their lines. */
export const listSchemes = <N extends Names>(rules: Rules<N>): readonly SchemeEntry<N>[] => {
  needRules('listSchemes', rules);
  const { compiled } = rules;
  return [...compiled.schemes.values()].map((scheme) => {
    const { name, label, note, base, fallback, valid, lines } = shownScheme(compiled, scheme);
    return {
      name,
      label,
      ...(note !== undefined && { note }),
      ...(base !== undefined && { base }),
      ...(fallback !== undefined && { otherwise: fallback }),
      ...(valid?.from !== undefined && { from: valid.from }),
      ...(valid?.until !== undefined && { until: valid.until }),
      lines: lines.map(({ kind, label: own, items, total }) => ({ kind, label: own, items, total })),
    };
  });
};

/** The terms of some rules, as they are first defined. */
export const listTerms = <N extends Names>(rules: Rules<N>): readonly TermEntry<N>[] => {
  needRules('listTerms', rules);
  const { compiled } = rules;
  return [...compiled.terms].flatMap(([name, { rules: defined }]): TermEntry<N>[] => {
    // Sums over items are asked for by what they sum, not by name.
    if (compiled.sums.has(name)) return [];
    const rule = defined[0]?.rule;
    const provisions = defined.map(({ provision }) => provision.name);
    if (rule === undefined)
      return [{ name, label: totalLabel(compiled, name), unit: '원', kind: '합계', provisions }];
    const { label, unit, choices, note, fact, entries = [] } = rule;
    const { from, key = name, required = false } = fact ?? {};
    const term: TermEntry<N> = {
      name,
      label,
      unit,
      kind: fact !== undefined ? '사실' : entries.every(({ literal }) => literal) ? '모수' : '수식',
      ...(choices !== undefined && { choices }),
      ...(note !== undefined && { note }),
      provisions,
      ...((from === '직원' || from === '근무') && { given: { in: from, key, required } }),
    };
    return [term];
  });
};

/** 급여항목: a line of payslips that says what it is. */
export interface ItemEntry<N extends Names = Names> {
  readonly name: N['line'];
  /** In English. */
  readonly label: string;
  /** The kind of lines it is one of: 지급, 공제, 사업주부담. */
  readonly kind: string;
  /** The provision that declares it. */
  readonly provision: string;
  /** By nature: what it is, from each date on; of one that is divided, what its parts are. */
  readonly natures: Readonly<Record<string, readonly { readonly from?: string; readonly choice: string }[]>>;
}

/** The pay items of some rules, provision by provision. */
export const listItems = <N extends Names>(rules: Rules<N>): readonly ItemEntry<N>[] => {
  needRules('listItems', rules);
  const { compiled } = rules;
  return [...compiled.provisions.values()].flatMap((provision) =>
    provision.items.map(({ name, label, line, natures }): ItemEntry<N> => {
      const choicesOf = ({ choices, parts, rest }: (typeof natures)[number]) => [
        ...choices.map(({ from, choice }) => ({ ...(from !== undefined && { from }), choice: choice.text })),
        ...parts.map(({ choice }) => ({ choice: choice.text })),
        ...(rest === undefined ? [] : [{ choice: rest.text }]),
      ];
      return {
        name,
        label,
        kind: line,
        provision: provision.name,
        natures: Object.fromEntries(natures.map((one) => [one.nature, choicesOf(one)])),
      };
    }),
  );
};

const totalLabel = (compiled: Compiled, name: string): string =>
  [...compiled.schemes.values()].flatMap(({ lines }) => lines).find(({ total }) => total === name)?.label ??
  name;

const known = new WeakMap<Compiled, ReadonlySet<string>>();

/** The lines of all schemes, totals included. */
export function linesIn(compiled: Compiled): ReadonlySet<string> {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const made = new Set(
    [...compiled.schemes.values()].flatMap((scheme) =>
      shownScheme(compiled, scheme).lines.flatMap(({ items, total }) => [...items, total]),
    ),
  );
  known.set(compiled, made);
  return made;
}

/** @throws ProblemError for what is no line of any scheme, with the nearest */
export function requireLine(compiled: Compiled, name: string): void {
  const lines = linesIn(compiled);
  if (lines.has(name)) return;
  const near = nearest(name, lines);
  const nearby = near !== undefined && { nearest: near };
  throw new ProblemError([
    compiled.terms.has(name)
      ? problem('unknown-choice', {
          term: '항목',
          values: { text: name, known: [...lines].join(', '), ...nearby },
        })
      : problem('unknown-term', { term: name, values: { name, ...nearby } }),
  ]);
}

/** @throws ProblemError for a term that the rules, or the scheme, do not have */
export function requireTerm(compiled: Compiled, scheme: string, has: boolean, name: string): void {
  if (has) return;
  const problems = new Problems();
  const rules = compiled.terms.get(name)?.rules;
  const near = nearest(name, compiled.terms.keys());
  if (rules === undefined)
    problems.add('unknown-term', {
      term: name,
      values: { name, ...(near !== undefined && { nearest: near }) },
    });
  else {
    const provisions = rules.map(({ provision }) => provision.name).join(', ');
    problems.add('not-in-scheme', { term: name, values: { name, scheme, provisions } });
  }
  problems.throwIfAny();
}

/** @throws ProblemError for schemes that there are not, with the nearest */
export function requireSchemes(compiled: Compiled, schemes: readonly string[]): void {
  const problems = new Problems();
  for (const name of schemes) compiled.scheme(name, undefined, problems);
  problems.throwIfAny();
}
