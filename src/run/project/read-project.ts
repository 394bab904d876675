import { project as projectShape } from '../../generated/validate-project.js';
import type { PlacedText } from '../../people/inputs/shift.ts';
import type { Problems } from '../../problem/problem.ts';
import type { LedgerRule } from '../../rules/ledger/model.ts';
import { entriesOf, items } from '../../rules/read-term.ts';
import { validate } from '../../rules/schema.ts';
import { entry, type SourceNode, textAt } from '../../rules/source-tree.ts';
import type { Pair, TableMapping } from '../../rules/words/mapping.ts';

/** 프로젝트: what a folder with pumsak.yaml says of all that is worked out in it. */
export interface Project {
  readonly name: string;
  readonly about: string;
  /** Its layers, the lowest first, by name or path; without any the shipped rules hold. */
  readonly layers?: readonly PlacedText[];
  /** The schemes compared where nobody names any. */
  readonly schemes?: readonly PlacedText[];
  /** Headings of its own tables, and the facts that they mean. */
  readonly columns: readonly OwnColumn[];
  /** Headings of its ledger of pay, and the items that they mean. */
  readonly ledger?: LedgerRule;
  /** How it reads its own files. */
  readonly mappings: readonly TableMapping[];
  /** 가정: read by what fills years to come. */
  readonly assumptions?: SourceNode;
}

export interface OwnColumn {
  readonly heading: PlacedText;
  readonly key: PlacedText;
}

/** Reads a project's tree; undefined when anything is wrong with its shape. */
export function readProject(node: SourceNode, problems: Problems): Project | undefined {
  if (!validate(node, projectShape, problems)) return undefined;
  const list = (key: string): readonly PlacedText[] | undefined =>
    entry(node, key) === undefined ? undefined : items(node, key).flatMap(textOf);
  const [layers, schemes] = [list('층'), list('제도')];
  const [assumptions, ledger] = [entry(node, '가정'), entry(node, '대장')];
  return {
    name: textAt(node, '프로젝트') ?? '',
    about: textAt(node, '설명') ?? '',
    ...(layers && { layers: onceEach(layers, 'layer-twice', problems) }),
    ...(schemes && { schemes: onceEach(schemes, 'scheme-twice', problems) }),
    columns: entriesOf(node, '열').flatMap(({ key, keyAt, value }) =>
      textOf(value).map((text) => ({ heading: { text: key.trim(), at: keyAt }, key: text })),
    ),
    ...(ledger && { ledger: ledgerNames(ledger) }),
    mappings: items(node, '가져오기').map(readMapping),
    ...(assumptions && { assumptions }),
  };
}

/** As a file of rules would say it, over those of all layers. */
const ledgerNames = (node: SourceNode): LedgerRule => ({
  name: '대장',
  names:
    node.kind === 'map'
      ? node.entries.flatMap(({ key, value }) =>
          textOf(value).map(({ text }) => ({ item: text, names: [key] })),
        )
      : [],
  at: node.at,
});
function readMapping(node: SourceNode): TableMapping {
  const sheet = textAt(node, '시트');
  const [first, last = first] = textsAt(node, '제목줄').map(Number);
  const table = (key: string): readonly (readonly [string, readonly Pair[]])[] =>
    entriesOf(node, key).map((one) => [one.key.trim(), pairsOf(one.value)] as const);
  const columns = entry(node, '열');
  return {
    file: textAt(node, '파일') ?? '',
    kind: textAt(node, '표') ?? '',
    ...(sheet !== undefined && { sheet }),
    ...(first !== undefined && last !== undefined && { header: [first, last] as const }),
    columns: columns === undefined ? [] : pairsOf(columns),
    left: textsAt(node, '빼기'),
    values: table('값'),
    items: table('고정수당').map(([heading, natures]) => [heading, Object.fromEntries(natures)] as const),
    groups: entriesOf(node, '묶음').map(({ key, keyAt, value }) => ({
      heading: key.trim(),
      values: (value.kind === 'list' ? value.items : []).flatMap((one) =>
        textOf(one).map(({ text }) => text),
      ),
      at: keyAt,
    })),
  };
}

const textsAt = (node: SourceNode, key: string): string[] =>
  items(node, key).flatMap((one) => textOf(one).map(({ text }) => text));

/** Blank values are still to be said. */
const pairsOf = (node: SourceNode): readonly Pair[] =>
  (node.kind === 'map' ? node.entries : []).flatMap(({ key, value }) =>
    textOf(value).flatMap(({ text }) => (text === '' ? [] : [[key.trim(), text] as const])),
  );

const textOf = (node: SourceNode): PlacedText[] =>
  node.kind === 'scalar' ? [{ text: node.text.trim(), at: node.at }] : [];

/** What stands twice in a list is said at its second place. */
function onceEach(
  list: readonly PlacedText[],
  code: 'layer-twice' | 'scheme-twice',
  problems: Problems,
): readonly PlacedText[] {
  const seen = new Set<string>();
  for (const { text, at } of list) {
    if (seen.has(text)) problems.add(code, { at, values: { name: text } });
    seen.add(text);
  }
  return list;
}
