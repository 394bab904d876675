import { parseIsoDay } from '../../formula/civil.ts';
import type { Place, PlacePart, Problems } from '../../problem/problem.ts';
import type { FunctionRule, ItemNature, ItemRule, SourceText, TermRule } from '../model.ts';
import {
  entriesOf,
  formulaAt,
  type InheritedSource,
  inheritedSource,
  items,
  readKnown,
  readTerm,
  sourceOf,
} from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';
import { wholeText } from './less.ts';
import { restKey } from './nature-text.ts';

/** Pay items, and the terms that follow from them. */
export interface ReadItems {
  readonly items: readonly ItemRule[];
  readonly terms: readonly TermRule[];
}

const monthsOfYear = 12;

export function readItems(node: MapNode, inherited: InheritedSource, problems: Problems): ReadItems {
  const read = entriesOf(node, 'items').map(({ key, keyAt, value }) =>
    readItem(key, keyAt, value, inherited, problems),
  );
  return { items: read.map(({ item }) => item), terms: read.flatMap(({ terms }) => terms) };
}

/**
 * An item with an amount of its own brings its terms: the amount agreed, and what is paid of it. One without is about
 * the term of its name, which some provision holds.
 */
function readItem(
  name: string,
  at: Place,
  node: SourceNode,
  inherited: InheritedSource,
  problems: Problems,
): { readonly item: ItemRule; readonly terms: readonly TermRule[] } {
  const [after, month, paid, often] = ['after', 'month', 'paid', 'times'].map((key) => scalarAt(node, key));
  const hasAmount = ['value', 'values', 'formula', 'fact'].some((key) => entry(node, key) !== undefined);
  const amount = paid === undefined ? monthTerm(name) : `${name}회당액`;
  checkKeys(name, at, node, hasAmount, problems);
  const item: ItemRule = {
    name,
    label: textAt(node, 'label') ?? '',
    line: textAt(node, 'line') ?? '',
    ...(after && { after }),
    month: hasAmount ? monthTerm(name) : (month?.text ?? name),
    ...(hasAmount && { amount }),
    less: hasAmount ? lessOf(node) : [],
    isOccasional: paid !== undefined,
    ...(paid && often && { times: { count: Number(often.text), at: often.at, paid: { at: paid.at } } }),
    natures: naturesOf(name, node, problems),
    at,
  };
  if (!hasAmount) return { item, terms: [] };
  const read = readTerm(amount, at, node, inherited, problems, won);
  const agreed = read.fact?.key === amount ? { ...read, fact: { ...read.fact, key: name } } : read;
  // What follows from an amount is of the amount's source.
  const source = read.entries?.[0]?.source ??
    sourceOf(inheritedSource(node, inherited)) ?? { text: read.label };
  const derived = (term: string, unit: string, formula: SourceText): TermRule => {
    const entries = [{ formula, literal: false, source, confirmed: true }];
    return { name: term, label: read.label, unit, at: read.at, entries };
  };
  const whole = wholeText(amount, lessOf(node));
  const paidAt = (text: string): SourceText => ({ text, at: placeOfLess(text, at, node) });
  if (paid === undefined) return { item, terms: [agreed, derived(name, won, paidAt(whole))] };
  const isPaid = paidTerm(name);
  const times = item.times?.count ?? 1;
  const terms = [
    agreed,
    derived(item.month, won, { text: `${amount} * ${times} / ${monthsOfYear}`, at }),
    derived(isPaid, truth, paid),
    derived(name, won, paidAt(`if ${isPaid} then ${whole} else 0`)),
  ];
  return { item, terms };
}

const won = '원';
const truth = '여부';

/** The term of whether an item that is not paid every month is paid in this one. */
export const paidTerm = (name: string): string => `${name}지급월`;

/** The term of what is agreed for a whole month. */
const monthTerm = (name: string): string => `${name}월액`;

/** Where a formula stands that is made of an item: what is taken off, where the item names it. */
function placeOfLess(text: string, at: Place, node: SourceNode): Place {
  let from = 0;
  const named = items(node, 'less').flatMap((one) => {
    if (one.kind !== 'scalar') return [];
    from = text.indexOf(`${one.text}(`, from);
    return [partFrom(from, one.at)];
  });
  return { ...at, stretches: [partFrom(0, at), ...named] };
}

const partFrom = (offset: number, { line, column, excerpt }: Place): PlacePart => ({
  offset,
  line,
  column,
  ...(excerpt !== undefined && { excerpt }),
});

const lessOf = (node: SourceNode): string[] =>
  items(node, 'less').flatMap((one) => (one.kind === 'scalar' ? [one.text] : []));

function checkKeys(name: string, at: Place, node: SourceNode, hasAmount: boolean, problems: Problems): void {
  const has = (key: string): boolean => entry(node, key) !== undefined;
  const wrong = (found: string, expected: string): void => {
    problems.add('item-keys', { at, values: { name, found, expected } });
  };
  if (hasAmount && !has('less')) wrong('less가 없습니다', 'less: [함수, …] (덜어낼 것이 없으면 [])');
  if (!hasAmount && has('less'))
    wrong('less에 value·formula가 없습니다', 'value, values, formula, fact 가운데 하나');
  if (hasAmount && has('month')) wrong('month에 value·formula가 있습니다', '둘 가운데 하나');
  for (const { key } of entriesOf(node, 'cites'))
    if (entry(entry(node, 'nature'), key) === undefined)
      wrong(`nature에 없는 ${key}의 cites가 있습니다`, 'nature에 적은 성질');
  if (has('paid') !== has('times')) wrong('paid와 times 가운데 하나만 있습니다', '둘 다 있거나 둘 다 없음');
  if (!hasAmount && has('paid'))
    wrong('paid에 value·formula가 없습니다', 'value, values, formula, fact 가운데 하나');
}

function naturesOf(name: string, node: SourceNode, problems: Problems): ItemNature[] {
  const cited = entry(node, 'cites');
  return entriesOf(node, 'nature').map(({ key, keyAt, value }) => {
    const cites = textAt(cited, key);
    return { ...readNature(name, key, keyAt, value, problems), ...(cites !== undefined && { cites }) };
  });
}

function readNature(
  name: string,
  nature: string,
  at: Place,
  node: SourceNode,
  problems: Problems,
): ItemNature {
  if (node.kind === 'scalar')
    return { nature, choices: [{ choice: { text: node.text, at: node.at } }], parts: [], at };
  const all = node.kind === 'map' ? node.entries : [];
  const text = (value: SourceNode): SourceText => ({
    text: value.kind === 'scalar' ? value.text : '',
    at: value.at,
  });
  if (all.some(({ key }) => /^\d{4}-\d{2}-\d{2}$/.test(key))) {
    checkDates(name, all, problems);
    return {
      nature,
      choices: all
        .map(({ key, value }) => ({
          from: key,
          ...readKnown(name, value, problems),
          choice: text(entry(value, 'choice') ?? value),
        }))
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
      parts: [],
      at,
    };
  }
  const rest = all.find(({ key }) => key === restKey);
  return {
    nature,
    choices: [],
    parts: all
      .filter((one) => one !== rest)
      .map(({ key, keyAt, value }) => ({ choice: { text: key, at: keyAt }, formula: text(value) })),
    ...(rest && { rest: text(rest.value) }),
    at,
  };
}

/** The dates of a nature are days in their order, as those of values are. */
function checkDates(name: string, dated: MapNode['entries'], problems: Problems): void {
  let before = '';
  for (const { key, keyAt } of dated) {
    if (parseIsoDay(key) === undefined)
      problems.add('no-such-date', { at: keyAt, term: name, values: { text: key } });
    else if (key <= before)
      problems.add('dates-not-ascending', { at: keyAt, term: name, values: { from: key, before } });
    before = key;
  }
}

export const readFunctions = (node: MapNode): FunctionRule[] =>
  entriesOf(node, 'functions').map(({ key, keyAt, value }) => ({
    name: key,
    label: textAt(value, 'label') ?? '',
    params: entriesOf(value, 'of').map((one) => ({
      name: one.key,
      unit: one.value.kind === 'scalar' ? one.value.text : '',
      at: one.keyAt,
    })),
    unit: textAt(value, 'unit') ?? '',
    formula: formulaAt(value, 'formula'),
    at: keyAt,
  }));

function scalarAt(node: SourceNode, key: string): SourceText | undefined {
  const value = entry(node, key);
  return value?.kind === 'scalar' ? { text: value.text, at: value.at } : undefined;
}
