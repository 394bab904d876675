import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { type Person, Roster } from '../../src/people/inputs/roster.ts';
import { naturalOrder } from '../../src/people/natural-order.ts';
import type { CatalogEntry } from '../../src/problem/catalog-entry.ts';
import { peopleCatalog } from '../../src/problem/catalog-people.ts';
import { d } from '../calendar/setup.ts';
import { runs } from '../runs.ts';
import { books, outcome, table } from './records-setup.ts';

const read = (...lines: string[]) =>
  outcome((problems) => [...people(new Roster(table(...lines), books, problems))]);
function* people(roster: Roster) {
  for (const place of roster.ids.keys()) yield roster.at(place);
}
const heading = '사번,직종,근무형태,소속유형';
const plain = '요양보호사,전일제,모두돌봄센터';

describe('readRoster', () => {
  test('facts by term name, dates as day numbers, hours, places', () => {
    const { value, reported } = read(
      '직원번호,이름,직종,근무형태,소속,기본급,입사일,근무시작,근무종료,휴게',
      `Ｓ２,홍길동,${plain},"2,390,124원",2019. 7. 23.,09:00,18:00,"12:00-13:00, 15:00-15:10"`,
      `S10,,${plain},,,,,`,
    );
    expect(reported).toEqual([]);
    expect(value).toMatchObject([{ id: 'S2', name: '홍길동', at: { line: 2 } }, { id: 'S10' }]);
    expect([...(value[0]?.facts ?? [])]).toEqual([
      ['계약기본급', ratio(2_390_124)],
      ['입사일', ratio(d('2019-07-23'))],
      ['직종', '요양보호사'],
      ['근무형태', '전일제'],
      ['소속유형', '모두돌봄센터'],
    ]);
    expect(value[0]?.pattern).toEqual({
      from: 540,
      to: 1080,
      breaks: [
        { from: 720, to: 780 },
        { from: 900, to: 910 },
      ],
    });
    expect(value[1]).not.toHaveProperty('pattern');
    expect(value[1]).not.toHaveProperty('name');
    expect(value[1]?.facts.has('계약기본급')).toBe(false);
  });

  test('what a column said before does not change what it says next', () => {
    const texts = ['2390124', '239012', '2,390,124', '2390124원', '', '0', '239만원', '2390124'];
    const rows = texts.map((text, i) => `S${i},${plain},"${text}"`);
    const pay = (people: readonly Person[]) => people.map(({ facts }) => facts.get('계약기본급'));
    const alone = rows.map((row) => read(`${heading},기본급`, row));
    const together = read(`${heading},기본급`, ...rows);
    expect(pay(together.value)).toEqual(alone.flatMap(({ value }) => pay(value)));
    expect(together.reported).toEqual([]);
    // A text that was refused is refused again, wherever it stands.
    const refused = read(`${heading},기본급`, `S1,${plain},많이`, `S2,${plain},많이`);
    expect(refused.reported.map((line) => line.slice(0, 16))).toEqual([
      '2:21 not-a-numbe',
      '3:21 not-a-numbe',
    ]);
  });

  test.each<[string, string[], string[]]>([
    ['headings without people', [heading], ['1:1 no-people 제목 줄만 있고 사람이 없는 명부']],
    ['an empty file says so only', [''], ['1:1 empty-file 파일이 비어 있습니다']],
    [
      'missing columns are said once, not again in every row',
      ['사번,직종', 'S1,요양보호사', 'S2,요양보호사'],
      ['1:1 missing-column 근무형태 열이 없습니다', '1:1 missing-column 소속유형 열이 없습니다'],
    ],
    [
      'the same number twice, whatever its spelling',
      [heading, `S2,${plain}`, `S3,${plain}`, `Ｓ２ ,${plain}`],
      ['4:1 duplicate-person 사번 S2의 줄이 둘입니다 (먼저 2행)'],
    ],
    [
      'blank cells of what is needed',
      [heading, `,${plain}`, 'S3,,전일제,본부'],
      ['2:1 missing-value 사번: 빈 값', '3:4 missing-value 직종: 빈 값'],
    ],
    [
      'an unknown choice',
      [heading, 'S1,요양보호시,전일제,본부'],
      ['2:4 unknown-choice 직종: 모르는 값 ‘요양보호시’'],
    ],
    ['an unknown column', [`${heading},기본굽`, `S1,${plain},1`], ['1:17 unknown-column 모르는 열 ‘기본굽’']],
    [
      'half the hours',
      [
        `${heading},근무시작,근무종료,휴게`,
        `S1,${plain},09:00,,`,
        `S2,${plain},,18:00,`,
        `S3,${plain},,,12:00-13:00`,
      ],
      [
        '2:27 missing-value 근무종료: 빈 값',
        '3:21 missing-value 근무시작: 빈 값',
        '4:21 missing-value 근무시작: 빈 값',
        '4:22 missing-value 근무종료: 빈 값',
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines).reported).toEqual(expected);
  });
});

test('numbers in natural order', () => {
  expect(['S10', 'S2', '10', '9', 'S2A', '007', '7', '가2', 'S2'].sort(naturalOrder)).toEqual([
    '7',
    '007',
    '9',
    '10',
    'S2',
    'S2',
    'S2A',
    'S10',
    '가2',
  ]);
});

test('the natural order is a total order', () => {
  const id = fc
    .array(fc.constantFrom('0', '1', '9', 'S', '-'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(id, id, id, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
    }),
    runs(1000, 30_000),
  );
});

test.each(Object.entries<CatalogEntry>(peopleCatalog))('%s says the same in both languages', (_, entry) => {
  const holes = (lang: 'ko' | 'en') =>
    [
      ...Object.values(entry[lang])
        .join(' ')
        .matchAll(/\{([^{}:]+)/g),
    ].map((m) => m[1]);
  expect(new Set(holes('ko'))).toEqual(new Set(holes('en')));
  expect(entry.ko.fix).toMatch(/세요\.$/);
  expect(entry.en.fix).toMatch(/\.$/);
});
