import { oncePer } from '../formula/once-per.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { ListSlot } from '../rules/model.ts';

/** The facts of a scheme that are fields of a month's days and weeks, where some formula asks for them. */
export const rowFacts = oncePer(
  ({ terms }: Pick<SchemeProgram, 'terms'>): readonly { readonly name: string; readonly slot: ListSlot }[] =>
    [...terms].flatMap(
      ([
        name,
        {
          rule: { fact },
        },
      ]) => (fact?.from === '파생' && fact.slot !== undefined ? [{ name, slot: fact.slot }] : []),
    ),
);

export const asksRows = (program: Pick<SchemeProgram, 'terms'>): boolean => rowFacts(program).length > 0;
