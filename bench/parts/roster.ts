import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, monthsCsv } from '../months-data.ts';
import { inProject } from '../paths.ts';
import { node, type Spent } from '../process.ts';
import { type Part, times } from '../report.ts';

/** People of the roster; twelve months each. */
const people = Number(process.env['BENCH_ROSTER_PEOPLE'] ?? 20_000);
const limit = 3;

/**
 * A roster with its monthly records, and a made-up workforce, against a file of person-months asked the same: whole
 * processes on one thread, without and with files written.
 */
export async function rosterPart(): Promise<Part> {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-roster-'));
  try {
    const scenarios = written(place);
    const rounds = 3;
    const spent = scenarios.map(({ name }) => ({ name, plain: [] as Spent[], files: [] as Spent[] }));
    for (let round = 0; round < rounds; round++) {
      scenarios.forEach(({ path, options }, i) => {
        const args = [inProject('dist/cli.js'), 'run', path, ...options];
        spent[i]?.plain.push(node(args));
        spent[i]?.files.push(node([...args, '--out', join(place, 'out'), '--force']));
      });
    }
    const measured = spent.map(({ name, plain, files }) => ({
      name,
      plain: median(plain),
      files: median(files),
    }));
    const [first] = measured;
    const ratios = measured.slice(1).map(({ plain, files }) => ({
      plain: plain.cpu / (first?.plain.cpu ?? Number.NaN),
      files: files.cpu / (first?.files.cpu ?? Number.NaN),
    }));
    const worst = Math.max(...ratios.flatMap((one) => [one.plain, one.files]));
    const peak = Math.max(...measured.flatMap(({ plain, files }) => [plain.peak, files.peak])) / 1024;
    return {
      part: 'roster',
      title: `${people * 12} person-months from a roster and from a made-up workforce`,
      head: ['', '× a file of person-months', 'with files written', 'MiB'],
      rows: measured.map(({ name, plain, files }) => [
        name,
        times(plain.cpu / (first?.plain.cpu ?? Number.NaN)),
        times(files.cpu / (first?.files.cpu ?? Number.NaN)),
        String(Math.round(Math.max(plain.peak, files.peak) / 1024)),
      ]),
      targets: [
        { text: `at most ${limit} × a file of person-months`, measured: times(worst), met: worst <= limit },
        { text: 'at most 400 MiB', measured: `${Math.round(peak)} MiB`, met: peak <= 400 },
      ],
      figures: { measured },
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}

const median = (all: readonly Spent[]): Spent => {
  const [middle = { cpu: Number.NaN, peak: Number.NaN }] = [...all]
    .sort((a, b) => a.cpu - b.cpu)
    .slice(Math.floor(all.length / 2));
  return middle;
};

/** The same people as one file of person-months, as a roster with monthly records, and as many drawn ones. */
function written(place: string) {
  const [months, roster, records] = ['months.csv', 'roster.csv', 'records.csv'].map((name) =>
    openSync(join(place, name), 'w'),
  );
  if (months === undefined || roster === undefined || records === undefined) throw new Error('three files');
  writeSync(months, heading);
  writeSync(roster, '사번,직종,근무형태,소속유형,기본급,노조,입사일\n');
  writeSync(records, '사번,귀속월,연차일수,제공건수,적극개입건수,병가일수\n');
  for (const text of monthsCsv(people)) {
    writeSync(months, text);
    text
      .trimEnd()
      .split('\n')
      .forEach((line, i) => {
        const [id, month, job, form, place_, pay, union, hired, ...rest] = line.split(',');
        if (i === 0) writeSync(roster, `${[id, job, form, place_, pay, union, hired].join()}\n`);
        writeSync(records, `${[id, month, ...rest].join()}\n`);
      });
  }
  for (const file of [months, roster, records]) closeSync(file);
  const scenario = (name: string, file: string, who: string, options: readonly string[] = []) => {
    const path = join(place, `${file}.yaml`);
    writeFileSync(
      path,
      `시나리오: 잼\n귀속월: { 시작: 2024-01, 종료: 2024-12 }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n보고: { 원인: true }\n${who}`,
    );
    return { name, path, options };
  };
  return [
    scenario('a file of person-months', 'months', '사람: { 인월: months.csv }\n', ['--workers', '1']),
    scenario(
      'a roster with monthly records',
      'roster',
      '사람: { 명부: roster.csv, 월별기록: records.csv }\n',
    ),
    scenario('a made-up workforce', 'drawn', drawn),
  ];
}

const drawn = `합성인력:
  시드: 1
  인원: ${people}
  직원:
    직종: { 요양보호사: 34%, 활동지원사: 33%, 사회복지사: 33% }
    근무형태: 전일제
    소속유형: 모두돌봄센터
    기본급: 2_060_740~2_660_740
    노조: { 1노조: 33%, 2노조: 33%, 없음: 34% }
    입사일: { 부터: 2010-01-10, 까지: 2022-09-19 }
  근무:
    연차일수: { 0: 27%, 1: 27%, 2: 26%, 1.5: 20% }
    제공건수: 20~49
    적극개입건수: 0~11
`;
