import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inHost } from '../cli/pumsak.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const inRoot = (path: string): string => join(root, path);

/** What a command gave. */
export interface Ran {
  readonly output: string;
  readonly code: number;
}

/** One copy of the built package for all pages, as an installed dependency would stand. */
export class Built {
  readonly folder = mkdtempSync(join(tmpdir(), 'pumsak-docs-'));

  constructor() {
    for (const name of ['package.json', 'dist'])
      cpSync(inRoot(name), join(this.folder, 'pumsak', name), { recursive: true });
    symlinkSync(inRoot('node_modules'), join(this.folder, 'pumsak/node_modules'), 'junction');
  }

  get cli(): string {
    return join(this.folder, 'pumsak/dist/cli.js');
  }

  /** A folder with the repository's data, in which a page's blocks run one after another. */
  place(name: string): Place {
    const folder = join(this.folder, name.replace(/\W/g, '-'));
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    for (const data of ['rules', 'scenarios', 'examples'])
      cpSync(inRoot(data), join(folder, data), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    symlinkSync(join(this.folder, 'pumsak'), join(folder, 'node_modules/pumsak'), 'junction');
    return new Place(folder, this.cli);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Place {
  readonly folder: string;
  private readonly cli: string;
  /** What commands gave; they change nothing that they read. */
  private readonly known = new Map<string, Promise<Ran>>();

  constructor(folder: string, cli: string) {
    this.folder = folder;
    this.cli = cli;
  }

  write(path: string, text: string): string {
    const file = join(this.folder, path);
    if (existsSync(file)) this.known.clear();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path;
  }

  read = (path: string): string => readFileSync(join(this.folder, path), 'utf8');

  /** The arguments after `pumsak`, with the shell's quotes, pipes and redirections. */
  pumsak(rest: string): Promise<Ran> {
    const ran = this.known.get(rest) ?? this.run(rest);
    this.known.set(rest, ran);
    return ran;
  }

  tsx = (file: string): Promise<Ran> => this.inHost(join(this.folder, file), []);

  private run(rest: string): Promise<Ran> {
    const plain = plainCommand(rest);
    if (plain === undefined) return this.inShell(rest);
    const { args, input } = plain;
    return this.inHost(this.cli, args, input === undefined ? '' : this.read(input));
  }

  private async inHost(module: string, args: readonly string[], stdin = ''): Promise<Ran> {
    const { said, code } = await inHost(module, args, { cwd: this.folder, stdin, env: terminal });
    return { output: said, code: code ?? -1 };
  }

  private inShell(rest: string): Promise<Ran> {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const env = { ...inherited, ...terminal, NODE: process.execPath, CLI: this.cli };
    return new Promise((resolve) => {
      execFile(
        'sh',
        ['-c', `"$NODE" "$CLI" ${rest}`],
        { cwd: this.folder, env, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          resolve({ output: stdout + stderr, code: error === null ? 0 : Number(error.code ?? -1) });
        },
      );
    });
  }
}

const terminal = { WAGE_LANG: 'ko', NO_COLOR: '1' };

/** A command's words where the shell does no more than take off quotes and open its input. */
export function plainCommand(
  rest: string,
): { readonly args: readonly string[]; readonly input: string | undefined } | undefined {
  const parts = [...rest.matchAll(/'[^']*'|"[^"$`\\]*"|<|2>&1|[^\s'"<>|&;$`\\*?()]+|\S/g)];
  const args: string[] = [];
  let input: string | undefined;
  for (let i = 0; i < parts.length; i++) {
    const [part = '', at] = [parts[i]?.[0], parts[i]?.index ?? 0];
    // Words that touch are one; none is written so here.
    const isOneWord = at === 0 || /\s/.test(rest[at - 1] ?? '');
    if (part === '2>&1') continue;
    if (part === '<') input = parts[++i]?.[0];
    else if (!isOneWord || /^["'|&;$`\\*?()>]$/.test(part)) return undefined;
    else args.push(part.replace(/^(['"])(.*)\1$/s, '$2'));
  }
  return { args, input };
}
