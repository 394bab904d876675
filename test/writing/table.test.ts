import { expect, test } from 'vitest';
import { right, table } from '../../src/writing/table.ts';

const heads = [{ head: 'line' }, right('won')];
const rows = [
  ['Base pay', '1,000'],
  ['Holiday bonus, 60 % of base pay at 설날', '20'],
];

test('a table that is too wide breaks its widest words, and no figure', () => {
  // 39 + 2 + 5 columns; at 36 the words have 29.
  expect(table(heads, rows, 36)).toBe(
    [
      'line                             won',
      '─────────────────────────────  ─────',
      'Base pay                       1,000',
      'Holiday bonus, 60 % of base       20',
      '  pay at 설날',
    ].join('\n'),
  );
});

test('one whose words would be left too little room is a list, whose lines go on below themselves', () => {
  expect(table(heads, rows, 26)).toBe(
    [
      'line  Base pay',
      'won   1,000',
      '',
      'line  Holiday bonus, 60 %',
      '      of base pay at 설날',
      'won   20',
    ].join('\n'),
  );
});

test('a word wider than its column makes a list of the table', () => {
  const long = [['소정근로와기본급에서나온아주긴낱말하나', '1']];
  expect(table(heads, long, 34)).toBe('line  소정근로와기본급에서나온아주긴낱말하나\nwon   1');
});
