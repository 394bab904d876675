import { isoDay } from '../../formula/civil.ts';
import type { Compiled } from '../compile.ts';
import { holidayRuleTexts } from '../holidays/rule-text.ts';
import type { AgreementRule, Provision, SchemeRule, Source, TableRule } from '../model.ts';
import { conditionDifferences, requireDifferences } from './conditions.ts';
import { withListsWhole } from './lists.ts';
import { natureDifferences } from './natures.ts';
import { ruleTextOf } from './rule-text.ts';
import { tableDifferences } from './tables.ts';
import { isSameTerm, termDifferences } from './terms.ts';
import type { Difference, RuleText } from './types.ts';

/** Everything in which one rule set differs from another. */
export function ruleSetDifferences(a: Compiled, b: Compiled): Difference[] {
  const [before, after] = [a.ruleSet, b.ruleSet];
  const inProvisions = matched(before.provisions, after.provisions).flatMap(([from, to]) =>
    provisions(a, b, from, to),
  );
  const termsOf = ({ ruleSet }: Compiled) => ruleSet.provisions.flatMap(({ terms }) => terms);
  return [
    ...withListsWhole(inProvisions, termsOf(a), termsOf(b)),
    ...matched(before.schemes, after.schemes).flatMap(([from, to]) => schemes(a, b, from, to)),
    ...dataDifferences(a, b),
    ...matched(before.agreements, after.agreements).flatMap(([from, to]) => agreements(from, to)),
  ];
}

/** What differs in tables, holidays and kinds of leave, which are of no provision. */
export const dataDifferences = (a: Compiled, b: Compiled): Difference[] =>
  a === b
    ? []
    : [
        ...matched(a.ruleSet.tables, b.ruleSet.tables).flatMap(([from, to]) => tables(from, to)),
        ...calendarDifferences(a, b),
      ];

/** Things of the same name on both sides, in the order of the second, those that it lacks last. */
function matched<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T | undefined, T | undefined])[] {
  const of = (all: readonly T[], name: string): T | undefined => all.find((one) => one.name === name);
  return [
    ...after.map((one) => [of(before, one.name), one] as const),
    ...before.flatMap((one) => (of(after, one.name) === undefined ? [[one, undefined] as const] : [])),
  ];
}

/** A difference of something that has no dates: there, or not, or another text. */
function plain(
  one: Omit<Difference, 'before' | 'after' | 'sources'> & { readonly sources?: readonly Source[] },
  before: RuleText | undefined,
  after: RuleText | undefined,
): Difference[] {
  if (before?.text === after?.text) return [];
  return [{ ...one, sources: one.sources ?? [], ...(before && { before }), ...(after && { after }) }];
}
const text = (value: string | undefined): RuleText | undefined =>
  value === undefined ? undefined : { text: value };

function provisions(
  a: Compiled,
  b: Compiled,
  from: Provision | undefined,
  to: Provision | undefined,
): Difference[] {
  const one = to ?? from;
  if (one === undefined) return [];
  const { name, label, source } = one;
  const about = {
    kind: '조항' as const,
    group: name,
    name,
    label,
    within: '',
    sources: source ? [source] : [],
  };
  // What a new provision says is said with it; of one that goes, that it goes.
  return [
    ...plain(about, text(from?.name), text(to?.name)),
    ...(to === undefined
      ? []
      : matched(from?.terms ?? [], to.terms).flatMap(([own, theirs]) => {
          const before = own && { rules: a, term: { rule: own, provision: from } };
          const after = theirs && { rules: b, term: { rule: theirs, provision: to } };
          if (before && after && isSameTerm(before, after)) return [];
          const key = `${name} ${(theirs ?? own)?.name ?? ''}`;
          const group = from === undefined ? name : key;
          return termDifferences(before, after, { kind: '항목', group, within: name });
        })),
    ...(to === undefined
      ? []
      : [
          ...natureDifferences(from ? [from] : [], [to], (within, item) => `${within} ${item}`),
          ...conditionDifferences(a, from?.findings ?? [], b, to.findings, name, undefined),
          ...requireDifferences(a, from?.requires ?? [], b, to.requires, name, undefined),
        ]),
  ];
}

function schemes(
  a: Compiled,
  b: Compiled,
  from: SchemeRule | undefined,
  to: SchemeRule | undefined,
): Difference[] {
  const one = to ?? from;
  if (one === undefined) return [];
  const { name, label } = one;
  const about = (what: string) => ({ kind: '제도' as const, group: name, name: what, label, within: name });
  if (from === undefined || to === undefined) {
    const [before, after] = [text(from?.name), text(to?.name)];
    return plain({ ...about(name), within: '' }, before, after);
  }
  const parts = (scheme: SchemeRule, rules: Compiled): ReadonlyMap<string, string> =>
    new Map([
      ['바탕', scheme.base ?? ''],
      ['조항', scheme.provisions.map((own) => own.name).join(', ')],
      ...scheme.replace.map(
        (own) => [`${own.change === undefined ? '' : `${own.change}: `}${own.from} 대신`, own.to] as const,
      ),
      ['미적용', scheme.fallback ?? ''],
      ['지켜지는 달', monthsText(scheme)],
      ...scheme.applies.map((own) => [`적용 조건 ${own.name}`, conditionText(rules, own)] as const),
      ...scheme.lines.map(
        (own) =>
          [`${own.kind} 항목`, `${own.total} = ${own.formula?.text ?? own.items.join(' + ')}`] as const,
      ),
    ]);
  const [before, after] = [parts(from, a), parts(to, b)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) =>
    plain(about(key), text(before.get(key) || undefined), text(after.get(key) || undefined)),
  );
}

const monthsText = ({ valid }: SchemeRule): string =>
  valid === undefined ? '' : `${valid.from ?? ''}~${valid.until ?? ''}`;

function conditionText(rules: Compiled, { name, when }: SchemeRule['applies'][number]): string {
  const entry = { formula: when, literal: false, source: { text: '' }, confirmed: true };
  return ruleTextOf(rules, { name: `적용:${name}`, unit: '여부' }, entry).text;
}

function tables(from: TableRule | undefined, to: TableRule | undefined): Difference[] {
  const one = to ?? from;
  if (one === undefined) return [];
  const about = { kind: '표' as const, group: '표', name: one.name, label: one.label, within: '' };
  if (from === undefined || to === undefined) return plain(about, text(from?.name), text(to?.name));
  return tableDifferences(from, to);
}

/** What the calendar goes by: the days, and the kinds of leave, which have one cost with them. */
export const calendarDifferences = (a: Compiled, b: Compiled): Difference[] => [
  ...holidayDifferences(a, b),
  ...holidayRuleDifferences(a, b),
  ...leaveDifferences(a, b),
];

function leaveDifferences(a: Compiled, b: Compiled): Difference[] {
  const kinds = ({ leave }: Compiled) => [
    ...leave.counted.map(({ name, label, fact, dates, counts, isAbsence }) => ({
      name,
      label,
      text: [fact, dates, ...(isAbsence ? ['absence'] : []), ...Object.values(counts)].join(', '),
    })),
    ...leave.dated.map(({ name, label, facts, effects }) => ({
      name,
      label,
      text: [
        ...Object.values(facts),
        ...Object.entries(effects).map(([effect, choice]) => `${effect} ${choice}`),
      ].join(', '),
    })),
  ];
  return matched(kinds(a), kinds(b)).flatMap(([from, to]) => {
    const { name = '', label = '' } = to ?? from ?? {};
    return plain(
      { kind: '휴가', group: '공휴일', name, label, within: '' },
      text(from?.text),
      text(to?.text),
    );
  });
}

/** Holidays by day: there, gone, or of another name or kind. */
function holidayDifferences(a: Compiled, b: Compiled): Difference[] {
  const named = ({ ruleSet }: Compiled) =>
    [...new Set(ruleSet.holidays.map(({ day }) => day))].map((one) => ({
      name: isoDay(one),
      // A day may be a holiday for two reasons.
      text: ruleSet.holidays
        .flatMap(({ day, name, kind }) => (day === one ? [`${name}, ${kind}`] : []))
        .join('; '),
    }));
  return matched(named(a), named(b))
    .toSorted(([a1, b1], [a2, b2]) => ((b1 ?? a1)?.name ?? '').localeCompare((b2 ?? a2)?.name ?? ''))
    .flatMap(([from, to]) => {
      const name = (to ?? from)?.name ?? '';
      const about = { kind: '공휴일' as const, group: '공휴일', name, label: name, within: '' };
      return plain(about, text(from?.text), text(to?.text));
    });
}

/** Rules of holidays of years to come, by name. */
function holidayRuleDifferences(a: Compiled, b: Compiled): Difference[] {
  const named = ({ ruleSet }: Compiled) =>
    ruleSet.holidayRules.flatMap((one) =>
      [...holidayRuleTexts(one)].map(([name, line]) => ({ name, text: line })),
    );
  return matched(named(a), named(b)).flatMap(([from, to]) => {
    const name = (to ?? from)?.name ?? '';
    const about = { kind: '공휴일' as const, group: '공휴일', name, label: name, within: '' };
    return plain(about, text(from?.text), text(to?.text));
  });
}

/** Where each union stands on an issue, by dates. */
function agreements(from: AgreementRule | undefined, to: AgreementRule | undefined): Difference[] {
  const one = to ?? from;
  if (one === undefined) return [];
  const { name, label } = one;
  const about = (what: string) => ({ kind: '협약' as const, group: '협약', name: what, label, within: name });
  if (from === undefined || to === undefined)
    return plain({ ...about(name), within: '' }, text(from?.name), text(to?.name));
  const parts = (rule: AgreementRule): ReadonlyMap<string, string> =>
    new Map([
      ['종전 조건', rule.before],
      ['협약 조건', rule.after],
      ['조항', rule.replace.map((own) => `${own.from} 대신 ${own.to}`).join(', ')],
      ['값', rule.values.map((own) => `${own.name} ${own.value.text}`).join(', ')],
      ...rule.parties.map(
        (party) =>
          [
            party.name,
            party.states
              .map(
                (state) =>
                  `${state.from}부터${state.until === undefined ? '' : ` ${state.until}까지`} ${state.status}`,
              )
              .join(', '),
          ] as const,
      ),
    ]);
  const [before, after] = [parts(from), parts(to)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) =>
    plain(about(key), text(before.get(key) || undefined), text(after.get(key) || undefined)),
  );
}
