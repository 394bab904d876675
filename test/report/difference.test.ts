import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { readSides } from '../../src/disk/difference.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { fused } from '../../src/jit/fused.ts';
import { differenceJson } from '../../src/report/difference/json.ts';
import { differenceText } from '../../src/report/difference/text.ts';
import { differenceSentence } from '../../src/report/difference/words.ts';
import { ruleSetDifferences } from '../../src/rules/difference/rule-set.ts';
import type { Difference } from '../../src/rules/difference/types.ts';
import type { RuleSet } from '../../src/rules/model.ts';
import { type DifferenceResult, differences } from '../../src/run/difference/difference.ts';
import { pairOf } from '../../src/run/difference/pair.ts';
import { runScenario } from '../../src/run/run.ts';
import { over } from '../rules/over.ts';
import { editedRules, saying, version, withTerm } from '../run/difference/setup.ts';
import { rules } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = new URL('../../scenarios/2024-wage-reform.yaml', import.meta.url).pathname;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `기준: ${shipped}\n시나리오: ${name}\n${text}\n`);
  return path;
};
const lower = file('lower.yaml', '변경: { 개편안: { 값: { 기준A달성률: { 2024-05-01: 80% } } } }');

const compared = async (a: string, b: string, scenario?: string, costs = true): Promise<DifferenceResult> => {
  const ask = await readSides([a, b], { rules, shipped: async () => rules, scenario, costs });
  return differences(ask, { backend: fused });
};
const sentences = ({ parts }: DifferenceResult, lang: 'ko' | 'en' = 'ko'): string[] =>
  parts.flatMap((part) => part.differences.map((one) => differenceSentence(one, lang)));

test('a threshold lowered from May on: the sentence, its people and its cost as two runs give them', async () => {
  const result = await compared(shipped, lower);
  expect(sentences(result)).toEqual(['협력성과급 기준A달성률을 85%에서 80%로, 2024-05-01부터']);
  expect(sentences(result, 'en')).toEqual([
    'Share of the target for criterion A (기준A달성률): 85% → 80%, from 2024-05-01',
  ]);
  const runs = await Promise.all(
    [shipped, lower].map(async (path) => {
      const { scenario, engine, table } = await loadScenario(rules, path);
      return runScenario(engine, scenario, table, { backend: fused });
    }),
  );
  const [before, after] = runs.map(({ summary }) => summary.totals[1] ?? 0);
  const heads = new Set(
    runs[0]?.rows.flatMap((row, i) => {
      const [own, other] = [row.schemes[1], runs[1]?.rows[i]?.schemes[1]];
      return own?.amounts.join() === other?.amounts.join() ? [] : [row.id];
    }),
  );
  // All who gain do so by whole months of bonus A, from May on.
  expect((after ?? 0) - (before ?? 0)).toBe(139 * 150_000);
  const costs = result.parts[1]?.costs;
  expect(costs?.costs).toEqual([
    {
      groups: ['협력성과급 기준A달성률'],
      people: heads.size,
      amounts: expect.arrayContaining([(after ?? 0) - (before ?? 0)]),
    },
  ]);
});

test('the other way about the values change places', async () => {
  const result = await compared(lower, shipped, undefined, false);
  expect(sentences(result)).toEqual(['협력성과급 기준A달성률을 80%에서 85%로, 2024-05-01부터']);
  expect(result.crowd).toBeUndefined();
});

const names = [...rules.schemes.keys()];
const key = (one: Difference, from?: string, to?: string): string =>
  JSON.stringify([one.kind, one.name, from, to, one.from, one.until]);

test.each(names)('%s does not differ from itself, and from any other as that from it, swapped', (name) => {
  expect(pairOf(version(), version(), name, name).differences).toEqual([]);
  for (const other of names.filter((one) => one > name)) {
    const there = pairOf(version(), version(), name, other).differences;
    const back = pairOf(version(), version(), other, name).differences;
    const terms = (all: readonly Difference[]) => all.filter(({ kind }) => kind === '항목');
    expect(
      terms(back)
        .map((one) => key(one, one.after?.text, one.before?.text))
        .sort(),
    ).toEqual(
      terms(there)
        .map((one) => key(one, one.before?.text, one.after?.text))
        .sort(),
    );
    expect(there.length).toBeGreaterThan(0);
  }
});

/** The sentences by which a rule set differs from the shipped one. */
const told = (...edits: readonly ((set: RuleSet) => RuleSet)[]): string[] =>
  ruleSetDifferences(rules, editedRules(...edits)).map((one) => differenceSentence(one, 'ko'));

test('each kind of change of rules has its sentence', () => {
  expect(told()).toEqual([]);
  expect(
    told(withTerm('협력성과급A', '협력성과급A', saying('if 기준A달성 then 기준A금액 else 10_000원', false))),
  ).toEqual([
    '협력성과급A 협력성과급A를 ‘[기준A달성이면 기준A금액, 아니면 0]’에서 ‘[기준A달성이면 기준A금액, 아니면 10,000원]’으로',
  ]);
  // Another spelling is no change.
  expect(told(withTerm('협력성과급A', '기준A금액', saying('150000')))).toEqual([]);
  expect(told(withTerm('협력성과급A', '기준A금액', saying('150_000원')))).toEqual([]);
  // The wage of a year that had none yet.
  expect(
    told(
      withTerm('최저임금', '최저임금시급', (rule) => ({
        ...rule,
        until: '2028-12',
        entries: [
          ...(rule.entries ?? []),
          {
            from: '2028-01-01',
            formula: { text: '10_900', at: rule.at },
            literal: true,
            source: { text: '고시' },
            confirmed: true,
          },
        ],
      })),
    ),
  ).toEqual(['최저임금 최저임금시급을 10,900원/시간으로, 2028-01-01부터 2028-12-31까지']);
  // A year's wage put right in the middle of the years.
  expect(
    told(
      withTerm('최저임금', '최저임금시급', (rule) => ({
        ...rule,
        entries: (rule.entries ?? []).map((one) =>
          one.from === '2024-01-01' ? { ...one, formula: { ...one.formula, text: '9_870' } } : one,
        ),
      })),
    ),
  ).toEqual(['최저임금 최저임금시급을 9,860원/시간에서 9,870원/시간으로, 2024-01-01부터 2024-12-31까지']);
  expect(
    told((set) => ({
      ...set,
      provisions: set.provisions.map((one) =>
        one.name === '협력성과급'
          ? {
              ...one,
              terms: one.terms
                .filter(({ name }) => name !== '목표영건인정')
                .map((rule) =>
                  rule.name === '기준A달성'
                    ? saying('제공건수 >= 기준A달성률 * 월목표건수', false)(rule)
                    : rule,
                ),
            }
          : one,
      ),
    })),
  ).toEqual([
    '협력성과급 기준A달성을 ‘(기준A목표건수 > 0 또는 목표영건인정) 그리고 기준A제공건수 ≥ 기준A달성률 × 기준A목표건수’에서 ‘제공건수 ≥ 기준A달성률 × 월목표건수’로',
    '협력성과급 목표영건인정을 없앰(아니오)',
  ]);
  expect(
    told((set) => ({ ...set, holidays: set.holidays.filter(({ day }) => isoDay(day) !== '2024-10-01') })),
  ).toEqual(['공휴일을 뺌: 2024-10-01 ‘임시공휴일, 임시공휴일’']);
  // 제헌절 no longer gives way to a Monday; nothing else of the rules of holidays differs.
  expect(
    told((set) => ({
      ...set,
      holidayRules: set.holidayRules.map((one) => ({
        ...one,
        days: one.days.map(({ substitute, ...day }) =>
          day.name === '제헌절' || substitute === undefined ? day : { ...day, substitute },
        ),
      })),
    })),
  ).toEqual([
    '공휴일 제헌절을 ‘07-17, 법정공휴일, 2026-05-11부터, 겹치면(토·일) 대체공휴일, 대체 2026-05-11부터, 토·일 지나침’에서 ‘07-17, 법정공휴일, 2026-05-11부터’로',
  ]);
  expect(
    told((set) => ({
      ...set,
      tables: set.tables.map((one) => ({
        ...one,
        entries: one.entries.map((entry, i) =>
          i > 0 || one.name !== '간이세액표'
            ? entry
            : { ...entry, cells: entry.cells.map((row, r) => (r === 0 ? ['7', ...row.slice(1)] : row)) },
        ),
      })),
    })),
  ).toEqual(['간이세액표 월급여 770,000~775,000원 공제대상가족수 1 칸을 0원에서 7원으로, 2018-02-13부터']);
  expect(
    told((set) => ({
      ...set,
      agreements: set.agreements.map((one) =>
        one.name === '질병휴직'
          ? {
              ...one,
              parties: one.parties.map((party) =>
                party.name === '3노조'
                  ? { ...party, states: party.states.map((state) => ({ ...state, status: '체결' as const })) }
                  : party,
              ),
            }
          : one,
      ),
    })),
  ).toEqual(['협약 질병휴직 3노조를 ‘2022-05-10부터 교섭중’에서 ‘2022-05-10부터 체결’로']);
});

test('another nature of a pay item, and another body of a function, are differences though no formula says so', () => {
  const eachProvision =
    (edit: (one: RuleSet['provisions'][number]) => RuleSet['provisions'][number]) =>
    (set: RuleSet): RuleSet => ({ ...set, provisions: set.provisions.map(edit) });
  const untaxed = eachProvision((one) => ({
    ...one,
    items: one.items.map((item) => ({
      ...item,
      natures: item.natures.map((own) =>
        item.name === '야간수당' && own.nature === '세금'
          ? { ...own, choices: [{ choice: { text: '비과세', at: own.at } }] }
          : own,
      ),
    })),
  }));
  expect(told(untaxed)).toEqual(['가산수당 야간수당의 성질을 ‘세금 과세’에서 ‘세금 비과세’로']);
  const there = pairOf(version(), version('', editedRules(untaxed)), '현행', '현행').differences;
  expect(there.map((one) => differenceSentence(one, 'en'))).toEqual([
    'nature of Night add-on pay (야간수당): ‘세금 과세’ → ‘세금 비과세’',
  ]);
  // What a day away takes off is divided by 30 in place of the month's days: all terms that call the function say so.
  const byThirty = eachProvision((one) => ({
    ...one,
    functions: one.functions.map((own) =>
      own.name === '휴직몫'
        ? { ...own, formula: { ...own.formula, text: 'round(금액 * 휴직공제일수 / 일할기준일수, 1원)' } }
        : own,
    ),
  }));
  const moved = ruleSetDifferences(rules, editedRules(byThirty));
  expect(moved.length).toBeGreaterThan(0);
  for (const one of moved) {
    expect([one.before?.formula, one.after?.formula]).toEqual([
      expect.stringMatching(/; 휴직몫\(금액\) = round\(금액 \* 휴직공제일수 \/ 역일수, 1원\)$/),
      expect.stringMatching(/; 휴직몫\(금액\) = round\(금액 \* 휴직공제일수 \/ 일할기준일수, 1원\)$/),
    ]);
  }
});

test('two projects whose schemes replace provisions of the law’s, and a nature that differs between them', async () => {
  const example = new URL('../../examples/child-care', import.meta.url).pathname;
  const [own, other] = ['own', 'other'].map((name) => {
    cpSync(example, join(folder, name), { recursive: true });
    return join(folder, name);
  });
  const edited = join(other ?? '', 'rules/meals-now.yaml');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace('140_000', '150_000'));
  const scenario = join(own ?? '', 'scenarios/2025.yaml');
  const { parts } = await compared(own ?? '', other ?? '', scenario);
  // Three people, twelve months, 10,000 won more; who joined in the year before is there for all of it.
  expect(parts[0]?.costs?.costs.map(({ people, amounts }) => [people, amounts[0]])).toEqual([[3, 360_000]]);
  // The same amount, taxed: no pay moves, the employer's insurance does.
  const allowances = join(other ?? '', 'rules/allowances.yaml');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace('150_000', '140_000'));
  writeFileSync(allowances, readFileSync(allowances, 'utf8').replace('세금: 식대', '세금: 과세'));
  const taxed = await compared(own ?? '', other ?? '', scenario);
  expect(sentences(taxed)[0]).toBe('어린이집수당 정액급식비의 성질을 ‘세금 식대’에서 ‘세금 과세’로');
  const found = taxed.parts[0]?.costs;
  const moved = (total: string): number | undefined => found?.costs[0]?.amounts[found.totals.indexOf(total)];
  expect([found?.costs[0]?.people, moved('지급총액')]).toEqual([3, 0]);
  expect(moved('사업주부담총액')).toBeGreaterThan(0);
  expect(found?.rest.every((one) => one === 0)).toBe(true);
});

test('a provision, lines of pay and whom a scheme covers', () => {
  const all = pairOf(version(), version(), '현행', '개편안').differences.map((one) =>
    differenceSentence(one, 'ko'),
  );
  expect(all).toContain('조항 ‘질병휴직-현행’ 대신 ‘질병휴직-개선안’을 둠');
  expect(all).toContain('조항 ‘적용범위’를 더함');
  expect(all).toContain('지급 항목에 협력성과급A를 더함');
  expect(all).toContain('개편안 적용 조건에 ‘근무형태’를 더함: ‘근무형태 = 전일제’');
  expect(all).toContain('적용되지 않는 사람은 ‘현행’의 금액을 받음');
  const back = pairOf(version(), version(), '개편안', '현행').differences.map((one) =>
    differenceSentence(one, 'ko'),
  );
  expect(back).toContain('지급 항목에서 협력성과급A를 뺌');
  expect(back).toContain('협력성과급 기준A달성률을 없앰(85%)');
});

test('each difference names what it rests on, a scenario’s value with the law it stands over', async () => {
  const { parts } = await compared(shipped, lower, undefined, false);
  expect(
    parts.flatMap(({ differences: all }) => all.flatMap(({ sources }) => sources.map(({ text }) => text))),
  ).toEqual(['2024 주요업무보고 주요과제➊(협력성과급)', '시나리오의 변경']);
});

test.each(['ko', 'en'] as const)(
  'text in %s keeps to 80 columns, and says when nothing differs',
  async (lang) => {
    const result = await compared('현행', '개편안', shipped);
    for (const line of differenceText(result, lang, 80).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
    const none = await compared('현행', '현행');
    expect(differenceText(none, lang, 80).split('\n')[1]).toBe(
      lang === 'ko' ? '차이가 없습니다.' : 'No difference.',
    );
    expect(differenceJson(none, lang)).toMatchObject({ 같음: true, 견줌: [{ 조문: [] }] });
  },
);

test('a value of years outside the scenario’s months is not told', async () => {
  const wage = file('wage.yaml', '변경: { 현행: { 값: { 생활임금시급: 12_000 } } }');
  expect(sentences(await compared(shipped, wage, undefined, false))).toEqual([
    '생활임금 생활임금시급을 11,436원/시간에서 12,000원/시간으로, 2024-01-01부터 2024-12-31까지',
    '적용되지 않는 사람(현행): 생활임금 생활임금시급을 11,436원/시간에서 12,000원/시간으로, 2024-01-01부터 2024-12-31까지',
  ]);
});

/** A scheme's own list of at most so many dependants with these fields, and an item that counts them. */
const dependants = (most: number, fields: string): string => `extends: 개편안
source: 보기
terms:
  보기가족: { unit: 목록, label: Dependants, fact: { from: 직원, most: ${most}, fields: { ${fields} } } }
items:
  보기가족수당:
    label: For dependants
    line: 지급
    after: 기본급
    formula: 'count(보기가족 where 관계 = "자녀") * 20_000원'
    less: []
    nature: { 통상임금: 아니오, 세금: 과세, 최저임금: 임금, 평균임금: 예 }
`;
const relation = '관계: { unit: 선택, choices: [배우자, 자녀] }';

test('a list that one side has is one sentence, of whole rule sets and of schemes', () => {
  const { rules: more } = over(dependants(8, `${relation}, 생년월일: { unit: 날짜 }`));
  const lists = (all: readonly Difference[], lang: 'ko' | 'en') =>
    all
      .filter(({ name, kind }) => name.startsWith('보기가족') && (kind === '입력' || kind === '목록'))
      .map((one) => differenceSentence(one, lang));
  const added = '개편안의 항목 보기가족을 새 목록으로 둠(‘직원.보기가족: 관계·생년월일, 8개까지’)';
  expect(lists(ruleSetDifferences(rules, more), 'ko')).toEqual([added]);
  const scheme = (a: typeof rules, b: typeof rules) =>
    pairOf({ rules: a, changes: new Map() }, { rules: b, changes: new Map() }, '개편안', '개편안');
  const { differences: ofScheme, groups } = scheme(rules, more);
  expect(lists(ofScheme, 'ko')).toEqual([added]);
  // What is said once is adopted once, with what stands in the same provision.
  expect(groups.of('보기가족1_관계')).toBe(ofScheme.find(({ kind }) => kind === '목록')?.group);
  expect(lists(scheme(more, rules).differences, 'en')).toEqual([
    'list Dependants (보기가족) removed: ‘직원.보기가족: 관계·생년월일, 8개까지’',
  ]);
});

test('what changes within a list that both sides have is said field by field', () => {
  const { rules: two } = over(dependants(2, relation));
  const { rules: three } = over(dependants(3, relation));
  const texts = ruleSetDifferences(two, three)
    .filter(({ name, kind }) => name.startsWith('보기가족') && kind !== '항목')
    .map((one) => differenceSentence(one, 'ko'));
  // The third item is new; the first two stay.
  expect(texts).toEqual(['개편안의 항목 보기가족3_관계를 새 입력으로 둠(‘직원.보기가족3.관계, 없어도 됨’)']);
});

test('under agreements each clause costs what it moves for those whom it binds', async () => {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write(
    'crew.csv',
    `사번,직종,근무형태,소속,노조,개별계약일
1001,요양보호사,전일제,모두돌봄센터,1노조,
1002,요양보호사,전일제,모두돌봄센터,2노조,
1003,요양보호사,전일제,모두돌봄센터,없음,2024-03-20
`,
  );
  write(
    'crew-leave.csv',
    `사번,종류,시작일,종료일
1001,질병휴직,2024-03-01,2024-12-31
1002,질병휴직,2024-03-01,2024-12-31
1003,질병휴직,2024-04-01,2024-12-31
`,
  );
  write(
    'crew.yaml',
    `시나리오: 세 사람의 봄
귀속월: { 시작: 2024-03, 종료: 2024-04 }
제도: [현행, 개편안]
근무가정: { 이름: 16시까지, 설명: 모두가 소정근로만 일한다. }
사람: { 명부: crew.csv, 휴직: crew-leave.csv, 일과: '09:00-16:00', 휴게: '12:00-13:00' }
협약: 적용
취업규칙동의일: 2024-04-01
협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]
`,
  );
  const gross = async (after: string): Promise<(string | number)[][]> => {
    const { parts } = await compared('현행', after, join(folder, 'crew.yaml'));
    const [costs] = parts.flatMap((part) => part.costs ?? []);
    expect(costs?.rest).toEqual(costs?.totals.map(() => 0));
    return (costs?.costs ?? []).flatMap(({ groups, people, amounts: [won = 0] }) =>
      won === 0 ? [] : [[groups.join(', '), people, won]],
    );
  };
  // 1003 alone is covered, on leave in April: of 2,390,124 − 1,252,300 base has (601,124 + 420,787) ÷ 2, leave the other part.
  const reform = [
    ['소정근로와 기본급', 1, -510_955],
    ['질병휴직', 1, -626_869],
  ];
  expect(await gross('개편안')).toEqual(reform);
  // 1001: 2,390,124 × 14/31 and × 70 % × 17/31 in March, × 70 % in April; 1002 has 70 % already.
  const signed = ['질병휴직-개선안', 1, 1_079_411 + 917_499 - 2_390_124 + 1_673_087 - 2_390_124];
  expect(await gross('현행(협약변경)')).toEqual([signed]);
  expect(await gross('개편안(협약변경)')).toEqual([...reform, signed]);
});
