import { parseIsoDay } from './civil.ts';
import { FormulaError } from './formula-error.ts';
import type { Span } from './tree.ts';

export type TokenKind = 'number' | 'name' | 'keyword' | 'text' | 'date' | 'time' | 'symbol' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The token in its one spelling: × is *, ≥ is >=, a text without its quotes, digits without groups. */
  readonly text: string;
  /** Numbers only: written as a per cent, and the unit written against it (10원). */
  readonly percent?: boolean;
  readonly unit?: string;
}

export const keywords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'and',
  'or',
  'not',
  'in',
  'otherwise',
  'true',
  'false',
]);
const symbols: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  ',': ',',
  '=': '=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '!=': '!=',
};

const dateShape = /\d{4}-\d{2}-\d{2}/y;
const timeShape = /\d{1,2}:\d{2}/y;
const numberShape = /\d[\d_]*(?:\.[\d_]+)?/y;
const wordShape = /[\p{L}_][\p{L}\p{N}_]*/uy;
/** What follows the name of a scheme: 개편안.지급총액, "현행(체결 협약)".지급총액. */
const figureShape = /\.[\p{L}_][\p{L}\p{N}_]*/uy;
const percentShape = / ?%/y;

/** Cuts a formula into tokens, the last of kind `end`. @throws FormulaError */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) at++;
    else {
      const token = nextToken(source, at);
      tokens.push(token);
      at = token.end;
    }
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length });
  return tokens;
}

function nextToken(source: string, start: number): Token {
  const char = source.charAt(start);
  if (/\d/.test(char)) return dateOrTime(source, start) ?? numberToken(source, start);
  if (char === '"') return textToken(source, start);
  const word = match(wordShape, source, start);
  if (word !== undefined) {
    const kind = keywords.has(word) ? 'keyword' : 'name';
    const figure = kind === 'name' ? (match(figureShape, source, start + word.length) ?? '') : '';
    return { kind, text: (word + figure).normalize('NFC'), start, end: start + word.length + figure.length };
  }
  return symbolToken(source, start);
}

function symbolToken(source: string, start: number): Token {
  for (const length of [2, 1]) {
    const written = source.slice(start, start + length);
    if (written === '==') {
      throw new FormulaError(
        'bad-character',
        { start, end: start + 2 },
        { text: '==', hint: '같음은 = 하나입니다.' },
      );
    }
    const text = symbols[written];
    if (text !== undefined) return { kind: 'symbol', text, start, end: start + written.length };
  }
  const text = String.fromCodePoint(source.codePointAt(start) ?? 0);
  throw new FormulaError('bad-character', { start, end: start + text.length }, { text });
}

function dateOrTime(source: string, start: number): Token | undefined {
  const date = match(dateShape, source, start);
  if (date !== undefined) {
    const span = { start, end: start + date.length };
    if (parseIsoDay(date) === undefined)
      throw new FormulaError('bad-number', span, { text: date, hint: '달력에 있는 날짜를 쓰세요.' });
    return { kind: 'date', text: date, ...span };
  }
  const time = match(timeShape, source, start);
  return time === undefined ? undefined : { kind: 'time', text: time, start, end: start + time.length };
}

function numberToken(source: string, start: number): Token {
  const written = match(numberShape, source, start) ?? '';
  let end = start + written.length;
  const fail = (hint: string): never => {
    const rest = match(/[\d_.,]*/y, source, end) ?? '';
    throw new FormulaError('bad-number', { start, end: end + rest.length }, { text: written + rest, hint });
  };
  if (!/^\d+(_\d+)*(\.\d+)?$/.test(written)) fail('_는 숫자 사이에만 씁니다.');
  // max(1,200) would read as one number or as two: neither is guessed.
  if (/^,\d{3}(?!\d)/.test(source.slice(end)))
    fail('수식에서는 천 단위를 1_000처럼 쓰고, 인수의 쉼표 뒤에는 띄어 쓰세요.');
  if (source.charAt(end) === '.') fail('소수점은 하나이고 뒤에 숫자가 옵니다.');
  const percent = match(percentShape, source, end);
  if (percent !== undefined) end += percent.length;
  const unit = percent === undefined ? match(wordShape, source, end) : undefined;
  if (unit !== undefined) end += unit.length;
  const text = written.replaceAll('_', '');
  return {
    kind: 'number',
    text,
    percent: percent !== undefined,
    unit: unit?.normalize('NFC') ?? '',
    start,
    end,
  };
}

function textToken(source: string, start: number): Token {
  const close = source.indexOf('"', start + 1);
  if (close < 0) {
    throw new FormulaError('unclosed-text', { start, end: source.length }, { text: source.slice(start) });
  }
  const text = source.slice(start + 1, close).normalize('NFC');
  const figure = match(figureShape, source, close + 1);
  if (figure === undefined) return { kind: 'text', text, start, end: close + 1 };
  return { kind: 'name', text: text + figure.normalize('NFC'), start, end: close + 1 + figure.length };
}

function match(shape: RegExp, source: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(source)?.[0];
}
