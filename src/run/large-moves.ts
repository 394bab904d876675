import { firstDay, isoMonth, type Month } from '../calendar/date.ts';
import { isRatio, sameValue } from '../formula/checked.ts';
import { type Agreements, scenarioBinding, sinceEver } from '../pay/agreements.ts';
import type { Engine } from '../pay/engine.ts';
import type { Members } from '../pay/members.ts';
import { statesOf } from '../pay/parts.ts';
import type { TableShape } from '../people/table/shape.ts';
import { people } from '../people/table/table.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import { Problems } from '../problem/problem.ts';
import { workRules } from '../rules/check-agreements.ts';
import type { Compiled } from '../rules/compile.ts';
import { largeMoveTerm, unionFact, unitFact } from '../rules/named-rules.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Sink, WorkedChunk } from './sink.ts';

/** So many members of a union moved in one month that its agreement asks for its word beforehand. */
export interface LargeMove {
  /** YYYY-MM. */
  readonly month: string;
  readonly union: string;
  readonly people: number;
  /** From how many on a move is large. */
  readonly least: number;
  readonly issue: string;
  readonly article: string | undefined;
}

/**
 * Counts the members who move to another kind of unit, by union and month, where the terms that bind them still hold the
 * clause on large moves. By what is recorded of the agreements, whatever a scenario would change of them.
 */
export class LargeMoves implements Sink {
  private readonly engine: Engine;
  private readonly agreements: Agreements | undefined;
  private readonly mayMove: boolean;
  /** By month and union: who moved. */
  private readonly moved = new Map<Month, Map<string, Set<string>>>();

  /** Nobody moves in a table whose rows have no changes: its months are not looked at one by one. */
  constructor(engine: Engine, scenario: Scenario, { details }: Pick<TableShape, 'details'>) {
    this.mayMove = details.has('changes');
    // Who is bound though no member is none of the union's members, so nobody need be counted.
    const nobody: Members = { byMonth: new Map() };
    const asked = { ...scenario, agreements: { flips: [], flipped: [] } };
    this.agreements = scenarioBinding(engine.rules, asked, nobody);
    this.engine = this.agreements === undefined ? engine : engine.boundBy(this.agreements);
  }

  take({ chunk }: Pick<WorkedChunk, 'chunk'>): void {
    if (!this.mayMove || this.agreements === undefined || clauseOf(this.engine.rules) === undefined) return;
    for (const { id, months } of people([chunk])) {
      let before: PersonState | undefined;
      for (const person of months()) {
        for (const state of statesOf(person, [])) {
          if (before !== undefined) this.look(id, person, before, state);
          before = state;
        }
      }
    }
  }

  /** A move is of whichever union somebody is in before it. */
  private look(id: string, { month }: PersonMonth, before: PersonState, state: PersonState): void {
    if (sameValue(before.facts.get(unitFact), state.facts.get(unitFact))) return;
    const clause = clauseOf(this.engine.rules);
    const day = Math.max(state.from, firstDay(month));
    const given = (term: string) => before.facts.get(term);
    const parameter = (term: string) => this.engine.bindingParameter(term, month);
    const stand = this.agreements
      ?.statuses(given, month, parameter, [], day)
      .find(({ agreement }) => agreement.name === clause?.issue);
    if (stand === undefined || stand.renewed || stand.by === workRules) return;
    const union = String(given(unionFact));
    const unions = this.moved.get(month) ?? new Map<string, Set<string>>();
    this.moved.set(month, unions);
    unions.set(union, (unions.get(union) ?? new Set()).add(id));
  }

  /** Months in which as many moved as the clause says, or more. */
  get found(): readonly LargeMove[] {
    const clause = clauseOf(this.engine.rules);
    if (clause === undefined) return [];
    return [...this.moved]
      .sort(([a], [b]) => a - b)
      .flatMap(([month, unions]) => {
        const least = leastIn(this.engine.rules, isoMonth(month));
        if (least === undefined) return [];
        return [...unions].flatMap(([union, ids]) =>
          ids.size < least ? [] : [{ month: isoMonth(month), union, people: ids.size, least, ...clause }],
        );
      });
  }
}

/** The issue whose old terms hold the clause on large moves. */
function clauseOf(rules: Compiled): Pick<LargeMove, 'issue' | 'article'> | undefined {
  const holding = rules.terms.get(largeMoveTerm)?.rules.map(({ provision }) => provision.name) ?? [];
  const issue = [...rules.agreements.values()].find(({ replace }) =>
    replace.some(({ from }) => holding.includes(from)),
  );
  return issue && { issue: issue.name, article: issue.source?.article };
}

/** From how many members on a move is large, in a month (YYYY-MM). */
function leastIn(rules: Compiled, month: string): number | undefined {
  const entry = rules.terms
    .get(largeMoveTerm)
    ?.rules[0]?.rule.entries?.filter(({ from = sinceEver }) => from <= `${month}-01`)
    .at(-1);
  const value = entry && rules.literal(largeMoveTerm, entry.formula, new Problems());
  return value !== undefined && isRatio(value) ? Number(value.n / value.d) : undefined;
}
