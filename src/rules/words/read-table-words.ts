import { entriesOf, items } from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';
import type { TableWordsRule } from './model.ts';

/** Reads words of tables from a tree that fits words.schema.json. */
export const readTableWords = (node: MapNode): TableWordsRule => {
  const clock = entry(node, 'clock');
  const ofClock = (key: string): readonly string[] => (clock === undefined ? [] : textsAt(clock, key));
  return {
    name: textAt(node, 'tableWords') ?? '',
    headings: Object.fromEntries(entriesOf(node, 'headings').map(({ key, value }) => [key, texts(value)])),
    sums: textsAt(node, 'sums'),
    units: Object.fromEntries(
      entriesOf(node, 'money').flatMap(({ key, value }) =>
        value.kind === 'scalar' ? [[key, Number(value.text)]] : [],
      ),
    ),
    clock: {
      missing: ofClock('missing'),
      nextDay: ofClock('nextDay'),
      sameDay: ofClock('sameDay'),
      punches: ofClock('punches'),
      in: ofClock('in'),
      out: ofClock('out'),
      off: ofClock('off'),
    },
    at: node.at,
  };
};

const textsAt = (node: SourceNode, key: string): readonly string[] =>
  items(node, key).flatMap((one) => (one.kind === 'scalar' ? [one.text.trim()] : []));

const texts = (node: SourceNode): readonly string[] =>
  node.kind === 'list' ? node.items.flatMap((one) => (one.kind === 'scalar' ? [one.text.trim()] : [])) : [];
