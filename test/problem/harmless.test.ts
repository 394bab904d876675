import { expect, test } from 'vitest';
import { harmless, harmlessColoured } from '../../src/problem/harmless.ts';
import { problem } from '../../src/problem/problem.ts';
import { render } from '../../src/problem/render.ts';

test('what a terminal would obey is shown as a sign for it, and text stays as it is', () => {
  // ESC, BEL and DEL have pictures of their own; what turns the direction of writing and C1 have none.
  expect(harmless('a\u001b[2Jb\u0007c\u007f')).toBe('a␛[2Jb␇c␡');
  expect(harmless('홍\u202e길\u009b동\r')).toBe('홍\ufffd길\ufffd동␍');
  for (const text of ['홍길동\t1\n', '👩‍⚕️ − 1,000원', '']) expect(harmless(text)).toBe(text);
});

test('our own colours stay, and no other escape does', () => {
  expect(harmlessColoured('\u001b[1;31m빨강\u001b[0m \u001b]0;제목\u0007')).toBe(
    '\u001b[1;31m빨강\u001b[0m ␛]0;제목␇',
  );
});

test('names, places and excerpts in errors are harmless', () => {
  const evil = '\u001b]0;x\u0007';
  const at = { file: `${evil}.yaml`, line: 1, column: 1, length: 3, excerpt: `${evil}: 1` };
  const said = render([problem('file-not-found', { at, term: evil, values: { path: evil } })], 'ko');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  expect(said).toContain('␛]0;x␇');
});
