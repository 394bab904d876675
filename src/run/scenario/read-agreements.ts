import { isoDay } from '../../calendar/date.ts';
import type { ScenarioAgreements } from '../../pay/agreements.ts';
import { type StatusChange, sinceEver } from '../../pay/agreements.ts';
import type { UnionCounts } from '../../pay/members.ts';
import { takeDay } from '../../people/cells/problems.ts';
import { Problems } from '../../problem/problem.ts';
import { resolveScheme } from '../../rules/assemble.ts';
import { noUnion, unionsOf, unknownWordValues, workRules } from '../../rules/check-agreements.ts';
import type { Compiled } from '../../rules/compile.ts';
import { agreementStatuses, type SchemeRule } from '../../rules/model.ts';
import { kindFact } from '../../rules/named-rules.ts';
import { entriesOf, items } from '../../rules/read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../../rules/source-tree.ts';
import { knownKey } from './as-known.ts';

const keys = ['협약변경', '취업규칙동의일', '조합원수'] as const;

/** What a scenario says of agreements; undefined where it applies none. */
export function readAgreements(
  node: MapNode,
  schemes: readonly string[],
  rules: Compiled,
  problems: Problems,
): ScenarioAgreements | undefined {
  if (entry(node, '협약') === undefined) {
    for (const key of keys) {
      const at = entry(node, key)?.at;
      if (at !== undefined) problems.add('needs-agreements', { at, term: key, values: { key } });
    }
    return undefined;
  }
  const flips = readFlips(items(node, '협약변경'), rules, problems);
  const consent = dayAt(node, '취업규칙동의일', problems);
  const members = readMembers(node, rules, problems);
  return {
    flips,
    flipped: flips.length === 0 ? [] : flippedSchemes(schemes, rules),
    ...(consent !== undefined && { consent }),
    ...(members.size > 0 && { members }),
  };
}

/** The name of a scheme under a scenario's changes of the agreements. */
export const flippedName = (scheme: string): string => `${scheme}(협약변경)`;

/** Each scheme and those it falls back on, under names of their own. */
function flippedSchemes(names: readonly string[], rules: Compiled): SchemeRule[] {
  const made = new Map<string, SchemeRule>();
  const visit = (name: string): void => {
    const scheme = rules.schemes.get(name);
    if (scheme === undefined || made.has(name)) return;
    // What is wrong with a scheme is said of the scheme itself.
    const { fallback } = resolveScheme(rules, scheme, new Problems());
    made.set(name, {
      name: flippedName(name),
      label: `${scheme.label}, agreements changed`,
      base: name,
      provisions: [],
      replace: [],
      applies: [],
      lines: [],
      shows: [],
      at: scheme.at,
      ...(fallback !== undefined && { fallback: flippedName(fallback) }),
    });
    if (fallback !== undefined) visit(fallback);
  };
  for (const name of names) visit(name);
  return [...made.values()];
}

function readFlips(list: readonly SourceNode[], rules: Compiled, problems: Problems): StatusChange[] {
  const unions = [...unionsOf(rules), workRules];
  const seen = new Set<string>();
  return list.flatMap((item, i) => {
    const term = `협약변경[${i + 1}]`;
    const [union = '', agreement = '', status = ''] = ['노조', '조항', '상태'].map((key) =>
      textAt(item, key),
    );
    const at = (key: string) => entry(item, key)?.at ?? item.at;
    if (!unions.includes(union))
      problems.add('unknown-choice', {
        at: at('노조'),
        term: `${term}.노조`,
        values: unknownWordValues(union, unions),
      });
    if (!rules.agreements.has(agreement)) {
      const { text: name = '', ...values } = unknownWordValues(agreement, [...rules.agreements.keys()]);
      problems.add('unknown-agreement', {
        at: at('조항'),
        term: `${term}.조항`,
        values: { name, ...values },
      });
    }
    const known = union === workRules ? ['변경', '현행'] : ['체결', '교섭중', '없음'];
    if (!known.includes(status))
      problems.add('unknown-choice', {
        at: at('상태'),
        term: `${term}.상태`,
        values: unknownWordValues(status, known),
      });
    const needsDay = (status === '체결' || status === '변경') && entry(item, '체결일') === undefined;
    if (needsDay) problems.add('missing-key', { at: item.at, term, values: { key: '체결일' } });
    const from = dayAt(item, '체결일', problems, term) ?? sinceEver;
    // It counts where a scenario is read as it was known.
    dayAt(item, knownKey, problems, term);
    const key = `${union} ${agreement} ${from}`;
    if (seen.has(key))
      problems.add('agreement-overlap', { at: item.at, term, values: { party: union, from, until: from } });
    seen.add(key);
    return [{ union, agreement, status: agreementStatuses.find((one) => one === status) ?? '교섭중', from }];
  });
}

function dayAt(node: SourceNode, key: string, problems: Problems, above?: string): string | undefined {
  const value = entry(node, key);
  if (value?.kind !== 'scalar') return undefined;
  const term = above === undefined ? key : `${above}.${key}`;
  const day = takeDay(value.text, { term, at: value.at }, problems);
  return day === undefined ? undefined : isoDay(day);
}

/** Heads by kind; those in no union must be given too, for a share is of all. */
function readMembers(node: MapNode, rules: Compiled, problems: Problems): Map<string, UnionCounts> {
  const type = rules.terms.get(kindFact)?.type;
  const kinds = type?.kind === 'choice' ? (type.choices ?? []) : [];
  const unions = [...unionsOf(rules), noUnion];
  return new Map(
    entriesOf(node, '조합원수').map(({ key: kind, keyAt, value }) => {
      const term = `조합원수.${kind}`;
      if (!kinds.includes(kind))
        problems.add('unknown-choice', {
          at: keyAt,
          term: '조합원수',
          values: unknownWordValues(kind, kinds),
        });
      const entries = value.kind === 'map' ? value.entries : [];
      for (const one of entries) {
        if (!unions.includes(one.key))
          problems.add('unknown-choice', { at: one.keyAt, term, values: unknownWordValues(one.key, unions) });
      }
      if (!entries.some(({ key }) => key === noUnion))
        problems.add('missing-key', { at: value.at, term, values: { key: noUnion } });
      return [kind, new Map(entries.map((one) => [one.key, heads(one.value)]))];
    }),
  );
}

/** The schema lets only whole numbers pass. */
const heads = (node: SourceNode): number =>
  node.kind === 'scalar' && typeof node.plain === 'number' ? node.plain : 0;
