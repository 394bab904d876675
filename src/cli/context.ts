import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harmlessColoured } from '../problem/harmless.ts';
import { type Place, type Problem, sorted } from '../problem/problem.ts';
import { render } from '../problem/render.ts';
import { type Lang, placeText, sentences } from '../problem/text.ts';

/** Exit codes: 0 done (findings included), 1 a check found something or a proof failed, 2 usage or input, 70 a bug, 130 Ctrl-C. */
export const exit = { done: 0, found: 1, input: 2, bug: 70, interrupted: 130 } as const;

/** What every command needs to know about how to speak. */
export interface Context {
  readonly lang: Lang;
  readonly json: boolean;
  readonly color: boolean;
  readonly columns: number;
  /** The layers of --rules, in order. */
  readonly rules: readonly string[];
}

export const out = (text: string): void => {
  process.stdout.write(process.stdout.isTTY === true ? harmlessColoured(text) : text);
};
export const err = (text: string): void => {
  process.stderr.write(text);
};

/** What fits on a screen; the whole of a longer list stands in a file. Where nobody looks at a screen, all of it is said. */
function onScreen(problems: readonly Problem[], lang: Lang): string {
  const text = render(problems, lang);
  const rows = process.stderr.isTTY === true ? process.stderr.rows : undefined;
  if (rows === undefined || text.split('\n').length <= rows) return text;
  const path = join(tmpdir(), `pumsak-${process.pid}.txt`);
  writeFileSync(path, text, { mode: 0o600 });
  const shown = [...problems.keys()].findLast(
    (n) => render(problems.slice(0, n), lang).split('\n').length < rows - 2,
  );
  const left = problems.length - (shown || 1);
  const more =
    lang === 'ko'
      ? `그 밖의 ${left}가지까지 모두 ${path}에 적었습니다.`
      : `All of it, ${left} more kinds, stands in ${path}.`;
  return `${render(problems.slice(0, shown || 1), lang)}${more}\n`;
}

/** Shows problems: as data on stdout with --json, else as text on stderr. @returns the exit code */
export function report(problems: readonly Problem[], context: Context): number {
  const all = sorted(problems);
  if (context.json)
    out(`${JSON.stringify({ 오류: all.map((problem) => problemJson(problem, context.lang)) }, null, 1)}\n`);
  else err(onScreen(all, context.lang));
  return exit.input;
}

function problemJson(problem: Problem, lang: Lang): Record<string, unknown> {
  const { found, expected, fix } = sentences(problem, lang);
  const { file, line, column, path }: Partial<Place> = problem.at ?? {};
  return {
    코드: problem.code,
    파일: file ?? null,
    행: path === undefined ? (line ?? null) : null,
    열: path === undefined ? (column ?? null) : null,
    ...(path !== undefined && { 경로: path }),
    항목: problem.term ?? null,
    발견: found,
    기대: expected,
    고침: fix,
    // The same on other rows: how many there are, and where the first of them stand.
    ...(problem.also && {
      곳: problem.also.count + 1,
      자리: problem.also.at.map((place) => placeText({ ...place, file: '' })),
    }),
  };
}

/** --lang, then WAGE_LANG, then the locale, then Korean. */
export function language(asked: string | undefined, env: NodeJS.ProcessEnv): Lang {
  const first = [asked, env['WAGE_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (text) => text,
  );
  return first?.toLowerCase().startsWith('en') ? 'en' : 'ko';
}

/** Colour only where a person looks at it; NO_COLOR with any value turns it off. */
export function wantsColor(asked: boolean, env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (!asked || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return isTerminal || (env['FORCE_COLOR'] ?? '') !== '';
}
