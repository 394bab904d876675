import { type Document, isCollection, isMap, isScalar, type Node, visit, type YAMLError } from 'yaml';
import type { Place, Problems } from '../problem/problem.ts';

type Placer = (start: number, end: number) => Place;

/** Adds what is wrong with a text's YAML, each cause once and where a person would look for it. */
export function reportYamlErrors(
  doc: Document.Parsed,
  text: string,
  place: Placer,
  problems: Problems,
): void {
  const unclosed = unclosedNodes(doc, text);
  for (const { start, open, close } of unclosed)
    problems.add('yaml-unclosed', { at: place(start, start + 1), values: { open, close } });
  let tab = false;
  const indents = new Set<number>();
  for (const error of doc.errors) {
    const [start, end] = error.pos;
    const at = place(start, end);
    if (error.code === 'DUPLICATE_KEY') reportDuplicate(doc, start, place, problems);
    else if (error.code === 'TAB_AS_INDENT') {
      if (!tab) problems.add('yaml-tab', { at });
      tab = true;
    } else if (indentCodes.has(error.code)) {
      // A missing bracket throws everything behind it out of line; one line is told once.
      if (unclosed.length === 0 && !indents.has(at.line)) problems.add('yaml-indent', { at });
      indents.add(at.line);
    } else if (unclosed.length === 0) problems.add('yaml-syntax', { at, values: { detail: error.message } });
  }
  for (const { code, pos } of doc.warnings) {
    if (code !== 'TAG_RESOLVE_FAILED') continue;
    problems.add('yaml-tag', { at: place(pos[0], pos[1]), values: { tag: text.slice(pos[0], pos[1]) } });
  }
}

const indentCodes: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
] as const);

interface Unclosed {
  readonly start: number;
  readonly open: string;
  readonly close: string;
}

/** Brackets and quotes that open and never close, the innermost of those that run to one end. */
function unclosedNodes(doc: Document.Parsed, text: string): Unclosed[] {
  const found: Unclosed[] = [];
  visit(doc, {
    Node(_, node: Node) {
      const [start, end] = node.range ?? [0, 0];
      const open = text[start] ?? '';
      const close = isCollection(node) && node.flow ? closing[open] : isQuoted(node) ? open : undefined;
      if (close === undefined || (text[end - 1] === close && end - 1 > start)) return;
      found.push({ start, open, close });
    },
  });
  return found.slice(-1);
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const isQuoted = (node: Node): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');

function reportDuplicate(doc: Document.Parsed, start: number, place: Placer, problems: Problems): void {
  visit(doc, {
    Map(_, map) {
      if (!isMap(map)) return;
      const keys = map.items.flatMap(({ key }) => (isScalar(key) && key.range ? [key] : []));
      const again = keys.find(({ range }) => range?.[0] === start);
      if (again === undefined) return;
      const first = keys.find(({ value }) => value === again.value);
      const line = String(place(first?.range?.[0] ?? start, start).line);
      const at = place(start, again.range?.[1] ?? start);
      problems.add('duplicate-key', { at, values: { key: String(again.value), line } });
      return visit.BREAK;
    },
  });
}
