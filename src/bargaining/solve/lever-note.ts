import type { DayPattern } from '../../calendar/types.ts';

/** What is taken for granted while an input varies: to be said beside every answer. */
export type LeverNote =
  /** Minutes of some schemes vary, and those of these others are held, though it is the same work. */
  | { readonly kind: 'held'; readonly schemes: readonly string[] }
  /** The input states no hours: those of a scheme are taken for what was worked. */
  | { readonly kind: 'hours'; readonly scheme: string; readonly hours: DayPattern }
  /** Days with hours of their own stay as they are recorded. */
  | { readonly kind: 'recorded'; readonly days: number }
  /** Only the days vary: on each of them so many minutes more. */
  | { readonly kind: 'each'; readonly minutes: number }
  /** Only the hours vary: on each of so many days. */
  | { readonly kind: 'all'; readonly days: number }
  /** Some scheme pays approved work alone: what varies is taken as approved. */
  | { readonly kind: 'approved' }
  /** Days off are worked by these hours. */
  | { readonly kind: 'off'; readonly hours: DayPattern };
