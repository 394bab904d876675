import {
  type CountedLeave,
  countedLeaveCounts,
  type DatedLeave,
  datedLeaveCounts,
  type LeaveEffect,
  type LeaveRules,
} from './model.ts';
import { entry, type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** Reads kinds of leave from a tree that fits leave.schema.json. */
export const readLeaveRules = (node: MapNode): LeaveRules => ({
  name: textAt(node, 'leave') ?? '',
  counted: kindsAt(entry(node, 'counted')).map(
    ({ key, keyAt, value }): CountedLeave => ({
      name: key,
      label: textAt(value, 'label') ?? '',
      fact: textAt(value, 'fact') ?? '',
      dates: textAt(value, 'dates') ?? '',
      isAbsence: textAt(value, 'absence') === 'true',
      counts: factsAt(value, countedLeaveCounts),
      at: keyAt,
    }),
  ),
  dated: kindsAt(entry(node, 'dated')).map(
    ({ key, keyAt, value }): DatedLeave => ({
      name: key,
      label: textAt(value, 'label') ?? '',
      facts: factsAt(value, datedLeaveCounts),
      effects: Object.fromEntries(
        kindsAt(entry(value, 'effects')).map((effect) => [
          effect.key,
          effect.value.kind === 'scalar' ? effect.value.text : '',
        ]),
      ),
      ...partsAt(entry(value, 'parts')),
      ...(entry(value, 'begins') && { begins: wholeAt(value, 'begins') }),
      at: keyAt,
    }),
  ),
  effects: kindsAt(entry(node, 'effects')).flatMap(({ key: effect, value: choices }) =>
    kindsAt(choices).map(
      ({ key: choice, keyAt, value }): LeaveEffect => ({
        effect,
        choice,
        facts: factsAt(value, datedLeaveCounts),
        at: keyAt,
      }),
    ),
  ),
  at: node.at,
});

const wholeAt = (node: SourceNode | undefined, key: string): number => Number(textAt(node, key) ?? 0);

const partsAt = (node: SourceNode | undefined): Pick<DatedLeave, 'parts'> =>
  node === undefined ? {} : { parts: { within: wholeAt(node, 'within'), until: wholeAt(node, 'until') } };

function factsAt<Count extends string>(
  node: SourceNode,
  counts: readonly Count[],
): Readonly<Partial<Record<Count, string>>> {
  const facts: Partial<Record<Count, string>> = {};
  for (const count of counts) {
    const term = textAt(node, count);
    if (term !== undefined) facts[count] = term;
  }
  return facts;
}

const kindsAt = (node: SourceNode | undefined): MapNode['entries'] =>
  node?.kind === 'map' ? node.entries : [];
