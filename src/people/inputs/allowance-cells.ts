import type { Problems } from '../../problem/problem.ts';
import type { AllowanceNatures, AskedNature, Natures } from '../../rules/items/allowance-natures.ts';
import { readYesNo } from '../cells/choice.ts';
import { askedAt, takeChoice, takeNumber, takeYesNo } from '../cells/problems.ts';
import type { PlacedText } from './shift.ts';

/** An allowance as a row or a list's item writes it. */
export interface AllowanceRow {
  readonly name: string;
  /** What stands under a nature; undefined where there is no such key or column. */
  cell(nature: string): PlacedText | undefined;
}

/**
 * What an allowance is: what it says itself, else what its name says, else what the rules take it for. What cannot be read
 * goes to `problems`; what must be said and has no key or column has been told of by the shape.
 */
export function takeNatures(
  row: AllowanceRow,
  rules: AllowanceNatures,
  problems: Problems,
): Natures | undefined {
  const taken = rules.asked.map((asked): [string, string | undefined] => {
    const given = row.cell(asked.nature);
    const isSaid = given !== undefined && (given.text.trim() !== '' || asked.otherwise === undefined);
    const known = isSaid ? takeNature(asked, given, problems) : rules.choiceOf(row.name, asked);
    return [asked.nature, known];
  });
  const known = taken.flatMap(([nature, choice]) =>
    choice === undefined ? [] : [[nature, choice] as const],
  );
  return known.length === taken.length ? Object.fromEntries(known) : undefined;
}

/** One of a nature's choices; where these are 예 and 아니오, true, Y and O will do. */
function takeNature(
  { nature, choices }: AskedNature,
  given: PlacedText,
  problems: Problems,
): string | undefined {
  const asked = askedAt(given, nature);
  if (!choices.includes(yes) || !choices.includes(no))
    return takeChoice(given.text, choices, asked, problems);
  const written = given.text.normalize('NFC').trim();
  if (choices.includes(written)) return written;
  if (choices.length > 2 && !readYesNo(given.text).ok)
    return takeChoice(given.text, choices, asked, problems);
  const said = takeYesNo(given.text, asked, problems);
  return said === undefined ? undefined : said ? yes : no;
}

const [yes, no] = ['예', '아니오'];

/** An amount in whole won, 0 to a billion. */
export function takeAmount(text: PlacedText, problems: Problems, term = '금액'): number | undefined {
  const asked = askedAt(text, term);
  const amount = takeNumber(text.text, '원', asked, problems);
  if (amount === undefined) return undefined;
  const values = { text: text.text, min: '0원', max: '1,000,000,000원', step: '1원' };
  const code =
    amount.n < 0n
      ? 'below-minimum'
      : amount.n > 1_000_000_000n * amount.d
        ? 'above-maximum'
        : amount.d !== 1n
          ? 'not-on-grain'
          : undefined;
  if (code === undefined) return Number(amount.n);
  problems.add(code, { term, at: text.at, values });
  return undefined;
}
