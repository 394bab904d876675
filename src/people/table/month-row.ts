import { firstDay, isoDay, isoMonth, lastDay } from '../../calendar/date.ts';
import { emptyRecord, type UsualHours } from '../../calendar/types.ts';
import { checkEmployment, checkSpells } from '../../calendar/validate-leave.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { exactDigits } from '../../formula/digits.ts';
import { type Ratio, ratio } from '../../formula/ratio.ts';
import type { Problems } from '../../problem/problem.ts';
import { encodeValue, fits } from '../../readings/batch/columns.ts';
import { refuse, takeDay, takeMonth, takeNumber } from '../cells/problems.ts';
import { dayOf, numberOf, takeFact } from '../facts.ts';
import { takeAmount } from '../inputs/allowance-cells.ts';
import { takeCell, takeId, takeUsualHours } from '../inputs/columns.ts';
import { type CsvRow, row } from '../inputs/csv.ts';
import type { CsvRecord } from '../inputs/csv-records.ts';
import { mostMinutes } from './cell-kinds.ts';
import type { FactSpec } from './fact-spec.ts';
import { noDay, type Plan, type PlanColumn } from './plan.ts';

/** One person-month as the ordinary cell readers read it. */
export interface MonthRow {
  readonly id: string;
  readonly month: number;
  /** By slot. */
  readonly numbers: Float64Array;
  /** Undefined where the row says nothing of hours. */
  readonly hours: UsualHours | undefined;
}

/**
 * Reads a row cell by cell with the readers that every other file has. The scanner comes here for what it does
 * not know by sight, so that a cell means the same wherever it stands.
 */
export function readRow(record: CsvRecord, plan: Plan, problems: Problems): MonthRow | undefined {
  const before = problems.list.length;
  if (record.broken) return undefined;
  const width = plan.columns.length;
  if (record.cells.length !== width) {
    const at = record.place(Math.min(record.cells.length, width));
    problems.add('row-length', {
      at,
      values: { found: String(record.cells.length), expected: String(width) },
    });
    return undefined;
  }
  const found = row(record, plan.positions);
  const id = takeId(found, problems);
  const month = takeCell(found, '귀속월', takeMonth, problems);
  const facts = new Map<string, Value>();
  for (const fact of plan.facts) takeOne(found, fact, plan, facts, problems);
  const hours = takeUsualHours(found, problems);
  const numbers = plan.blanks.slice();
  plan.facts.forEach((fact, slot) => {
    const value = facts.get(fact.spec.term);
    if (value === undefined) return;
    if (isRatio(value) && !fits(fact.spec, value)) refuseUnfit(found, fact, value, problems);
    else numbers[slot] = encodeValue(fact.spec, value);
  });
  plan.columns.forEach((column, index) => {
    takeRest(column, found, record, index, numbers, plan, problems);
  });
  checkAllowances(found, facts, plan, problems);
  if (id !== undefined && month !== undefined) checkTimes(found, month, facts, numbers, plan, problems);
  if (problems.list.length > before || id === undefined || month === undefined) return undefined;
  return { id, month, numbers, hours: Object.keys(hours).length === 0 ? undefined : hours };
}

function takeOne(
  found: CsvRow,
  fact: FactSpec,
  plan: Plan,
  facts: Map<string, Value>,
  problems: Problems,
): void {
  const cell = found.cell(fact.key);
  if (cell === undefined || (cell.text === '' && !fact.required)) return;
  const term = plan.terms.get(fact.spec.term);
  if (fact.from !== '수당' && term !== undefined) {
    takeFact(term, cell, facts, problems);
    return;
  }
  const amount = takeAmount({ text: cell.text, at: cell.at }, problems, fact.key);
  if (amount !== undefined) facts.set(fact.spec.term, ratio(amount));
}

/**
 * What the cell readers take may still have no room in the column: a fact without a step stands in whole numbers, one
 * without ends within 2^53, and an allowance within its own ends. Here a row is its columns, so that is an error.
 */
function refuseUnfit(found: CsvRow, { key, spec }: FactSpec, value: Ratio, problems: Problems): void {
  const cell = found.cell(key);
  const scale = BigInt(spec.scale);
  const shown = (units: bigint): string => exactDigits(ratio(units, scale));
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const values = { min: shown(spec.lo ?? -most), max: shown(spec.hi ?? most), step: shown(1n) };
  const units = ratio(value.n * scale, value.d);
  const code =
    units.d !== 1n ? 'not-on-grain' : units.n < (spec.lo ?? -most) ? 'below-minimum' : 'above-maximum';
  refuse(code, cell?.text ?? '', { term: key, at: cell?.at }, problems, values);
}

/** The days of leave, the minutes, and what stands under no heading. */
function takeRest(
  column: PlanColumn,
  found: CsvRow,
  record: CsvRecord,
  index: number,
  numbers: Float64Array,
  plan: Plan,
  problems: Problems,
): void {
  if (column.kind === 'blank') {
    if ((record.cells[index] ?? '').trim() === '') return;
    const known = [...plan.positions.keys()].join(', ');
    const values = { column: column.name, known };
    problems.add('unknown-column', { at: record.place(index), term: column.name, values });
    return;
  }
  if (column.kind !== 'leave' && column.kind !== 'minutes') return;
  const cell = found.cell(column.name);
  if (cell === undefined) return;
  const asked = { term: column.name, at: cell.at };
  if (column.kind === 'leave') {
    const day = cell.text === '' ? undefined : takeDay(cell.text, asked, problems);
    if (day !== undefined) numbers[column.slot] = day;
    return;
  }
  const minutes = takeNumber(cell.text, '분', asked, problems);
  if (minutes === undefined) return;
  const values = { min: '0분', max: `${mostMinutes}분`, step: '1분' };
  const code =
    minutes.n < 0n
      ? 'below-minimum'
      : minutes.n > BigInt(mostMinutes) * minutes.d
        ? 'above-maximum'
        : minutes.d !== 1n
          ? 'not-on-grain'
          : undefined;
  if (code !== undefined) refuse(code, cell.text, asked, problems, values);
  else numbers[column.slot] = Number(minutes.n);
}

/** Allowances with a name of their own are counted in one of the sums. */
function checkAllowances(
  found: CsvRow,
  facts: ReadonlyMap<string, Value>,
  plan: Plan,
  problems: Problems,
): void {
  const allowances = plan.facts.filter(({ from }) => from === '수당');
  const parts = allowances.filter((one) => one.isSum !== true && numberOf(facts, one.spec.term).n > 0n);
  const won = (all: readonly FactSpec[]): bigint =>
    all.reduce((total, { spec }) => total + numberOf(facts, spec.term).n, 0n);
  const [part, sum] = [won(parts), won(allowances.filter((one) => one.isSum))];
  if (part <= sum) return;
  const names = parts.map(({ key }) => key).join(', ');
  const at = found.cell(parts[0]?.key ?? '')?.at ?? found.at;
  const values = { names, part: String(part), sum: String(sum) };
  problems.add('allowances-above-sums', { at, term: names, values });
}

/** The month, the employment and the leave of absence against one another. */
function checkTimes(
  found: CsvRow,
  month: number,
  facts: ReadonlyMap<string, Value>,
  numbers: Float64Array,
  plan: Plan,
  problems: Problems,
): void {
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  const at = found.cell('귀속월')?.at ?? found.at;
  const employment = { ...(hired !== undefined && { hired }), ...(left !== undefined && { left }) };
  const before = problems.list.length;
  checkEmployment({ ...emptyRecord, ...employment }, found.at, problems);
  if (!plan.months.includes(month)) {
    const range = { from: isoMonth(plan.months[0] ?? 0), to: isoMonth(plan.months.at(-1) ?? 0) };
    problems.add('outside-months', { at, term: '귀속월', values: { found: isoMonth(month), ...range } });
  } else if (
    problems.list.length === before &&
    ((hired !== undefined && hired > lastDay(month)) || (left !== undefined && left < firstDay(month)))
  ) {
    const values = {
      found: isoMonth(month),
      ...(hired !== undefined && { hired: isoDay(hired) }),
      ...(left !== undefined && { left: isoDay(left) }),
    };
    problems.add('outside-employment', { at, term: '귀속월', values });
  }
  if (plan.leave === undefined) return;
  const [from = noDay, to = noDay] = [numbers[plan.leave], numbers[plan.leave + 1]];
  if (from === noDay && to === noDay) return;
  for (const [name, day] of [
    ['휴직시작일', from],
    ['휴직종료일', to],
  ] as const) {
    if (day === noDay) refuse('missing-value', '', { term: name, at: found.cell(name)?.at }, problems);
  }
  if (from === noDay || to === noDay) return;
  const spell = {
    kind: plan.kinds.dated[0]?.name ?? '',
    from,
    to,
    at: found.cell('휴직시작일')?.at ?? found.at,
  };
  checkSpells({ ...emptyRecord, spells: [spell], ...employment }, found.at, problems);
}
