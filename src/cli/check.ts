import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readStatement } from '../bargaining/prove/statement.ts';
import { checkRules } from '../columns/check-rules.ts';
import { speeds } from '../columns/speed.ts';
import { readText } from '../disk/disk.ts';
import { findProject, projectFile, scenariosIn } from '../disk/project.ts';
import { sha256 } from '../disk/rule-folder.ts';
import { loadScenario } from '../disk/scenario.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import { doubtJson, doubtsText } from '../report/rules/doubts.ts';
import { speedJson, speedText } from '../report/rules/speed.ts';
import { Compiled } from '../rules/compile.ts';
import { doubts } from '../rules/items/doubts.ts';
import type { RuleFile } from '../rules/read-layer.ts';
import { entry, readSource } from '../rules/source-tree.ts';
import { withoutUnread } from '../rules/unread.ts';
import { type Context, exit, out, report } from './context.ts';
import { comparedSchemes, ruleSetWith } from './rule-source.ts';

/**
 * `pumsak check [FILES] [--speed]`: the project, its rules and scenarios, all problems together; exit 1 when there are
 * any. With `speed` also how each scheme is worked out by columns.
 */
export async function checkCommand(
  files: readonly string[],
  { speed }: { readonly speed?: unknown },
  context: Context,
): Promise<number> {
  const problems = new Problems();
  const project = await collected(() => findProject(files[0]), problems);
  const isBroken = problems.any;
  const { ruleFiles, scenarios } = await sort(
    files.length > 0 ? files.flatMap(filesOf) : scenariosIn(project?.folder ?? ''),
    problems,
  );
  // Without its project or a layer, all that rests on it would be complained of.
  const read = isBroken
    ? undefined
    : await collected(() => ruleSetWith(ruleFiles, context, project, problems), problems);
  if (read === undefined) {
    report(problems.list, context);
    return exit.found;
  }
  const { rules: ruleSet, shipped } = read;
  const compiled = new Compiled(ruleSet, problems);
  await collected(async () => comparedSchemes({ rules: compiled }), problems);
  const examples = checkRules(compiled, problems, shipped);
  for (const { statement } of compiled.guarantees.values())
    readStatement(statement.text, statement.at, problems);
  for (const path of scenarios) await collected(() => loadScenario(compiled, path), problems);
  if (problems.any) {
    report(withoutUnread(problems.list, ruleSet), context);
    return exit.found;
  }
  const counts = {
    항목: compiled.terms.size,
    조항: compiled.provisions.size,
    제도: compiled.schemes.size,
    예시: examples,
    시나리오: scenarios.length,
  };
  const found = speed === true ? speeds(compiled) : undefined;
  const doubted = doubts(compiled);
  if (context.json) {
    const beside = {
      ...(doubted.length > 0 && { 살펴볼것: doubted.map(doubtJson) }),
      ...(found && { 속도: found.map(speedJson) }),
    };
    out(`${JSON.stringify({ 오류: [], ...counts, ...beside })}\n`);
  } else {
    if (doubted.length > 0) out(`${doubtsText(doubted, context.lang, context.columns)}\n\n`);
    if (found !== undefined) out(`${speedText(found, context.lang, context.columns)}\n\n`);
    out(
      `${Object.values(counts)
        .map((count, i) => `${counted[context.lang][i]} ${count}`)
        .join(', ')}: ${context.lang === 'ko' ? '이상 없음' : 'no problems'}\n`,
    );
  }
  return exit.done;
}

/** What was counted, in the order of the counts. */
const counted = {
  ko: ['항목', '조항', '제도', '예시', '시나리오'],
  en: ['terms', 'provisions', 'schemes', 'examples', 'scenarios'],
} as const;

/** What a step gives, with what it throws among the problems. */
async function collected<T>(step: () => Promise<T>, problems: Problems): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addNew(error.problems);
    return undefined;
  }
}

/** A project's folder stands for its scenarios; its own file and its layers are looked at all the same. */
function filesOf(path: string): readonly string[] {
  if (basename(path) === projectFile) return [];
  const isProject =
    statSync(path, { throwIfNoEntry: false })?.isDirectory() && existsSync(join(path, projectFile));
  return isProject ? scenariosIn(path) : [path];
}

/** Which files hold rules and which are scenarios; a file that cannot be read is a problem. */
async function sort(
  files: readonly string[],
  problems: Problems,
): Promise<{ ruleFiles: RuleFile[]; scenarios: string[] }> {
  const ruleFiles: RuleFile[] = [];
  const scenarios: string[] = [];
  for (const path of files)
    await collected(async () => {
      const text = await readText(path);
      const isTable = /\.csv$/.test(path);
      const node = isTable ? undefined : readSource(text, path, new Problems());
      if (!isTable && entry(node, '시나리오') !== undefined) scenarios.push(path);
      else ruleFiles.push({ path, text, sha256: sha256(text) });
    }, problems);
  return { ruleFiles, scenarios };
}
