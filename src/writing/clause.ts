import { fill, type Lang } from '../problem/text.ts';

/** What a clause says of one term: what it was, what it becomes, and when. */
export interface TermClause {
  readonly term: string;
  readonly label: string;
  readonly provision: string;
  /** As people read it; absent: it was not there, or is not any more. */
  readonly before?: string | undefined;
  readonly to?: string | undefined;
  /** First and last day (YYYY-MM-DD); absent: always. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const templates = {
  ko: {
    same: '{provision} {term:은} {to} 그대로',
    set: '{provision} {term:을} {to:으로}',
    move: '{provision} {term:을} {before}에서 {to:으로}',
    drop: '{provision} {term:을} 없앰({before})',
    from: '{text}, {from}부터',
    until: '{text}, {until}까지',
    both: '{text}, {from}부터 {until}까지',
  },
  en: {
    same: '{label} ({term}): {to} as it is',
    set: '{label} ({term}): {to}',
    move: '{label} ({term}): {before} → {to}',
    drop: '{label} ({term}): removed ({before})',
    from: '{text}, from {from}',
    until: '{text}, until {until}',
    both: '{text}, from {from} until {until}',
  },
} as const;

/** A clause as a sentence: 협력성과급 기준A달성률을 85%에서 80%로, 2024-05-01부터. */
export function termClause({ before, to, from, until, ...names }: TermClause, lang: Lang): string {
  const which = to === undefined ? 'drop' : before === undefined ? 'set' : before === to ? 'same' : 'move';
  const values = { ...names, before: before ?? '', to: to ?? '' };
  return dated(fill(templates[lang][which], values), { from, until }, lang);
}

/** A sentence with the days for which it holds. */
export function dated(text: string, { from, until }: Pick<TermClause, 'from' | 'until'>, lang: Lang): string {
  if (from === undefined && until === undefined) return text;
  const which = from === undefined ? 'until' : until === undefined ? 'from' : 'both';
  return fill(templates[lang][which], { text, from: from ?? '', until: until ?? '' });
}
