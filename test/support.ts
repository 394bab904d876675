import { shippedRules } from '../src/generated/shipped-rules.ts';
import { Engine } from '../src/pay/engine.ts';
import { amountOf, type Payslip } from '../src/pay/payslip.ts';
import { readEstimate } from '../src/people/inputs/estimate-input.ts';
import { factBooks } from '../src/people/inputs/fact-books.ts';
import type { PersonMonth } from '../src/people/types.ts';
import { Problems } from '../src/problem/problem.ts';
import type { Change } from '../src/rules/change.ts';
import { Compiled } from '../src/rules/compile.ts';
import type { RuleSet } from '../src/rules/model.ts';
import { sourceFromValue } from '../src/rules/source-value.ts';

export const rules = new Compiled(shippedRules(), new Problems());
export const engine = new Engine(rules);
/** The schemes that hold in every month, so that any month can be worked out under all of them. */
export const schemesOfAllMonths = [...rules.schemes.values()].flatMap(({ name, valid }) =>
  valid === undefined ? [name] : [],
);

const place = { file: 'test', line: 1, column: 1 };

/** An engine with values laid over a scheme, as a scenario's 변경 does, and with formulas, as a layer does. */
export function engineWith(
  scheme: string,
  values: Readonly<Record<string, string>>,
  formulas: Readonly<Record<string, string>> = {},
): Engine {
  const stated = (all: Readonly<Record<string, string>>, literal: boolean): Change['values'] =>
    Object.entries(all).map(([name, text]) => ({
      name,
      at: place,
      entries: [{ formula: { text, at: place }, literal, source: { text: 'test' }, confirmed: true }],
    }));
  const change: Change = { replace: [], values: [...stated(values, true), ...stated(formulas, false)] };
  return new Engine(rules, new Map([[scheme, change]]));
}

/** The shipped rules with one fact more of a person's month: hours of training, asked first. */
export function withTraining(): RuleSet {
  const shipped = shippedRules();
  const added = {
    name: '교육시간',
    label: 'Training hours',
    unit: '시간',
    at: place,
    fact: {
      from: '근무' as const,
      key: '교육시간',
      aliases: [],
      question: '교육을 몇 시간 받았습니까?',
      default: '0',
      min: '0',
      max: '200',
      optional: false,
      required: false,
      first: true as const,
    },
  };
  const provisions = shipped.provisions.map((one) =>
    one.name === '근무' ? { ...one, terms: [...one.terms, added] } : one,
  );
  return { ...shipped, provisions };
}

/** The full-time care worker of a 모두돌봄센터 whom the reform covers. */
export const worker = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };

/** A person-month from an estimate's input. @throws ProblemError */
export function person(input: Readonly<Record<string, unknown>>): PersonMonth {
  const problems = new Problems();
  const read = readEstimate(
    sourceFromValue({ 직원: worker, ...input }, 'test', problems),
    factBooks(rules, ['현행', '개편안']),
    problems,
  );
  problems.throwIfAny();
  const [one] = read?.people ?? [];
  if (one === undefined) throw new Error('no person');
  return one;
}

/** A payslip of an estimate's input. */
export const slip = (
  input: Readonly<Record<string, unknown>>,
  scheme: string,
  by: Engine = engine,
): Payslip => by.payslip(person(input), scheme);

/** Lines by name, in won. */
export const won = (payslip: Payslip, ...terms: readonly string[]): number[] =>
  terms.map((term) => amountOf(payslip, term));

/** Minutes already classified, for both schemes. */
export const minutes = (연장: number, 야간 = 0, 휴일 = 0, 휴일연장 = 0) => {
  const one = { 연장, 야간, 휴일, 휴일연장 };
  return { 현행: { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 }, 개편안: one };
};
