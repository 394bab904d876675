import { text } from 'node:stream/consumers';

/** One call of the built command line. */
export interface Call {
  readonly cwd: string;
  readonly args: readonly string[];
}

/**
 * The built command line, called many times in one process, for a spawn a case would take a minute. Calls come
 * as JSON on standard input; what they said goes out as JSON, in order. Only the program's first module is read
 * anew for each; the rules stay as they are, as its users find them.
 */
const calls: readonly Call[] = JSON.parse(await text(process.stdin));
const cli = new URL('../../dist/cli.js', import.meta.url).href;
const write = process.stdout.write.bind(process.stdout);
for (const emitter of [process, process.stdout]) emitter.setMaxListeners(0);

const outcomes: unknown[] = [];
for (const [i, { cwd, args }] of calls.entries()) {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (part: string | Uint8Array) => {
      said[name] += part.toString();
      return true;
    };
  }
  process.chdir(cwd);
  process.argv = [process.execPath, 'pumsak', ...args];
  process.exitCode = 0;
  await import(`${cli}?call=${i}`);
  outcomes.push({ code: process.exitCode, ...said });
}
process.exitCode = 0;
write(JSON.stringify(outcomes));
