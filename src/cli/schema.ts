import { join } from 'node:path';
import { asUmask, keepExisting, makeFolder, writeAtomic } from '../disk/disk.ts';
import { schemasOf } from '../report/schema/schemas.ts';
import { type Context, err, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak schema [--out FOLDER]`: JSON Schemas with the names of the rules in force. @throws ProblemError; then nothing is written */
export async function schemaCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const schemas = schemasOf(await loadCompiled(context));
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  if (folder === undefined) {
    out(`${JSON.stringify(schemas, null, 1)}\n`);
    return exit.done;
  }
  const files = Object.entries(schemas).map(([name, schema]) => [join(folder, name), schema] as const);
  for (const [path] of files) keepExisting(path, options['force'] === true);
  makeFolder(folder, asUmask);
  for (const [path, schema] of files) writeAtomic(path, `${JSON.stringify(schema, null, 1)}\n`, asUmask);
  err(
    context.lang === 'ko'
      ? `${folder}에 ${files.length}개를 썼습니다.\n`
      : `Wrote ${files.length} to ${folder}.\n`,
  );
  return exit.done;
}
