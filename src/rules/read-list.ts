import type { Place, Problems } from '../problem/problem.ts';
import type { FactRule, TermRule } from './model.ts';
import { items, readFact } from './read-term.ts';
import { entry, type SourceNode, textAt } from './source-tree.ts';

/** The name of the term that holds one field of the item at a place (from 1) of a list. */
export const slotName = (list: string, place: number, field: string): string => `${list}${place}_${field}`;

/** Whether a term is a fact that is a list. */
export const isList = (node: SourceNode): boolean => entry(entry(node, 'fact'), 'fields') !== undefined;

/**
 * A list fact as the facts of its items' fields: as many items as the rules say there are at most, each field a fact that
 * may be absent. So a list is asked, read and kept as all facts are, and a formula over it is one over them.
 */
export function listSlots(name: string, at: Place, node: SourceNode, problems: Problems): TermRule[] {
  const unit = textAt(node, 'unit') ?? '';
  if (unit !== '목록') {
    const values = { operation: 'fields', found: unit, expected: 'unit: 목록' };
    problems.add('wrong-kind', { at, term: name, values });
  }
  const fact = entry(node, 'fact');
  const fields = entry(fact, 'fields');
  const written = (fields?.kind === 'map' ? fields.entries : []).map(({ key, keyAt, value }) => ({
    field: key,
    term: readField(key, keyAt, value, problems),
    fact: readFact(key, value),
  }));
  const key = textAt(fact, 'key') ?? name;
  const from: FactRule['from'] = textAt(fact, 'from') === '근무' ? '근무' : '직원';
  const label = textAt(node, 'label') ?? '';
  const { question, help, first } = readFact(name, fact ?? node);
  const about = {
    label,
    ...(question !== undefined && { question }),
    ...(help !== undefined && { help }),
    ...(first && { first }),
  };
  const most = Number(textAt(fact, 'most') ?? '0');
  return Array.from({ length: most }, (_, i) => i + 1).flatMap((place) =>
    written.map(
      ({ field, term, fact: own }): TermRule => ({
        ...term,
        name: slotName(name, place, field),
        label: `${label} ${place}: ${term.label}`,
        fact: {
          ...own,
          from,
          key: `${key}${place}.${field}`,
          optional: true,
          slot: {
            list: name,
            key,
            ...about,
            place,
            most,
            field,
            fieldLabel: term.label,
            optional: own.optional,
          },
          required: false,
        },
      }),
    ),
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
