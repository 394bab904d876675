import { compareRatios, divide, isWhole, type Ratio, ratio } from '../../formula/ratio.ts';
import { Problems } from '../../problem/problem.ts';
import type { FactRule, TermRule } from '../../rules/model.ts';
import {
  askedAt,
  type CellContext,
  refuse,
  takeChoice,
  takeClock,
  takeDay,
  takeNumber,
  takeYesNo,
  type WrittenText,
} from './problems.ts';
import type { FactValue } from './value.ts';

/**
 * Reads one value of a fact by its unit and checks its bounds and grain; what is wrong goes to `problems`.
 * A blank gives undefined, and a problem only when the fact is required: a blank is never 0.
 */
export function readFact(term: TermRule, given: WrittenText, problems: Problems): FactValue | undefined {
  const { text } = given;
  const asked = askedAt(given, term.fact?.key ?? term.name, term.fact?.question);
  if (text.trim() === '')
    return term.fact?.required ? refuse('missing-value', text, asked, problems) : undefined;
  switch (term.unit) {
    case '여부':
      return takeYesNo(text, asked, problems);
    case '선택':
      return takeChoice(text, term.choices ?? [], asked, problems);
    default: {
      const measured = measure(term.unit, text, asked, problems);
      if (measured === undefined || !within(term, measured.size, text, asked, problems)) return undefined;
      return measured.value;
    }
  }
}

/** A value and its size, by which bounds and grain are checked: dates by day number, times by minutes. */
interface Measured {
  readonly value: FactValue;
  readonly size: Ratio;
}

function measure(unit: string, text: string, asked: CellContext, problems: Problems): Measured | undefined {
  if (unit === '날짜') {
    const day = takeDay(text, asked, problems);
    return day === undefined ? undefined : { value: { day }, size: ratio(day) };
  }
  if (unit === '시각') {
    const minutes = takeClock(text, asked, problems);
    return minutes === undefined ? undefined : { value: { minutes }, size: ratio(minutes) };
  }
  const number = takeNumber(text, unit, asked, problems);
  return number === undefined ? undefined : { value: number, size: number };
}

function within(term: TermRule, size: Ratio, text: string, asked: CellContext, problems: Problems): boolean {
  if (term.fact === undefined) return true;
  const { min, max, step } = limitsOf(term, term.fact);
  const values = {
    ...(min && { min: min.text }),
    ...(max && { max: max.text }),
    ...(step && { step: step.text }),
  };
  const code =
    min && compareRatios(size, min.size) < 0
      ? 'below-minimum'
      : max && compareRatios(size, max.size) > 0
        ? 'above-maximum'
        : step && !isWhole(divide(size, step.size))
          ? 'not-on-grain'
          : undefined;
  if (code !== undefined) refuse(code, text, asked, problems, values);
  return code === undefined;
}

export interface FactLimit {
  /** As the rule file writes it, with the unit. */
  readonly text: string;
  readonly size: Ratio;
}

export interface FactLimits {
  readonly min?: FactLimit | undefined;
  readonly max?: FactLimit | undefined;
  readonly step?: FactLimit | undefined;
}

/** A rule's limits are read once, not for every cell of a column. */
const known = new WeakMap<FactRule, FactLimits>();

/** The least, the greatest and the step that a fact declares. @throws ProblemError for a literal of another unit */
export function limitsOf(term: TermRule, fact: FactRule): FactLimits {
  const before = known.get(fact);
  if (before !== undefined) return before;
  const limits = {
    min: limit(term.unit, fact.min),
    max: limit(term.unit, fact.max),
    step: limit(term.unit, fact.step),
  };
  known.set(fact, limits);
  return limits;
}

/** @throws ProblemError when the rule file's literal is not of the fact's unit. */
function limit(unit: string, literal: string | undefined): FactLimit | undefined {
  if (literal === undefined) return undefined;
  const problems = new Problems();
  const size = measure(unit, literal, { term: literal }, problems)?.size;
  problems.throwIfAny();
  return size && { text: shown(literal, unit), size };
}

const counted: ReadonlySet<string> = new Set(['원', '건', '일', '시간', '분', '명', '개월']);

/** 2_000원 as 2,000원, and 31 as 31일. */
function shown(literal: string, unit: string): string {
  const number = literal.replace(/_/g, ',');
  return counted.has(unit) && !number.endsWith(unit) ? number + unit : number;
}
