import { parseIsoDay } from '../formula/civil.ts';
import type { Problems } from '../problem/problem.ts';
import { type AgreementRule, type AgreementState, agreementStatuses } from './model.ts';
import {
  entriesOf,
  type InheritedSource,
  inheritedSource,
  literalText,
  readKnown,
  sourceOf,
} from './read-term.ts';
import { type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** Reads an issue of the bargaining table from a tree that fits agreement.schema.json. */
export function readAgreement(node: MapNode, problems: Problems): AgreementRule {
  const inherited = inheritedSource(node, { text: undefined, article: undefined });
  const [mark, note, source] = [textAt(node, 'mark'), textAt(node, 'note'), sourceOf(inherited)];
  return {
    name: textAt(node, 'agreement') ?? '',
    label: textAt(node, 'label') ?? '',
    ...(mark !== undefined && { mark }),
    ...(note !== undefined && { note }),
    ...(source !== undefined && { source }),
    before: textAt(node, 'before') ?? '',
    after: textAt(node, 'after') ?? '',
    replace: entriesOf(node, 'replace').flatMap(({ key, keyAt, value }) =>
      value.kind === 'scalar' ? [{ from: key, to: value.text, at: keyAt }] : [],
    ),
    values: entriesOf(node, 'values').map(({ key, keyAt, value }) => ({
      name: key,
      value: literalText(value),
      at: keyAt,
    })),
    parties: entriesOf(node, 'parties').map(({ key, keyAt, value }) => ({
      name: key,
      at: keyAt,
      states: readStates(key, value, inherited, problems),
    })),
    at: node.at,
  };
}

/** States by date; each must end before the next begins. */
function readStates(
  party: string,
  node: SourceNode,
  inherited: InheritedSource,
  problems: Problems,
): readonly AgreementState[] {
  if (node.kind !== 'map') return [];
  let before: AgreementState | undefined;
  return node.entries.map(({ key, keyAt, value }) => {
    const own = inheritedSource(value, inherited);
    const source = sourceOf(own);
    if (source === undefined)
      problems.add('missing-source', { at: keyAt, term: party, values: { from: key } });
    if (parseIsoDay(key) === undefined)
      problems.add('no-such-date', { at: keyAt, term: party, values: { text: key } });
    if (before !== undefined && key <= before.from) {
      const values = { from: key, before: before.from };
      problems.add('dates-not-ascending', { at: keyAt, term: party, values });
    } else if (before?.until !== undefined && key <= before.until) {
      const values = { party, from: key, until: before.until };
      problems.add('agreement-overlap', { at: keyAt, term: party, values });
    }
    const [until, note, status] = [textAt(value, 'until'), textAt(value, 'note'), textAt(value, 'status')];
    const isDay = until === undefined || parseIsoDay(until) !== undefined;
    if (!isDay || (until !== undefined && until < key))
      problems.add('no-such-date', { at: value.at, term: party, values: { text: until } });
    before = {
      status: agreementStatuses.find((one) => one === status) ?? '교섭중',
      from: key,
      ...(until !== undefined && { until }),
      ...readKnown(party, value, problems),
      source: source ?? { text: '' },
      confirmed: textAt(value, 'confirmed') !== 'false',
      ...(note !== undefined && { note }),
      at: keyAt,
    };
    return before;
  });
}
