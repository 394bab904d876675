import { isoMonth } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import { one, type Ratio, ratio, roundTo, subtract } from '../../formula/ratio.ts';
import type { Difference, DifferenceKind } from '../../rules/difference/types.ts';
import type { PersonTotal } from '../../run/person-total.ts';
import { type Group, withoutSmall } from '../../run/small-groups.ts';
import type { SchemeSummary, SummaryGroups } from '../../run/summary.ts';
import { change, shareChange, won } from '../../writing/amount.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { word } from '../../writing/words.ts';
import { distributionChart, groupChart, monthChart, movedChart } from '../chart/run-charts.ts';
import { clausesOf } from '../difference/clauses.ts';
import { differenceSentence } from '../difference/words.ts';
import type { Block, BlockTable, Section } from './html.ts';
import type { ReportData } from './report.ts';
import { type ReportWord, reportWord } from './words.ts';

/** A report's sections for its reader: what is decided first, what it rests on last. */
export function sectionsOf(data: ReportData): Section[] {
  const by = new Sections(data);
  const all = [
    by.decided(),
    by.headline(),
    by.who(),
    ...(data.reader === '임원' ? [] : [by.largest()]),
    by.why(),
    by.spread(),
    by.cost(),
    by.clauses(),
    ...by.consent(),
    by.basis(),
    by.findings(),
  ];
  return all.filter(({ blocks }) => blocks.length > 0);
}

/** Differences of one clause, and clauses, beyond which a reader is sent to `pumsak diff`. */
const [sentencesShown, clausesShown] = [6, 30];

class Sections {
  private readonly data: ReportData;
  private readonly total: string;
  private readonly first: string;

  constructor(data: ReportData) {
    this.data = data;
    this.total = data.lines.find(({ isTotal }) => isTotal)?.term ?? '';
    this.first = data.scenario.schemes[0] ?? '';
  }

  private w = (key: ReportWord, values?: Readonly<Record<string, string>>): string =>
    reportWord(this.data.lang, key, values);

  private section = (key: ReportWord, blocks: readonly Block[]): Section => ({ title: this.w(key), blocks });

  decided(): Section {
    const { scenario, summary } = this.data;
    const { months } = scenario;
    const values = {
      first: this.first,
      from: isoMonth(months[0] ?? 0),
      to: isoMonth(months.at(-1) ?? 0),
      count: String(months.length),
      people: won(summary.people),
    };
    return this.section('decided', [
      ...(scenario.about === '' ? [] : [text(scenario.about)]),
      ...summary.schemes.map(({ scheme }) => text(this.w('decidedText', { ...values, scheme }))),
    ]);
  }

  headline(): Section {
    const { summary } = this.data;
    const before = summary.totals[0] ?? 0;
    const blocks = summary.schemes.flatMap((scheme): Block[] => {
      const { difference, notCovered } = scheme;
      const key = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same';
      const heads = {
        people: summary.people,
        gain: scheme.gain,
        lose: scheme.lose,
        same: scheme.same + notCovered,
      };
      return [
        {
          kind: 'text',
          strong: true,
          text: this.w(key, {
            scheme: scheme.scheme,
            total: this.total,
            amount: won(Math.abs(difference)),
            share: shareChange(difference, before),
          }),
        },
        text(this.w('heads', counted(heads))),
        ...(notCovered > 0
          ? [text(this.w('notCovered', { scheme: scheme.scheme, count: won(notCovered) }))]
          : []),
        text(this.w('gained', { gained: won(scheme.gained), lost: won(-scheme.lost) })),
      ];
    });
    return this.section('headline', [...blocks, { kind: 'table', table: this.totals() }]);
  }

  private totals(): BlockTable {
    const { lang, scenario, summary } = this.data;
    const rows = scenario.schemes.map((scheme, s) => {
      const against = summary.schemes[s - 1];
      const total = summary.totals[s] ?? 0;
      if (against === undefined) return [scheme, won(total), '', '', '', '', ''];
      const { difference, gain, lose, same, notCovered } = against;
      return [
        scheme,
        won(total),
        change(difference),
        shareChange(difference, summary.totals[0] ?? 0),
        won(gain),
        won(lose),
        won(same + notCovered),
      ];
    });
    const heads = [
      word(lang, 'scheme'),
      `${this.total} (${this.w('won')})`,
      word(lang, 'difference'),
      '%',
      word(lang, 'gain'),
      word(lang, 'lose'),
      word(lang, 'unchanged'),
    ];
    return { heads, figures: [1, 2, 3, 4, 5, 6], rows };
  }

  who(): Section {
    const { groups, summary, reader } = this.data;
    // Years of service say least of whom it is about: they come last.
    const place = ({ fact }: SummaryGroups): number =>
      reader === '노조' && fact === '노조' ? 0 : fact === employment.hired ? 2 : 1;
    const ordered = groups.toSorted((a, b) => place(a) - place(b));
    const blocks = summary.schemes.flatMap(({ scheme }, i) =>
      ordered.flatMap((one) => this.groupBlocks(one, { name: scheme, index: i + 1 })),
    );
    return this.section('who', blocks);
  }

  private groupBlocks(
    { fact, groups }: SummaryGroups,
    scheme: { readonly name: string; readonly index: number },
  ): Block[] {
    const { lang } = this.data;
    const { shown, hidden } = withoutSmall(groups);
    const isByYear = fact === employment.hired;
    const kept = { fact: isByYear ? this.w('byYear', { fact }) : fact, groups: shown };
    if (shown.length < 2) return [];
    return [
      { kind: 'chart', chart: groupChart(kept, scheme, lang) },
      { kind: 'table', table: this.groupTable(kept, scheme.index) },
      ...(hidden.length === 0 ? [] : [text(this.w('hidden', { count: won(hidden.length) }))]),
    ];
  }

  private groupTable({ fact, groups }: SummaryGroups, scheme: number): BlockTable {
    const { lang } = this.data;
    const rows = groups.map(([value, { people, heads }]: Group) => {
      const own = heads[scheme - 1];
      const difference = own?.difference ?? 0;
      return [
        value === '' ? word(lang, 'notSaid') : value,
        won(people),
        change(difference),
        change(mean(difference, people)),
        won(own?.gain ?? 0),
        won(own?.lose ?? 0),
      ];
    });
    const heads = [
      fact,
      word(lang, 'people'),
      word(lang, 'difference'),
      this.w('perHead'),
      word(lang, 'gain'),
      word(lang, 'lose'),
    ];
    return { heads, figures: [1, 2, 3, 4, 5], rows };
  }

  largest(): Section {
    const { summary } = this.data;
    const blocks = summary.schemes.flatMap((one, i): Block[] =>
      one.losers.length === 0
        ? [text(this.w('nobodyLoses'))]
        : [{ kind: 'table', table: this.loserTable(one, i + 1) }],
    );
    return this.section('largest', blocks);
  }

  /** A union's members see what is lost, and not whose it is. */
  private loserTable({ scheme, losers }: SchemeSummary, index: number): BlockTable {
    const { lang, reader } = this.data;
    const name = (person: PersonTotal, i: number): string => (reader === '노조' ? String(i + 1) : person.id);
    const rows = losers.map((person, i) => {
      const difference = person.differences[index] ?? 0;
      return [name(person, i), change(difference), change(mean(difference, person.months))];
    });
    return {
      caption: scheme,
      heads: [
        reader === '노조' ? this.w('rank') : word(lang, 'employee'),
        `${word(lang, 'difference')} (${this.w('won')})`,
        word(lang, 'perMonth'),
      ],
      figures: [1, 2],
      rows,
    };
  }

  why(): Section {
    const { lang, summary } = this.data;
    const blocks = summary.schemes.flatMap(({ scheme, byChange }): Block[] => [
      {
        kind: 'chart',
        chart: movedChart([this.first, scheme], summary.totals[0] ?? 0, byChange, 0, lang),
      },
      { kind: 'table', table: this.movedTable(scheme, byChange) },
    ]);
    return this.section('why', [text(this.w('moved')), ...blocks]);
  }

  private movedTable(scheme: string, byChange: SchemeSummary['byChange']): BlockTable {
    const { lang, lines } = this.data;
    const totals = lines.flatMap(({ isTotal, term }) => (isTotal ? [term] : []));
    const shown = totals.flatMap((term, t) =>
      t === 0 || byChange.some(({ amounts }) => amounts[t] !== 0) ? [{ term, t }] : [],
    );
    const moved = byChange.filter(({ amounts }) => amounts.some((amount) => amount !== 0));
    const sum = (t: number): number => byChange.reduce((all, { amounts }) => all + (amounts[t] ?? 0), 0);
    return {
      caption: scheme,
      heads: [word(lang, 'changed'), ...shown.map(({ term }) => term)],
      figures: shown.map((_, i) => i + 1),
      rows: [
        ...moved.map(({ change: name, amounts }) => [
          name ?? word(lang, byChange.length === 1 ? 'wholeScheme' : 'rest'),
          ...shown.map(({ t }) => change(amounts[t] ?? 0)),
        ]),
        [word(lang, 'sum'), ...shown.map(({ t }) => change(sum(t)))],
      ],
      hasSum: true,
    };
  }

  spread(): Section {
    const { lang, summary } = this.data;
    const blocks = summary.schemes.flatMap(({ scheme, distribution }): Block[] => {
      if (distribution.length === 0) return [];
      const chart = distributionChart(distribution, scheme, lang);
      const rows = chart.bars.map(({ label, text: people }) => [label, people]);
      const heads = [word(lang, 'range'), word(lang, 'people')];
      return [
        { kind: 'chart', chart },
        { kind: 'table', table: { heads, figures: [1], rows } },
      ];
    });
    return this.section('spread', blocks);
  }

  cost(): Section {
    const { lang, scenario, monthly, budget } = this.data;
    const { months, schemes } = scenario;
    const share =
      budget && Number(roundTo(ratio(budget.here.n, budget.here.d * BigInt(months.length)), one, 'round').n);
    const costs = budget?.costs ?? monthly;
    const lines = [
      ...schemes.map((name, s) => ({ name, amounts: costs[s] ?? [] })),
      ...(budget === undefined || share === undefined
        ? []
        : [{ name: this.w('budgetLine', { table: budget.table }), amounts: months.map(() => share) }]),
    ];
    const sums = lines.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0));
    const rows = months.map((month, m) => [
      isoMonth(month),
      ...lines.map(({ amounts }) => won(amounts[m] ?? 0)),
    ]);
    const last = lines.map((_, i) =>
      budget !== undefined && i === lines.length - 1 ? wholeWon(budget.here) : won(sums[i] ?? 0),
    );
    return this.section('cost', [
      { kind: 'chart', chart: monthChart(months, lines, lang) },
      ...(budget === undefined
        ? []
        : schemes.map((scheme, s) => text(this.againstBudget(scheme, sums[s] ?? 0, budget.here)))),
      {
        kind: 'table',
        table: {
          heads: [word(lang, 'month'), ...lines.map(({ name }) => name)],
          figures: lines.map((_, i) => i + 1),
          rows: [...rows, [word(lang, 'sum'), ...last]],
          hasSum: true,
        },
      },
    ]);
  }

  private againstBudget(scheme: string, cost: number, here: Ratio): string {
    const left = subtract(here, ratio(cost));
    const isOver = left.n < 0n;
    const amount = isOver ? subtract(ratio(0), left) : left;
    return this.w(isOver ? 'overBudget' : 'underBudget', {
      scheme,
      budget: wholeWon(here),
      amount: wholeWon(amount),
    });
  }

  clauses(): Section {
    const { lang, clauses } = this.data;
    const blocks = clauses.flatMap((part): Block[] => {
      const all = clausesOf(part, 1);
      if (all.length === 0) return [text(this.w('noClauses'))];
      const items = all.slice(0, clausesShown).flatMap(({ name, differences }) => {
        const sentences = plainest(differences).map((one) => differenceSentence(one, lang));
        if (name === undefined) return sentences;
        const more = sentences.length - sentencesShown;
        return [`${name}: ${sentences.slice(0, sentencesShown).join('; ')}${more > 0 ? ' …' : ''}`];
      });
      const left = all.length - clausesShown;
      const [first = '', scheme = ''] = part.schemes ?? [];
      return [
        { kind: 'list', items },
        ...(left > 0 ? [text(this.w('moreClauses', { count: String(left), first, scheme }))] : []),
      ];
    });
    return this.section('clauses', blocks);
  }

  consent(): Section[] {
    const { consent, moves, lang } = this.data;
    if (consent === undefined && moves.length === 0) return [];
    const heads = [this.w('union'), word(lang, 'people'), word(lang, 'lose'), this.w('contracts')];
    const rows = (consent?.unions ?? []).map(({ union, heads: own }) => [union, ...own]);
    return [
      this.section('consent', [
        ...(consent?.sentences ?? []).map(text),
        ...(rows.length === 0
          ? []
          : [{ kind: 'table' as const, table: { heads, figures: [1, 2, 3], rows } }]),
        ...moves.map(({ month, union, people, least }) =>
          text(this.w('moves', { month, union, people: won(people), least: won(least) })),
        ),
      ]),
    ];
  }

  basis(): Section {
    const { lang, scenario } = this.data;
    const assumed = assumedTexts(scenario.assumed, lang);
    return this.section('basis', [
      text(word(lang, 'assumption', scenario.assumption)),
      ...(scenario.synthetic === undefined ? [] : [text(this.w('synthetic'))]),
      ...(assumed.length === 0
        ? [text(this.w('noAssumption'))]
        : [{ kind: 'list' as const, items: assumed }]),
    ]);
  }

  findings(): Section {
    const { lang, summary, articles } = this.data;
    if (summary.findings.length === 0) return this.section('findings', [text(this.w('noFindings'))]);
    const rows = summary.findings.map(({ scheme, name, personMonths }) => [
      name,
      scheme,
      won(personMonths),
      articles.get(name) ?? '',
    ]);
    const heads = [word(lang, 'findings'), word(lang, 'scheme'), this.w('inMonths'), this.w('sources')];
    return this.section('findings', [{ kind: 'table', table: { heads, figures: [2], rows } }]);
  }
}

/** What readers without the rules at hand can follow: values and lines of pay, where a clause has any; no formulas. */
function plainest(all: readonly Difference[]): readonly Difference[] {
  const plain = all.filter(
    ({ kind, before, after }) =>
      plainKinds.has(kind) && before?.formula === undefined && after?.formula === undefined,
  );
  return plain.length > 0 ? plain : all;
}

const plainKinds: ReadonlySet<DifferenceKind> = new Set(['항목', '지급항목', '미적용제도']);

const text = (what: string): Block => ({ kind: 'text', text: what });

const counted = (heads: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(heads).map(([key, count]) => [key, won(count)]));

const wholeWon = (amount: Ratio): string => won(Number(roundTo(amount, one, 'round').n));

/** A mean to the won; of nobody there is none. */
const mean = (amount: number, heads: number): number =>
  heads === 0 ? 0 : Number(roundTo(ratio(amount, heads), one, 'round').n);
