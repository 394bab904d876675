import { describe, expect, test } from 'vitest';
import { readChoice, readYesNo } from '../../src/people/cells/choice.ts';
import { readClock, readSpans } from '../../src/people/cells/clock.ts';

describe('readClock', () => {
  test.each([
    ['09:00', 540],
    ['9:00', 540],
    ['0900', 540],
    ['9시', 540],
    ['9시 30분', 570],
    ['9시30분', 570],
    ['09:00:00', 540],
    ['０９：００', 540],
    ['00:00', 0],
    ['24:00', 1440],
    ['30:00', 1800],
    ['48:00', 2880],
    ['오전 9:00', 540],
    ['오후 6:00:00', 1080],
    ['오후 6시', 1080],
    ['오전 12:30', 30],
    ['오후 12:00', 720],
    ['9:00 AM', 540],
    ['6:30pm', 1110],
  ])('%j is minute %i', (text, minutes) => {
    expect(readClock(text)).toEqual({ ok: true, value: minutes });
  });

  test.each([
    ['', 'empty'],
    ['48:01', 'range'],
    ['49:00', 'range'],
    ['09:60', 'range'],
    ['오후 13:00', 'range'],
    ['오전 0:30', 'range'],
    ['900', 'form'],
    ['9', 'form'],
    ['0.375', 'form'],
    ['09:00:30', 'form'],
    ['아홉시', 'form'],
    ['-9:00', 'form'],
  ])('%j is refused: %s', (text, why) => {
    expect(readClock(text)).toEqual({ ok: false, why });
  });
});

describe('readSpans', () => {
  const noon = { from: 720, to: 780 };
  const evening = { from: 1080, to: 1110 };
  test.each([
    ['12:00-13:00', [noon]],
    ['12:00 ~ 13:00', [noon]],
    ['１２：００～１３：００', [noon]],
    ['12:00–13:00', [noon]],
    ['12:00〜13:00', [noon]],
    ['12시-13시', [noon]],
    ['12:00-13:00, 18:00-18:30', [noon, evening]],
    ['12:00-13:00;18:00-18:30', [noon, evening]],
    ['12:00-13:00 / 18:00-18:30', [noon, evening]],
    ['12:00-13:00\n18:00-18:30', undefined],
    ['25:00-25:30', [{ from: 1500, to: 1530 }]],
    ['', []],
    ['없음', []],
  ])('%j', (text, spans) => {
    expect(readSpans(text)).toEqual(spans ? { ok: true, value: spans } : { ok: false, why: 'form' });
  });

  test.each([
    ['60분', 'form'],
    ['12:00', 'form'],
    ['12:00-13:00-14:00', 'form'],
    ['12:00-', 'form'],
    ['12:00-13:00,', 'form'],
    ['12:00-49:00', 'range'],
    ['12:75-13:00', 'range'],
  ])('%j is refused: %s', (text, why) => {
    expect(readSpans(text)).toEqual({ ok: false, why });
  });
});

describe('readChoice', () => {
  const jobs = [
    '요양보호사',
    '활동지원사',
    '보육교사',
    '간호·치료',
    '사회복지사',
    '일반행정',
    '서비스지원',
    '기능',
  ];

  test.each([
    ['요양보호사', '요양보호사'],
    [' 요양 보호사\u3000', '요양보호사'],
    ['요양보호사'.normalize('NFD'), '요양보호사'],
    ['간호ㆍ치료', '간호·치료'],
    ['간호 · 치료', '간호·치료'],
  ])('%j is %s', (text, choice) => {
    expect(readChoice(text, jobs)).toEqual({ ok: true, value: choice });
  });

  test('an unknown value names the nearest', () => {
    expect(readChoice('요양보호시', jobs)).toEqual({ ok: false, why: 'unknown', nearest: '요양보호사' });
    expect(readChoice('우주비행사조종사', jobs)).toEqual({ ok: false, why: 'unknown' });
    expect(readChoice(' ', jobs)).toEqual({ ok: false, why: 'empty' });
  });
});

describe('readYesNo', () => {
  test.each(['예', '네', 'Y', 'yes', 'TRUE', '참', '1', 'O', 'o', '○', 'Ｙ'])('%j is yes', (text) => {
    expect(readYesNo(text)).toEqual({ ok: true, value: true });
  });
  test.each(['아니오', '아니요', 'N', 'no', 'False', '거짓', '0', 'X', '×'])('%j is no', (text) => {
    expect(readYesNo(text)).toEqual({ ok: true, value: false });
  });
  test.each(['2', '아마', 'TRU', '-'])('%j is refused', (text) => {
    expect(readYesNo(text)).toEqual({ ok: false, why: 'form' });
  });
});
