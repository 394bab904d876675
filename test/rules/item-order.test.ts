import { expect, test } from 'vitest';
import { checkRules } from '../../src/columns/check-rules.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { comparePayslips } from '../../src/pay/comparison.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { payslipSheet } from '../../src/report/payslip/sheet.ts';
import { payslipText } from '../../src/report/payslip/text.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { minutes, slip } from '../support.ts';

const nature = 'nature: { 통상임금: 예, 세금: 과세, 최저임금: 임금, 평균임금: 제외기간지급 }';
const item = (name: string, after: string, value: string): string =>
  `  ${name}: { label: Of the order, line: 지급, after: ${after}, value: ${value}, less: [], ${nature} }`;
const layer = (...items: string[]): string =>
  `extends: 개편안\nsource: 보수규정 제12조\nitems:\n${items.join('\n')}\n`;

/** Layers over the shipped ones, each over the last. */
function engineUnder(...layers: readonly string[]): Engine {
  const problems = new Problems();
  const set = layers.reduce((below, text, i) => {
    const files = [{ path: `layer${i}/items.yaml`, text, sha256: '' }];
    return overLayer(below, readLayer(files, problems), 'said', problems);
  }, shippedRules());
  const rules = new Compiled(set, problems);
  checkRules(rules, problems);
  problems.throwIfAny();
  return new Engine(rules);
}

/** The names of the lines of pay, as the payslip has them from the top. */
function lines(engine: Engine): string[] {
  const month = { 귀속월: '2024-03', 분류시간: minutes(0) };
  const comparison = comparePayslips([slip(month, '개편안', engine)]);
  const text = payslipText(payslipSheet(comparison, {}, { lang: 'ko', isFinal: true }));
  const pay = text.slice(text.indexOf('[지급]'), text.indexOf('지급총액('));
  return [...pay.matchAll(/^ {2}(\S+) .*원$/gm)].map(([, name = '']) => name);
}

test('an item of another layer stands on the payslip behind the item it names, and what stood there before', () => {
  const licence = layer(item('자격수당', '기본급', '40_000'), item('정액급식비', '자격수당', '140_000'));
  const treatment = layer(item('처우개선비', '자격수당', '80_000'));
  const meals = ['기본급', '자격수당', '정액급식비'];
  expect(lines(engineUnder(licence)).slice(0, 3)).toEqual(meals);
  expect(lines(engineUnder(licence, treatment)).slice(0, 4)).toEqual([...meals, '처우개선비']);
  // Alone with it, it is the next line, though a third layer stands between.
  const nothing = layer(item('위험수당', '기본급', '10_000'));
  const [only, more] = [layer(item('자격수당', '기본급', '40_000')), treatment];
  expect(lines(engineUnder(only, nothing, more)).slice(0, 4)).toEqual([
    '기본급',
    '자격수당',
    '처우개선비',
    '위험수당',
  ]);
});
