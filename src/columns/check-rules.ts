import { holidayKinds, settingTerms } from '../calendar/interface.ts';
import { isoDay } from '../formula/civil.ts';
import { readUnit, typeText } from '../formula/units.ts';
import { derivedFactNames, Engine } from '../pay/engine.ts';
import { nearest } from '../problem/nearest.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import { zeroDivisorProblems } from '../readings/zero-divisors.ts';
import { isAddition } from '../rules/addition.ts';
import { holdsIn, ownProvisions, resolveScheme } from '../rules/assemble.ts';
import { checkAgreements, unknownWordValues } from '../rules/check-agreements.ts';
import { checkConditions } from '../rules/check-conditions.ts';
import { checkFact } from '../rules/check-fact.ts';
import { checkLeave } from '../rules/check-leave.ts';
import { checkLever } from '../rules/check-lever.ts';
import type { Compiled } from '../rules/compile.ts';
import { runExamples } from '../rules/examples.ts';
import { checkFigures } from '../rules/figures/check-figures.ts';
import { checkHolidayName } from '../rules/holiday-dates.ts';
import { checkLines } from '../rules/items/check-lines.ts';
import { checkTimes } from '../rules/items/check-times.ts';
import { checkUnusedItems } from '../rules/items/check-unused.ts';
import { checkDoubts } from '../rules/items/doubts.ts';
import type { RuleSet, SchemeRule, TermRule } from '../rules/model.ts';
import { checkCalendarLists } from './check-calendar-lists.ts';
import { fractionProblems } from './check-fractions.ts';
import { checkProvisions } from './check-provisions.ts';
import { schemeReach } from './month-batch.ts';

/**
 * Checks a rule set as a whole: every formula, every scheme in every month in which something changes, every
 * example, and what the engine and the rules expect of each other. `whole`: rules below that were checked before; where
 * these only add to them, the schemes and provisions there are not worked out again. @returns how many example figures held.
 */
export function checkRules(rules: Compiled, problems: Problems, whole?: RuleSet): number {
  /** `untilKnown`: no further than up to which rules say that their values are known. */
  const collect = (work: (own: Problems) => void, untilKnown = false): void => {
    const own = new Problems();
    work(own);
    // A value that begins late is missing in every month before: once is enough.
    const missing = new Set(
      problems.list.filter((one) => one.code === 'no-value-at-date').map((one) => one.term),
    );
    problems.addNew(
      own.list.filter(
        (one) =>
          one.code !== 'no-value-at-date' ||
          !(missing.has(one.term) || (untilKnown && isStatedEnd(rules, one))),
      ),
    );
  };
  // Figures that do not add up are the document's; formulas over them that cannot be worked out are the file's.
  for (const figures of rules.ruleSet.figures) checkFigures(figures, problems);
  const derived = derivedFactNames(rules);
  for (const [name, { rules: defined }] of rules.terms) {
    for (const { rule } of defined) {
      for (const entry of rule.entries ?? []) collect((own) => rules.entryFormula(name, entry, own));
      checkLever(rules, rule, problems);
      checkHolidayName(rules, rule, problems);
      collect((own) => checkFact(rules, rule, own));
      for (const { text, at } of rule.beside ?? [])
        if (!rules.terms.has(text)) rules.unknownTerm(text, name, at, problems);
      const { from, holiday, slot } = rule.fact ?? {};
      if (from === '파생' && holiday === undefined && slot === undefined && !derived.includes(name)) {
        const near = nearest(name, derived);
        const values = {
          name,
          known: derived.join(', '),
          ...(near !== undefined && { nearest: near }),
        };
        problems.add('unknown-calendar-fact', { at: rule.at, term: name, values });
      }
    }
  }
  for (const provision of rules.provisions.values()) collect((own) => checkConditions(rules, provision, own));
  collect((own) => checkAgreements(rules, own));
  collect((own) => checkLeave(rules, own));
  collect((own) => checkDoubts(rules, own));
  collect((own) => checkCalendarLists(rules, own));
  checkHolidays(rules, problems);
  const reached = new Set<TermRule>();
  const engine = new Engine(rules);
  const known = whole !== undefined && isAddition(rules.ruleSet, whole) ? whole : undefined;
  const sound: SchemeRule[] = [];
  for (const scheme of rules.schemes.values()) {
    const own = new Problems();
    resolveScheme(rules, scheme, own);
    problems.addNew(own.list);
    // What follows from a scheme that does not hold together is no news.
    if (!own.any) sound.push(scheme);
  }
  const used = new Set(sound.flatMap(({ name }) => ownProvisions(rules, name).map((one) => one.name)));
  collect((own) => checkUnusedItems(rules, used, own));
  const isNew = (scheme: SchemeRule): boolean => known?.schemes.includes(scheme) !== true;
  for (const scheme of sound) {
    collect((own) => checkSettings(rules, scheme.name, own));
    collect((own) => checkLines(rules, scheme, own));
    collect((own) => checkTimes(rules, scheme, own));
    if (!isNew(scheme)) continue;
    const seen = new Set<unknown>();
    const months = monthsOf(rules, scheme);
    // Of years to come not every value is out; where a scheme holds in no other, what is missing is said.
    const isOnceKnown = months.some((month) => {
      const own = new Problems();
      engine.program(scheme.name, month, own);
      return !own.list.some((one) => one.code === 'no-value-at-date' && isStatedEnd(rules, one));
    });
    for (const month of months) {
      collect((own) => {
        const program = engine.program(scheme.name, month, own);
        for (const { rule } of program?.terms.values() ?? []) reached.add(rule);
        // A month in which nothing of the scheme changes has the formulas of one that was looked at.
        if (program === undefined || seen.has(program.order)) return;
        seen.add(program.order);
        const { bounds, terms } = schemeReach(engine, program);
        own.addNew(zeroDivisorProblems(bounds, terms).list);
        own.addNew(fractionProblems(program, bounds).list);
      }, isOnceKnown);
    }
  }
  for (const scheme of sound.filter(isNew)) {
    const { base, name, replace } = scheme;
    if (base === undefined || replace.every(({ change }) => change === undefined)) continue;
    // Whichever changes are adopted, what comes of it must be whole.
    const [none] = engine.counterfactuals(base, name);
    if (none === undefined) continue;
    const within = rules.schemes.get(base);
    const both = new Set(within === undefined ? [] : monthsOf(rules, within));
    for (const month of monthsOf(rules, scheme).filter((one) => both.has(one)))
      collect((own) => engine.program(none, month, own), true);
  }
  const before = new Set(known?.provisions);
  const provisions = [...rules.provisions.values()].filter((one) => !before.has(one));
  collect((own) => checkProvisions(engine, provisions, changingMonths(rules), reached, own));
  let examples = 0;
  for (const provision of rules.provisions.values()) {
    collect((own) => {
      examples += runExamples(rules, provision, own);
    });
  }
  return examples;
}

/**
 * The months in which something changes and a scheme holds. Where it holds in none whose law is known, its first or its last,
 * which says what is missing.
 */
export function monthsOf(rules: Compiled, scheme: SchemeRule): string[] {
  const whole = resolveScheme(rules, scheme, new Problems());
  const months = changingMonths(rules).filter((month) => holdsIn(whole, month));
  if (whole.valid === undefined || months.length > 0) return months;
  return [whole.valid.from ?? whole.valid.until ?? ''].filter((month) => month !== '');
}

/** A value that is missing behind the month up to which its rule says that it is known: of years to come not all is out. */
const isStatedEnd = (rules: Compiled, { term, values }: Problem): boolean =>
  rules.terms
    .get(term ?? '')
    ?.rules.some(({ rule: { until } }) => until !== undefined && (values['month'] ?? '') > until) === true;

/** The months (YYYY-MM) in which some term's value changes, within the years whose holidays are known. */
export function changingMonths(rules: Compiled): string[] {
  const months = new Set<string>();
  const years = rules.ruleSet.holidays.map(({ day }) => isoDay(day).slice(0, 4)).sort();
  const [first = '0000', last = '9999'] = [years[0], years.at(-1)];
  months.add(`${first}-01`);
  months.add(`${last}-12`);
  // The last month of which a value is known is one to look at, too.
  for (const { terms } of rules.ruleSet.provisions)
    for (const { until } of terms) if (until !== undefined) months.add(until);
  const dated = [
    ...rules.ruleSet.provisions.flatMap(({ terms }) => terms.flatMap(({ entries }) => entries ?? [])),
    ...rules.ruleSet.tables.flatMap(({ entries }) => entries),
  ];
  for (const { from } of dated) if (from !== undefined) months.add(from.slice(0, 7));
  for (const { valid } of rules.ruleSet.schemes)
    for (const month of [valid?.from, valid?.until]) if (month !== undefined) months.add(month);
  return [...months].filter((month) => month >= `${first}-01` && month <= `${last}-12`).sort();
}

/** The days of a calendar are of kinds that the rules know: one of another kind would be no holiday in any scheme. */
function checkHolidays(rules: Compiled, problems: Problems): void {
  const type = rules.terms.get(holidayKinds)?.type;
  const known = type?.kind === 'list' ? (type.of === 'choice' ? (type.choices ?? []) : []) : [];
  for (const { kind, at } of rules.ruleSet.holidays)
    if (known.length > 0 && !known.includes(kind))
      problems.add('unknown-choice', { at, term: '종류', values: unknownWordValues(kind, known) });
}

/** Every scheme tells the calendar what it needs to know, in the units it expects. */
function checkSettings(rules: Compiled, name: string, problems: Problems): void {
  const scheme = rules.schemes.get(name);
  if (scheme === undefined) return;
  const whole = resolveScheme(rules, scheme, new Problems());
  for (const [term, unit] of Object.entries(settingTerms)) {
    const known = rules.terms.get(term);
    const wanted = readUnit(unit, []);
    const fits = known !== undefined && 'type' in wanted && typeText(known.type) === typeText(wanted.type);
    if (!fits)
      problems.add('missing-setting', { at: whole.at, term, values: { scheme: name, name: term, unit } });
  }
}
