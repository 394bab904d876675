import { expect, test } from 'vitest';
import { typedHours } from '../../src/interview/typed-hours.ts';

const read = (시작: string, 종료: string, 휴게 = ''): string[] => {
  const own = typedHours({ 시작, 종료, 휴게 });
  return [own['시작'] ?? '', own['종료'] ?? '', own['휴게'] ?? ''];
};

test.each([
  ['9', '18', '1시간', '09:00', '18:00', '12:00-13:00'],
  // Six after nine is six in the evening; after ten at night, of the next morning.
  ['9시', '6시', '30분', '09:00', '18:00', '12:00-12:30'],
  ['22', '6', '1시간', '22:00', '30:00', '25:00-26:00'],
  ['22:00', '다음 날 06:00', '', '22:00', '30:00', ''],
  ['22:00', '이튿날 6시', '', '22:00', '30:00', ''],
  ['９', '6시 반', '1시간 30분', '09:00', '18:30', '12:00-13:30'],
  ['6시 30분', '2시', '', '06:30', '14:00', ''],
  // Noon after one o'clock is midnight.
  ['13:00', '12', '', '13:00', '24:00', ''],
  // Where noon is no time for a break, it stands in the middle.
  ['13', '22', '1시간', '13:00', '22:00', '17:00-18:00'],
  // What a clock shows, and what cannot be read, stay as they are.
  ['09:00', '06:00', '12:00-13:00', '09:00', '06:00', '12:00-13:00'],
  ['아침', '99', '많이', '아침', '99', '많이'],
  ['', '', '', '', '', ''],
])('%s to %s, break %s', (from, to, pause, ...expected) => {
  expect(read(from, to, pause)).toEqual(expected);
});
