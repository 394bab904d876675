import type { Place, Problems } from '../problem/problem.ts';
import type { FactRule, TermRule } from './model.ts';
import { items, readFact } from './read-term.ts';
import { entry, type SourceNode, textAt } from './source-tree.ts';

/** The name of the term that holds one field of the item at a place (from 1) of a list. */
export const slotName = (list: string, place: number, field: string): string => `${list}${place}_${field}`;

/** Whether a term is a fact that is a list. */
export const isList = (node: SourceNode): boolean => entry(entry(node, 'fact'), 'fields') !== undefined;

/** The rules of a list fact: a term for each field of each item, or for one that the calendar gives the list itself. */
export function readList(name: string, at: Place, node: SourceNode, problems: Problems): TermRule[] {
  const unit = textAt(node, 'unit') ?? '';
  if (unit !== '목록') {
    const values = { operation: 'fields', found: unit, expected: 'unit: 목록' };
    problems.add('wrong-kind', { at, term: name, values });
  }
  const fact = entry(node, 'fact');
  const written = entry(fact, 'fields');
  const fields = (written?.kind === 'map' ? written.entries : []).map(
    ({ key, keyAt, value }): TermRule => ({
      ...readField(key, keyAt, value, problems),
      fact: readFact(key, value),
    }),
  );
  const most = Number(textAt(fact, 'most') ?? '0');
  const own = readFact(name, fact ?? node);
  const list: TermRule = {
    name,
    label: textAt(node, 'label') ?? '',
    unit,
    fact: { ...own, rows: { most, fields } },
    at,
  };
  return own.from === '파생' ? [list] : listSlots(list);
}

/**
 * A list fact as the facts of its items' fields: as many items as the rules say there are at most, each field a fact that
 * may be absent. So a list is asked, read and kept as all facts are, and a formula over it is one over them. Those of a list
 * that the calendar gives are made when a formula asks for it: there are hundreds of them.
 */
export function listSlots({ name, label, fact: list }: TermRule): TermRule[] {
  if (list?.rows === undefined) return [];
  const { key, from, question, help, first } = list;
  const { most, fields } = list.rows;
  const about = {
    label,
    ...(question !== undefined && { question }),
    ...(help !== undefined && { help }),
    ...(first && { first }),
  };
  return Array.from({ length: most }, (_, i) => i + 1).flatMap((place) =>
    fields.map(({ name: field, label: what, fact, ...term }): TermRule => {
      const own: FactRule = fact ?? { from, key: field, aliases: [], optional: false, required: false };
      return {
        ...term,
        name: slotName(name, place, field),
        label: `${label} ${place}: ${what}`,
        fact: {
          ...own,
          ...(from === '파생' && question !== undefined && { question }),
          from,
          key: `${key}${place}.${field}`,
          optional: true,
          // The first of one's dependants is no department.
          group: false,
          slot: {
            list: name,
            key,
            ...about,
            place,
            most,
            field,
            fieldLabel: what,
            optional: own.optional,
          },
          required: false,
        },
      };
    }),
  );
}

/** A field: what a fact says of itself stands beside its unit. */
function readField(name: string, at: Place, node: SourceNode, problems: Problems): TermRule {
  const choices = items(node, 'choices').flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  const unit = textAt(node, 'unit') ?? '';
  if (unit === '선택' && choices.length === 0)
    problems.add('missing-choices', { at, term: name, values: { unit } });
  return { name, label: textAt(node, 'label') ?? name, unit, ...(choices.length > 0 && { choices }), at };
}
