import { makeProject, type ProjectKind, projectKinds } from '../disk/new-project.ts';
import { takeChoice } from '../people/cells/problems.ts';
import { Problems } from '../problem/problem.ts';
import { type Context, exit, out } from './context.ts';

/** `pumsak new FOLDER [--kind KIND]`: a project that runs and passes `check` at once. @throws ProblemError; then nothing is written */
export async function newCommand(
  folder: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const kind = kindOf(options['kind']);
  const files = makeProject(folder, kind);
  if (context.json) out(`${JSON.stringify({ 폴더: folder, 종류: kind, 파일: files })}\n`);
  else out(`${madeText[context.lang](folder, kind)}\n${files.map((file) => `  ${file}`).join('\n')}\n`);
  return exit.done;
}

/** @throws ProblemError for a kind that there is not */
function kindOf(asked: unknown): ProjectKind {
  const problems = new Problems();
  const taken = takeChoice(String(asked ?? projectKinds[0]), projectKinds, { term: '--kind' }, problems);
  problems.throwIfAny();
  const kind = projectKinds.find((one) => one === taken);
  if (kind === undefined) throw new Error('a kind without problems was not read');
  return kind;
}

const madeText = {
  ko: (folder: string, kind: string) =>
    `${folder}에 ${kind} 프로젝트를 만들었습니다. 다음은 이렇게 해 보세요.\n\n  cd ${folder}\n  pumsak check\n  pumsak run scenarios/first.yaml\n  pumsak estimate one-person.yaml\n`,
  en: (folder: string, kind: string) =>
    `Made a project (${kind}) in ${folder}. Next:\n\n  cd ${folder}\n  pumsak check\n  pumsak run scenarios/first.yaml\n  pumsak estimate one-person.yaml\n`,
};
