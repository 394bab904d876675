import { closeSync, openSync, writeSync } from 'node:fs';
import { firstDay, isoMonth, type Month, parseMonth } from '../../src/calendar/date.ts';
import { emptyRecord } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { dayParts } from '../../src/rules/leave-parts.ts';
import { engine } from '../exact.ts';
import { type Random, random } from '../random.ts';
import { schemes } from '../rows.ts';

/** Person-months as a flat file, sorted by person and month: 2024-03 to 2024-12. */
const first = parseMonth('2024-03') ?? 0;
const months = 10;
export const header = [
  '사번',
  '귀속월',
  '직종',
  '근무형태',
  '소속유형',
  '기본급',
  '노조',
  '연차일수',
  '공가일수',
  '제공건수',
  '적극개입건수',
  ...schemes.flatMap((scheme) => ['연장', '야간', '휴일', '휴일연장'].map((kind) => `${scheme}.${kind}`)),
];

/** The fields of every row in their order, person by person. */
export function* fields(rows: number, seed = 1_600_000): Generator<readonly (string | number)[]> {
  const draw = random(seed);
  for (let i = 0; i < rows; i += months) {
    const person = personFields(`E${String(i / months + 1).padStart(7, '0')}`, draw);
    for (let m = 0; m < months && i + m < rows; m++) yield [...person(isoMonth(first + m))];
  }
}

function personFields(
  id: string,
  { whole, chance }: Random,
): (month: string) => readonly (string | number)[] {
  const isCare = chance(0.8);
  const job = isCare ? '요양보호사' : '사회복지사';
  const place = isCare ? '모두돌봄센터' : '본부';
  const base = chance(0.2) ? '' : chance(0.5) ? 2_390_124 : whole(2_000_000, 3_900_000);
  const union = ['1노조', '2노조', '3노조', '4노조', '없음'][whole(0, 4)] ?? '없음';
  return (month) => {
    const over = chance(0.6) ? 0 : whole(1, 2_400);
    const night = chance(0.8) ? 0 : whole(1, 1_200);
    const [holiday, holidayOver] = [chance(0.8) ? 0 : 60 * whole(1, 16), chance(0.95) ? 0 : 30 * whole(1, 8)];
    const services = whole(25, 48);
    return [
      id,
      month,
      job,
      '전일제', // The layout has no hours, without which nobody in part time is paid.
      place,
      base,
      union,
      chance(0.6) ? 0 : whole(1, 8) / 2,
      chance(0.9) ? 0 : whole(1, 4) / 2,
      services,
      whole(0, Math.min(12, services)),
      ...[over, night, holiday, holidayOver],
      ...[over + 120 * whole(0, 20), night, holiday, holidayOver],
    ];
  };
}

export function writeInput(file: string, rows: number): void {
  const to = openSync(file, 'w');
  let block: string[] = [header.join(',')];
  const flush = (): void => {
    writeSync(to, `${block.join('\n')}\n`);
    block = [];
  };
  for (const row of fields(rows)) {
    block.push(row.join(','));
    if (block.length === 20_000) flush();
  }
  if (block.length > 0) flush();
  closeSync(to);
}

/** The same rows as the exact engine takes them. */
export function personMonth(row: readonly (string | number)[]): PersonMonth {
  const value = (name: string): string | number => row[header.indexOf(name)] ?? '';
  const number = (name: string): number => Number(value(name));
  const texts = ['직종', '근무형태', '소속유형', '노조'] as const;
  const counts = ['제공건수', '적극개입건수'] as const;
  const days = ['연차일수', '공가일수'] as const;
  const facts = new Map<string, Value>([
    ...texts.map((name) => [name, String(value(name))] as const),
    ...counts.map((name) => [name, ratio(number(name))] as const),
    ...days.map((name) => [name, ratio(2 * number(name), 2)] as const),
  ]);
  if (value('기본급') !== '') facts.set('계약기본급', ratio(number('기본급')));
  const minutes = (scheme: string) => ({
    연장: number(`${scheme}.연장`),
    야간: number(`${scheme}.야간`),
    휴일: number(`${scheme}.휴일`),
    휴일연장: number(`${scheme}.휴일연장`),
  });
  return {
    id: String(value('사번')),
    month: parseMonth(String(value('귀속월'))) ?? 0,
    facts,
    record: {
      ...emptyRecord,
      leave: {
        ...emptyRecord.leave,
        연차: { parts: dayParts * number('연차일수') },
        공가: { parts: dayParts * number('공가일수') },
      },
    },
    allowances: [],
    classified: new Map(schemes.map((scheme) => [scheme, minutes(scheme)])),
  };
}

/** Scheduled days of the months of 2024, which the hand-written loop is told. */
export const workdays = (): number[] =>
  Array.from({ length: 12 }, (_, m) => scheduled((parseMonth('2024-01') ?? 0) + m));

function scheduled(month: Month): number {
  const { settings } = engine.schemeMonth('현행', month);
  const days = engine.calendar.monthDays(month, settings);
  if (days.first !== firstDay(month)) throw new RangeError(`no month ${isoMonth(month)}`);
  return days.scheduled.length;
}

/** The scenario that works a file of person-months out. */
export const scenarioText = (input: string): string => `시나리오: 인월 파일
귀속월: { 시작: 2024-03, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 분류된 시간, 설명: 파일에 적힌 분류된 시간을 그대로 쓴다. }
사람: { 인월: ${JSON.stringify(input)} }
보고: { 종류: [지급] }
`;
