import type { Formula } from '../formula/checked.ts';
import { type Day, yearOfDay } from '../formula/date.ts';
import { NodeBuilder } from '../formula/nodes.ts';
import { ratio } from '../formula/ratio.ts';
import { typeText } from '../formula/units.ts';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import type { Compiled } from './compile.ts';
import type { Holiday, TermRule } from './model.ts';

/**
 * The date of the holiday that a fact names, in the year of a month (YYYY-MM), as a formula: every reading then has it
 * for nothing. Undefined (and a problem) where the year's calendar does not have that holiday on one day.
 */
export function holidayFormula(
  rules: Compiled,
  rule: TermRule,
  month: string,
  problems: Problems,
): Formula | undefined {
  const name = rule.fact?.holiday;
  if (name === undefined || !isDate(rules, rule, problems)) return undefined;
  const year = Number(month.slice(0, 4));
  const ofYear = rules.ruleSet.holidays.filter(({ day }) => yearOfDay(day) === year);
  const [day, ...others] = daysOf(ofYear, name);
  if (day === undefined || others.length > 0) {
    problems.add('holiday-day', { at: rule.at, term: rule.name, values: told(ofYear, name, String(year)) });
    return undefined;
  }
  const ofRule = made.get(rule) ?? new Map<Day, Formula>();
  made.set(rule, ofRule);
  const known = ofRule.get(day) ?? dateFormula(day);
  ofRule.set(day, known);
  return known;
}

/** One formula a day and rule: readings know what they came to by it. */
const made = new WeakMap<TermRule, Map<Day, Formula>>();

function dateFormula(day: Day): Formula {
  const build = new NodeBuilder();
  return build.formula(build.constant(ratio(day), { kind: 'date' }));
}

/** Adds a problem for a fact that names a holiday which no year has. */
export function checkHolidayName(rules: Compiled, rule: TermRule, problems: Problems): void {
  const { holidays } = rules.ruleSet;
  const name = rule.fact?.holiday;
  if (name === undefined || !isDate(rules, rule, problems) || daysOf(holidays, name).length > 0) return;
  problems.add('holiday-day', { at: rule.at, term: rule.name, values: told(holidays, name, '') });
}

function isDate(rules: Compiled, rule: TermRule, problems: Problems): boolean {
  const type = rules.terms.get(rule.name)?.type;
  if (type === undefined || type.kind === 'date') return type !== undefined;
  const values = { operation: 'holiday', found: typeText(type), expected: '날짜' };
  problems.add('wrong-kind', { at: rule.at, term: rule.name, values });
  return false;
}

/** Each day once: a layer may say again what the one below says. */
const daysOf = (holidays: readonly Holiday[], name: string): Day[] => [
  ...new Set(holidays.flatMap((one) => (one.name === name ? [one.day] : []))),
];

function told(holidays: readonly Holiday[], name: string, year: string): Record<string, string> {
  const known = [...new Set(holidays.map((one) => one.name))];
  const count = daysOf(holidays, name).length;
  const near = count === 0 ? nearest(name, known) : undefined;
  return {
    name,
    count: String(count),
    ...(year !== '' && { year }),
    known: known.join(', '),
    ...(near !== undefined && { nearest: near }),
  };
}
