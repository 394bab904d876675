import { goalFigure } from '../../../bargaining/negotiate/goal.ts';
import { type Measure, measureOf, type PackageMeasures } from '../../../bargaining/negotiate/measures.ts';
import type { NegotiationResult, Package } from '../../../bargaining/negotiate/negotiate.ts';
import { evenlySpaced } from '../../../bargaining/negotiate/search.ts';
import {
  clause,
  limitText,
  measureText,
  parameterLeverText,
  wishText,
} from '../../../bargaining/negotiate/words.ts';
import { isoMonth } from '../../../calendar/date.ts';
import type { Lang } from '../../../problem/text.ts';
import { change, shareChange, won } from '../../../writing/amount.ts';
import { basisLines } from '../../../writing/assumed.ts';
import { table, wrap } from '../../../writing/table.ts';
import { word } from '../../../writing/words.ts';
import { bargainWord } from './words.ts';

/** Rows of the table, and packages shown in full. */
const rowsShown = 20;
const right = 'right' as const;
const columnsShown = [
  '비용',
  '줄어드는사람',
  '최대손실',
  '늘어나는사람',
] as const satisfies readonly Measure[];

/** A bargaining for the terminal: the front as a table, then the best package for each goal in full. */
export function negotiateText(result: NegotiationResult, lang: Lang, columns: number): string {
  const { scenario, negotiation, front } = result;
  const say = (key: Parameters<typeof bargainWord>[1], values?: Record<string, string>): string =>
    wrap(bargainWord(lang, key, values), columns);
  const [first = 0, last = first] = [scenario.months[0], scenario.months.at(-1)];
  const counts = {
    packages: won(result.packages),
    worked: won(result.worked),
    fitting: won(result.fitting),
    front: won(front.length),
  };
  const shown = evenlySpaced(byCost(front), rowsShown);
  const { scheme, against, line } = negotiation;
  return [
    wrap(scenario.name, columns),
    wrap(
      word(lang, 'months', {
        from: isoMonth(first),
        to: isoMonth(last),
        count: String(scenario.months.length),
        people: won(result.people),
        rows: won(result.personMonths),
      }),
      columns,
    ),
    ...basisLines(scenario, lang, columns),
    ...(scenario.synthetic === undefined ? [] : [wrap(word(lang, 'synthetic'), columns)]),
    say('measured', {
      scheme,
      against,
      line,
      cost: negotiation.cost.join(' + '),
      before: won(result.before),
    }),
    say('goals', { goals: negotiation.goals.map((goal) => wishText(goal, lang)).join(', ') }),
    say('limits', { limits: limitsText(negotiation.limits, lang) || bargainWord(lang, 'none') }),
    say(negotiation.method === '전수' ? 'grid' : 'searched', counts),
    ...(negotiation.method === '전수' ? [] : [say(result.settled ? 'settled' : 'unsettled')]),
    '',
    frontTable(result, shown, lang, columns),
    ...(shown.length < front.length
      ? [say('shown', { front: counts.front, shown: String(shown.length) })]
      : []),
    ...bestOfEach(result).flatMap((one) => ['', ...packageText(result, one, lang, columns)]),
    '',
    word(lang, 'simulated'),
  ].join('\n');
}

const limitsText = (limits: Package['binding'], lang: Lang): string =>
  limits.map((limit) => limitText(limit, lang)).join(', ');

const byCost = (front: readonly Package[]): readonly Package[] =>
  [...front].sort((a, b) => measureOf(a.figures, '비용') - measureOf(b.figures, '비용') || a.at - b.at);

function frontTable(
  { unmoved, before, negotiation }: NegotiationResult,
  shown: readonly Package[],
  lang: Lang,
  columns: number,
): string {
  // What all have more in all is the cost itself, unless the lines differ: it is shown where somebody asks for it.
  const asked = [...negotiation.goals, ...negotiation.limits].some(({ measure }) => measure === '총변화');
  const measuresShown: readonly Measure[] = asked ? [...columnsShown, '총변화'] : columnsShown;
  const cells = (figures: PackageMeasures): string[] =>
    measuresShown.flatMap((measure) => {
      const own = measureOf(figures, measure);
      if (measure === '비용') return [change(own), shareChange(own, before)];
      return [measure === '총변화' ? change(own) : won(own)];
    });
  const [first = '', ...others] = measuresShown.map((measure) => measureText(measure, lang));
  const heads = [first, bargainWord(lang, 'share'), ...others];
  return table(
    [{ head: bargainWord(lang, 'number') }, ...heads.map((head) => ({ head, align: right }))],
    [
      [bargainWord(lang, 'unmoved'), ...cells(unmoved)],
      ...shown.map(({ at, figures }) => [String(at), ...cells(figures)]),
    ],
    columns,
  );
}

/** The best of the front for each goal, each package once: the front is sorted by the first goal, then the others. */
function bestOfEach({ front, negotiation: { goals } }: NegotiationResult): readonly Package[] {
  const best = goals.map((goal) =>
    front.reduce<Package | undefined>((sofar, one) => {
      if (sofar === undefined) return one;
      const [own, other] = [one, sofar].map(({ figures }) =>
        goalFigure(goal, measureOf(figures, goal.measure)),
      );
      if (own === undefined || other === undefined) return sofar;
      return own < other ? one : sofar;
    }, undefined),
  );
  return [...new Set(best)].flatMap((one) => one ?? []);
}

function packageText(
  { negotiation: { levers }, scenario }: NegotiationResult,
  one: Package,
  lang: Lang,
  columns: number,
): string[] {
  const say = (key: Parameters<typeof bargainWord>[1], values?: Record<string, string>): string =>
    bargainWord(lang, key, values);
  const inside = (text: string): string => wrap(text, columns, '  ');
  const { losers } = one;
  const some = losers.slice(0, scenario.report.top).map((loser) => `${loser.id} ${change(loser.change)}`);
  return [
    `${say('package', { at: String(one.at) })}${one.same > 1 ? ` ${say('same', { same: won(one.same) })}` : ''}`,
    ...levers.map((lever, l) => inside(clause(lever, one.places[l] ?? 0, lang))),
    inside(say('binding', { limits: limitsText(one.binding, lang) || say('none') })),
    ...one.slack.flatMap(({ lever, from, to, brokenBelow, brokenAbove }) => {
      const own = levers[lever];
      if (own === undefined || own.values.length < 2) return [];
      const [low, high] = [from, to].map((place) => parameterLeverText(own, place, lang));
      const values = { term: own.term, from: low ?? '', to: high ?? '' };
      const below = brokenBelow.length > 0 ? say('below', { limits: limitsText(brokenBelow, lang) }) : '';
      const above = brokenAbove.length > 0 ? say('above', { limits: limitsText(brokenAbove, lang) }) : '';
      return [inside(say('slack', values) + below + above)];
    }),
    inside(
      losers.length === 0
        ? say('nobody')
        : say('losers', {
            count: won(losers.length),
            list: some.join(', ') + (some.length < losers.length ? ' …' : ''),
          }),
    ),
  ];
}
