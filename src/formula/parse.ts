import { parseClock } from './civil.ts';
import { FormulaError, type FormulaProblem } from './formula-error.ts';
import { type Ratio, type RoundingMode, ratio } from './ratio.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Arithmetic, DatePart, Expr, Relation, Span } from './tree.ts';

/** Deeper nesting than this is refused: no rule a person reads comes near it. */
const maxDepth = 200;
/** A longer formula is refused too: a + b + c + … is as deep a tree as it has operands. */
const maxTokens = 2000;

export const roundingModes: readonly RoundingMode[] = ['floor', 'ceil', 'round', 'roundEven', 'trunc'];
const dateParts: readonly DatePart[] = ['year', 'month', 'day', 'weekday'];
export const builtInFunctions = [
  'min',
  'max',
  'abs',
  ...roundingModes,
  'given',
  'earlier',
  'yearToDate',
  'addYears',
  'addMonths',
  'fullYears',
  'fullMonths',
  'firstOfMonth',
  ...dateParts,
  'mod',
  'count',
  'sum',
];
const relations: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);

export type ParseResult =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Reads one formula. The grammar, loosest first: otherwise · or · and · not · comparison · + − · × ÷ · unary −. */
export function parse(source: string): ParseResult {
  try {
    const tokens = tokenize(source);
    const excess = tokens[maxTokens];
    if (excess !== undefined) throw new FormulaError('too-deep', excess, { depth: String(maxTokens) });
    return { ok: true, expr: new Parser(source, tokens).formula() };
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** A decimal literal's exact value. */
export function decimalRatio(text: string, percent = false): Ratio {
  // Most are whole: a tax table has seven thousand of them.
  if (!percent && !text.includes('.')) return { n: BigInt(text), d: 1n };
  const [whole = '', fraction = ''] = text.split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length) * (percent ? 100n : 1n));
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly source: string;
  private readonly tokens: readonly Token[];

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source;
    this.tokens = tokens;
  }

  formula(): Expr {
    const expr = this.expression();
    if (this.token.kind !== 'end') this.fail('연산 기호나 수식의 끝');
    return expr;
  }

  private expression(): Expr {
    if (++this.depth > maxDepth) throw new FormulaError('too-deep', this.token, { depth: String(maxDepth) });
    const expr = this.isKeyword('if') ? this.conditional() : this.otherwise();
    this.depth--;
    return expr;
  }

  private conditional(): Expr {
    const { start } = this.take();
    const test = this.expression();
    this.expectKeyword('then');
    const then = this.expression();
    if (!this.isKeyword('else')) throw new FormulaError('missing-else', { start, end: then.span.end });
    this.take();
    const otherwise = this.expression();
    return { kind: 'if', test, then, otherwise, span: { start, end: otherwise.span.end } };
  }

  private otherwise(): Expr {
    const value = this.disjunction();
    if (!this.isKeyword('otherwise')) return value;
    this.take();
    const fallback = this.expression();
    return { kind: 'otherwise', value, fallback, span: join(value, fallback) };
  }

  private disjunction(): Expr {
    let left = this.conjunction();
    while (this.isKeyword('or')) {
      this.take();
      const right = this.conjunction();
      left = { kind: 'logic', op: 'or', left, right, span: join(left, right) };
    }
    return left;
  }

  private conjunction(): Expr {
    let left = this.negation();
    while (this.isKeyword('and')) {
      this.take();
      const right = this.negation();
      left = { kind: 'logic', op: 'and', left, right, span: join(left, right) };
    }
    return left;
  }

  private negation(): Expr {
    if (!this.isKeyword('not')) return this.comparison();
    const { start } = this.take();
    const arg = this.nested(() => this.negation());
    return { kind: 'not', arg, span: { start, end: arg.span.end } };
  }

  private comparison(): Expr {
    const left = this.sum();
    if (this.isKeyword('in')) {
      this.take();
      const list = this.sum();
      return { kind: 'in', item: left, list, span: join(left, list) };
    }
    if (!this.isSymbol(relations)) return left;
    const op = this.take().text as Relation;
    const right = this.sum();
    const span = join(left, right);
    if (this.isSymbol(relations)) {
      throw new FormulaError('chained-comparison', span, {
        text: this.source.slice(span.start, this.token.end),
      });
    }
    return { kind: 'relation', op, left, right, span };
  }

  private sum(): Expr {
    return this.leftToRight(new Set(['+', '-']), () => this.product());
  }

  private product(): Expr {
    return this.leftToRight(new Set(['*', '/']), () => this.unary());
  }

  private leftToRight(ops: ReadonlySet<string>, operand: () => Expr): Expr {
    let left = operand();
    while (this.isSymbol(ops)) {
      const op = this.take().text as Arithmetic;
      const right = operand();
      left = { kind: 'arithmetic', op, left, right, span: join(left, right) };
    }
    return left;
  }

  private unary(): Expr {
    if (!this.isSymbol(new Set(['-']))) return this.primary();
    const { start } = this.take();
    const arg = this.nested(() => this.unary());
    return { kind: 'negate', arg, span: { start, end: arg.span.end } };
  }

  private primary(): Expr {
    const token = this.token;
    const span: Span = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'number':
        this.take();
        return {
          kind: 'number',
          value: decimalRatio(token.text, token.percent),
          percent: token.percent === true,
          unit: token.unit ?? '',
          span,
        };
      case 'text':
        this.take();
        return { kind: 'text', value: token.text, span };
      case 'date':
        this.take();
        return { kind: 'date', value: token.text, span };
      case 'time':
        this.take();
        return { kind: 'time', value: this.minutes(token), span };
      case 'name':
        this.take();
        return this.afterName(token, span);
      case 'keyword':
        if (token.text !== 'true' && token.text !== 'false') return this.fail('값');
        this.take();
        return { kind: 'truth', value: token.text === 'true', span };
      case 'symbol':
        return this.bracketed(token);
      case 'end':
        return this.fail('값');
    }
  }

  private bracketed(token: Token): Expr {
    if (token.text === '(') {
      this.take();
      const inner = this.expression();
      const close = this.expectSymbol(')');
      return { ...inner, span: { start: token.start, end: close.end } };
    }
    if (token.text === '[') {
      this.take();
      const items = this.isSymbol(new Set([']'])) ? [] : this.items();
      const close = this.expectSymbol(']');
      return { kind: 'list', items, span: { start: token.start, end: close.end } };
    }
    return this.fail('값');
  }

  /** A name stands alone, or opens a function call `min(…)` or a table look-up `호봉표[…]`. */
  private afterName(token: Token, span: Span): Expr {
    if (this.isSymbol(new Set(['[']))) {
      this.take();
      const keys = this.items();
      const close = this.expectSymbol(']');
      return { kind: 'table', table: token.text, keys, span: { start: span.start, end: close.end } };
    }
    if (!this.isSymbol(new Set(['(']))) return { kind: 'name', name: token.text, span };
    this.take();
    if (token.text === 'sum' || token.text === 'count') return this.aggregate(token.text, span);
    const args = this.isSymbol(new Set([')'])) ? [] : this.items();
    const close = this.expectSymbol(')');
    return call(token.text, args, { start: span.start, end: close.end }, span);
  }

  /** What stands behind `sum(` and `count(`: `목록, 값 where 조건)`, and without a value to count. */
  private aggregate(fn: 'count' | 'sum', opening: Span): Expr {
    if (this.token.kind !== 'name') return this.fail('목록의 이름');
    const list = this.take();
    const listSpan = { start: list.start, end: list.end };
    let value: Expr | undefined;
    if (fn === 'sum') {
      this.expectSymbol(',');
      value = this.expression();
    }
    // No keyword: a term may be called so.
    const isFiltered = this.token.kind === 'name' && this.token.text === 'where';
    if (isFiltered) this.take();
    const where = isFiltered ? this.expression() : undefined;
    const { end } = this.expectSymbol(')');
    return {
      ...(value === undefined ? { kind: 'count' } : { kind: 'sum', value }),
      list: list.text,
      listSpan,
      ...(where && { where }),
      span: { start: opening.start, end },
    };
  }

  private items(): Expr[] {
    const items = [this.expression()];
    while (this.isSymbol(new Set([',']))) {
      this.take();
      items.push(this.expression());
    }
    return items;
  }

  private minutes(token: Token): number {
    const minutes = parseClock(token.text);
    if (minutes !== undefined) return minutes;
    throw new FormulaError('bad-number', token, {
      text: token.text,
      hint: '시각은 00:00부터 48:00까지입니다.',
    });
  }

  private nested(read: () => Expr): Expr {
    if (++this.depth > maxDepth) throw new FormulaError('too-deep', this.token, { depth: String(maxDepth) });
    const expr = read();
    this.depth--;
    return expr;
  }

  private get token(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error('the end token is never passed');
    return token;
  }

  private take(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private isKeyword(text: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === text;
  }

  private isSymbol(texts: ReadonlySet<string>): boolean {
    return this.token.kind === 'symbol' && texts.has(this.token.text);
  }

  private expectKeyword(text: string): Token {
    return this.isKeyword(text) ? this.take() : this.fail(text);
  }

  private expectSymbol(text: string): Token {
    return this.isSymbol(new Set([text])) ? this.take() : this.fail(text);
  }

  private fail(expected: string): never {
    const { kind, start, end } = this.token;
    const found = kind === 'end' ? '수식의 끝' : `‘${this.source.slice(start, end)}’`;
    throw new FormulaError('unexpected-token', { start, end: Math.max(end, start + 1) }, { found, expected });
  }
}

const join = (left: Expr, right: Expr): Span => ({ start: left.span.start, end: right.span.end });

function call(name: string, args: readonly Expr[], span: Span, nameSpan: Span): Expr {
  const wrong = (expected: string): never => {
    throw new FormulaError('wrong-arguments', span, { name, count: String(args.length), expected });
  };
  const [first, second, ...more] = args;
  if (name === 'min' || name === 'max') {
    return args.length < 2 ? wrong(`${name}(값, 값, …)`) : { kind: 'extreme', fn: name, args, span };
  }
  if (name === 'abs') {
    return first === undefined || second !== undefined ? wrong('abs(값)') : { kind: 'abs', arg: first, span };
  }
  const mode = roundingModes.find((known) => known === name);
  if (mode !== undefined) {
    if (first === undefined || second === undefined || more.length > 0) return wrong(`${name}(값, 단위)`);
    return { kind: 'rounding', mode, arg: first, step: second, span };
  }
  if (name === 'given') {
    return first?.kind === 'name' && second === undefined
      ? { kind: 'given', name: first.name, span }
      : wrong('given(사실)');
  }
  if (name === 'earlier') {
    if (first?.kind !== 'name' || second === undefined || more.length > 0)
      return wrong('earlier(항목, 1개월)');
    return { kind: 'earlier', name: first.name, months: second, span };
  }
  if (name === 'yearToDate') {
    const of = first?.kind === 'otherwise' ? first.value : first;
    if (of?.kind !== 'name' || second !== undefined) return wrong('yearToDate(항목 otherwise 없는 달의 값)');
    const fallback = first?.kind === 'otherwise' ? first.fallback : undefined;
    return { kind: 'yearToDate', name: of.name, fallback, span };
  }
  if (name === 'addYears' || name === 'addMonths') {
    if (first === undefined || second === undefined || more.length > 0) {
      return wrong(name === 'addYears' ? 'addYears(날짜, 60년)' : 'addMonths(날짜, 3개월)');
    }
    return { kind: 'later', fn: name, date: first, count: second, span };
  }
  if (name === 'fullYears' || name === 'fullMonths') {
    if (first === undefined || second === undefined || more.length > 0) return wrong(`${name}(날짜, 날짜)`);
    return { kind: 'elapsed', fn: name, from: first, to: second, span };
  }
  if (name === 'firstOfMonth') {
    return first === undefined || second !== undefined
      ? wrong('firstOfMonth(날짜)')
      : { kind: 'firstOfMonth', date: first, span };
  }
  const part = dateParts.find((known) => known === name);
  if (part !== undefined) {
    return first === undefined || second !== undefined
      ? wrong(`${part}(날짜)`)
      : { kind: 'datePart', fn: part, date: first, span };
  }
  if (name === 'mod') {
    return first === undefined || second === undefined || more.length > 0
      ? wrong('mod(값, 나누는 값)')
      : { kind: 'mod', left: first, right: second, span };
  }
  return { kind: 'apply', name, nameSpan, args, span };
}
