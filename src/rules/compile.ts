import { check } from '../formula/check.ts';
import type { CheckResult, Formula, Value } from '../formula/checked.ts';
import { checkLiteral } from '../formula/literal.ts';
import { placeInFormula } from '../formula/program.ts';
import type { FormulaFunction, FormulaScope, ListItems, TableTypes } from '../formula/scope.ts';
import type { SumExpr } from '../formula/tree.ts';
import { readUnit, type Type, typeText } from '../formula/units.ts';
import { nearest } from '../problem/nearest.ts';
import { type Place, Problems } from '../problem/problem.ts';
import { AllowanceNatures } from './items/allowance-natures.ts';
import { checkAllowanceRules, checkWhere } from './items/check-allowances.ts';
import { checkItem } from './items/check-item.ts';
import { type ItemSum, itemSum } from './items/item-sums.ts';
import { checkLedgers, LedgerBook } from './ledger/ledger-book.ts';
import type {
  AgreementRule,
  DatedEntry,
  FunctionRule,
  GuaranteeRule,
  LeaveKinds,
  ListSlot,
  NatureRule,
  Provision,
  RuleSet,
  SchemeRule,
  SourceText,
  TermRule,
} from './model.ts';
import { listSlots } from './read-list.ts';
import { tableTypes, typeOf, won } from './types.ts';

/** A term as the whole rule set knows it: one type wherever it is defined. */
export interface KnownTerm {
  readonly type: Type;
  readonly optional: boolean;
  /** Every definition, one a provision. */
  readonly rules: readonly { readonly rule: TermRule; readonly provision: Provision }[];
}

/** A rule set with its names resolved; formulas are checked when first asked for, each once. */
export class Compiled implements FormulaScope {
  readonly ruleSet: RuleSet;
  readonly payMonth = '귀속월';
  readonly terms = new Map<string, KnownTerm>();
  readonly provisions = new Map<string, Provision>();
  readonly schemes = new Map<string, SchemeRule>();
  readonly agreements = new Map<string, AgreementRule>();
  readonly guarantees = new Map<string, GuaranteeRule>();
  /** The kinds of day off of all files. */
  readonly leave: LeaveKinds;
  /** The natures that pay items are asked for. */
  readonly natures = new Map<string, NatureRule>();
  /** What is asked of a person's fixed allowances. */
  readonly allowances: AllowanceNatures;
  /** What a pay office keeps beside the lines of pay. */
  readonly ledger: LedgerBook;
  /** The sums over pay items that formulas ask for, by the term that holds each. */
  readonly sums = new Map<string, ItemSum>();
  /** Each text of a sum once, so that it is checked once. */
  private readonly sumTexts = new Map<string, SourceText>();
  private readonly functions = new Map<string, FormulaFunction>();
  /** List facts: by item, the terms of its fields. */
  private readonly lists = new Map<string, Map<number, Map<string, string>>>();
  /** The lists that the calendar gives: the facts of their fields are known when a formula asks for one. */
  readonly calendarLists = new Map<string, KnownTerm['rules'][number]>();
  private readonly tables = new Map<string, TableTypes>();
  private readonly checked = new WeakMap<SourceText, CheckResult>();

  /** Problems of names and units that concern more than one file go to `problems`. */
  constructor(ruleSet: RuleSet, problems: Problems) {
    this.ruleSet = ruleSet;
    for (const provision of ruleSet.provisions) {
      unique(this.provisions, provision, problems);
      for (const rule of provision.terms) this.know(rule, provision, problems);
    }
    for (const scheme of ruleSet.schemes) {
      unique(this.schemes, scheme, problems);
      for (const line of scheme.lines) this.knowTotal(line.total, scheme, problems);
    }
    for (const agreement of ruleSet.agreements) unique(this.agreements, agreement, problems);
    for (const guarantee of ruleSet.guarantees) unique(this.guarantees, guarantee, problems);
    this.leave = {
      counted: ruleSet.leave.flatMap(({ counted }) => counted),
      dated: ruleSet.leave.flatMap(({ dated }) => dated),
      effects: ruleSet.leave.flatMap(({ effects }) => effects),
    };
    const kinds = new Map<string, { readonly name: string; readonly at: Place }>();
    for (const kind of [...this.leave.counted, ...this.leave.dated]) unique(kinds, kind, problems);
    const effects = new Map<string, { readonly name: string; readonly at: Place }>();
    for (const { effect, choice, at } of this.leave.effects)
      unique(effects, { name: `${effect}: ${choice}`, at }, problems);
    const tables = new Map<string, { readonly name: string; readonly at: Place }>();
    for (const table of ruleSet.tables) {
      unique(tables, table, problems);
      this.tables.set(table.name, tableTypes(table, problems));
    }
    for (const one of ruleSet.natures.flatMap(({ natures }) => natures)) unique(this.natures, one, problems);
    checkAllowanceRules(ruleSet.natures, this.natures, problems);
    this.allowances = new AllowanceNatures(ruleSet.natures, this.natures);
    checkLedgers(ruleSet.ledgers, this.terms, problems);
    this.ledger = new LedgerBook(ruleSet.ledgers);
    const functions = ruleSet.provisions.flatMap((provision) => provision.functions);
    const named = new Map<string, FunctionRule>();
    for (const one of functions) unique(named, one, problems);
    for (const one of functions) this.knowFunction(one, problems);
    // A function may call another that stands in a later file.
    for (const one of functions) this.checkFunction(one, problems);
    for (const one of ruleSet.provisions.flatMap((provision) => provision.items))
      checkItem(this, one, problems);
    const conditions = ruleSet.provisions.flatMap(({ terms }) =>
      terms.flatMap(({ name, fact }) => (fact?.where === undefined ? [] : [{ name, ...fact.where }])),
    );
    for (const { name, source } of conditions) checkWhere(name, source, this.allowances.said, problems);
    this.findSums();
  }

  /** The kinds of lines that schemes have or natures ask of. */
  get lines(): readonly string[] {
    const kinds = this.ruleSet.schemes.flatMap(({ lines }) => lines.map(({ kind }) => kind));
    return [...new Set([...kinds, ...[...this.natures.values()].flatMap(({ lines }) => lines)])];
  }

  sum(expr: SumExpr): { readonly name: string; readonly type: Type } {
    const found = itemSum(expr, [...this.lines, ...this.listNames()], this.natures);
    this.sums.set(found.name, this.sums.get(found.name) ?? found);
    this.knowSum(found.name);
    return { name: found.name, type: won };
  }

  knowSum(name: string): void {
    if (!this.terms.has(name)) this.terms.set(name, { type: won, optional: false, rules: [] });
  }

  sourceOfSum(text: string, at: Place): SourceText {
    const made = this.sumTexts.get(text) ?? { text, at };
    this.sumTexts.set(text, made);
    return made;
  }

  applied(name: string): FormulaFunction | undefined {
    return this.functions.get(name);
  }
  functionNames(): Iterable<string> {
    return this.functions.keys();
  }

  /** A scheme makes its sums of its items before its formulas are looked at: all that are asked for must be known. */
  private findSums(): void {
    const asks = ({ text }: SourceText): boolean => text.includes('sum(');
    const ignored = new Problems();
    for (const { rules } of [...this.terms.values()])
      for (const { rule } of rules)
        for (const entry of rule.entries ?? [])
          if (asks(entry.formula)) this.entryFormula(rule.name, entry, ignored);
    const conditions = [
      ...this.ruleSet.provisions.flatMap(({ findings, requires }) => [
        ...findings.map(({ when }) => when),
        ...requires.map((one) => one.holds),
      ]),
      ...this.ruleSet.schemes.flatMap(({ applies }) => applies.map(({ when }) => when)),
    ];
    for (const one of conditions) if (asks(one)) this.formula('', one, { kind: 'truth' }, false, ignored);
    const totals = this.ruleSet.schemes.flatMap(({ lines }) => lines.flatMap(({ formula }) => formula ?? []));
    for (const one of totals) if (asks(one)) this.formula('', one, won, false, ignored);
  }

  private knowFunction({ name, params, unit, formula, at }: FunctionRule, problems: Problems): void {
    const read = params.map((param) => ({
      name: param.name,
      type: typeOf(param.unit, undefined, param.at, param.name, problems),
    }));
    const type = typeOf(unit, undefined, at, name, problems);
    const typed = read.flatMap((one) => (one.type === undefined ? [] : [{ name: one.name, type: one.type }]));
    if (type === undefined || typed.length < read.length) return;
    let result: CheckResult | undefined;
    const body = (within: readonly string[]): CheckResult => {
      result ??= check(formula.text, withArguments(this, typed, [...within, name]), type);
      return result;
    };
    this.functions.set(name, { params: typed, type, body });
  }

  private checkFunction({ name, formula }: FunctionRule, problems: Problems): void {
    const result = this.functions.get(name)?.body([]);
    if (result === undefined || result.ok) return;
    const { code, span, values } = result.problem;
    problems.add(code, { at: placeInFormula(formula.at, formula.text, span), term: name, values });
  }

  term(name: string): KnownTerm | undefined {
    return this.terms.get(name);
  }
  termNames(): Iterable<string> {
    return this.terms.keys();
  }
  table(name: string): TableTypes | undefined {
    return this.tables.get(name);
  }
  list(name: string): ListItems | undefined {
    const given = this.calendarLists.get(name);
    if (given !== undefined && !this.lists.has(name))
      for (const rule of listSlots(given.rule)) this.know(rule, given.provision, new Problems());
    const items = this.lists.get(name);
    return items && { items: [...items.values()], isWhole: given !== undefined };
  }
  listNames(): Iterable<string> {
    return new Set([...this.lists.keys(), ...this.calendarLists.keys()]);
  }
  tableNames(): Iterable<string> {
    return this.tables.keys();
  }

  /** A scheme by name; undefined (and a problem that suggests the nearest) when there is none. */
  scheme(name: string, at: Place | undefined, problems: Problems): SchemeRule | undefined {
    const found = this.schemes.get(name);
    if (found !== undefined) return found;
    const known = [...this.schemes.keys()];
    const near = nearest(name, known);
    const values = { name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-scheme', { at, values });
    return undefined;
  }

  /** An entry's formula, checked against its term's type; undefined (and a problem) when it is wrong. */
  entryFormula(name: string, entry: DatedEntry, problems: Problems): Formula | undefined {
    const type = this.terms.get(name)?.type;
    return type && this.formula(name, entry.formula, type, entry.literal, problems);
  }

  /** Any formula of a file, of the type it must yield. */
  formula(
    name: string,
    source: SourceText,
    type: Type,
    literal: boolean,
    problems: Problems,
  ): Formula | undefined {
    let result = this.checked.get(source);
    if (result === undefined) {
      result = literal ? checkLiteral(source.text, type) : check(source.text, this, type);
      this.checked.set(source, result);
    }
    if (result.ok) return result.formula;
    const { code, span, values } = result.problem;
    problems.add(code, {
      at: placeInFormula(source.at, source.text, span),
      term: name,
      values: { ...values },
    });
    return undefined;
  }

  /** A literal of the given term's type (an example's figure, a fact's default). */
  literal(name: string, source: SourceText, problems: Problems): Value | undefined {
    const type = this.terms.get(name)?.type;
    if (type === undefined) {
      this.unknownTerm(name, name, source.at, problems);
      return undefined;
    }
    const root = this.formula(name, source, type, true, problems)?.root;
    return root?.kind === 'constant' ? root.value : undefined;
  }

  /** A problem that suggests the nearest. @param about the term that names it */
  unknownTerm(name: string, about: string, at: Place, problems: Problems): void {
    const near = nearest(name, this.termNames());
    problems.add('unknown-term', {
      at,
      term: about,
      values: { name, ...(near !== undefined && { nearest: near }) },
    });
  }

  private know(rule: TermRule, provision: Provision, problems: Problems): void {
    if (rule.fact?.rows !== undefined) {
      this.knowCalendarList(rule, provision, problems);
      return;
    }
    const type = typeOf(rule.unit, rule.choices, rule.at, rule.name, problems);
    if (type === undefined) return;
    const before = this.terms.get(rule.name);
    const rules = [...(before?.rules ?? []), { rule, provision }];
    const first = before?.rules[0]?.rule;
    if (first !== undefined && describe(first) !== describe(rule)) {
      const values = { first: describe(first), second: describe(rule) };
      problems.add('term-units-differ', { at: rule.at, term: rule.name, values });
    }
    // Formulas are held against the first definition: the others were told of.
    this.terms.set(rule.name, { type: before?.type ?? type, optional: rule.fact?.optional === true, rules });
    if (rule.fact?.slot !== undefined) this.knowSlot(rule.name, rule.fact.slot);
  }

  /** There is one calendar, and what it says of days stands in one place. */
  private knowCalendarList(rule: TermRule, provision: Provision, problems: Problems): void {
    const before = this.calendarLists.get(rule.name);
    if (before === undefined) {
      this.calendarLists.set(rule.name, { rule, provision });
      return;
    }
    const values = { first: where(before.rule.at), second: where(rule.at) };
    problems.add('duplicate-term', { at: rule.at, term: rule.name, values });
  }

  private knowSlot(term: string, { list, place, field }: ListSlot): void {
    const items = this.lists.get(list) ?? new Map<number, Map<string, string>>();
    this.lists.set(list, items);
    const fields = items.get(place) ?? new Map<string, string>();
    items.set(place, fields.set(field, term));
  }

  private knowTotal(name: string, scheme: SchemeRule, problems: Problems): void {
    const before = this.terms.get(name);
    if (before === undefined) {
      this.terms.set(name, {
        type: won,
        optional: false,
        rules: [],
      });
    } else if (before.rules[0] !== undefined) {
      const values = { first: where(before.rules[0].rule.at), second: where(scheme.at) };
      problems.add('duplicate-term', { at: scheme.at, term: name, values });
    }
  }
}

/** What a function's formula may refer to: its arguments, and every term. */
const withArguments = (
  rules: Compiled,
  params: FormulaFunction['params'],
  within: readonly string[],
): FormulaScope => ({
  within,
  term: (name) => {
    const type = params.find((one) => one.name === name)?.type;
    return type === undefined ? rules.term(name) : { type, optional: false };
  },
  termNames: () => [...params.map(({ name }) => name), ...rules.termNames()],
  table: (name) => rules.table(name),
  tableNames: () => rules.tableNames(),
  sum: (expr) => rules.sum(expr),
  applied: (name) => rules.applied(name),
  functionNames: () => rules.functionNames(),
});

const describe = (rule: TermRule): string => {
  const read = readUnit(rule.unit, rule.choices);
  const unit = 'type' in read ? typeText(read.type) : rule.unit;
  return rule.choices === undefined ? unit : `${unit} ${rule.choices.join('·')}`;
};

/** A place as people write it: file:line. */
export const where = (at: Place): string => `${at.file ?? ''}:${at.line}`;

function unique<T extends { readonly name: string; readonly at: Place }>(
  known: Map<string, T>,
  one: T,
  problems: Problems,
): void {
  const before = known.get(one.name);
  if (before === undefined) known.set(one.name, one);
  else {
    const values = { name: one.name, first: where(before.at), second: where(one.at) };
    problems.add('duplicate-name', { at: one.at, values });
  }
}

/** Rules with schemes of a scenario's own beside theirs. */
export const withSchemes = (rules: Compiled, schemes: readonly SchemeRule[], problems: Problems): Compiled =>
  schemes.length === 0
    ? rules
    : new Compiled({ ...rules.ruleSet, schemes: [...rules.ruleSet.schemes, ...schemes] }, problems);
