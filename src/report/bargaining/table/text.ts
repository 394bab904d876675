import {
  type BargainingTable,
  countOf,
  type IssueRow,
  type Stand,
} from '../../../bargaining/table/bargaining-table.ts';
import type { BoundHeads } from '../../../bargaining/table/bound-heads.ts';
import { isoDay } from '../../../calendar/date.ts';
import type { Lang } from '../../../problem/text.ts';
import { workRules } from '../../../rules/check-agreements.ts';
import { won } from '../../../writing/amount.ts';
import { sourceText } from '../../../writing/source.ts';
import { table, wrap } from '../../../writing/table.ts';
import { statusSign, type TableWord, tableWord } from './words.ts';

/** How the table is shown. `asked`: a scenario's people were to be counted. */
export interface TableView {
  readonly lang: Lang;
  readonly columns: number;
  readonly asked?: string;
}

/** The bargaining table for the terminal: the matrix, sessions, dates of signing, terms, and whom they bind. */
export function tableText(shown: BargainingTable, view: TableView): string {
  const say = sayer(view);
  const asked = view.asked === undefined ? [] : [wrap(view.asked, view.columns)];
  if (shown.issues.length === 0) return [...asked, say('noIssues')].join('\n');
  const head = [...asked, say('title', { day: isoDay(shown.day) }), ''];
  return [
    ...head,
    matrix(shown, view),
    '',
    say('count', { signed: won(countOf(shown, '체결')), open: won(countOf(shown, '교섭중')) }),
    ...sessionLines(shown, view),
    '',
    say('signed'),
    ...signedLines(shown, view),
    '',
    say('terms'),
    ...termLines(shown, view),
    ...headLines(shown, view),
  ].join('\n');
}

const sayer =
  ({ lang, columns }: TableView) =>
  (key: TableWord, values: Readonly<Record<string, string>> = {}): string =>
    wrap(tableWord(lang, key, values), columns);

const titled = ({ agreement: { mark, name } }: IssueRow): string =>
  mark === undefined ? name : `${mark} ${name}`;

function matrix({ unions, issues, sessions }: BargainingTable, { lang, columns }: TableView): string {
  const heads = [tableWord(lang, 'issue'), ...unions, workRules].map((head) => ({ head }));
  const rows = issues.map((row) => [titled(row), ...row.cells.map(({ status }) => statusSign(lang, status))]);
  if (sessions === undefined) return table(heads, rows, columns);
  const met = unions.map((union) => {
    const count = sessions.byUnion.get(union);
    return count === undefined ? '–' : won(count);
  });
  return table(heads, [...rows, [tableWord(lang, 'sessions'), ...met]], columns);
}

/** How often they met in all, and whose record that is. */
function sessionLines({ sessions }: BargainingTable, view: TableView): string[] {
  const say = sayer(view);
  if (sessions === undefined) return [say('noSessions')];
  const each = [...sessions.byUnion.values()].map(won);
  const sum = each.length > 1 ? `${each.join(' + ')} = ${won(sessions.total)}` : won(sessions.total);
  return [
    say('total', { sum }),
    wrap(
      tableWord(view.lang, 'source', {
        sources: sessions.sources.map((one) => sourceText(one, view.lang)).join('; '),
      }),
      view.columns,
    ),
  ];
}

/** What was signed on one day by one union, on one ground, is one entry. */
function signedLines({ unions, issues }: BargainingTable, view: TableView): string[] {
  const lines = unions.flatMap((union) => {
    const groups = new Map<string, { readonly stand: Stand; readonly names: string[] }>();
    for (const row of issues) {
      const stand = row.cells.find(({ party }) => party === union);
      if (stand?.status !== '체결') continue;
      const key = [
        stand.from ?? '',
        stand.known ?? '',
        stand.source?.text ?? '',
        stand.confirmed,
        stand.flipped,
      ].join('\n');
      const group = groups.get(key) ?? { stand, names: [] };
      groups.set(key, group);
      group.names.push(titled(row));
    }
    return [...groups.values()].flatMap(({ stand, names }) => signedLine(stand, names, view));
  });
  return lines.length === 0 ? [sayer(view)('nothingSigned')] : lines;
}

function signedLine(stand: Stand, names: readonly string[], { lang, columns }: TableView): string[] {
  const signed = stand.known === undefined ? 'signedLine' : 'signedBefore';
  const key = stand.flipped ? 'changed' : stand.confirmed ? signed : 'unconfirmed';
  const { party: union, from = '', known = '' } = stand;
  const values = { union, from, known, issues: names.join(', ') };
  const source =
    stand.source === undefined ? [] : [tableWord(lang, 'source', { sources: stand.source.text })];
  const notes = [...source, ...(stand.note === undefined ? [] : [stand.note])];
  return [
    wrap(`- ${tableWord(lang, key, values)}`, columns),
    ...notes.map((note) => wrap(note, columns, '  ')),
  ];
}

function termLines({ issues }: BargainingTable, { lang, columns }: TableView): string[] {
  const articles = new Set(issues.flatMap(({ agreement }) => agreement.source?.article ?? []));
  const rules = issues.flatMap(({ cells }) => cells.find(({ party }) => party === workRules) ?? []);
  for (const { source } of rules) if (source?.article !== undefined) articles.add(source.article);
  return [
    ...issues.flatMap(({ agreement: { mark = '-', name, before, after } }) => [
      wrap(tableWord(lang, 'before', { mark, issue: name, before }), columns),
      wrap(tableWord(lang, 'after', { after }), columns, '  '),
    ]),
    wrap(tableWord(lang, 'who', { articles: [...articles].join('; ') }), columns),
  ];
}

/** Whom each party's terms bind, and who of them is no member. */
function headLines(shown: BargainingTable, view: TableView): string[] {
  const { heads, day } = shown;
  const say = sayer(view);
  if (view.asked === undefined) return [];
  if (heads === undefined) return ['', say('noHeads', { day: isoDay(day) })];
  return [
    '',
    say('heads', { people: won(heads.people) }),
    headTable(shown, heads, view),
    ...generalLines(shown, heads, view),
  ];
}

const headTable = (
  { unions, issues }: BargainingTable,
  heads: BoundHeads,
  { lang, columns }: TableView,
): string =>
  table(
    [
      { head: tableWord(lang, 'issue') },
      ...[...unions, workRules].map((head) => ({ head, align: 'right' as const })),
    ],
    issues.map((row) => [
      titled(row),
      ...row.cells.map(({ party, status }) => {
        const people = heads.byIssue.get(row.agreement.name)?.get(party)?.people ?? 0;
        return `${statusSign(lang, status)} ${won(people)}`;
      }),
    ]),
    columns,
  );

const generalLines = ({ issues }: BargainingTable, heads: BoundHeads, view: TableView): string[] =>
  issues.flatMap(({ agreement: { name, mark = '-' } }) =>
    [...(heads.byIssue.get(name) ?? [])].flatMap(([union, { people, general }]) =>
      general === 0
        ? []
        : [sayer(view)('general', { mark, issue: name, union, people: won(people), general: won(general) })],
    ),
  );
