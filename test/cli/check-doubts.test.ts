import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-doubts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('check tells what the law would judge otherwise, and that there is no error', async () => {
  writeFileSync(
    join(folder, 'item.yaml'),
    `extends: 개편안
source: 단체협약 제30조
items:
  처우개선비:
    label: For better treatment
    line: 지급
    after: 기본급
    value: 70_000
    less: [미재직몫]
    nature: { 통상임금: 아니오, 세금: 과세, 최저임금: 임금, 평균임금: 제외기간지급 }
`,
  );
  const { code, stdout } = await pumsak(['check', 'item.yaml'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^살펴볼 것: 처우개선비 {2}item\.yaml:4\n {2}달마다 같은 조건으로/);
  expect(stdout).toContain('이상 없음');
  const { stdout: json } = await pumsak(['check', 'item.yaml', '--json'], { cwd: folder });
  expect(JSON.parse(json)).toMatchObject({
    오류: [],
    살펴볼것: [{ 항목: '처우개선비', 의심: '통상임금밖정기임금', 규칙: 'item.yaml:4' }],
  });
  const english = await pumsak(['check', 'item.yaml', '--lang', 'en'], { cwd: folder });
  expect(english.stdout).toMatch(/^to look at: 처우개선비/);
});
