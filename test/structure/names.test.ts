import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as calendarInterface from '../../src/calendar/interface.ts';
import { dimensions } from '../../src/formula/units.ts';
import * as namedRules from '../../src/rules/named-rules.ts';
import { rules } from '../support.ts';
import { sourceFiles, src } from './graph.ts';

/**
 * No rule in code: src/ holds no name of a rule, nor a value of a choice, in strings, keys or identifiers. What passes:
 *
 * - the words of the file formats: keys and listed values of schema/;
 * - the calendar's interface (src/calendar/interface.ts), and the rules that the program itself asks for, which stand in
 *   src/rules/named-rules.ts and in no other file; docs/calendar.md lists both;
 * - sentences for people: catalogues of problems and words, and the help of the command line;
 * - in reports, the keys of what is written: words of an output, which no rule is looked up by.
 */
const root = new URL('../../', import.meta.url).pathname;
const namedRulesFile = 'rules/named-rules.ts';
const isCatalogue = (file: string): boolean =>
  /(^|\/)(catalog(-[a-z-]+)?|[a-z-]*words|help)\.tsx?$/.test(file);

/** Every string in a value, its keys included where they are data. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsOf(one)]);
}

/** Choices that are also words of the formula language: units, and how a truth or nothing is said. */
const plainWords: ReadonlySet<string> = new Set([...dimensions, '아님', '없음']);

/** The names and the choices that the shipped rules define, of more than one syllable. */
const ruleNames: ReadonlySet<string> = new Set(
  [
    ...rules.ruleSet.provisions.flatMap(({ name, terms, findings }) => [
      name,
      ...findings.map((one) => one.name),
      ...terms.flatMap((term) => [
        term.name,
        ...(term.choices ?? []),
        ...(term.fact === undefined ? [] : [term.fact.key, ...term.fact.aliases]),
      ]),
    ]),
    ...rules.ruleSet.schemes.flatMap(({ name, lines }) => [
      name,
      ...lines.flatMap(({ total, items }) => [total, ...items]),
    ]),
    ...[...rules.ruleSet.agreements, ...rules.ruleSet.guarantees, ...rules.ruleSet.tables].map(
      ({ name }) => name,
    ),
    ...rules.leave.counted.flatMap(({ name, fact, dates, counts }) => [
      name,
      fact,
      dates,
      ...Object.values(counts),
    ]),
    ...rules.leave.dated.flatMap(({ name, facts }) => [name, ...Object.values(facts)]),
  ].filter((name) => [...name].length > 1 && /\p{Script=Hangul}/u.test(name) && !plainWords.has(name)),
);

/** Keys and listed values of the file formats. */
const formatWords: ReadonlySet<string> = new Set(
  readdirSync(join(root, 'schema')).flatMap((file) =>
    wordsOfSchema(JSON.parse(readFileSync(join(root, 'schema', file), 'utf8'))),
  ),
);

function wordsOfSchema(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOfSchema);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, one]: [string, unknown]) => {
    const own =
      key === 'properties' ? Object.keys(one ?? {}) : key === 'enum' || key === 'const' ? textsOf(one) : [];
    return [...own, ...wordsOfSchema(one)];
  });
}

const calendarWords: ReadonlySet<string> = new Set(textsOf(calendarInterface));
const namedWords: readonly string[] = textsOf(namedRules);

interface FoundName {
  readonly name: string;
  readonly line: number;
}

/** Names of rules in a source text, comments left out. `asOutput`: keys are words of an output. */
function namesIn(text: string, asOutput: boolean): FoundName[] {
  const code = text.replace(
    /\/\*[\s\S]*?\*\/|('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*/g,
    (whole, literal?: string) => literal ?? whole.replace(/[^\n]/g, ' '),
  );
  return code.split('\n').flatMap((line, i) =>
    [...line.matchAll(/[\p{L}\p{N}_]*\p{Script=Hangul}[\p{L}\p{N}_]*/gu)].flatMap(({ 0: name, index }) => {
      const isKey = /^['"]?\??:/.test(line.slice(index + name.length));
      return !ruleNames.has(name) || (asOutput && isKey) ? [] : [{ name, line: i + 1 }];
    }),
  );
}

describe('no rule in code', () => {
  test('the names are those of rules, and the words those of formats', () => {
    expect(ruleNames.size).toBeGreaterThan(300);
    for (const name of [
      '식대',
      '연차',
      '연차일자',
      '질병휴직',
      '결근주수',
      '적극개입건수',
      '지급총액',
      '개편안',
    ])
      expect([name, ruleNames.has(name)]).toEqual([name, true]);
    for (const name of ['식대', '연차일자', '질병휴직', '적극개입건수', '지급총액', '개편안'])
      expect([name, formatWords.has(name)]).toEqual([name, false]);
  });

  test('names are found in strings, templates, keys and identifiers, and not in comments', () => {
    const text = [
      "const a = '식대'; // 연차",
      '/* 공가 */ const b = `of: 질병휴직`;',
      'const c = { 결근: 1 };',
      "const d = 'http://x 병가';",
      "facts.get('직원.기본급');",
    ].join('\n');
    expect(namesIn(text, false).map(({ name, line }) => `${line} ${name}`)).toEqual([
      '1 식대',
      '2 질병휴직',
      '3 결근',
      '4 병가',
      '5 직원',
      '5 기본급',
    ]);
    expect(namesIn('const c = { 결근: 식대 };', true).map(({ name }) => name)).toEqual(['식대']);
  });

  test.each(sourceFiles().filter((file) => !isCatalogue(file)))('%s', (file) => {
    const found = namesIn(readFileSync(join(src, file), 'utf8'), file.startsWith('report/'));
    const passes = (name: string): boolean =>
      formatWords.has(name) ||
      calendarWords.has(name) ||
      (file === namedRulesFile && namedWords.includes(name));
    expect(found.filter(({ name }) => !passes(name))).toEqual([]);
  });

  test('docs/calendar.md lists every name that stands in the code', () => {
    const page = readFileSync(join(root, 'docs/calendar.md'), 'utf8');
    const listed = new Set([...page.matchAll(/`([^`\n]+)`/g)].map((m) => m[1] ?? ''));
    const named = [...calendarWords, ...namedWords].filter((name) => ruleNames.has(name));
    expect(named.filter((name) => !listed.has(name))).toEqual([]);
  });

  test('the interface names nothing that the rules do not know', () => {
    const settings = Object.keys(calendarInterface.settingTerms);
    const asked = [...settings, ...Object.values(calendarInterface.employment), calendarInterface.payMonth];
    expect(
      [...asked, ...namedWords].filter((name) => /\p{Script=Hangul}/u.test(name) && !ruleNames.has(name)),
    ).toEqual([]);
  });
});
