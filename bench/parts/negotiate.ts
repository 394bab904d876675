import { PackageEvaluator } from '../../src/bargaining/negotiate/evaluator.ts';
import { Grid } from '../../src/bargaining/negotiate/grid.ts';
import { readNegotiation } from '../../src/bargaining/negotiate/read-negotiation.ts';
import { fused } from '../../src/jit/fused.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { loadTable } from '../../src/run/scenario/load-table.ts';
import { peopleSource } from '../../src/run/scenario/population.ts';
import { readScenario } from '../../src/run/scenario/read-scenario.ts';
import { rules } from '../exact.ts';
import { grossColumns, handGross } from '../hand/gross.ts';
import { race } from '../harness.ts';
import { type Part, times } from '../report.ts';
import { ordinaryRows } from '../rows.ts';

/** 157 people over twelve months; about 120,000 packages of five levers. */
const scenarioText = `
시나리오: 교섭의 빠르기
귀속월: { 시작: 2024-03, 종료: 2025-02 }
제도: [현행, 개편안(보전)]
근무가정: { 이름: 혼합, 설명: 반은 18시까지 }
합성인력:
  시드: 20240131
  인원: 157
  직원:
    직종: 요양보호사
    근무형태: { 전일제: 94%, 시간제: 6% }
    소속유형: { 모두돌봄센터: 84%, 데이케어센터: 16% }
    기본급: { 없음: 55%, 2_403_500: 15%, 2_400_000: 15%, 2_390_125~2_600_000: 15% }
  근무:
    연차일수: { 0: 50%, 1: 50% }
    제공건수: { 기준: 근무가능일수, 배수: { 부터: 1.5, 까지: 2.3, 간격: 0.01 } }
    적극개입건수: { 기준: 제공건수, 배수: { 부터: 0%, 까지: 38%, 간격: 1% } }
  일과: { '09:00-18:00': 45%, '09:00-17:00': 25%, '09:00-16:00': 30% }
  휴게: '12:00-13:00'
  무리:
    - 조건: { 근무형태: 시간제 }
      직원: { 주소정근로시간: { 20: 50%, 25: 25%, 30: 25% }, 기본급: 없음 }
      일과: 없음
  휴직:
    - { 종류: 질병휴직, 비중: 6%, 시작: { 부터: 2022-03-01, 까지: 2024-09-30 }, 일수: { 부터: 30, 까지: 730 } }
교섭:
  조정:
    기준A금액: { 부터: 100_000, 까지: 250_000, 간격: 10_000 }
    기준B금액: { 부터: 0, 까지: 100_000, 간격: 10_000 }
    기준A달성률: { 부터: 80%, 까지: 90%, 간격: 1% }
    보전비율: { 부터: 80%, 까지: 100%, 간격: 1% }
    휴직급여1년차비율: { 값: [70%, 80%, 90%] }
  제한: { 없을발견: [최저임금미달, 생활임금미달] }
`;
const packages = 100_000;
/** Packages a call, from all over the grid. */
const some = 500;
const target = 60;

export async function negotiatePart(): Promise<Part> {
  const problems = new Problems();
  const node = readSource(scenarioText, 'bench', problems);
  const scenario = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('no scenario');
  const engine = new Engine(rules, scenario.changes);
  const negotiation = readNegotiation(engine, scenario, problems);
  const source = peopleSource(engine, scenario, new Map(), problems);
  problems.throwIfAny();
  const people = await loadTable({ engine, scenario }, source);
  if (negotiation === undefined) throw new Error('no bargaining');
  const grid = new Grid(negotiation.levers);
  const evaluator = new PackageEvaluator(engine, scenario, negotiation, people, fused);
  const start = performance.now();
  if (!evaluator.isQuick(grid.places(0))) throw new Error('packages are not worked out by columns');
  const once = performance.now() - start;
  const rows = ordinaryRows(65_536);
  const out = grossColumns(rows.count);
  let at = 0;
  const [hand, own] = await race([
    {
      name: 'columns written by hand, both schemes',
      units: rows.count,
      run: () => handGross(rows, out, 0, rows.count),
    },
    {
      name: 'packages, one core',
      units: some * people.rows,
      run: () => {
        for (let i = 0; i < some; i++) {
          evaluator.figures(grid.places(at));
          at = (at + 7919) % grid.count;
        }
      },
    },
  ]);
  const byHand = (hand?.ns ?? Number.NaN) * 12e6;
  const all = (own?.ns ?? Number.NaN) * packages * people.rows + once * 1e6;
  const ratio = all / byHand;
  return {
    part: 'negotiate',
    title: `${packages.toLocaleString('en-US')} packages × ${people.rows.toLocaleString('en-US')} person-months, one core`,
    head: ['', 'ns a person-month', '× one pass by hand over 12 million'],
    rows: [
      [hand?.name ?? '', times(hand?.ns ?? Number.NaN), '1'],
      [own?.name ?? '', times(own?.ns ?? Number.NaN), times(ratio)],
      ['once: calendar, both schemes, compile', '', times((once * 1e6) / byHand)],
    ],
    targets: [
      {
        text: `at most ${target} × one pass by hand (two cores; one is used)`,
        measured: `${times(ratio)} ×`,
        met: ratio <= target,
      },
    ],
    figures: { hand, own, once, ratio },
  };
}
