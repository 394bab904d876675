import fc from 'fast-check';
import { earlierKey, type Value } from '../../src/formula/checked.ts';
import { parseIsoDay } from '../../src/formula/civil.ts';
import type { Program } from '../../src/formula/program.ts';
import { ratio } from '../../src/formula/ratio.ts';
import type { Given, OracleTable, Rules, Tree } from '../oracles/fraction.ts';
import { programOf, r, type TableSpec, type TermSpec } from './setup.ts';

/**
 * Random rule sets as plain trees of the oracle, well typed by construction: facts of every unit, some
 * optional and any of them missing; terms that refer to facts and to earlier terms; tables of both kinds.
 */
export type NumberUnit = '수' | '원' | '시간' | '원/시간';
const choices = ['요양보호사', '사회복지사', '간호·치료'];
const modes = ['floor', 'ceil', 'round', 'roundEven', 'trunc'];

interface Fact {
  readonly name: string;
  readonly unit: NumberUnit | '여부' | '선택' | '날짜';
  readonly optional?: boolean;
}
const facts: readonly Fact[] = [
  { name: '수량', unit: '수' },
  { name: '비율값', unit: '수', optional: true },
  { name: '금액', unit: '원' },
  { name: '계약액', unit: '원', optional: true },
  { name: '시간수', unit: '시간' },
  { name: '추가시간', unit: '시간', optional: true },
  { name: '시급', unit: '원/시간' },
  { name: '계약시급', unit: '원/시간', optional: true },
  { name: '해당', unit: '여부' },
  { name: '직종', unit: '선택' },
  { name: '입사일', unit: '날짜' },
];
const termUnits: readonly (NumberUnit | '여부')[] = [
  '원/시간',
  '수',
  '원',
  '여부',
  '시간',
  '원',
  '수',
  '여부',
  '원',
];

interface TableShape {
  readonly name: string;
  readonly unit: NumberUnit;
  readonly keys: readonly (NumberUnit | '선택')[];
}
const tableShapes: readonly TableShape[] = [
  { name: '요율표', unit: '수', keys: ['원'] },
  { name: '호봉표', unit: '원', keys: ['수', '선택'] },
  { name: '시간표', unit: '시간', keys: ['선택'] },
];

/** Small whole numbers and short decimals meet each other, and 0, far more often than large ones would. */
const plainNumber = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => `${n}/1`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(2, 4, 5, 10))
      .map(([n, d]) => `${n}/${d}`),
  },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 12n }).map((n) => `${n}/100`) },
);
/** Facts can be any ratio. */
const anyNumber = fc.oneof(
  plainNumber,
  fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 30 })).map(([n, d]) => `${n}/${d}`),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([n, d]) => `${n}/${d}`),
);
const date = fc
  .integer({ min: 17_900, max: 20_800 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** A bare 0 may stand for any unit. */
const number = (value: string, unit: string): Tree => ({
  op: 'number',
  value,
  unit: value.startsWith('0/') ? '' : unit,
});
const term = (name: string): Tree => ({ op: 'term', name });
/** A literal 0 as divisor is refused before anything runs, so none is made. */
const isZeroLiteral = (tree: Tree): boolean =>
  (tree.op === 'number' && tree.value.startsWith('0/')) || (tree.op === 'negative' && isZeroLiteral(tree.of));

interface Shapes {
  수: Tree;
  원: Tree;
  시간: Tree;
  '원/시간': Tree;
  truth: Tree;
}

/** What a literal is written with; 원/시간 has no literals, quotients stand for them. */
const literalUnit: Readonly<Record<NumberUnit, string>> = { 수: '', 원: '원', 시간: '시간', '원/시간': '' };

type Known = readonly { readonly name: string; readonly unit: string; readonly optional?: boolean }[];

/** How far back figures of earlier months are asked for; some of them are there. */
const monthsBack = [1, 2, 12];

/** The smallest divisor of a guarded quotient, by the unit of what divides. */
const leastDivisor: Readonly<Record<NumberUnit, Tree>> = {
  수: number('1/100', ''),
  원: number('1/100', '원'),
  시간: number('1/100', '시간'),
  '원/시간': { op: '/', left: number('1/1', '원'), right: number('1/1', '시간') },
};

/**
 * Trees of every unit for a term that may refer to the names it knows, and to its own figure of an earlier month.
 * Guarded, no divisor can be 0, for all to see: what a reading that proves this takes.
 */
function trees(known: Known, self: Known[number], guarded: boolean): fc.LetrecValue<Shapes> {
  const named = (unit: string): Tree[] =>
    known.filter((one) => one.unit === unit && !one.optional).map(({ name }) => term(name));
  const optional = (unit: NumberUnit): string[] =>
    known.filter((one) => one.unit === unit && one.optional).map(({ name }) => name);
  const job: fc.Arbitrary<Tree> = fc.oneof(
    fc.constantFrom(...named('선택')),
    fc.constantFrom(...choices).map((value): Tree => ({ op: 'choice', value })),
  );
  const plainDay: fc.Arbitrary<Tree> = fc.oneof(
    fc.constantFrom(...named('날짜')),
    date.map((value): Tree => ({ op: 'date', value })),
  );
  const day: fc.Arbitrary<Tree> = fc.oneof(
    plainDay,
    plainDay.map((one): Tree => ({ op: 'firstOfMonth', date: one })),
    fc.record({
      op: fc.constant('addYears' as const),
      date: plainDay,
      years: fc.integer({ min: -3, max: 8 }),
    }),
    fc.record({
      op: fc.constant('addMonths' as const),
      date: plainDay,
      months: fc.integer({ min: -30, max: 30 }),
    }),
  );
  /** 년 and 개월 become numbers by a quotient. */
  const passed: fc.Arbitrary<Tree> = fc
    .record({ op: fc.constantFrom('fullYears' as const, 'fullMonths' as const), from: day, to: day })
    .map((left) => ({ op: '/', left, right: number('1/1', left.op === 'fullYears' ? '년' : '개월') }));
  const part: fc.Arbitrary<Tree> = fc.record({
    op: fc.constantFrom('year' as const, 'month' as const, 'day' as const),
    date: day,
  });
  const weekday: fc.Arbitrary<Tree> = fc.record({ op: fc.constant('weekday' as const), date: day });
  const earlier = (unit: NumberUnit): fc.Arbitrary<Tree>[] => {
    const names = [...known, self].filter((one) => one.unit === unit).map(({ name }) => name);
    const months = fc.constantFrom(...monthsBack);
    return [fc.record({ op: fc.constant('earlier' as const), name: fc.constantFrom(...names), months })];
  };

  return fc.letrec<Shapes>((tie: fc.LetrecTypedTie<Shapes>) => {
    const leaves = (unit: NumberUnit): fc.Arbitrary<Tree>[] => [
      fc.constantFrom(...named(unit), ...named(unit), ...optional(unit).map(term)),
      fc.constant(number('0/1', '')),
      ...(unit === '원/시간' ? [] : [plainNumber.map((value) => number(value, literalUnit[unit]))]),
    ];
    const both = <Op extends string>(
      ops: readonly Op[],
      left: fc.Arbitrary<Tree>,
      right: fc.Arbitrary<Tree>,
    ) => fc.record({ op: fc.constantFrom(...ops), left, right });
    const product = (left: NumberUnit, right: NumberUnit): fc.Arbitrary<Tree> =>
      both(['*'], tie(left), tie(right));
    const divisor = (unit: NumberUnit): fc.Arbitrary<Tree> =>
      guarded
        ? tie(unit).map((of): Tree => ({ op: 'max', of: [{ op: 'abs', of }, leastDivisor[unit]] }))
        : tie(unit).filter((tree) => !isZeroLiteral(tree));
    const quotient = (left: NumberUnit, right: NumberUnit): fc.Arbitrary<Tree> =>
      both(['/'], tie(left), divisor(right));
    const remainder = (unit: NumberUnit): fc.Arbitrary<Tree> => both(['mod'], tie(unit), divisor(unit));
    const products: Record<NumberUnit, fc.Arbitrary<Tree>[]> = {
      수: [product('수', '수'), quotient('수', '수'), quotient('원', '원'), quotient('시간', '시간')],
      원: [product('수', '원'), product('원/시간', '시간'), quotient('원', '수'), quotient('원', '수')],
      시간: [product('시간', '수'), quotient('시간', '수'), quotient('원', '원/시간')],
      '원/시간': [quotient('원', '시간'), product('원/시간', '수')],
    };
    const choice = (kind: keyof Shapes): fc.Arbitrary<Tree> =>
      fc.record({ op: fc.constant('if' as const), test: tie('truth'), yes: tie(kind), no: tie(kind) });
    const rounding = (unit: NumberUnit): fc.Arbitrary<Tree> =>
      fc.record({
        op: fc.constant('rounding' as const),
        mode: fc.constantFrom(...modes),
        of: tie(unit),
        step: fc.constantFrom('1/1', '10/1', '1000/1', '1/2', '1/100'),
        unit: fc.constant(literalUnit[unit]),
      });
    const lookUps = (unit: NumberUnit): fc.Arbitrary<Tree>[] =>
      tableShapes
        .filter((shape) => shape.unit === unit)
        .map(({ name, keys }) =>
          fc
            .tuple(...keys.map((key): fc.Arbitrary<Tree> => (key === '선택' ? job : tie(key))))
            .map((made): Tree => ({ op: 'table', name, keys: made })),
        );
    const figure = (unit: NumberUnit): fc.Arbitrary<Tree> =>
      fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        ...leaves(unit),
        both(['+', '-'], tie(unit), tie(unit)),
        ...products[unit],
        fc.record({ op: fc.constantFrom('negative' as const, 'abs' as const), of: tie(unit) }),
        fc.record({
          op: fc.constantFrom('min' as const, 'max' as const),
          of: fc.array(tie(unit), { minLength: 2, maxLength: 3 }),
        }),
        choice(unit),
        fc.record({
          op: fc.constant('otherwise' as const),
          value: fc.oneof(fc.constantFrom(...optional(unit).map(term)), ...earlier(unit)),
          fallback: tie(unit),
        }),
        ...earlier(unit),
        ...(unit === '수' ? [passed, part] : []),
        remainder(unit),
        // A step is a literal, and 원/시간 has none.
        ...(unit === '원/시간' ? [] : [rounding(unit)]),
        ...lookUps(unit),
      );

    const order = ['=', '!=', '<', '<=', '>', '>='] as const;
    const equality = ['=', '!='] as const;
    const truth: fc.Arbitrary<Tree> = fc.oneof(
      { depthSize: 'small', maxDepth: 6 },
      fc.boolean().map((value): Tree => ({ op: 'truth', value })),
      fc.constantFrom(...named('여부')),
      ...(['수', '원', '시간', '원/시간'] as const).map((unit) => both(order, tie(unit), tie(unit))),
      both(order, day, day),
      fc.constantFrom(
        ...facts.filter((fact) => fact.optional).map(({ name }): Tree => ({ op: 'given', name })),
      ),
      both(equality, fc.constantFrom(...named('선택')), job),
      both(
        equality,
        weekday,
        fc.constantFrom(...'월화수목금토일').map((value): Tree => ({ op: 'choice', value })),
      ),
      both(equality, tie('truth'), tie('truth')),
      both(['and', 'or'], tie('truth'), tie('truth')),
      fc.record({ op: fc.constant('in' as const), item: job, list: fc.subarray(choices, { minLength: 1 }) }),
      fc.record({ op: fc.constant('not' as const), of: tie('truth') }),
      choice('truth'),
    );
    return { 수: figure('수'), 원: figure('원'), 시간: figure('시간'), '원/시간': figure('원/시간'), truth };
  });
}

const given: Record<Fact['unit'], fc.Arbitrary<Given>> = {
  수: anyNumber.map((value) => ({ number: value })),
  원: anyNumber.map((value) => ({ number: value })),
  시간: anyNumber.map((value) => ({ number: value })),
  '원/시간': anyNumber.map((value) => ({ number: value })),
  여부: fc.boolean().map((truth) => ({ truth })),
  선택: fc.constantFrom(...choices).map((choice) => ({ choice })),
  날짜: date.map((value) => ({ date: value })),
};

/** Ascending ends, or keys of which some are met by chance. */
const table = (shape: TableShape): fc.Arbitrary<OracleTable> => {
  const byJob = shape.keys[0] === '선택';
  const ranges = shape.keys[0] === '원';
  return fc
    .record({
      ends: fc.uniqueArray(fc.integer({ min: -3, max: 30 }), { minLength: 2, maxLength: 8 }),
      jobs: fc.subarray(choices, { minLength: 1 }),
      cells: fc.array(anyNumber, { minLength: 24, maxLength: 24 }),
    })
    .map(({ ends, jobs, cells }) => {
      const rows = byJob ? jobs : [...ends].sort((a, b) => a - b).map((n) => `${n}/1`);
      const columns = shape.keys.length > 1 ? jobs : [];
      const width = Math.max(1, columns.length);
      const height = ranges ? rows.length - 1 : rows.length;
      return {
        ranges,
        rows,
        columns,
        cells: Array.from({ length: height }, (_, i) => cells.slice(i * width, (i + 1) * width)),
      };
    });
};

const termNames = termUnits.map((unit, i) => ({ name: `항목${i}`, unit }));

/** Every figure of an earlier month that a tree may ask for. */
const earlierFigures = [...facts, ...termNames].flatMap(({ name }) =>
  monthsBack.map((months) => `${name} ${months}`),
);

const anyTrees = (guarded: boolean): fc.Arbitrary<Tree[]> =>
  fc.tuple(
    ...termNames.map(({ name, unit }, i) => {
      const made = trees([...facts, ...termNames.slice(0, i)], { name, unit }, guarded);
      return unit === '여부' ? made.truth : made[unit];
    }),
  );

export const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    trees: anyTrees(false),
    given: fc.tuple(...facts.map(({ unit }) => fc.option(given[unit], { nil: undefined, freq: 8 }))),
    earlier: fc.tuple(...earlierFigures.map(() => fc.option(anyNumber, { nil: undefined, freq: 3 }))),
    tables: fc.tuple(...tableShapes.map(table)),
  })
  .map(({ trees: made, given: values, earlier, tables }) => ({
    terms: [
      ...facts.map(({ name }) => ({ name })),
      ...termNames.map(({ name }, i) => ({ name, tree: made[i] as Tree })),
    ],
    given: Object.fromEntries(
      facts.flatMap(({ name }, i) => (values[i] === undefined ? [] : [[name, values[i]]])),
    ),
    earlier: Object.fromEntries(
      earlierFigures.flatMap((key, i) => (earlier[i] === undefined ? [] : [[key, earlier[i]]])),
    ),
    tables: Object.fromEntries(tableShapes.map(({ name }, i) => [name, tables[i] as OracleTable])),
  }));

/** A literal's decimal digits: the literals here are over 1, 2, 4, 5, 10 or 100. */
function digits(text: string): string {
  const { n, d } = r(text);
  const hundredths = (n * 100n) / d;
  const rest = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${hundredths / 100n}${rest === '' ? '' : `.${rest}`}`;
}

/** A tree as the text of a formula, with brackets throughout. */
export function textOf(tree: Tree): string {
  switch (tree.op) {
    case 'number':
      return digits(tree.value) + tree.unit;
    case 'choice':
      return `"${tree.value}"`;
    case 'truth':
      return String(tree.value);
    case 'date':
      return tree.value;
    case 'term':
      return tree.name;
    case 'negative':
      return `-(${textOf(tree.of)})`;
    case 'abs':
      return `abs(${textOf(tree.of)})`;
    case 'not':
      return `not (${textOf(tree.of)})`;
    case 'in':
      return `(${textOf(tree.item)}) in [${tree.list.map((one) => `"${one}"`).join(', ')}]`;
    case 'if':
      return `if ${textOf(tree.test)} then ${textOf(tree.yes)} else ${textOf(tree.no)}`;
    case 'otherwise':
      return `${textOf(tree.value)} otherwise ${textOf(tree.fallback)}`;
    case 'given':
      return `given(${tree.name})`;
    case 'earlier':
      return `earlier(${tree.name}, ${tree.months}개월)`;
    case 'addYears':
      return `addYears(${textOf(tree.date)}, ${tree.years}년)`;
    case 'addMonths':
      return `addMonths(${textOf(tree.date)}, ${tree.months}개월)`;
    case 'fullYears':
    case 'fullMonths':
      return `${tree.op}(${textOf(tree.from)}, ${textOf(tree.to)})`;
    case 'firstOfMonth':
    case 'year':
    case 'month':
    case 'day':
    case 'weekday':
      return `${tree.op}(${textOf(tree.date)})`;
    case 'mod':
      return `mod(${textOf(tree.left)}, ${textOf(tree.right)})`;
    case 'min':
    case 'max':
      return `${tree.op}(${tree.of.map(textOf).join(', ')})`;
    case 'rounding':
      return `${tree.mode}(${textOf(tree.of)}, ${digits(tree.step)}${tree.unit})`;
    case 'table':
      return `${tree.name}[${tree.keys.map(textOf).join(', ')}]`;
    default:
      return `(${textOf(tree.left)}) ${tree.op} (${textOf(tree.right)})`;
  }
}

/** The same rules for the engine, read from their texts. */
export function engineProgram(rules: Rules): Program {
  const spec = (name: string, tree: Tree | undefined): TermSpec => {
    const known = facts.find((fact) => fact.name === name);
    const unit = known?.unit ?? termNames.find((one) => one.name === name)?.unit ?? '';
    return {
      unit,
      ...(unit === '선택' && { choices }),
      ...(known?.optional === true && { optional: true }),
      ...(tree !== undefined && { formula: textOf(tree) }),
    };
  };
  const tables = tableShapes.map(({ name, unit, keys }): [string, TableSpec] => {
    const { ranges, rows, columns, cells } = rules.tables[name] as OracleTable;
    const key = (text: string) => (/^-?\d/.test(text) ? r(text) : text);
    return [
      name,
      {
        unit,
        keys,
        match: ranges ? 'range' : 'exact',
        rows: rows.map(key),
        columns: columns.map(key),
        cells: cells.map((row) => row.map(r)),
      },
    ];
  });
  const terms = Object.fromEntries(rules.terms.map(({ name, tree }) => [name, spec(name, tree)]));
  return programOf(terms, Object.fromEntries(tables));
}

/** The same facts for the engine. */
export function engineFacts(rules: Rules): Map<string, Value> {
  const value = (one: Given): Value => {
    if ('number' in one) return r(one.number);
    if ('date' in one) return ratio(parseIsoDay(one.date) ?? Number.NaN);
    return 'truth' in one ? one.truth : one.choice;
  };
  const earlier = Object.entries(rules.earlier).map(([key, figure]): [string, Value] => {
    const [name = '', months] = key.split(' ');
    return [earlierKey({ name, months: Number(months) }), r(figure)];
  });
  return new Map([
    ...Object.entries(rules.given).map(([name, one]): [string, Value] => [name, value(one)]),
    ...earlier,
  ]);
}

/** A fact's column in a test: whole numbers over one denominator between two ends, or texts; undefined: not given. */
export interface AnyColumn {
  readonly name: string;
  readonly under: bigint;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly values: readonly (Value | undefined)[];
}

export interface AnyBatch {
  readonly rules: Rules;
  readonly columns: readonly AnyColumn[];
}

const rows = 6;
const ranges: readonly (readonly [bigint, bigint])[] = [
  [0n, 12n],
  [-60n, 60n],
  [0n, 1_000_000_000n],
  [-(10n ** 15n), 10n ** 15n],
  [1n - 2n ** 53n, 2n ** 53n - 1n],
];

function anyColumn(name: string, unit: Fact['unit']): fc.Arbitrary<AnyColumn> {
  const texts = (values: fc.Arbitrary<Value>): fc.Arbitrary<AnyColumn> =>
    fc
      .array(fc.option(values, { nil: undefined, freq: 8 }), { minLength: rows, maxLength: rows })
      .map((made) => ({ name, under: 1n, lo: 0n, hi: 0n, values: made }));
  if (unit === '여부') return texts(fc.boolean());
  if (unit === '선택') return texts(fc.constantFrom(...choices));
  const dates = unit === '날짜';
  const shape = dates
    ? fc.constant({ range: [17_900n, 20_800n] as const, under: 1n })
    : fc.record({ range: fc.constantFrom(...ranges), under: fc.constantFrom(1n, 1n, 2n, 10n, 30n) });
  return shape.chain(({ range: [lo, hi], under }) => {
    const whole = fc.oneof(fc.bigInt({ min: lo, max: hi }), fc.constantFrom(lo, hi));
    return fc
      .array(fc.option(whole, { nil: undefined, freq: 8 }), { minLength: rows, maxLength: rows })
      .map((made) => ({
        name,
        under,
        lo,
        hi,
        values: made.map((n) => (n === undefined ? undefined : ratio(n, under))),
      }));
  });
}

/** Rules without a divisor that can be 0, and columns of facts and of earlier months' figures for them. */
export const anyBatch: fc.Arbitrary<AnyBatch> = fc
  .record({
    trees: anyTrees(true),
    facts: fc.tuple(...facts.map(({ name, unit }) => anyColumn(name, unit))),
    earlier: fc.tuple(
      ...earlierFigures.map((key) => {
        const [name = '', months] = key.split(' ');
        return anyColumn(earlierKey({ name, months: Number(months) }), '수');
      }),
    ),
    tables: fc.tuple(...tableShapes.map(table)),
  })
  .map(({ trees: made, facts: columns, earlier, tables }) => ({
    rules: {
      terms: [
        ...facts.map(({ name }) => ({ name })),
        ...termNames.map(({ name }, i) => ({ name, tree: made[i] as Tree })),
      ],
      given: {},
      earlier: {},
      tables: Object.fromEntries(tableShapes.map(({ name }, i) => [name, tables[i] as OracleTable])),
    },
    columns: [...columns, ...earlier],
  }));
