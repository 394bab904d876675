import type { SchemeFigures } from '../../columns/chunk-figures.ts';
import type { RunLine } from '../../columns/lines.ts';
import { nameColumn } from '../../people/inputs/roster.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import type { TableShape } from '../../people/table/shape.ts';
import type { ColumnEncoding } from '../../readings/batch/columns.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { assumedColumn } from '../../writing/assumed.ts';

/** The columns of a run's results. */
export interface ResultLayout {
  /** The 직원 facts that the file gives. */
  readonly facts: readonly FactSpec[];
  readonly schemes: readonly string[];
  readonly lines: readonly RunLine[];
  /** Whether a row says how gross and net pay differ from the first scheme's. */
  readonly differs: boolean;
  /** What the scenario's months rest on that is not out yet. */
  readonly assumed?: readonly AssumedValue[];
  /** Whether rows give 성명. */
  readonly named?: true;
}

/** The columns of a run that is written whole: groups, and the facts that its scenario asks for. */
export function wholeLayout(
  { schemes, report, assumed }: Pick<Scenario, 'schemes' | 'report' | 'assumed'>,
  { facts, named }: Pick<TableShape, 'facts' | 'named'>,
  lines: readonly RunLine[],
): ResultLayout {
  const asked = new Set(report.groups);
  return {
    facts: facts.filter((fact) => fact.isGroup || asked.has(fact.spec.term)),
    schemes,
    lines,
    differs: false,
    ...(assumed && { assumed }),
    ...(named && { named }),
  };
}

/** A column of the results and its type in a database. */
export interface ResultColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'BOOLEAN';
}

/** The places of gross pay and, where there is one, of net pay among the lines. */
export function differenceLines(
  lines: readonly RunLine[],
): { readonly name: string; readonly line: number }[] {
  const gross = lines.findIndex(({ isTotal }) => isTotal);
  const net = lines.findIndex(({ kind, isTotal }) => isTotal && kind === '실수령');
  return [
    ...(gross < 0 ? [] : [{ name: '차액', line: gross }]),
    ...(net < 0 ? [] : [{ name: '실수령차액', line: net }]),
  ];
}

export const resultColumns = ({ facts, lines, differs, assumed, named }: ResultLayout): ResultColumn[] => [
  { name: '사번', type: 'VARCHAR' },
  ...(named ? [{ name: nameColumn.name, type: 'VARCHAR' as const }] : []),
  { name: '귀속월', type: 'VARCHAR' },
  ...facts.map((fact): ResultColumn => ({ name: factHeading(fact, lines), type: typeOf(fact.spec) })),
  { name: '제도', type: 'VARCHAR' },
  { name: '적용', type: 'VARCHAR' },
  { name: '미적용사유', type: 'VARCHAR' },
  ...lines.map(({ term }): ResultColumn => ({ name: term, type: 'BIGINT' })),
  ...(differs ? differenceLines(lines) : []).map(({ name }): ResultColumn => ({ name, type: 'BIGINT' })),
  ...(assumed === undefined ? [] : [{ name: assumedColumn, type: 'VARCHAR' as const }]),
];

/** Where a line has the fact's heading (기본급), the fact goes by its own name (계약기본급). */
const factHeading = ({ key, spec }: FactSpec, lines: readonly RunLine[]): string =>
  lines.some(({ term }) => term === key) ? spec.term : key;

/** What is shown of people beside their numbers: 성명, and the groups they are in. */
export const labelHeads = ({
  facts,
  lines,
  named,
}: Pick<ResultLayout, 'facts' | 'lines' | 'named'>): string[] => [
  ...(named ? [nameColumn.name] : []),
  ...groupFacts(facts).map((fact) => factHeading(fact, lines)),
];

/** By the term of each fact that rows give: its column. */
export const factColumns = ({
  facts,
  lines,
}: Pick<ResultLayout, 'facts' | 'lines'>): Record<string, string> =>
  Object.fromEntries(facts.map((fact) => [fact.spec.term, factHeading(fact, lines)]));

export const groupFacts = (facts: readonly FactSpec[]): FactSpec[] => facts.filter(({ isGroup }) => isGroup);

function typeOf(spec: ColumnEncoding): ResultColumn['type'] {
  if (spec.type.kind === 'date') return 'DATE';
  if (spec.type.kind !== 'number') return 'VARCHAR';
  return spec.scale === 1 ? 'BIGINT' : 'DOUBLE';
}

/** The conditions that a row failed. */
export function missedText({ missed }: SchemeFigures, row: number): string {
  let text = '';
  for (const [name, flags] of missed) if (flags[row] === 1) text += text === '' ? name : ` ${name}`;
  return text;
}
