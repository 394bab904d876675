import type { RunLine } from '../../columns/lines.ts';
import { scenarioBinding, waits } from '../../pay/agreements.ts';
import type { Engine } from '../../pay/engine.ts';
import { countMembers, type Members } from '../../pay/members.ts';
import { type PersonMonthTable, people as peopleIn } from '../../people/table/table.ts';
import type { PersonMonth } from '../../people/types.ts';
import { noUnion } from '../../rules/check-agreements.ts';
import { bindingTerms, unionFact } from '../../rules/named-rules.ts';
import { type LargeMove, LargeMoves } from '../../run/large-moves.ts';
import { type RunOptions, runScenario } from '../../run/run.ts';
import type { RunRow } from '../../run/run-row.ts';
import { flippedName } from '../../run/scenario/read-agreements.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { type Act, Law } from './acts.ts';
import { type AffectedWorker, type Majority, majorityOf } from './majority.ts';

/** 불이익·동의 대장: who is worse off by what, and what the law asks for it. */
export interface ConsentLedger {
  readonly scenario: Scenario;
  /** What the others are held against. */
  readonly yardstick: string;
  readonly schemes: readonly SchemeConsent[];
  /** Moves of so many members in a month that their agreement asks for the union's word; no line of pay shows them. */
  readonly moves: readonly LargeMove[];
  readonly findings: readonly ConsentFinding[];
}

export interface SchemeConsent {
  readonly scheme: string;
  /** A reform changes the work rules; a change of agreements moves those whom they bind. */
  readonly by: '취업규칙' | '협약변경';
  /** Heads: whom the change reaches, and of them who has less pay over the months, in some month, on some line. */
  readonly affected: number;
  readonly worse: { readonly over: number; readonly month: number; readonly line: number };
  /** By union, those of none last; only whom the change reaches. */
  readonly unions: readonly UnionHeads[];
  /** Whose consent the law asks; absent where agreements alone move people. */
  readonly majority?: Majority;
  readonly byLine: readonly { readonly line: RunLine; readonly people: number; readonly amount: number }[];
  readonly rows: readonly ConsentRow[];
}

export interface UnionHeads {
  readonly union: string;
  readonly people: number;
  /** Of them with less pay over the months. */
  readonly worse: number;
  /** Of them with a new individual contract. */
  readonly contracts: number;
}

/** One person's line that is lower in some month. */
export interface ConsentRow {
  readonly id: string;
  readonly union: string;
  readonly line: RunLine;
  /** First month (YYYY-MM) in which it is lower, and how many months it is. */
  readonly since: string;
  readonly months: number;
  /** Won, negative: over those months, and in the worst of them. */
  readonly lost: number;
  readonly most: number;
  /** Won over all months. */
  readonly net: number;
  readonly acts: readonly Act[];
}

export interface ConsentFinding {
  readonly name: '노조자료없음' | '조합원수없음' | '서명일미확인';
  readonly about: string;
}

/**
 * Holds each scheme against the first, reforms as if adopted, for everybody.
 * @throws ProblemError with everything that is wrong in any person-month
 */
export async function consentLedger(
  engine: Engine,
  scenario: Scenario,
  table: PersonMonthTable,
  options: RunOptions = {},
): Promise<ConsentLedger> {
  const { rules } = engine;
  const members = engine.binding?.members ?? counted(table);
  const agreements = scenarioBinding(
    rules,
    { ...scenario, agreements: scenario.agreements ?? { flips: [], flipped: [] } },
    members,
    { adopted: true },
  );
  if (agreements === undefined) throw new RangeError('a scenario without schemes');
  const bound = engine.boundBy(agreements);
  // A reform taken as adopted is the same whatever was agreed.
  const same = new Set(scenario.schemes.filter((name) => waits(rules, name)).map(flippedName));
  const asked = { ...scenario, schemes: scenario.schemes.filter((name) => !same.has(name)) };
  const figures = scenario.agreements === undefined ? engine : bound;
  const result = await runScenario(figures, asked, table, { ...options, divides: false });
  const law = new Law(bound, agreements, scenario);
  const own = byPerson(table, result.rows);
  const lines = result.lines.filter(
    ({ kind, isTotal }) => kind === result.lines[0]?.kind || (isTotal && kind === '실수령'),
  );
  const schemes = asked.schemes.slice(1).map((scheme, i) => {
    const isReform =
      waits(rules, scheme) || !scenario.agreements?.flipped.some(({ name }) => name === scheme);
    const places = lines.map((line) => ({ line, at: result.lines.indexOf(line) }));
    const heads = own.flatMap((one) => {
      const reached = isReform
        ? one.rows.some((row) => row.schemes[i + 1]?.covered === true)
        : one.months.some((month) => law.flip(month).length > 0);
      return reached ? [one] : [];
    });
    const actsOf = (one: ConsentPerson, line: RunLine): readonly Act[] =>
      isReform
        ? law.reform(one.last, figures.schemeMonth(scheme, one.last.month).program, line.term)
        : law.flip(one.last);
    const rowsOf = (one: ConsentPerson): ConsentRow[] => {
      const items = places.flatMap(({ line, at }) => lowered(one, line, at, i + 1) ?? []);
      const acts = new Map(
        items.filter(({ line }) => !line.isTotal).map(({ line }) => [line, actsOf(one, line)]),
      );
      // A total asks for what its own lines ask for.
      const all = unique([...acts.values()].flat());
      return items.map((row) => ({ ...row, acts: acts.get(row.line) ?? all }));
    };
    const worked = heads.map((one) => ({ one, rows: rowsOf(one) }));
    const total = places.find(({ line }) => line.isTotal)?.line;
    return schemeConsent(scheme, isReform, worked, total, lines, law, scenario);
  });
  return {
    scenario,
    yardstick: scenario.schemes[0] ?? '',
    schemes,
    moves: largeMoves(engine, scenario, table),
    findings: findings(bound, scenario, table, members),
  };
}

/** Acts that are one, though several lines ask for them. */
const unique = (acts: readonly Act[]): Act[] => [
  ...new Map(acts.map((one) => [`${one.name} ${one.union ?? ''} ${one.issue ?? ''}`, one])).values(),
];

interface ConsentPerson {
  readonly id: string;
  readonly union: string;
  readonly months: readonly PersonMonth[];
  readonly last: PersonMonth;
  readonly rows: readonly RunRow[];
}

function counted(table: PersonMonthTable): Members {
  const members: Members = { byMonth: new Map() };
  countMembers(members, table.personMonths());
  return members;
}

/** A person's union is that of the last month. */
function byPerson(table: PersonMonthTable, rows: readonly RunRow[]): ConsentPerson[] {
  let from = 0;
  return [...peopleIn(table.chunks)].flatMap(({ id, months: of }) => {
    const months = of();
    const own = rows.slice(from, from + months.length);
    from += months.length;
    const last = months.at(-1);
    if (last === undefined) return [];
    return [{ id, union: String(last.facts.get(unionFact) ?? noUnion), months, last, rows: own }];
  });
}

/** What a line loses; undefined where it is lower in no month. */
function lowered(person: ConsentPerson, line: RunLine, at: number, scheme: number): ConsentRow | undefined {
  let [since, months, lost, most, net] = ['', 0, 0, 0, 0];
  for (const { month, schemes } of person.rows) {
    const difference = (schemes[scheme]?.amounts[at] ?? 0) - (schemes[0]?.amounts[at] ?? 0);
    net += difference;
    if (difference >= 0) continue;
    if (months === 0) since = month;
    months++;
    lost += difference;
    most = Math.min(most, difference);
  }
  if (months === 0) return undefined;
  return { id: person.id, union: person.union, line, since, months, lost, most, net, acts: [] };
}

function schemeConsent(
  scheme: string,
  isReform: boolean,
  worked: readonly { readonly one: ConsentPerson; readonly rows: readonly ConsentRow[] }[],
  total: RunLine | undefined,
  lines: readonly RunLine[],
  law: Law,
  scenario: Scenario,
): SchemeConsent {
  const totalRow = (rows: readonly ConsentRow[]): ConsentRow | undefined =>
    rows.find(({ line }) => line === total);
  const heads: AffectedWorker[] = worked.map(({ one, rows }) => ({
    union: one.union,
    isWorse: (totalRow(rows)?.net ?? 0) < 0,
  }));
  const rows = worked.flatMap(({ rows: own }) => own);
  return {
    scheme,
    by: isReform ? '취업규칙' : '협약변경',
    affected: worked.length,
    worse: {
      over: heads.filter(({ isWorse }) => isWorse).length,
      month: worked.filter(({ rows: own }) => totalRow(own) !== undefined).length,
      line: worked.filter(({ rows: own }) => own.some(({ line }) => line.kind === total?.kind)).length,
    },
    unions: unionHeads(worked, heads, law),
    ...(isReform && { majority: majorityOf(heads, scenario.agreements?.consent, law.consentArticle) }),
    byLine: lines.flatMap((line) => {
      const own = rows.filter((row) => row.line === line);
      const amount = own.reduce((sum, { lost }) => sum + lost, 0);
      return own.length === 0 ? [] : [{ line, people: own.length, amount }];
    }),
    rows,
  };
}

function unionHeads(
  worked: readonly { readonly one: ConsentPerson }[],
  heads: readonly AffectedWorker[],
  law: Law,
): UnionHeads[] {
  return [...law.unions, noUnion].flatMap((union) => {
    const own = heads.filter((one) => one.union === union);
    const contracts = worked.filter(({ one }) => one.union === union && law.hasContract(one.last)).length;
    const worse = own.filter(({ isWorse }) => isWorse).length;
    return own.length === 0 ? [] : [{ union, people: own.length, worse, contracts }];
  });
}

function largeMoves(engine: Engine, scenario: Scenario, table: PersonMonthTable): readonly LargeMove[] {
  const moves = new LargeMoves(engine, scenario, table.shape);
  for (const chunk of table.chunks) moves.take({ chunk });
  return moves.found;
}

/** What the ledger could not know. */
function findings(
  engine: Engine,
  scenario: Scenario,
  table: PersonMonthTable,
  members: Members,
): ConsentFinding[] {
  const found: ConsentFinding[] = [];
  // Issues that move no figure of the first scheme are left out.
  const first = engine.schemeMonth(scenario.schemes[0] ?? '', scenario.months[0] ?? 0);
  const used = new Set([...first.program.terms.values()].map(({ provision }) => provision?.name ?? ''));
  if (![...table.personMonths()].some(({ facts }) => facts.has(unionFact)))
    found.push({ name: '노조자료없음', about: unionFact });
  const isCounted = members.given === undefined || members.given.size > 0;
  if (!isCounted) found.push({ name: '조합원수없음', about: bindingTerms.share });
  for (const agreement of engine.rules.agreements.values()) {
    if (!agreement.replace.some(({ from, to }) => used.has(from) || used.has(to))) continue;
    for (const { name, states } of agreement.parties) {
      const last = states.at(-1);
      if (last?.confirmed !== false || last.status !== '체결') continue;
      const isFlipped = scenario.agreements?.flips.some(
        (flip) => flip.union === name && flip.agreement === agreement.name,
      );
      if (isFlipped !== true)
        found.push({ name: '서명일미확인', about: `${name} ${agreement.name} ${last.from}` });
    }
  }
  return found;
}
