import type { Compiled } from '../compile.ts';
import type { FindingRule, RequireRule, SourceText } from '../model.ts';
import { ruleTextOf } from './rule-text.ts';
import type { Difference, DifferenceKind } from './types.ts';

/** The findings of one provision against another's: when each is found, with its article. */
export const conditionDifferences = (
  before: Compiled,
  a: readonly FindingRule[],
  after: Compiled,
  b: readonly FindingRule[],
  within: string,
  group: string | undefined,
): Difference[] =>
  compared(
    '발견사항',
    { rules: before, all: a.map((one) => ({ ...one, condition: one.when })) },
    { rules: after, all: b.map((one) => ({ ...one, condition: one.when })) },
    within,
    group,
  );

/** What one provision asks of inputs against what another does. */
export const requireDifferences = (
  before: Compiled,
  a: readonly RequireRule[],
  after: Compiled,
  b: readonly RequireRule[],
  within: string,
  group: string | undefined,
): Difference[] =>
  compared(
    '필수조건',
    { rules: before, all: a.map((one) => ({ ...one, condition: one.holds })) },
    { rules: after, all: b.map((one) => ({ ...one, condition: one.holds })) },
    within,
    group,
  );

interface ConditionText {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly condition: SourceText;
  readonly article?: string;
}
interface ConditionSide {
  readonly rules: Compiled;
  readonly all: readonly ConditionText[];
}

function compared(
  kind: DifferenceKind,
  a: ConditionSide,
  b: ConditionSide,
  within: string,
  group: string | undefined,
): Difference[] {
  const names = [...new Set([...b.all, ...a.all].map(({ name }) => name))];
  return names.flatMap((name): Difference[] => {
    const [from, to] = [a, b].map(({ all }) => all.find((one) => one.name === name));
    const [before, after] = [from && saying(a.rules, from), to && saying(b.rules, to)];
    if (before?.text === after?.text && before?.formula === after?.formula) return [];
    const one = to ?? from;
    return [
      {
        kind,
        group: group ?? `${within} ${name}`,
        name,
        label: one?.label ?? '',
        within,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        sources: one?.article === undefined ? [] : [{ text: one.article }],
      },
    ];
  });
}

/** When it holds, and what is then said. */
function saying(rules: Compiled, { name, condition, text }: ConditionText) {
  const entry = { formula: condition, literal: false, source: { text: '' }, confirmed: true };
  const when = ruleTextOf(rules, { name: `조건:${name}`, unit: '여부' }, entry);
  return { text: `${when.text}: ${text}`, formula: when.formula ?? when.text };
}
