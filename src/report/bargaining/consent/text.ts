import type { ConsentLedger, SchemeConsent } from '../../../bargaining/consent/consent.ts';
import type { Lang } from '../../../problem/text.ts';
import { change, won } from '../../../writing/amount.ts';
import { basisLines } from '../../../writing/assumed.ts';
import { table, wrap } from '../../../writing/table.ts';
import { largeMoveSentences } from '../../run/large-moves.ts';
import { consentSentences, headsIn, missingText, spoken } from './sentences.ts';
import { type ConsentWord, consentWord, findingWords } from './words.ts';

const right = 'right' as const;

/** How the ledger is shown. */
export interface ConsentView {
  readonly lang: Lang;
  readonly columns: number;
  readonly isPseudonymous: boolean;
}

/** The ledger for the terminal: whose consent, what is missing, which lines, who loses most. */
export function consentText(ledger: ConsentLedger, view: ConsentView): string {
  const { scenario, yardstick, schemes, moves, findings } = ledger;
  const say = sayer(view);
  const found = findings.map((one) => wrap(`- ${findingWords(one, view.lang)}`, view.columns));
  const moved = largeMoveSentences(moves, view.lang, spoken(view)).map((one, i) =>
    wrap(`- ${one}${articleIn(moves[i]?.article)}`, view.columns),
  );
  return [
    say('title', { name: scenario.name }),
    ...basisLines(scenario, view.lang, view.columns),
    say('against', { yardstick }),
    ...schemes.flatMap((one) => ['', ...schemeText(one, scenario.report.top, view)]),
    ...(moves.length === 0 ? [] : ['', say('moves'), ...moved]),
    ...(found.length === 0 ? [] : ['', say('findings'), ...found]),
    '',
    say('noLegalAdvice'),
  ].join('\n');
}

const articleIn = (article: string | undefined): string => (article === undefined ? '' : ` (${article})`);

const sayer =
  ({ lang, columns }: ConsentView) =>
  (key: ConsentWord, values: Readonly<Record<string, string>> = {}): string =>
    wrap(consentWord(lang, key, values), columns);

function schemeText(one: SchemeConsent, top: number, view: ConsentView): string[] {
  const say = sayer(view);
  const sentences = consentSentences(one, view).map((text) => wrap(text, view.columns));
  if (one.affected === 0) return sentences;
  return [
    ...sentences,
    '',
    unionTable(one, view),
    ...(one.byLine.length === 0 ? [] : ['', lineTable(one, view)]),
    ...(one.rows.length === 0
      ? []
      : ['', peopleTable(one, top, view), say('more', { rows: won(one.rows.length) })]),
  ];
}

function unionTable(one: SchemeConsent, view: ConsentView): string {
  const heads = headsIn(view);
  const columns = [
    { head: consentWord(view.lang, 'party') },
    ...(['people', 'worse', 'contracts'] as const).map((key) => ({
      head: consentWord(view.lang, key),
      align: right,
    })),
  ];
  const rows = one.unions.map(({ union, people, worse, contracts }) => [
    union,
    ...[people, worse, contracts].map(heads),
  ]);
  return table(columns, rows, view.columns);
}

function lineTable(one: SchemeConsent, view: ConsentView): string {
  const columns = [
    { head: consentWord(view.lang, 'item') },
    { head: consentWord(view.lang, 'people'), align: right },
    { head: consentWord(view.lang, 'lost'), align: right },
  ];
  const rows = one.byLine.map(({ line, people, amount }) => [
    line.term,
    headsIn(view)(people),
    change(amount),
  ]);
  return table(columns, rows, view.columns);
}

/** Those who lose most in all, by the first total. */
function peopleTable(one: SchemeConsent, top: number, view: ConsentView): string {
  const total = one.byLine.find(({ line }) => line.isTotal)?.line ?? one.byLine[0]?.line;
  const columns = [
    { head: consentWord(view.lang, 'employee') },
    { head: consentWord(view.lang, 'party') },
    { head: consentWord(view.lang, 'since') },
    { head: consentWord(view.lang, 'months'), align: right },
    { head: total?.term ?? '', align: right },
    { head: consentWord(view.lang, 'missing') },
  ];
  const rows = one.rows
    .filter(({ line }) => line === total)
    .sort((a, b) => a.lost - b.lost)
    .slice(0, top)
    .map((row) => [
      row.id,
      row.union,
      row.since,
      won(row.months),
      change(row.lost),
      missingText(row, view.lang),
    ]);
  return table(columns, rows, view.columns);
}
