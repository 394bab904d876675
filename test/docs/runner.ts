import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Block, Page } from './blocks.ts';
import { Formulas, tablesOf } from './formula-block.ts';
import { inRoot, type Place, type Ran } from './place.ts';
import { firstMisfit, linesOf, refreshed } from './shown.ts';

const { scripts, version }: { scripts: Readonly<Record<string, string>>; version: string } = JSON.parse(
  readFileSync(inRoot('package.json'), 'utf8'),
);
const install = `npm install ./pumsak-${version}.tgz`;
const updating = process.env['UPDATE_GOLDEN'] === '1';
const overReform = '기준: scenarios/2024-wage-reform.yaml\n시나리오: 보기\n';
const provisionHead = 'provision: 보기 조항\nlabel: An example\nsource: 보기\nterms:\n';

/** Runs a page's blocks one after another, in one folder. */
export class PageRunner {
  /** What does not hold, as `page:line what`. */
  readonly failures: string[] = [];
  private readonly page: Page;
  private readonly place: Place;
  private ran: Ran | undefined;
  private readonly refreshed = new Map<Block, readonly string[]>();

  constructor(page: Page, place: Place) {
    this.page = page;
    this.place = place;
  }

  async run(): Promise<void> {
    for (const block of this.page.blocks) {
      const before = this.ran;
      if (block.lang !== 'sh') this.ran = undefined;
      await this.block(block, before);
    }
    if (updating && this.refreshed.size > 0) this.rewrite();
  }

  private async block(block: Block, before: Ran | undefined): Promise<void> {
    switch (block.lang) {
      case 'sh':
        return this.commands(block);
      case 'text':
        return block.words.includes('picture') ? undefined : this.output(block, before);
      case 'json':
        return block.words.includes('estimate') ? this.estimate(block) : this.json(block, before);
      case 'yaml':
        return this.yaml(block);
      case 'csv':
        return this.csv(block);
      case 'formula':
        return this.formulas(block);
      case 'ts':
        return this.typescript(block);
      case 'md':
        return undefined;
      default:
        this.fail(block, `a block of an unknown kind: ${block.lang}`);
    }
  }

  private async commands(block: Block): Promise<void> {
    const outputs: string[] = [];
    const wanted = Number(block.options.get('exit') ?? 0);
    for (const line of block.lines.filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
      const own =
        /^(?:npx pumsak|pumsak|node dist\/cli\.js)(?: (.*))?$/.exec(line)?.[1] ?? this.npm(block, line);
      if (own === undefined) continue;
      const ran = await this.place.pumsak(own);
      outputs.push(ran.output.trimEnd());
      if (ran.code !== wanted)
        this.fail(block, `exit code ${ran.code}, not ${wanted}: ${line}\n${excerpt(ran.output)}`);
    }
    this.ran = { output: outputs.join('\n'), code: wanted };
  }

  /** Lines of npm are recognised, not run; of `npm start`, what it makes the program do. */
  private npm(block: Block, line: string): string | undefined {
    let own: string | undefined;
    for (const part of line.split('&&').map((one) => one.trim())) {
      const script = /^npm (?:run )?(\S+)$/.exec(part)?.[1];
      if (part === 'npm ci' || part === install || this.moved(part)) continue;
      if (script === undefined || scripts[script] === undefined) this.fail(block, `no such command: ${part}`);
      else if (script === 'start') own = scripts[script]?.split('node dist/cli.js ')[1];
    }
    return own;
  }

  /** Where a line of the shell goes, and what it copies out of the package. */
  private moved(line: string): boolean {
    const [, copied, to] = /^cp -R node_modules\/pumsak\/(\S+) (\S+)$/.exec(line) ?? [];
    const entered = /^cd (\S+)$/.exec(line)?.[1];
    if (copied !== undefined && to !== undefined) this.place.copy(copied, to);
    if (entered !== undefined) this.place.enter(entered);
    return copied !== undefined || entered !== undefined;
  }

  private output(block: Block, ran: Ran | undefined): void {
    if (ran === undefined) {
      this.fail(block, 'a text block that follows no command');
      return;
    }
    if (ran.output === '') return; // only npm lines before
    const real = linesOf(ran.output);
    const misfit = firstMisfit(block.lines, real);
    if (misfit === undefined) return;
    const fresh = updating ? refreshed(block.lines, real) : undefined;
    if (fresh === undefined) this.fail(block, `not in the output: ${misfit}\n${excerpt(ran.output)}`);
    else this.refreshed.set(block, fresh);
  }

  private json(block: Block, ran: Ran | undefined): void {
    if (ran === undefined) {
      this.fail(block, 'a json block that follows no command');
      return;
    }
    const misfit = missing(JSON.parse(block.lines.join('\n')), JSON.parse(ran.output), '');
    if (misfit !== undefined) this.fail(block, `${misfit}\n${excerpt(ran.output)}`);
  }

  private async yaml(block: Block): Promise<void> {
    const [kind = '', part] = block.words;
    if (kind === 'estimate') return this.estimate(block);
    const text = `${block.lines.join('\n')}\n`;
    const path = block.options.get('file') ?? `block-${block.line}.yaml`;
    if (kind === 'bad' && this.usedLater(path)) {
      this.place.write(path, text);
      return;
    }
    // One of a project's files, which the commands below read together.
    if (kind === 'beside') {
      this.place.write(path, text);
      return;
    }
    const whole =
      kind === 'scenario'
        ? part === 'part'
          ? overReform + text
          : text
        : kind === 'terms'
          ? provisionHead + text.replace(/^(?=.)/gm, '  ')
          : kind === 'rule'
            ? text
            : undefined;
    if (whole === undefined) return this.fail(block, `yaml of an unknown kind: ${kind}`);
    this.place.write(path, whole);
    if (this.usedLater(path)) return; // a command shows that it can be read
    const beside = block.options.get('with')?.split(',') ?? [];
    await this.mustPass(block, `check ${[path, ...beside].join(' ')}`);
  }

  private async estimate(block: Block): Promise<void> {
    const path = this.place.write(
      block.options.get('file') ?? `block-${block.line}.${block.lang}`,
      block.lines.join('\n'),
    );
    if (!this.usedLater(path)) await this.mustPass(block, `estimate ${path}`);
  }

  private usedLater(path: string): boolean {
    return this.page.blocks.some(
      ({ lang, lines }) => lang === 'sh' && lines.some((line) => line.split(' ').includes(path)),
    );
  }

  private async mustPass(block: Block, command: string): Promise<void> {
    const { code, output } = await this.place.pumsak(command);
    if (code !== 0) this.fail(block, `${command}: exit code ${code}\n${output}`);
  }

  private csv(block: Block): void {
    const path = block.options.get('file');
    if (path === undefined) this.fail(block, 'a csv block needs file=');
    else this.place.write(path, `${block.lines.join('\n')}\n`);
  }

  private formulas(block: Block): void {
    const paths = block.options.get('tables')?.split(',') ?? [];
    const formulas = new Formulas(tablesOf(paths.map((path) => ({ path, text: this.place.read(path) }))));
    for (const line of block.lines.filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
      if (line.startsWith('where ')) {
        formulas.declare(line);
        continue;
      }
      const [expression = '', value] = line.split(' → ').map((part) => part.trim());
      const found = formulas.value(expression);
      if (found !== value) this.fail(block, `${expression} → ${found}, not ${value}`);
    }
  }

  private async typescript(block: Block): Promise<void> {
    const path = this.place.write(`block-${block.line}.ts`, block.lines.join('\n'));
    const { output, code } = await this.place.tsx(path);
    if (code !== 0) return this.fail(block, `exit code ${code}\n${output}`);
    const promised = block.lines.flatMap((line) => /\/\/ → (.*)$/.exec(line)?.[1] ?? []);
    const misfit = firstMisfit(promised, linesOf(output));
    if (misfit !== undefined) this.fail(block, `not printed: ${misfit}\n${output}`);
  }

  private fail(block: Block, what: string): void {
    this.failures.push(`${this.page.name}:${block.line} ${what}`);
  }

  /** With UPDATE_GOLDEN=1, output that moved is written back into the page. */
  private rewrite(): void {
    const lines = readFileSync(this.page.url, 'utf8').split('\n');
    const latestFirst = [...this.refreshed].sort(([a], [b]) => b.line - a.line);
    for (const [block, fresh] of latestFirst) lines.splice(block.line - 1, block.lines.length, ...fresh);
    writeFileSync(this.page.url, lines.join('\n'));
  }
}

const excerpt = (output: string): string => linesOf(output).slice(0, 40).join('\n');

/** Where `part` says something that `whole` does not; undefined when all of it is there. */
function missing(part: unknown, whole: unknown, path: string): string | undefined {
  if (typeof part !== 'object' || part === null) {
    return part === whole ? undefined : `${path}: ${JSON.stringify(whole)}, not ${JSON.stringify(part)}`;
  }
  if (typeof whole !== 'object' || whole === null) return `${path}: not there`;
  const entries = new Map(Object.entries(whole));
  for (const [key, value] of Object.entries(part)) {
    const found = missing(value, entries.get(key), `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A page that installs the package begins in an empty folder; the others, where the package's data is. */
export const folderOf = ({ blocks }: Page): readonly string[] =>
  blocks.some(({ lang, lines }) => lang === 'sh' && lines.includes(install))
    ? []
    : ['rules', 'scenarios', 'examples'];

/** Links of a page to files or headings that are not there. */
export function brokenLinks(page: Page): string[] {
  return linksOf(page.url).filter((target) => {
    const [path = '', heading] = target.split('#');
    const url = path === '' ? page.url : new URL(path, page.url);
    if (url.pathname.endsWith('/docs/errors.md')) return false; // held by errors.test.ts
    return !existsSync(url) || (heading !== undefined && !headings(proseOf(url)).includes(heading));
  });
}

/** Links of a page to other pages and files, and to its own headings. */
export const linksOf = (url: URL): string[] =>
  [...proseOf(url).matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap((m) => m[1] ?? [])
    .filter((target) => !/^https?:/.test(target));

const proseOf = (url: URL): string => readFileSync(url, 'utf8').replace(/```[\s\S]*?```/g, '');

/** The anchors of a page's headings, as GitHub makes them. */
const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].flatMap(
    (m) =>
      m[1]
        ?.toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replace(/\s/g, '-') ?? [],
  );
