import { FormulaError } from '../../formula/formula-error.ts';
import { print } from '../../formula/print.ts';
import type { Expr, SumExpr } from '../../formula/tree.ts';
import { nearest } from '../../problem/nearest.ts';
import type { ItemRule, NatureRule } from '../model.ts';
import { type Dated, joined, overDates } from './dated.ts';
import { wholeText } from './less.ts';

/** What a sum takes of each item: what is agreed for a whole month, or what is paid. */
export const itemFields = { month: '월액', paid: '금액' } as const;
/** In a condition, the item's own name. */
export const itemName = '항목';
type ItemField = keyof typeof itemFields;

/** A sum over the items of a kind of lines by what they are. */
export interface ItemSum {
  /** The name of the term that holds it. */
  readonly name: string;
  readonly line: string;
  readonly field: ItemField;
  readonly where: Expr | undefined;
  /** The natures that the condition asks for. */
  readonly natures: readonly string[];
}

/** Reads `sum(지급, 월액 where 통상임금 = "예")`. @throws FormulaError for a list, field or nature that there is none of */
export function itemSum(
  expr: SumExpr,
  lines: readonly string[],
  natures: ReadonlyMap<string, NatureRule>,
): ItemSum {
  const { list, listSpan, value, where } = expr;
  if (!lines.includes(list)) {
    const near = nearest(list, lines);
    const values = { name: list, known: lines.join(', '), ...(near !== undefined && { nearest: near }) };
    throw new FormulaError('unknown-list', listSpan, values);
  }
  const fields = Object.entries(itemFields);
  const field = value.kind === 'name' ? fields.find(([, name]) => name === value.name) : undefined;
  if (field === undefined)
    throw new FormulaError('unknown-nature', value.span, {
      name: print(value),
      expected: fields.map(([, name]) => name).join(', '),
    });
  const asked = where === undefined ? new Set<string>() : naturesIn(where, natures);
  return {
    name: nameOf(expr),
    line: list,
    field: field[0] === 'month' ? 'month' : 'paid',
    where,
    natures: [...asked],
  };
}

/** A name that a formula can hold: the condition's own words. */
function nameOf({ list, value, where }: SumExpr): string {
  const words = [list, ...(where === undefined ? [] : [print(where)]), `${print(value)}합`].join(' ');
  const spelt = words
    .replaceAll('!=', ' 아닌 ')
    .replaceAll(/\bin\b/g, ' 가운데 ')
    .replaceAll(/\band\b/g, ' 이고 ')
    .replaceAll(/\bor\b/g, ' 또는 ')
    .replaceAll(/\bnot\b/g, ' 아님 ')
    .replaceAll('(', ' 묶음 ')
    .replaceAll(')', ' 끝 ');
  return spelt.replaceAll(/[^\p{L}\p{N}]+/gu, '_');
}

/** The natures that a condition names; each compared with choices it has. @throws FormulaError */
export function naturesIn(
  expr: Expr,
  natures: ReadonlyMap<string, Pick<NatureRule, 'choices'>>,
): Set<string> {
  const fail = (at: Expr, expected: string): never => {
    throw new FormulaError('unknown-nature', at.span, { name: print(at), expected });
  };
  if (expr.kind === 'logic')
    return new Set([...naturesIn(expr.left, natures), ...naturesIn(expr.right, natures)]);
  if (expr.kind === 'not') return naturesIn(expr.arg, natures);
  const [item, texts] = compared(expr) ?? [];
  if (item === undefined || texts === undefined) return fail(expr, '성질 = "선택지", 성질 in ["선택지", …]');
  // An item by its name: what a sum leaves out, say, because it is worked out from the sum.
  if (item.name === itemName) return new Set();
  const nature = natures.get(item.name);
  if (nature === undefined) {
    const near = nearest(item.name, natures.keys());
    const expected = [...natures.keys()].join(', ');
    const values = { name: item.name, expected, ...(near !== undefined && { nearest: near }) };
    throw new FormulaError('unknown-nature', item.span, values);
  }
  const known = nature.choices.map(({ name }) => name);
  for (const one of texts) if (one.kind !== 'text' || !known.includes(one.value)) fail(one, known.join(', '));
  return new Set([item.name]);
}

/** A nature and the texts it is compared with. */
function compared(expr: Expr): [Extract<Expr, { kind: 'name' }>, readonly Expr[]] | undefined {
  if (expr.kind === 'relation' && (expr.op === '=' || expr.op === '!=') && expr.left.kind === 'name')
    return [expr.left, [expr.right]];
  if (expr.kind === 'in' && expr.item.kind === 'name' && expr.list.kind === 'list')
    return [expr.item, expr.list.items];
  return undefined;
}

/** Whether a condition holds of something with these natures. */
export function holds(where: Expr | undefined, choiceOf: (nature: string) => string | undefined): boolean {
  if (where === undefined) return true;
  if (where.kind === 'not') return !holds(where.arg, choiceOf);
  if (where.kind === 'logic')
    return where.op === 'and'
      ? holds(where.left, choiceOf) && holds(where.right, choiceOf)
      : holds(where.left, choiceOf) || holds(where.right, choiceOf);
  const [item, texts] = compared(where) ?? [];
  const choice = item && choiceOf(item.name);
  const isAmong = texts?.some((one) => one.kind === 'text' && one.value === choice) === true;
  return where.kind === 'relation' && where.op === '!=' ? !isAmong : isAmong;
}

/** What an item adds to a sum, as a formula by date: an empty text adds nothing. */
export function contribution(sum: ItemSum, item: ItemRule): readonly Dated[] {
  if (item.line !== sum.line) return [{ text: '' }];
  const whole = sum.field === 'month' ? item.month : item.name;
  const asked = item.natures.filter(({ nature }) => sum.natures.includes(nature));
  const divided = asked.find(({ parts, rest }) => parts.length > 0 || rest !== undefined);
  const dated = new Map(
    asked.map(({ nature, choices }) => [
      nature,
      choices.map(({ from, choice }) => ({ ...(from !== undefined && { from }), text: choice.text })),
    ]),
  );
  if (divided !== undefined) dated.delete(divided.nature);
  return overDates([...dated.values()], (choices) => {
    const names = [...dated.keys()];
    const choiceOf =
      (other?: string) =>
      (nature: string): string | undefined => {
        if (nature === itemName) return item.name;
        return nature === divided?.nature ? other : choices[names.indexOf(nature)];
      };
    if (divided === undefined) return holds(sum.where, choiceOf()) ? whole : '';
    // The parts are those of a whole month: what is taken off the item is taken off each alike.
    const partText = (text: string): string =>
      sum.field === 'month' || item.less.length === 0
        ? bracketed(text)
        : wholeText(bracketed(text), item.less);
    const taken = divided.parts.filter(({ choice }) => holds(sum.where, choiceOf(choice.text)));
    const hasRest = divided.rest !== undefined && holds(sum.where, choiceOf(divided.rest.text));
    if (!hasRest) return joined(taken.map(({ formula }) => partText(formula.text)));
    const left = divided.parts.filter((part) => !taken.includes(part));
    return [whole, ...left.map(({ formula }) => partText(formula.text))].join(' - ');
  });
}

const bracketed = (text: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? text : `(${text})`);
