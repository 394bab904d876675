import { checkRules } from '../../src/columns/check-rules.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';

const shipped = shippedRules();

/** The shipped rules under a user's layer. */
export function over(...texts: readonly string[]): { readonly rules: Compiled; readonly problems: Problems } {
  const problems = new Problems();
  const files = texts.map((text, i) => ({ path: `mine/${i}.yaml`, text, sha256: '' }));
  const rules = new Compiled(overLayer(shipped, readLayer(files, problems), 'said', problems), problems);
  return { rules, problems };
}

/** What check says of them; that the shipped rules are whole, test/run/shipped-scenarios.test.ts holds. */
export const checkOver = (rules: Compiled, problems: Problems): number =>
  checkRules(rules, problems, shipped);

export function engineOver(...texts: readonly string[]): Engine {
  const { rules, problems } = over(...texts);
  checkOver(rules, problems);
  problems.throwIfAny();
  return new Engine(rules);
}
