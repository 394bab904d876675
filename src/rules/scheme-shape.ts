import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { chain } from './change.ts';
import { type Compiled, where } from './compile.ts';
import type { SchemeRule } from './model.ts';
import { ring } from './ring.ts';

/** The scheme on which another builds; undefined, and a problem, where there is none or the bases go round. */
export function baseOf(
  rules: Compiled,
  scheme: SchemeRule,
  seen: readonly string[],
  problems: Problems,
): SchemeRule | undefined {
  if (scheme.base === undefined) return undefined;
  const base = rules.scheme(scheme.base, scheme.named?.base ?? scheme.at, problems);
  if (!seen.includes(scheme.name)) return base;
  addRing(rules, seen.slice(seen.indexOf(scheme.name)), ({ named }) => named?.base, problems);
  return undefined;
}

/** Whom a scheme does not cover, another must cover in the end. */
export function checkFallbacks(rules: Compiled, scheme: SchemeRule, problems: Problems): void {
  if (scheme.fallback !== undefined)
    rules.scheme(scheme.fallback, scheme.named?.otherwise ?? scheme.at, problems);
  const path: string[] = [];
  for (let one: SchemeRule | undefined = scheme; one !== undefined; ) {
    const { name } = one;
    if (path.includes(name)) {
      addRing(rules, path.slice(path.indexOf(name)), ({ named }) => named?.otherwise, problems);
      return;
    }
    path.push(name);
    one = rules.schemes.get(fallbackOf(rules, one) ?? '');
  }
}

/** A scheme's own, or that of the nearest base which names one. */
function fallbackOf(rules: Compiled, scheme: SchemeRule): string | undefined {
  const seen = new Set<SchemeRule>();
  for (let one: SchemeRule | undefined = scheme; one !== undefined && !seen.has(one); ) {
    if (one.fallback !== undefined) return one.fallback;
    seen.add(one);
    one = rules.schemes.get(one.base ?? '');
  }
  return undefined;
}

function addRing(
  rules: Compiled,
  names: readonly string[],
  placeOf: (scheme: SchemeRule) => Place | undefined,
  problems: Problems,
): void {
  const at = (name: string): Place | undefined => {
    const scheme = rules.schemes.get(name);
    return scheme && (placeOf(scheme) ?? scheme.at);
  };
  const { first, path } = ring(names, at);
  problems.add('scheme-ring', { at: at(first), values: { path } });
}

/**
 * What a scheme does with the provisions of its base: it adds ones that are not there, and replaces ones that are. One that it
 * does both with would be lost or stand twice.
 */
export function checkProvisions(
  rules: Compiled,
  scheme: SchemeRule,
  base: SchemeRule | undefined,
  problems: Problems,
): void {
  const standing = new Map(
    (base?.provisions ?? []).map(({ name, at }) => [chain(base?.replace ?? [], name).at, at]),
  );
  const added = new Map<string, Place>();
  const both =
    (code: 'provision-twice' | 'added-and-replaced' | 'replaced-twice', name: string) =>
    (first: Place, second: Place): void => {
      const values = { scheme: scheme.name, name, first: where(first), second: where(second) };
      problems.add(code, { at: second, values });
    };
  for (const { name, at } of scheme.provisions) {
    const first = added.get(name) ?? standing.get(name);
    const isReplaced = scheme.replace.some(({ from }) => from === name);
    if (first !== undefined && !isReplaced) both('provision-twice', name)(first, at);
    added.set(name, at);
  }
  const replaced = new Map<string, Place>();
  for (const { from, to, at, change } of scheme.replace) {
    const [before, own, put] = [replaced.get(from), added.get(from), added.get(to)];
    replaced.set(from, at);
    if (before !== undefined) both('replaced-twice', from)(before, at);
    // What holds without a change is added, for the change to replace it.
    else if (own !== undefined && change !== undefined) added.set(to, at);
    else if (own !== undefined) both('added-and-replaced', from)(own, at);
    else if (put !== undefined) both('added-and-replaced', to)(put, at);
    else if (!standing.delete(from)) {
      const known = rules.provisions.has(from) ? [...standing.keys()] : [...rules.provisions.keys()];
      const near = nearest(from, known);
      const values = { name: from, ...(near !== undefined && { nearest: near }) };
      if (!rules.provisions.has(from)) problems.add('unknown-provision', { at, values });
      else
        problems.add('provision-not-in-scheme', {
          at,
          values: { ...values, scheme: base?.name ?? scheme.name, known: known.join(', ') },
        });
    } else {
      const first = standing.get(to);
      if (first !== undefined) both('provision-twice', to)(first, at);
      standing.set(to, at);
    }
  }
}
