import type { Place, Problems } from '../problem/problem.ts';
import { where } from './compile.ts';
import { extended, type Standing } from './extend.ts';
import type { LeaveRules, RuleSet } from './model.ts';
import type { LayerRules } from './read-layer.ts';
import { together } from './unread.ts';

/** What a layer or another defines by name. */
interface Named {
  readonly name: string;
  readonly at: Place;
}

/** A layer over those below, as one rule set. What both define without a word of it is a problem, and stays as below. */
export function overLayer(
  below: RuleSet,
  { defined, overriding }: LayerRules,
  standing: Standing,
  problems: Problems,
): RuleSet {
  const saysSo = ({ at }: Named): boolean => overriding.has(at.file ?? '');
  const over = <T extends Named>(under: readonly T[], above: readonly T[]): T[] => {
    for (const one of above)
      if (saysSo(one) && !under.some(({ name }) => name === one.name))
        problems.add('nothing-to-override', { at: one.at, values: { name: one.name } });
    return overNames(under, above, (one) => standing === 'assumed' || saysSo(one), problems);
  };
  const provisions = over(below.provisions, defined.provisions);
  // A provision takes its tables with it.
  const kept = new Set(provisions.map(({ at }) => at.file));
  const left = new Set(below.provisions.map(({ at }) => at.file).filter((file) => !kept.has(file)));
  const tables = below.tables.filter(({ at }) => !left.has(at.file));
  // One that says so stands for all there was, with what was added to it.
  const whole = new Set([...defined.provisions, ...defined.schemes].filter(saysSo).map(({ name }) => name));
  const unread = together([below, defined].flatMap((one) => one.unread ?? []));
  const all: RuleSet = {
    provisions,
    schemes: over(below.schemes, defined.schemes),
    tables: overNames(tables, defined.tables, () => standing === 'assumed', problems),
    agreements: over(below.agreements, defined.agreements),
    guarantees: over(below.guarantees, defined.guarantees),
    leave: withKinds(over(below.leave, defined.leave), new Set(below.leave), problems),
    natures: over(below.natures, defined.natures),
    ledgers: over(below.ledgers, defined.ledgers),
    figures: over(below.figures, defined.figures),
    units: over(below.units, defined.units),
    holidays: [...below.holidays, ...defined.holidays.filter(isNew(below.holidays))],
    holidayRules: over(below.holidayRules, defined.holidayRules),
    tableWords: over(below.tableWords ?? [], defined.tableWords ?? []),
    extensions: [...below.extensions.filter(({ name }) => !whole.has(name)), ...defined.extensions],
    files: [...below.files, ...defined.files],
    // What a project says holds over its layers, files under work included.
    ...(below.compared && { compared: below.compared }),
    ...(below.headings && { headings: below.headings }),
    ...(below.mappings && { mappings: below.mappings }),
    ...(unread && { unread }),
  };
  const again = standing === 'assumed' ? addedAgain(all, defined) : [];
  const added = again.reduce((rules, one) => extended(rules, one, 'assumed', problems), all);
  return defined.extensions.reduce((rules, one) => extended(rules, one, standing, problems), added);
}

/** What was added to those for which others stand under work, and is to be added to these: it lies over them. */
function addedAgain({ extensions }: RuleSet, { provisions, schemes, files }: RuleSet): RuleSet['extensions'] {
  const own = new Set(files.map(({ path }) => path));
  const names = new Set([...provisions, ...schemes].map(({ name }) => name));
  return extensions.filter(({ name, at }) => names.has(name) && !own.has(at.file ?? ''));
}

/** Names above over those below, each in the place of the one it stands in for. */
function overNames<T extends Named>(
  below: readonly T[],
  above: readonly T[],
  standsIn: (one: T) => boolean,
  problems: Problems,
): T[] {
  const known = new Map(below.map((one) => [one.name, one]));
  const places = new Map<string, T>();
  const added: T[] = [];
  for (const one of above) {
    const under = known.get(one.name);
    // What one layer defines twice is told when all names are known.
    if (under === undefined || places.has(one.name)) added.push(one);
    else if (standsIn(one)) places.set(one.name, one);
    else problems.add('layers-collide', { at: one.at, values: collision(under, one) });
  }
  return [...below.map((one) => places.get(one.name) ?? one), ...added];
}

const collision = (below: Named, above: Named): Record<string, string> => ({
  name: above.name,
  first: where(below.at),
  second: where(above.at),
});

/** Files of kinds of leave: a kind of one above that one of those below has, too, is a problem. */
function withKinds(
  all: readonly LeaveRules[],
  below: ReadonlySet<LeaveRules>,
  problems: Problems,
): LeaveRules[] {
  const kindsOf = ({ counted, dated }: LeaveRules): readonly Named[] => [...counted, ...dated];
  const known = new Map(
    all
      .filter((one) => below.has(one))
      .flatMap(kindsOf)
      .map((kind) => [kind.name, kind]),
  );
  return all.map((rules) => {
    if (below.has(rules)) return rules;
    const isFree = (kind: Named): boolean => {
      const under = known.get(kind.name);
      if (under !== undefined)
        problems.add('layers-collide', { at: kind.at, values: collision(under, kind) });
      return under === undefined;
    };
    return { ...rules, counted: rules.counted.filter(isFree), dated: rules.dated.filter(isFree) };
  });
}

const isNew = (below: RuleSet['holidays']): ((one: RuleSet['holidays'][number]) => boolean) => {
  const key = ({ day, name, kind }: RuleSet['holidays'][number]): string => `${day} ${name} ${kind}`;
  const known = new Set(below.map(key));
  return (one) => !known.has(key(one));
};
