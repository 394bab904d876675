import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pumsak, root } from '../cli/pumsak.ts';
import { chromiumPath, skipped } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-paper-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Four people, under one scheme and under two. */
const kinds = [
  ['final', []],
  ['compared', ['--schemes', '현행,개편안', '--pseudonymous']],
] as const;

describe.skipIf(skipped)('everybody’s payslips', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(() => browser?.close());

  test.each(kinds)('%s: axe finds nothing, a page each, in the PDF too', async (name, options) => {
    const out = join(folder, name);
    const call = [
      'payslip',
      `${root}examples/payroll.yaml`,
      '--month',
      '2024-03',
      '--pay-date',
      '2024-03-25',
    ];
    const env = { CHROMIUM_PATH: chromiumPath };
    const { code, stderr } = await pumsak([...call, ...options, '--out', out], { env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const page = await (browser ?? expect.fail('no browser')).newPage({
      viewport: { width: 390, height: 844 },
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const url = pathToFileURL(join(out, 'payslips.html')).href;
    await page.goto(url);
    expect(asked).toEqual([url]);
    await page.evaluate(axe.source);
    const found: unknown = await page.evaluate(
      'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
    );
    const { violations } = found as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    // A person's payslip begins a page and ends on it.
    const pages = [...readFileSync(join(out, 'payslips.pdf'), 'latin1').matchAll(/\/Type\s*\/Page\b/g)];
    expect(pages).toHaveLength(4);
    await page.close();
  });
});
