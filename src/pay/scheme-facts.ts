import type { Problems } from '../problem/problem.ts';
import type { SchemeProgram } from '../rules/assemble.ts';

/** A fact that is the figure which another scheme comes to for the same person-month. */
export interface SchemeFact {
  readonly name: string;
  readonly scheme: string;
  readonly term: string;
}

const known = new WeakMap<SchemeProgram, readonly SchemeFact[]>();

export function schemeFacts(program: SchemeProgram): readonly SchemeFact[] {
  const before = known.get(program);
  if (before !== undefined) return before;
  const made = [...program.terms].flatMap(([name, { rule }]) =>
    rule.fact?.from === '제도' ? [{ name, scheme: rule.fact.scheme ?? '', term: rule.fact.key }] : [],
  );
  known.set(program, made);
  return made;
}

/**
 * Whether the other schemes whose figures a scheme asks for are there, work out that term, and do not rest on the
 * scheme itself: as little as a term may on itself. A scheme that asks for none is checked by those that do.
 */
export function checkSchemeFacts(
  own: SchemeProgram,
  programOf: (scheme: string) => SchemeProgram | undefined,
  problems: Problems,
): void {
  if (schemeFacts(own).length === 0) return;
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const program = done.has(name) ? undefined : name === own.scheme.name ? own : programOf(name);
    done.add(name);
    if (program === undefined) return;
    for (const fact of schemeFacts(program)) {
      const at = program.terms.get(fact.name)?.rule.at;
      if ([...path, name].includes(fact.scheme)) {
        const ring = [...path, name, fact.scheme].join(' → ');
        problems.add('cycle', { at, term: fact.name, values: { path: ring } });
        continue;
      }
      const other = programOf(fact.scheme);
      if (other !== undefined && !other.index.has(fact.term))
        problems.add('not-in-scheme', {
          at,
          term: fact.name,
          values: { scheme: fact.scheme, name: fact.term },
        });
      visit(fact.scheme, [...path, name]);
    }
    // Whom a scheme does not cover has its fallback's figures.
    const { fallback } = program.scheme;
    if (fallback !== undefined && ![...path, name].includes(fallback)) visit(fallback, [...path, name]);
  };
  visit(own.scheme.name, []);
}
