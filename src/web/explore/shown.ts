import type { ConsentLedger } from '../../bargaining/consent/consent.ts';
import type { ExploredLever } from '../../bargaining/negotiate/exploration.ts';
import { isRatio } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Lang } from '../../problem/text.ts';
import { consentSentences, missingText } from '../../report/bargaining/consent/sentences.ts';
import { findingWords } from '../../report/bargaining/consent/words.ts';
import { type Bin, countBins, distribute } from '../../run/histogram.ts';
import { isReached } from '../../run/winners-and-losers.ts';
import { change, won } from '../../writing/amount.ts';
import type { ShownConsent, ShownLever } from './protocol.ts';

export function shownLever({ term, label, unit, provision, type, values, rests }: ExploredLever): ShownLever {
  const kind = type.kind === 'list' ? 'choice' : type.kind;
  return {
    term,
    label,
    unit,
    provision,
    kind,
    rests,
    values: values.map(({ value, text }) => {
      const shown = display(value, type, unit);
      // A number is typed without its unit, a share in percent.
      const typed = isRatio(value) && kind === 'number' ? /^-?[\d,.]+/.exec(shown)?.[0] : shown;
      return { shown, typed: typed ?? shown, text };
    }),
  };
}

/** Round widths for bins, in won. */
const widths = [1, 2, 5].flatMap((head) => [4, 5, 6, 7, 8].map((zeros) => head * 10 ** zeros));
const [fewest, most, wanted] = [5, 32, 24];

/**
 * The distribution of the changes of those whom the scheme reaches. The width stays while it serves, so that bars do
 * not jump under a moving lever.
 */
export function binned(
  changes: Float64Array,
  covered: Uint8Array,
  before: number | undefined,
): { readonly bins: readonly Bin[]; readonly binWidth: number } {
  const own = changes.filter((change, p) => isReached(covered[p] === 1, change));
  const made = (binWidth: number) => {
    const { counts, unchanged } = countBins(own, binWidth);
    return { bins: distribute(counts, unchanged, binWidth), binWidth };
  };
  const spread =
    own.reduce((high, won) => Math.max(high, won), 0) - own.reduce((low, won) => Math.min(low, won), 0);
  const bars = (width: number): number => spread / width;
  if (before !== undefined && bars(before) <= most && bars(before) >= fewest) return made(before);
  const fitting = [...widths].sort((a, b) => a - b).find((width) => bars(width) <= wanted);
  return made(fitting ?? 10 ** 10);
}

/** What is known of a person: the facts of the last month, by the names of their columns. */
export function shownFacts(engine: Engine, person: PersonMonth | undefined): (readonly [string, string])[] {
  return [...(person?.facts ?? [])].flatMap(([term, value]) => {
    const known = engine.rules.terms.get(term);
    const rule = known?.rules[0]?.rule;
    if (known === undefined || rule?.fact?.from !== '직원') return [];
    return [[rule.fact.key, display(value, known.type, rule.unit)] as const];
  });
}

/** The ledger of one scheme in words and tables; who loses most stands first. */
export function shownConsent(ledger: ConsentLedger, scheme: string, lang: Lang): ShownConsent {
  const one = ledger.schemes.find((own) => own.scheme === scheme) ?? ledger.schemes[0];
  const findings = ledger.findings.map((finding) => findingWords(finding, lang));
  if (one === undefined) return { sentences: [], unions: [], lines: [], people: [], findings, articles: [] };
  const total = one.byLine.find(({ line }) => line.isTotal)?.line ?? one.byLine[0]?.line;
  const articles = one.rows.flatMap(({ acts }) => acts.map(({ article }) => article));
  return {
    sentences: consentSentences(one, { lang, isPseudonymous: false }),
    unions: one.unions.map(({ union, people, worse, contracts }) => [
      union,
      ...[people, worse, contracts].map(won),
    ]),
    lines: one.byLine.map(({ line, people, amount }) => [line.term, won(people), change(amount)]),
    people: one.rows
      .filter(({ line }) => line === total)
      .sort((a, b) => a.lost - b.lost)
      .slice(0, ledger.scenario.report.top)
      .map((row) => [
        row.id,
        row.union,
        row.since,
        won(row.months),
        change(row.lost),
        missingText(row, lang),
      ]),
    findings,
    articles: [...new Set([...articles, ...(one.majority ? [one.majority.article] : [])])],
  };
}
