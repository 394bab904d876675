import type { Value } from '../../formula/checked.ts';
import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { fieldsOf, mapAt, scalarAt, unknownKey } from '../../rules/node-fields.ts';
import type { SourceNode } from '../../rules/source-tree.ts';
import { plainSpelling } from '../cells/plain.ts';
import { question } from '../cells/question.ts';
import type { FactBook } from '../facts.ts';
import { type Distribution, factKey, isNumeric, readDistribution } from './distribution.ts';

/** How one fact is drawn: from a distribution, or as a multiple of another figure. */
export interface FactDraw {
  readonly term: TermRule;
  /** The fact itself, or with `base` what that figure is multiplied by. */
  readonly by: Distribution<Value>;
  /** A figure of `drawnFigures`, or the term name of a fact drawn before. The product is cut to the fact's grain. */
  readonly base?: string;
  readonly baseAt?: Place;
  readonly at: Place;
}

const multiplier = question('배수', '비율', { min: '0', max: '1_000', step: '0.01%' });

/** Reads `{ 사실: 분포, … }`; each 분포 as `readDistribution` has it, or `{ 기준: 제공건수, 배수: 분포 }`. */
export function readDraws(node: SourceNode, group: string, book: FactBook, problems: Problems): FactDraw[] {
  return (mapAt(node, group, problems)?.entries ?? []).flatMap(({ key, keyAt, value }) => {
    const term = book.find(key);
    if (term !== undefined) return readDraw(term, value, problems) ?? [];
    if (!book.others.has(key)) unknownKey(key, book.keys, group, keyAt, problems);
    return [];
  });
}

function readDraw(term: TermRule, node: SourceNode, problems: Problems): FactDraw | undefined {
  const isMultiple = node.kind === 'map' && node.entries.some(({ key }) => key === '기준' || key === '배수');
  if (!isMultiple) {
    const by = readDistribution(node, term, problems);
    return by && { term, by, at: node.at };
  }
  const keys = ['기준', '배수'];
  const fields = fieldsOf(node, factKey(term), keys, keys, problems);
  const [baseNode, byNode] = [fields?.get('기준'), fields?.get('배수')];
  const base = baseNode && scalarAt(baseNode, '기준', problems);
  const by = byNode && readDistribution(byNode, multiplier, problems);
  if (!isNumeric(term)) {
    const values = { found: '{기준, 배수}', expected: term.unit };
    problems.add('wrong-type', { at: node.at, term: factKey(term), values });
    return undefined;
  }
  return base && by && { term, by, base: plainSpelling(base.text), baseAt: base.at, at: node.at };
}

/** `own` stands in for the draws of the same facts in `common`, and adds to them. */
export function overlay(common: readonly FactDraw[], own: readonly FactDraw[]): FactDraw[] {
  const names = new Set(common.map(({ term }) => term.name));
  return [
    ...common.map((one) => own.find(({ term }) => term.name === one.term.name) ?? one),
    ...own.filter(({ term }) => !names.has(term.name)),
  ];
}

/**
 * Puts draws in the order in which they are made, leave first, else as written, and finds each multiple's base:
 * a number drawn before it, one of `before` (the person's own draws), or for months one of `drawnFigures`.
 * `leaveFacts`: the facts that hold days of leave, in the order in which these are taken.
 * Problems: `unknown-choice` for a base there is not, or not yet.
 */
export function ordered(
  draws: readonly FactDraw[],
  before: readonly FactDraw[],
  figures: readonly string[],
  leaveFacts: ReadonlySet<string>,
  problems: Problems,
): FactDraw[] {
  const bases = new Map<string, string>(
    figures.filter((name) => name !== '근무가능일수').map((name) => [name, name]),
  );
  const learn = ({ term }: FactDraw): void => {
    if (isNumeric(term)) for (const key of [factKey(term), term.name]) bases.set(key, term.name);
  };
  before.forEach(learn);
  const leave = [...leaveFacts].flatMap((name) => draws.filter(({ term }) => term.name === name));
  const rest = draws.filter(({ term }) => !leaveFacts.has(term.name));
  return [...leave, ...rest].map((one, i) => {
    if (i === leave.length && figures.includes('근무가능일수')) bases.set('근무가능일수', '근무가능일수');
    const base = one.base === undefined ? undefined : bases.get(one.base);
    if (one.base !== undefined && base === undefined) reportBase(one, one.base, [...bases.keys()], problems);
    learn(one);
    return base === undefined ? one : { ...one, base };
  });
}

function reportBase(
  { baseAt, term }: FactDraw,
  text: string,
  known: readonly string[],
  problems: Problems,
): void {
  // Listed people share the common draws: one report is enough.
  if (problems.list.some(({ at }) => at !== undefined && at === baseAt)) return;
  const near = nearest(text, known);
  const values = { text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-choice', { at: baseAt, term: `${factKey(term)}.기준`, values });
}
