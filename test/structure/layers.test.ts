import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkRules } from '../../src/columns/check-rules.ts';
import { readRuleFolder } from '../../src/disk/rule-folder.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { bareText } from '../../src/readings/exact.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { TermRule } from '../../src/rules/model.ts';
import { rules as shipped } from '../support.ts';

/** The law knows no institution: rules/korea stands alone, and says nothing of what lies over it. */
const folder = new URL('../../rules/', import.meta.url).pathname;
const ofKorea = (rule: TermRule): boolean => rule.at.file?.startsWith('rules/korea/') === true;

/** Terms of an institution that the law still names, each with its reason. */
const stillNamed: Readonly<Record<string, string>> = {};

/** Words of one institution, which no text of the law may hold. */
const ownWords = /서울|생활임금|협력성과급|주요업무보고|현행기본급|현행통상임금|개편안|요양보호사|모두돌봄/;

async function korea(): Promise<Compiled> {
  const problems = new Problems();
  const rules = new Compiled(await readRuleFolder(`${folder}korea`, problems), problems);
  expect(problems.list).toEqual([]);
  return rules;
}

test('rules/korea passes check by itself', async () => {
  const problems = new Problems();
  const examples = checkRules(await korea(), problems);
  expect(problems.list).toEqual([]);
  expect(examples).toBeGreaterThan(80);
});

test('no formula of it names a term that only an institution defines', () => {
  const named: string[] = [];
  const look = (names: readonly string[]): void => {
    for (const name of names) {
      const known = shipped.terms.get(name)?.rules ?? [];
      if (known.length > 0 && !known.some(({ rule }) => ofKorea(rule))) named.push(name);
    }
  };
  for (const { terms } of shipped.ruleSet.provisions) {
    // What an institution's layer adds to a term of the law is its own.
    for (const rule of terms.filter(ofKorea))
      for (const entry of (rule.entries ?? []).filter(({ formula: { at } }) =>
        at.file?.startsWith('rules/korea/'),
      ))
        look(shipped.entryFormula(rule.name, entry, new Problems())?.terms ?? []);
  }
  expect([...new Set(named)].sort()).toEqual(Object.keys(stillNamed).sort());
});

test('no file of it speaks of an institution', () => {
  const files = readdirSync(`${folder}korea`, { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((name) => name.endsWith('.yaml'))
    .filter((name) => ownWords.test(readFileSync(`${folder}korea/${name}`, 'utf8')));
  expect(found).toEqual([]);
});

test('everything shipped comes from a layer that rules/layers.yaml lists', () => {
  const layers = new Set(shipped.ruleSet.files.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  expect([...layers]).toEqual(['rules/korea', 'rules/seoul-social-service']);
});

test('a full salary scheme stands on it with no fact of another institution', async () => {
  const problems = new Problems();
  const rules = new Compiled((await korea()).ruleSet, problems);
  checkRules(rules, problems);
  expect(problems.list).toEqual([]);
  expect(rules.terms.has('직종')).toBe(false);
  const program = new Engine(rules).program('법정월급제', '2024-03', problems);
  const hours = program?.order.find(({ name }) => name === '전일제기준시간')?.formula?.root;
  expect(hours?.kind === 'constant' && bareText(hours.value)).toBe('209');
});
