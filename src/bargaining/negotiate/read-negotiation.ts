import type { Engine } from '../../pay/engine.ts';
import { takeNumber } from '../../people/cells/problems.ts';
import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import type { Compiled } from '../../rules/compile.ts';
import { entriesOf, items } from '../../rules/read-term.ts';
import { entry, type SourceNode, textAt } from '../../rules/source-tree.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { readGoals, usualGoal } from './goal.ts';
import { type Measure, measureNames, measures } from './measures.ts';
import { type Negotiation, type PackageConstraint, type ParameterLever, wholeWithin } from './negotiation.ts';
import { readLeverValues } from './read-lever.ts';
import { limitText } from './words.ts';

/** Reads a scenario's 교섭; undefined when anything is wrong. Its form has been checked. */
export function readNegotiation(
  engine: Engine,
  scenario: Scenario,
  problems: Problems,
): Negotiation | undefined {
  const before = problems.list.length;
  const node = scenario.negotiation;
  const { rules } = engine;
  if (node === undefined) {
    problems.add('missing-key', { values: { key: '교섭', expected: '조정, 제한, 목표' } });
    return undefined;
  }
  const [against = '', ...others] = scenario.schemes;
  const scheme = textAt(node, '제도') ?? others.at(-1);
  if (scheme === undefined || !others.includes(scheme)) {
    refuseChoice(entry(node, '제도')?.at ?? node.at, '교섭.제도', scheme ?? '', others, problems);
    return undefined;
  }
  const programs = scenario.months.map((month) => engine.schemeMonth(scheme, month).program);
  const levers = entriesOf(node, '조정').flatMap(
    ({ key, keyAt, value }) => readLever(key, keyAt, value, scheme, programs, rules, problems) ?? [],
  );
  const lines = linesOf([
    ...programs,
    ...scenario.months.map((month) => engine.schemeMonth(against, month).program),
  ]);
  const gross = programs[0]?.lines[0]?.total ?? '';
  const [line = gross] = readLines(node, '비교항목', lines, problems);
  const cost = readLines(node, '비용항목', lines, problems);
  const limits = readLimits(node, against, problems);
  const floors = readFloors(node, programs, problems);
  const goals = readGoals(
    node,
    { line, refuse: (at, text, known) => refuseChoice(at, '교섭.목표', text, known, problems) },
    problems,
  );
  if (problems.list.length > before) return undefined;
  return {
    scheme,
    against,
    levers,
    limits: [
      ...limits,
      ...(floors.length === 0
        ? []
        : [
            {
              measure: '미달인월',
              side: '이하',
              amount: 0,
              at: entry(entry(node, '제한'), '없을발견')?.at ?? node.at,
            } as const,
          ]),
    ],
    goals: goals.length > 0 ? goals : (['비용', '줄어드는사람', '최소변화'] as const).map(usualGoal),
    cost: cost.length > 0 ? cost : [gross],
    line,
    floors,
    method: textAt(node, '방법') === '탐색' ? '탐색' : '전수',
    at: entry(node, '조정')?.at ?? node.at,
  };
}

function readLever(
  term: string,
  at: Place,
  node: SourceNode,
  scheme: string,
  programs: readonly SchemeProgram[],
  rules: Compiled,
  problems: Problems,
): ParameterLever | undefined {
  const program = programs.find(({ terms }) => terms.get(term)?.provision !== undefined);
  const found = program?.terms.get(term);
  const own = program?.order[program.index.get(term) ?? -1];
  if (program === undefined || found?.provision === undefined || own === undefined) {
    refuseTerm(term, at, scheme, programs, rules, problems);
    return undefined;
  }
  if (found.rule.fact !== undefined) {
    problems.add('lever-is-a-fact', { at, term });
    return undefined;
  }
  const values = readLeverValues(node, { term, type: own.type }, rules, problems);
  if (values.length === 0) return undefined;
  const root = own.formula?.root;
  return {
    term,
    type: own.type,
    unit: found.rule.unit,
    label: found.rule.label,
    provision: found.provision.name,
    values,
    before: root?.kind === 'constant' ? root.value : undefined,
    at,
  };
}

function refuseTerm(
  name: string,
  at: Place,
  scheme: string,
  programs: readonly SchemeProgram[],
  rules: Compiled,
  problems: Problems,
): void {
  const elsewhere = rules.terms.get(name)?.rules.map(({ provision }) => provision.name) ?? [];
  const near = nearest(
    name,
    programs.flatMap(({ terms }) =>
      [...terms].flatMap(([term, { rule }]) => (rule.fact === undefined ? [term] : [])),
    ),
  );
  const values = { name, scheme, ...(near !== undefined && { nearest: near }) };
  if (elsewhere.length === 0) problems.add('unknown-term', { at, term: name, values });
  else
    problems.add('not-in-scheme', {
      at,
      term: name,
      values: { ...values, provisions: elsewhere.join(', ') },
    });
}

const linesOf = (programs: readonly SchemeProgram[]): ReadonlySet<string> =>
  new Set(programs.flatMap(({ lines }) => lines.flatMap(({ items: own, total }) => [...own, total])));

/** A name or a list of names of lines. */
function readLines(node: SourceNode, key: string, known: ReadonlySet<string>, problems: Problems): string[] {
  const value = entry(node, key);
  const all = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  return [
    ...new Set(
      all.flatMap((one) => {
        const text = one.kind === 'scalar' ? one.text : '';
        if (known.has(text)) return [text];
        refuseChoice(one.at, `교섭.${key}`, text, known, problems);
        return [];
      }),
    ),
  ];
}

function refuseChoice(
  at: Place,
  term: string,
  text: string,
  known: Iterable<string>,
  problems: Problems,
): void {
  const near = nearest(text, known);
  const values = { text, known: [...known].join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-choice', { at, term, values });
}

function readLimits(node: SourceNode, against: string, problems: Problems): PackageConstraint[] {
  const part = entry(node, '제한');
  return measureNames.flatMap((measure) => {
    const own = entry(part, measure);
    const made = (['이하', '이상'] as const).flatMap((side) => {
      const limit = readLimit({ measure, side, against }, entry(own, side), problems);
      return limit === undefined ? [] : [limit];
    });
    const [most, least] = [
      made.find(({ side }) => side === '이하'),
      made.find(({ side }) => side === '이상'),
    ];
    // A share of the cost is an amount only once the cost is known.
    const known = most?.share === undefined && least?.share === undefined;
    if (most !== undefined && least !== undefined && known && most.amount < least.amount) {
      const limits = [most, least].map((limit) => limitText(limit, 'ko')).join(', ');
      problems.add('limits-contradict', { at: most.at, term: `교섭.제한.${measure}`, values: { limits } });
    }
    return made;
  });
}

function readLimit(
  { measure, side, against }: { measure: Measure; side: PackageConstraint['side']; against: string },
  node: SourceNode | undefined,
  problems: Problems,
): PackageConstraint | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { unit } = measures[measure];
  const asked = { term: `교섭.제한.${measure}.${side}`, at: node.at };
  const isShare = measure === '비용' && /[%％]\s*$/.test(node.text);
  const value = takeNumber(node.text, isShare ? '비율' : unit === '인월' ? '수' : unit, asked, problems);
  if (value === undefined) return undefined;
  if (isShare) return { measure, side, amount: 0, share: { of: against, rate: value }, at: node.at };
  return { measure, side, amount: wholeWithin(value, side), at: node.at };
}

function readFloors(
  node: SourceNode,
  programs: readonly SchemeProgram[],
  problems: Problems,
): readonly string[] {
  const known = new Set(programs.flatMap(({ findings }) => findings.map(({ rule }) => rule.name)));
  const part = entry(node, '제한');
  if (part === undefined) return [];
  return items(part, '없을발견').flatMap((item) => {
    const text = item.kind === 'scalar' ? item.text : '';
    if (known.has(text)) return [text];
    refuseChoice(item.at, '교섭.제한.없을발견', text, known, problems);
    return [];
  });
}
