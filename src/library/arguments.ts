import { Engine } from '../pay/engine.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';

/**
 * What a call of the library was given, looked at where types are not: in JavaScript, and in what was read from elsewhere.
 * Each throws a ProblemError `wrong-argument` with the call and the argument for its place.
 */

/** What each argument should be, as TypeScript writes it. */
const expected = {
  rules: 'Rules (await loadRulesFrom([…]), loadRules())',
  payslip: 'Payslip (payslip(rules, input, scheme))',
  comparison: 'PayslipComparison (compare(a, b))',
  situation: 'Situation (situation(rules, input, schemes))',
  schemes: 'readonly string[] (listSchemes(rules) names them)',
  text: 'string',
  layers: "string | readonly (string | { name, files?, rules? })[] (['korea', './rules'])",
  people: "columns or rows: { 사번: ['1'], … } | [{ 사번: '1', … }]",
  solve: '{ vary: [{ lever }], until: string }',
  list: 'an array',
  lang: "'ko' | 'en'",
  options: '{ open?: boolean }',
} as const;

function refuse(call: string, argument: string, found: unknown, kind: keyof typeof expected): never {
  const at = { file: `${call}()`, line: 1, column: 1, path: argument };
  const values = { argument, found: shown(found), expected: expected[kind] };
  throw new ProblemError([problem('wrong-argument', { at, values })]);
}

/** A value as a message shows it: what it is, never the pay that it holds. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  return typeof value === 'object' ? '{…}' : typeof value;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const field = (value: object, key: string): unknown => Reflect.get(value, key);

const isRules = (value: unknown): boolean =>
  isObject(value) && field(value, 'compiled') instanceof Compiled && field(value, 'engine') instanceof Engine;
const isPayslip = (value: unknown): boolean =>
  isObject(value) && isRules(field(value, 'rules')) && isObject(field(value, 'evaluation'));
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function needRules(call: string, value: unknown, argument = 'rules'): void {
  if (!isRules(value)) refuse(call, argument, value, 'rules');
}

export function needPayslip(call: string, value: unknown, argument = 'payslip'): void {
  if (!isPayslip(value)) refuse(call, argument, value, 'payslip');
}

export function needComparison(call: string, value: unknown): void {
  const payslips = isObject(value) ? field(value, 'payslips') : undefined;
  if (!Array.isArray(payslips) || !payslips.every(isPayslip)) refuse(call, 'comparison', value, 'comparison');
}

export function needSituation(call: string, value: unknown): void {
  const isOne =
    isObject(value) &&
    field(value, 'engine') instanceof Engine &&
    isObject(field(value, 'person')) &&
    Array.isArray(field(value, 'schemes'));
  if (!isOne) refuse(call, 'situation', value, 'situation');
}

export function needText(call: string, argument: string, value: unknown): void {
  if (!isText(value)) refuse(call, argument, value, 'text');
}

/** Names of schemes, one or more. */
export function needSchemes(call: string, value: unknown): void {
  if (!Array.isArray(value) || value.length === 0) refuse(call, 'schemes', value, 'schemes');
  value.forEach((one: unknown, i) => {
    needText(call, `schemes[${i + 1}]`, one);
  });
}

export function needSolveQuery(call: string, value: unknown): void {
  const vary = isObject(value) ? field(value, 'vary') : undefined;
  const until = isObject(value) ? field(value, 'until') : undefined;
  if (!Array.isArray(vary) || !vary.every(isObject) || !isText(until)) refuse(call, 'ask', value, 'solve');
}

/** Layers by name or by what they hold; an empty list holds no rules, which is told of as such. */
export function needLayers(call: string, value: unknown): void {
  if (isText(value)) return;
  if (!Array.isArray(value)) refuse(call, 'layers', value, 'layers');
  value.forEach((one: unknown, i) => {
    const argument = `layers[${i + 1}]`;
    if (isText(one)) return;
    if (!isObject(one) || !isText(field(one, 'name'))) refuse(call, argument, one, 'layers');
    const [files, rules] = [field(one, 'files'), field(one, 'rules')];
    if (files !== undefined && !isObject(files)) refuse(call, `${argument}.files`, files, 'layers');
    if (rules !== undefined && !Array.isArray(rules)) refuse(call, `${argument}.rules`, rules, 'layers');
  });
}

/** Columns or rows of people. */
export function needPeople(call: string, value: unknown): void {
  if (Array.isArray(value))
    value.forEach((row: unknown, i) => {
      if (!isObject(row)) refuse(call, `people[${i + 1}]`, row, 'people');
    });
  else if (!isObject(value)) refuse(call, 'people', value, 'people');
  else
    for (const [name, cells] of Object.entries(value)) {
      const isColumn =
        typeof cells === 'object' && cells !== null && typeof field(cells, 'length') === 'number';
      if (!isColumn) refuse(call, `people.${name}`, cells, 'people');
    }
}

export function needList(call: string, argument: string, value: unknown): void {
  if (!Array.isArray(value)) refuse(call, argument, value, 'list');
}

export function needLang(call: string, value: unknown): void {
  if (value !== 'ko' && value !== 'en') refuse(call, 'lang', value, 'lang');
}

export function needOptions(call: string, value: unknown): void {
  if (!isObject(value)) refuse(call, 'options', value, 'options');
}

/** At least one payslip to put beside others. */
export function needPayslips(call: string, value: readonly unknown[]): void {
  if (value.length === 0) refuse(call, 'payslips', value, 'payslip');
  value.forEach((one, i) => {
    needPayslip(call, one, `payslips[${i + 1}]`);
  });
}
