import { isoMonth } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import type { Difference } from '../../rules/difference/types.ts';
import { shownTotals } from '../../rules/named-rules.ts';
import type { PairCosts } from '../../run/difference/costs.ts';
import type {
  ComparedPopulation,
  DifferencePart,
  DifferenceResult,
} from '../../run/difference/difference.ts';
import { change, won } from '../../writing/amount.ts';
import { basisLines } from '../../writing/assumed.ts';
import { table, wrap } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { peopleLines } from './people.ts';
import { differenceSentence, differenceWord, sourcesOf } from './words.ts';

/** Cells of one table that are listed one by one. */
const cellsShown = 20;
/** The totals that a clause's cost is given by. */
const totalsShown: readonly string[] = Object.values(shownTotals);

/** What differs between two sides, clause by clause, for the terminal. */
export function differenceText(result: DifferenceResult, lang: Lang, columns: number): string {
  const { names, parts, crowd, beside, people, uncosted } = result;
  const say = (key: Parameters<typeof differenceWord>[1], values?: Record<string, string>): string =>
    wrap(differenceWord(lang, key, values), columns);
  const [a, b] = names;
  const isSame = parts.every(({ differences }) => differences.length === 0);
  let next = 1;
  const bodies = parts.flatMap((part): string[] => {
    if (part.differences.length === 0 && (isSame || part.schemes === undefined)) return [];
    const clauses = clausesOf(part, next);
    next += clauses.length;
    return ['', ...headOf(part, result, lang, columns), ...partLines(part, clauses, lang, columns)];
  });
  return [
    say('title', { a, b }),
    ...(crowd === undefined ? [] : crowdLines(crowd, lang, columns)),
    ...(beside.length === 0 ? [] : [say('beside', { what: beside.join(', ') })]),
    ...(people === undefined ? [] : peopleLines(people, names, lang, columns)),
    ...(uncosted === true && !isSame ? [say('uncosted')] : []),
    ...(isSame ? [say(people === undefined && beside.length === 0 ? 'none' : 'noClauses')] : bodies),
    ...(isSame || crowd === undefined ? [] : ['', say('note'), word(lang, 'simulated')]),
  ].join('\n');
}

function crowdLines({ scenario, people }: ComparedPopulation, lang: Lang, columns: number): string[] {
  const { months, synthetic } = scenario;
  const [first = 0, last = first] = [months[0], months.at(-1)];
  const values = {
    from: isoMonth(first),
    to: isoMonth(last),
    count: String(months.length),
    people: won(people.ids.length),
    rows: won(people.rows),
  };
  return [
    wrap(scenario.name, columns),
    wrap(word(lang, 'months', values), columns),
    ...basisLines(scenario, lang, columns),
    ...(synthetic === undefined ? [] : [wrap(word(lang, 'synthetic'), columns)]),
  ];
}

/** Which schemes a part compares, where there is more than one part. */
function headOf(
  { schemes }: DifferencePart,
  { parts, kind }: DifferenceResult,
  lang: Lang,
  columns: number,
): string[] {
  if (parts.length === 1 && (kind === '제도' || schemes === undefined)) return [];
  const [a, b] = schemes ?? [];
  if (a === undefined || b === undefined)
    return [`── ${differenceWord(lang, 'elsewhere')} ──`, ''].map((line) => wrap(line, columns));
  return [`── ${a === b ? a : differenceWord(lang, 'pair', { a, b })} ──`, ''];
}

function partLines(part: DifferencePart, clauses: readonly Clause[], lang: Lang, columns: number): string[] {
  const { costs } = part;
  if (clauses.length === 0) return [wrap(differenceWord(lang, 'noneHere'), columns)];
  return [
    ...(costs?.together === true ? [wrap(differenceWord(lang, 'together'), columns), ''] : []),
    ...clauses.flatMap((clause, i) => [
      ...(i === 0 ? [] : ['']),
      ...clauseLines(clause, costs, lang, columns),
    ]),
    ...(costs === undefined ? [] : ['', costTable(clauses, costs, lang, columns)]),
  ];
}

function clauseLines(clause: Clause, costs: PairCosts | undefined, lang: Lang, columns: number): string[] {
  const { number, name, groups, differences, cost, still } = clause;
  const [only] = differences;
  const isOne = differences.length === 1 && only !== undefined;
  const title = isOne
    ? differenceSentence(only, lang)
    : (name ?? differenceWord(lang, 'several', { count: String(groups) }));
  const inside = (text: string): string => hang(text, '   ', columns);
  return [
    hang(`${number}. ${title}`, '', columns, '   '),
    ...(cost === undefined || costs === undefined
      ? []
      : [
          inside(
            differenceWord(lang, 'cost', {
              people: won(cost.people),
              amounts: amountsText(cost.amounts, costs, lang),
            }),
          ),
        ]),
    ...(still ? [inside(differenceWord(lang, 'still'))] : []),
    ...(isOne ? sourceLines(only, undefined, lang).map(inside) : listed(differences, lang, columns)),
  ];
}

/** The sentences of a clause, a source where it is another than that of the one before. */
function listed(differences: readonly Difference[], lang: Lang, columns: number): string[] {
  const cells = new Map<string, number>();
  let before: string | undefined;
  const lines = differences.flatMap((one) => {
    const count = (cells.get(one.within) ?? 0) + 1;
    if (one.kind === '표칸') cells.set(one.within, count);
    if (one.kind === '표칸' && count > cellsShown) return [];
    const sourceLine = sourceLines(one, before, lang).map((line) => hang(line, '     ', columns));
    before = sourcesOf(one).join(' · ');
    return [hang(`· ${differenceSentence(one, lang)}`, '   ', columns), ...sourceLine];
  });
  const more = [...cells.values()].reduce((sum, count) => sum + Math.max(0, count - cellsShown), 0);
  return more === 0
    ? lines
    : [...lines, hang(differenceWord(lang, 'more', { count: won(more) }), '   ', columns)];
}

function sourceLines(one: Difference, before: string | undefined, lang: Lang): string[] {
  const list = sourcesOf(one).join(' · ');
  const unconfirmed = one.unconfirmed === true ? ` ${differenceWord(lang, 'unconfirmed')}` : '';
  if (list === '' || (list === before && unconfirmed === '')) return [];
  return [differenceWord(lang, 'source', { list }) + unconfirmed];
}

const amountsText = (amounts: readonly number[], { totals }: PairCosts, lang: Lang): string =>
  shown(totals)
    .map(({ total, t }) => differenceWord(lang, 'amount', { total, amount: change(amounts[t] ?? 0) }))
    .join(', ');

const shown = (totals: readonly string[]): { readonly total: string; readonly t: number }[] => {
  const found = totals.flatMap((total, t) => (totalsShown.includes(total) ? [{ total, t }] : []));
  const [first] = totals;
  return found.length > 0 || first === undefined ? found : [{ total: first, t: 0 }];
};

function costTable(clauses: readonly Clause[], costs: PairCosts, lang: Lang, columns: number): string {
  const { before, after, rest, people } = costs;
  const columnsShown = shown(costs.totals);
  const row = (head: string, heads: string, amounts: readonly number[]): string[] => [
    head,
    heads,
    ...columnsShown.map(({ t }) => change(amounts[t] ?? 0)),
  ];
  const right = 'right' as const;
  return table(
    [
      { head: differenceWord(lang, 'number'), align: right },
      { head: word(lang, 'people'), align: right },
      ...columnsShown.map(({ total }) => ({ head: total, align: right })),
    ],
    [
      ...clauses.flatMap(({ number, cost }) =>
        cost === undefined ? [] : [row(String(number), won(cost.people), cost.amounts)],
      ),
      ...(rest.some((one) => one !== 0) ? [row(differenceWord(lang, 'rest'), '', rest)] : []),
      row(
        differenceWord(lang, 'all'),
        won(people),
        after.map((own, t) => own - (before[t] ?? 0)),
      ),
    ],
    columns,
  );
}

/** Wraps with the continuation lines further in. */
function hang(text: string, indent: string, columns: number, further = `${indent}  `): string {
  const [first = '', ...rest] = wrap(text, columns - further.length).split('\n');
  return [indent + first, ...rest.map((line) => further + line)].join('\n');
}
