import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRulesFrom, type ProblemError, payslip, type Rules } from '../src/index.ts';
import * as page from '../src/library/browser.ts';
import { folderWith, ownRules, projectFiles } from './cli/project-setup.ts';

const input = {
  귀속월: '2024-03',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
};
const grossOf = (rules: Rules): number =>
  payslip(rules, input, '우리안').lines.find(({ total }) => total.term === '지급총액')?.total.amount ?? 0;
/** 11,436 won × 209 hours, and 70,000 won. */
const expected = 2_460_124;

const below = ['korea', 'seoul-social-service'] as const;
const texts = { name: 'ours', files: ownRules };
const values = {
  name: 'ours',
  rules: [
    {
      provision: '우리식대',
      label: 'Our meal allowance',
      source: '우리 보수규정 제9조',
      items: {
        우리식대: {
          label: 'Meal allowance',
          line: '지급',
          after: '휴업수당',
          nature: { 통상임금: '예', 세금: '식대', 최저임금: '현금복리후생', 평균임금: '제외기간지급' },
        },
      },
      terms: { 우리식대: { unit: '원', label: 'Meal allowance', value: 70_000n } },
    },
    {
      scheme: '우리안',
      label: 'Our proposal',
      base: '현행',
      provisions: ['우리식대'],
    },
  ],
};

const problemsOf = (load: Promise<unknown>) =>
  load.then(
    () => [],
    (error: ProblemError) =>
      error.problems.map(({ code, at }) => [code, at?.file, at?.path ?? at?.line] as const),
  );

test('layers are folders, texts or plain values, on a disk and in a page', async () => {
  const folder = folderWith(projectFiles);
  for (const load of [
    loadRulesFrom([...below, join(folder, 'rules')]),
    loadRulesFrom([...below, texts]),
    loadRulesFrom([...below, values]),
    page.loadRulesFrom([...below, texts]),
    page.loadRulesFrom([...below, values]),
    // A project's folder says its layers itself.
    loadRulesFrom(folder),
  ])
    expect(grossOf(await load)).toBe(expected);
  rmSync(folder, { recursive: true });
});

test('the page’s library has all of the other but what needs a disk', async () => {
  const node = await import('../src/index.ts');
  const onDiskAlone = Object.keys(node).filter((name) => !Object.hasOwn(page, name));
  expect(onDiskAlone).toEqual(['run', 'diffCosts']);
  expect(page.amountOf(page.payslip(page.loadRules(), input, '현행'), '지급총액')).toBe(2_390_124);
});

test('what is wrong names the text’s line, or the value’s path', async () => {
  const wrongText = { name: 'ours', files: { 'meal.yaml': 'provision: 가\nlabel: A\nterm: {}\n' } };
  expect(await problemsOf(loadRulesFrom([...below, wrongText]))).toContainEqual([
    'unknown-key',
    'ours/meal.yaml',
    3,
  ]);
  const wrongValue = {
    name: 'ours',
    rules: [
      {
        provision: '우리식대',
        label: 'A',
        source: '보기',
        terms: { 우리식대: { unit: '웡', label: 'B', value: 1 } },
      },
    ],
  };
  expect(await problemsOf(page.loadRulesFrom([...below, wrongValue]))).toContainEqual([
    'unknown-unit',
    'ours[1]',
    'terms.우리식대',
  ]);
  expect(await problemsOf(page.loadRulesFrom(['korae']))).toEqual([
    ['layer-not-found', undefined, undefined],
  ]);
  expect(await problemsOf(loadRulesFrom(['no/such/folder']))).toEqual([
    ['layer-not-found', undefined, undefined],
  ]);
});
