import { fileURLToPath } from 'node:url';
import { asUmask } from '../disk/disk.ts';
import { checkTarget } from '../disk/results.ts';
import { guidesIn, writeSite } from '../disk/site.ts';
import { siteFiles } from '../report/site/site.ts';
import { siteWord } from '../report/site/words.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit } from './context.ts';
import { writingInto } from './into-folder.ts';
import { rulesInForce } from './rule-source.ts';

/** The guides that come with the program, beside the built one. */
const guides = fileURLToPath(new URL('../docs/', import.meta.url));

/** `pumsak docs --out DIR`: a site of the rules in force, read from its folder. @throws ProblemError */
export async function docsCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = String(options['out']);
  checkTarget(folder, options['force'] === true);
  const { rules, project } = await rulesInForce(context);
  const files = siteFiles({
    title: project?.name ?? siteWord(context.lang, 'title'),
    lang: context.lang,
    rules,
    guides: guidesIn(guides),
  });
  await writingInto(folder, options, context, async (target) => writeSite(target, files), asUmask);
  err(`${word(context.lang, 'wrote', { dir: folder, files: `index.html (${files.size})` })}\n`);
  return exit.done;
}
