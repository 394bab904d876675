import type { Place, Problems } from '../../problem/problem.ts';
import { items } from '../../rules/read-term.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { type Measure, measureNames, measures } from './measures.ts';

/** 목표: a measure, and whether more of it is wanted or less. What one side of a table wants, the other may not. */
export interface Goal {
  readonly measure: Measure;
  readonly way: Way;
}

/** The words of a scenario for less and more. */
const ways = { 줄임: 'less', 늘림: 'more' } as const;
type Way = (typeof ways)[keyof typeof ways];

/** A measure as it is wanted where nobody says otherwise. */
export const usualGoal = (measure: Measure): Goal => ({ measure, way: measures[measure].better });

/** A goal's figure, less being better. */
export const goalFigure = ({ way }: Goal, figure: number): number => (way === 'less' ? figure : -figure);

/** `비용`, or `비용 늘림` where it is wanted otherwise than usual. */
export const goalText = ({ measure, way }: Goal): string =>
  way === measures[measure].better
    ? measure
    : `${measure} ${Object.entries(ways).find(([, one]) => one === way)?.[0] ?? ''}`;

/** What a scenario calls a goal by; the line that people are compared by stands for what they have more in all. */
export interface GoalNames {
  readonly line: string;
  readonly refuse: (at: Place, text: string, known: readonly string[]) => void;
}

/** Reads 목표: names, names with a way, or a map of both. Each measure once. */
export function readGoals(node: SourceNode, names: GoalNames, problems: Problems): readonly Goal[] {
  const part = entry(node, '목표');
  const written = part?.kind === 'map' ? [part] : items(node, '목표');
  const found = new Map<Measure, Goal>();
  for (const { name, at, way } of written.flatMap(wishes)) {
    const measure = name === names.line ? '총변화' : wanted.find((one) => one === name);
    if (measure === undefined) {
      names.refuse(at, name, [...wanted, names.line]);
      continue;
    }
    if (found.has(measure)) problems.add('goal-twice', { at, term: '교섭.목표', values: { name: measure } });
    found.set(measure, way === undefined ? usualGoal(measure) : { measure, way });
  }
  return [...found.values()];
}

/** What may not be is a limit, and no goal. */
const wanted = measureNames.filter((one) => one !== '미달인월');

interface Wish {
  readonly name: string;
  readonly at: Place;
  readonly way: Way | undefined;
}

/** The schema lets no other word stand for a way. */
function wishes(node: SourceNode): Wish[] {
  if (node.kind === 'scalar') return [{ name: node.text, at: node.at, way: undefined }];
  if (node.kind !== 'map') return [];
  return node.entries.map(({ key, keyAt, value }) => {
    const text = value.kind === 'scalar' ? value.text : '';
    return { name: key, at: keyAt, way: text === '줄임' || text === '늘림' ? ways[text] : undefined };
  });
}
