import { Engine } from '../../pay/engine.ts';
import type { Change } from '../../rules/change.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Setting } from './levered.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';

/** A scenario's changes with the values of the levers that are moved laid over them, for all months. */
export function changesWith(
  { changes }: Pick<Scenario, 'changes'>,
  { scheme, levers }: Pick<Negotiation, 'scheme' | 'levers'>,
  setting: Setting,
): ReadonlyMap<string, Change> {
  const before = changes.get(scheme) ?? { values: [], replace: [] };
  const moved = levers.flatMap((lever, l) => {
    const place = setting[l];
    return place === undefined ? [] : [{ lever, place }];
  });
  const values = [
    ...before.values.filter(({ name }) => !moved.some(({ lever }) => lever.term === name)),
    ...moved.map(({ lever, place }) => ({
      name: lever.term,
      at: lever.at,
      entries: [entryOf(lever, place)],
    })),
  ];
  return new Map([...changes, [scheme, { ...before, values }]]);
}

type ChangeEntry = Change['values'][number]['entries'][number];
const entries = new WeakMap<ParameterLever, Map<number, ChangeEntry>>();

/** One entry a value, so that its literal is checked once. */
function entryOf(lever: ParameterLever, place: number): ChangeEntry {
  const own = entries.get(lever) ?? new Map<number, ChangeEntry>();
  entries.set(lever, own);
  const known = own.get(place);
  if (known !== undefined) return known;
  const formula = { text: lever.values[place]?.text ?? '', at: lever.at };
  const made = { formula, literal: true, source: { text: '교섭의 조정' }, confirmed: true };
  own.set(place, made);
  return made;
}

/** An engine that works a package out as any scenario's run would. */
export function packageEngine(
  engine: Engine,
  scenario: Pick<Scenario, 'changes'>,
  negotiation: Pick<Negotiation, 'scheme' | 'levers'>,
  setting: Setting,
): Engine {
  return new Engine(engine.rules, changesWith(scenario, negotiation, setting), engine.binding);
}
