/** Units in English, of several and of one. */
const english: Readonly<Record<string, readonly [many: string, one?: string]>> = {
  원: ['won'],
  천원: ['thousand won'],
  만원: ['ten thousand won'],
  백만원: ['million won'],
  억원: ['hundred million won'],
  시간: ['h'],
  분: ['min'],
  일: ['days', 'day'],
  주: ['weeks', 'week'],
  개월: ['months', 'month'],
  년: ['years', 'year'],
  건: ['services', 'service'],
  명: ['people', 'person'],
  회: ['times', 'time'],
  세: ['years of age'],
};

/** A unit's name in English beside a number that is one or is not; a unit that nobody translated stays as it is. */
export function englishUnit(unit: string, isOne: boolean): string {
  const [many = unit, one = many] = english[unit] ?? [];
  return isOne ? one : many;
}

/** A compound as 원/시간 in English: won/h. What it is divided by is of one. */
export const englishUnits = (text: string, isOne: boolean): string =>
  text
    .split('/')
    .map((side, i) =>
      side
        .split('·')
        .map((unit) => englishUnit(unit, isOne || i > 0))
        .join('·'),
    )
    .join('/');
