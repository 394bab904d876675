import { children, type Earlier, type Formula, type FormulaNode, noteEarlier } from '../formula/checked.ts';

/** Made once, so that months with the same formulas share what is made of them. */
const known = new WeakMap<Formula, WeakMap<Formula, Map<string, Formula>>>();

/** One formula for a term with and without a change: `if CHANGE then ADOPTED else BEFORE`. */
export function switched(change: string, adopted: Formula, before: Formula): Formula {
  const byBefore = known.get(adopted) ?? new WeakMap<Formula, Map<string, Formula>>();
  known.set(adopted, byBefore);
  const byChange = byBefore.get(before) ?? new Map<string, Formula>();
  byBefore.set(before, byChange);
  const made = byChange.get(change) ?? merge(change, adopted, before);
  byChange.set(change, made);
  return made;
}

function merge(change: string, adopted: Formula, before: Formula): Formula {
  const { span, type } = adopted.root;
  const own = 2 + adopted.nodeCount;
  const root: FormulaNode = {
    id: 0,
    span,
    type,
    kind: 'if',
    test: { id: 1, span, type: { kind: 'truth' }, kind: 'term', name: change },
    then: renumbered(adopted.root, 2),
    otherwise: renumbered(before.root, own),
  };
  return {
    root,
    nodeCount: own + before.nodeCount,
    terms: [...new Set([change, ...adopted.terms, ...before.terms])],
    tables: [...new Set([...adopted.tables, ...before.tables])],
    earlier: allEarlier([adopted, before]),
    text: `if ${change} then ${adopted.text} else ${before.text}`,
  };
}

/** The same tree with its nodes numbered from another start. */
function renumbered(node: FormulaNode, by: number): FormulaNode {
  const again = (one: FormulaNode): FormulaNode => renumbered(one, by);
  const id = node.id + by;
  if (children(node).length === 0) return { ...node, id };
  switch (node.kind) {
    case 'negate':
    case 'not':
    case 'abs':
    case 'rounding':
    case 'firstOfMonth':
    case 'datePart':
      return { ...node, id, arg: again(node.arg) };
    case 'later':
      return { ...node, id, date: again(node.date), count: again(node.count) };
    case 'elapsed':
      return { ...node, id, from: again(node.from), to: again(node.to) };
    case 'arithmetic':
    case 'relation':
    case 'logic':
    case 'mod':
      return { ...node, id, left: again(node.left), right: again(node.right) };
    case 'in':
      return { ...node, id, item: again(node.item), list: again(node.list) };
    case 'otherwise':
      return { ...node, id, value: again(node.value), fallback: again(node.fallback) };
    case 'if':
      return {
        ...node,
        id,
        test: again(node.test),
        then: again(node.then),
        otherwise: again(node.otherwise),
      };
    case 'extreme':
    case 'tally':
      return { ...node, id, args: node.args.map(again) };
    case 'table':
      return { ...node, id, keys: node.keys.map(again) };
    default:
      return { ...node, id };
  }
}

/** What some formulas refer to of earlier months, each once. */
function allEarlier(formulas: readonly Formula[]): Earlier[] {
  const all = new Map<string, Earlier>();
  for (const { earlier } of formulas) for (const one of earlier) noteEarlier(all, one);
  return [...all.values()];
}
