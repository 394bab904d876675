import { firstDay, isoDay } from '../../calendar/date.ts';
import type { Agreements, BargainingStatus } from '../../pay/agreements.ts';
import type { Engine } from '../../pay/engine.ts';
import { dayOf } from '../../people/facts.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import { unionsOf, workRules } from '../../rules/check-agreements.ts';
import type { Compiled } from '../../rules/compile.ts';
import { bindingTerms } from '../../rules/named-rules.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';

/** Something the law asks for before a person is moved. */
export interface Act {
  readonly name: typeof bindingTerms.consent | '단체협약' | '개별계약';
  /** 단체협약: the union, and the issue. */
  readonly union?: string;
  readonly issue?: string;
  readonly article: string;
  readonly done: boolean;
}

/** The article that a term of the rules rests on. */
const articleOf = (rules: Compiled, term: string): string =>
  rules.terms.get(term)?.rules[0]?.rule.entries?.[0]?.source.article ?? '';

/** Which acts the law asks for, person by person; an engine whose binding are the agreements. */
export class Law {
  private readonly engine: Engine;
  private readonly agreements: Agreements;
  private readonly scenario: Scenario;

  constructor(engine: Engine, agreements: Agreements, scenario: Scenario) {
    this.engine = engine;
    this.agreements = agreements;
    this.scenario = scenario;
  }

  get unions(): readonly string[] {
    return unionsOf(this.engine.rules);
  }

  get consentArticle(): string {
    return articleOf(this.engine.rules, bindingTerms.consent);
  }

  /** Whether the new contract was signed by the month's first day. */
  hasContract({ facts, month }: PersonMonth): boolean {
    return (dayOf(facts, bindingTerms.contractDate) ?? Number.POSITIVE_INFINITY) <= firstDay(month);
  }

  statuses({ facts, month }: PersonMonth, flipped: boolean): readonly BargainingStatus[] {
    const parameter = (term: string) => this.engine.bindingParameter(term, month);
    const flips = flipped ? (this.scenario.agreements?.flips ?? []) : [];
    return this.agreements.statuses((term) => facts.get(term), month, parameter, flips);
  }

  /** What moves a person's line to a reform: the work rules, each agreement in the way, the contract. */
  reform(person: PersonMonth, program: SchemeProgram, line: string): readonly Act[] {
    const { rules } = this.engine;
    const day = firstDay(person.month);
    const provisions = provisionsUnder(program, line);
    const inTheWay = this.statuses(person, false).filter(
      ({ agreement, by }) =>
        by !== workRules &&
        (agreement.values.some(({ name }) => program.index.has(name)) ||
          agreement.replace.some(({ to }) => provisions.has(to))),
    );
    return [
      {
        name: bindingTerms.consent,
        article: this.consentArticle,
        done: (this.scenario.agreements?.consent ?? '9999-12-31') <= isoDay(day),
      },
      ...inTheWay.map((one) => this.signed(one, one.renewed)),
      {
        name: '개별계약',
        article: articleOf(rules, bindingTerms.contract),
        done: this.hasContract(person),
      },
    ];
  }

  /** What a change of the agreements moved a person by. */
  flip(person: PersonMonth): readonly Act[] {
    const before = this.statuses(person, false);
    return this.statuses(person, true)
      .filter(({ by, renewed }, i) => by !== before[i]?.by || renewed !== before[i]?.renewed)
      .map((one) => this.signed(one, true));
  }

  private signed({ agreement, by, general }: BargainingStatus, done: boolean): Act {
    const { rules } = this.engine;
    const term = general
      ? bindingTerms.share
      : by === workRules
        ? bindingTerms.consent
        : bindingTerms.agreement;
    const name = by === workRules ? bindingTerms.consent : '단체협약';
    return { name, union: by, issue: agreement.name, article: articleOf(rules, term), done };
  }
}

const under = new WeakMap<SchemeProgram, Map<string, ReadonlySet<string>>>();
/** The provisions whose terms a line rests on. */
function provisionsUnder(program: SchemeProgram, line: string): ReadonlySet<string> {
  const known = under.get(program) ?? new Map<string, ReadonlySet<string>>();
  under.set(program, known);
  const before = known.get(line);
  if (before !== undefined) return before;
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const below of program.order[program.index.get(name) ?? -1]?.formula?.terms ?? []) visit(below);
  };
  visit(line);
  const made = new Set([...seen].flatMap((name) => program.terms.get(name)?.provision?.name ?? []));
  known.set(line, made);
  return made;
}
