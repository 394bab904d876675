import { entry, type MapNode, type SourceNode } from '../../rules/source-tree.ts';

const mergeable =
  /^(합성인력(\.(직원|근무))?|(변경|제도정의)(\.[^.]+(\.(값|조항|인상))?)?|사람|보고|근무가정|불확실성|교섭|전망|예산)?$/;
const workforce = '합성인력';
const pinned = '명단';
const groups: readonly string[] = ['직원', '근무'];

/**
 * A scenario over its base: what it states stands, the rest is the base's. Maps are merged down to the level
 * at which a value is one thing (a distribution is replaced whole, never mixed).
 */
export function mergeScenario(base: SourceNode, over: SourceNode, path = ''): SourceNode {
  if (base.kind !== 'map' || over.kind !== 'map' || !mergeable.test(path)) return over;
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  // What is merged stands by itself: it names no base any more.
  const entries = over.entries.filter(({ key }) => path !== '' || key !== '기준');
  const under = path === workforce ? withoutPins(base, over) : base;
  const merged = under.entries.map((one) => {
    const own = entries.find(({ key }) => key === one.key);
    return own === undefined ? one : { ...own, value: mergeScenario(one.value, own.value, below(one.key)) };
  });
  const added = entries.filter(({ key }) => !base.entries.some((one) => one.key === key));
  return { ...over, entries: [...merged, ...added] };
}

/**
 * A workforce whose listed people no longer state what a scenario over it states of everybody: 일과 of all, and not of all
 * but those whom the base lists. A scenario with a list of its own says itself what holds for whom.
 */
function withoutPins(base: MapNode, over: MapNode): MapNode {
  const list = entry(base, pinned);
  if (list?.kind !== 'list' || entry(over, pinned) !== undefined) return base;
  const items = list.items.map((item) => (item.kind === 'map' ? without(item, over) : item));
  return {
    ...base,
    entries: base.entries.map((one) => (one.key === pinned ? { ...one, value: { ...list, items } } : one)),
  };
}

/** A listed person less the keys that are stated of everybody, those of 직원 and 근무 one by one. */
const without = (person: MapNode, stated: MapNode): MapNode => ({
  ...person,
  entries: person.entries.flatMap((one) => {
    const own = entry(stated, one.key);
    if (own === undefined) return [one];
    if (!groups.includes(one.key) || own.kind !== 'map' || one.value.kind !== 'map') return [];
    const entries = one.value.entries.filter(({ key }) => entry(own, key) === undefined);
    return entries.length === 0 ? [] : [{ ...one, value: { ...one.value, entries } }];
  }),
});
