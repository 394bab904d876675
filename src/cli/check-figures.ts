import { statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { readText } from '../disk/disk.ts';
import { openLayers } from '../disk/layers.ts';
import { findProject } from '../disk/project.ts';
import { sha256 } from '../disk/rule-folder.ts';
import { Problems } from '../problem/problem.ts';
import { figuresJson, figuresText } from '../report/figures/figures.ts';
import { checkFigures } from '../rules/figures/check-figures.ts';
import type { FiguresRule } from '../rules/figures/model.ts';
import { type RuleFile, readLayer } from '../rules/read-layer.ts';
import { entriesOf } from '../rules/read-term.ts';
import { readSource, textAt } from '../rules/source-tree.ts';
import { type Context, exit, out } from './context.ts';
import { ruleSetInForce } from './rule-source.ts';

/**
 * `pumsak check-figures [LAYER|FILE]`: printed figures that do not add up, of a file, a layer or the rules in force. A
 * finding is no error: the document says what it says, and nothing is mended.
 * @throws ProblemError with what is wrong in the files themselves
 */
export async function checkFiguresCommand(target: string | undefined, context: Context): Promise<number> {
  const problems = new Problems();
  const found = await figuresOf(target, context, problems);
  const documents = found.map((figures) => ({ figures, checks: checkFigures(figures, problems) }));
  problems.throwIfAny();
  out(
    context.json
      ? `${JSON.stringify(figuresJson(documents), null, 1)}\n`
      : `${figuresText(documents, context.lang, context.columns)}\n`,
  );
  return exit.done;
}

async function figuresOf(
  target: string | undefined,
  context: Context,
  problems: Problems,
): Promise<readonly FiguresRule[]> {
  if (target !== undefined && (isFile(target) || /\.ya?ml$/.test(target))) {
    const { defined } = readLayer(await withTables(target), problems);
    problems.throwIfAny();
    return defined.figures;
  }
  if (target !== undefined) {
    const layers = await openLayers([{ text: target, beside: '' }], problems);
    const figures = layers.flatMap(({ files }) => readLayer(files, problems).defined.figures);
    problems.throwIfAny();
    return figures;
  }
  const { figures } = await ruleSetInForce(context, await findProject(undefined), problems);
  problems.throwIfAny();
  return figures;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** A file, and those of the tables that it names which are there; that one is missing, its reader says. */
async function withTables(path: string): Promise<readonly RuleFile[]> {
  const text = await readText(path);
  const shown = slashed(path);
  const node = readSource(text, shown, new Problems());
  const named = (node === undefined ? [] : entriesOf(node, 'tables')).flatMap(
    ({ value }) => textAt(value, 'file') ?? [],
  );
  const tables = [...new Set(named)].map((name) => join(dirname(path), name)).filter(isFile);
  const read = tables.map(async (name): Promise<RuleFile> => {
    const own = await readText(name);
    return { path: slashed(name), text: own, sha256: sha256(own) };
  });
  return [{ path: shown, text, sha256: sha256(text) }, ...(await Promise.all(read))];
}

const slashed = (path: string): string => join(path).split(sep).join('/');
