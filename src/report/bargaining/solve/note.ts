import type { LeverNote } from '../../../bargaining/solve/lever-note.ts';
import type { DayPattern } from '../../../calendar/types.ts';
import { clockText, spanText } from '../../../formula/civil.ts';
import { ratio } from '../../../formula/ratio.ts';
import type { Lang } from '../../../problem/text.ts';
import { hoursText } from '../../payslip/figure.ts';
import { solveWord } from './words.ts';

/** What is taken for granted while an input varies, as a sentence. */
export function noteText(note: LeverNote, lang: Lang): string {
  switch (note.kind) {
    case 'held':
      return solveWord(lang, 'held', { schemes: note.schemes.join('·') });
    case 'hours':
      return solveWord(lang, 'hours', { scheme: note.scheme, hours: patternText(note.hours, lang) });
    case 'off':
      return solveWord(lang, 'off', { hours: patternText(note.hours, lang) });
    case 'approved':
      return solveWord(lang, 'approved');
    case 'each':
      return solveWord(lang, 'each', { hours: hoursText(ratio(note.minutes), lang) });
    case 'recorded':
    case 'all':
      return solveWord(lang, note.kind, { days: String(note.days) });
  }
}

function patternText({ from, to, breaks }: DayPattern, lang: Lang): string {
  const ends = { from: clockText(from), to: clockText(to) };
  const pauses = breaks.map(spanText).join(', ');
  return pauses === ''
    ? solveWord(lang, 'between', ends)
    : solveWord(lang, 'betweenBreaks', { ...ends, breaks: pauses });
}
