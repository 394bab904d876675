import { existsSync, statSync } from 'node:fs';
import { checkRules } from '../columns/check-rules.ts';
import type { Value } from '../formula/checked.ts';
import { scenarioBinding } from '../pay/agreements.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { defaultSource } from '../rules/builder.ts';
import type { Change } from '../rules/change.ts';
import { Compiled, withSchemes } from '../rules/compile.ts';
import { otherName } from '../rules/difference/merge.ts';
import { toPlain } from '../rules/source-tree.ts';
import type { ComparedPopulation, ComparisonKind, DifferenceQuery } from '../run/difference/difference.ts';
import type { RuleVersion } from '../run/difference/pair.ts';
import {
  type PeopleDifference,
  type PeopleSide,
  peopleDifference,
} from '../run/difference/people-difference.ts';
import type { Scenario } from '../run/scenario/scenario.ts';
import { besideFile, type LoadedScenario, type ScenarioBeforePeople } from './loaded-scenario.ts';
import { openProjectIn, ruleSetOfProject } from './project-rules.ts';
import { readRuleFolder } from './rule-folder.ts';
import { loadPeople, openScenario } from './scenario.ts';

/** The shipped rules by a name of their own, where no folder holds them. */
export const shippedNames: readonly string[] = ['기본규칙', 'shipped'];

/** What two sides are compared with. */
export interface DifferenceFiles {
  /** The rules that schemes and scenarios are of. */
  readonly rules: Compiled;
  readonly shipped: () => Promise<Compiled>;
  /** A scenario whose people and months stand in for the sides' own. */
  readonly scenario?: string | undefined;
  /** Whether costs are asked for. */
  readonly costs: boolean;
}

const noChanges: ReadonlyMap<string, Change> = new Map();

/** Reads two sides of one kind. @throws ProblemError for names of nothing, two kinds, and what is wrong in any file */
export async function readSides(
  texts: readonly [string, string],
  files: DifferenceFiles,
): Promise<DifferenceQuery> {
  const names: readonly [string, string] = [texts[0].normalize('NFC'), texts[1].normalize('NFC')];
  // A scheme of its own is known only to the scenario that defines it.
  const own = isDefinedElsewhere(texts, names, files)
    ? await openScenario(files.rules, files.scenario ?? '')
    : undefined;
  const kinds = kindsOf(texts, names, own === undefined ? files.rules : own.engine.rules);
  if (kinds[0] !== kinds[1]) {
    const [first, second] = names;
    const values = { first: `‘${first}’`, second: `‘${second}’`, firstKind: kinds[0], secondKind: kinds[1] };
    throw new ProblemError([problem('sides-of-two-kinds', { values })]);
  }
  if (kinds[0] === '제도') return readSchemes(names, files);
  return kinds[0] === '시나리오' ? readScenarios(texts, names, files) : readFolders(texts, names, files);
}

const isDefinedElsewhere = (
  texts: readonly string[],
  names: readonly string[],
  { rules, scenario }: DifferenceFiles,
): boolean =>
  scenario !== undefined &&
  names.some(
    (name, i) => !rules.schemes.has(name) && !shippedNames.includes(name) && !existsSync(texts[i] ?? ''),
  );

/** The rules with the schemes that a scenario makes; what is wrong with them was told when it was read. */
function withDefined(rules: Compiled, open: ScenarioBeforePeople | undefined): Compiled {
  const { defined = [], agreements } = open?.scenario ?? {};
  return withSchemes(rules, [...defined, ...(agreements?.flipped ?? [])], new Problems());
}

/** The scheme of the rules that a scheme of a scenario's own is made over: its people's facts are those to be read. */
function baseOfDefined(rules: Compiled, name: string, sides: readonly ScenarioBeforePeople[]): string {
  if (rules.schemes.has(name)) return name;
  const own = sides.flatMap(({ scenario }) => scenario.defined ?? []).find((one) => one.name === name);
  return own?.base === undefined ? name : baseOfDefined(rules, own.base, sides);
}

function kindsOf(
  texts: readonly [string, string],
  names: readonly [string, string],
  rules: Compiled,
): [ComparisonKind, ComparisonKind] {
  const problems = new Problems();
  const kind = (text: string, name: string): ComparisonKind => {
    if (rules.schemes.has(name)) return '제도';
    if (shippedNames.includes(name)) return '규칙';
    const found = statSync(text, { throwIfNoEntry: false });
    if (found !== undefined) return found.isDirectory() ? '규칙' : '시나리오';
    const known = [...rules.schemes.keys()];
    const near = nearest(name, known);
    const values = { text: name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('side-unknown', { values });
    return '제도';
  };
  const made: [ComparisonKind, ComparisonKind] = [kind(texts[0], names[0]), kind(texts[1], names[1])];
  problems.throwIfAny();
  return made;
}

/** Two schemes; a scenario lays its changes over both. */
async function readSchemes(
  names: readonly [string, string],
  files: DifferenceFiles,
): Promise<DifferenceQuery> {
  const { rules, scenario } = files;
  const open = scenario === undefined ? undefined : await openScenario(rules, scenario);
  const crowd = open && (await crowdOf(open, scenario ?? '', names));
  const changes = open?.scenario.changes ?? noChanges;
  const version = { rules: withDefined(rules, open), changes, ...bindingOf(crowd) };
  return { kind: '제도', names, versions: [version, version], pairs: [names], ...(crowd && { crowd }) };
}

/** Two scenarios: the schemes of one name, then those of one of them alone in their order. */
async function readScenarios(
  texts: readonly [string, string],
  names: readonly [string, string],
  { rules, scenario, costs }: DifferenceFiles,
): Promise<DifferenceQuery> {
  const [a, b] = [await openScenario(rules, texts[0]), await openScenario(rules, texts[1])];
  const pairs = pairsOf(a.scenario.schemes, b.scenario.schemes);
  const schemes = pairs.flat().map((name) => baseOfDefined(rules, name, [a, b]));
  const { others, people } = await besides([a, b], texts, schemes);
  if (costs && scenario === undefined && others.length > 0)
    throw new ProblemError([problem('people-differ', { values: { what: others.join(', ') } })]);
  // Whose cost it is must be said where people differ.
  const uncosted = costs && scenario === undefined && people !== undefined;
  const open = scenario === undefined ? a : await openScenario(rules, scenario);
  const crowd = costs && !uncosted ? await crowdOf(open, scenario ?? texts[0], schemes) : undefined;
  const binding = bindingOf(crowd);
  const months = [...new Set([...a.scenario.months, ...b.scenario.months])].sort((x, y) => x - y);
  return {
    kind: '시나리오',
    names,
    versions: [
      { rules: withDefined(rules, a), changes: a.scenario.changes, ...binding },
      { rules: withDefined(rules, b), changes: b.scenario.changes, ...binding },
    ],
    pairs,
    beside: others,
    ...(people && { people }),
    ...(uncosted && { uncosted }),
    months: crowd?.scenario.months ?? months,
    ...(crowd && { crowd }),
  };
}

/** Two rule sets; a scenario, which must hold under both, says for whom and under which schemes they are worked out. */
async function readFolders(
  texts: readonly [string, string],
  names: readonly [string, string],
  { shipped, scenario }: DifferenceFiles,
): Promise<DifferenceQuery> {
  const load = async (text: string, name: string): Promise<Compiled> =>
    shippedNames.includes(name) ? shipped() : folderRules(text);
  const [a, b] = [await load(texts[0], names[0]), await load(texts[1], names[1])];
  if (scenario === undefined) {
    const [before, after] = [a, b].map((rules) => ({ rules, changes: noChanges }));
    if (before === undefined || after === undefined) throw new Error('two sides');
    return { kind: '규칙', names, versions: [before, after], pairs: [] };
  }
  const [first, second] = [await openScenario(a, scenario), await openScenario(b, scenario)];
  // Each side's own agreements would bind, and whom they move is no clause of either.
  if (first.scenario.agreements !== undefined)
    throw new ProblemError([problem('agreements-apply', { values: { path: scenario } })]);
  const crowd = await crowdOf(first, scenario, []);
  return {
    kind: '규칙',
    names,
    versions: [
      { rules: a, changes: first.scenario.changes },
      { rules: b, changes: second.scenario.changes },
    ],
    pairs: first.scenario.schemes.map((scheme) => [scheme, scheme] as const),
    crowd,
  };
}

/** The rules of a folder or of a project's, held to all that `pumsak check` asks of them. */
async function folderRules(folder: string): Promise<Compiled> {
  const problems = new Problems();
  const project = await openProjectIn(folder);
  const read = project ? ruleSetOfProject(project, problems) : readRuleFolder(folder, problems);
  const rules = new Compiled(await read, problems);
  checkRules(rules, problems);
  problems.throwIfAny();
  return rules;
}

/** A scenario's people, with the facts that some more schemes ask for, and what binds them. */
async function crowdOf(
  open: ScenarioBeforePeople,
  path: string,
  schemes: readonly string[],
): Promise<ComparedPopulation & { readonly open: LoadedScenario }> {
  const loaded = await loadPeople(askingFor(open, schemes), path);
  return { scenario: loaded.scenario, people: loaded.table, open: loaded };
}

/** What binds the people of a scenario, laid over either side; nothing where it applies no agreements. */
function bindingOf(crowd: { readonly open: LoadedScenario } | undefined): Pick<RuleVersion, 'binding'> {
  const { agreements } = crowd?.open.scenario ?? {};
  const members = crowd?.open.engine.binding?.members;
  if (agreements === undefined || members === undefined) return {};
  // In one rule set the second side's schemes have names of their own.
  const flipped = agreements.flipped.flatMap((one) => [one, { ...one, name: otherName(one.name) }]);
  const bound = { ...agreements, flipped };
  return {
    binding: (rules, scheme) => {
      const made = scenarioBinding(rules, { schemes: [scheme], agreements: bound }, members);
      if (made === undefined) throw new RangeError('agreements without a scheme');
      return made;
    },
  };
}

/** @throws ProblemError schemes-unpaired */
function pairsOf(a: readonly string[], b: readonly string[]): (readonly [string, string])[] {
  const [first, second] = [a.filter((one) => !b.includes(one)), b.filter((one) => !a.includes(one))];
  if (first.length !== second.length) {
    const values = { first: first.join(', ') || '-', second: second.join(', ') || '-' };
    throw new ProblemError([problem('schemes-unpaired', { values })]);
  }
  return a.map((one) => [one, b.includes(one) ? one : (second[first.indexOf(one)] ?? one)] as const);
}

/** Everything but the rules in which two scenarios differ: agreements, and people, who are read only where they may. */
async function besides(
  sides: readonly [ScenarioBeforePeople, ScenarioBeforePeople],
  paths: readonly [string, string],
  schemes: readonly string[],
): Promise<{ readonly others: readonly string[]; readonly people?: PeopleDifference }> {
  const [a, b] = sides;
  const differ = (of: (scenario: Scenario, path: string) => unknown): boolean =>
    JSON.stringify(of(a.scenario, paths[0])) !== JSON.stringify(of(b.scenario, paths[1]));
  const others = differ(({ agreements }) => agreements && [agreements.flips, agreements.consent])
    ? ['협약']
    : [];
  const mayDiffer = differ(({ months, synthetic, files, pattern }, path) => [
    months,
    synthetic && toPlain(synthetic),
    [...files].map(([key, { text, at }]) => [key, besideFile(at.file ?? path, text)]),
    pattern,
  ]);
  if (!mayDiffer) return { others };
  const read = async (open: ScenarioBeforePeople, path: string): Promise<PeopleSide> => {
    const { table, scenario } = await loadPeople(askingFor(open, schemes), path);
    return { table, months: scenario.months };
  };
  const people = peopleDifference(
    await read(a, paths[0]),
    await read(b, paths[1]),
    assumedFacts(a.engine.rules),
  );
  return { others, ...(people && { people }) };
}

/** What the rules take a fact to be that nobody gives. */
function assumedFacts(rules: Compiled): (term: string) => Value | undefined {
  const known = new Map<string, Value | undefined>();
  return (term) => {
    if (known.has(term)) return known.get(term);
    const rule = rules.terms.get(term)?.rules[0]?.rule;
    const made =
      rule?.fact?.default === undefined
        ? undefined
        : rules.literal(term, defaultSource(rule), new Problems());
    known.set(term, made);
    return made;
  };
}

/** A scenario that asks for the facts of some more schemes. */
const askingFor = (open: ScenarioBeforePeople, schemes: readonly string[]): ScenarioBeforePeople => ({
  ...open,
  scenario: { ...open.scenario, schemes: [...new Set([...open.scenario.schemes, ...schemes])] },
});
