import type { RunLine } from '../../columns/lines.ts';
import type { FileHash } from '../../rules/model.ts';
import { type AccumulatorState, SummaryAccumulator } from '../../run/summary.ts';
import { isFileHash, isListOf, isObject, isOwnFile, isShapedLike, isText } from '../run-shape.ts';
import type { AccumulatorFile } from './accumulator-file.ts';
import { formats, type Progress, type RunIdentity, type WrittenPart } from './run-state.ts';

/** What a run's manifest says of its files. */
export interface Manifest {
  /** The program's version. */
  readonly engine: string;
  /** The scenario's path. */
  readonly scenario: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  readonly outputs: readonly FileHash[];
}

export const isManifest = (value: unknown): value is Manifest =>
  isObject(value) &&
  isText(value['engine']) &&
  isText(value['scenario']) &&
  isListOf(value['rules'], isFileHash) &&
  isListOf(value['inputs'], isFileHash) &&
  isListOf(value['outputs'], isOwnFile);

export const isProgress = (value: unknown): value is Progress =>
  isObject(value) &&
  isIdentity(value['identity']) &&
  isCount(value['at']) &&
  isCount(value['stretches']) &&
  isOrder(value['order']) &&
  isShapedLike(value['read'], counted) &&
  isListOf(value['parts'], isPart) &&
  isObject(value['fold']);

/** Whether what was added up so far is of the run that goes on: of its schemes, lines and changes. */
const isFoldOf = (fold: unknown, fresh: AccumulatorState): fold is AccumulatorState =>
  isShapedLike(fold, fresh) &&
  isObject(fold) &&
  isListOf(fold['schemes'], (one): one is unknown => isObject(one) && isScheme(one, fresh)) &&
  isListOf(fold['findings'], (one): one is unknown => isListOf(one, isTextAndCount)) &&
  isListOf(fold['choices'], isChoice) &&
  isListOf(fold['groups'], isGroup);

export function isAccumulatorFile(value: unknown): value is AccumulatorFile {
  if (!isObject(value)) return false;
  const { identity, scenario, lines, attributions, columns, labels, order, read, fold } = value;
  if (!isIdentity(identity) || !isScenario(scenario) || !isListOf(lines, isLine)) return false;
  if (!isListOf(attributions, isAttribution) || attributions.length !== scenario.schemes.length - 1)
    return false;
  if (!isListOf(columns, isColumn) || !isListOf(labels, isText) || !isOrder(order)) return false;
  const fresh = new SummaryAccumulator(lines, scenario, attributions).written();
  return isShapedLike(read, counted) && isFoldOf(fold, fresh) && isCountOf(read, fold);
}

/** Whether as many were read as were added up. */
const isCountOf = (read: unknown, { people, personMonths }: AccumulatorState): boolean =>
  isObject(read) && read['people'] === people && read['personMonths'] === personMonths;

/** Whether a run of the same schemes and lines can go on from what was written down of it. */
export const isProgressOf = ({ fold, read }: Progress, fresh: AccumulatorState): boolean =>
  isFoldOf(fold, fresh) && isCountOf(read, fold);

const counted = { people: 0, personMonths: 0 };

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isIdentity = (value: unknown): value is RunIdentity =>
  isObject(value) &&
  isText(value['engine']) &&
  isListOf(value['rules'], isFileHash) &&
  isListOf(value['inputs'], isFileHash) &&
  formats.some((format) => format === value['format']) &&
  (value['part'] === null || isShapedLike(value['part'], { part: 1, of: 1 }));

const isOrder = (value: unknown): boolean =>
  isObject(value) &&
  isShapedLike(value, { natural: true, plain: true }) &&
  ['first', 'last'].every((key) => value[key] === undefined || isText(value[key]));

const isPart = (value: unknown): value is WrittenPart =>
  isObject(value) && isOwnFile(value['results']) && isOwnFile(value['people']);

const isLine = (value: unknown): value is RunLine =>
  isShapedLike(value, { kind: '', term: '', isTotal: true });

const isColumn = (value: unknown): value is AccumulatorFile['columns'][number] =>
  isShapedLike(value, { name: '', type: '' });

const isAttribution = (value: unknown): value is AccumulatorFile['attributions'][number] =>
  isObject(value) && isListOf(value['changes'], isText) && typeof value['isForward'] === 'boolean';

const isScenario = (value: unknown): value is AccumulatorFile['scenario'] =>
  isObject(value) &&
  isText(value['name']) &&
  isListOf(value['months'], isCount) &&
  isListOf(value['schemes'], isText) &&
  value['schemes'].length > 0 &&
  isShapedLike(value['assumption'], { name: '' }) &&
  isShapedLike(value['report'], { binWidth: 1, top: 1 }) &&
  isObject(value['report']) &&
  (value['report']['groups'] === undefined || isListOf(value['report']['groups'], isText));

const isNumbers = (value: unknown): value is readonly number[] =>
  isListOf(value, (one): one is number => Number.isSafeInteger(one));
const isTable = (value: unknown): value is readonly unknown[] => isListOf(value, isNumbers);
const isTextAndCount = (value: unknown): value is unknown =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && isCount(value[1]);
const isChoice = (value: unknown): value is unknown =>
  Array.isArray(value) &&
  isText(value[0]) &&
  isListOf(value[1], (one): one is unknown => isListOf(one, isText));
const isHeads = (value: unknown): value is unknown =>
  isShapedLike(value, { gain: 0, lose: 0, same: 0, gained: 0, lost: 0, difference: 0 });

const isGroup = (value: unknown): value is unknown =>
  isObject(value) &&
  isText(value['fact']) &&
  isListOf(
    value['groups'],
    (one): one is unknown =>
      Array.isArray(one) &&
      isText(one[0]) &&
      isShapedLike(one[1], counted) &&
      isTable(one[1].totals) &&
      isListOf(one[1].heads, isHeads),
  );

/** What has been counted of a scheme, and the people who gain and lose most by it. */
const isScheme = (one: Readonly<Record<string, unknown>>, { totals }: AccumulatorState): boolean => {
  const isPerson = (value: unknown): value is unknown =>
    isObject(value) &&
    isText(value['id']) &&
    isCount(value['months']) &&
    isTable(value['totals']) &&
    value['totals'].length === totals.length &&
    isNumbers(value['covered']) &&
    isNumbers(value['differences']) &&
    isListOf(value['parts'], isTable);
  return (
    isTable(one['bins']) &&
    isListOf(one['worths'], isNumbers) &&
    isListOf(one['winners'], isPerson) &&
    isListOf(one['losers'], isPerson)
  );
};
