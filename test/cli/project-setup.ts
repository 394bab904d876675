import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A scheme over the shipped ones with a line of its own: 70,000 won a month. */
export const ownRules = {
  'rules/meal.yaml': `provision: 우리식대
label: Our meal allowance
source: 우리 보수규정 제9조
items:
  우리식대: { label: Meal allowance, line: 지급, after: 휴업수당, nature: { 통상임금: 예, 세금: 식대, 최저임금: 현금복리후생, 평균임금: 제외기간지급 } }
terms:
  우리식대: { unit: 원, label: Meal allowance, value: 70_000 }
`,
  'rules/scheme.yaml': `scheme: 우리안
label: Our proposal
base: 현행
provisions: [우리식대]
`,
};

export const projectText = `프로젝트: 우리 기관
층: [korea, seoul-social-service, ./rules]
제도: [현행, 우리안]
열: { 근무장소: 소속유형 }
가정: { 나머지: 이어쓰기 }
`;

export const personText = `귀속월: 2024-03
직원: { 직종: 요양보호사, 근무형태: 전일제, 근무장소: 모두돌봄센터 }
근무: { 제공건수: 30 }
`;

const scenarioText = `시나리오: 우리 사람들
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 우리안]
근무가정: { 이름: 여섯 시, 설명: 여섯 시에 마친다. }
사람: { 명부: ../people.csv, 일과: 09:00-18:00, 휴게: 12:00-13:00 }
`;

const monthsScenario = scenarioText.replace(/^사람:.*$/m, '사람: { 인월: ../months.csv }');

/** Enough rows for two threads to have a share each. */
const monthRows = Array.from({ length: 4000 }, (_, i) => `${i + 1},2024-03,요양보호사,전일제,데이케어센터`);

/** A folder with files in it: a project, and what else is given. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pumsak-project-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export const projectFiles: Readonly<Record<string, string>> = {
  ...ownRules,
  'pumsak.yaml': projectText,
  'people.csv': '사번,직종,근무형태,근무장소\n1,요양보호사,전일제,데이케어센터\n2,사회복지사,전일제,본부\n',
  'months.csv': `사번,귀속월,직종,근무형태,근무장소\n${monthRows.join('\n')}\n`,
  'input/me.yaml': personText,
  'scenarios/ours.yaml': scenarioText,
  'scenarios/months.yaml': monthsScenario,
};
