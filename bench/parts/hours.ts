import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, monthsCsv } from '../months-data.ts';
import { inProject } from '../paths.ts';
import { node, type Spent } from '../process.ts';
import { type Part, times } from '../report.ts';

/** People of the files; twelve months each. */
const people = Number(process.env['BENCH_HOURS_PEOPLE'] ?? 20_000);
const [limit, rounds] = [1.3, 5];

/**
 * A file of person-months whose people have hours of their own against the same file without: whole processes on one thread.
 * Half the people work by contract for less than forty hours; in another file one in ten has a scheduled week beside.
 */
export async function hoursPart(): Promise<Part> {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-hours-'));
  try {
    const files = written(place);
    const spent = files.map(({ name }) => ({ name, all: [] as Spent[] }));
    for (let round = 0; round < rounds; round++)
      for (let i = 0; i < files.length; i++) {
        const at = (i + round) % files.length;
        spent[at]?.all.push(node([inProject('dist/cli.js'), 'run', files[at]?.path ?? '', '--workers', '1']));
      }
    const measured = spent.map(({ name, all }) => ({ name, ...median(all) }));
    const [first] = measured;
    const ratios = measured.map(({ cpu }) => cpu / (first?.cpu ?? Number.NaN));
    const worst = Math.max(...ratios.slice(1));
    return {
      part: 'hours',
      title: `${people * 12} person-months of people with hours of their own`,
      head: ['', '× without', 'MiB'],
      rows: measured.map(({ name, peak }, i) => [
        name,
        times(ratios[i] ?? Number.NaN),
        String(Math.round(peak / 1024)),
      ]),
      targets: [{ text: `at most ${limit} × the file without`, measured: times(worst), met: worst <= limit }],
      figures: { measured },
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}

const median = (all: readonly Spent[]): Spent =>
  [...all].sort((a, b) => a.cpu - b.cpu)[(all.length - 1) >> 1] ?? { cpu: Number.NaN, peak: Number.NaN };

/** Hours a week by contract, and what is written of a week of one's own. */
const contracts = [20, 14, 15, 30, 35, 32.5];
const weeks = [
  '월~목 09:00-18:00, 금 09:00-13:00, 휴게 12:00-13:00',
  '월수금 13:00-18:00',
  '화~토 10:00-17:00, 휴게 13:00-14:00, 주휴일 월',
];

/** The same people in a file without hours, in one with contracts, and in one with some scheduled weeks beside. */
function written(place: string): readonly { readonly name: string; readonly path: string }[] {
  const rows = [...monthsCsv(people)].flatMap((text) => text.trimEnd().split('\n'));
  const contract = (p: number): string =>
    p % 2 === 0 ? '' : String(contracts[(p >> 1) % contracts.length] ?? '');
  const week = (p: number): string => (p % 10 === 0 ? `"${weeks[(p / 10) % weeks.length] ?? ''}"` : '');
  const file = (key: string, more: string, cells: (person: number) => string) => {
    const text = rows.map((row, i) => {
      const own = cells(Math.floor(i / 12));
      return `${/[1-9]/.test(own) ? row.replace('전일제', '시간제') : row}${own}`;
    });
    writeFileSync(join(place, `${key}.csv`), `${heading.trimEnd()}${more}\n${text.join('\n')}\n`);
    const path = join(place, `${key}.yaml`);
    writeFileSync(path, scenario(key));
    return path;
  };
  return [
    { name: 'without hours', path: file('plain', '', () => '') },
    { name: 'contracts', path: file('contracts', ',주소정근로시간', (p) => `,${contract(p)}`) },
    {
      name: 'contracts and weeks',
      path: file('weeks', ',주소정근로시간,소정근로', (p) => `,${contract(p)},${week(p)}`),
    },
  ];
}

const scenario = (file: string): string =>
  `시나리오: 잼
귀속월: { 시작: 2024-01, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 파일, 설명: 파일대로. }
사람: { 인월: ${file}.csv }
`;
