import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type YAMLMap,
} from 'yaml';
import type { Place, PlacePart, Problems } from '../problem/problem.ts';
import { textParts } from './text-parts.ts';
import { reportYamlErrors } from './yaml-errors.ts';

/** A YAML or JSON text as data with places: what every reader of rules, scenarios and inputs works on. */
export type SourceNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly at: Place;
  readonly entries: readonly { readonly key: string; readonly keyAt: Place; readonly value: SourceNode }[];
}
export interface ListNode {
  readonly kind: 'list';
  readonly at: Place;
  readonly items: readonly SourceNode[];
}
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Place;
  /** As written, without quotes: 0.10 stays 0.10. */
  readonly text: string;
  /** What YAML takes it for; quoted scalars are always texts. */
  readonly plain: string | number | boolean | null;
}

/** The size at which a text is taken for a mistake or an attack rather than a rule file. */
const maxLength = 16 * 1024 * 1024;
/** A document that grows past this through aliases is refused. */
export const maxNodes = 1_000_000;
export const maxDepth = 200;
/** A value within a value opens at most three tokens; past this, composing them would exhaust the stack. */
const maxOpenTokens = 3 * maxDepth;

/** Reads a text; whatever is wrong with its writing becomes a problem. Undefined for an empty or broken text. */
export function readSource(
  text: string,
  file: string | undefined,
  problems: Problems,
): SourceNode | undefined {
  const lines = new LineCounter();
  const place = placer(text, file, lines);
  const start = { ...(file !== undefined && { file }), line: 1, column: 1 };
  if (text.length > maxLength) {
    problems.add('yaml-too-large', { at: start });
    return undefined;
  }
  const before = problems.list.length;
  try {
    const [doc, next] = compose(text, lines);
    reportYamlErrors(doc, text, place, problems);
    if (next !== undefined) problems.add('yaml-documents', { at: place(next.range[0], next.range[1]) });
    if (problems.list.length > before) return undefined;
    if (doc.contents === null || isNothing(doc.contents)) {
      problems.add('empty-file', { at: start });
      return undefined;
    }
    const root = new Converter(doc, text, place, problems).node(doc.contents);
    // What stands around a cut number can still be read, and may be wrong too.
    return problems.list.slice(before).every(({ code }) => code === 'number-cut') ? root : undefined;
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    problems.add('yaml-too-large', { at: start });
    return undefined;
  }
}

/** The text's first document, and the second where there is one. @throws TooLarge where it is nested too deep. */
function compose(text: string, lines: LineCounter): readonly [Document.Parsed, Document.Parsed | undefined] {
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  });
  const documents = composer.compose(tokens(text, lines), true, text.length);
  const first = documents.next();
  if (first.done === true) throw new Error('the composer made no document');
  const second = documents.next();
  return [first.value, second.done === true ? undefined : second.value];
}

/** The parser keeps open tokens in a list, the composer calls itself: the depth is looked at in between. */
function* tokens(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxOpenTokens) throw new TooLarge();
  }
  yield* parser.end();
}

/** A text of comments and blank lines reads as one empty value. */
const isNothing = (node: Node): boolean => isScalar(node) && node.value === null && !node.source;

class TooLarge extends Error {}

type MapEntry = MapNode['entries'][number];

class Converter {
  private count = 0;
  private depth = 0;
  private isMeasured = false;
  private readonly doc: Document;
  private readonly source: string;
  private readonly place: Placer;
  private readonly problems: Problems;

  constructor(doc: Document, source: string, place: Placer, problems: Problems) {
    this.doc = doc;
    this.source = source;
    this.place = place;
    this.problems = problems;
  }

  node(node: unknown): SourceNode {
    if (++this.count > maxNodes) throw new TooLarge();
    if (++this.depth > maxDepth) throw new TooLarge();
    const made = this.convert(node);
    this.depth--;
    return made;
  }

  private convert(node: unknown): SourceNode {
    if (isAlias(node)) {
      this.measure();
      const target = node.resolve(this.doc);
      if (target !== undefined) return this.node(target);
      const at = this.at(node.range);
      this.problems.add('yaml-alias', { at, values: { name: node.source } });
      return { kind: 'scalar', at, text: '', plain: null };
    }
    if (isMap(node)) return { kind: 'map', at: this.at(node.range), entries: this.entries(node) };
    if (isSeq(node))
      return { kind: 'list', at: this.at(node.range), items: node.items.map((item) => this.node(item)) };
    if (isScalar(node)) return this.scalar(node.value, node.source, node.type, node.range);
    return { kind: 'scalar', at: this.at(undefined), text: '', plain: null };
  }

  /** A document that its aliases make too large is refused before it is built. */
  private measure(): void {
    if (this.isMeasured) return;
    this.isMeasured = true;
    if (sizeOf(this.doc.contents, this.doc, new Map()) > maxNodes) throw new TooLarge();
  }

  private entries(map: YAMLMap): MapEntry[] {
    const entries: MapEntry[] = [];
    const cut = new Map<MapEntry, string>();
    for (const pair of map.items) {
      const key = this.node(pair.key);
      if (key.kind !== 'scalar') this.problems.add('yaml-syntax', { at: key.at, values: {} });
      const name = key.kind === 'scalar' ? key.text : '';
      const last = entries.at(-1);
      // In { 기본급: 2,390,124 } the commas end the value, and 390 and 124 look like keys.
      if (map.flow && pair.value === null && last !== undefined && /^\d{3}$/.test(name)) {
        const number = cut.get(last) ?? (last.value.kind === 'scalar' ? last.value.text : '');
        if (/^-?\d{1,3}(,\d{3})*$/.test(number)) {
          cut.set(last, `${number},${name}`);
          continue;
        }
      }
      const value = pair.value === null ? emptyAfter(key.at) : this.node(pair.value);
      entries.push({ key: name, keyAt: key.at, value });
    }
    for (const [{ key, value }, number] of cut) {
      const at = { ...value.at, length: number.length };
      this.problems.add('number-cut', {
        at,
        term: key,
        values: { number, digits: number.replaceAll(',', '') },
      });
    }
    return entries;
  }

  private scalar(
    value: unknown,
    source: string | undefined,
    type: string | undefined,
    range: YamlRange,
  ): ScalarNode {
    const at = type?.startsWith('BLOCK') ? this.blockStart(range) : this.at(range);
    const quoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
    // The caret stands under the text, not under its quote.
    const textAt = quoted ? { ...at, column: at.column + 1 } : at;
    const text = (typeof value === 'string' ? value : (source ?? '')).normalize('NFC');
    const stretches = this.stretches(text, type, range);
    const plain = typeof value === 'number' || typeof value === 'boolean' || value === null ? value : text;
    return {
      kind: 'scalar',
      at: stretches === undefined ? textAt : { ...textAt, stretches },
      text: value === null ? '' : text,
      plain,
    };
  }

  /** The stretches of a text that its source does not hold in one. */
  private stretches(text: string, type: string | undefined, range: YamlRange): PlacePart[] | undefined {
    const [start, end] = [range?.[0] ?? 0, range?.[1] ?? 0];
    if (!/[\n\\]|''/.test(this.source.slice(start, end))) return undefined;
    const from = type?.startsWith('BLOCK') ? this.source.indexOf('\n', start) + 1 : start;
    const found = textParts(this.source, from, end, text);
    if (found === undefined || found.length < 2) return undefined;
    return found.map(({ offset, index }) => {
      const { line, column, excerpt } = this.place(index, index + 1);
      return { offset, line, column, ...(excerpt !== undefined && { excerpt }) };
    });
  }

  /** A block text (`|`) begins on the line after its header, past the indentation. */
  private blockStart(range: YamlRange): Place {
    const newline = this.source.indexOf('\n', range?.[0] ?? 0) + 1;
    const indent = /^ */.exec(this.source.slice(newline))?.[0].length ?? 0;
    return this.place(newline + indent, range?.[1] ?? newline + indent + 1);
  }

  private at(range: YamlRange): Place {
    return this.place(range?.[0] ?? 0, range?.[1] ?? 1);
  }
}

/** The nodes below a node, with each alias for what it names; without end where one stands for what it lies in. */
function sizeOf(node: unknown, doc: Document, known: Map<unknown, number>): number {
  if (isAlias(node)) return 1 + sizeOf(node.resolve(doc), doc, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, Number.POSITIVE_INFINITY);
  const below = isMap(node)
    ? node.items.flatMap(({ key, value }) => (value === null ? [key] : [key, value]))
    : isSeq(node)
      ? node.items
      : [];
  const size = below.reduce<number>((sum, one) => sum + sizeOf(one, doc, known), 1);
  known.set(node, size);
  return size;
}

type YamlRange = readonly [number, number, number] | null | undefined;

const emptyAfter = (at: Place): ScalarNode => ({ kind: 'scalar', at, text: '', plain: null });

/** The value under a key; undefined when there is none. */
export function entry(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined;
}

/** The text of a scalar under a key; undefined for anything else and for an empty value. */
export function textAt(node: SourceNode | undefined, key: string): string | undefined {
  const value = entry(node, key);
  return value?.kind === 'scalar' && value.plain !== null ? value.text : undefined;
}

/** As plain data, for the JSON Schema validator. */
export function toPlain(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.plain;
  if (node.kind === 'list') return node.items.map(toPlain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toPlain(value)]));
}

type Placer = (start: number, end: number) => Place;

function placer(text: string, file: string | undefined, lines: LineCounter): Placer {
  return (start, end) => {
    const { line, col } = lines.linePos(start);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', start);
    const excerpt = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
    const length = Math.max(1, Math.min(end, lineStart + excerpt.length) - start);
    return {
      ...(file !== undefined && { file }),
      line: Math.max(1, line),
      column: Math.max(1, col),
      length,
      excerpt,
    };
  };
}
