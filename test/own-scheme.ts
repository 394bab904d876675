import { shippedRules } from '../src/generated/shipped-rules.ts';
import { Engine } from '../src/pay/engine.ts';
import { readEstimate } from '../src/people/inputs/estimate-input.ts';
import { factBooks } from '../src/people/inputs/fact-books.ts';
import type { PersonMonth } from '../src/people/types.ts';
import { Problems } from '../src/problem/problem.ts';
import { Compiled } from '../src/rules/compile.ts';
import { sourceFromValue } from '../src/rules/source-value.ts';
import { readRules } from './read-rules.ts';

/** The scheme of `ownEngine`. */
export const ownScheme = '시험';

/**
 * An engine with one more scheme, 시험, that pays these terms and knows of hours only what the law's schemes do.
 * `more`: of its provision; `beside`: provisions that it takes up, too.
 */
export function ownEngine(
  terms: string,
  items: readonly string[],
  more = '',
  beside: readonly string[] = [],
): Engine {
  const problems = new Problems();
  const indented = terms.trim().replaceAll('\n', '\n  ');
  const provision = `provision: 시험\nlabel: test\nsource: test\nterms:\n  ${indented}\n${more}`;
  const scheme = `scheme: 시험\nlabel: test\nprovisions: [${['직원', '파생', '근로시간-공통', '근로시간-8시간', '연장근로-8시간', '시험', ...beside].join(', ')}]
lines:\n  지급: { items: [${items.join(', ')}], total: 지급총액, label: Gross pay }\n`;
  const file = (path: string, text: string) => ({ path, text, sha256: '' });
  const own = readRules([file('rules/a.yaml', provision), file('rules/b.yaml', scheme)], problems);
  const shipped = shippedRules();
  const rules = new Compiled(
    {
      ...shipped,
      provisions: [...shipped.provisions, ...own.provisions],
      schemes: [...shipped.schemes, ...own.schemes],
    },
    problems,
  );
  problems.throwIfAny();
  return new Engine(rules);
}

/** The person-months of an input of an estimate, under the scheme. */
export function ownPeople(engine: Engine, input: unknown): readonly PersonMonth[] {
  const problems = new Problems();
  const read = readEstimate(
    sourceFromValue(input, 'test', problems),
    factBooks(engine.rules, [ownScheme]),
    problems,
  );
  problems.throwIfAny();
  return read?.people ?? [];
}
