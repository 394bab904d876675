import { parseIsoDay } from '../formula/civil.ts';
import { parse } from '../formula/parse.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { DatedEntry, FactRule, Source, SourceText, TermRule } from './model.ts';
import { entry, type MapNode, type ScalarNode, type SourceNode, textAt } from './source-tree.ts';

/** Source and article as far as they are known at some level: entries inherit from terms, terms from provisions. */
export interface InheritedSource {
  readonly text: string | undefined;
  readonly article: string | undefined;
}

/** Reads a term from its node. `unit`: that of its kind, where it does not state one. */
export function readTerm(
  name: string,
  at: Place,
  node: SourceNode,
  above: InheritedSource,
  problems: Problems,
  unit = textAt(node, 'unit') ?? '',
): TermRule {
  const inherited = inheritedSource(node, above);
  const choices = texts(node, 'choices').map(({ text }) => text);
  const beside = texts(node, 'beside');
  const [note, until] = [textAt(node, 'note'), textAt(node, 'until')];
  const given = ['value', 'values', 'formula', 'fact'].filter((key) => entry(node, key) !== undefined);
  if (given.length === 0) problems.add('term-without-value', { at, term: name });
  if (given.length > 1)
    problems.add('term-with-two-values', { at, term: name, values: { keys: given.join(', ') } });
  if ((unit === '선택' || unit === '목록') && choices.length === 0) {
    problems.add('missing-choices', { at, term: name, values: { unit } });
  }
  const fact = entry(node, 'fact');
  return {
    name,
    label: textAt(node, 'label') ?? '',
    unit,
    ...(choices.length > 0 && { choices }),
    ...(note !== undefined && { note }),
    ...readLever(node),
    ...(textAt(node, 'whole') === 'true' && { ofWholeMonth: true as const }),
    ...(beside.length > 0 && { beside }),
    ...(until !== undefined && { until }),
    ...(fact === undefined
      ? { entries: readEntries(name, at, node, inherited, problems) }
      : { fact: readFact(name, fact) }),
    at,
  };
}

function readLever(node: SourceNode): Pick<TermRule, 'lever'> {
  const lever = entry(node, 'lever');
  if (lever === undefined || (lever.kind === 'scalar' && lever.text !== 'true')) return {};
  const [from, to, step] = ['from', 'to', 'step'].map((key) => textAt(lever, key));
  return {
    lever: {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(step !== undefined && { step }),
    },
  };
}

function readEntries(
  name: string,
  at: Place,
  node: SourceNode,
  inherited: InheritedSource,
  problems: Problems,
): DatedEntry[] {
  const dated = entry(node, 'values');
  if (dated?.kind !== 'map') {
    const one = readEntry(name, at, undefined, node, inherited, problems);
    return one === undefined ? [] : [one];
  }
  let before = '';
  return dated.entries.flatMap(({ key, keyAt, value }) => {
    if (key <= before)
      problems.add('dates-not-ascending', { at: keyAt, term: name, values: { from: key, before } });
    before = key;
    if (/^\d{4}-\d{2}-\d{2}$/.test(key) && parseIsoDay(key) === undefined)
      problems.add('no-such-date', { at: keyAt, term: name, values: { text: key } });
    const one = readEntry(name, keyAt, key, value, inheritedSource(value, inherited), problems);
    if (one === undefined) problems.add('term-without-value', { at: keyAt, term: name });
    return one ?? [];
  });
}

export function readEntry(
  name: string,
  at: Place,
  from: string | undefined,
  node: SourceNode,
  inherited: InheritedSource,
  problems: Problems,
): DatedEntry | undefined {
  const [value, formula] = [entry(node, 'value'), entry(node, 'formula')];
  const text =
    value !== undefined ? literalText(value) : formula?.kind === 'scalar' ? scalarText(formula) : undefined;
  if (text === undefined) return undefined;
  const source = sourceOf(inherited);
  if (source === undefined) {
    problems.add('missing-source', { at, term: name, values: { ...(from !== undefined && { from }) } });
  }
  const note = textAt(node, 'note');
  return {
    ...(from !== undefined && { from }),
    ...readKnown(name, node, problems),
    formula: text,
    literal: value !== undefined,
    source: source ?? { text: '' },
    confirmed: textAt(node, 'confirmed') !== 'false',
    ...(note !== undefined && from !== undefined && { note }),
  };
}

/** The day on which what a node says became known, where it says so. */
export function readKnown(term: string, node: SourceNode, problems: Problems): { readonly known?: string } {
  const known = textAt(node, 'known');
  if (known === undefined) return {};
  if (parseIsoDay(known) === undefined)
    problems.add('no-such-date', {
      at: entry(node, 'known')?.at ?? node.at,
      term,
      values: { text: known },
    });
  return { known };
}

/**
 * A value as a literal of the formula language. In a value (one literal, nothing else) thousands may be
 * grouped by commas, choices stand bare (the term's type tells them), and lists are YAML lists.
 */
export function literalText(node: SourceNode): SourceText {
  if (node.kind === 'list') return { text: `[${node.items.map(listItem).join(', ')}]`, at: node.at };
  if (node.kind === 'map') return { text: '', at: node.at };
  const text = node.text.trim();
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?\s*%?[\p{L}]*$/u.test(text);
  return { text: grouped ? text.replaceAll(',', '') : text, at: node.at };
}

/** Items of lists are dates or choices. */
function listItem(node: SourceNode): string {
  const text = node.kind === 'scalar' ? node.text.trim() : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : `"${text.replaceAll('"', '')}"`;
}

const scalarText = (node: ScalarNode): SourceText => ({ text: node.text, at: node.at });

/** A formula under a key. */
export function formulaAt(node: SourceNode | undefined, key: string): SourceText {
  const value = entry(node, key);
  return value?.kind === 'scalar' ? scalarText(value) : { text: '', at: node?.at ?? { line: 1, column: 1 } };
}

export function readFact(name: string, node: SourceNode): FactRule {
  const from = textAt(node, 'from');
  const [question, help] = [textAt(node, 'question'), textAt(node, 'help')];
  const [min, max, step, fallback] = ['min', 'max', 'step', 'default'].map((key) => textAt(node, key));
  const optional = textAt(node, 'optional') === 'true';
  const [scheme, holiday] = [textAt(node, 'scheme'), textAt(node, 'holiday')];
  return {
    from: from === '직원' || from === '근무' || from === '수당' || from === '제도' ? from : '파생',
    key: textAt(node, 'key') ?? name,
    ...(scheme !== undefined && { scheme }),
    ...(holiday !== undefined && { holiday }),
    ...readCondition(node),
    aliases: texts(node, 'aliases').map(({ text }) => text),
    ...(question !== undefined && { question }),
    ...(help !== undefined && { help }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(step !== undefined && { step }),
    ...(fallback !== undefined && { default: fallback }),
    optional,
    ...(textAt(node, 'first') === 'true' && { first: true }),
    ...(textAt(node, 'group') === 'false' && { group: false }),
    required: !optional && fallback === undefined && (from === '직원' || from === '근무'),
  };
}

function readCondition(node: SourceNode): Pick<FactRule, 'where'> {
  if (entry(node, 'where') === undefined) return {};
  const source = formulaAt(node, 'where');
  const parsed = parse(source.text);
  return { where: { source, ...(parsed.ok && { expr: parsed.expr }) } };
}

export function inheritedSource(node: SourceNode, above: InheritedSource): InheritedSource {
  return { text: textAt(node, 'source') ?? above.text, article: textAt(node, 'article') ?? above.article };
}

export function sourceOf({ text, article }: InheritedSource): Source | undefined {
  if (text === undefined && article === undefined) return undefined;
  return { text: text ?? article ?? '', ...(article !== undefined && { article }) };
}

export function entriesOf(node: SourceNode, key: string): MapNode['entries'] {
  const value = entry(node, key);
  return value?.kind === 'map' ? value.entries : [];
}

const texts = (node: SourceNode, key: string): readonly SourceText[] =>
  items(node, key).flatMap((item) => (item.kind === 'scalar' ? [scalarText(item)] : []));

export function items(node: SourceNode, key: string): readonly SourceNode[] {
  const value = entry(node, key);
  return value?.kind === 'list' ? value.items : [];
}
