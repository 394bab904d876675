import { execFile, execFileSync } from 'node:child_process';
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
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inHost } from '../cli/pumsak.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const inRoot = (path: string): string => join(root, path);

/** What a command gave. */
export interface Ran {
  readonly output: string;
  readonly code: number;
}

let packed: readonly string[] | undefined;

/** What `npm pack` puts into the package, by path. */
export function packedFiles(): readonly string[] {
  packed ??= askNpm();
  return packed;
}

function askNpm(): readonly string[] {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const packages: readonly { readonly files: readonly { readonly path: string }[] }[] = JSON.parse(said);
  return packages.flatMap(({ files }) => files.map(({ path }) => path));
}

/**
 * One copy of the package for all pages: what `npm pack` packs, as an installed dependency would stand. Where
 * PUMSAK_INSTALLED names a node_modules folder, the one that npm has installed there.
 */
export class Built {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pumsak-docs-'));
  private readonly package: string;

  constructor() {
    const installed = process.env['PUMSAK_INSTALLED'];
    this.package = join(installed ?? this.folder, 'pumsak');
    if (installed !== undefined) return;
    for (const path of packedFiles()) cpSync(inRoot(path), join(this.package, path));
    symlinkSync(inRoot('node_modules'), join(this.package, 'node_modules'), 'junction');
  }

  /** A folder in which a page's blocks run one after another, with some of the package's folders. */
  place(name: string, data: readonly string[]): Place {
    const folder = join(this.folder, name.replace(/\W/g, '-'));
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    symlinkSync(this.package, join(folder, 'node_modules/pumsak'), 'junction');
    const place = new Place(folder, join(this.package, 'dist/cli.js'));
    for (const one of data) place.copy(one, '.');
    return place;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Place {
  readonly folder: string;
  private readonly cli: string;
  /** Where a reader stands: `cd` goes on from here. */
  private at: string;
  /** What commands gave; they change nothing that they read. */
  private readonly known = new Map<string, Promise<Ran>>();

  constructor(folder: string, cli: string) {
    this.folder = folder;
    this.at = folder;
    this.cli = cli;
  }

  enter(folder: string): void {
    this.at = join(this.at, folder);
    this.known.clear();
  }

  write(path: string, text: string): string {
    const file = join(this.at, path);
    if (existsSync(file)) this.known.clear();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path;
  }

  /** `cp -R node_modules/pumsak/NAME TO`: as `cp` does, into a folder there is, else under that name. */
  copy(name: string, to: string): void {
    const target = join(this.at, to);
    const from = join(this.at, 'node_modules/pumsak', name);
    cpSync(from, existsSync(target) ? join(target, basename(name)) : target, { recursive: true });
  }

  read = (path: string): string => readFileSync(join(this.at, path), 'utf8');

  /** The arguments after `pumsak`, with the shell's quotes, pipes and redirections. */
  pumsak(rest: string): Promise<Ran> {
    const ran = this.known.get(rest) ?? this.run(rest);
    this.known.set(rest, ran);
    return ran;
  }

  tsx = (file: string): Promise<Ran> => this.inHost(join(this.at, file), []);

  private run(rest: string): Promise<Ran> {
    const plain = plainCommand(rest);
    if (plain === undefined) return this.inShell(rest);
    const { args, input } = plain;
    return this.inHost(this.cli, args, input === undefined ? '' : this.read(input));
  }

  private async inHost(module: string, args: readonly string[], stdin = ''): Promise<Ran> {
    const { said, code } = await inHost(module, args, { cwd: this.at, stdin, env: terminal });
    return { output: said, code: code ?? -1 };
  }

  private inShell(rest: string): Promise<Ran> {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const env = { ...inherited, ...terminal, NODE: process.execPath, CLI: this.cli };
    return new Promise((resolve) => {
      execFile(
        'sh',
        ['-c', `"$NODE" "$CLI" ${rest}`],
        { cwd: this.at, env, maxBuffer: 1 << 26 },
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
