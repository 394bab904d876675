import { measureNames, measureOf } from '../../../bargaining/negotiate/measures.ts';
import type { NegotiationResult } from '../../../bargaining/negotiate/negotiate.ts';
import type { ParameterLever } from '../../../bargaining/negotiate/negotiation.ts';
import { limitText, parameterLeverText } from '../../../bargaining/negotiate/words.ts';
import { isRatio } from '../../../formula/checked.ts';
import { decimalPlaces, exactDigits } from '../../../formula/digits.ts';
import { assumedCells, assumedHeads } from '../../../writing/assumed.ts';
import { csvLine } from '../../run/people-csv.ts';

/** One row a package of the front, as Korean Excel opens it: UTF-8 with a mark, CRLF. */
export function packagesCsv({ scenario, negotiation: { levers }, front }: NegotiationResult): string {
  const heads = ['번호', ...levers.map(leverHead), ...measureNames, '같은묶음', '걸리는제한'];
  const head = [...heads, ...assumedHeads(scenario)];
  const rows = front.map((one) => [
    one.at,
    ...levers.map((lever, l) => leverCell(lever, one.places[l] ?? 0)),
    ...measureNames.map((name) => measureOf(one.figures, name)),
    one.same,
    one.binding.map((limit) => limitText(limit, 'ko')).join('; '),
    ...assumedCells(scenario),
  ]);
  return `\uFEFF${[head, ...rows].map(csvLine).join('')}`;
}

/** A number's unit stands in the heading, so that its cells are numbers. */
const leverHead = ({ term, type, unit }: ParameterLever): string =>
  type.kind === 'number' && unit !== '' ? `${term}(${unit})` : term;

function leverCell(lever: ParameterLever, place: number): string | number {
  const value = lever.values[place]?.value;
  const isNumber = lever.type.kind === 'number' && value !== undefined && isRatio(value);
  // A fraction whose decimals have no end is no number of a spreadsheet.
  if (!isNumber || decimalPlaces(value) === undefined) return parameterLeverText(lever, place);
  return Number(exactDigits(value));
}

/** One row a package and a person who is worse off in it. */
export function losersCsv({ scenario, front }: NegotiationResult): string {
  const rows = front.flatMap(({ at, losers }) =>
    losers.map(({ id, change }) => [at, id, change, ...assumedCells(scenario)]),
  );
  return `\uFEFF${[['번호', '사번', '차액', ...assumedHeads(scenario)], ...rows].map(csvLine).join('')}`;
}
