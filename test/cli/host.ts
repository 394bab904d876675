import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** A program called in the process that stays open: the built command line, or a TypeScript file. */
export interface HostCall {
  readonly id: number;
  readonly module: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: string;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they were said. */
  readonly said: string;
}

export interface HostAnswer extends Outcome {
  readonly id: number;
}

/**
 * Programs called one after another in one process, for a process each takes most of a second. Calls come from the
 * parent and their answers go back to it. Only the first module is evaluated anew for each call; the others, and the
 * rules read, stay as they are.
 */
let before = Promise.resolve();
process.on('message', (call: HostCall) => {
  before = before.then(() => answer(call));
});
process.on('disconnect', () => process.exit(0));
for (const emitter of [process, process.stdout]) emitter.setMaxListeners(0);

/** What the call in hand finds on standard input. */
let input = '';
const readFile = fs.readFileSync;
Object.assign(fs, {
  readFileSync: (...given: Parameters<typeof readFile>) =>
    given[0] === 0 ? Buffer.from(input) : readFile(...given),
});
syncBuiltinESMExports();

async function answer({ id, module, args, cwd, env, stdin }: HostCall): Promise<void> {
  const texts = { stdout: '', stderr: '', said: '' };
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (part: string | Uint8Array, ...more: unknown[]) => {
      const text = typeof part === 'string' ? part : Buffer.from(part).toString();
      texts[name] += text;
      texts.said += text;
      const done = more.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  input = stdin;
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(stdin)]), configurable: true });
  process.chdir(cwd);
  process.env = { ...env };
  process.argv = [process.execPath, module, ...args];
  process.exitCode = 0;
  await import(`${pathToFileURL(module).href}?call=${id}`);
  const code = Number(process.exitCode);
  process.exitCode = 0;
  process.send?.({ id, code, ...texts } satisfies HostAnswer);
}
