import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeRuns } from '../../src/disk/months/merge.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { runJson, summaryJson } from '../../src/report/run/json.ts';
import { runScenario } from '../../src/run/run.ts';
import { isLong } from '../runs.ts';
import { rules } from '../support.ts';
import { codes, fewMonths, filesIn, place, runOver, scenarioOver, wholeOver } from './months-setup.ts';

const people = 40;
/** Forty people over three months. */
const control = {
  대조: { 읽음: { 인원: 40, 인월: 120 }, 계산: { 인원: 40, 인월: 120 }, 거절: { 인원: 0, 인월: 0 } },
};
const path = scenarioOver('few.csv', fewMonths(people));
const whole = join(place, 'whole');
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

test('a run over columns says what the ordinary run says of the same people', async () => {
  await runOver(path, whole);
  // An ordinary run divides each difference into its causes; over columns that is asked for.
  const why = scenarioOver('why.csv', fewMonths(people), undefined, '보고: { 원인: true }\n');
  const divided = join(place, 'divided');
  await runOver(why, divided);
  const { scenario, engine, table } = await loadScenario(rules, path);
  const ordinary = await runScenario(engine, scenario, table);
  expect(JSON.parse(read(divided, 'summary.json'))).toEqual({
    ...summaryJson(ordinary),
    합성인력: false,
    ...control,
  });
  const folder = join(place, 'ordinary');
  const { summary, files } = await wholeOver(path, folder);
  expect(files).toEqual(['summary.json', 'people.csv', 'payslips.csv', 'manifest.json']);
  expect(summary).toEqual(ordinary.summary);
  const { 사람, ...above } = runJson(ordinary);
  expect(read(folder, 'summary.json')).toBe(`${JSON.stringify({ ...above, ...control, 사람 }, null, 1)}\n`);
  expect(read(divided, 'people.csv')).toBe(read(folder, 'people.csv'));
  expect((await wholeOver(path, join(place, 'ordinary-totals'), 'summary')).files).toEqual([
    'summary.json',
    'manifest.json',
  ]);
  // The results have the facts and the differences beside the columns of payslips.csv.
  const [head = [], ...rows] = read(divided, 'part-00001.csv')
    .split('\r\n')
    .map((line) => line.split(','));
  const [ordinaryHead = [], ...ordinaryRows] = read(folder, 'payslips.csv')
    .split('\r\n')
    .map((line) => line.split(','));
  const at = ordinaryHead.map((name, i) => (i < 2 ? i : head.lastIndexOf(name)));
  expect(at).not.toContain(-1);
  expect(rows.slice(0, -1).map((row) => at.map((i) => row[i]))).toEqual(ordinaryRows.slice(0, -1));
  const [gross, scheme, difference] = ['지급총액', '제도', '차액'].map((name) => head.indexOf(name));
  for (let i = 0; i + 1 < rows.length; i += 2) {
    const [first, second] = [rows[i] ?? [], rows[i + 1] ?? []];
    expect([first[scheme ?? 0], second[scheme ?? 0]]).toEqual(['현행', '개편안']);
    expect(Number(second[difference ?? 0])).toBe(Number(second[gross ?? 0]) - Number(first[gross ?? 0]));
  }
});

test('chunks of one stretch come to what each comes to by itself', async () => {
  // Some 30,000 rows, so four chunks; people differ from chunk to chunk in every column, hours among them.
  const many = scenarioOver('many.csv', fewMonths(10_000));
  const [together, apart] = [join(place, 'together'), join(place, 'apart')];
  await runOver(many, together);
  await runOver(many, apart, { step: 400_000 });
  const rows = (folder: string): string[] =>
    Object.keys(filesIn(folder))
      .filter((name) => name.startsWith('part-'))
      .flatMap((name) => read(folder, name).split('\r\n').slice(1, -1));
  expect(Object.keys(filesIn(together)).filter((name) => name.startsWith('part-'))).toHaveLength(1);
  expect(rows(together).length).toBe(60_000);
  expect(rows(together)).toEqual(rows(apart));
  for (const name of ['summary.json', 'people.csv']) expect(read(together, name)).toBe(read(apart, name));
});

test('whoever a scheme does not cover has minutes of the scheme that stands in, or is refused', async () => {
  const schemes = ['현행(체결 협약)', '개편안'];
  const over = (name: string, given: readonly string[], rows: readonly string[]): string => {
    const columns = given.flatMap((one) =>
      ['연장', '야간', '휴일', '휴일연장'].map((kind) => `${one}.${kind}`),
    );
    const text = [`사번,귀속월,직종,근무형태,소속유형,기본급,${columns.join(',')}`, ...rows, ''].join('\n');
    const path = scenarioOver(name, text);
    writeFileSync(path, readFileSync(path, 'utf8').replace('[현행, 개편안]', `[${schemes.join(', ')}]`));
    return path;
  };
  const worker = '2024-03,사회복지사,전일제,본부,2400000';
  const two = [`A1,${worker},600,0,0,0,600,0,0,0`, `A2,${worker},0,0,0,0,0,0,0,0`];
  expect(await codes(() => runOver(over('own-minutes.csv', schemes, two), undefined))).toEqual([
    'missing-minutes',
    'missing-minutes',
  ]);
  // 개편안 covers no 사회복지사: A1 has 120 minutes of 현행, A2 600.
  const path = over(
    'all-minutes.csv',
    [...schemes, '현행'],
    [`A1,${worker},600,0,0,0,600,0,0,0,120,0,0,0`, `A2,${worker},0,0,0,0,0,0,0,0,600,0,0,0`],
  );
  const folder = join(place, 'all-minutes');
  await runOver(path, folder);
  const [head = '', ...rows] = read(folder, 'part-00001.csv').replace('\uFEFF', '').split('\r\n');
  const [id, scheme, overtime] = ['사번', '제도', '연장수당'].map((name) => head.split(',').indexOf(name));
  const found = rows.slice(0, -1).map((row) => row.split(','));
  // 2,400,000 ÷ 209 × 1.5 × 10 hours is 172,248.8; two hours are 34,449.8.
  expect(found.map((cells) => [id, scheme, overtime].map((at) => cells[at ?? -1]))).toEqual([
    ['A1', '현행(체결 협약)', '172249'],
    ['A1', '개편안', '34450'],
    ['A2', '현행(체결 협약)', '0'],
    ['A2', '개편안', '172249'],
  ]);
  const { scenario, engine, table } = await loadScenario(rules, path);
  expect(JSON.parse(read(folder, 'summary.json')).제도).toEqual(
    JSON.parse(JSON.stringify(summaryJson(await runScenario(engine, scenario, table)))).제도,
  );
});

test('what another scheme could not work out is refused where it is asked for', async () => {
  const columns = ['연장', '야간', '휴일', '휴일연장'].map((kind) => `개편안(보전).${kind}`);
  const text = `사번,귀속월,직종,근무형태,소속유형,기본급,${columns.join(',')}\nA1,2024-03,요양보호사,전일제,모두돌봄센터,2400000,0,0,0,0\n`;
  const changed = '변경: { 개편안(보전): { 값: { 보전비율: 100% } } }\n';
  const path = scenarioOver('asked-minutes.csv', text, undefined, changed);
  writeFileSync(path, readFileSync(path, 'utf8').replace('[현행, 개편안]', '[개편안(보전)]'));
  expect(await codes(() => runOver(path, undefined))).toEqual(['missing-minutes']);
});

test.each([
  [70_000, ''],
  [1_000_000, ''],
  [70_000, ' ,\t,'],
])('%i blank lines within a person move no border into them: %j', async (blank, line) => {
  const lines = fewMonths(12).split('\n');
  const at = lines.findIndex((row) => row.startsWith('S6,2024-04'));
  const text = [...lines.slice(0, at), ...Array.from({ length: blank }, () => line), ...lines.slice(at)].join(
    '\n',
  );
  const path = scenarioOver('blank.csv', text);
  const name = `blank-${blank}-${line.length}`;
  const whole = join(place, name);
  await runOver(path, whole, { step: 50_000 });
  const parts = await Promise.all(
    [1, 2, 3].map(async (part) => {
      const folder = join(place, `${name}-${part}`);
      await runOver(path, folder, { part: { part, of: 3 } });
      return folder;
    }),
  );
  await mergeRuns(parts, join(place, `${name}-merged`));
  await runOver(scenarioOver('no-blank.csv', fewMonths(12)), join(place, 'no-blank'));
  for (const folder of [whole, join(place, `${name}-merged`)])
    expect(read(folder, 'people.csv')).toBe(read(join(place, 'no-blank'), 'people.csv'));
});

test('a run that stops anywhere goes on to the same bytes', async () => {
  const straight = join(place, 'straight');
  await runOver(path, straight, { step: 1500 });
  const expected = filesIn(straight);
  expect(Object.keys(expected).filter((name) => name.startsWith('part-')).length).toBeGreaterThan(4);
  for (const stopAfter of [0, 1, 3, 4]) {
    const folder = join(place, `stopped-${stopAfter}`);
    await expect(runOver(path, folder, { step: 1500, stopAfter })).rejects.toThrow('stopped');
    const left = Object.keys(filesIn(folder));
    expect(left).toContain('progress.json');
    expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(left.filter((name) => name.startsWith('part-')).length).toBe(stopAfter);
    // A power cut leaves what was being written.
    writeFileSync(join(folder, '.part-00099.csv.4711-0123456789ab.partial'), 'half');
    await runOver(path, folder, { step: 1500, resume: true });
    expect(filesIn(folder)).toEqual(expected);
  }
});

test.each(['csv', 'duckdb'] as const)(
  'a run to %s that ends between its last files goes on to the same files',
  async (format) => {
    const [folder, straight] = [join(place, `last-${format}`), join(place, `last-${format}-straight`)];
    await runOver(path, straight, { step: 1500, format });
    await expect(runOver(path, folder, { step: 1500, format, stopAfter: 2 })).rejects.toThrow('stopped');
    // All is worked out and put together, and then the manifest cannot be written.
    mkdirSync(join(folder, 'manifest.json'));
    const resume = (): Promise<unknown> => runOver(path, folder, { step: 1500, format, resume: true });
    await expect(resume()).rejects.toThrow();
    expect(existsSync(join(folder, 'progress.json'))).toBe(true);
    rmdirSync(join(folder, 'manifest.json'));
    await resume();
    const [found, expected] = [filesIn(folder), filesIn(straight)];
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    // A database has its own idea of where bytes go, and the manifest has its hash.
    const same = Object.keys(expected).filter((name) => format === 'csv' || !/duckdb|manifest/.test(name));
    for (const name of same) expect(found[name], name).toBe(expected[name]);
  },
);

test('a run goes on only from the same input', async () => {
  const other = scenarioOver('other.csv', fewMonths(12));
  const folder = join(place, 'changed');
  await expect(runOver(other, folder, { step: 800, stopAfter: 1 })).rejects.toThrow('stopped');
  writeFileSync(join(place, 'other.csv'), fewMonths(12).replace('2390137', '2390138'));
  expect(await codes(() => runOver(other, folder, { step: 800, resume: true }))).toEqual(['resume-differs']);
  expect(await codes(() => runOver(other, folder, { resume: true, format: 'parquet' }))).toEqual([
    'resume-differs',
  ]);
  expect(await codes(() => runOver(other, join(place, 'none'), { resume: true }))).toEqual([
    'nothing-to-resume',
  ]);
});

test('a run goes on only from parts that are as they were written', async () => {
  const folder = join(place, 'touched');
  const start = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    await expect(runOver(path, folder, { step: 800, stopAfter: 2 })).rejects.toThrow('stopped');
  };
  const touched: readonly ((text: (name: string) => string) => void)[] = [
    () => rmSync(join(folder, 'people-00001.csv')),
    (text) => writeFileSync(join(folder, 'part-00001.csv'), text('part-00001.csv').slice(0, -20)),
    () => writeFileSync(join(folder, 'progress.json'), ''),
    () => writeFileSync(join(folder, 'progress.json'), 'null'),
    (text) => writeFileSync(join(folder, 'progress.json'), text('progress.json').slice(0, 100)),
    (text) =>
      writeFileSync(
        join(folder, 'progress.json'),
        text('progress.json').replace(/"personMonths": (\d)/, '"personMonths": 1$1'),
      ),
  ];
  for (const touch of touched) {
    await start();
    touch((name) => read(folder, name));
    expect(await codes(() => runOver(path, folder, { step: 800, resume: true }))).toEqual(['resume-damaged']);
    // Anew it comes to what it comes to.
    await runOver(path, folder, { step: 800 });
    expect(read(folder, 'summary.json')).toBe(read(whole, 'summary.json'));
  }
});

test('parts are not put together in the place of one of them', async () => {
  const folders = await Promise.all(
    [1, 2].map(async (part) => {
      const folder = join(place, `place-${part}`);
      await runOver(path, folder, { part: { part, of: 2 } });
      return folder;
    }),
  );
  const before = filesIn(folders[1] ?? '');
  expect(new Set(await codes(() => mergeRuns(folders, join(place, 'place-1', '..', 'place-2'))))).toEqual(
    new Set(['output-is-input']),
  );
  expect(filesIn(folders[1] ?? '')).toEqual(before);
});

test('a mistake in the last row leaves nothing, whatever was written before', async () => {
  const wrong = scenarioOver('wrong.csv', `${fewMonths(20)}S21,2024-03,요양보호사,전일제,없는곳,,,,,,,,,\n`);
  const folder = join(place, 'wrong');
  expect(await codes(() => runOver(wrong, folder, { step: 800 }))).toEqual(['unknown-choice']);
  expect(existsSync(folder)).toBe(false);
});

test('lines of messages count from the start of the file, in whatever part they stand', async () => {
  const text = fewMonths(20).replace('S17,2024-04', 'S17,2024-03');
  const wrong = scenarioOver('lines.csv', text);
  const line =
    text
      .split('\n')
      .findIndex((row, i, all) => row.startsWith('S17,2024-03') && all[i - 1]?.startsWith('S17,2024-03')) + 1;
  try {
    await runOver(wrong, undefined, { step: 500 });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems).toMatchObject([
      { code: 'duplicate-person-month', at: { line }, values: { line: String(line - 1) } },
    ]);
  }
});

test.each(['\n', '\r\n', '\r'])('lines that end with %j count alike', async (end) => {
  const lines = fewMonths(20).replace('S18,2024-04,요양보호사', 'S18,2024-04,요양').split('\n');
  const wrong = lines.findIndex((row) => row.includes('요양,')) + 1;
  const path = scenarioOver('ends.csv', lines.join(end));
  for (const step of [1, 300, 500, 1 << 20]) {
    const error = await runOver(path, undefined, { step }).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems).toMatchObject([{ code: 'unknown-choice', at: { line: wrong } }]);
  }
});

test.each(isLong ? [1, 2, 3, 7, 64] : [1, 2, 7])('%i parts come to what the whole comes to', async (of) => {
  const folders = await Promise.all(
    Array.from({ length: of }, async (_, i) => {
      const folder = join(place, `of-${of}-${i + 1}`);
      await runOver(path, folder, { part: { part: i + 1, of } });
      return folder;
    }),
  );
  const merged = join(place, `merged-${of}`);
  await mergeRuns(folders.toReversed(), merged);
  expect(read(merged, 'summary.json')).toBe(read(whole, 'summary.json'));
  expect(read(merged, 'people.csv')).toBe(read(whole, 'people.csv'));
  const rows = (folder: string): string[] =>
    Object.keys(filesIn(folder))
      .filter((name) => name.startsWith('part-'))
      .flatMap((name) => read(folder, name).split('\r\n').slice(1, -1));
  expect(rows(merged)).toEqual(rows(whole));
});

test('parts that write totals alone come to the totals of the whole, stopped or not', async () => {
  const folders = await Promise.all(
    [1, 2, 3].map(async (part) => {
      const folder = join(place, `totals-${part}`);
      const asked = { step: 1500, format: 'summary', part: { part, of: 3 } } as const;
      await expect(runOver(path, folder, { ...asked, stopAfter: 1 })).rejects.toThrow('stopped');
      expect(Object.keys(filesIn(folder))).toEqual(['progress.json']);
      await runOver(path, folder, { ...asked, resume: true });
      expect(Object.keys(filesIn(folder))).toEqual(['fold.json', 'manifest.json', 'summary.json']);
      return folder;
    }),
  );
  const merged = join(place, 'totals');
  await mergeRuns(folders, merged);
  expect(Object.keys(filesIn(merged))).toEqual(['fold.json', 'manifest.json', 'summary.json']);
  expect(read(merged, 'summary.json')).toBe(read(whole, 'summary.json'));
});

test('parts that do not belong together are refused', async () => {
  const part = async (name: string, part: number, of: number, from = path): Promise<string> => {
    const folder = join(place, name);
    rmSync(folder, { recursive: true, force: true });
    await runOver(from, folder, { part: { part, of } });
    return folder;
  };
  const [a, b, c] = [await part('a', 1, 3), await part('b', 2, 3), await part('c', 3, 3)];
  const again = await part('again', 2, 3);
  const half = await part('half', 2, 2);
  const other = await part('d', 3, 3, scenarioOver('more.csv', fewMonths(41)));
  const out = join(place, 'never');
  expect(await codes(() => mergeRuns([a, b], out))).toEqual(['parts-missing']);
  expect(await codes(() => mergeRuns([a, b, again, c], out))).toEqual(['part-twice']);
  expect(await codes(() => mergeRuns([a, half, c], out))).toEqual(['parts-differ']);
  expect(await codes(() => mergeRuns([a, b, other], out))).toEqual(['parts-differ']);
  writeFileSync(join(b, 'people.csv'), 'changed');
  expect(await codes(() => mergeRuns([a, b, c], out))).toEqual(['part-damaged']);
  expect(await codes(() => mergeRuns([a, join(place, 'nowhere'), c], out))).toEqual(['not-a-run']);
  expect(await codes(() => mergeRuns([whole], out))).toEqual(['not-a-part']);
  expect(existsSync(out)).toBe(false);
});
