import fc from 'fast-check';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { anyBatch } from '../formula/rules-arbitrary.ts';
import { agreeTwice, nothingCompared, runnersOf } from './agree.ts';
import { type Block, blocksOf, readPlan } from './long-plan.ts';
import { AnyPeople, allMonths } from './people.ts';
import { Draws } from './random.ts';
import { agreesOnTrees, noTrees } from './trees.ts';
import { keptFor, variants } from './variants.ts';

/** One process of the long mode: every n-th block, each told to the parent when it is done. */
const [part = 0, parts = 1] = process.argv.slice(2).map(Number);
const plan = readPlan(process.env);
const rules = new Compiled(shippedRules(), new Problems());
const any = new AnyPeople(rules);
const all = variants(rules);

for (const [i, block] of blocksOf(plan).entries()) {
  if (i % parts !== part) continue;
  try {
    work(block);
  } catch (error) {
    process.stderr.write(`\nblock of ${block.kind}, seed ${block.seed}, number ${block.number}\n`);
    throw error;
  }
  process.send?.({ [block.kind]: block.count });
}
process.disconnect?.();

function work({ kind, seed, number, count }: Block): void {
  if (kind === 'trees') {
    const counts = noTrees();
    fc.assert(
      fc.property(anyBatch, (one) => agreesOnTrees(one, counts)),
      { numRuns: count, seed },
    );
    return;
  }
  const variant = all[number % all.length];
  if (variant === undefined) return;
  const engine = new Engine(rules, variant.changes);
  const runners = runnersOf(engine, [variant.scheme]);
  // A year of months: another for each round of the variants.
  const first = allMonths[0] + 12 * (Math.floor(number / all.length) % 8);
  const people = any.draw(new Draws(seed), count, [first, first + 11], keptFor(variant));
  const compared = nothingCompared();
  agreeTwice(engine, runners, people, compared);
  if (compared.byColumns < 0.7 * people.length)
    throw new Error(`columns hold ${compared.byColumns} of ${people.length} person-months`);
}
