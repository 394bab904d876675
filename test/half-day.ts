import { dayParts } from '../src/rules/leave-parts.ts';

/** Half a day of leave, as records hold it. */
export const halfDay = dayParts / 2;
