import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keepExisting, readBytes, writeAtomic } from '../disk/disk.ts';
import { type Context, exit, out } from './context.ts';

/** The page, beside the program in the package. */
const page = fileURLToPath(new URL('./pumsak-counsel.html', import.meta.url));
const usualName = 'pumsak-counsel.html';

/** `pumsak counsel`: writes the counselling page, one file that works offline. @throws ProblemError; then nothing is written. */
export async function counselCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const path = typeof options['out'] === 'string' ? options['out'] : usualName;
  keepExisting(path, options['force'] === true);
  const bytes = readBytes(page);
  writeAtomic(path, bytes);
  const url = pathToFileURL(resolve(path)).href;
  if (context.json) out(`${JSON.stringify({ 파일: path, 크기: bytes.length, 주소: url })}\n`);
  else out(`${openedText[context.lang](path, url)}\n`);
  return exit.done;
}

const openedText = {
  ko: (path: string, url: string) =>
    `${path}에 썼습니다. 파일을 두 번 누르거나 브라우저에서 여세요. 인터넷이 없어도 됩니다.\n  ${url}`,
  en: (path: string, url: string) =>
    `Written to ${path}. Open it with a double click or in a browser; it needs no network.\n  ${url}`,
};
