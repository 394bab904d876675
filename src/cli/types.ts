import { asUmask, keepExisting, writeAtomic } from '../disk/disk.ts';
import { typesOf } from '../report/schema/types.ts';
import { type Context, err, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak types [--out FILE]`: TypeScript of the names of the rules in force. @throws ProblemError; then nothing is written */
export async function typesCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const path = typeof options['out'] === 'string' ? options['out'] : undefined;
  keepExisting(path, options['force'] === true);
  const text = typesOf(await loadCompiled(context));
  if (path === undefined) out(text);
  else {
    writeAtomic(path, text, asUmask);
    err(context.lang === 'ko' ? `${path}에 썼습니다.\n` : `Written to ${path}.\n`);
  }
  return exit.done;
}
