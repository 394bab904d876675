import type { Lang } from '../../problem/text.ts';
import type { SummaryGroups } from '../../run/summary.ts';
import { change, won } from '../../writing/amount.ts';
import { table } from '../../writing/table.ts';
import { word } from '../../writing/words.ts';
import type { RunSummary } from './json.ts';

const right = 'right' as const;

/** A table for each fact that groups are made by: a row for each value and scheme. */
export const groupsText = (result: RunSummary, lang: Lang, columns: number): string[] =>
  result.summary.groups.flatMap((one) => ['', groupTable(result, one, lang, columns)]);

function groupTable(
  { scenario, lines }: RunSummary,
  { fact, groups }: SummaryGroups,
  lang: Lang,
  columns: number,
): string {
  const kind = lines.find(({ isTotal }) => isTotal)?.term ?? '';
  const heads = [
    { head: fact },
    { head: word(lang, 'people'), align: right },
    { head: word(lang, 'scheme') },
    { head: word(lang, 'total', { kind }), align: right },
    { head: word(lang, 'difference'), align: right },
    ...(['gain', 'lose', 'unchanged'] as const).map((key) => ({ head: word(lang, key), align: right })),
  ];
  const rows = groups.flatMap(([value, { people, totals, heads: against }]) =>
    scenario.schemes.map((scheme, s) => {
      const one = against[s - 1];
      return [
        s === 0 ? (value === '' ? word(lang, 'notSaid') : value) : '',
        s === 0 ? won(people) : '',
        scheme,
        won(totals[s]?.[0] ?? 0),
        ...(one === undefined
          ? ['', '', '', '']
          : [change(one.difference), won(one.gain), won(one.lose), won(one.same)]),
      ];
    }),
  );
  return table(heads, rows, columns);
}
