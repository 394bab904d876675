import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page. */
export interface Block {
  /** sh, text, yaml, … */
  readonly lang: string;
  /** What follows it: words such as `estimate`, and `key=value` pairs. */
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  /** The line number of its first content line, from 1. */
  readonly line: number;
}

/** A documentation page and its blocks. */
export interface Page {
  readonly name: string;
  readonly url: URL;
  readonly blocks: readonly Block[];
}

const root = new URL('../../', import.meta.url);

/** README.md, CONTRIBUTING.md and docs/*.md but errors.md, which has a test of its own. */
export function readPages(): Page[] {
  const docs = readdirSync(new URL('docs/', root)).filter(
    (name) => name.endsWith('.md') && name !== 'errors.md',
  );
  return ['README.md', 'CONTRIBUTING.md', ...docs.sort().map((name) => `docs/${name}`)].map((name) => {
    const url = new URL(name, root);
    return { name, url, blocks: readBlocks(readFileSync(url, 'utf8')) };
  });
}

export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { head: string; line: number; lines: string[] } | undefined;
  text.split('\n').forEach((line, index) => {
    if (!line.startsWith('```')) open?.lines.push(line);
    else if (open === undefined) open = { head: line.slice(3).trim(), line: index + 2, lines: [] };
    else {
      blocks.push(made(open.head, open.line, open.lines));
      open = undefined;
    }
  });
  if (open !== undefined) throw new Error(`the block at line ${open.line} is not closed`);
  return blocks;
}

function made(head: string, line: number, lines: readonly string[]): Block {
  const [lang = '', ...rest] = head.split(/\s+/);
  const pairs = rest.filter((word) => word.includes('=')).map((word) => word.split('=', 2));
  const options = new Map(pairs.map(([key = '', value = '']) => [key, value] as const));
  return { lang, words: rest.filter((word) => !word.includes('=')), options, lines, line };
}
