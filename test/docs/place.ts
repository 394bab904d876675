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
    if (!existsSync(inRoot('dist/cli.js'))) throw new Error('no dist/cli.js: run `npm run build` first');
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
    const ran = this.known.get(rest) ?? this.execute('sh', ['-c', `"$NODE" "$CLI" ${rest}`]);
    this.known.set(rest, ran);
    return ran;
  }

  tsx(file: string): Promise<Ran> {
    return this.execute(process.execPath, [inRoot('node_modules/tsx/dist/cli.mjs'), file]);
  }

  private execute(command: string, args: readonly string[]): Promise<Ran> {
    const { FORCE_COLOR: _, ...rest } = process.env;
    const env = { ...rest, NODE: process.execPath, CLI: this.cli, WAGE_LANG: 'ko', NO_COLOR: '1' };
    return new Promise((resolve) => {
      execFile(command, [...args], { cwd: this.folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        resolve({ output: stdout + stderr, code: error === null ? 0 : Number(error.code ?? -1) });
      });
    });
  }
}
