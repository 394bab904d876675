import type { Problems } from '../../problem/problem.ts';
import { fieldsOf, scalarAt } from '../../rules/node-fields.ts';
import type { SourceNode } from '../../rules/source-tree.ts';
import { takeChoice } from '../cells/problems.ts';
import { question, wholeAt } from '../cells/question.ts';
import type { FactBook } from '../facts.ts';
import { readShare } from '../synthetic/distribution.ts';
import { type FactDraw, readDraws } from '../synthetic/fact-draw.ts';

/** 전망: who leaves in the years to come, and who comes in their place. */
export interface ProjectionPlan {
  readonly seed: number;
  /** How often it is drawn; 1 where nothing is uncertain. */
  readonly draws: number;
  /** The share of those employed at the beginning of a year who leave within it, in millionths. */
  readonly leaving: number;
  readonly retirement?: Retirement;
  /** Whether whoever leaves is followed by a hire on the first of the next month. */
  readonly hires: boolean;
  /** What a hire is otherwise than whom they follow. */
  readonly hired: readonly FactDraw[];
}

export interface Retirement {
  /** The age in years; whoever reaches it leaves at the end of that month. */
  readonly age: number;
  readonly rehire?: {
    /** The share of those who retire that is re-hired, in millionths. */
    readonly share: number;
    readonly years: number;
    /** What they are otherwise than before. */
    readonly facts: readonly FactDraw[];
  };
}

const keys = ['시드', '횟수', '퇴직률', '정년', '재고용', '채용', '신규'];
const rehireKeys = ['비율', '기간', '직원'];
const hiring = ['유지', '없음'] as const;

const seedOf = question('시드', '수', { min: '0', max: '9_007_199_254_740_991', step: '1' });
const drawsOf = question('횟수', '회', { min: '1', max: '10_000', step: '1' });
const ageOf = question('정년', '세', { min: '40', max: '80', step: '1' });
const yearsOf = question('기간', '년', { min: '1', max: '10', step: '1' });

/**
 * Reads `전망:` of a scenario:
 *
 * ```yaml
 * 전망:
 *   시드: 7
 *   횟수: 50
 *   퇴직률: 8%                                     # of those employed at the beginning of each year
 *   정년: 60세                                     # 생년월일 of everybody must be known
 *   재고용: { 비율: 70%, 기간: 3년, 직원: { … } }   # of those who retire
 *   채용: 유지                                     # 없음: nobody follows whom leaves
 *   신규: { 기본급: 없음 }                          # what a hire is otherwise than whom they follow
 * ```
 *
 * Undefined when anything is wrong, and every problem in `problems`.
 */
export function readProjection(
  node: SourceNode,
  book: FactBook,
  problems: Problems,
): ProjectionPlan | undefined {
  const before = problems.list.length;
  const fields = fieldsOf(node, '전망', keys, ['시드', '횟수', '퇴직률', '채용'], problems);
  if (fields === undefined) return undefined;
  const [seed, draws] = [
    wholeAt(fields.get('시드'), seedOf, problems),
    wholeAt(fields.get('횟수'), drawsOf, problems),
  ];
  const share = fields.get('퇴직률');
  const leaving = share && readShare(share, problems);
  const asked = fields.get('채용');
  const scalar = asked && scalarAt(asked, '채용', problems);
  const hires = scalar && takeChoice(scalar.text, hiring, { term: '전망.채용', at: scalar.at }, problems);
  const age = wholeAt(fields.get('정년'), ageOf, problems);
  const again = fields.get('재고용');
  if (again !== undefined && !fields.has('정년'))
    problems.add('missing-key', { at: again.at, term: '전망', values: { key: '정년' } });
  const rehire = again && readRehire(again, book, problems);
  const own = fields.get('신규');
  const hired = own === undefined ? [] : singleDraws(own, '전망.신규', book, problems);
  if (problems.list.length > before || seed === undefined || draws === undefined || leaving === undefined)
    return undefined;
  return {
    seed,
    draws,
    leaving,
    ...(age !== undefined && { retirement: { age, ...(rehire && { rehire }) } }),
    hires: hires === '유지',
    hired,
  };
}

function readRehire(
  node: SourceNode,
  book: FactBook,
  problems: Problems,
): NonNullable<Retirement['rehire']> | undefined {
  const fields = fieldsOf(node, '전망.재고용', rehireKeys, ['비율', '기간'], problems);
  const [shareNode, factsNode] = [fields?.get('비율'), fields?.get('직원')];
  const share = shareNode && readShare(shareNode, problems);
  const years = wholeAt(fields?.get('기간'), yearsOf, problems);
  const facts = factsNode === undefined ? [] : singleDraws(factsNode, '전망.재고용.직원', book, problems);
  return share === undefined || years === undefined ? undefined : { share, years, facts };
}

/** Draws that rest on nothing else: a multiple of another figure has none here. */
function singleDraws(
  node: SourceNode,
  name: string,
  book: FactBook,
  problems: Problems,
): readonly FactDraw[] {
  const draws = readDraws(node, name, book, problems);
  for (const { term, base, at } of draws)
    if (base !== undefined)
      problems.add('wrong-type', {
        at,
        term: `${name}.${term.name}`,
        values: { found: '{기준, 배수}', expected: term.unit },
      });
  return draws;
}

/** The facts of people that a plan gives: what a table of them must have room for. */
export const plannedFacts = ({ hired, retirement }: ProjectionPlan): readonly string[] => [
  '입사일',
  '퇴사일',
  ...[...hired, ...(retirement?.rehire?.facts ?? [])].map(({ term }) => term.name),
];
