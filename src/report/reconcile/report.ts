import type { Lang } from '../../problem/text.ts';
import type { Cause } from '../../run/reconcile/hypothesis.ts';
import type { ReadLedger } from '../../run/reconcile/read-ledger.ts';
import type { ItemDifference, Reconciled } from '../../run/reconcile/reconcile.ts';
import { won } from '../../writing/amount.ts';
import { csv } from '../../writing/csv-text.ts';
import { right, table } from '../../writing/table.ts';
import { causeText, reconcileWord } from './words.ts';

/** What is shown of a ledger held against a run. */
export interface ReconcileReport {
  readonly month: string;
  readonly scheme: string;
  readonly ledger: ReadLedger;
  readonly found: Reconciled;
}

/** So many people, and lines, are named on the screen; a file holds them all. */
const shown = 20;

export function reconcileText(report: ReconcileReport, lang: Lang, columns: number): string {
  const { month, scheme, ledger, found } = report;
  const w = (
    key: Parameters<typeof reconcileWord>[1],
    values: Readonly<Record<string, string>> = {},
  ): string => reconcileWord(lang, key, values);
  const open = found.differences.filter(({ causes }) => causes.length === 0);
  const list = (all: readonly string[]): string =>
    all.length <= shown ? all.join(', ') : `${all.slice(0, shown).join(', ')} …`;
  const notes = [
    ...(ledger.skipped === 0 ? [] : [w('skipped', { count: String(ledger.skipped) })]),
    ...(ledger.unmatched.length === 0 ? [] : [w('unmatched', { list: list(ledger.unmatched) })]),
    ...(found.notCompared.size === 0
      ? []
      : [
          w('notCompared', {
            list: list([...found.notCompared].map(([item, sum]) => `${item} ${won(sum)}`)),
          }),
        ]),
    ...(['onlyInLedger', 'onlyInRun'] as const).flatMap((key) =>
      found[key].length === 0 ? [] : [w(key, { count: String(found[key].length), list: list(found[key]) })],
    ),
  ];
  const head = w('head', {
    month,
    scheme,
    people: String(found.people),
    agreeing: String(found.agreeing),
  });
  return [
    head,
    ...(found.differences.length > open.length
      ? [`${w('causes')}\n${causesTable(found.differences, lang, columns)}\n${w('several')}`]
      : []),
    ...(open.length === 0 ? [] : [`${w('open')}\n${openTable(open, lang, columns)}`]),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ].join('\n\n');
}

/** Each cause with the people whom it concerns, and what they differ by in the items that it explains. */
function causesTable(differences: readonly ItemDifference[], lang: Lang, columns: number): string {
  const byCause = new Map<string, { readonly people: Set<string>; readonly items: Map<string, number> }>();
  for (const { id, item, ledger, run, causes } of differences)
    for (const cause of causes.filter(({ kind }) => kind !== 'sum')) {
      const name = causeText(cause, lang);
      const known = byCause.get(name) ?? { people: new Set(), items: new Map() };
      byCause.set(name, known);
      known.people.add(id);
      known.items.set(item, (known.items.get(item) ?? 0) + ledger - run);
    }
  const rows = [...byCause]
    .sort(([, a], [, b]) => b.people.size - a.people.size)
    .map(([name, { people, items }]) => [
      name,
      some([...people]),
      some([...items].map(([item, sum]) => `${item} ${signed(sum)}`)),
    ]);
  const w = (key: 'cause' | 'people' | 'items'): string => reconcileWord(lang, key);
  return table([{ head: w('cause') }, { head: w('people') }, { head: w('items') }], rows, columns);
}

const signed = (amount: number): string => (amount > 0 ? `+${won(amount)}` : won(amount));

/** The first of a list, and how many more there are. */
const some = (all: readonly string[]): string =>
  all.length <= few ? all.join(', ') : `${all.slice(0, few).join(', ')} +${all.length - few}`;
const few = 2;

function openTable(open: readonly ItemDifference[], lang: Lang, columns: number): string {
  const w = (key: 'id' | 'item' | 'ledger' | 'run' | 'sum'): string => reconcileWord(lang, key);
  const head = [{ head: w('id') }, { head: w('item') }, right(w('ledger')), right(w('run')), right(w('sum'))];
  const rows = open
    .slice(0, shown)
    .map(({ id, item, ledger, run }) => [id, item, won(ledger), won(run), won(ledger - run)]);
  const more = open.length > shown ? [`… ${open.length - shown}`] : [];
  return [table(head, rows, columns), ...more].join('\n');
}

/** Every difference, a line each. */
export const reconcileCsv = ({ found }: ReconcileReport, lang: Lang): string =>
  csv(
    ['사번', '항목', '대장', '계산', '차이', '까닭'],
    found.differences.map(({ id, item, ledger, run, causes }) => [
      id,
      item,
      ledger,
      run,
      ledger - run,
      causes.map((cause) => causeText(cause, lang)).join(' / '),
    ]),
  );

/** Data is in one language, whoever reads it. */
function causeJson(cause: Cause): object {
  if (cause.kind !== 'fact') return cause;
  const { english: _, ...own } = cause;
  return own;
}

export const reconcileJson = ({ month, scheme, ledger, found }: ReconcileReport, lang: Lang): object => ({
  귀속월: month,
  제도: scheme,
  사람: found.people,
  같음: found.agreeing,
  대장에만: found.onlyInLedger,
  계산에만: found.onlyInRun,
  열: Object.fromEntries([...ledger.matched]),
  견주지않은열: ledger.unmatched,
  견주지않은항목: Object.fromEntries(found.notCompared),
  차이: found.differences.map(({ id, item, ledger: told, run, causes }) => ({
    사번: id,
    항목: item,
    대장: told,
    계산: run,
    까닭: causes.map((cause) => ({ ...causeJson(cause), 말: causeText(cause, lang) })),
  })),
});
