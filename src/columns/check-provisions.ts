import type { Term } from '../formula/program.ts';
import { programOf } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import type { Engine } from '../pay/engine.ts';
import { Problems } from '../problem/problem.ts';
import { type Bounds, numbers, unknownBounds, wholes } from '../readings/bound.ts';
import { bounds } from '../readings/bounds.ts';
import { zeroDivisorProblems } from '../readings/zero-divisors.ts';
import type { Provision, TermRule } from '../rules/model.ts';
import { provisionAlone } from '../rules/provision-alone.ts';
import { fractionsAmong } from './check-fractions.ts';
import { anyMonthFacts } from './month-batch.ts';

/**
 * Rings, divisors of 0 and lines of fractions in provisions as they stand, whether or not a scheme has them. What schemes rest on (`reached`)
 * they were looked at for, with all that they know.
 */
export function checkProvisions(
  engine: Engine,
  provisions: readonly Provision[],
  months: readonly string[],
  reached: ReadonlySet<TermRule>,
  problems: Problems,
): void {
  const { rules } = engine;
  for (const provision of provisions) {
    const alone = new Set(provision.terms.filter((rule) => !reached.has(rule)).map(({ name }) => name));
    for (const month of months) {
      const own = new Problems();
      const { builder, terms, open } = provisionAlone(rules, provision, month, own);
      problems.addNew(own.list.filter(({ code }) => code === 'cycle'));
      // In months for which it is not made, it need not be whole; what is wrong with a formula was told.
      if (own.any || !builder.isWhole || alone.size === 0) continue;
      const program = programOf(builder.order, builder.tables);
      const facts = anyMonthFacts(engine, { terms, month });
      const within = bounds(program, (term) => (open.has(term.name) ? leftOpen(term) : facts(term)));
      problems.addNew(zeroDivisorProblems(within, alone).list);
      const lines = provision.items.flatMap(({ name }) => (alone.has(name) ? [name] : []));
      problems.addNew(fractionsAmong(lines, program, within).list);
    }
  }
}

/** What is left open is taken for a whole number above 0: whoever defines it is asked. */
const leftOpen = (term: Term): Bounds =>
  term.type.kind === 'number'
    ? numbers({ lo: { at: ratio(0), open: true }, hi: undefined }, wholes)
    : unknownBounds(term);
