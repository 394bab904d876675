import { type Day, isoDay, parseIsoDay } from '../../calendar/date.ts';
import { isRatio } from '../../formula/checked.ts';
import { type StatusChange, sinceEver, stateAt, statusAt } from '../../pay/agreements.ts';
import { Problems } from '../../problem/problem.ts';
import { unionsOf, workRules } from '../../rules/check-agreements.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { AgreementRule, AgreementStatus, Source } from '../../rules/model.ts';
import { sessionsTerm } from '../../rules/named-rules.ts';
import type { BoundHeads } from './bound-heads.ts';

/** The bargaining table on a day: how every union stands to every issue, and how often it met. */
export interface BargainingTable {
  readonly day: Day;
  readonly unions: readonly string[];
  readonly issues: readonly IssueRow[];
  /** Absent where the rules hold no record of sessions. */
  readonly sessions?: Sessions;
  /** Whom each cell binds; only with the people of a scenario. */
  readonly heads?: BoundHeads;
}

export interface IssueRow {
  readonly agreement: AgreementRule;
  /** A cell for each union, then one for the work rules. */
  readonly cells: readonly Stand[];
}

/** A party's stand on an issue. */
export interface Stand {
  readonly party: string;
  readonly status: AgreementStatus;
  /** The first day of the stand (YYYY-MM-DD); absent where nothing is recorded. */
  readonly from?: string;
  /** The day on which it became known, where that is another: what was signed holds from an earlier day. */
  readonly known?: string;
  readonly source?: Source;
  readonly confirmed: boolean;
  readonly note?: string;
  /** A scenario's change says so. */
  readonly flipped: boolean;
}

/** Sessions by union, as the rules record them; a union of which nothing is recorded has none here. */
export interface Sessions {
  readonly byUnion: ReadonlyMap<string, number>;
  readonly total: number;
  readonly sources: readonly Source[];
}

/** The table on a day: the records of the rules, and a scenario's changes of them. */
export function bargainingTable(
  rules: Compiled,
  day: Day,
  flips: readonly StatusChange[] = [],
): BargainingTable {
  const unions = unionsOf(rules);
  const sessions = sessionsOn(rules, unions, isoDay(day));
  return {
    day,
    unions,
    issues: [...rules.agreements.values()].sort(byMark).map((agreement) => ({
      agreement,
      cells: [...unions, workRules].map((party) => standOn(agreement, party, isoDay(day), flips)),
    })),
    ...(sessions !== undefined && { sessions }),
  };
}

/** The last day of which the rules record anything of the table; undefined where they have no issue. */
export function lastRecorded({ agreements }: Pick<Compiled, 'agreements'>): Day | undefined {
  const days = [...agreements.values()].flatMap(({ parties }) =>
    parties.flatMap(({ states }) =>
      states.flatMap(({ from, known = from }) => [from, known].flatMap((day) => parseIsoDay(day) ?? [])),
    ),
  );
  return days.length === 0 ? undefined : Math.max(...days);
}

/** Numbered issues first, in the order of their numbers. */
const byMark = (a: AgreementRule, b: AgreementRule): number => {
  const [one, other] = [a.mark ?? '\uFFFF', b.mark ?? '\uFFFF'];
  return one === other ? 0 : one < other ? -1 : 1;
};

function standOn(
  agreement: AgreementRule,
  party: string,
  day: string,
  flips: readonly StatusChange[],
): Stand {
  const status = statusAt(agreement, party, day, flips);
  const flip = flips
    .filter((one) => one.agreement === agreement.name && one.union === party && one.from <= day)
    .reduce<StatusChange | undefined>((last, one) => (last && last.from > one.from ? last : one), undefined);
  const state = stateAt(agreement, party, day);
  if (flip !== undefined)
    return {
      party,
      status,
      ...(flip.from !== sinceEver && { from: flip.from }),
      confirmed: true,
      flipped: true,
    };
  if (state === undefined) return { party, status, confirmed: false, flipped: false };
  const { from, known = from, source, confirmed, note } = state;
  return {
    party,
    status,
    from,
    ...(known !== from && { known }),
    source,
    confirmed,
    ...(note !== undefined && { note }),
    flipped: false,
  };
}

/** What the rules record of sessions by that day. */
function sessionsOn(rules: Compiled, unions: readonly string[], day: string): Sessions | undefined {
  const byUnion = new Map<string, number>();
  const sources = new Map<string, Source>();
  for (const union of unions) {
    const name = sessionsTerm(union);
    const entry = rules.terms
      .get(name)
      ?.rules[0]?.rule.entries?.filter(({ from = sinceEver }) => from <= day)
      .at(-1);
    const value = entry && rules.literal(name, entry.formula, new Problems());
    if (entry === undefined || value === undefined || !isRatio(value)) continue;
    byUnion.set(union, Number(value.n / value.d));
    sources.set(entry.source.text, entry.source);
  }
  if (byUnion.size === 0) return undefined;
  const total = [...byUnion.values()].reduce((sum, one) => sum + one, 0);
  return { byUnion, total, sources: [...sources.values()] };
}

/** Cells of the numbered issues in which a union has that stand. */
export const countOf = ({ issues }: Pick<BargainingTable, 'issues'>, status: AgreementStatus): number =>
  issues
    .filter(({ agreement }) => agreement.mark !== undefined)
    .flatMap(({ cells }) => cells)
    .filter((one) => one.party !== workRules && one.status === status).length;
