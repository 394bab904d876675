import { expect, test } from 'vitest';
import { PackageEvaluator } from '../../src/bargaining/negotiate/evaluator.ts';
import { goalText } from '../../src/bargaining/negotiate/goal.ts';
import { measureOf } from '../../src/bargaining/negotiate/measures.ts';
import { negotiate } from '../../src/bargaining/negotiate/negotiate.ts';
import { limitText } from '../../src/bargaining/negotiate/words.ts';
import { fused } from '../../src/jit/fused.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { packagesCsv } from '../../src/report/bargaining/negotiate/csv.ts';
import { negotiateText } from '../../src/report/bargaining/negotiate/text.ts';
import { either } from '../runs.ts';
import { bargain, bargaining, byPayslips, everyPackage } from './setup.ts';

const grids = {
  'amounts, a threshold, the guarantee and its months': `
조정:
  기준A금액: { 부터: 100_000, 까지: 200_000, 간격: ${either(100_000, 50_000)} }
  기준A달성률: { 값: [80%, 92.5%] }
  보전비율: { 부터: 90%, 까지: 100%, 간격: ${either(10, 5)}% }
  보전개월수: { 값: [1, 12] }
제한: { 비용: { 이하: 3_000_000 }, 없을발견: [생활임금미달] }
목표: [비용, 줄어드는사람, 최소변화]`,
  'hours, the first month, choices and sick leave': `
조정:
  일소정근로시간: { 값: [6, 7] }
  시행일: { 부터: 2024-03-01, 까지: 2024-04-01, 간격: 1개월 }
  기본급끝수: { 값: [천원반올림, 원올림] }
  휴직급여1년차비율: { 부터: 70%, 까지: 100%, 간격: ${either(30, 15)}% }
제한: { 줄어드는사람: { 이하: 9 } }
목표: [비용, 최대손실]
비용항목: [지급총액, 사업주부담총액]
비교항목: 실수령액`,
  'what a union wants: more pay in all, within what it costs': `
조정:
  기준A금액: { 부터: 100_000, 까지: 200_000, 간격: 50_000 }
  보전비율: { 부터: 90%, 까지: 100%, 간격: 5% }
제한: { 비용: { 이하: 3_000_000 }, 총변화: { 이상: -100_000_000 } }
목표: { 실수령액: 늘림, 늘어나는사람: 줄임, 최소변화: 늘림 }
비교항목: 실수령액`,
};

test.each(Object.entries(grids))('%s: every package is what its payslips come to', async (_, part) => {
  const one = bargaining(part);
  const sizes = one.negotiation.levers.map(({ values }) => values.length);
  const all = everyPackage(sizes);
  const exact = all.map((places) => byPayslips(one, places));
  const known = new Map(all.map((places, i) => [places.join(), exact[i]?.figures]));
  const evaluator = new PackageEvaluator(one.engine, one.scenario, one.negotiation, one.table, fused);
  for (const [i, places] of all.entries()) {
    expect(evaluator.isQuick(places)).toBe(true);
    expect({ places, figures: evaluator.figures(places).figures }).toEqual({
      places,
      figures: exact[i]?.figures,
    });
  }
  const result = await bargain(one);
  expect(result.packages).toBe(all.length);
  // The front by its definition: no other package within the limits is as good in all goals and better in one.
  const { limits, goals } = one.negotiation;
  const fits = exact.map(({ figures }) =>
    limits.every(({ measure, side, amount }) =>
      side === '이하' ? measureOf(figures, measure) <= amount : measureOf(figures, measure) >= amount,
    ),
  );
  const score = exact.map(({ figures }) =>
    goals.map(({ measure, way }) => (way === 'more' ? -1 : 1) * measureOf(figures, measure)),
  );
  const beats = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((own, g) => own <= (b[g] ?? 0)) && a.some((own, g) => own < (b[g] ?? 0));
  const best = all.flatMap((_, i) => {
    const own = score[i] ?? [];
    if (fits[i] !== true) return [];
    if (score.some((other, j) => fits[j] === true && beats(other, own))) return [];
    return [own.join()];
  });
  const found = result.front.map(({ at }) => (score[at] ?? []).join());
  expect([...found].sort()).toEqual([...new Set(best)].sort());
  expect(result.fitting).toBe(fits.filter((one) => one).length);
  for (const own of result.front) {
    expect(own.same).toBe(best.filter((text) => text === (score[own.at] ?? []).join()).length);
    const losers = [...(exact[own.at]?.changes ?? [])].filter(([, change]) => change < 0);
    expect(new Map(own.losers.map(({ id, change }) => [id, change]))).toEqual(new Map(losers));
    // Slack: the limits hold all the way, and one grain further they break as told.
    for (const { lever, from, to, brokenBelow, brokenAbove } of own.slack) {
      const fitsAt = (place: number): readonly string[] => {
        const places = own.places.with(lever, place);
        const figures = known.get(places.join()) ?? byPayslips(one, places).figures;
        return limits
          .filter(({ measure, side, amount }) =>
            side === '이하' ? measureOf(figures, measure) > amount : measureOf(figures, measure) < amount,
          )
          .map(({ measure }) => measure);
      };
      for (let place = from; place <= to; place++) expect(fitsAt(place)).toEqual([]);
      expect(brokenBelow.map(({ measure }) => measure)).toEqual(from === 0 ? [] : fitsAt(from - 1));
      const last = (sizes[lever] ?? 1) - 1;
      expect(brokenAbove.map(({ measure }) => measure)).toEqual(to === last ? [] : fitsAt(to + 1));
    }
  }
});

/** Four people with 60 services a month, which meet A whatever the target; one of them is not covered. */
const four = `
합성인력:
  시드: 1
  인원: 4
  직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 모두돌봄센터 }
  근무: { 제공건수: 60 }
  일과: '09:00-18:00'
  휴게: '12:00-13:00'
  명단:
    - 직원: { 소속유형: 데이케어센터 }
`;

test('each 10,000 won of A costs 10,000 for every month in which somebody covered meets it', async () => {
  const one = bargaining(
    '조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }\n목표: [비용, 최소변화]',
    four,
  );
  const result = await bargain(one);
  // March and April; February is before the reform. Three people, two months: 60,000 a step.
  expect(result.front).toHaveLength(6);
  const costs = result.front.map(({ figures }) => measureOf(figures, '비용'));
  expect(costs.slice(1).map((cost, i) => cost - (costs[i] ?? 0))).toEqual([
    60_000, 60_000, 60_000, 60_000, 60_000,
  ]);
  // Two hours of overtime a day: 1,789,000 × 1.5 × 7 ÷ 1,095 = 17,155 an hour (17,154.79…).
  // March has 20 working days, April 21: 686,192 and 720,501 of overtime, rounded each.
  const month = (days: number): number =>
    1_789_000 + 150_000 + Math.round((1_789_000 * 7 * 120 * days) / 43_800) - 2_390_124;
  expect(costs[0]).toBe(3 * (month(20) + month(21)));
});

test('a lever’s value in packages.csv is a number, its unit in the heading', async () => {
  const levers =
    '조정: { 기준A금액: { 부터: 150_000, 까지: 160_000, 간격: 10_000 }, 기준A달성률: { 값: [80%, 92.5%] } }';
  const text = packagesCsv(await bargain(bargaining(`${levers}\n목표: [비용, 최소변화]`, four)));
  const [head, ...rows] = text.slice(1).trimEnd().split('\r\n');
  expect(head).toMatch(/^번호,기준A금액\(원\),기준A달성률\(비율\),/);
  for (const row of rows) expect(row).toMatch(/^\d+,1[56]0000,0\.(8|925),-?\d+,/);
});

test('a union’s goal is more pay in all: the dearest package within the limit, not the cheapest', async () => {
  const lever = '조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }';
  const fronts = (goals: string) =>
    bargain(bargaining(`${lever}\n제한: { 비용: { 이하: 1_600_000 } }\n목표: ${goals}`, four));
  const least = (await fronts('[비용]')).front;
  // 60,000 a step: 1,600,000 keeps as many steps as fit above the cheapest.
  const [cheap = Number.NaN] = least.map(({ figures }) => measureOf(figures, '비용'));
  const most = cheap + 60_000 * Math.floor((1_600_000 - cheap) / 60_000);
  for (const goals of ['[{ 지급총액: 늘림 }]', '{ 비용: 늘림 }', '[총변화]', '{ 최소변화: 늘림 }']) {
    const { front } = await fronts(goals);
    expect(front.map(({ figures }) => measureOf(figures, '비용'))).toEqual([most]);
    // The cost is the gross of everybody: what all have more is what it costs.
    expect(front.map(({ figures }) => measureOf(figures, '총변화'))).toEqual([most]);
  }
  expect((await fronts('{ 총변화: 줄임 }')).front.map(({ at }) => at)).toEqual(least.map(({ at }) => at));
  // Who wants both bargains over all that fits.
  expect((await fronts('[비용, { 지급총액: 늘림 }]')).front).toHaveLength((most - cheap) / 60_000 + 1);
});

test('goals as people read them', () => {
  const goals = (text: string) =>
    bargaining(`조정: { 기준A금액: { 값: [150_000] } }\n목표: ${text}`, four).negotiation.goals.map(goalText);
  expect(goals('[비용, { 지급총액: 늘림 }, { 늘어나는사람: 줄임 }]')).toEqual([
    '비용',
    '총변화',
    '늘어나는사람 줄임',
  ]);
  expect(goals('{ 비용: 늘림, 최대손실: 줄임 }')).toEqual(['비용 늘림', '최대손실']);
});

test('a limit that a step would break is binding, and its lever says so', async () => {
  const one = bargaining(
    '조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }\n제한: { 비용: { 이하: 1_600_000 } }\n목표: [최소변화]',
    four,
  );
  const [best, ...others] = (await bargain(one)).front;
  expect(others).toEqual([]);
  expect(best?.binding.map(({ measure }) => measure)).toEqual(['비용']);
  expect(best?.slack[0]?.from).toBe(0);
  expect(best?.slack[0]?.brokenAbove.map(({ measure }) => measure)).toEqual(['비용']);
});

test('its English is whole: goals, limits and measures', async () => {
  const result = await bargain(
    bargaining(
      '조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }\n제한: { 비용: { 이하: 1_600_000 }, 줄어드는사람: { 이하: 4 } }\n목표: [줄어드는사람, 최소변화, { 비용: 늘림 }]',
      four,
    ),
  );
  const text = negotiateText(result, 'en', 100);
  expect(text).toContain('goals: fewer people worse off, more least change, more cost\n');
  expect(text).toContain('limits: cost at most 1,600,000 won, people worse off at most 4\n');
  expect(text).toMatch(/\nno\. +cost +share +people worse off +largest loss +people better off\n/);
  // Names of terms, schemes and people are the rules' own.
  const own = /개편안|현행|지급총액|기준A금액|\(.*\)|교섭|시험|.*assumption.*/g;
  expect(text.slice(text.indexOf('goals')).replaceAll(own, '')).not.toMatch(/이하|이상|[0-9]원|[0-9]명/);
});

test('a limit on the cost as a share of what the first scheme costs', async () => {
  const by = (limit: string) =>
    bargain(
      bargaining(
        `조정: { 기준A금액: { 부터: 150_000, 까지: 200_000, 간격: 10_000 } }\n제한: { 비용: { 이하: ${limit} } }\n목표: [최소변화]`,
        four,
      ),
    );
  const share = await by('5.4%');
  // Four people, three months: 12 × 2,390,124 = 28,681,488, of which 5.4 % is 1,548,800.352.
  expect(share.before).toBe(28_681_488);
  const limits = (lang: 'ko' | 'en') => share.negotiation.limits.map((limit) => limitText(limit, lang));
  expect(limits('ko')).toEqual(['비용 현행의 5.4%(1,548,800원) 이하']);
  expect(limits('en')).toEqual(['cost at most 5.4% of 현행 (1,548,800 won)']);
  const amount = await by('1_548_800');
  expect(share.front.map(({ figures, at }) => ({ figures, at }))).toEqual(
    amount.front.map(({ figures, at }) => ({ figures, at })),
  );
  expect(share.fitting).toBe(amount.fitting);
});

test('kernels, the fused loop and a search of the same grid come to the same', async () => {
  const part = grids['amounts, a threshold, the guarantee and its months'];
  const one = bargaining(part);
  const whole = await bargain(one);
  const { engine, scenario, negotiation, table } = one;
  const kernels = await negotiate(engine, scenario, negotiation, table, { backend: runKernels });
  expect(kernels.front).toEqual(whole.front);
  const searched = await bargain(bargaining(`${part}\n방법: 탐색`));
  expect(searched.settled).toBe(true);
  expect(searched.front.map(({ at }) => at)).toEqual(whole.front.map(({ at }) => at));
});

test('what looks back at earlier months is worked out run by run, and comes to the same', () => {
  const closed = four.replace('근무: { 제공건수: 60 }', '근무: { 제공건수: 60, 휴업일수: 3 }');
  const one = bargaining('조정: { 기준A금액: { 부터: 150_000, 까지: 160_000, 간격: 10_000 } }', closed);
  const evaluator = new PackageEvaluator(one.engine, one.scenario, one.negotiation, one.table, fused);
  expect(evaluator.isQuick([0])).toBe(false);
  expect(evaluator.figures([1]).figures).toEqual(byPayslips(one, [1]).figures);
});
