import {
  type CountedLeave,
  type DatedLeave,
  datedLeaveCounts,
  type LeaveCountFacts,
  type LeaveEffect,
  type LeaveRules,
} from './model.ts';
import { entry, type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** Reads kinds of leave from a tree that fits leave.schema.json. */
export const readLeaveRules = (node: MapNode): LeaveRules => ({
  name: textAt(node, 'leave') ?? '',
  counted: kindsAt(entry(node, 'counted')).map(({ key, keyAt, value }): CountedLeave => {
    const weeks = textAt(value, 'weeks');
    return {
      name: key,
      label: textAt(value, 'label') ?? '',
      fact: textAt(value, 'fact') ?? '',
      dates: textAt(value, 'dates') ?? '',
      isAbsence: textAt(value, 'absence') === 'true',
      ...(weeks !== undefined && { weeks }),
      at: keyAt,
    };
  }),
  dated: kindsAt(entry(node, 'dated')).map(
    ({ key, keyAt, value }): DatedLeave => ({
      name: key,
      label: textAt(value, 'label') ?? '',
      facts: countsAt(value),
      effects: Object.fromEntries(
        kindsAt(entry(value, 'effects')).map((effect) => [
          effect.key,
          effect.value.kind === 'scalar' ? effect.value.text : '',
        ]),
      ),
      at: keyAt,
    }),
  ),
  effects: kindsAt(entry(node, 'effects')).flatMap(({ key: effect, value: choices }) =>
    kindsAt(choices).map(
      ({ key: choice, keyAt, value }): LeaveEffect => ({
        effect,
        choice,
        facts: countsAt(value),
        at: keyAt,
      }),
    ),
  ),
  at: node.at,
});

const countsAt = (node: SourceNode): LeaveCountFacts =>
  Object.fromEntries(
    datedLeaveCounts.flatMap((count) => {
      const term = textAt(node, count);
      return term === undefined ? [] : [[count, term]];
    }),
  );

const kindsAt = (node: SourceNode | undefined): MapNode['entries'] =>
  node?.kind === 'map' ? node.entries : [];
