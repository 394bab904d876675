import fc from 'fast-check';
import { type RoundingMode, ratio } from '../../src/formula/ratio.ts';
import { keywords } from '../../src/formula/tokens.ts';
import type { Expr } from '../../src/formula/tree.ts';

/** Where a generated node stands: nowhere. */
const span = { start: 0, end: 0 };

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));

/** Names as the rules write them, among them names of functions and names with digits and English letters. */
export const termName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('통상시급', '연장수당', '월소정근로일수', '기준A금액', '_내부', 'min', 'round', 'x1'),
  fc
    .tuple(
      syllable,
      fc.string({ unit: fc.oneof(syllable, fc.constantFrom('A', 'b', '1', '_')), maxLength: 6 }),
    )
    .map(([first, rest]) => (first + rest).normalize('NFC'))
    .filter((name) => !keywords.has(name)),
);

/** A literal's digits: up to a billion, with up to six decimal places. */
const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([n, places]) => ratio(n, 10n ** BigInt(places)));

const numberLiteral: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .record({ value: digits, unit: fc.constantFrom('', '', '원', '시간', '일', '수', '모름') })
    .map(({ value, unit }): Expr => ({ kind: 'number', value, percent: false, unit, span })),
  digits.map(
    (value): Expr => ({
      kind: 'number',
      value: ratio(value.n, value.d * 100n),
      percent: true,
      unit: '',
      span,
    }),
  ),
);

const isoDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const text = fc
  .oneof(fc.constantFrom('요양보호사', '간호·치료', '통상임금', ''), fc.string({ unit: 'grapheme' }))
  .map((value) => value.normalize('NFC'))
  .filter((value) => !value.includes('"'));

const modes: readonly RoundingMode[] = ['floor', 'ceil', 'round', 'roundEven', 'trunc'];

/**
 * Any tree the parser can make, well typed or not: what `print` must write so that `parse` reads the same
 * tree again. Spans are all 0.
 */
export const anyTree: fc.Arbitrary<Expr> = fc.letrec<{ tree: Expr; leaf: Expr; inner: Expr }>((tie) => ({
  tree: fc.oneof({ depthSize: 'medium', maxDepth: 7 }, tie('leaf'), tie('inner')),
  leaf: fc.oneof(
    numberLiteral,
    termName.map((name): Expr => ({ kind: 'name', name, span })),
    text.map((value): Expr => ({ kind: 'text', value, span })),
    fc.boolean().map((value): Expr => ({ kind: 'truth', value, span })),
    isoDate.map((value): Expr => ({ kind: 'date', value, span })),
    fc.integer({ min: 0, max: 2880 }).map((value): Expr => ({ kind: 'time', value, span })),
  ),
  inner: fc.oneof(
    fc
      .record({ op: fc.constantFrom('+', '-', '*', '/'), left: tie('tree'), right: tie('tree') })
      .map((parts): Expr => ({ kind: 'arithmetic', ...parts, span })),
    fc
      .record({ op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='), left: tie('tree'), right: tie('tree') })
      .map((parts): Expr => ({ kind: 'relation', ...parts, span })),
    fc
      .record({ op: fc.constantFrom('and', 'or'), left: tie('tree'), right: tie('tree') })
      .map((parts): Expr => ({ kind: 'logic', ...parts, span })),
    fc
      .record({ item: tie('tree'), list: tie('tree') })
      .map((parts): Expr => ({ kind: 'in', ...parts, span })),
    fc
      .record({ kind: fc.constantFrom('negate', 'not', 'abs'), arg: tie('tree') })
      .map((parts): Expr => ({ ...parts, span })),
    fc
      .record({ value: tie('tree'), fallback: tie('tree') })
      .map((parts): Expr => ({ kind: 'otherwise', ...parts, span })),
    fc
      .record({ test: tie('tree'), then: tie('tree'), otherwise: tie('tree') })
      .map((parts): Expr => ({ kind: 'if', ...parts, span })),
    fc
      .record({
        fn: fc.constantFrom('min', 'max'),
        args: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      })
      .map((parts): Expr => ({ kind: 'extreme', ...parts, span })),
    fc
      .record({ mode: fc.constantFrom(...modes), arg: tie('tree'), step: tie('tree') })
      .map((parts): Expr => ({ kind: 'rounding', ...parts, span })),
    fc
      .record({ table: termName, keys: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) })
      .map((parts): Expr => ({ kind: 'table', ...parts, span })),
    termName.map((name): Expr => ({ kind: 'given', name, span })),
    fc
      .record({ name: termName, months: tie('tree') })
      .map((parts): Expr => ({ kind: 'earlier', ...parts, span })),
    fc.record({ list: termName, value: tie('tree'), where: fc.option(tie('tree'), { nil: undefined }) }).map(
      ({ where, ...parts }): Expr => ({
        kind: 'sum',
        listSpan: span,
        ...parts,
        ...(where && { where }),
        span,
      }),
    ),
    fc.record({ list: termName, where: fc.option(tie('tree'), { nil: undefined }) }).map(
      ({ where, ...parts }): Expr => ({
        kind: 'count',
        listSpan: span,
        ...parts,
        ...(where && { where }),
        span,
      }),
    ),
    fc
      .record({ name: termName, fallback: fc.option(tie('tree'), { nil: undefined }) })
      .map((parts): Expr => ({ kind: 'yearToDate', ...parts, span })),
    fc
      .record({ fn: fc.constantFrom('addYears', 'addMonths'), date: tie('tree'), count: tie('tree') })
      .map((parts): Expr => ({ kind: 'later', ...parts, span })),
    tie('tree').map((date): Expr => ({ kind: 'firstOfMonth', date, span })),
    fc
      .record({ fn: fc.constantFrom('year', 'month', 'day', 'weekday'), date: tie('tree') })
      .map((parts): Expr => ({ kind: 'datePart', ...parts, span })),
    fc
      .record({ left: tie('tree'), right: tie('tree') })
      .map((parts): Expr => ({ kind: 'mod', ...parts, span })),
    fc
      .record({ fn: fc.constantFrom('fullYears', 'fullMonths'), from: tie('tree'), to: tie('tree') })
      .map((parts): Expr => ({ kind: 'elapsed', ...parts, span })),
    fc.array(tie('tree'), { maxLength: 3 }).map((items): Expr => ({ kind: 'list', items, span })),
  ),
})).tree;
