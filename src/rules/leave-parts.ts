/**
 * A day of leave is counted in so many parts, so that what rules may let be taken is a whole number of them: half a day, a quarter,
 * and an hour or a minute of days of 8, 7½, 7, 6, 5 and 4 hours.
 */
export const dayParts = 50_400;
