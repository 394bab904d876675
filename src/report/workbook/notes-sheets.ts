import { isoMonth } from '../../calendar/date.ts';
import { sinceEver } from '../../pay/agreements.ts';
import { chosenText } from '../../writing/chosen.ts';
import { word } from '../../writing/words.ts';
import type { BookRun } from './book-run.ts';
import type { Sheet } from './model.ts';
import { SmallSheet } from './small-sheet.ts';
import { bookWord } from './words.ts';

/** What is to be looked at: findings by scheme, and moves that need a union's word. */
export function findingsSheet({ lang, summary, moves = [] }: BookRun, name: string): Sheet {
  const sheet = new SmallSheet(name, 60);
  sheet.head([
    [bookWord(lang, 'scheme'), 'text'],
    [bookWord(lang, 'finding'), 'text'],
    [bookWord(lang, 'personMonths'), 'count'],
  ]);
  sheet.freeze(0);
  for (const { scheme, name: finding, personMonths } of summary.findings)
    sheet.row([scheme, finding, personMonths]);
  for (const { month, union, people, least, issue } of moves)
    sheet.note(
      word(lang, 'largeMove', { month, union, people: String(people), least: String(least), issue }),
      3,
    );
  return sheet.sheet();
}

/** What the figures rest on: how people work, what is not out yet, what was chosen, what agreements say otherwise. */
export function assumptionsSheet({ lang, scenario, summary }: BookRun, name: string): Sheet {
  const sheet = new SmallSheet(name, 80);
  sheet.head([
    [bookWord(lang, 'what'), 'text'],
    [bookWord(lang, 'from'), 'text'],
    [bookWord(lang, 'says'), 'words'],
    [bookWord(lang, 'source'), 'words'],
  ]);
  sheet.freeze(0);
  sheet.row([scenario.assumption.name, undefined, scenario.assumption.about]);
  for (const { term, from, value, why } of scenario.assumed ?? []) sheet.row([term, from, value, why]);
  if (scenario.synthetic !== undefined) sheet.row([undefined, undefined, word(lang, 'synthetic')]);
  for (const { term, values } of summary.choices) {
    const chosen = values.map((one) => one.join('→'));
    sheet.row([`${bookWord(lang, 'choice')}: ${term}`, undefined, chosenText(chosen, scenario.schemes)]);
  }
  const { agreements } = scenario;
  for (const { union, agreement, status, from } of agreements?.flips ?? [])
    sheet.row([
      `${bookWord(lang, 'agreement')}: ${union}`,
      from === sinceEver ? undefined : from,
      `${agreement} ${status}`,
    ]);
  if (agreements !== undefined)
    sheet.row([bookWord(lang, 'consent'), undefined, agreements.consent ?? word(lang, 'noConsent')]);
  return sheet.sheet();
}

/** Each line's rule and who says so. */
export function sourcesSheet({ lang, sources }: BookRun, name: string): Sheet {
  const sheet = new SmallSheet(name, 60);
  sheet.head([
    [bookWord(lang, 'scheme'), 'text'],
    [bookWord(lang, 'item'), 'text'],
    [bookWord(lang, 'from'), 'text'],
    [bookWord(lang, 'formula'), 'words'],
    [bookWord(lang, 'source'), 'words'],
    [bookWord(lang, 'confirmed'), 'text'],
  ]);
  sheet.freeze(2);
  for (const { scheme, item, from, formula, source, confirmed } of sources)
    sheet.row([scheme, item, from, formula, source, bookWord(lang, confirmed ? 'yes' : 'no')]);
  return sheet.sheet();
}

/** What the run was made from: the same makes the same figures. */
export function manifestSheet({ lang, origin, scenario }: BookRun, name: string): Sheet {
  const sheet = new SmallSheet(name, 66);
  sheet.head([
    [bookWord(lang, 'what'), 'text'],
    [bookWord(lang, 'path'), 'text'],
    ['sha256', 'text'],
  ]);
  sheet.freeze(0);
  sheet.row([bookWord(lang, 'engine'), `pumsak ${origin.engine}`]);
  sheet.row([bookWord(lang, 'scenario'), origin.scenario]);
  sheet.row([bookWord(lang, 'month'), scenario.months.map(isoMonth).join(', ')]);
  const files = [
    ...origin.rules.map((one) => ['rules', one] as const),
    ...origin.inputs.map((one) => ['input', one] as const),
  ];
  for (const [what, { path, sha256 }] of files) sheet.row([bookWord(lang, what), path, sha256]);
  return sheet.sheet();
}
