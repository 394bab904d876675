import { setFlagsFromString } from 'node:v8';

/**
 * How much a function must have run before V8 makes machine code for it, in bytes of its own code: ten times its usual
 * 66 KiB. Most commands end within a second or two, and spent up to a third of their processor time on code that was
 * hardly used; the loops over many people reach this within milliseconds. Figures do not depend on it.
 */
const budget = 675_840;

/** V8 13 (Node 24) no longer has the flag, and says so on the standard error of every start. */
export const knowsBudget = (v8: string): boolean => Number.parseInt(v8, 10) < 13;

export function makeMachineCodeLater(): void {
  if (knowsBudget(process.versions.v8)) setFlagsFromString(`--interrupt-budget=${budget}`);
}
