import { asUmask, keepExisting, writeAtomic } from '../disk/disk.ts';
import { InterviewSession } from '../interview/interview-session.ts';
import { skeleton } from '../interview/skeleton.ts';
import { csvTemplate, type Template, templateColumns, templatesOf } from '../interview/template.ts';
import { columnsJson, kindsText } from '../interview/template-text.ts';
import { takeChoice } from '../people/cells/problems.ts';
import { Problems } from '../problem/problem.ts';
import { type Context, err, exit, out } from './context.ts';
import { askedSchemes } from './estimate.ts';
import { rulesInForce } from './rule-source.ts';
import { wrongOption } from './wrong-option.ts';

/** An input of `pumsak estimate`, beside the tables. */
const inputKind = 'estimate';

/**
 * `pumsak template [KIND]`: an empty table or input made from the rules' declarations; without a kind, what there is.
 * @throws ProblemError; then nothing is written
 */
export async function templateCommand(
  kind: string | undefined,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const path = typeof options['out'] === 'string' ? options['out'] : undefined;
  keepExisting(path, options['force'] === true);
  const inForce = await rulesInForce(context);
  const session = new InterviewSession(inForce.rules, askedSchemes(options['schemes'], inForce));
  const asked = kind === undefined ? undefined : kindNamed(kind, templatesOf(session));
  const example = options['example'] === true;
  if (path !== undefined && /\.xlsx$/i.test(path)) {
    writeAtomic(path, await workbookOf(session, asked, path, context), asUmask);
    err(`${context.lang === 'ko' ? `${path}에 썼습니다.` : `Written to ${path}.`}\n`);
    return exit.done;
  }
  const text = contentOf(session, asked, example, context);
  if (path === undefined) out(text);
  else {
    writeAtomic(path, text, asUmask);
    err(`${context.lang === 'ko' ? `${path}에 썼습니다.` : `Written to ${path}.`}\n`);
  }
  return exit.done;
}

/** @throws ProblemError for a kind that there is not; the nearest is named */
function kindNamed(text: string, templates: readonly Template[]): Template['kind'] | typeof inputKind {
  const problems = new Problems();
  const names = [...new Set(templates.flatMap(({ name, english }) => [name, english])), inputKind];
  const taken = takeChoice(text, names, { term: 'template' }, problems);
  problems.throwIfAny();
  return templates.find(({ name, english }) => name === taken || english === taken)?.kind ?? inputKind;
}

/** A table as a workbook, which always has its example row. @throws ProblemError for what is no table */
async function workbookOf(
  session: InterviewSession,
  kind: Template['kind'] | typeof inputKind | undefined,
  path: string,
  { lang, json }: Context,
): Promise<Uint8Array> {
  const all = templatesOf(session);
  const found = all.find((one) => one.kind === kind);
  if (found === undefined || json) throw wrongOption('--out', path, all.map(({ name }) => name).join(', '));
  const { templateWorkbook } = await import('../disk/template-workbook.ts');
  return templateWorkbook(found.name, templateColumns(session, found.kind), lang);
}

/** The keys of an input that facts declare; a list's fields by their path. */
const inputKeys = ({ questions, lists }: InterviewSession) => [
  ...questions.map((question) => ({ name: question.key, question })),
  ...lists.flatMap(({ key, fields }) =>
    fields.map((question) => ({ name: `${key}[].${question.key}`, question })),
  ),
];

function contentOf(
  session: InterviewSession,
  kind: Template['kind'] | typeof inputKind | undefined,
  example: boolean,
  { lang, json, columns }: Context,
): string {
  if (kind === undefined) {
    const all = templatesOf(session).map(({ name, english, kind: one }) => ({
      name,
      english,
      columns: templateColumns(session, one),
    }));
    return json
      ? `${JSON.stringify(Object.fromEntries(all.map((one) => [one.name, columnsJson(one.columns)])), null, 1)}\n`
      : `${kindsText(all, inputKind, lang, columns)}\n`;
  }
  if (kind === inputKind)
    return json
      ? `${JSON.stringify(columnsJson(inputKeys(session)), null, 1)}\n`
      : skeleton(session, example, lang);
  return json
    ? `${JSON.stringify(columnsJson(templateColumns(session, kind)), null, 1)}\n`
    : csvTemplate(session, kind, example);
}
