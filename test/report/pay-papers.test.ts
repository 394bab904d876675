import { expect, test } from 'vitest';
import { FileNames } from '../../src/disk/payslip-files.ts';
import { transferOf } from '../../src/report/ledger/transfers.ts';
import { rules } from '../support.ts';

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
