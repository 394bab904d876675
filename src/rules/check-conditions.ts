import type { Problems } from '../problem/problem.ts';
import { unknownHoles } from './assemble.ts';
import type { Compiled } from './compile.ts';
import type { Provision, SourceText } from './model.ts';

/** What a provision reports and asks, and the terms in its texts, whether or not a scheme has it. */
export function checkConditions(rules: Compiled, provision: Provision, problems: Problems): void {
  const condition = (name: string, source: SourceText): void => {
    rules.formula(name, source, { kind: 'truth' }, false, problems);
  };
  for (const { name, when } of provision.findings) condition(`발견:${name}`, when);
  for (const { name, holds } of provision.requires) condition(`필수:${name}`, holds);
  for (const rule of [...provision.findings, ...provision.requires]) unknownHoles(rules, rule, problems);
}
