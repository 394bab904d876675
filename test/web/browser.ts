import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';

const file = new URL('../../dist/pumsak-counsel.html', import.meta.url);
export const pageUrl = file.href;
/** Pictures for whoever changes the page; the folder is not in the repository. */
const pictures = new URL('../../out/web/', import.meta.url);

export const chromiumPath = inject('chromium');
export const skipped = chromiumPath === '';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page opened from its file, with what it asked for and what it complained of. */
export interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens the page; without another address from its file, with the network off. @param until what stands there once it is open */
export type Open = (
  size?: { width: number; height: number },
  hash?: string,
  url?: string,
  until?: string,
) => Promise<Opened>;

/** Starts one browser for a test file. */
export function withBrowser(): Open {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (skipped) return;
    if (!existsSync(file)) throw new Error('dist/pumsak-counsel.html is missing: npm run build');
    mkdirSync(pictures, { recursive: true });
    browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  });
  afterAll(() => browser?.close());
  return async (size = { width: 1280, height: 900 }, hash = '', url = pageUrl, until) => {
    if (browser === undefined) throw new Error('no browser');
    const context = await browser.newContext({ viewport: size, offline: url === pageUrl, locale: 'ko-KR' });
    // A busy machine is not a page that hangs.
    context.setDefaultTimeout(600_000);
    const page = await context.newPage();
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url + hash);
    const opened = page.locator(until ?? '.headline, .talk');
    await opened.first().waitFor();
    return { page, requests, complaints };
  };
}

export const picture = (name: string): string => fileURLToPath(new URL(`${name}.png`, pictures));
