import { expect, test } from 'vitest';
import { FileNames } from '../../src/disk/payslip-files.ts';
import { type Cells, LedgerPapers } from '../../src/report/ledger/papers.ts';
import { transferOf } from '../../src/report/ledger/transfers.ts';
import { engine, rules } from '../support.ts';

const { account: columns } = rules.ledger;
const account = { bank: '국민은행', number: '110-234 567890', holder: '' };

test('pay is sent to a whole account alone: the holder is the person where nobody else is named', () => {
  expect(transferOf({ name: '홍길동', account }, 1, columns)).toMatchObject({
    kind: 'sent',
    holder: '홍길동',
  });
  expect(transferOf({ name: '홍길동', account: { ...account, holder: '홍길순' } }, 1, columns)).toMatchObject(
    {
      holder: '홍길순',
    },
  );
  const why = [
    transferOf({ name: '홍길동', account }, 0, columns),
    transferOf({ name: '홍길동', account }, -1, columns),
    transferOf({ account }, 1, columns),
    transferOf({ name: '홍길동' }, 1, columns),
    transferOf({ name: '홍길동', account: { ...account, number: '12345' } }, 1, columns),
    transferOf({ name: '홍길동', account }, 1, undefined),
  ].map((made) => (made.kind === 'left' ? made.why : 'sent'));
  expect(why).toEqual([
    '보낼 금액이 없음',
    '보낼 금액이 없음',
    '예금주 없음',
    '은행, 계좌번호 없음',
    '계좌번호가 숫자와 줄표가 아님',
    '규칙에 계좌의 열이 없음',
  ]);
});

test('each number has a file of its own, whatever signs it has', () => {
  const names = new FileNames();
  expect(['A1', 'a1', '가-1', '../b', 'A1'].map((id) => names.of(id))).toEqual([
    'A1.txt',
    'a1-2.txt',
    '가-1.txt',
    '__%2Fb.txt',
    'A1-3.txt',
  ]);
});

test('sums of a month that rests on what is assumed name it; transfers have the bank’s columns alone', () => {
  const headings = (assumed: readonly string[]): ReadonlyMap<string, Cells> => {
    const put = new Map<string, Cells>();
    const why = '가정';
    const papers = new LedgerPapers(
      {
        ...{ engine, scheme: '현행', month: 2028 * 12, columns: [], by: [], memo: '' },
        assumed: assumed.map((term) => ({ term, from: '2028-01', value: '1', why })),
      },
      (paper, cells) => put.set(paper, cells),
    );
    papers.finish();
    return put;
  };
  const resting = headings(['생활임금시급', '최저임금시급']);
  expect(resting.get('ledger.csv')?.at(-1)).toBe('가정');
  expect(resting.get('ledger-totals.csv')).toEqual(['합계', '2028-01', 0, '생활임금시급 최저임금시급']);
  expect(resting.get('withholding-totals.csv')).toEqual(['가정', '', '생활임금시급 최저임금시급']);
  expect(resting.get('transfers.csv')).toEqual(headings([]).get('transfers.csv'));
  expect(headings([]).get('ledger.csv')).not.toContain('가정');
});
