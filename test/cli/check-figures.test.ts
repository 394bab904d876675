import { expect, test } from 'vitest';
import { textWidth } from '../../src/problem/text-width.ts';
import { pumsak } from './pumsak.ts';

const file = 'rules/seoul-social-service/institution/staff.yaml';

test('a finding is no error, and lines keep to 80 columns', async () => {
  const { code, stdout, stderr } = await pumsak(['check-figures', file, '--lang', 'en'], {
    env: { COLUMNS: '80' },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  // 571 is printed for 572 posts.
  expect(stdout).toContain('printed 571 people, the others come to 572 people (printed 1 person less)');
  expect(stdout).toContain('do not fit each other: 소속기관의 수\n    Fourteen units are monitored');
  for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(100);
});

test('--json has figures as numbers, in the printed unit', async () => {
  const { stdout } = await pumsak(['check-figures', 'seoul-social-service', '--json']);
  const { 문서: documents } = JSON.parse(stdout);
  const budget = documents.find((one: { 이름: string }) => one.이름 === '예산-2024');
  expect(budget.맞지않음[0]).toEqual({
    항목: '세출 계 당해',
    곳: '세출예산 322행',
    단위: '천원',
    인쇄: 16_515_732,
    셈: 16_515_733,
    수식: '본부 인건비 + 본부 운영비 + 정책사업비 + 예비비',
  });
  expect(budget.서로어긋남[0].곳.map((one: { 출처: string }) => one.출처)).toEqual([
    '2024 주요업무보고',
    '2024 주요업무보고',
  ]);
});

test('rules without documents have nothing to look at; a layer that there is not is an error', async () => {
  expect((await pumsak(['check-figures', 'korea'])).stdout).toBe('살펴볼 인쇄된 숫자가 없습니다.\n');
  const { code, stderr } = await pumsak(['check-figures', 'seoul-social-servise']);
  expect(code).toBe(2);
  expect(stderr).toContain('layer-not-found');
});
