import { type Solution, type SolutionMap, solve, solveMap } from '../bargaining/solve/solve.ts';
import { keepExisting, writeAtomic } from '../disk/disk.ts';
import { fused } from '../jit/fused.ts';
import { takeChoice } from '../people/cells/problems.ts';
import { Problems } from '../problem/problem.ts';
import { mapJson, solutionJson } from '../report/bargaining/solve/json.ts';
import { solveChart, solveCsv } from '../report/bargaining/solve/map.ts';
import { mapText, solutionText } from '../report/bargaining/solve/text.ts';
import { chartSvg } from '../report/chart/svg.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { onePerson } from './one-person.ts';

type Options = Readonly<Record<string, unknown>>;

const forms = ['text', 'csv', 'svg'] as const;

/** `pumsak solve FILE --vary NAME --until CONDITION`. @throws ProblemError; then no file is touched. */
export async function solveCommand(file: string, options: Options, context: Context): Promise<number> {
  const target = typeof options['out'] === 'string' && options['out'] !== '-' ? options['out'] : undefined;
  keepExisting(target, options['force'] === true);
  const problems = new Problems();
  const form = takeChoice(text(options, 'form')[0] ?? 'text', forms, { term: '--form' }, problems);
  const [names, ranges, steps] = [text(options, 'vary'), text(options, 'range'), text(options, 'step')];
  const vary = names.map((name, i) => ({ name, range: ranges[i], step: steps[i] }));
  if (names.length > 2)
    problems.add('too-many-levers', { term: '--vary', values: { count: String(names.length) } });
  if (form === 'svg' && names.length < 2) problems.add('map-needs-two', { term: '--form', values: {} });
  problems.throwIfAny();
  const situation = await onePerson(file, options, context);
  const ask = { vary, until: (text(options, 'until')[0] ?? '').normalize('NFC') };
  const solved = names.length > 1 ? solveMap(situation, ask, fused) : solve(situation, ask, fused);
  const page = written(solved, form, context);
  if (target === undefined) out(page);
  else {
    writeAtomic(target, page);
    err(`${word(context.lang, 'wrote', { dir: target, files: form ?? '' })}\n`);
  }
  return exit.done;
}

function written(
  solved: Solution | SolutionMap,
  form: string | undefined,
  { json, lang, columns }: Context,
): string {
  const isMap = 'levers' in solved;
  if (json) return `${JSON.stringify(isMap ? mapJson(solved, lang) : solutionJson(solved, lang), null, 1)}\n`;
  if (form === 'csv') return solveCsv(solved);
  if (form === 'svg' && isMap) return `${chartSvg(solveChart(solved, lang), lang)}\n`;
  return `${isMap ? mapText(solved, lang, columns) : solutionText(solved, lang, columns)}\n`;
}

/** An option's texts: what may stand several times is a list. */
function text(options: Options, key: string): readonly string[] {
  const value = options[key];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' ? [one] : []));
}
