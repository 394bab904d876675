import { describe, expect, test } from 'vitest';
import { bookTable, understoodSheet } from '../../src/people/understand/book-table.ts';
import { bareHeading, inWon, unitOfTitle } from '../../src/people/understand/heading.ts';
import { type UnderstandAsk, type Understood, understand } from '../../src/people/understand/understand.ts';
import { understoodRecords } from '../../src/people/understand/understood-records.ts';
import { plainSheet, type Sheet } from '../../src/people/workbook/sheet.ts';
import { Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { noMapping, type TableMapping } from '../../src/rules/words/mapping.ts';

const words = {
  headings: {},
  sums: ['소계', '합계', '계'],
  units: { 원: 1, 천원: 1000, 만원: 10_000 },
  clock: { missing: [], nextDay: [], sameDay: [], punches: [], in: [], out: [], off: [] },
};
const ask: UnderstandAsk = {
  columns: [
    { name: '사번', aliases: ['직번'] },
    { name: '성명', aliases: ['이름'] },
    { name: '부서', aliases: ['팀명', '소속'] },
    { name: '기본급', aliases: ['본봉'] },
    { name: '입사일', aliases: ['채용일'] },
  ],
  money: new Set(['기본급']),
  words,
  id: '사번',
};
const table = (text: string, name = '명부'): Sheet =>
  plainSheet(
    name,
    text
      .trim()
      .split('\n')
      .map((line) => line.split(',')),
  );
const mapped = (more: Partial<TableMapping>): UnderstandAsk => ({
  ...ask,
  mapping: { ...noMapping('명부.xlsx', '명부'), ...more },
});

function understood(text: string, more: UnderstandAsk = ask): Understood {
  const found = understand(table(text), more);
  if (found === undefined) throw new Error('nothing was understood');
  return found;
}
/** Its headings' rows from 1, what each column is, and the rows that are read. */
const seen = ({ header, uses, data, skipped }: Understood) => ({
  header: [header.first + 1, header.last + 1],
  uses: uses.map(({ heading, to, reason }) => `${heading} ${reason}${to === undefined ? '' : ` ${to}`}`),
  data: data.map((row) => row + 1),
  skipped: skipped.map(({ row, reason }) => `${row + 1} ${reason}`),
});
const cells = (found: Understood, more: UnderstandAsk = ask): readonly (readonly string[])[] =>
  [
    ...understoodRecords(found, { file: '명부.xlsx', units: words.units, mapping: more.mapping }).records(
      new Problems(),
    ),
  ].map((record) => record.cells);

describe('where a table begins and ends', () => {
  test('titles above, headings, blanks, sums, headings again, a note below: every row is read or skipped', () => {
    const found = understood(`
2024년 직원 명부,,,
,,,
직번,이름,팀명,본봉
1,김,1팀,100
,,,
,1팀 소 계,,100
직번,이름,팀명,본봉
2,이,2팀,200
합계(2명),,,300
※ 3월 1일 기준,,,`);
    expect(seen(found)).toEqual({
      header: [3, 3],
      uses: ['직번 word 사번', '이름 word 성명', '팀명 word 부서', '본봉 word 기본급'],
      data: [4, 8],
      skipped: ['5 blank', '6 sum', '7 header', '9 sum', '10 note'],
    });
  });

  test('somebody without a number is no note and no sum', () => {
    // A name alone, and a row with a name like a sum’s word within.
    expect(seen(understood('직번,이름,본봉\n1,김,100\n,이계진,200\n,박,')).data).toEqual([2, 3, 4]);
  });

  test('two rows of headings: merged heads over what they group, or one head before blanks', () => {
    const merged = understood(
      '사번,성명,급여,급여,수당,수당\n사번,성명,기본급,연봉,식대,교통비\n1,김,100,1200,10,20',
    );
    const open = understood('사번,성명,급여,,수당,\n,,기본급,연봉,식대,교통비\n1,김,100,1200,10,20');
    const uses = [
      '사번 name 사번',
      '성명 name 성명',
      '급여 > 기본급 name 기본급',
      '급여 > 연봉 unknown',
      '수당 > 식대 unknown',
      '수당 > 교통비 unknown',
    ];
    for (const found of [merged, open])
      expect(seen(found)).toMatchObject({ header: [1, 2], uses, data: [3] });
  });

  test('a row of data below headings is none of them, whatever it holds', () => {
    expect(seen(understood('사번,성명,부서\n김,이,박\nA1,나,돌봄')).header).toEqual([1, 1]);
  });

  test('no table where fewer than two headings are known', () => {
    expect(understand(table('번호,비고\n1,가'), ask)).toBeUndefined();
    expect(understand(table('직번,비고\n1,가'), ask)).toBeUndefined();
    expect(
      understand(table('우리번호,비고\n1,가'), mapped({ columns: [['우리번호', '사번']] }))?.data,
    ).toEqual([1]);
  });
});

describe('what a column is', () => {
  test('its own name comes before another word, and of two other words nobody has it', () => {
    expect(seen(understood('사번,부서,팀명\n1,가,나')).uses).toEqual([
      '사번 name 사번',
      '부서 name 부서',
      '팀명 second 부서',
    ]);
    expect(seen(understood('사번,소속,팀명\n1,가,나')).uses).toEqual([
      '사번 name 사번',
      '소속 several 부서',
      '팀명 several 부서',
    ]);
  });

  test('a mapping decides, leaves out, and takes as an allowance; empty columns are nothing', () => {
    const more = mapped({
      columns: [['팀명', '부서']],
      left: ['비고'],
      items: [['식대', { 통상임금: '아니오' }]],
    });
    expect(seen(understood('사번,소속,팀명,비고,식대,빈칸,\n1,가,나,다,1,,', more)).uses).toEqual([
      '사번 name 사번',
      '소속 second 부서',
      '팀명 mapped 부서',
      '비고 left',
      '식대 item',
      '빈칸 empty',
    ]);
  });

  test('what is nearly a column that is missing is said', () => {
    expect(understood('사번,성명,기본금\n1,가,2').uses[2]?.near).toBe('기본급');
  });
});

describe('units and values', () => {
  test('brackets of a heading: units of money, and what says nothing', () => {
    const bare = (text: string) => bareHeading(text, Object.keys(words.units));
    expect(
      ['기본급(천원)', '기본급 [단위: 만원]', '입사일(YYYY-MM-DD)', '사번(필수)*', '기본급(연)'].map(bare),
    ).toEqual([
      { text: '기본급', unit: '천원' },
      { text: '기본급', unit: '만원' },
      { text: '입사일' },
      { text: '사번' },
      // What else stands there may make it another thing.
      { text: '기본급(연)' },
    ]);
    expect([unitOfTitle('(단위: 천원)', ['천원']), unitOfTitle('단위 명', ['천원'])]).toEqual([
      '천원',
      undefined,
    ]);
  });

  test.each([
    ['2,400', 1000, '2400000'],
    ['2350.5', 1000, '2350500'],
    ['-0.0001', 1000, '-0.1'],
    ['이백', 1000, '이백'],
    ['240.25', 1, '240.25'],
    // 2^53 + 1 thousand won: no float on the way.
    ['9007199254740993', 1000, '9007199254740993000'],
  ])('%s times %i is %s', (text, factor, won) => {
    expect(inWon(text, factor)).toBe(won);
  });

  test('a heading’s unit holds for it, a title’s for money alone, won is none', () => {
    const found = understood('(단위: 천원),,\n사번,기본급,입사일\n1,2400.5,20240301');
    expect(cells(found)[1]).toEqual(['1', '2400500', '20240301']);
    expect(cells(understood('(단위: 천원),,\n사번,기본급(원),입사일\n1,2400,20240301'))[1]).toEqual([
      '1',
      '2400',
      '20240301',
    ]);
  });

  test('a column of one’s own is a group; a note that stands in it makes nobody’s row', () => {
    const more = mapped({ groups: [{ heading: '조', values: [] }] });
    const found = understood('조,사번,부서\n1,A1,나\n※ 2024. 3. 1. 기준,,', more);
    expect(seen(found).uses).toEqual(['조 group 조', '사번 name 사번', '부서 name 부서']);
    expect([found.data, found.skipped]).toEqual([[1], [{ row: 2, reason: 'note' }]]);
  });

  test('values stand for others by a table', () => {
    const more = mapped({ values: [['부서', [['방문 1팀', '돌봄']]]] });
    expect(cells(understood('사번,부서\n1,방문 1팀\n2,총무', more), more)).toEqual([
      ['사번', '부서'],
      ['1', '돌봄'],
      ['2', '총무'],
    ]);
  });

  test('places are those of the file, and what nobody knows keeps its heading', () => {
    const found = understood('제목,,\n비고,직번,본봉\n가,1,2');
    const source = understoodRecords(found, { file: '명부.xlsx', units: {} });
    const [head, row] = source.records(new Problems());
    expect(head?.cells).toEqual(['비고', '사번', '기본급']);
    expect(row && [0, 1, 2, 3].map((cell) => placeText(row.place(cell)))).toEqual(
      ['A3', 'B3', 'C3', 'C3'].map((name) => `명부.xlsx:${name}`),
    );
    expect(source.again(2).cells).toEqual(row?.cells);
  });
});

describe('which sheet', () => {
  const roster = '사번,성명,부서\n1,김,가';
  const codes = (sheets: readonly Sheet[], more = ask) => {
    const problems = new Problems();
    const found = understoodSheet(
      { file: '자료.xlsx', sheets, mapping: more.mapping },
      '명부',
      more,
      problems,
    );
    return (
      found?.sheet.name ??
      problems.list.map(({ code, values }) => `${code} ${values['names'] ?? values['known'] ?? ''}`.trim())
    );
  };

  test('the one that has most of the columns; hidden ones only by name', () => {
    const hidden = { ...table(`${roster}\n2,이,나`, '숨김'), isHidden: true };
    expect(codes([table('사번,부서\n1,가', '작은'), table(roster, '큰'), hidden])).toBe('큰');
    expect(codes([table(roster, '큰'), hidden], mapped({ sheet: '숨김' }))).toBe('숨김');
  });

  test('several alike, none, a name that there is not, nothing at all', () => {
    expect(codes([table(roster, '1월'), table(roster, '2월')])).toEqual(['several-sheets 1월, 2월']);
    expect(codes([table('가,나\n1,2', '1월')])).toEqual(['no-table-found 사번, 성명, 부서, 기본급, 입사일']);
    expect(codes([table(roster, '1월')], mapped({ sheet: '3월' }))).toEqual(['sheet-not-found 1월']);
    expect(codes([plainSheet('1월', [[''], []])])).toEqual(['empty-file']);
  });

  test('a table is called after its file, and its sheet where there are several', () => {
    const names = [[table(roster, '명부')], [table(roster, '명부'), table('', '빈')]].map(
      (sheets) => bookTable({ file: '자료.xlsx', sheets }, '명부', ask, new Problems())?.file,
    );
    expect(names).toEqual(['자료.xlsx', '자료.xlsx 명부']);
  });
});
