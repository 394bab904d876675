import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { MonthsJob } from '../../src/disk/months/job.ts';
import { monthsWork, openMonths } from '../../src/disk/months/open.ts';
import { WorkerPool } from '../../src/disk/months/pool.ts';
import { type MonthsResult, runMonths } from '../../src/disk/months/run-months.ts';
import type { PartOf, ResultFormat } from '../../src/disk/months/run-state.ts';
import type { MonthsSource } from '../../src/disk/months/source.ts';
import { runWhole } from '../../src/disk/run-whole.ts';
import { openScenario } from '../../src/disk/scenario.ts';
import { fused } from '../../src/jit/fused.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { workOf } from '../../src/run/work-out.ts';
import { eachPlace } from '../each-place.ts';
import { rules } from '../support.ts';

export const place = mkdtempSync(join(tmpdir(), 'pumsak-months-'));

/** A few people over three months, some of whom the reform covers. */
export function fewMonths(people: number): string {
  const rows = [
    '사번,귀속월,직종,근무형태,소속유형,기본급,노조,입사일,연차일수,제공건수,적극개입건수,근무시작,근무종료,휴게',
  ];
  for (let p = 1; p <= people; p++) {
    const job = ['요양보호사', '활동지원사', '사회복지사'][p % 3];
    for (let m = 3; m <= 5; m++) {
      const hours = p % 2 === 0 ? '09:00,18:00,12:00-13:00' : ',,';
      rows.push(
        `S${p},2024-0${m},${job},전일제,모두돌봄센터,${2_390_000 + p * 137},${p % 2 ? '1노조' : '없음'},2020-0${m}-1${p % 10},${p % 3 === 0 ? '0.5' : 1},${30 + ((p * m) % 15)},${p % 9},${hours}`,
      );
    }
  }
  return `${rows.join('\n')}\n`;
}

/** Writes a file of person-months and a scenario over it. @returns the scenario's path */
export function scenarioOver(
  name: string,
  content: string | Uint8Array,
  months = '2024-03, 종료: 2024-05',
  more = '',
): string {
  writeFileSync(join(place, name), content);
  const path = join(place, `${name}.yaml`);
  writeFileSync(
    path,
    `시나리오: 시험\n귀속월: { 시작: ${months} }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n사람: { 인월: ${JSON.stringify(basename(name))} }\n${more}`,
  );
  return path;
}

export const open = async (path: string) => {
  const scenario = await openScenario(rules, path);
  const source = await openMonths(scenario, path);
  return { ...scenario, source, work: monthsWork(scenario, source) };
};

/** The same source in smaller steps, so that few rows make many parts. */
export const withStep = (source: MonthsSource, step: number): MonthsSource => ({
  passed: source.passed,
  shape: source.shape,
  start: source.start,
  end: source.end,
  step,
  align: (at) => source.align(at),
  read: (...args) => source.read(...args),
  holding: (id) => source.holding(id),
  lineAt: (at) => source.lineAt(at),
  close: () => source.close(),
});

export interface Asked {
  readonly step?: number;
  readonly part?: PartOf;
  readonly resume?: boolean;
  readonly format?: ResultFormat;
  /** Stops the run, as a power cut would, when so many chunks have been worked out. */
  readonly stopAfter?: number;
  /** Is called before each chunk is worked out, with their number from 1. */
  readonly onChunk?: (number: number) => void;
  /** Worker threads of the built program. */
  readonly workers?: number;
}

/** A run as the command line starts it. @throws ProblemError; Error('stopped') */
export async function runOver(
  path: string,
  folder: string | undefined,
  asked: Asked = {},
): Promise<MonthsResult> {
  const { scenario, inputs, source, work } = await open(path);
  const format = asked.format ?? 'csv';
  const pool =
    asked.workers === undefined
      ? undefined
      : new WorkerPool(new URL('../../dist/months-worker.js', import.meta.url), asked.workers, {
          path,
          rules: [],
          format,
          passed: source.passed,
          ...(folder !== undefined && { folder }),
        });
  let chunks = 0;
  let left = asked.stopAfter ?? Number.POSITIVE_INFINITY;
  const job: MonthsJob = {
    scenario,
    path,
    source: withStep(source, asked.step ?? source.step),
    work: {
      ...work,
      compute: (chunk) => {
        asked.onChunk?.(++chunks);
        if (left-- <= 0) throw new Error('stopped');
        return work.compute(chunk);
      },
    },
    ...(pool && { pool }),
    identity: { engine: 'test', rules: [], inputs, format, part: asked.part ?? null },
    ...(folder !== undefined && { folder }),
    resume: asked.resume === true,
    progress: () => {},
  };
  try {
    return await runMonths(job);
  } finally {
    await pool?.close();
    await source.close();
  }
}

/** The same file's people as a run whose results are one file of each kind. */
export async function wholeOver(
  path: string,
  folder: string,
  format: ResultFormat = 'csv',
  onChunk: () => void = () => {},
) {
  const { scenario, engine, source } = await open(path);
  const work = workOf(engine, scenario, source.shape, { backend: fused, divides: true, keeps: false });
  const origin = { engine: 'test', rules: [], inputs: [], scenario: path };
  const out = { folder, format, origin, more: async () => ({}) };
  try {
    return await runWhole({
      scenario,
      source,
      work: {
        ...work,
        compute: (chunk) => {
          onChunk();
          return work.compute(chunk);
        },
      },
      out,
      inputProblems: async () => [],
      progress: () => {},
    });
  } finally {
    await source.close();
  }
}

/** Every file of a folder by its name, hidden ones too. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

/** The codes of the problems that work ends with; none where it does its work. */
export async function codes(work: () => unknown): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return eachPlace(error.problems).map(({ code }) => code);
  }
}
