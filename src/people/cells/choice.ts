import { nearest } from '../../problem/nearest.ts';
import { plainSpelling } from './plain.ts';
import { fault, type Reading, read } from './value.ts';

export type ChoiceReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly why: 'empty' }
  | { readonly ok: false; readonly why: 'unknown'; readonly nearest?: string };

/** Finds the choice a text means: spaces and the kind of middle dot (· ㆍ ・) make no difference. */
export function readChoice(text: string, choices: readonly string[]): ChoiceReading {
  const written = plainSpelling(text);
  if (written === '') return fault('empty');
  const exact = choices.find((choice) => choice === written);
  const loose = exact ?? only(choices.filter((choice) => loosely(choice) === loosely(written)));
  if (loose !== undefined) return read(loose);
  const near = nearest(written, choices);
  return { ok: false, why: 'unknown', ...(near !== undefined && { nearest: near }) };
}

const loosely = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s/g, '')
    .replace(/[ㆍ・•‧]/g, '·');
const only = (found: readonly string[]): string | undefined => (found.length === 1 ? found[0] : undefined);

const yes: ReadonlySet<string> = new Set(['예', '네', 'y', 'yes', 'true', '참', '1', 'o', '○']);
const no: ReadonlySet<string> = new Set(['아니오', '아니요', 'n', 'no', 'false', '거짓', '0', 'x', '×']);

/** Reads 예/아니오, Y/N, O/X, 1/0 or true/false. */
export function readYesNo(text: string): Reading<boolean, 'empty' | 'form'> {
  const written = plainSpelling(text).toLowerCase();
  if (written === '') return fault('empty');
  return yes.has(written) ? read(true) : no.has(written) ? read(false) : fault('form');
}
