import { plainSpelling } from '../cells/plain.ts';

/** Headings that mean the same: spaces, underscores, stars and letter case make no difference. */
export const headingKey = (text: string): string =>
  plainSpelling(text)
    .replace(/[\s_*※]/g, '')
    .toLowerCase();

/** What a column itself is called: what stands behind the heading of its group. */
export const ownHeading = (heading: string): string => heading.slice(heading.lastIndexOf('>') + 1).trim();

/** What stands behind a heading in brackets and says nothing of which column it is. */
const asides = /\((?:필수|선택|[ymd.\-/년월일]+|hh:mm|숫자만|시간|명|시:분)\)$/i;

/** A heading without what its brackets say, and the unit of money that they may state. */
export interface BareHeading {
  readonly text: string;
  readonly unit?: string;
}

/** `units`: names of units of money. */
export function bareHeading(text: string, units: Iterable<string>): BareHeading {
  const plain = plainSpelling(text)
    .replace(/[[［]/g, '(')
    .replace(/[\]］]/g, ')')
    .replace(/\s*\*+$/, '');
  const found = /^(.*?)\s*\((?:단위\s*[:,]?\s*)?([^()]+)\)$/.exec(plain);
  const unit = found?.[2]?.trim();
  if (found?.[1] !== undefined && unit !== undefined && [...units].includes(unit))
    return { text: found[1], unit };
  return { text: plain.replace(asides, '').trim() };
}

/** The unit of money that a title states for the whole sheet: (단위: 천원). */
export function unitOfTitle(text: string, units: Iterable<string>): string | undefined {
  const found = /단위\s*[:：]?\s*([가-힣]+)/.exec(plainSpelling(text))?.[1];
  return found !== undefined && [...units].includes(found) ? found : undefined;
}

/** An amount times its unit, as text; what is no plain number stays for its reader to refuse. */
export function inWon(text: string, factor: number): string {
  const plain = plainSpelling(text).replace(/,/g, '');
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === '' || factor === 1) return text;
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * BigInt(factor);
  const rest = (product % scale).toString().padStart(fraction.length, '0').replace(/0+$/, '');
  return `${sign}${product / scale}${rest === '' ? '' : `.${rest}`}`;
}

/** The fact that a column of an institution's own is: its heading, without what stands above it and behind. */
export const groupName = (heading: string): string => bareHeading(ownHeading(heading), []).text;
