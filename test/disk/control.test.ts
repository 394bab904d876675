import { expect, test } from 'vitest';
import { both, controlJson, nobody } from '../../src/disk/control.ts';

test('control totals that add up are shown', () => {
  const read = both(nobody, { people: 2, personMonths: 5 });
  expect(controlJson(read, { people: 2, personMonths: 5 })).toEqual({
    대조: { 읽음: { 인원: 2, 인월: 5 }, 계산: { 인원: 2, 인월: 5 }, 거절: { 인원: 0, 인월: 0 } },
  });
});

test.each([
  [{ people: 3, personMonths: 5 }],
  [{ people: 2, personMonths: 6 }],
  [{ people: 1, personMonths: 5 }],
])('nobody is lost or taken twice without a word: %o', (worked) => {
  expect(() => controlJson({ people: 2, personMonths: 5 }, worked)).toThrow(RangeError);
});
