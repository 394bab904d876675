import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Roster } from '../../src/people/inputs/roster.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { underWork } from '../../src/rules/layer.ts';
import { rules } from '../support.ts';

/** The shipped rules with a ledger file of one's own over them. */
function withFile(text: string): { readonly rules: Compiled; readonly codes: readonly string[] } {
  const problems = new Problems();
  const over = underWork(rules.ruleSet, [{ path: 'own/ledger.yaml', text, sha256: '' }], problems);
  const compiled = new Compiled(over, problems);
  return { rules: compiled, codes: problems.list.map(({ code, term }) => `${code} ${term ?? ''}`.trim()) };
}

describe('ledger files', () => {
  test('headings as the trade writes them', () => {
    const found = ['본봉', ' 시간 외 수당 ', '갑근세(원)', '차인지급액', 'ＯＴ수당', '국민연금료', '월차'];
    expect(found.map((heading) => rules.ledger.itemOf(heading))).toEqual([
      '기본급',
      '연장수당',
      '소득세',
      '실수령액',
      '연장수당',
      '국민연금',
      undefined,
    ]);
  });

  test('a layer adds names, and says other ones of the same heading', () => {
    const { rules: own, codes } = withFile(
      'ledger: 우리 대장\nlabel: Ours\nnames: { 고정수당: [직무급, 본봉] }\n',
    );
    expect(codes).toEqual([]);
    expect(['직무급', '본봉', '갑근세'].map((one) => own.ledger.itemOf(one))).toEqual([
      '고정수당',
      '고정수당',
      '소득세',
    ]);
    expect(own.ledger.account).toEqual(rules.ledger.account);
  });

  test('terms that there are not, and a file that says nothing', () => {
    const wrong = 'ledger: 우리\nlabel: Ours\nwithholding: { taxes: [소득새], free: { 비과세밥: {} } }\n';
    expect(withFile(wrong).codes).toEqual(['unknown-term 소득새', 'unknown-term 비과세밥']);
    expect(withFile('ledger: 우리\nlabel: Ours\n').codes).not.toEqual([]);
  });

  test('a roster says who somebody is and where pay is sent; what it leaves out is blank', () => {
    const text =
      '사번,이름,직종,근무형태,소속,급여계좌,은행명\n1,홍길동,요양보호사,전일제,모두돌봄센터,11-22,국민은행\n2,,요양보호사,전일제,모두돌봄센터,,\n';
    const problems = new Problems();
    const roster = new Roster(csvRecords(text, 'people.csv'), factBooks(rules, ['현행']), problems);
    expect(problems.list).toEqual([]);
    expect([0, 1].map((place) => roster.at(place).placed?.identity)).toEqual([
      { name: '홍길동', account: { bank: '국민은행', number: '11-22', holder: '' } },
      { account: { bank: '', number: '', holder: '' } },
    ]);
    // No formula reads them.
    expect([...roster.at(0).facts.keys()]).toEqual(['직종', '근무형태', '소속유형']);
  });
});
