import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkRules } from '../../src/columns/check-rules.ts';
import { readRuleFolder } from '../../src/disk/rule-folder.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { bareText } from '../../src/readings/exact.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { TermRule } from '../../src/rules/model.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { rules as shipped } from '../support.ts';

/** The law knows no institution: rules/korea stands alone, and says nothing of what lies over it. */
const folder = new URL('../../rules/', import.meta.url).pathname;
const ofKorea = (rule: TermRule): boolean => rule.at.file?.startsWith('rules/korea/') === true;

/** Terms of an institution that the law still names, each with its reason. */
const stillNamed: Readonly<Record<string, string>> = {};

/** Words of one institution, which no text of the law may hold. */
const ownWords = /서울|생활임금|협력성과급|주요업무보고|현행기본급|현행통상임금|개편안|요양보호사|모두돌봄/;

async function korea(): Promise<Compiled> {
  const problems = new Problems();
  const rules = new Compiled(await readRuleFolder(`${folder}korea`, problems), problems);
  expect(problems.list).toEqual([]);
  return rules;
}

test('rules/korea passes check by itself', async () => {
  const problems = new Problems();
  const examples = checkRules(await korea(), problems);
  expect(problems.list).toEqual([]);
  expect(examples).toBeGreaterThan(80);
});

test('no formula of it names a term that only an institution defines', () => {
  const named: string[] = [];
  const look = (names: readonly string[]): void => {
    for (const name of names) {
      const known = shipped.terms.get(name)?.rules ?? [];
      if (known.length > 0 && !known.some(({ rule }) => ofKorea(rule))) named.push(name);
    }
  };
  for (const { terms } of shipped.ruleSet.provisions) {
    for (const rule of terms.filter(ofKorea))
      for (const entry of rule.entries ?? [])
        look(shipped.entryFormula(rule.name, entry, new Problems())?.terms ?? []);
  }
  expect([...new Set(named)].sort()).toEqual(Object.keys(stillNamed).sort());
});

test('no file of it speaks of an institution', () => {
  const files = readdirSync(`${folder}korea`, { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((name) => name.endsWith('.yaml'))
    .filter((name) => ownWords.test(readFileSync(`${folder}korea/${name}`, 'utf8')));
  expect(found).toEqual([]);
});

test('everything shipped comes from a layer that rules/layers.yaml lists', () => {
  const layers = new Set(shipped.ruleSet.files.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  expect([...layers]).toEqual(['rules/korea', 'rules/seoul-social-service']);
});

/** What another institution writes: a scheme over the law, with a base pay of its own. */
const another = `scheme: 월급제
label: A salary by contract, eight hours
provisions:
  - 직원
  - 근무
  - 파생
  - 최저임금
  - 근로시간-공통
  - 법정근로시간
  - 월기본급-계약
  - 고정수당
  - 통상임금
  - 통상시급
  - 통상임금성
  - 통상성과급-없음
  - 기본급
  - 가산수당
  - 질병휴직-무급
  - 법정기준
  - 퇴직금
  - 연차휴가
  - 휴업수당
  - 과세급여
  - 국민연금
  - 건강보험
  - 고용산재보험
  - 소득세
  - 퇴직급여적립
lines:
  지급:
    items: [기본급, 연장수당, 야간수당, 휴일수당, 연차미사용수당, 휴업수당, 고정수당]
    total: 지급총액
    label: Gross pay
  공제:
    items: [국민연금, 건강보험, 장기요양보험, 고용보험, 소득세, 지방소득세]
    total: 공제총액
    label: Deductions
  실수령: { items: [], total: 실수령액, formula: 지급총액 - 공제총액, label: Net pay }
  퇴직: { items: [퇴직금], total: 퇴직급여, label: Severance paid }
  사업주부담: { items: [사업주국민연금, 사업주건강보험, 퇴직급여적립], total: 사업주부담총액, label: Beside pay }
`;

test('a full salary scheme stands on it with no fact of another institution', async () => {
  const problems = new Problems();
  const own = readLayer([{ path: 'mine/scheme.yaml', text: another, sha256: '' }], problems);
  const rules = new Compiled(overLayer((await korea()).ruleSet, own, 'said', problems), problems);
  checkRules(rules, problems);
  expect(problems.list).toEqual([]);
  expect(rules.terms.has('직종')).toBe(false);
  const program = new Engine(rules).program('월급제', '2024-03', problems);
  const hours = program?.order.find(({ name }) => name === '통상임금산정기준시간')?.formula?.root;
  expect(hours?.kind === 'constant' && bareText(hours.value)).toBe('209');
});
