import { addMonths, type Day, firstDay, lastDay, type Month, monthOf } from '../../calendar/date.ts';
import type { Value } from '../../formula/checked.ts';
import { birthFact } from '../../rules/named-rules.ts';
import { dayOf } from '../facts.ts';
import type { Closing } from '../inputs/person-inputs.ts';
import { draw, fullShare } from '../synthetic/distribution.ts';
import type { FactDraw } from '../synthetic/fact-draw.ts';
import { type Random, streamsUnder } from '../synthetic/random.ts';
import type { ProjectionPlan } from './plan.ts';

/** One employment in a post: whom the scenario has in it, then those who are re-hired or follow. */
export interface Employment {
  /** 0 for whom the scenario has. */
  readonly number: number;
  /** What is otherwise than of whom the scenario has; undefined for a fact that is left out. */
  readonly facts: ReadonlyMap<string, Value | undefined>;
  readonly hired: Day | undefined;
  readonly left: Day | undefined;
  /** Another employer goes on with them behind that day: they do not leave. */
  readonly handedOver?: true;
}

/** A post: whom the scenario has in it, and the unit's last day by whoever is in it. */
export interface Post {
  readonly place: number;
  readonly facts: ReadonlyMap<string, Value>;
  /** The last day of the unit in which whom the scenario has then is. */
  readonly closes: Day | undefined;
  readonly closing: Closing | undefined;
}

/** The streams of one draw of a plan, by post, employment and what is drawn. */
export type PostStreams = (...key: readonly (string | number)[]) => Random;

export const streamsOf = ({ seed }: ProjectionPlan, drawn: number): PostStreams =>
  streamsUnder(seed, '전망', drawn);

/**
 * Who is employed in a post over some months. Whoever is drawn to leave leaves at the end of a month; whoever reaches the
 * retirement age, at the end of the month of that birthday; an earlier 퇴사일 holds. With its unit a post closes: nobody follows.
 */
export function employmentsOf(
  plan: ProjectionPlan,
  post: Post,
  [first, last]: readonly [Month, Month],
  streams: PostStreams,
): Employment[] {
  const made: Employment[] = [];
  const { facts } = post;
  const random = (number: number, what: string, year = 0): Random => streams(post.place, number, what, year);
  let next: Omit<Employment, 'left'> | undefined = {
    number: 0,
    facts: new Map(),
    hired: dayOf(facts, '입사일'),
  };
  let end: Day | undefined = dayOf(facts, '퇴사일');
  let born = dayOf(facts, birthFact);
  let mayRetire = true;
  while (next !== undefined) {
    const current: Omit<Employment, 'left'> = next;
    const { number, hired } = current;
    const closes = closesFor(post, current);
    if (number > 0 && closes !== undefined && (hired ?? closes) > closes) return made;
    const start = Math.max(first, hired === undefined ? first : monthOf(hired));
    const retires =
      plan.retirement === undefined || born === undefined || !mayRetire
        ? undefined
        : lastDay(monthOf(addMonths(born, 12 * plan.retirement.age)));
    const leaves = drawnLeave(plan, start, last, hired, (year) => random(number, '퇴직', year));
    const days = [
      end,
      closes,
      leaves,
      retires !== undefined && retires >= firstDay(start) ? retires : undefined,
    ];
    const left = least(days);
    const isClosed = left !== undefined && left === closes;
    const goesOver = isClosed && post.closing?.way === '승계';
    made.push({ ...current, left, ...(goesOver && { handedOver: true }) });
    if (left === undefined || isClosed || left >= lastDay(last)) return made;
    const isRetired = left === retires;
    const rehire = isRetired ? plan.retirement?.rehire : undefined;
    const isRehired = rehire !== undefined && random(number, '재고용')(0, fullShare - 1) < rehire.share;
    if (isRehired) {
      const from = left + 1;
      next = {
        number: number + 1,
        facts: drawnFacts(rehire.facts, (name) => random(number, name)),
        hired: from,
      };
      end = addMonths(from, 12 * rehire.years) - 1;
      mayRetire = false;
    } else if (plan.hires) {
      const from = firstDay(monthOf(left) + 1);
      const own = drawnFacts(plan.hired, (name) => random(number, name));
      // Nobody's birthday goes over to whom follows.
      next = { number: number + 1, facts: new Map([[birthFact, undefined], ...own]), hired: from };
      const bornOf = own.get(birthFact);
      [end, born, mayRetire] = [
        undefined,
        bornOf === undefined ? undefined : dayOf(new Map([[birthFact, bornOf]]), birthFact),
        true,
      ];
    } else next = undefined;
  }
  return made;
}

/** The last day of the unit in which an employment of a post is, where it closes. */
function closesFor(
  { facts, closes, closing }: Post,
  { number, facts: own }: Pick<Employment, 'number' | 'facts'>,
): Day | undefined {
  if (number === 0 || closing === undefined) return closes;
  const { fact, days } = closing;
  return days.get(String(own.has(fact) ? own.get(fact) : facts.get(fact)));
}

/** Year after year, whether somebody leaves, and at the end of which month. Whoever came within a year does not leave in it. */
function drawnLeave(
  { leaving }: ProjectionPlan,
  start: Month,
  last: Month,
  hired: Day | undefined,
  random: (year: number) => Random,
): Day | undefined {
  for (let year = Math.floor(start / 12); year <= Math.floor(last / 12); year++) {
    const january = 12 * year;
    if (hired !== undefined && hired > firstDay(january)) continue;
    const stream = random(year);
    if (stream(0, fullShare - 1) >= leaving) continue;
    const month = january + stream(0, 11);
    // Of a year that had begun before the months looked at, whoever left before them is not there.
    if (month >= start) return lastDay(month);
  }
  return undefined;
}

const drawnFacts = (
  draws: readonly FactDraw[],
  random: (name: string) => Random,
): ReadonlyMap<string, Value | undefined> =>
  new Map(draws.map(({ term, by }) => [term.name, draw(by, random(term.name))]));

const least = (days: readonly (Day | undefined)[]): Day | undefined => {
  const known = days.flatMap((day) => day ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
};
