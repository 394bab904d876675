import { type Day, monthOf } from '../../calendar/date.ts';
import { scenarioBinding } from '../../pay/agreements.ts';
import type { Engine } from '../../pay/engine.ts';
import { countMembers, type Members } from '../../pay/members.ts';
import { statesOf } from '../../pay/parts.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';

/** Heads on a day: all, and by issue and by the party whose terms bind them. */
export interface BoundHeads {
  readonly people: number;
  readonly byIssue: ReadonlyMap<string, ReadonlyMap<string, PartyHeads>>;
}

export interface PartyHeads {
  readonly people: number;
  /** Of them, those bound though they are no members (노조법 §35). */
  readonly general: number;
}

/** Whom each party's terms bind on a day of the scenario's months; undefined outside them. */
export function boundHeads(
  engine: Engine,
  scenario: Scenario,
  table: PersonMonthTable,
  day: Day,
): BoundHeads | undefined {
  const month = monthOf(day);
  if (!scenario.months.includes(month)) return undefined;
  const members = engine.binding?.members ?? counted(table);
  const asked = { ...scenario, agreements: scenario.agreements ?? { flips: [], flipped: [] } };
  const agreements = scenarioBinding(engine.rules, asked, members);
  if (agreements === undefined) return undefined;
  const bound = engine.boundBy(agreements);
  const parameter = (term: string) => bound.bindingParameter(term, month);
  const byIssue = new Map<string, Map<string, { people: number; general: number }>>();
  let people = 0;
  for (const person of table.personMonths()) {
    const facts = person.month === month ? factsOn(person, day) : undefined;
    if (facts === undefined) continue;
    people++;
    const all = agreements.statuses((term) => facts.get(term), month, parameter, asked.agreements.flips, day);
    for (const { agreement, by, general } of all) {
      const parties = byIssue.get(agreement.name) ?? new Map<string, { people: number; general: number }>();
      byIssue.set(agreement.name, parties);
      const heads = parties.get(by) ?? { people: 0, general: 0 };
      parties.set(by, heads);
      heads.people++;
      if (general) heads.general++;
    }
  }
  return { people, byIssue };
}

/** What holds of somebody on a day; undefined for who is not employed then. */
function factsOn(person: PersonMonth, day: Day): PersonMonth['facts'] | undefined {
  const { hired = day, left = day } = person.record;
  if (day < hired || day > left) return undefined;
  return statesOf(person, []).find(({ from, to }) => from <= day && day <= to)?.facts;
}

function counted(table: PersonMonthTable): Members {
  const members: Members = { byMonth: new Map() };
  countMembers(members, table.personMonths());
  return members;
}
