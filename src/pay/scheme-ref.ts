import type { Value } from '../formula/checked.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { type CounterfactualProgram, changeTerm } from '../rules/counterfactual.ts';
import type { DeclaredPrograms } from '../rules/declared-changes.ts';

/**
 * A scheme to work out: one of the rules by its name, or a counterfactual one. What is made of a counterfactual scheme is
 * kept by the object, so one that is made anew is worked out anew.
 */
export type SchemeRef = string | CounterfactualScheme;

/** A scheme between two others, which adopts some of the changes between them. */
export interface CounterfactualScheme {
  /** One object for all schemes between the same two. */
  readonly program: CounterfactualProgram;
  /** By the terms of the changes: whether it adopts them. */
  readonly adopted: ReadonlyMap<string, Value>;
  /** Whose figures those have whom it does not cover; that of the program's scheme when absent. */
  readonly fallback?: SchemeRef;
}

/**
 * Every scheme of a program, by the changes that it adopts (a bit each); the last adopts all of them. `fallbacks`: by
 * place among them.
 */
export function counterfactualSchemes(
  program: CounterfactualProgram,
  fallbacks: readonly SchemeRef[] = [],
): readonly CounterfactualScheme[] {
  return Array.from({ length: 2 ** program.changes.length }, (_, mask) => {
    const fallback = fallbacks[mask];
    const adopted = program.changes.map(
      (change, i) => [changeTerm(change), ((mask >> i) & 1) === 1] as const,
    );
    return { program, adopted: new Map(adopted), ...(fallback !== undefined && { fallback }) };
  });
}

/** The same, with those on which they fall back: the bits of both are the same. */
export const declaredSchemes = ({ own, below }: DeclaredPrograms): readonly CounterfactualScheme[] =>
  counterfactualSchemes(own, below && declaredSchemes(below));

/** For messages. */
export const schemeName = (scheme: SchemeRef): string =>
  typeof scheme === 'string' ? scheme : `${scheme.program.other} → ${scheme.program.scheme.name}`;

const none: ReadonlyMap<string, Value> = new Map();
/** Which changes a counterfactual scheme adopts, by their terms; none for a scheme of the rules. */
export const adoptedBy = (scheme: SchemeRef): ReadonlyMap<string, Value> =>
  typeof scheme === 'string' ? none : scheme.adopted;

/** Whose figures those have whom a scheme does not cover. `program`: the scheme in some month. */
export const fallbackOf = (scheme: SchemeRef, program: SchemeProgram): SchemeRef | undefined =>
  (typeof scheme === 'string' ? undefined : scheme.fallback) ?? program.scheme.fallback;
