import { differenceJson } from '../report/difference/json.ts';
import { type DifferenceResult, differences } from '../run/difference/difference.ts';
import { needList, needRules, needText } from './arguments.ts';
import { withJson } from './json.ts';
import { requireSchemes } from './lists.ts';
import type { Names } from './names.ts';
import type { Rules } from './rules.ts';

/** What differs between two schemes, clause by clause, as `pumsak diff` says it. @throws ProblemError */
export async function diffSchemes<N extends Names>(
  rules: Rules<N>,
  before: NoInfer<N['scheme']>,
  after: NoInfer<N['scheme']>,
): Promise<DifferenceResult> {
  needRules('diffSchemes', rules);
  needText('diffSchemes', 'before', before);
  needText('diffSchemes', 'after', after);
  const { compiled } = rules;
  requireSchemes(compiled, [before, after]);
  const version = { rules: compiled, changes: new Map() };
  const names = [before, after] as const;
  return shown(await differences({ kind: '제도', names, versions: [version, version], pairs: [names] }));
}

/** What differs between two rule sets. `names`: what they are called. @throws ProblemError */
export async function diffRules(
  before: Rules,
  after: Rules,
  names: readonly [string, string] = ['처음', '나중'],
): Promise<DifferenceResult> {
  needRules('diffRules', before, 'before');
  needRules('diffRules', after, 'after');
  needList('diffRules', 'names', names);
  for (const i of [0, 1]) needText('diffRules', `names[${i + 1}]`, names[i]);
  const [a, b] = [before, after].map(({ compiled }) => ({ rules: compiled, changes: new Map() }));
  if (a === undefined || b === undefined) throw new Error('two sides');
  return shown(await differences({ kind: '규칙', names, versions: [a, b], pairs: [] }));
}

export const shown = (result: DifferenceResult): DifferenceResult =>
  withJson(result, () => differenceJson(result, 'ko'));
