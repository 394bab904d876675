import { isoMonth, type Month } from '../../calendar/date.ts';
import { scenario as scenarioShape } from '../../generated/validate-scenario.js';
import { takeMonth } from '../../people/cells/problems.ts';
import { takeAmount } from '../../people/inputs/allowance-cells.ts';
import { type FactBooks, factBooks } from '../../people/inputs/fact-books.ts';
import { readOneDay } from '../../people/inputs/hours.ts';
import type { PlacedText } from '../../people/inputs/shift.ts';
import { nearest } from '../../problem/nearest.ts';
import { Problems } from '../../problem/problem.ts';
import { resolveScheme } from '../../rules/assemble.ts';
import { readAssumptions } from '../../rules/assumptions.ts';
import type { Compiled } from '../../rules/compile.ts';
import { unknownKey } from '../../rules/node-fields.ts';
import { entriesOf, items } from '../../rules/read-term.ts';
import { validate } from '../../rules/schema.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../../rules/source-tree.ts';
import { flippedName, readAgreements } from './read-agreements.ts';
import { readChanges } from './read-changes.ts';
import { readClosing } from './read-closing.ts';
import { readDefinitions } from './read-definitions.ts';
import { dayKeys, monthsFile, peopleFiles, type Scenario } from './scenario.ts';
import { listKinds } from './table-kind.ts';

/** Reads a scenario's tree (its base already merged under it); undefined when anything is wrong. */
export function readScenario(node: SourceNode, known: Compiled, problems: Problems): Scenario | undefined {
  const before = problems.list.length;
  if (node.kind === 'map' && entry(node, '제도') === undefined && known.ruleSet.compared === undefined)
    problems.add('missing-key', { at: node.at, values: { key: '제도' } });
  if (!validate(node, scenarioShape, problems) || node.kind !== 'map') return undefined;
  const { rules, defined } = readDefinitions(node, known, problems);
  const schemes = readSchemes(node, rules, problems);
  const months = readMonths(node, problems);
  const [people, synthetic] = [entry(node, '사람'), entry(node, '합성인력')];
  if (people === undefined && synthetic === undefined) {
    problems.add('missing-key', { at: node.at, values: { key: '사람', expected: '사람 / 합성인력' } });
  }
  if (people !== undefined && synthetic !== undefined) {
    problems.add('conflicting-keys', { at: people.at, values: { keys: '사람, 합성인력' } });
  }
  refuseBesideMonths(people, problems);
  const books = factBooks(rules, schemes);
  const tables = [...peopleFiles, ...listKinds(books).map(({ key }) => key)];
  refuseUnknownTables(people, tables, books, problems);
  const day = entry(people, '일과');
  const pattern = day && readOneDay(day, entry(people, '휴게'), problems);
  const [assumption, assumed] = [entry(node, '근무가정'), entry(node, '가정')];
  const changes = readChanges(node, defined, rules, problems);
  const [negotiation, projection, budget] = ['교섭', '전망', '예산'].map((key) => entry(node, key));
  const report = readReport(node, rules, schemes, problems);
  const closing = readClosing(node, rules, schemes, problems);
  const agreements = readAgreements(node, schemes, rules, problems);
  if (problems.list.length > before) return undefined;
  return {
    name: textAt(node, '시나리오') ?? '',
    about: textAt(node, '설명') ?? '',
    months,
    schemes: [...schemes, ...(agreements?.flips.length ? schemes.map(flippedName) : [])],
    assumption: { name: textAt(assumption, '이름') ?? '', about: textAt(assumption, '설명') ?? '' },
    // What is laid over a scheme lies over it under changed agreements too.
    changes: new Map(
      [...changes].flatMap(([name, one]) => [[name, one] as const, [flippedName(name), one] as const]),
    ),
    ...(defined.length > 0 && { defined }),
    ...(agreements && { agreements }),
    files: readFiles(people, tables),
    ...(pattern !== undefined && { pattern }),
    ...(synthetic !== undefined && { synthetic }),
    ...(assumed && { assumptions: readAssumptions(assumed) }),
    ...readUncertainty(entry(node, '불확실성')),
    ...(negotiation !== undefined && { negotiation }),
    ...(projection !== undefined && { projection }),
    ...(budget !== undefined && { budget }),
    ...(closing && { closing }),
    report,
  };
}

function readUncertainty(node: SourceNode | undefined): Pick<Scenario, 'uncertainty'> {
  if (node === undefined) return {};
  const factors = entriesOf(node, '요인').map(({ key, value }) => ({
    name: key,
    items:
      value.kind === 'list'
        ? value.items.flatMap((item): PlacedText[] =>
            item.kind === 'scalar' ? [{ text: item.text, at: item.at }] : [],
          )
        : [],
  }));
  return { uncertainty: { draws: Number(textAt(node, '횟수') ?? defaultDraws), factors } };
}

const defaultDraws = 100;

/** The schemes that a scenario names, or those of its project. */
function readSchemes(node: MapNode, rules: Compiled, problems: Problems): string[] {
  const { compared } = rules.ruleSet;
  if (entry(node, '제도') === undefined && compared !== undefined) {
    for (const { text, at } of compared) rules.scheme(text, at, problems);
    return compared.map(({ text }) => text);
  }
  const seen = new Set<string>();
  return items(node, '제도').flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    rules.scheme(item.text, item.at, problems);
    if (seen.has(item.text)) problems.add('scheme-twice', { at: item.at, values: { name: item.text } });
    seen.add(item.text);
    return [item.text];
  });
}

function readMonths(node: MapNode, problems: Problems): Month[] {
  const part = entry(node, '귀속월');
  const month = (key: string): Month | undefined => {
    const value = entry(part, key);
    return value?.kind === 'scalar'
      ? takeMonth(value.text, { term: `귀속월.${key}`, at: value.at }, problems)
      : undefined;
  };
  const [from, to] = [month('시작'), month('종료')];
  if (from === undefined || to === undefined) return [];
  if (from > to) {
    problems.add('month-before-months', { at: part?.at, values: { from: isoMonth(from), to: isoMonth(to) } });
    return [];
  }
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Tables are those of every scenario, and of the list facts that the compared schemes ask for. */
function refuseUnknownTables(
  people: SourceNode | undefined,
  tables: readonly string[],
  { 직원, 근무 }: FactBooks,
  problems: Problems,
): void {
  // The table of a list that none of the schemes asks for is not read.
  const isOther = (key: string): boolean => 직원.others.has(key) || 근무.others.has(key);
  const known = [...tables, ...dayKeys];
  for (const { key, keyAt } of people?.kind === 'map' ? people.entries : [])
    if (!known.includes(key) && !isOther(key)) unknownKey(key, known, '사람', keyAt, problems);
}

function readFiles(people: SourceNode | undefined, tables: readonly string[]): Map<string, PlacedText> {
  const files = new Map<string, PlacedText>();
  for (const key of tables) {
    const value = entry(people, key);
    if (value?.kind === 'scalar') files.set(key, { text: value.text, at: value.at });
  }
  return files;
}

/** A file of person-months says everything itself. */
function refuseBesideMonths(people: SourceNode | undefined, problems: Problems): void {
  const months = entry(people, monthsFile);
  if (months === undefined || people?.kind !== 'map' || people.entries.length < 2) return;
  const keys = people.entries.map(({ key }) => key).join(', ');
  problems.add('conflicting-keys', { at: months.at, term: '사람', values: { keys } });
}

function readReport(
  node: MapNode,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): Scenario['report'] {
  const part = entry(node, '보고');
  const bin = entry(part, '분포구간');
  const term = '보고.분포구간';
  const width =
    bin?.kind === 'scalar' ? takeAmount({ text: bin.text, at: bin.at }, problems, term) : undefined;
  if (width === 0) problems.add('below-minimum', { at: bin?.at, term, values: { text: '0', min: '1원' } });
  const top = textAt(part, '상위');
  const kinds = readKinds(entry(part, '종류'), rules, schemes, problems);
  const groups = readGroups(entry(part, '무리'), rules, schemes, problems);
  return {
    binWidth: width ?? 100_000,
    top: top === undefined ? 10 : Number.parseInt(top, 10),
    ...(kinds && { kinds }),
    ...(groups && { groups }),
    ...(textAt(part, '원인') === 'true' && { why: true }),
  };
}

/** The facts of people that groups are made by, by their keys; each once. */
function readGroups(
  node: SourceNode | undefined,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): string[] | undefined {
  if (node?.kind !== 'list') return undefined;
  const known = factBooks(rules, schemes).직원;
  const asked = new Set<string>();
  for (const item of node.items) {
    const text = item.kind === 'scalar' ? item.text : '';
    const found = known.find(text);
    if (found !== undefined) asked.add(found.name);
    else {
      const near = known.nearest(text);
      const values = { text, known: known.keys.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-choice', { at: item.at, term: '보고.무리', values });
    }
  }
  return [...asked];
}

/** The kinds of lines to show, in the payslip's order whatever order they are named in. */
function readKinds(
  node: SourceNode | undefined,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): string[] | undefined {
  if (node?.kind !== 'list') return undefined;
  const known = new Set(
    schemes.flatMap((name) => {
      const scheme = rules.schemes.get(name);
      return scheme ? resolveScheme(rules, scheme, new Problems()).lines.map(({ kind }) => kind) : [];
    }),
  );
  const asked = new Set<string>();
  for (const item of node.items) {
    const text = item.kind === 'scalar' ? item.text : '';
    if (known.has(text)) asked.add(text);
    else {
      const near = nearest(text, known);
      const values = { text, known: [...known].join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-choice', { at: item.at, term: '보고.종류', values });
    }
  }
  return [...known].filter((kind) => asked.has(kind));
}
