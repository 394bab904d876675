import { valueKey } from '../formula/checked.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { FindingRule, LeaveKinds } from '../rules/model.ts';
import { type PartReading, restsOnCounts } from './divided-items.ts';
import type { GivenMonth, PartFinding, SpanMonth } from './divided-program.ts';
import type { PartlyCovered } from './payslip.ts';
import { type SchemeRef, schemeName } from './scheme-ref.ts';

/** What holds in a part of a month, and the person's whole month as if it held all along. */
export interface SeenPart {
  readonly state: PersonState;
  readonly whole: PersonMonth;
}

/** What holds in a part of a month, and whose figures the person then has. */
export interface PartOfMonth extends PartReading, SeenPart {
  readonly scheme: SchemeRef;
}

type Found = SchemeProgram['findings'][number];

/**
 * What is found of the parts of a month, as if what holds in each held all along: what rests on no count of days or minutes, such
 * as an hourly wage below the least. One that says how much says it of the days and hours of its parts, however the month ends; another
 * is told once, of the first part of which it holds, where it does not hold at the end.
 */
export function partFindings(
  parts: readonly PartOfMonth[],
  leave: LeaveKinds,
  spanAt: (span: readonly [number, number]) => readonly SpanMonth[],
  wholeOf: (part: PartOfMonth) => GivenMonth,
): readonly PartFinding[] {
  const known = new Set<string>();
  const atEnd = new Set(parts.slice(-1).flatMap((part) => foundIn(part).map(({ rule }) => rule.name)));
  return parts.flatMap((part, first) =>
    foundIn(part).flatMap((one): PartFinding[] => {
      const { rule, term } = one;
      const counted = restsOnCounts(part.program, leave);
      if (known.has(rule.name) || counted.has(term)) return [];
      known.add(rule.name);
      if (holesOf(rule).some((hole) => counted.has(hole))) {
        const runs = runsOf(parts, rule, leave);
        const [run] = runs;
        if (run?.[0] === 0 && run[1] === parts.length - 1) return [];
        return runs.flatMap((span) =>
          spanAt(span).map((own): PartFinding => ({ rule, term, part: own, standsForWhole: true })),
        );
      }
      if (first === parts.length - 1 || atEnd.has(rule.name)) return [];
      const { from, to } = part.state;
      const { program, inputs } = wholeOf(part);
      return [{ rule, term, part: { from, to, program, inputs, isWhole: true } }];
    }),
  );
}

/** What is found of a part. */
const foundIn = ({ program, evaluation }: PartOfMonth): readonly Found[] =>
  program.findings.filter(({ term }) => evaluation.truth(term));

const holesOf = ({ text }: FindingRule): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, hole]) => (hole === undefined ? [] : [hole]));

/** The parts, side by side, of which something is found with the same figures, but for how many days and hours they have. */
function runsOf(
  parts: readonly PartOfMonth[],
  { name }: FindingRule,
  leave: LeaveKinds,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let before: string | undefined;
  parts.forEach((part, i) => {
    const own = foundIn(part).find(({ rule }) => rule.name === name);
    const counted = restsOnCounts(part.program, leave);
    const key =
      own &&
      [
        schemeName(part.scheme),
        ...holesOf(own.rule)
          .filter((hole) => !counted.has(hole))
          .map((hole) => valueKey(part.evaluation.value(hole))),
      ].join('|');
    const last = runs.at(-1);
    if (key !== undefined && key === before && last !== undefined) last[1] = i;
    else if (key !== undefined) runs.push([i, i]);
    before = key;
  });
  return runs;
}

/** The days of a month that a scheme covers, where these are some of it alone. */
export function coveredOf(parts: readonly PartOfMonth[], asked: SchemeRef): PartlyCovered {
  const covered = parts.filter(({ scheme }) => scheme === asked);
  if (covered.length === 0 || covered.length === parts.length) return {};
  const days: { from: number; to: number }[] = [];
  for (const { state } of covered) {
    const last = days.at(-1);
    if (last !== undefined && last.to === state.from - 1) last.to = state.to;
    else days.push({ from: state.from, to: state.to });
  }
  return { coveredDays: days };
}
