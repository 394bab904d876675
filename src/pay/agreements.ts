import { type Day, firstDay, isoDay, lastDay, type Month, parseIsoDay } from '../calendar/date.ts';
import { isRatio, type Value } from '../formula/checked.ts';
import { compareRatios, multiply, ratio } from '../formula/ratio.ts';
import { ownProvisions } from '../rules/assemble.ts';
import type { Change } from '../rules/change.ts';
import { noUnion, unionsOf, workRules } from '../rules/check-agreements.ts';
import type { Compiled } from '../rules/compile.ts';
import type {
  AgreementRule,
  AgreementState,
  AgreementStatus,
  DatedEntry,
  SchemeRule,
} from '../rules/model.ts';
import { bindingTerms, kindFact, otherUnions, unionFact } from '../rules/named-rules.ts';
import type { BoundChanges, FactLookup } from './binding.ts';
import type { UnionCounts } from './members.ts';
import { type CountedPerson, countMembers, type Members, membersOf } from './members.ts';

/** 협약변경: a union that takes another stand on an issue from a day on. */
export interface StatusChange {
  readonly union: string;
  readonly agreement: string;
  readonly status: AgreementStatus;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
}

/** The first day of a stand that has no date of its own. */
export const sinceEver = '0000-01-01';

/** How a person stands to an issue on the first day of a month. */
export interface BargainingStatus {
  readonly agreement: AgreementRule;
  /** By whose terms: a union's, or the work rules. */
  readonly by: string;
  /** Bound by the agreement of a union that the person is no member of (노조법 §35). */
  readonly general: boolean;
  /** The new terms hold. */
  readonly renewed: boolean;
}

export interface AgreementsOptions {
  readonly flips: readonly StatusChange[];
  /** The schemes under which the flips hold. */
  readonly flipped: ReadonlySet<string>;
  /** The scheme that has the parameters of the general binding. */
  readonly scheme: string;
  /** Values laid over every scheme that has their terms. */
  readonly values: Change['values'];
  /** Schemes that nothing binds: they are taken as adopted. */
  readonly adopted?: ReadonlySet<string>;
}

const { share, reach, gate, consent: consentTerm } = bindingTerms;

/** Which provisions bind whom, from the agreements of the rules and a scenario's changes of them. */
export class Agreements {
  /** The scheme that has `parameters`, the terms by which rules say how agreements bind. */
  readonly scheme: string;
  readonly parameters: readonly string[] = [share, reach];
  /** Members by month and kind; what the general binding is judged by. */
  readonly members: Members;
  private readonly rules: Compiled;
  private readonly ask: AgreementsOptions;
  private readonly sets = new Map<string, BoundChanges>();
  private readonly known = new Map<string, BoundChanges>();
  private readonly later = new Map<Month, readonly Day[]>();

  constructor(rules: Compiled, ask: AgreementsOptions, members: Members) {
    this.rules = rules;
    this.ask = ask;
    this.scheme = ask.scheme;
    this.members = members;
  }

  /** `parameter`: the values of `parameters` in that month. */
  bound(
    given: FactLookup,
    month: Month,
    parameter: (term: string) => Value,
    day: Day = firstDay(month),
  ): BoundChanges {
    const [union, kind] = [given(unionFact) ?? noUnion, given(kindFact) ?? ''].map(String);
    const key = `${day} ${union} ${kind}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const books = [[], this.ask.flips].map((flips) => this.statuses(given, month, parameter, flips, day));
    const made = this.set(books);
    this.known.set(key, made);
    return made;
  }

  /** Takes these people, and no others before, for those among whom members are counted. */
  count(people: Iterable<CountedPerson>): void {
    this.members.byMonth.clear();
    this.known.clear();
    countMembers(this.members, people);
  }

  /** The days after a month's first on which a party's stand changes. */
  laterDays(month: Month): readonly Day[] {
    const known = this.later.get(month) ?? this.makeLaterDays(month);
    this.later.set(month, known);
    return known;
  }

  private makeLaterDays(month: Month): readonly Day[] {
    const states = [...this.rules.agreements.values()].flatMap(({ parties }) =>
      parties.flatMap((party) => party.states),
    );
    const dates = [
      ...states.flatMap(({ from, until }) => [
        parseIsoDay(from),
        ...(until === undefined ? [] : [nextDay(parseIsoDay(until))]),
      ]),
      ...this.ask.flips.map(({ from }) => parseIsoDay(from)),
    ];
    const [first, last] = [firstDay(month), lastDay(month)];
    return dates.filter((day): day is Day => day !== undefined && day > first && day <= last);
  }

  /** How somebody stands to every issue on a day of a month, the first where none is said. */
  statuses(
    given: FactLookup,
    month: Month,
    parameter: (term: string) => Value,
    flips: readonly StatusChange[] = [],
    day: Day = firstDay(month),
  ): readonly BargainingStatus[] {
    const date = isoDay(day);
    return [...this.rules.agreements.values()].map((agreement) =>
      this.statusOf(agreement, given, month, date, parameter, flips),
    );
  }

  private statusOf(
    agreement: AgreementRule,
    given: FactLookup,
    month: Month,
    day: string,
    parameter: (term: string) => Value,
    flips: readonly StatusChange[],
  ): BargainingStatus {
    const union = String(given(unionFact) ?? noUnion);
    const state = (party: string): AgreementStatus => statusAt(agreement, party, day, flips);
    const own = union === noUnion ? '없음' : state(union);
    const wide = this.general(given, month, parameter, (one) => state(one) !== '없음');
    const isWide =
      wide !== undefined && wide !== union && (own === '없음' || parameter(reach) === otherUnions);
    const by = isWide ? wide : own === '없음' ? workRules : union;
    return { agreement, by, general: isWide, renewed: ['체결', '변경'].includes(state(by)) };
  }

  /** The union whose agreement covers half or more of the workers of one kind (노조법 §35). */
  private general(
    given: FactLookup,
    month: Month,
    parameter: (term: string) => Value,
    hasAgreement: (union: string) => boolean,
  ): string | undefined {
    const counts = membersOf(this.members, month, String(given(kindFact) ?? ''));
    const least = parameter(share);
    if (counts === undefined || !isRatio(least)) return undefined;
    const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
    const enough = (union: string): boolean =>
      all > 0 && compareRatios(ratio(counts.get(union) ?? 0), multiply(least, ratio(all))) >= 0;
    return unionsOf(this.rules)
      .filter((union) => enough(union) && hasAgreement(union))
      .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  }

  /** One object for equal statuses, whoever has them in whichever month. */
  private set(books: readonly (readonly BargainingStatus[])[]): BoundChanges {
    const key = books.map((one) => one.map(statusKey).join('')).join(' ');
    const before = this.sets.get(key);
    if (before !== undefined) return before;
    const [plain, changed] = books.map((statuses) => this.changeOf(statuses));
    const { flipped, adopted } = this.ask;
    const made: BoundChanges = {
      key,
      change: (scheme) => (adopted?.has(scheme) === true ? undefined : flipped.has(scheme) ? changed : plain),
    };
    this.sets.set(key, made);
    return made;
  }

  /** Each way in which every issue may stand at once: what binds anybody is made of their parts. */
  get possible(): readonly BoundChanges[] {
    const all = [...this.rules.agreements.values()];
    const reached = (agreement: AgreementRule): readonly Stand[] =>
      this.ask.flips.flatMap((flip) => (flip.agreement === agreement.name ? standsAfter(flip) : []));
    const made = stands.flatMap((plain) =>
      stands.map((other) =>
        this.set([
          all.map((agreement) => ({ agreement, general: false, ...plain })),
          all.map((agreement) => ({
            agreement,
            general: false,
            ...(reached(agreement).includes(other) ? other : plain),
          })),
        ]),
      ),
    );
    return [...new Set(made)];
  }

  private changeOf(statuses: readonly BargainingStatus[]): Change {
    const free = (one: BargainingStatus): boolean => one.renewed || one.by === workRules;
    return {
      replace: statuses.flatMap(({ agreement, renewed, by }) => {
        const { name: change } = agreement;
        if (renewed) return agreement.replace.map((one) => ({ ...one, change }));
        // Work rules stand in no scheme's way: a scheme is how they would read.
        return by === workRules
          ? []
          : agreement.replace.map(({ from, to, at }) => ({ from: to, to: from, at, change }));
      }),
      values: [...this.ask.values, ...statuses.filter(free).flatMap(({ agreement }) => valuesOf(agreement))],
    };
  }
}

const nextDay = (day: Day | undefined): Day | undefined => (day === undefined ? undefined : day + 1);

/** The ways in which an issue may stand: by the work rules, as before under a union's agreement, and agreed. */
type Stand = Pick<BargainingStatus, 'by' | 'renewed'>;
const byWorkRules: Stand = { by: workRules, renewed: false };
const asBefore: Stand = { by: '', renewed: false };
const renewed: Stand = { by: '', renewed: true };
const stands = [byWorkRules, asBefore, renewed];

/** How an issue may stand for those whom a party's other stand moves: without an agreement another's may bind them. */
function standsAfter({ status }: StatusChange): readonly Stand[] {
  if (status === '없음') return stands;
  if (status === '현행') return [byWorkRules];
  return [status === '교섭중' ? asBefore : renewed];
}

const statusKey = ({ renewed, by }: BargainingStatus): string =>
  renewed ? '●' : by === workRules ? '·' : '○';

/** A party's stand on a day: the recorded one, or a later change's. */
export function statusAt(
  agreement: AgreementRule,
  party: string,
  day: string,
  flips: readonly StatusChange[],
): AgreementStatus {
  const flip = flips
    .filter((one) => one.agreement === agreement.name && one.union === party && one.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return flip?.status ?? stateAt(agreement, party, day)?.status ?? (party === workRules ? '현행' : '교섭중');
}

/** What is recorded of a party for a day. */
export const stateAt = (agreement: AgreementRule, party: string, day: string): AgreementState | undefined =>
  agreement.parties
    .find(({ name }) => name === party)
    ?.states.filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .at(-1);

/** One object for each value, so that its formula is checked once. */
const values = new WeakMap<AgreementRule, Change['values']>();
function valuesOf(agreement: AgreementRule): Change['values'] {
  const before = values.get(agreement);
  if (before !== undefined) return before;
  const made = agreement.values.map(({ name, value, at }) => ({
    name,
    at,
    ifThere: true as const,
    entries: [
      {
        formula: value,
        literal: true,
        source: agreement.source ?? { text: agreement.name },
        confirmed: true,
      },
    ],
  }));
  values.set(agreement, made);
  return made;
}

/** The binding of a scenario; undefined where it applies no agreements. `adopted`: reforms count as adopted. */
export function scenarioBinding(
  rules: Compiled,
  { schemes, agreements }: { readonly schemes: readonly string[]; readonly agreements?: ScenarioAgreements },
  members: Members,
  { adopted = false } = {},
): Agreements | undefined {
  const [scheme] = schemes;
  if (agreements === undefined || scheme === undefined) return undefined;
  const flipped = new Set(agreements.flipped.map(({ name }) => name));
  const reforms = [...rules.schemes.keys()].filter((name) => waits(rules, name));
  const ask = {
    flips: agreements.flips,
    flipped,
    scheme,
    values: adoptionValues(agreements.consent),
    ...(adopted && { adopted: new Set(reforms) }),
  };
  return new Agreements(rules, ask, members);
}

/** A scheme that waits for consent, agreement and contracts. */
export const waits = (rules: Compiled, scheme: string): boolean =>
  ownProvisions(rules, scheme).some(({ terms }) => terms.some(({ name }) => name === gate));

const scenarioPlace = { line: 1, column: 1 };
const truth = (text: string, from?: string): DatedEntry => ({
  ...(from !== undefined && { from }),
  formula: { text, at: scenarioPlace },
  literal: true,
  source: { text: '시나리오' },
  confirmed: true,
});

/** The reform waits for what the law asks; the work rules' consent holds from its date on. */
function adoptionValues(consent: string | undefined): Change['values'] {
  const values: { name: string; entries: DatedEntry[] }[] = [{ name: gate, entries: [truth('true')] }];
  if (consent !== undefined)
    values.push({ name: consentTerm, entries: [truth('false'), truth('true', consent)] });
  return values.map((one) => ({ ...one, at: scenarioPlace, ifThere: true as const }));
}

/** What a scenario says of agreements and consent. */
export interface ScenarioAgreements {
  readonly flips: readonly StatusChange[];
  /** The schemes under the flips, made from those the scenario names. */
  readonly flipped: readonly SchemeRule[];
  /** 취업규칙동의일, YYYY-MM-DD. */
  readonly consent?: string;
  /** 조합원수: heads by kind and union. */
  readonly members?: ReadonlyMap<string, UnionCounts>;
}
