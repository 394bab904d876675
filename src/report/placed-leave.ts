import { isoDay } from '../calendar/date.ts';
import type { PlacedLeave } from '../calendar/work.ts';
import { number } from '../formula/display.ts';
import { ratio } from '../formula/ratio.ts';
import { dayParts } from '../rules/leave-parts.ts';

/** Where leave without a date was put: 2024-03-29 연차, and how much of the day where it is not all of it. */
export const placedText = ({ kind, day, parts }: PlacedLeave): string =>
  `${isoDay(day)} ${kind}${parts === dayParts ? '' : ` ${number(ratio(parts, dayParts))}`}`;
