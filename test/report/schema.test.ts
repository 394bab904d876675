import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Problems } from '../../src/problem/problem.ts';
import { schemasOf } from '../../src/report/schema/schemas.ts';
import { typesOf } from '../../src/report/schema/types.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { listEngine } from '../own-lists.ts';

const root = new URL('../../', import.meta.url).pathname;
const rules = new Compiled(shippedRules(), new Problems());
const schemas = schemasOf(rules);
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);

function validator(kind: string): ValidateFunction {
  const found = ajv.getSchema(`${kind}.schema.json`);
  if (found === undefined) throw new Error(kind);
  return found;
}
/** What is wrong with a value, by where. */
function wrong(kind: string, value: unknown): string[] {
  const validate = validator(kind);
  return validate(value) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));
const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);

/** The kind of a file, by the key at its top. */
function kindOf(value: unknown): string | undefined {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const kinds = {
    귀속월: 'estimate',
    시나리오: 'scenario',
    프로젝트: 'project',
    extends: 'extension',
    tableWords: 'words',
  };
  const named = [
    'provision',
    'scheme',
    'agreement',
    'guarantee',
    'leave',
    'natures',
    'ledger',
    'holidays',
    'figures',
    'units',
  ].find((key) => keys.includes(key));
  if (keys.includes('시나리오')) return 'scenario';
  return named ?? Object.entries(kinds).find(([key]) => keys.includes(key))?.[1];
}

describe('schemas of the rules in force', () => {
  const files = [...yamlIn('rules'), ...yamlIn('scenarios'), 'examples/one-person.yaml'].filter(
    (path) => !path.endsWith('layers.yaml'),
  );
  test.each(files)('take %s', (path) => {
    const value = read(path);
    const kind = kindOf(value);
    expect([path, kind === undefined ? 'of no kind' : wrong(kind, value)]).toEqual([path, []]);
  });

  const input = { 귀속월: '2024-03', 직원: { 직종: '요양보호사' } };
  test.each([
    ['an input', 'estimate', input, []],
    ['what nobody knows yet', 'estimate', { ...input, 직원: { 직종: '모름' } }, []],
    ['a list of people', 'estimate', [input, input], []],
    [
      'a fact misspelt',
      'estimate',
      { ...input, 직원: { 직중: '요양보호사' } },
      ['/직원 additionalProperties'],
    ],
    ['a choice misspelt', 'estimate', { ...input, 직원: { 직종: '요양보호시' } }, ['/직원/직종 enum']],
    [
      'a month’s fact misspelt',
      'estimate',
      { ...input, 근무: { 제공건슈: 3 } },
      ['/근무 additionalProperties'],
    ],
    ['too few services', 'estimate', { ...input, 근무: { 제공건수: -1 } }, ['/근무/제공건수 minimum']],
    ['a leave misspelt', 'estimate', { ...input, 연차일짜: ['2024-03-04'] }, [' additionalProperties']],
    ['a project’s scheme misspelt', 'project', { 프로젝트: '우리', 제도: ['현헹'] }, ['/제도/0 enum']],
    ['a project’s column misspelt', 'project', { 프로젝트: '우리', 열: { 호칭: '직중' } }, ['/열/호칭 enum']],
    [
      'an assumption misspelt',
      'project',
      { 프로젝트: '우리', 가정: { 최저임금시금: '이어쓰기' } },
      ['/가정 additionalProperties'],
    ],
    ['a rest assumed', 'project', { 프로젝트: '우리', 가정: { 나머지: '이어쓰기' } }, []],
    [
      'a changed value misspelt',
      'scenario',
      { 시나리오: '가', 기준: '나.yaml', 변경: { 개편안: { 값: { 연장가산율율: 2 } } } },
      ['/변경/개편안/값 additionalProperties'],
    ],
    [
      'a changed scheme misspelt',
      'scenario',
      { 시나리오: '가', 기준: '나.yaml', 변경: { 개편인: {} } },
      ['/변경 additionalProperties'],
    ],
    ['a base misspelt', 'scheme', { scheme: '우리안', label: 'Ours', base: '현헹' }, ['/base enum']],
    [
      'a provision misspelt',
      'scheme',
      { scheme: '우리안', label: 'Ours', provisions: ['최저임굼'] },
      ['/provisions/0 enum'],
    ],
    [
      'a line misspelt',
      'scheme',
      {
        scheme: '우리안',
        label: 'Ours',
        lines: { 지급: { items: ['기본금'], total: '지급총액', label: 'Gross' } },
      },
      ['/lines/지급/items/0 enum'],
    ],
    [
      'an item’s nature misspelt',
      'provision',
      {
        provision: '우리',
        label: 'Ours',
        items: { 우리수당: { label: 'Ours', line: '지급', nature: { 통상임굼: '예' } } },
      },
      ['/items/우리수당/nature additionalProperties'],
    ],
    [
      'what an item is misspelt',
      'provision',
      {
        provision: '우리',
        label: 'Ours',
        items: { 우리수당: { label: 'Ours', line: '지급', nature: { 통상임금: '에' } } },
      },
      ['/items/우리수당/nature/통상임금 enum'],
    ],
    ['an extension of nothing', 'extension', { extends: '최저임굼' }, ['/extends enum']],
    [
      'a value of nothing',
      'extension',
      { extends: '최저임금', values: { 최저임금시금: [{ value: 1 }] } },
      ['/values additionalProperties'],
    ],
  ] as const)('say of %s', (_, kind, value, expected) => {
    const found = wrong(kind, value).filter((one) => !/ (anyOf|type)$/.test(one));
    expect(found).toEqual(expected);
  });

  test('say what each name means', () => {
    const text = JSON.stringify(schemas['estimate.schema.json']);
    expect(text).toContain('Occupation (선택)');
  });
});

describe('list facts', () => {
  const own = schemasOf(listEngine.rules);
  const lists = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  for (const [name, schema] of Object.entries(own)) lists.addSchema(schema, name);
  const says = (kind: string, value: unknown): string[] => {
    const validate = lists.getSchema(`${kind}.schema.json`);
    if (validate === undefined) throw new Error(kind);
    if (validate(value) === true) return [];
    const found = (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
    return found.filter((one) => !/ (anyOf|type)$/.test(one));
  };
  const input = (가족: unknown) => ({ 귀속월: '2024-03', 직원: { 직종: '요양보호사', 가족 } });
  const child = { 관계: '자녀', 생년월일: '2020-01-01' };
  const scenario = (사람: unknown) => ({ 시나리오: '가', 기준: '나.yaml', 사람 });

  test.each<[string, string, unknown, readonly string[]]>([
    ['items', 'estimate', input([child, { ...child, 금액: 300 }]), []],
    [
      'a field misspelt',
      'estimate',
      input([{ ...child, 생일: '2020' }]),
      ['/직원/가족/0 additionalProperties'],
    ],
    ['a field that is missing', 'estimate', input([{ 관계: '자녀' }]), ['/직원/가족/0 required']],
    ['a choice misspelt', 'estimate', input([{ ...child, 관계: '자여' }]), ['/직원/가족/0/관계 enum']],
    [
      'what is not known within an item',
      'estimate',
      input([{ ...child, 관계: '모름' }]),
      ['/직원/가족/0/관계 enum'],
    ],
    ['more than there can be', 'estimate', input([child, child, child]), ['/직원/가족 maxItems']],
    ['a month’s list', 'estimate', { ...input([]), 근무: { 출장: [{ 숙박: true }] } }, []],
    ['tables', 'scenario', scenario({ 명부: 'a.csv', 가족: 'b.csv', 출장: 'c.csv' }), []],
    [
      'a table misspelt',
      'scenario',
      scenario({ 명부: 'a.csv', 가죽: 'b.csv' }),
      ['/사람 additionalProperties'],
    ],
  ])('%s', (_, kind, value, expected) => {
    expect(says(kind, value)).toEqual(expected);
  });

  test('types', () => {
    const text = typesOf(listEngine.rules);
    expect(text).toContain(
      "readonly '가족'?: readonly { readonly '관계': '배우자' | '자녀'; readonly '생년월일': string; readonly '금액'?: number | string }[];",
    );
    expect(text).toContain("readonly '숙박'?: boolean | '예' | '아니오' }[];");
  });
});

describe('types of the rules in force', () => {
  const folder = mkdtempSync(join(root, 'test/report/.types-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compile, and refuse a name that there is not', () => {
    writeFileSync(join(folder, 'names.ts'), typesOf(rules));
    const head = `import { amountOf, explain, loadRules, payslip } from '../../../src/index.ts';
import type { OurNames } from './names.ts';
const rules = loadRules<OurNames>();
const person = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' } as const;
const slip = payslip(rules, { 귀속월: '2024-03', 직원: person, 근무: { 제공건수: 40 } }, '개편안');
`;
    const good = `${head}amountOf(slip, '지급총액');\nexplain(slip, '통상시급');\n`;
    const bad = [
      `payslip(rules, { 귀속월: '2024-03', 직원: person }, '개편인');`,
      `payslip(rules, { 귀속월: '2024-03', 직원: { ...person, 직종: '요양보호시' } }, '개편안');`,
      `payslip(rules, { 귀속월: '2024-03', 직원: person, 근무: { 제공건슈: 40 } }, '개편안');`,
      `amountOf(slip, '지급총엑');`,
      `explain(slip, '통상시금');`,
    ];
    writeFileSync(join(folder, 'good.ts'), good);
    bad.forEach((line, i) => {
      writeFileSync(join(folder, `bad${i}.ts`), `${head}${line}\n`);
    });
    const config = {
      extends: join(root, 'tsconfig.json'),
      include: [`${folder}/*.ts`],
      compilerOptions: { noEmit: true, noUnusedLocals: false },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], {
      encoding: 'utf8',
      cwd: root,
    });
    const places = [...stdout.matchAll(/^\S*?([a-z]+\d*)\.ts\((\d+),/gm)].map((m) => `${m[1]} ${m[2]}`);
    expect(places, stdout).toEqual(bad.map((_, i) => `bad${i} 6`));
  });
});
