import { basename, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inlinedIn, pageWith } from '../disk/counsel-page.ts';
import { asUmask, keepExisting, readBytes, readText, writeAtomic } from '../disk/disk.ts';
import { scenariosIn } from '../disk/project.ts';
import { sha256 } from '../disk/rule-folder.ts';
import type { Inlined } from '../interview/inlined.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { readSource } from '../rules/source-tree.ts';
import { openScenarioFrom, type ScenarioFiles } from '../run/scenario/open-scenario.ts';
import { type Context, exit, out } from './context.ts';
import { comparedSchemes, type RulesInForce, rulesInForce } from './rule-source.ts';
import { engineVersion } from './version.ts';

/** The page, beside the program in the package. */
const page = fileURLToPath(new URL('./pumsak-counsel.html', import.meta.url));
const usualName = 'pumsak-counsel.html';

/**
 * `pumsak counsel`: writes the counselling page, one file that works offline, with the rules in force in it.
 * @throws ProblemError; then nothing is written.
 */
export async function counselCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const path = typeof options['out'] === 'string' ? options['out'] : usualName;
  keepExisting(path, options['force'] === true);
  const inForce = await rulesInForce(context);
  const isBuilt = context.rules.length === 0 && inForce.project === undefined;
  const built = readBytes(page);
  const bytes = isBuilt
    ? built
    : new TextEncoder().encode(await pageOf(new TextDecoder().decode(built), inForce));
  writeAtomic(path, bytes, asUmask);
  const url = pathToFileURL(resolve(path)).href;
  if (context.json) out(`${JSON.stringify({ 파일: path, 크기: bytes.length, 주소: url })}\n`);
  else out(`${openedText[context.lang](path, url)}\n`);
  return exit.done;
}

/** The built page with other rules. @throws ProblemError */
async function pageOf(built: string, inForce: RulesInForce): Promise<string> {
  const { mappings, ...others } = inForce.rules.ruleSet;
  // A page goes to other people: where the files lie is nothing to them.
  const own = mappings?.map((one) => ({ ...one, file: basename(one.file) }));
  const rules = { ...others, ...(own && { mappings: own }) };
  return pageWith(built, {
    version: engineVersion,
    hash: sha256(JSON.stringify(rules)).slice(0, 12),
    rules,
    schemes: comparedSchemes(inForce),
    scenarios: await scenariosFor(inForce, inlinedIn(built).scenarios),
  });
}

/** The project's scenarios of made-up people, for a page reads no files; without any, those shipped that its rules know. */
async function scenariosFor(
  { rules, project }: RulesInForce,
  shipped: Inlined['scenarios'],
): Promise<Inlined['scenarios']> {
  const folder = project?.folder ?? '';
  const own = await Promise.all(
    scenariosIn(folder).map(
      async (path) => [relative(folder, path).replaceAll('\\', '/'), await readText(path)] as const,
    ),
  );
  const isUsable = async (path: string, among: Inlined['scenarios']): Promise<boolean> => {
    try {
      const { scenario } = await openScenarioFrom(rules, path, filesAmong(new Map(among)));
      return scenario.synthetic !== undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return false;
    }
  };
  for (const among of [own, shipped]) {
    const usable = await Promise.all(among.map(([path]) => isUsable(path, among)));
    if (usable.includes(true)) return among.filter((_, i) => usable[i]);
  }
  return [];
}

/** The files of a page: scenarios by their path alone. */
function filesAmong(texts: ReadonlyMap<string, string>): ScenarioFiles {
  const missing = (path: string): ProblemError =>
    new ProblemError([problem('file-not-found', { values: { path } })]);
  return {
    async scenario(path, _, problems) {
      const text = texts.get(path);
      if (text === undefined) throw missing(path);
      return readSource(text, path, problems);
    },
    async table(path) {
      throw missing(path);
    },
    beside: (file, path) => (texts.has(path) ? path : `${file.slice(0, file.lastIndexOf('/') + 1)}${path}`),
  };
}

const openedText = {
  ko: (path: string, url: string) =>
    `${path}에 썼습니다. 파일을 두 번 누르거나 브라우저에서 여세요. 인터넷이 없어도 됩니다.\n  ${url}`,
  en: (path: string, url: string) =>
    `Written to ${path}. Open it with a double click or in a browser; it needs no network.\n  ${url}`,
};
